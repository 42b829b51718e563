/* tenor invoice: a contract's invoices and credit notes, line by line. */
#include "cli/cmd.h"
#include "tenor/contract_reports.h"

tni_exit tni_cmd_invoice(tni_run *run)
{
    tni_contract_run c;
    tni_exit ended = TNI_EXIT_FINE;
    if (!tni_contract_begin(run, TNI_ALLOW_REPORT, &c, &ended)) {
        return ended;
    }
    tni_books books;
    const tn_status status =
        tni_contract_books(&c.workspace, c.document, tni_args_date(run, OPT_UNTIL),
                           tni_args_value(run->args, OPT_USAGE), &books);
    if (status != TN_OK) {
        return tni_put_findings(run, &c.workspace, status);
    }
    tn_report *report = tn_invoice_report(run->arena, books.invoices, c.workspace.findings);
    return tni_put_report(run, &c.workspace, report, false);
}
