/* Usage of an invoice simulation: billed units by month, and what was set aside. */
#include "report/workbook/workbook_invoice.h"

enum { U_MONTH, U_KEY, U_NAME, U_USED, U_BILLED, U_PRICE, U_AMOUNT, USAGE };

static const tni_heading usage_headings[USAGE] = {
    {"Month", 13, true},  {"Dimension", 0, false},  {"Name", 0, false},  {"Used", 14, true},
    {"Billed", 14, true}, {"Unit price", 14, true}, {"Amount", 16, true}};

static void put_rated(tni_invoice_sheets *v, const tn_rated *r, uint32_t row, tn_cell *cells,
                      tn_money *sum)
{
    const tn_dimension *dimension = &v->invoices->life->product->dimensions[r->dimension];
    const tn_currency currency = v->invoices->life->terms[r->term].currency;
    tn_money amount;
    cells[U_MONTH] = tni_cell(tn_value_date(r->month));
    cells[U_KEY] = tni_cell(tn_value_text(dimension->key.value));
    cells[U_NAME] = tni_cell(tn_value_text(dimension->name.value));
    cells[U_USED] = tni_cell_styled(tn_value_quantity(r->used), TN_STYLE_INPUT);
    cells[U_BILLED] = tni_cell_styled(tn_value_quantity(r->billed), TN_STYLE_INPUT);
    cells[U_PRICE] = tni_cell_styled(tn_value_price(r->price, currency), TN_STYLE_INPUT);
    if (tn_money_amount(r->price, r->billed, (tn_fraction){1, 1}, currency, TN_HALF_UP, &amount) ==
        TN_OK) {
        cells[U_AMOUNT] = tni_cell_formula(&v->b, TN_STYLE_PLAIN, tn_value_money(amount),
                                           "ROUND(E%u*F%u,%d)", row, row, (int)currency.places);
        if (tn_currency_equal(currency, sum->currency)) {
            tn_money_add(*sum, amount, sum);
        }
    }
}

static void put_rejects(tni_invoice_sheets *v, tn_sheet *sheet)
{
    bool any = false;
    for (int i = TN_REJECT_NONE + 1; i < TN_REJECT_KINDS; i++) {
        const tn_reject_sum *sum = &v->rating->rejects[i];
        int64_t minor = 0;
        if (!sum->records) {
            continue;
        }
        if (!any) {
            tni_sheet_section(&v->b, sheet, "Records set aside: reason, records, units, worth");
            any = true;
        }
        tn_cell *cells = tni_sheet_next_row(&v->b, sheet, NULL);
        if (cells) {
            cells[U_KEY] = tni_cell(tn_value_text(tn_reject_name((tn_reject)i)));
            cells[U_USED] = tni_cell(tn_value_quantity((int64_t)sum->records));
            cells[U_BILLED] = tni_cell(tn_value_quantity((int64_t)sum->quantity));
            if (sum->value.den && tn_fraction_round(sum->value, TN_HALF_UP, &minor) == TN_OK) {
                cells[U_AMOUNT] = tni_cell(tn_value_money((tn_money){minor, v->currency}));
            }
        }
    }
}

void tni_invoice_usage(tni_invoice_sheets *v)
{
    tn_sheet *sheet = tni_sheet_sheet(
        &v->b, "Usage", tn_arena_format(v->b.arena, "Overage by month, %s", v->currency.code),
        usage_headings, USAGE);
    tn_money sum = {0, v->currency};
    if (!v->rating || v->rating->count == 0) {
        tn_cell *cells = tni_sheet_next_row(&v->b, sheet, NULL);
        if (cells) {
            cells[U_KEY] = tni_cell_styled(
                tn_value_text(v->rating ? "no usage was billed" : "no usage was given"),
                TN_STYLE_NOTE);
        }
    }
    for (size_t i = 0; v->rating && i < v->rating->count; i++) {
        uint32_t row = 0;
        tn_cell *cells = tni_sheet_next_row(&v->b, sheet, &row);
        if (!cells) {
            return;
        }
        put_rated(v, &v->rating->rated[i], row, cells, &sum);
    }
    if (v->rating && v->rating->count) {
        tn_cell *cells = tni_sheet_next_row(&v->b, sheet, NULL);
        if (cells) {
            cells[U_KEY] = tni_cell_styled(tn_value_text("Total"), TN_STYLE_TOTAL);
            cells[U_AMOUNT] =
                tni_cell_formula(&v->b, TN_STYLE_TOTAL, tn_value_money(sum), "SUM(G%d:G%zu)",
                                 TNI_SHEET_HEADER + 1, TNI_SHEET_HEADER + v->rating->count);
        }
    }
    if (v->rating) {
        put_rejects(v, sheet);
    }
}
