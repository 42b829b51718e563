/* Export: what a file can leave the house as, for whom, and where to. The same makers as those of
 * the command line; nothing is computed here. */
#include "tui/loop/export.h"

#include <stdio.h>
#include <string.h>

#include "app/changeset.h"
#include "app/export.h"
#include "app/notice.h"
#include "app/workbook.h"
#include "tenor/contract_reports.h"
#include "tenor/render.h"
#include "tenor/reports.h"
#include "tui/loop/write_error.h"
#include "tui/model/overlay.h"

typedef enum maker { BOOK, SHEET_CSV, SHEET_JSON, SHEET_TEXT, NOTICE, CHANGES, JOURNAL } maker;

static const struct {
    tni_kind kind;
    maker maker;
    bool internal;
    const char *what, *end;
} forms[] = {
    {TNI_KIND_OFFER, BOOK, false, "workbook of the offer, for the buyer", ".xlsx"},
    {TNI_KIND_OFFER, BOOK, true, "workbook with fees and seller's net, internal", ".internal.xlsx"},
    {TNI_KIND_OFFER, NOTICE, false, "notice to the buyer", ".txt"},
    {TNI_KIND_OFFER, CHANGES, false, "change set for AWS, to validate", ".changeset.json"},
    {TNI_KIND_OFFER, SHEET_CSV, false, "its lines for a spreadsheet", ".csv"},
    {TNI_KIND_OFFER, SHEET_JSON, false, "its figures for a program", ".json"},
    {TNI_KIND_CONTRACT, BOOK, false, "workbook of the invoices, for the buyer", ".xlsx"},
    {TNI_KIND_CONTRACT, BOOK, true, "workbook with forecast and fees, internal", ".internal.xlsx"},
    {TNI_KIND_CONTRACT, SHEET_CSV, false, "invoice lines for a spreadsheet", ".csv"},
    {TNI_KIND_CONTRACT, SHEET_JSON, false, "invoices for a program", ".json"},
    {TNI_KIND_CONTRACT, SHEET_TEXT, false, "invoices to read", ".txt"},
    {TNI_KIND_CONTRACT, JOURNAL, true, "the books for hledger and Ledger", ".journal"},
    {TNI_KIND_PRODUCT, CHANGES, false, "change set for AWS, to validate", ".changeset.json"},
    {TNI_KIND_PRODUCT, SHEET_CSV, false, "dimensions and prices for a spreadsheet", ".csv"},
    {TNI_KIND_PRODUCT, SHEET_JSON, false, "the listing for a program", ".json"},
    {TNI_KIND_PRODUCT, SHEET_TEXT, false, "the listing as buyers see it", ".txt"},
};

enum { FORMS = sizeof(forms) / sizeof(*forms) };

static unsigned take_name(tni_model *m, int choice)
{
    (void)choice;
    return tni_overlay_line(m, EFF_EXPORT);
}

static unsigned take_form(tni_model *m, int choice)
{
    for (m->export_form = 0; m->export_form < FORMS; m->export_form++) {
        if (forms[m->export_form].kind == m->view.document->kind && choice-- == 0) {
            break;
        }
    }
    tni_overlay_close(m);
    m->name_question = (tni_name_question){
        .title = "Write it to", .end = forms[m->export_form].end, .answer = take_name};
    return EFF_NAME;
}

void tni_export_ask(tni_model *m)
{
    const tni_view *l = &m->view;
    if (!l->document || !l->understood) {
        tni_show_message(m, ATTR_WARNING,
                         "only what is understood can leave: 9 shows what to mend");
        return;
    }
    const size_t errors = tn_findings_of(l->ws.findings, TN_ERROR);
    char title[96];
    snprintf(title, sizeof(title), "Export: %zu errors, %zu warnings%s", errors,
             tn_findings_of(l->ws.findings, TN_WARNING), errors ? ", marked DRAFT" : "");
    tni_overlay_begin(m, OVER_PICK, take_form, title);
    for (size_t i = 0; i < FORMS; i++) {
        if (forms[i].kind == l->document->kind) {
            tni_overlay_add(m, "%-15s %s", forms[i].end, forms[i].what);
        }
    }
    if (m->overlay.count == 0) {
        tni_overlay_close(m);
        tni_show_message(m, ATTR_DIM, "products, offers and contracts are exported");
    }
}

