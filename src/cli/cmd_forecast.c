/* tenor forecast: cash, revenue, deferred balance and fees by month, of one contract or several. */
#include "cli/cmd.h"

tni_exit tni_cmd_forecast(tni_run *run)
{
    tni_portfolio_run p;
    tni_exit ended = TNI_EXIT_FINE;
    const tn_report *report = NULL;
    const char *reader = tni_args_value(run->args, OPT_FOR);
    if (!tni_begin_portfolio(run, TNI_ALLOW_REPORT, &p, &ended)) {
        return ended;
    }
    const tn_status status =
        tni_forecast(&p.workspace, &p.portfolio, tni_args_date(run, OPT_UNTIL), &report);
    if (status == TN_OK && !report && !tn_findings_count(p.workspace.findings)) {
        return tni_misuse(run, "there is no contract to forecast");
    }
    return tni_write_report(run, &p.workspace, status, report, !reader || reader[0] == 'b');
}
