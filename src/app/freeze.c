/* What acceptance would have frozen, given to a contract that lives already (rule 2.3.9). */
#include "app/freeze.h"

#include "app/draft/draft.h"
#include "app/workspace/source_file.h"
#include "base/list.h"
#include "engine/life/freeze.h"
#include "tenor/ini.h"

tn_status tni_freeze_text(tni_workspace *ws, const tni_source_file *d, tn_buffer *out)
{
    const tn_contract *c = d->contract;
    tn_status status = TN_OK;
    tn_findings_remove(ws->findings, TN_CTR_NOT_FROZEN);
    if (!c->terms.set) {
        status = tni_freeze_write(ws->arena, c, NULL, ws->tables, ws->findings, out);
    }
    for (size_t i = 0; i < c->event_count && status == TN_OK; i++) {
        const tn_event *e = &c->events[i];
        if (e->kind == TN_EVENT_REPLACE && !e->terms) {
            status = tni_freeze_write(ws->arena, c, e, ws->tables, ws->findings, out);
        }
    }
    return status;
}

/* One edit per section to be added, one per key to be added to a section that is there. */
typedef struct edits {
    tn_arena *arena;
    tn_edit *items;
    size_t count;
} edits;

static void add_edit(edits *list, tn_edit edit)
{
    TNI_LIST_ADD(list->arena, &list->items, &list->count, edit);
}

static void add_section(edits *list, const tn_section *s)
{
    tn_edit_pair *pairs = tn_arena_take_array(list->arena, s->count + 1, sizeof(*pairs));
    size_t count = 0;
    for (const tn_entry *e = s->first; pairs && e; e = e->next) {
        pairs[count++] = (tn_edit_pair){e->key, e->value};
    }
    if (pairs) {
        add_edit(list, (tn_edit){.verb = TN_EDIT_ADD_SECTION,
                                 .kind = s->kind,
                                 .label = s->label,
                                 .pairs = pairs,
                                 .pair_count = count});
    }
}

static void add_terms(edits *list, const tn_tree *file, const tn_tree *terms)
{
    for (const tn_section *s = terms ? terms->first : NULL; s; s = s->next) {
        const tn_section *there = tn_tree_find(file, s->kind, s->label);
        if (!there) {
            add_section(list, s);
        }
        for (const tn_entry *e = s->first; there && e; e = e->next) {
            if (!tn_section_find(there, e->key)) {
                add_edit(list, (tn_edit){.verb = TN_EDIT_SET,
                                         .kind = s->kind,
                                         .label = s->label,
                                         .key = e->key,
                                         .value = e->value});
            }
        }
    }
}

const tn_edit *tni_freeze_edits(tn_arena *arena, const tn_tree *file, const tn_edit *first,
                                const tn_tree *terms, size_t *out_count)
{
    edits list = {.arena = arena};
    if (first) {
        add_edit(&list, *first);
    }
    add_terms(&list, file, terms);
    *out_count = list.count;
    return tn_arena_failed(arena) ? NULL : list.items;
}

static tn_status read_sections(tni_workspace *ws, const tni_source_file *d, const tn_buffer *text,
                               const tn_tree **out)
{
    const char *bytes = tn_arena_copy(ws->arena, text->bytes, text->length);
    tn_tree *tree = NULL;
    const tn_status status =
        bytes ? tn_ini_read(ws->arena, d->shown, bytes, text->length, ws->findings, &tree)
              : TN_E_NOMEM;
    *out = tree;
    return status;
}

tn_status tni_freeze_event(tni_workspace *ws, const tni_source_file *d, const tn_event *event,
                           const tn_tree **out)
{
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    tn_status status =
        tni_freeze_write(ws->arena, d->contract, event, ws->tables, ws->findings, &text);
    status = status ? status : read_sections(ws, d, &text, out);
    tn_buffer_done(&text);
    return status;
}

/* The product beside the offer, so that names are found without it. */
static tn_status plan_product(tni_workspace *ws, const tni_source_file *d, edits *list)
{
    const char *name = NULL;
    if (!d->contract->offer_file.value || d->contract->product_file.value || !d->product) {
        return TN_OK;
    }
    const tn_status status = tni_name_for(ws, d->path, d->product->file, &name);
    if (status == TN_OK) {
        add_edit(list, (tn_edit){.verb = TN_EDIT_SET,
                                 .kind = "contract",
                                 .label = "",
                                 .key = "product",
                                 .value = name});
    }
    return status;
}

tn_status tni_freeze_write_file(tni_workspace *ws, const tni_source_file *d, bool *out_written,
                                const char **reason)
{
    edits list = {.arena = ws->arena};
    const tn_tree *terms = NULL;
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    tn_status status = tni_freeze_text(ws, d, &text);
    if (status == TN_OK && tn_findings_of(ws->findings, TN_ERROR)) {
        *reason = "there are errors";
        status = TN_E_FINDINGS;
    }
    *out_written = false;
    if (status == TN_OK && text.length) {
        status = read_sections(ws, d, &text, &terms);
    }
    if (terms && status == TN_OK) {
        status = plan_product(ws, d, &list);
        add_terms(&list, d->tree, terms);
        status = status ? status
                 : tn_arena_failed(ws->arena)
                     ? TN_E_NOMEM
                     : tni_draft_edit_source(d, list.items, list.count, reason);
        *out_written = status == TN_OK;
    }
    tn_buffer_done(&text);
    return status;
}
