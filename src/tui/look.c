/* What the open file comes to: loaded with everybody's unsaved bytes, priced, lived, billed. The
 * engine does it all, anew after each change. */
#include <string.h>

#include "tui/effect.h"

/* The metering records to rate; a large file waits until what is typed is accepted. */
static const char *usage_for(const tni_model *m, bool typing)
{
    enum { AT_EVERY_KEY = 1 << 20 };
    const bool own = m->usage && m->usage_of && strcmp(m->usage_of, m->paper->path) == 0;
    return own && (!typing || tni_path_size(m->usage) <= AT_EVERY_KEY) ? m->usage : NULL;
}

static tn_status look(tni_model *m, const char *bytes, size_t size, bool typing, tni_look *out)
{
    tn_arena *arena = tn_arena_new(NULL);
    if (!arena) {
        return TN_E_NOMEM;
    }
    *out = (tni_look){.arena = arena};
    tn_status status = tni_workspace_again(&m->base, arena, &out->ws);
    if (m->try_path && status == TN_OK) {
        status = tni_workspace_put(&out->ws, m->try_path, m->try_bytes, m->try_size) ? TN_OK
                                                                                     : TN_E_NOMEM;
    }
    for (const tni_paper *p = m->papers; p && status == TN_OK; p = p->next) {
        const bool own = p == m->paper, tried = m->try_path && strcmp(p->path, m->try_path) == 0;
        if (!tried && (own || tni_paper_changed(p))) {
            const char *text = own ? bytes : p->text.bytes;
            status =
                tni_workspace_put(&out->ws, p->path, text ? text : "", own ? size : p->text.length)
                    ? TN_OK
                    : TN_E_NOMEM;
        }
    }
    out->document = status == TN_OK ? tni_workspace_load(&out->ws, m->paper->path) : NULL;
    const tni_document *d = out->document;
    if (!d) {
        return TN_E_NOMEM;
    }
    if (d->status == TN_OK && d->kind == TNI_KIND_OFFER) {
        status = tni_quote(&out->ws, d, NULL, &out->quote);
        tni_beside_look(m, out);
    } else if (d->status == TN_OK && d->kind == TNI_KIND_CONTRACT) {
        out->ws.patience = m->patience.more ? &m->patience : NULL;
        status = tni_contract_books(&out->ws, d, NULL, usage_for(m, typing), &out->books);
        out->has_books = status == TN_OK;
        if (out->has_books) {
            tn_timeline_build(arena, out->books.life, out->books.invoices, &out->timeline);
        }
    }
    tn_findings_sort(out->ws.findings);
    return status ? status : d->status;
}

void tni_look_at(tni_model *m, const char *bytes, size_t size, bool typing)
{
    tni_look now = {0};
    if (!m->paper) {
        tni_look_done(&m->look);
        tni_look_done(&m->good);
        return;
    }
    m->patience.stopped = false;
    const bool understood = look(m, bytes, size, typing, &now) == TN_OK;
    if (m->patience.stopped) {
        tni_look_done(&now);
        m->usage = NULL;
        tni_say(m, INK_WARNING, "stopped: no usage is rated; o chooses it again");
        tni_look_at(m, bytes, size, typing);
        return;
    }
    const tni_look *before = tni_seen(m);
    const bool same = before->document && strcmp(before->document->path, m->paper->path) == 0;
    if (!understood && same && !m->good.arena &&
        m->look.understood) { /* the figures before it stay on the screen */
        m->good = m->look;
        m->look = (tni_look){0};
    }
    tni_look_done(&m->look);
    m->look = now;
    m->look.understood = understood;
    if (understood || !same) {
        tni_look_done(&m->good);
    }
    if (now.document) {
        m->last[now.document->kind] = m->paper->path;
    }
}

const tn_section *tni_section_of(const tni_look *l, const char *kind, const char *label)
{
    const tni_document *d = l->document;
    const tn_section *found = d && d->tree ? tn_tree_find(d->tree, kind, label) : NULL;
    return found || !d || !d->rows ? found : tn_tree_find(d->rows, kind, label);
}

const char *tni_written(tn_arena *arena, const tni_look *l, const char *kind, const char *label,
                        const char *key)
{
    const tn_section *section = tni_section_of(l, kind, label);
    const tn_entry *entry = section ? tn_section_find(section, key) : NULL;
    if (!entry) {
        return NULL;
    }
    size_t length = strlen(entry->value);
    for (size_t i = 1; i < length; i++) { /* a comment: blank, semicolon */
        if (entry->value[i] == ';' && (entry->value[i - 1] == ' ' || entry->value[i - 1] == '\t')) {
            length = i;
        }
    }
    while (length && (entry->value[length - 1] == ' ' || entry->value[length - 1] == '\t')) {
        length--;
    }
    return tn_arena_copy(arena, entry->value, length);
}
