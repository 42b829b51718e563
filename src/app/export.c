/* What leaves the house, as a plan or as bytes: the same for the command line and the screens. */
#include "app/export.h"

#include "app/workbook.h"
#include "tenor/contract_reports.h"
#include "tenor/journal.h"
#include "tenor/reports.h"

tn_status tni_contract_movements(const tni_workspace *ws, const tni_books *books,
                                 const tn_movements **out)
{
    tn_ledger *ledger = NULL;
    const tn_status status = tn_ledger_build(ws->arena, books->invoices, ws->tables, &ledger);
    return status == TN_OK ? tn_movements_build(ws->arena, books->invoices, ledger, ws->tables, out)
                           : status;
}

tn_status tni_contract_journal(const tni_workspace *ws, const tni_books *books, bool internal,
                               tn_buffer *out)
{
    const tn_movements *movements = NULL;
    const tn_status status = tni_contract_movements(ws, books, &movements);
    return status == TN_OK ? tn_journal_render(ws->arena, books->invoices, movements, internal, out)
                           : status;
}

tn_status tni_contract_workbook(const tni_workspace *ws, const tni_books *books, bool buyer,
                                const tn_workbook **out)
{
    tn_ledger *ledger = NULL;
    const tn_workbook_options options = tni_workbook_options(ws, books->document, buyer);
    const tn_status status = tn_ledger_build(ws->arena, books->invoices, ws->tables, &ledger);
    if (status == TN_OK) {
        *out = tn_invoice_workbook(ws->arena, books->invoices, books->rating, ledger, &options);
    }
    return status == TN_OK && !*out ? TN_E_NOMEM : status;
}
