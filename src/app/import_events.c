/* Part of import.h: the events that are proposed of an agreement, tried together and filed. */
#include "app/import.h"
#include "tenor/edit.h"

static const tn_edit *edits_of(tn_arena *arena, const tni_import_result *r)
{
    tn_edit *edits = tn_arena_take_array(arena, TNI_AGAIN_MAX, sizeof(*edits));
    for (size_t i = 0; i < r->change_count && edits; i++) {
        const tni_planned_change *change = &r->changes[i];
        edits[i] = (tn_edit){.verb = TN_EDIT_ADD_SECTION,
                             .kind = change->kind,
                             .label = change->label,
                             .pairs = change->pairs,
                             .pair_count = change->pair_count};
    }
    return edits;
}

/* What is wrong with the contract when its text is this one. TN_E_READ: nobody knows, which was
 * said; TN_E_NOMEM. */
static tn_status judge(tni_workspace *ws, const char *path, const char *bytes, size_t size,
                       const tn_findings **out)
{
    tni_workspace with;
    const tn_status begun = tni_workspace_again(ws, ws->arena, &with);
    with.shared = ws; /* what was put for the other files stands here, too */
    if (begun != TN_OK || !tni_workspace_put(&with, path, bytes, size)) {
        return TN_E_NOMEM;
    }
    const tni_source_file *d = tni_workspace_load_as(&with, path, TNI_KIND_CONTRACT);
    if (d && d->status == TN_OK) {
        tn_books_invoices(tni_books_new(&with, d, NULL, with.findings));
    }
    if (d && d->status == TN_E_READ) {
        tn_findings_copy(ws->findings, with.findings);
        return TN_E_READ;
    }
    *out = with.findings;
    return !d || tn_arena_failed(ws->arena) ? TN_E_NOMEM : TN_OK;
}

tn_status tni_import_try_events(tni_workspace *ws, const tni_import_result *r)
{
    tn_arena *arena = ws->arena;
    const tn_edit *edits = edits_of(arena, r);
    const char *bytes = r->contract->file.bytes, *reason = "";
    size_t size = r->contract->file.size, first = 0;
    const tn_findings *before = NULL, *after = NULL;
    tn_status status = edits ? judge(ws, r->contract->path, bytes, size, &before) : TN_E_NOMEM;
    for (size_t i = 0; i < r->change_count && status == TN_OK; i++) {
        tn_splice splice;
        status = tn_edit_plan(arena, bytes, size, &edits[i], &splice, &reason);
        status = status ? status : tn_splice_apply(arena, bytes, size, splice, &bytes, &size);
    }
    if (status != TN_OK) { /* filing it says why it cannot be done */
        return status == TN_E_NOMEM || status == TN_E_READ ? status : TN_OK;
    }
    status = judge(ws, r->contract->path, bytes, size, &after);
    if (status != TN_OK || tn_findings_of(after, TN_ERROR) <= tn_findings_of(before, TN_ERROR)) {
        return status;
    }
    const tn_finding *f = tn_findings_get(after, first);
    while (f->severity != TN_ERROR) {
        f = tn_findings_get(after, ++first);
    }
    tn_findings_add(ws->findings, f->code, r->contract->contract->at, f->subject,
                    "with all proposed events: %s", f->message);
    return TN_E_FINDINGS;
}

tn_status tni_import_file_events(tni_workspace *ws, tni_import_result *r, const char **reason)
{
    const tn_edit *edits = edits_of(ws->arena, r);
    if (!edits || !r->change_count) {
        return edits ? TN_OK : TN_E_NOMEM;
    }
    const tn_status status = tni_draft_edit_source(r->contract, edits, r->change_count, reason);
    r->outcome = status == TN_OK ? TNI_IMPORT_FILED : r->outcome;
    return status;
}
