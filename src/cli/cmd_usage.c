/* tenor usage: metering records against what is held: overage by month, and what was set aside;
 * with --batch-meter-usage also the requests that send it to AWS. */
#include <string.h>

#include "cli/cmd.h"
#include "tenor/contract_reports.h"
#include "tenor/metering.h"

/* The instant at which the requests are sent: --at, or 00:00Z of --as-of. */
static bool sent_at(tni_run *run, const tni_contract_run *c, tn_instant *out)
{
    const char *at = tni_args_value(run->args, OPT_AT);
    const tn_date *as_of = tni_workspace_as_of(&c->workspace, c->document);
    tn_field_instant when = {0};
    if (at) {
        tni_read_when(at, &when); /* its form was checked with the options */
        *out = when.value;
    } else if (as_of) {
        *out = tn_instant_of(*as_of);
    }
    return at || as_of;
}

static tni_exit put_requests(tni_run *run, const tn_metering *metering, const char *path)
{
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    tni_exit put = TNI_EXIT_BUG;
    if (tn_metering_render(metering, &text) == TN_OK) {
        put = tni_put_at(run, path, text.bytes, text.length);
    }
    tn_buffer_done(&text);
    return put;
}

static tni_exit put_report(tni_run *run, tni_contract_run *c, const tni_books *books)
{
    tn_report *report =
        tn_usage_report(run->arena, books->life, books->rating, c->workspace.findings);
    return tni_put_report(run, &c->workspace, report, false);
}

/* The requests go to their file, the report where it always goes; "-" means the requests alone. */
static tni_exit meter(tni_run *run, tni_contract_run *c, const char *usage, const char *path)
{
    tn_metering metering = {.arena = run->arena};
    const tn_hour_sink sink = {tn_metering_add, &metering};
    tni_books books;
    if (!sent_at(run, c, &metering.now)) {
        return tni_misuse(run, "sent when? --at TIME, or --as-of DATE for 00:00Z of it");
    }
    tn_status status = tni_contract_hours(&c->workspace, c->document, tni_args_date(run, OPT_UNTIL),
                                          usage, &sink, &books);
    if (status != TN_OK) {
        return tni_put_findings(run, &c->workspace, status);
    }
    tn_metering_end(&metering, books.life);
    status = tn_metering_check(&metering, c->workspace.findings);
    const tni_exit put = status == TN_OK ? put_requests(run, &metering, path) : TNI_EXIT_FINE;
    const tni_exit told = strcmp(path, "-") == 0 ? tni_put_findings(run, &c->workspace, status)
                                                 : put_report(run, c, &books);
    return put != TNI_EXIT_FINE ? put : told;
}

tni_exit tni_cmd_usage(tni_run *run)
{
    tni_contract_run c;
    tni_exit ended = TNI_EXIT_FINE;
    const char *usage = tni_args_value(run->args, OPT_USAGE);
    const char *requests = tni_args_value(run->args, OPT_BATCH_METER_USAGE);
    if (!usage) {
        return tni_misuse(run, "which metering records? --usage CSV");
    }
    if (!tni_contract_begin(run, TNI_ALLOW_REPORT, &c, &ended)) {
        return ended;
    }
    if (requests) {
        return meter(run, &c, usage, requests);
    }
    tni_books books;
    const tn_status status =
        tni_contract_books(&c.workspace, c.document, tni_args_date(run, OPT_UNTIL), usage, &books);
    return status == TN_OK ? put_report(run, &c, &books)
                           : tni_put_findings(run, &c.workspace, status);
}
