/* An output that failed, as a finding. */
#include "cli/output.h"

tni_exit tni_not_written(tni_run *run, const char *path, tn_status status, const char *reason)
{
    const tn_code code = status == TN_E_EXISTS    ? TN_FIL_EXISTS
                         : status == TN_E_CHANGED ? TN_FIL_CHANGED
                                                  : TN_FIL_UNWRITABLE;
    if (status == TN_E_NOMEM) {
        reason = "out of memory";
    }
    const bool said = reason && *reason;
    const tn_allocator memory = tni_memory(); /* the run's may be what ran out */
    tn_arena *arena = tn_arena_new(&memory);
    tn_findings *list = arena ? tn_findings_new(arena) : NULL;
    const tn_render_options options = tni_render_of(run, true);
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    fflush(run->out);
    if (list &&
        tn_findings_add(list, code, (tn_at){.file = path}, "", "cannot be written%s%s",
                        said ? ": " : "", said ? reason : "") &&
        tn_findings_render_text(list, &options, NULL, NULL, &text) == TN_OK) {
        fwrite(text.bytes, 1, text.length, run->err);
    } else {
        fprintf(run->err, "error: an output cannot be written: out of memory [%s]\n",
                tn_code_get(code)->text);
    }
    tn_buffer_done(&text);
    tn_arena_free(arena);
    run->unwritten++;
    return TNI_EXIT_OUTPUT;
}
