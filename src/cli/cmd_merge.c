/* tenor merge: parts of a forecast, added up. */
#include "app/merge.h"
#include "cli/cmd.h"

tni_exit tni_cmd_merge(tni_run *run)
{
    const tn_report *report = NULL;
    tni_workspace ws;
    bool buyer = false;
    if (run->args->operand_count == 0) {
        return tni_misuse(run, "which parts?");
    }
    if (!tni_open(run, TNI_ALLOW_REPORT, NULL, &ws)) {
        return run->ended;
    }
    const tn_status status =
        tni_merge(&ws, run->args->operands, run->args->operand_count, &report, &buyer);
    return tni_write_report(run, &ws, status, report, buyer);
}
