/* tenor usage: metering records against what is held: overage by month, and what was set aside;
 * with --batch-meter-usage also the requests that send it to AWS. */
#include <string.h>

#include "app/usage.h"
#include "cli/cmd.h"

/* The requests go to their file, the report where it always goes; "-" means the requests alone. */
static tni_exit write_requests(tni_run *run, tni_file_run *f, const char *usage, const char *path)
{
    tn_instant at;
    tn_buffer text;
    tni_exit ended = TNI_EXIT_FINE;
    const tn_report *report = NULL;
    if (!tni_at_instant(run, f, &at)) {
        return tni_misuse(run, "sent when? --at TIME, or --as-of DATE for 00:00Z of it");
    }
    tn_buffer_init(&text, NULL);
    const tn_status status =
        tni_metering(&f->workspace, f->file, tni_args_date(run, OPT_UNTIL), usage, at,
                     tni_args_has(run->args, OPT_EVERY_HOUR), &text, &report);
    if (status == TN_OK) {
        ended = tni_write_to(run, path, &text);
    }
    tn_buffer_done(&text);
    const tni_exit found = strcmp(path, "-") == 0
                               ? tni_write_findings(run, &f->workspace, status)
                               : tni_write_report(run, &f->workspace, status, report, false);
    return ended != TNI_EXIT_FINE ? ended : found;
}

tni_exit tni_cmd_usage(tni_run *run)
{
    tni_file_run f;
    const tn_report *report = NULL;
    const char *usage = tni_args_value(run->args, OPT_USAGE);
    const char *requests = tni_args_value(run->args, OPT_BATCH_METER_USAGE);
    if (!usage) {
        return tni_misuse(run, "which metering records? --usage CSV");
    }
    if (!tni_begin_contract(run, TNI_ALLOW_REPORT, &f)) {
        return run->ended;
    }
    if (requests) {
        return write_requests(run, &f, usage, requests);
    }
    const tn_status status =
        tni_usage(&f.workspace, f.file, tni_args_date(run, OPT_UNTIL), usage, &report);
    return tni_write_report(run, &f.workspace, status, report, false);
}
