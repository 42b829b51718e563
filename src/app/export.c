/* What leaves the house, as a plan or as bytes: the same for the command line and the screens. */
#include "app/export.h"

#include "app/workbook.h"
#include "tenor/contract_reports.h"
#include "tenor/journal.h"
#include "tenor/reports.h"

tn_status tni_contract_journal(const tni_workspace *ws, const tni_books *books, bool internal,
                               tn_buffer *out)
{
    const tn_movements *movements = tn_books_movements(books->books);
    return movements ? tn_journal_render(ws->arena, books->invoices, movements, internal, out)
                     : tn_books_status(books->books);
}

tn_status tni_contract_workbook(const tni_workspace *ws, const tni_books *books, bool buyer,
                                const tn_workbook **out)
{
    const tn_workbook_options options = tni_workbook_options(ws, books->document, buyer);
    const tn_ledger *ledger = tn_books_ledger(books->books);
    if (!ledger) {
        return tn_books_status(books->books);
    }
    *out = tn_invoice_workbook(ws->arena, books->invoices, books->rating, ledger, &options);
    return *out ? TN_OK : TN_E_NOMEM;
}
