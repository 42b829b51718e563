/* tenor merge: parts of a forecast, added up. */
#include "app/merge.h"
#include "cli/cmd.h"

tni_exit tni_cmd_merge(tni_run *run)
{
    const tn_report *report = NULL;
    tni_workspace ws;
    tni_result_form form;
    bool buyer = false;
    if (run->args->operand_count == 0) {
        return tni_misuse(run, "which parts?");
    }
    if (!tni_open(run, TNI_ALLOW_REPORT, &form, &ws)) {
        return run->ended;
    }
    run->rows = tni_spool_new(&ws, form);
    const tn_status status =
        tni_merge(&ws, run->args->operands, run->args->operand_count, run->rows, &report, &buyer);
    return tni_write_report(run, &ws, status, report, buyer);
}
