/* The corrections that findings of files suggest, made in the files. */
#include "app/fix.h"

#include "app/check.h"
#include "app/draft/draft_edit.h"

/* How often a file is read again: a fix lets more of it be understood, each time. */
enum { ROUNDS = 20 };

/* Saves the file if it has steps, and tells of them. */
static tn_status save(tni_draft_file *file, tni_fix_sink sink, void *context,
                      const char **out_failed, const char **reason)
{
    if (!file || !tni_draft_file_is_changed(file)) {
        return TN_OK;
    }
    const tn_status status = tni_draft_save(file, reason);
    if (status != TN_OK) {
        *out_failed = file->path;
    }
    for (size_t i = file->done; status == TN_OK && i-- > 0;) { /* made from the last line up */
        sink(context, file->path, file->steps[i].name);
    }
    return status;
}

/* One reading of the file; *out_fixed: how many fixes were saved. */
static tn_status fix_once(const tni_workspace *ws, tn_arena *arena, const char *path,
                          tni_fix_sink sink, void *context, size_t *out_fixed,
                          const char **out_failed, const char **reason)
{
    const tni_check_options all = {0};
    tni_draft draft = {0};
    tni_workspace again;
    tni_checked checked;
    tn_status status = tni_workspace_again(ws, arena, &again);
    status = status ? status : tni_check_files(&again, &path, 1, &all, &checked);
    if (status == TN_E_READ || status == TN_E_NOMEM) {
        return status;
    }
    const tni_source_file *d = tni_workspace_load(&again, path);
    status = d ? tni_draft_open(&draft, d->path, reason) : TN_E_NOMEM;
    if (status == TN_OK) {
        tni_draft_bind(&draft, d, d->rows ? d->rows->file : NULL);
        tn_findings_sort(again.findings);
        status = tni_draft_fix_all(&draft, again.findings, out_fixed);
        status = status ? status : save(draft.document, sink, context, out_failed, reason);
        status = status ? status : save(draft.rows, sink, context, out_failed, reason);
    }
    tni_draft_done(&draft);
    return status;
}

static tn_status fix_file(tni_workspace *ws, const char *path, tni_fix_sink sink, void *context,
                          const char **out_failed, const char **reason)
{
    const tn_allocator memory = tni_memory();
    tn_status status = TN_OK;
    size_t fixed = 1;
    for (int round = 0; round < ROUNDS && fixed && status == TN_OK; round++) {
        tn_arena *arena = tn_arena_new(&memory);
        fixed = 0;
        status = arena ? fix_once(ws, arena, path, sink, context, &fixed, out_failed, reason)
                       : TN_E_NOMEM;
        tn_arena_free(arena);
    }
    if (status == TN_E_READ) { /* by the time of the check it may be read */
        tn_finding *f =
            tn_findings_add(ws->findings, TN_FIL_UNREADABLE, (tn_at){.file = path}, "fix",
                            "'%s' was not fixed: it, or what it names, cannot be read", path);
        tn_finding_hint(ws->findings, f, "%s", "");
    }
    return status;
}

tn_status tni_fix_files(tni_workspace *ws, const char *const *paths, size_t count,
                        tni_fix_sink sink, void *context, const char **out_failed,
                        const char **reason)
{
    tn_status status = TN_OK;
    for (size_t i = 0; i < count && status == TN_OK; i++) {
        const char *const *list = NULL;
        size_t length = 0;
        bool folder = false;
        status = tni_workspace_names(ws, paths[i], &folder, &list, &length);
        ws->read_failed = ws->read_failed || status == TN_E_READ;
        for (size_t n = 0; n < length && status == TN_OK; n++) {
            status = fix_file(ws, list[n], sink, context, out_failed, reason);
            ws->read_failed = ws->read_failed || status == TN_E_READ;
            status = status == TN_E_READ ? TN_OK : status; /* the others are fixed */
        }
    }
    return status;
}