static tn_report *report_of(const tni_view *l, bool internal)
{
    tn_arena *arena = l->arena;
    if (l->quote) {
        tn_findings *told = internal ? l->ws.findings : tn_findings_new(arena);
        return told ? tn_offer_report(arena, l->quote, !internal, told) : NULL;
    }
    return l->has_books
               ? tn_invoice_report(arena, l->books.invoices, l->ws.findings)
               : tn_product_report(arena, l->document->product, l->ws.tables, l->ws.findings);
}

static tn_status render(tni_model *m, maker how, bool internal, tn_buffer *out)
{
    tni_view *l = &m->view;
    const tn_render_options options = {.buyer = !internal};
    if (how == NOTICE) {
        return tni_notice(&l->ws, l->document, l->quote, NULL, out);
    }
    if (how == CHANGES) {
        return tni_changeset(&l->ws, (tni_source_file *)l->document, NULL, NULL, out);
    }
    if (how == JOURNAL) {
        return tni_contract_journal(&l->ws, &l->books, internal, out);
    }
    const tn_report *report = report_of(l, internal);
    return !report             ? TN_E_NOMEM
           : how == SHEET_CSV  ? tn_report_render_csv(report, &options, out)
           : how == SHEET_JSON ? tn_report_render_json(report, &options, out)
                               : tn_report_render_text(report, &options, out);
}

static tn_status write_book(tni_model *m, bool internal, const char *path, const char **reason)
{
    const tni_view *l = &m->view;
    const tn_workbook *book = NULL;
    tn_status status = TN_OK;
    if (l->quote) {
        const tn_workbook_options options = tni_workbook_options(&l->ws, l->document, !internal);
        book = tn_offer_workbook(l->arena, l->quote, l->ws.tables, &options);
        status = book ? TN_OK : TN_E_NOMEM;
    } else {
        status = tni_contract_workbook(&l->ws, &l->books, !internal, &book);
    }
    return status ? status : tni_workbook_save(&l->ws, book, path, m->replace, reason);
}

static tn_status write_bytes(tni_model *m, maker how, bool internal, const char *path,
                             const char **reason)
{
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    tn_status status = render(m, how, internal, &text);
    status = status ? status : tn_buffer_status(&text);
    if (status == TN_OK) {
        const tni_save save = {.path = path,
                               .bytes = text.bytes ? text.bytes : "",
                               .size = text.length,
                               .force = m->replace};
        status = tni_file_save(m->view.arena, &save, NULL, reason);
    } else if (status == TN_E_FINDINGS) {
        *reason = "9 shows what AWS would reject";
        tn_findings_sort(m->view.ws.findings);
    }
    tn_buffer_done(&text);
    return status;
}

static unsigned take_replace(tni_model *m, int choice)
{
    (void)choice;
    tni_overlay_close(m);
    m->replace = true;
    return EFF_EXPORT;
}

static unsigned take_write_error(tni_model *m, int choice)
{
    tni_overlay_close(m);
    if (choice == 'r') {
        return EFF_EXPORT;
    }
    tni_overlay_begin(m, OVER_LINE, take_name, "Write it to");
    tni_line_set(&m->overlay.line, m->wanted);
    return 0;
}

void tni_export(tni_model *m)
{
    const bool internal = forms[m->export_form].internal;
    const maker how = forms[m->export_form].maker;
    const char *reason = "", *path = tni_path_join(m->view.arena, m->folder, m->wanted);
    m->progress.stopped = false;
    const tn_status status = !path         ? TN_E_NOMEM
                             : how == BOOK ? write_book(m, internal, path, &reason)
                                           : write_bytes(m, how, internal, path, &reason);
    m->replace = false;
    if (m->progress.stopped) {
        tni_show_message(m, ATTR_WARNING, "stopped: %s is as it was", m->wanted);
    } else if (status == TN_E_EXISTS) {
        tni_overlay_begin(m, OVER_ASK, take_replace, "The file exists");
        tni_overlay_row(m, path);
        m->overlay.text = "y replace it   Esc leave it";
        m->overlay.letters = "y";
    } else if (status == TN_OK) {
        tni_show_message(
            m, ATTR_GOOD, "wrote %s%s%s", path,
            tn_findings_of(m->view.ws.findings, TN_ERROR) ? ", marked DRAFT" : "",
            tni_draft_file_is_changed(m->draft.document) ? ", with what is not saved yet" : "");
    } else {
        const char *why = *reason ? reason : tn_status_text(status);
        if (status == TN_E_WRITE) {
            tni_ask_write_error(m, take_write_error, "The export was not written", path, why,
                                "r try again   o another name   Esc leave it");
        }
        tni_show_message(m, ATTR_ERROR, "%s was not written: %s", m->wanted, why);
    }
}
