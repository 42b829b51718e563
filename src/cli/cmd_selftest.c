/* tenor selftest: the published examples built into the program, and how many of them agree. */
#include "app/prorate.h"
#include "cli/cmd.h"

tni_exit tni_cmd_selftest(tni_run *run)
{
    tni_workspace ws;
    const tn_report *report = NULL;
    bool all_agree = true;
    if (run->args->operand_count) {
        return tni_misuse(run, "selftest takes no operands");
    }
    if (!tni_open(run, TNI_ALLOW_REPORT, NULL, &ws)) {
        return run->ended;
    }
    const tn_status status = tni_selftest(&ws, &report, &all_agree);
    const tni_exit ended = tni_write_report(run, &ws, status, report, false);
    return ended == TNI_EXIT_FINE && !all_agree ? TNI_EXIT_BUG : ended;
}
