/* tenor metrics: recurring revenue, its movement, what remains to be performed, renewals due. */
#include "app/metrics.h"
#include "cli/cmd.h"

tni_exit tni_cmd_metrics(tni_run *run)
{
    const char *path = tni_args_value(run->args, OPT_OUTPUT), *reason = "";
    const tn_metrics *metrics = NULL;
    tni_portfolio_run p;
    tni_exit ended = TNI_EXIT_FINE;
    if (!tni_begin_portfolio(run, TNI_ALLOW_BOOK, &p, &ended)) {
        return ended;
    }
    const tn_date *day = tni_portfolio_as_of(&p.workspace, &p.portfolio);
    if (!day) {
        return tni_misuse(run, "on which day? --as-of DATE");
    }
    bool fits = true;
    const tn_currency *in = tni_args_currency(run, &p.workspace, &fits);
    if (!fits) {
        return TNI_EXIT_MISUSE;
    }
    const tn_status status = tni_metrics(&p.workspace, &p.portfolio, *day, in, &metrics);
    if (!metrics) {
        return status == TN_OK ? tni_misuse(run, "there is no contract to measure")
                               : tni_write_findings(run, &p.workspace, status);
    }
    if (p.form != TNI_FORM_XLSX) {
        return tni_write_report(
            run, &p.workspace, status,
            tni_metrics_report(&p.workspace, metrics, tni_args_has(run->args, OPT_EXPLAIN)), false);
    }
    const tn_status saved = tni_metrics_workbook(&p.workspace, &p.portfolio, metrics, path,
                                                 tni_args_has(run->args, OPT_FORCE), &reason);
    return tni_end_workbook(run, &p.workspace, saved == TN_OK ? status : saved, saved, reason);
}
