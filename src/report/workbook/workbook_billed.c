/* The first sheet of an invoice simulation: what is billed, by kind and by month. */
#include "report/tables/cells.h"
#include "report/workbook/workbook_invoice.h"

static void put_contract(tni_invoice_sheets *v, tn_sheet *sheet)
{
    const tn_life *life = v->invoices->life;
    const tn_contract *contract = life->contract;
    tni_sheet_section(&v->b, sheet, "The contract");
    tni_sheet_figure(&v->b, sheet, "Contract", tni_cell(tni_cell_text(contract->id)));
    tni_sheet_figure(&v->b, sheet, "Agreement", tni_cell(tni_cell_text(contract->agreement)));
    if (contract->offer) {
        tni_sheet_figure(&v->b, sheet, "Buyer", tni_cell(tni_cell_text(contract->offer->buyer)));
    }
    tni_sheet_figure(&v->b, sheet, "Seller", tni_cell(tn_value_text(v->b.options->seller)));
    tni_sheet_figure(&v->b, sheet, "Product", tni_cell(tni_cell_text(life->product->title)));
    tni_sheet_figure(&v->b, sheet, "Accepted",
                     tni_cell(tn_value_date(tn_instant_date(contract->accepted.value))));
    tni_sheet_figure(
        &v->b, sheet, life->over ? "Access ended" : "Access to the end of",
        tni_cell(tn_value_date(tn_instant_date((tn_instant){life->access_end.seconds - 1}))));
    tni_sheet_figure(&v->b, sheet, "Looked at until",
                     tni_cell_formula(&v->b, TN_STYLE_LINK, tn_value_date(life->horizon), "Until"));
}

static bool kind_sum(const tni_invoice_sheets *v, tn_line_kind kind, tn_money *out)
{
    bool any = false;
    *out = (tn_money){0, v->currency};
    for (size_t i = 0; i < v->invoices->count; i++) {
        const tn_document *d = v->invoices->documents[i];
        for (size_t j = 0; j < d->line_count; j++) {
            const tn_line *line = &d->lines[j];
            if (line->kind == kind && tn_currency_equal(line->amount.currency, v->currency)) {
                any = tn_money_add(*out, line->amount, out) == TN_OK || any;
            }
        }
    }
    return any;
}

static void put_billed(tni_invoice_sheets *v, tn_sheet *sheet)
{
    tni_sheet_section(&v->b, sheet, "Billed, by kind of line");
    uint32_t first = 0, row = 0;
    for (int k = 0; k < TN_LINE_KINDS; k++) {
        tn_money sum;
        const char *name = tn_line_kind_name((tn_line_kind)k);
        if (!kind_sum(v, (tn_line_kind)k, &sum)) {
            continue;
        }
        row = tni_sheet_figure(&v->b, sheet, name,
                               tni_cell_formula(&v->b, TN_STYLE_LINK, tn_value_money(sum), "%s",
                                                tni_lines_sumifs(v, name, NULL)));
        first = first ? first : row;
        if (k == TN_LINE_USAGE) {
            tn_workbook_name(v->b.book, "OverageTotal", sheet, row, 1);
        }
    }
    const tn_cell total = first ? tni_cell_formula(&v->b, TN_STYLE_RESULT, tn_value_money(v->total),
                                                   "SUM(B%u:B%u)", first, row)
                                : tni_cell_styled(tn_value_money(v->total), TN_STYLE_RESULT);
    row = tni_sheet_figure(&v->b, sheet, "Total", total);
    tn_workbook_name(v->b.book, "InvoiceTotal", sheet, row, 1);
    row = tni_sheet_figure(&v->b, sheet, "of it credits",
                           v->invoices->count
                               ? tni_cell_formula(&v->b, TN_STYLE_LINK, tn_value_money(v->credits),
                                                  "SUM(Invoices!H%u:H%u)", v->invoices_first,
                                                  v->invoices_last)
                               : tni_cell(tn_value_money(v->credits)));
    tn_workbook_name(v->b.book, "CreditTotal", sheet, row, 1);
}

