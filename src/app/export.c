/* The table of exports, and who makes each. */
#include "app/export.h"

#include "app/changeset.h"
#include "app/journal.h"
#include "app/notice.h"
#include "app/quote.h"
#include "app/workbook.h"
#include "tenor/contract_reports.h"
#include "tenor/reports.h"

const tni_export_row tni_export_rows[] = {
    {TNI_KIND_OFFER, TNI_CONTENT_WORKBOOK, TNI_FORM_XLSX, "workbook of the offer, for the buyer",
     "workbook with fees and seller's net, internal", ".xlsx", ".internal.xlsx"},
    {TNI_KIND_OFFER, TNI_CONTENT_NOTICE, TNI_FORM_TEXT, "notice to the buyer", NULL, ".txt", NULL},
    {TNI_KIND_OFFER, TNI_CONTENT_CHANGESET, TNI_FORM_JSON, "change set for AWS", NULL,
     ".changeset.json", NULL},
    {TNI_KIND_OFFER, TNI_CONTENT_SHEET, TNI_FORM_CSV, "its lines for a spreadsheet", NULL, ".csv",
     NULL},
    {TNI_KIND_OFFER, TNI_CONTENT_SHEET, TNI_FORM_JSON, "its figures for a program", NULL, ".json",
     NULL},
    {TNI_KIND_OFFER, TNI_CONTENT_NOTICE, TNI_FORM_HTML, "page for the buyer", NULL, ".html", NULL},
    {TNI_KIND_OFFER, TNI_CONTENT_SHEET, TNI_FORM_TEXT, NULL, NULL, ".txt", NULL},
    {TNI_KIND_CONTRACT, TNI_CONTENT_WORKBOOK, TNI_FORM_XLSX,
     "workbook of the invoices, for the buyer", "workbook with forecast and fees, internal",
     ".xlsx", ".internal.xlsx"},
    {TNI_KIND_CONTRACT, TNI_CONTENT_SHEET, TNI_FORM_CSV, "invoice lines for a spreadsheet", NULL,
     ".csv", NULL},
    {TNI_KIND_CONTRACT, TNI_CONTENT_SHEET, TNI_FORM_JSON, "invoices for a program", NULL, ".json",
     NULL},
    {TNI_KIND_CONTRACT, TNI_CONTENT_SHEET, TNI_FORM_TEXT, "invoices to read", NULL, ".txt", NULL},
    {TNI_KIND_CONTRACT, TNI_CONTENT_JOURNAL, TNI_FORM_JOURNAL, NULL,
     "the books for hledger and Ledger", ".journal", ".journal"},
    {TNI_KIND_CONTRACT, TNI_CONTENT_FEED, TNI_FORM_TEXT, NULL, NULL, ".txt", NULL},
    {TNI_KIND_CONTRACT, TNI_CONTENT_FEED, TNI_FORM_CSV, NULL, NULL, ".csv", NULL},
    {TNI_KIND_CONTRACT, TNI_CONTENT_FEED, TNI_FORM_JSON, NULL, NULL, ".json", NULL},
    {TNI_KIND_PRODUCT, TNI_CONTENT_CHANGESET, TNI_FORM_JSON, "change set for AWS", NULL,
     ".changeset.json", NULL},
    {TNI_KIND_PRODUCT, TNI_CONTENT_SHEET, TNI_FORM_CSV, "dimensions and prices for a spreadsheet",
     NULL, ".csv", NULL},
    {TNI_KIND_PRODUCT, TNI_CONTENT_SHEET, TNI_FORM_JSON, "the listing for a program", NULL, ".json",
     NULL},
    {TNI_KIND_PRODUCT, TNI_CONTENT_SHEET, TNI_FORM_TEXT, "the listing as buyers see it", NULL,
     ".txt", NULL},
    {TNI_KIND_PRODUCT, TNI_CONTENT_WORKBOOK, TNI_FORM_XLSX, "product sheet as a workbook", NULL,
     ".xlsx", NULL},
    {TNI_KIND_PRODUCT, TNI_CONTENT_SHEET, TNI_FORM_HTML, "product sheet as a page", NULL, ".html",
     NULL},
    {TNI_KIND_UNKNOWN, TNI_CONTENT_SHEET, TNI_FORM_TEXT, NULL, NULL, NULL, NULL}};

