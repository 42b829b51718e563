/* What is seen of a file; nothing is supposed and nothing is changed. */
#include "app/show.h"

#include "app/close.h"
#include "app/quote.h"
#include "tenor/contract_reports.h"
#include "tenor/entitlements.h"
#include "tenor/reports.h"

static tn_status show_offer(tni_workspace *ws, const tni_source_file *d, const tn_report **out)
{
    const tn_quote *quote = NULL;
    const tn_status status = tni_quote(ws, d, NULL, &quote);
    if (status == TN_OK) {
        *out = tn_offer_report(ws->arena, quote, false, ws->findings);
    }
    return status;
}

static tn_status show_contract(tni_workspace *ws, const tni_source_file *d, const tn_report **out)
{
    tn_books *books = NULL;
    const tn_status status = tni_contract_books(ws, d, NULL, NULL, &books);
    if (status == TN_OK) {
        *out = tn_contract_report(ws->arena, books, ws->findings);
    }
    return status;
}

tn_status tni_show(tni_workspace *ws, const tni_source_file *d, const tn_report **out)
{
    const char *kind = tni_kind_name(d->kind);
    switch (d->kind) {
    case TNI_KIND_PRODUCT:
        *out = tn_product_report(ws->arena, d->product, ws->tables, ws->findings);
        return TN_OK;
    case TNI_KIND_OFFER:
        return show_offer(ws, d, out);
    case TNI_KIND_CONTRACT:
        return show_contract(ws, d, out);
    case TNI_KIND_SETTINGS:
    case TNI_KIND_PRICES:
    case TNI_KIND_UNKNOWN:
        break;
    }
    tn_findings_add(ws->findings, TN_FIL_WRONG_KIND, (tn_at){.file = d->shown, .line = 1}, kind,
                    "there is nothing to show of a file of kind '%s'", kind);
    return TN_E_FINDINGS;
}

tn_status tni_invoice(tni_workspace *ws, const tni_source_file *d, const tn_date *until,
                      const char *usage, const tn_report **out)
{
    tn_books *books = NULL;
    const tn_status status = tni_contract_books(ws, d, until, usage, &books);
    const tn_status compared = status == TN_OK ? tni_closed_tell(ws, d, usage) : status;
    if (compared == TN_OK) {
        *out = tn_invoice_report(ws->arena, books, ws->findings);
    }
    return compared;
}

static tn_status report_timeline(const tni_workspace *ws, tn_books *books, const tn_report **out)
{
    const tn_timeline *timeline = NULL;
    const tn_status status = tn_timeline_build(ws->arena, books, &timeline);
    if (status == TN_OK) {
        *out = tn_timeline_report(ws->arena, books, timeline, ws->findings);
    }
    return status;
}

tn_status tni_books_tables(const tni_workspace *ws, tn_books *books, tni_contract_tables *out)
{
    *out = (tni_contract_tables){.invoices = tn_invoice_report(ws->arena, books, ws->findings),
                                 .billed = tn_billed_table(ws->arena, books),
                                 .terms = tn_terms_table(ws->arena, books),
                                 .months = tn_ledger_report(ws->arena, books, ws->findings)};
    const tn_status status = report_timeline(ws, books, &out->timeline);
    return status == TN_OK ? tn_books_status(books) : status;
}

tn_status tni_timeline(tni_workspace *ws, const tni_source_file *d, const tn_date *until,
                       const char *usage, const tn_report **out)
{
    tn_books *books = NULL;
    const tn_status status = tni_contract_books(ws, d, until, usage, &books);
    return status == TN_OK ? report_timeline(ws, books, out) : status;
}

tn_status tni_entitlements(tni_workspace *ws, const tni_source_file *d, tn_instant at,
                           tn_buffer *out)
{
    const tn_date until = tn_instant_date(at);
    return tn_entitlements_render(tni_books_new(ws, d, &until, ws->findings), at, out);
}
