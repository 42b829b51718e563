/* tenor reconcile: what was simulated against what AWS billed, or says is entitled. */
#include "cli/cmd.h"

/* The instant of --at, else 00:00Z of the day to judge from; false: run->ended says how it ends. */
static bool instant_of(tni_run *run, tni_portfolio_run *p, tn_instant *out)
{
    const char *at = tni_args_value(run->args, OPT_AT);
    const tn_date *day = NULL;
    tn_field_instant when = {0};
    const tn_status status = at ? TN_OK : tni_portfolio_as_of(&p->workspace, &p->portfolio, &day);
    if (at) {
        tni_read_when(at, &when); /* its form was checked with the options */
    }
    *out = day ? tn_instant_of(*day) : when.value;
    if (status != TN_OK) {
        run->ended = tni_write_findings(run, &p->workspace, status);
    } else if (!at && !day) {
        run->ended = tni_misuse(run, "entitled when? --at TIME, or --as-of DATE");
    }
    return at || day;
}

tni_exit tni_cmd_reconcile(tni_run *run)
{
    tni_portfolio_run p;
    const tn_report *report = NULL;
    bool exceptions = false;
    const tni_reconcile_options options = {.actual = tni_args_value(run->args, OPT_ACTUAL),
                                           .usage = tni_args_value(run->args, OPT_USAGE),
                                           .until = tni_args_date(run, OPT_UNTIL),
                                           .matched = tni_args_has(run->args, OPT_EXPLAIN)};
    const char *entitlements = tni_args_value(run->args, OPT_ENTITLEMENTS);
    tn_instant at;
    if (!options.actual == !entitlements) {
        return tni_misuse(run, "against what? --actual FILE, or --entitlements FILE");
    }
    if (!tni_begin_portfolio(run, TNI_ALLOW_REPORT, &p)) {
        return run->ended;
    }
    if (entitlements && !instant_of(run, &p, &at)) {
        return run->ended;
    }
    const tn_status status =
        entitlements ? tni_reconcile_entitlements(&p.workspace, &p.portfolio, entitlements, at,
                                                  options.matched, &report, &exceptions)
                     : tni_reconcile(&p.workspace, &p.portfolio, &options, &report, &exceptions);
    if (status == TN_OK && !report) {
        return tni_misuse(run, "there is no contract to reconcile");
    }
    const tni_exit ended = tni_write_report(run, &p.workspace, status, report, false);
    return ended == TNI_EXIT_FINE && exceptions ? TNI_EXIT_FINDINGS : ended;
}
