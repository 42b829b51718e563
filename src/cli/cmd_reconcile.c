/* tenor reconcile: what was simulated against what AWS billed. */
#include "cli/cmd.h"

tni_exit tni_cmd_reconcile(tni_run *run)
{
    tni_portfolio_run p;
    tni_exit ended = TNI_EXIT_FINE;
    const tn_report *report = NULL;
    bool exceptions = false;
    const tni_reconcile_options options = {.actual = tni_args_value(run->args, OPT_ACTUAL),
                                           .usage = tni_args_value(run->args, OPT_USAGE),
                                           .until = tni_args_date(run, OPT_UNTIL),
                                           .matched = tni_args_has(run->args, OPT_EXPLAIN)};
    if (!options.actual) {
        return tni_misuse(run, "what was billed? --actual FILE");
    }
    if (!tni_begin_portfolio(run, TNI_ALLOW_REPORT, &p, &ended)) {
        return ended;
    }
    const tn_status status =
        tni_reconcile(&p.workspace, &p.portfolio, &options, &report, &exceptions);
    if (status == TN_OK && !report) {
        return tni_misuse(run, "there is no contract to reconcile");
    }
    ended = tni_write_report(run, &p.workspace, status, report, false);
    return ended == TNI_EXIT_FINE && exceptions ? TNI_EXIT_FINDINGS : ended;
}