const tni_export_row *tni_export_find(tni_kind kind, tni_content content, tni_result_form form)
{
    const tni_export_row *row = tni_export_rows;
    while (row->ending && (row->kind != kind || row->content != content || row->form != form)) {
        row++;
    }
    return row->ending ? row : NULL;
}

/* The quote of an offer, or the books of a contract, as they are known, else computed. */
static tn_status price(tni_workspace *ws, const tni_source_file *d, const tni_export_options *o,
                       const tn_quote **quote, tn_books **books)
{
    if (d->kind == TNI_KIND_OFFER) {
        *quote = o->quote;
        return o->quote ? TN_OK : tni_quote(ws, d, NULL, quote);
    }
    if (d->kind == TNI_KIND_CONTRACT && o->books) {
        *books = o->books;
    } else if (d->kind == TNI_KIND_CONTRACT) {
        return tni_contract_books(ws, d, o->until, o->usage, books);
    }
    return TN_OK;
}

static const tn_report *build_sheet(tni_workspace *ws, const tni_source_file *d, bool internal,
                                    const tn_quote *quote, tn_books *books)
{
    if (d->kind == TNI_KIND_PRODUCT) {
        return tn_product_report(ws->arena, d->product, ws->tables, ws->findings);
    }
    if (d->kind == TNI_KIND_CONTRACT) {
        return tn_invoice_report(ws->arena, books, ws->findings);
    }
    /* our findings are not for the buyer */
    const tn_findings *findings = internal ? ws->findings : tn_findings_new(ws->arena);
    tn_report *report = tn_offer_report(ws->arena, quote, !internal, ws->findings);
    if (report) {
        report->findings = findings;
    }
    return findings ? report : NULL;
}

tn_status tni_export_bytes(tni_workspace *ws, tni_source_file *d, const tni_export_row *row,
                           const tni_export_options *o, tn_buffer *out)
{
    const tn_quote *quote = NULL;
    tn_books *books = NULL;
    if (row->content == TNI_CONTENT_CHANGESET) {
        return tni_changeset(ws, d, o->against, o->intent, out);
    }
    const tn_status status = price(ws, d, o, &quote, &books);
    if (status != TN_OK) {
        return status;
    }
    switch (row->content) {
    case TNI_CONTENT_NOTICE:
        return tni_notice(ws, d, quote,
                          &(tni_notice_how){.template_path = o->template_path,
                                            .language = o->language,
                                            .html = row->form == TNI_FORM_HTML},
                          out);
    case TNI_CONTENT_JOURNAL:
        return tni_journal_text(ws, d, books, o->internal, out);
    case TNI_CONTENT_FEED:
        if (!tn_books_movements(books)) {
            return tn_books_status(books);
        }
        return tni_report_bytes(tn_billing_feed_report(ws->arena, books, o->internal, ws->findings),
                                row->form, &o->render, out);
    case TNI_CONTENT_SHEET:
    case TNI_CONTENT_WORKBOOK:
    case TNI_CONTENT_CHANGESET:
        break;
    }
    return tni_report_bytes(build_sheet(ws, d, o->internal, quote, books), row->form, &o->render,
                            out);
}

tn_status tni_export_workbook(tni_workspace *ws, const tni_source_file *d,
                              const tni_export_options *o, const char *path, bool force,
                              const char **reason)
{
    const tn_workbook_options options = tni_workbook_options(ws, d, !o->internal);
    const tn_workbook *book = NULL;
    const tn_quote *quote = NULL;
    tn_books *books = NULL;
    tn_status status = price(ws, d, o, &quote, &books);
    if (status == TN_OK && d->kind == TNI_KIND_PRODUCT) {
        book = tn_product_workbook(ws->arena, d->product, ws->tables, &options);
    } else if (status == TN_OK && quote) {
        book = tn_offer_workbook(ws->arena, quote, ws->tables, &options);
    } else if (status == TN_OK) {
        book = tn_invoice_workbook(ws->arena, books, &options);
        status = tn_books_status(books);
    }
    if (status != TN_OK || !book) {
        return status != TN_OK ? status : TN_E_NOMEM;
    }
    return tni_workbook_save(ws, book, path, force, reason);
}