/* A month's figures: what the invoices say, by date, by due date, by usage month. */
static void put_month(tni_invoice_sheets *v, const tn_ledger_month *m, uint32_t row, tn_cell *cells)
{
    static const char by[] = {'C', 'D'};
    const uint32_t a = v->invoices_first, z = v->invoices_last;
    const tn_money figures[] = {m->invoiced, m->cash};
    const char *cell = tn_arena_format(v->b.arena, "$A%u", row);
    cells[0] = tni_cell(tn_value_date(m->month));
    for (unsigned i = 0; i < 2; i++) {
        cells[1 + i] =
            tni_cell_formula(&v->b, TN_STYLE_LINK, tn_value_money(figures[i]),
                             "SUMIFS(Invoices!$I$%u:$I$%u,Invoices!$%c$%u:$%c$%u,\">=\"&$A%u,"
                             "Invoices!$%c$%u:$%c$%u,\"<\"&EDATE($A%u,1))",
                             a, z, by[i], a, by[i], z, row, by[i], a, by[i], z, row);
    }
    cells[3] = tni_cell_formula(&v->b, TN_STYLE_LINK, tn_value_money(m->usage_revenue), "%s",
                                tni_lines_sumifs(v, "usage", cell ? cell : ""));
}

static void add_chart(tni_invoice_sheets *v, tn_sheet *sheet, const char *title, unsigned column,
                      uint32_t first, uint32_t last, uint32_t at)
{
    sheet->charts[sheet->chart_count++] =
        (tn_chart){.kind = TN_CHART_COLUMN,
                   .title = title,
                   .x_title = "Month",
                   .x_format = "yyyy-mm",
                   .y_title = tn_arena_text(v->b.arena, v->currency.code),
                   .names = {title},
                   .categories = {sheet, first, last, 0},
                   .values = {{sheet, first, last, column}},
                   .series_count = 1,
                   .row = at,
                   .column = 0,
                   .width_px = 640,
                   .height_px = 260};
}

static void put_months(tni_invoice_sheets *v, tn_sheet *sheet)
{
    static const char *const titles[] = {"Month", "Invoiced", "Cash due", "Overage"};
    uint32_t row = 0, first = 0;
    tni_sheet_next_row(&v->b, sheet, NULL);
    tn_cell *cells = tni_sheet_next_row(&v->b, sheet, &row);
    for (unsigned i = 0; cells && i < 4; i++) {
        cells[i] =
            tni_cell_styled(tn_value_text(titles[i]), i ? TN_STYLE_HEADER_RIGHT : TN_STYLE_HEADER);
    }
    first = row + 1;
    for (size_t i = 0; i < v->ledger->count; i++) {
        cells = tni_sheet_next_row(&v->b, sheet, &row);
        if (!cells) {
            return;
        }
        put_month(v, &v->ledger->months[i], row, cells);
    }
    if (sheet && v->ledger->count) {
        add_chart(v, sheet, "Cash by month it is due", 2, first, row, row + 2);
        if (v->rating) {
            add_chart(v, sheet, "Overage by month of use", 3, first, row, row + 17);
        }
        tni_sheet_check(
            &v->b, "The months of the Summary add up to the invoices",
            tni_cell_formula(&v->b, TN_STYLE_LINK, tn_value_money(v->total), "InvoiceTotal"),
            tni_cell_formula(&v->b, TN_STYLE_LINK, tn_value_money(v->ledger->total.invoiced),
                             "SUM(Summary!B%u:B%u)", first, row));
    }
}

void tni_invoice_summary(tni_invoice_sheets *v)
{
    static const tni_heading widths[] = {
        {NULL, 28, false}, {NULL, 22, false}, {NULL, 18, false}, {NULL, 18, false}};
    tn_sheet *sheet = tni_sheet_sheet(&v->b, "Summary", v->b.book->title, widths, 4);
    put_contract(v, sheet);
    put_billed(v, sheet);
    put_months(v, sheet);
    if (sheet) {
        sheet->one_page = v->ledger->count < 40;
    }
}
