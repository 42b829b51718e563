/* tenor usage: metering records against what is held: overage by month, and what was set aside. */
#include "cli/contract_run.h"
#include "tenor/contract_reports.h"

tni_exit tni_cmd_usage(tni_run *run)
{
    tni_contract_run c;
    tni_exit ended = TNI_EXIT_FINE;
    const char *usage = tni_args_value(run->args, OPT_USAGE);
    if (!usage) {
        return tni_usage(run, "which metering records? --usage CSV");
    }
    if (!tni_contract_begin(run, TNI_ALLOW_REPORT, &c, &ended)) {
        return ended;
    }
    tni_books books;
    const tn_status status =
        tni_contract_books(&c.workspace, c.document, tni_args_date(run, OPT_UNTIL), usage, &books);
    if (status != TN_OK) {
        return tni_put_findings(run, &c.workspace, status);
    }
    tn_report *report = tn_usage_report(run->arena, books.life, books.rating, c.workspace.findings);
    return tni_put_report(run, &c.workspace, report, false);
}
