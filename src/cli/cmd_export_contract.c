/* tenor export of a contract: the simulation of its invoices, as a workbook or a feed too, or its
 * books as a journal. */
#include <string.h>

#include "app/export.h"
#include "cli/cmd.h"
#include "tenor/contract_reports.h"

static tni_exit put_journal(tni_run *run, tni_workspace *ws, const tni_books *books, bool internal)
{
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    const tn_status status = tni_contract_journal(ws, books, internal, &text);
    const tni_exit put = status == TN_OK ? tni_put(run, text.bytes, text.length) : TNI_EXIT_FINE;
    tn_buffer_done(&text);
    const tni_exit told = tni_put_findings(run, ws, status);
    return put == TNI_EXIT_FINE ? told : put;
}

static tni_exit put_book(tni_run *run, tni_workspace *ws, const tni_books *books, bool internal)
{
    const tn_workbook *book = NULL;
    const tn_status status = tni_contract_workbook(ws, books, !internal, &book);
    return status == TN_OK ? tni_put_workbook(run, ws, book) : tni_put_findings(run, ws, status);
}

static tni_exit put_feed(tni_run *run, tni_workspace *ws, const tni_books *books, bool internal)
{
    const tn_movements *movements = tn_books_movements(books->books);
    return movements ? tni_put_report(run, ws,
                                      tn_billing_feed_report(run->arena, books->invoices, movements,
                                                             internal, ws->findings),
                                      !internal)
                     : tni_put_findings(run, ws, tn_books_status(books->books));
}

tni_exit tni_export_contract(tni_run *run, tni_workspace *ws, const tni_source_file *d,
                             tni_form form)
{
    const char *reader = tni_args_value(run->args, OPT_FOR);
    const bool internal = reader && strcmp(reader, "internal") == 0;
    tni_books books;
    const tn_status status = tni_contract_books(ws, d, tni_args_date(run, OPT_UNTIL),
                                                tni_args_value(run->args, OPT_USAGE), &books);
    if (status != TN_OK) {
        return tni_put_findings(run, ws, status);
    }
    if (tni_args_has(run->args, OPT_FEED)) {
        return form == TNI_FORM_XLSX || form == TNI_FORM_JOURNAL
                   ? tni_misuse(run, "a feed is written as .csv or .json")
                   : put_feed(run, ws, &books, internal);
    }
    if (form == TNI_FORM_XLSX) {
        return put_book(run, ws, &books, internal);
    }
    if (form == TNI_FORM_JOURNAL) {
        return put_journal(run, ws, &books, internal);
    }
    return tni_put_report(run, ws, tn_invoice_report(run->arena, books.invoices, ws->findings),
                          !internal);
}
