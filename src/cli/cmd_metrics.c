/* tenor metrics: recurring revenue, its movement, what remains to be performed, renewals due. */
#include "app/metrics.h"
#include "cli/cmd.h"

static tni_exit write_shard(tni_run *run, tni_portfolio_run *p, const tn_metrics *metrics,
                            tn_status status)
{
    static const tni_option_id ids[] = {OPT_POLICY};
    const char *options = tni_shard_options(run, &p->workspace, ids, 1);
    tn_status made = options ? TN_OK : TN_E_NOMEM;
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    if (metrics && made == TN_OK) {
        made = tni_metrics_shard(&p->workspace, &p->portfolio, metrics, options, &text);
    }
    return tni_write_shard(run, p, made, &text, status);
}

tni_exit tni_cmd_metrics(tni_run *run)
{
    const char *path = tni_args_value(run->args, OPT_OUTPUT), *reason = "";
    const bool explain = tni_args_has(run->args, OPT_EXPLAIN);
    const bool part = tni_args_has(run->args, OPT_SHARD);
    const tn_metrics *metrics = NULL;
    tni_portfolio_run p;
    if (part && explain) {
        return tni_misuse(run, "--explain lists contracts of a whole: it cannot go with --shard");
    }
    if (!tni_begin_portfolio(run, part ? TNI_ANY_FORM : TNI_ALLOW_BOOK, &p)) {
        return run->ended;
    }
    bool fits = tni_read_shard(run, &p.portfolio);
    const tn_date *day = NULL;
    const tn_status settled = tni_portfolio_as_of(&p.workspace, &p.portfolio, &day);
    if (settled != TN_OK) {
        return tni_write_findings(run, &p.workspace, settled);
    }
    if (fits && !day) {
        return tni_misuse(run, "on which day? --as-of DATE");
    }
    const tn_currency *in = fits ? tni_args_currency(run, &p.workspace, &fits) : NULL;
    if (!fits) {
        return TNI_EXIT_MISUSE;
    }
    tni_spool *rows = explain || (!part && p.form == TNI_FORM_XLSX) ? run->rows : NULL;
    const tni_metrics_options options = {.as_of = *day, .in = in, .rows = rows};
    const tn_status status = tni_metrics(&p.workspace, &p.portfolio, &options, &metrics);
    if (part) {
        return write_shard(run, &p, metrics, status);
    }
    if (!metrics) {
        return status == TN_OK ? tni_misuse(run, "there is no contract to measure")
                               : tni_write_findings(run, &p.workspace, status);
    }
    if (p.form != TNI_FORM_XLSX) {
        return tni_write_report(run, &p.workspace, status,
                                tni_metrics_report(&p.workspace, metrics, rows), false);
    }
    const tn_status saved = tni_metrics_workbook(&p.workspace, &p.portfolio, metrics, rows, path,
                                                 tni_args_has(run->args, OPT_FORCE), &reason);
    return tni_end_workbook(run, &p.workspace, saved == TN_OK ? status : saved, saved, reason);
}
