/* tenor close: keeps what the months so far came to; --reopen forgets the newest. */
#include "app/close.h"
#include "cli/cmd.h"

static tni_exit reopen(tni_run *run, tni_portfolio_run *p)
{
    const char *path = NULL, *reason = "";
    const tn_status status = tni_reopen(&p->workspace, &p->portfolio, &path, &reason);
    if (status == TN_E_WRITE) {
        return tni_write_error(run, path, status, reason);
    }
    if (status == TN_OK && !tni_args_has(run->args, OPT_QUIET)) {
        fprintf(run->err, "removed %s\n", tni_shown(run, path));
    }
    return tni_write_findings(run, &p->workspace, status);
}

tni_exit tni_cmd_close(tni_run *run)
{
    const char *month = tni_args_value(run->args, OPT_THROUGH), *path = NULL, *reason = "";
    const bool again = tni_args_has(run->args, OPT_REOPEN);
    tni_portfolio_run p;
    tni_exit ended = TNI_EXIT_FINE;
    tn_date through = {0};
    tn_buffer text;
    if (!month == !again) {
        return tni_misuse(run, "say --through YYYY-MM, or --reopen");
    }
    if (month && !tni_month_end(month, &through)) {
        return tni_misuse(run, "'%s' is no value of --through: expected YYYY-MM", month);
    }
    if (!tni_begin_portfolio(run, TNI_ANY_FORM, &p, &ended)) {
        return ended;
    }
    if (again) {
        return reopen(run, &p);
    }
    tn_buffer_init(&text, NULL);
    const tn_status status = tni_close(&p.workspace, &p.portfolio, through,
                                       tni_args_value(run->args, OPT_USAGE), &text, &path);
    tni_exit written = TNI_EXIT_FINE;
    if (status == TN_OK) {
        tni_dir_make(tni_path_folder(run->arena, path), &reason); /* else saving is refused */
        written = tni_write_to(run, path, &text);
    }
    tn_buffer_done(&text);
    const tni_exit found = tni_write_findings(run, &p.workspace, status);
    return written != TNI_EXIT_FINE ? written : found;
}
