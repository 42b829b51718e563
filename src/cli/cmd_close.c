/* tenor close: keeps what the months so far came to; --reopen forgets the newest. */
#include "app/close.h"
#include "cli/cmd.h"

tni_exit tni_cmd_close(tni_run *run)
{
    const char *month = tni_args_value(run->args, OPT_THROUGH), *path = NULL, *reason = "";
    const bool again = tni_args_has(run->args, OPT_REOPEN);
    tni_portfolio_run p;
    tn_date through = {0};
    if (!month == !again) {
        return tni_misuse(run, "say --through YYYY-MM, or --reopen");
    }
    if (month && !tni_month_end(month, &through)) {
        return tni_misuse(run, "'%s' is no value of --through: expected YYYY-MM", month);
    }
    if (!tni_begin_portfolio(run, TNI_ANY_FORM, &p)) {
        return run->ended;
    }
    const tn_status status = again
                                 ? tni_reopen(&p.workspace, &p.portfolio, &path, &reason)
                                 : tni_close(&p.workspace, &p.portfolio, through,
                                             tni_args_value(run->args, OPT_USAGE), &path, &reason);
    if (status == TN_E_WRITE || status == TN_E_EXISTS) {
        const tni_exit exit = tni_write_error(run, path, status, reason);
        tni_write_findings(run, &p.workspace, status);
        return exit;
    }
    if (status == TN_OK && !tni_args_has(run->args, OPT_QUIET)) {
        fprintf(run->err, "%s %s\n", again ? "removed" : "wrote", tni_shown(run, path));
    }
    return tni_write_findings(run, &p.workspace, status);
}
