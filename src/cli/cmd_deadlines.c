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

    const tn_report *report = NULL;
    const bool calendar = wants_calendar(run);
    if (!tni_begin_portfolio(run, calendar ? TNI_ANY_FORM : TNI_ALLOW_REPORT, &p)) {
        return run->ended;
    }
    tn_status status = tni_deadlines(&p.workspace, &p.portfolio, tni_args_date(run, OPT_UNTIL),
                                     calendar, run->rows, &report);
    if (!calendar) {
        return tni_write_report(run, &p.workspace, status, report, false);
    }
    tni_result_stream out; /* also when one of the files cannot be read */
    if (status == TN_E_NOMEM) {
        return tni_write_findings(run, &p.workspace, status);
    }
    if (!tni_stream_begin(run, &out)) {
        return run->ended;
    }
    const tn_status made = tni_deadlines_calendar(run->rows, tni_stream_push, &out);
    const tni_exit ended = tni_stream_end(&out, made == TN_OK);
    status = made == TN_OK || out.status != TN_OK ? status : made;
    const tni_exit found = tni_write_findings(run, &p.workspace, status);
    return ended == TNI_EXIT_FINE ? found : ended;
}
