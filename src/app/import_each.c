/* Part of import.h: one agreement after another, each in memory that the next one uses again; what
 * a report shows of it is kept. */
#include "app/import.h"
#include "app/workspace/source_file.h"

/* A copy of what a report shows, in the arena. */
static tni_import_result kept(tn_arena *arena, const tni_import_result *r)
{
    tni_import_result copy = {.name = r->name, .outcome = r->outcome, .made_count = r->made_count};
    tni_source_file *contract = r->contract ? tn_arena_take(arena, sizeof(*contract)) : NULL;
    if (contract) {
        contract->shown = tn_arena_text(arena, r->contract->shown);
        copy.contract = contract;
    }
    for (size_t i = 0; i < r->made_count; i++) {
        copy.made[i].path = tn_arena_text(arena, r->made[i].path);
    }
    copy.rows = tn_arena_take_array(arena, r->row_count + 1, sizeof(*copy.rows));
    copy.row_count = copy.rows ? r->row_count : 0;
    for (size_t i = 0; i < copy.row_count; i++) {
        const tni_again_row *row = &r->rows[i];
        copy.rows[i] =
            (tni_again_row){tn_arena_text(arena, row->section), tn_arena_text(arena, row->when),
                            tn_arena_text(arena, row->key), tn_arena_text(arena, row->was),
                            tn_arena_text(arena, row->now)};
    }
    return copy;
}

tn_status tni_import_each(tni_workspace *ws, const tni_agreement_files *files, size_t count,
                          const tni_held_agreements *held, const tni_import_options *options,
                          tni_import_saver saver, tni_import_result *out)
{
    const tn_allocator allocator = tn_arena_allocator(ws->arena);
    tn_arena *arena = tn_arena_new(&allocator);
    tn_status status = arena ? TN_OK : TN_E_NOMEM;
    ws->walked = true;
    for (size_t i = 0; i < count && status != TN_E_NOMEM; i++) {
        tni_workspace own; /* the files that are made lie in it as if they were there */
        tni_import_result result;
        tn_status one = tni_workspace_again(ws, arena, &own);
        if (one == TN_OK) {
            one = tni_import_one(&own, &files[i], held, options, &result);
            if (one == TN_OK) {
                saver.save(saver.context, &own, &result);
            }
            out[i] = kept(ws->arena, &result);
            tn_findings_copy(ws->findings, own.findings);
        }
        tni_keep_worst(&status, tn_arena_failed(arena) ? TN_E_NOMEM : one);
        tn_arena_reset(arena);
    }
    tn_arena_free(arena);
    return status == TN_OK && tn_arena_failed(ws->arena) ? TN_E_NOMEM : status;
}
