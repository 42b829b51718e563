/* tenor deadlines: expiries, decisions and charges to come; as a calendar with -o x.ics. */
#include "cli/cmd.h"

static bool wants_calendar(const tni_run *run)
{
    const char *file = tni_args_value(run->args, OPT_OUTPUT);
    return file && tni_path_ends(file, ".ics");
}

tni_exit tni_cmd_deadlines(tni_run *run)
{
    tni_portfolio_run p;
    tni_exit ended = TNI_EXIT_FINE;
    const tn_report *report = NULL;
    const bool calendar = wants_calendar(run);
    tn_buffer text;
    if (!tni_begin_portfolio(run, calendar ? TNI_ANY_FORM : TNI_ALLOW_REPORT, &p)) {
        return run->ended;
    }
    tn_buffer_init(&text, NULL);
    const tn_status status =
        tni_deadlines(&p.workspace, &p.portfolio, tni_args_date(run, OPT_UNTIL),
                      calendar ? &text : NULL, &report);
    if (!calendar) {
        return tni_write_report(run, &p.workspace, status, report, false);
    }
    if (text.length && status != TN_E_NOMEM) { /* also when one of the files cannot be read */
        ended = tni_write_result(run, &text);
    }
    tn_buffer_done(&text);
    const tni_exit found = tni_write_findings(run, &p.workspace, status);
    return ended == TNI_EXIT_FINE ? found : ended;
}
