/* tenor timeline: what happens when. */
#include "cli/cmd.h"
#include "tenor/contract_reports.h"

tni_exit tni_cmd_timeline(tni_run *run)
{
    tni_contract_run c;
    tni_exit ended = TNI_EXIT_FINE;
    if (!tni_contract_begin(run, TNI_ALLOW_REPORT, &c, &ended)) {
        return ended;
    }
    tni_books books;
    const tn_timeline *timeline = NULL;
    tn_status status = tni_contract_books(&c.workspace, c.document, tni_args_date(run, OPT_UNTIL),
                                          tni_args_value(run->args, OPT_USAGE), &books);
    if (status == TN_OK) {
        status = tn_timeline_build(run->arena, books.books, &timeline);
    }
    if (status != TN_OK) {
        return tni_put_findings(run, &c.workspace, status);
    }
    tn_report *report =
        tn_timeline_report(run->arena, books.invoices, timeline, c.workspace.findings);
    return tni_put_report(run, &c.workspace, report, false);
}
