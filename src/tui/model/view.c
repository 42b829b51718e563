/* What the open file comes to: loaded and computed anew after each change. */
#include "tui/model/view.h"

#include <string.h>

#include "model/product/names.h"

/* The dimensions in the order of the product; a row joins the section of its label. */
static void list_dimensions(tni_view *out)
{
    const tni_source_file *d = out->document;
    const tn_tree *const trees[] = {d->tree, d->rows};
    const size_t room = d->tree->count + (d->rows ? d->rows->count : 0);
    tni_name *labels = tn_arena_take_array(out->arena, d->tree->count + 1, sizeof(*labels));
    size_t sections = 0;
    out->dimensions = tn_arena_take_array(out->arena, room + 1, sizeof(*out->dimensions));
    for (int i = 0; i < 2 && labels && out->dimensions; i++) {
        for (const tn_section *x = trees[i] ? trees[i]->first : NULL; x; x = x->next) {
            if (strcmp(x->kind, "dimension") == 0 &&
                (i == 0 || tni_names_find(labels, sections, x->label) == TN_NO_DIMENSION)) {
                out->dimensions[out->dimension_count++] = x;
            }
        }
        for (size_t n = 0; i == 0 && n < out->dimension_count; n++) {
            labels[sections++] = (tni_name){out->dimensions[n]->label, n};
        }
        tni_names_sort(labels, sections);
    }
}

/* The offers beside the open one, priced by the same quote. */
static void compare(const tni_model *m, tni_view *out)
{
    if (tni_workspace_again(&m->base, out->arena, &out->comparison_ws) == TN_OK &&
        tni_draft_put(&m->draft, &out->comparison_ws, false, NULL, NULL, 0) == TN_OK) {
        tni_quotes_beside(&out->comparison_ws, out->quote, m->comparisons, m->comparison_count,
                          &out->offers);
    }
}

static tn_status understand(tni_model *m, const tni_draft_file *tried, const char *bytes,
                            size_t size, tni_view *out)
{
    tn_arena *arena = tn_arena_new(NULL);
    if (!arena) {
        return TN_E_NOMEM;
    }
    *out = (tni_view){.arena = arena};
    tn_status status = tni_workspace_again(&m->base, arena, &out->ws);
    out->ws.progress = &m->progress;
    status = status ? status : tni_draft_put(&m->draft, &out->ws, true, tried, bytes, size);
    out->document = status == TN_OK ? tni_workspace_load(&out->ws, m->draft.document->path) : NULL;
    const tni_source_file *d = out->document;
    if (!d) {
        return TN_E_NOMEM;
    }
    if (d->kind == TNI_KIND_PRODUCT && d->tree) {
        list_dimensions(out);
    }
    if (d->status == TN_OK && d->kind == TNI_KIND_OFFER) {
        status = tni_quote_with_report(&out->ws, d, &out->quote, &out->report);
        if (out->quote) {
            compare(m, out);
        }
    } else if (d->status == TN_OK && d->kind == TNI_KIND_CONTRACT) {
        const char *usage = tried && m->usage_waits ? NULL : tni_rated_usage(m);
        status = tni_contract_books(&out->ws, d, NULL, usage, &out->books);
        if (out->books) {
            status = tni_books_tables(&out->ws, out->books, &out->tables) == TN_E_NOMEM ? TN_E_NOMEM
                                                                                        : status;
        }
    }
    tn_findings_sort(out->ws.findings);
    return status ? status : d->status;
}

/* A link of the chain: a file, or NULL. What is made of another one is no part of it any more. */
static void link_file(tni_model *m, tni_kind kind, const char *path)
{
    const char *before = m->chain[kind];
    if (before && path && strcmp(before, path) == 0) {
        return;
    }
    for (tni_kind k = kind; k <= TNI_KIND_CONTRACT; k++) {
        m->chain[k] = NULL;
    }
    m->chain[kind] = path ? tn_arena_text(m->arena, path) : NULL;
}

/* The chain of the open file, from what it is made of on. */
static void follow(tni_model *m)
{
    const tni_source_file *d = tni_seen(m)->document;
    if (d && d->kind >= TNI_KIND_PRODUCT && d->kind <= TNI_KIND_CONTRACT) {
        if (d->kind != TNI_KIND_PRODUCT) {
            link_file(m, TNI_KIND_PRODUCT, d->product ? d->product->file : NULL);
        }
        if (d->kind == TNI_KIND_CONTRACT) {
            link_file(m, TNI_KIND_OFFER, d->offer ? d->offer->file : NULL);
        }
        link_file(m, d->kind, m->draft.document->path);
    }
}

void tni_view_at(tni_model *m, const tni_draft_file *tried, const char *bytes, size_t size)
{
    tni_view now = {0};
    m->serial++;
    if (!m->draft.document) {
        tni_view_done(&m->view);
        tni_view_done(&m->understood_view);
        tni_draft_bind(&m->draft, NULL, NULL);
        return;
    }
    m->progress.stopped = false;
    const bool understood = understand(m, tried, bytes, size, &now) == TN_OK;
    if (m->progress.stopped) {
        tni_view_done(&now);
        m->usage = NULL;
        tni_show_message(m, ATTR_WARNING, "stopped: no usage is rated; o chooses it again");
        tni_view_at(m, tried, bytes, size);
        return;
    }
    const tni_view *before = tni_seen(m);
    const bool same =
        before->document && strcmp(before->document->path, m->draft.document->path) == 0;
    if (!understood && same && !m->understood_view.arena &&
        m->view.understood) { /* the last figures stay on the screen */
        m->understood_view = m->view;
        m->view = (tni_view){0};
    }
    tni_view_done(&m->view);
    m->view = now;
    m->view.understood = understood;
    if (understood || !same) {
        tni_view_done(&m->understood_view);
    }
    follow(m);
    const tni_source_file *seen = tni_seen(m)->document;
    tni_draft_bind(&m->draft, now.document, seen && seen->rows ? seen->rows->file : NULL);
}
