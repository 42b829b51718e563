/* tenor diff: what changed between two files, and what it does to the money. */
#include "app/diff.h"
#include "cli/cmd.h"

tni_exit tni_cmd_diff(tni_run *run)
{
    tni_workspace ws;
    const tn_report *report = NULL;
    if (run->args->operand_count != 2) {
        return tni_misuse(run, "diff takes the old file and the new one");
    }
    if (!tni_open(run, TNI_ALLOW_REPORT, NULL, &ws)) {
        return run->ended;
    }
    const char *old = run->args->operands[0], *now = run->args->operands[1];
    tni_path_kind was, is;
    if (!tni_look(run, old, &was) || !tni_look(run, now, &is)) {
        return run->ended;
    }
    const bool folders = was == TNI_PATH_FOLDER || is == TNI_PATH_FOLDER;
    const tni_path_kind other = was == TNI_PATH_FOLDER ? is : was;
    if (folders && other != TNI_PATH_FOLDER && other != TNI_PATH_NOTHING) { /* reading tells that */
        return tni_misuse(run, "diff takes two files, or two folders");
    }
    const tn_status status = (folders ? tni_diff_folders : tni_diff)(
        &ws, old, now, tni_args_date(run, OPT_UNTIL), &report);
    const tni_exit written = tni_write_report(run, &ws, status, report, false);
    const bool differs = report && report->primary && report->primary->count > 0;
    return written == TNI_EXIT_FINE && differs && tni_args_has(run->args, OPT_EXIT_STATUS)
               ? TNI_EXIT_FINDINGS
               : written;
}
