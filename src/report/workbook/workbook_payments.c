/* Payments and Comparison of an offer draft. */
#include "report/tables/cells.h"
#include "report/workbook/workbook_offer.h"

enum { P_NO, P_DATE, P_DUE, P_AMOUNT, P_SUM, P_SHARE, P_LEFT, PAYMENTS };

static const tni_heading payment_headings[PAYMENTS] = {
    {"No.", 6, true},       {"Invoice date", 14, true}, {"Due", 14, true},
    {"Amount", 16, true},   {"Cumulative", 16, true},   {"Share", 10, true},
    {"Remaining", 16, true}};

static void put_payment(tni_offer_sheets *o, size_t index, tn_money *sum, uint32_t row,
                        tn_cell *cells)
{
    const tn_quote *q = o->quote;
    const tn_payment *payment = &q->payments.payments[index];
    tn_date due;
    tn_percent share;
    tn_money left;
    const char *net = tn_arena_format(o->b.arena, "Prices!$J$%u", o->net_row);
    cells[P_NO] = tni_cell(tn_value_quantity((int64_t)index + 1));
    cells[P_DATE] = tni_cell_styled(tn_value_date(payment->date), TN_STYLE_INPUT);
    if (o->net_terms_row &&
        tn_date_add_days(payment->date, q->offer->net_terms.value, &due) == TN_OK) {
        cells[P_DUE] = tni_cell_formula(&o->b, TN_STYLE_PLAIN, tn_value_date(due),
                                        "B%u+Summary!$B$%u", row, o->net_terms_row);
    }
    cells[P_AMOUNT] = q->payments.count == 1 && q->net_total.known && o->all_known &&
                              q->net_total.money.minor == payment->amount.minor
                          ? tni_cell_formula(&o->b, TN_STYLE_LINK, tn_value_money(payment->amount),
                                             "%s", net ? net : "")
                          : tni_cell_styled(tn_value_money(payment->amount), TN_STYLE_INPUT);
    if (tn_money_add(*sum, payment->amount, sum) != TN_OK) {
        return;
    }
    cells[P_SUM] =
        index
            ? tni_cell_formula(&o->b, TN_STYLE_PLAIN, tn_value_money(*sum), "E%u+D%u", row - 1, row)
            : tni_cell_formula(&o->b, TN_STYLE_PLAIN, tn_value_money(*sum), "D%u", row);
    if (!q->net_total.known || !o->all_known || !net) {
        return;
    }
    if (q->net_total.money.minor &&
        tn_money_share(payment->amount, q->net_total.money, &share) == TN_OK) {
        cells[P_SHARE] = tni_cell_formula(&o->b, TN_STYLE_PLAIN, tn_value_percent(share),
                                          "ROUND(D%u/%s,6)", row, net);
    }
    if (tn_money_sub(q->net_total.money, *sum, &left) == TN_OK) {
        cells[P_LEFT] =
            tni_cell_formula(&o->b, TN_STYLE_PLAIN, tn_value_money(left), "%s-E%u", net, row);
    }
}

void tni_offer_chart(tni_offer_sheets *o, tn_sheet *sheet, uint32_t row, unsigned column)
{
    if (o->quote->payments.count < 2 || !o->payments) {
        return;
    }
    sheet->charts[sheet->chart_count++] =
        (tn_chart){.kind = TN_CHART_COLUMN,
                   .title = "Payments",
                   .x_title = "Invoice date",
                   .x_format = "yyyy-mm-dd",
                   .y_title = tn_arena_text(o->b.arena, o->quote->currency.code),
                   .names = {"Amount"},
                   .categories = {o->payments, o->payments_first, o->payments_last, P_DATE},
                   .values = {{o->payments, o->payments_first, o->payments_last, P_AMOUNT}},
                   .series_count = 1,
                   .row = row,
                   .column = column,
                   .width_px = 640,
                   .height_px = 320};
}

void tni_offer_payments(tni_offer_sheets *o)
{
    const tn_quote *q = o->quote;
    tn_money sum = {0, q->currency};
    tn_sheet *sheet = tni_sheet_sheet(&o->b, "Payments",
                                      tn_arena_format(o->b.arena, "Payments, %s", q->currency.code),
                                      payment_headings, PAYMENTS);
    o->payments = sheet;
    if (sheet) { /* sixty charges and the chart, which a break would cut, fit a page on end */
        sheet->landscape = false;
        sheet->one_page = true;
    }
    for (size_t i = 0; i < q->payments.count; i++) {
        uint32_t row = 0;
        tn_cell *cells = tni_sheet_next_row(&o->b, sheet, &row);
        if (!cells) {
            return;
        }
        put_payment(o, i, &sum, row, cells);
    }
    tn_cell *cells = sheet ? tni_sheet_next_row(&o->b, sheet, NULL) : NULL;
    if (!cells) {
        return;
    }
    cells[P_DATE] = tni_cell_styled(tn_value_text("Total"), TN_STYLE_TOTAL);
    if (q->payments.count) {
        const tn_cell total = tni_cell_formula(&o->b, TN_STYLE_TOTAL, tn_value_money(sum),
                                               "SUM(D%u:D%u)", o->payments_first, o->payments_last);
        cells[P_AMOUNT] = total;
        tni_offer_chart(o, sheet, o->payments_last + 4, 1);
    }
    if (q->assumed) {
        tni_sheet_next_row(&o->b, sheet, NULL);
        tni_sheet_figure(
            &o->b, sheet, NULL,
            tni_cell_styled(tn_value_text("Dates assume acceptance on the start day of "
                                          "the Summary."),
                            TN_STYLE_NOTE));
    }
}

/* --- Comparison ----------------------------------------------------------------------------- */

enum { C_MONTHS, C_LIST, C_NET, C_MONTHLY, C_BASE, C_SAVED, C_PERCENT, C_NOTE, COMPARISON };

static const tni_heading compare_headings[COMPARISON] = {{"Duration", 14, true},
                                                         {"List total", 16, true},
                                                         {"Net total", 16, true},
                                                         {"Per month", 14, true},
                                                         {"At the monthly price", 18, true},
                                                         {"Savings", 16, true},
                                                         {"Savings %", 11, true},
                                                         {"", 14, false}};

static void put_duration(tni_offer_sheets *o, const tn_quote_duration *d, uint32_t row,
                         tn_cell *cells)
{
    const int places = (int)o->quote->currency.places;
    tn_money base;
    cells[C_MONTHS] = tni_cell(tn_value_months(d->months));
    cells[C_NOTE] = tni_cell(tn_value_text(d->own ? "this offer" : NULL));
    cells[C_LIST] = tni_cell_styled(tni_cell_money(d->list_total), TN_STYLE_INPUT);
    if (!d->net_total.known) {
        cells[C_NET] = tni_cell_styled(tn_value_text("not offered"), TN_STYLE_NOTE);
        return;
    }
    cells[C_NET] = d->own && o->all_known && o->quote->net_total.known &&
                           o->quote->net_total.money.minor == d->net_total.money.minor
                       ? tni_cell_formula(&o->b, TN_STYLE_LINK, tni_cell_money(d->net_total),
                                          "Prices!J%u", o->net_row)
                       : tni_cell_styled(tni_cell_money(d->net_total), TN_STYLE_INPUT);
    cells[C_MONTHLY] =
        tni_cell_formula(&o->b, TN_STYLE_PLAIN, tni_cell_money(d->monthly_equivalent),
                         "ROUND(C%u/A%u,%d)", row, row, places);
    if (d->savings.known && tn_money_add(d->net_total.money, d->savings.money, &base) == TN_OK) {
        cells[C_BASE] = tni_cell_styled(tn_value_money(base), TN_STYLE_INPUT);
        cells[C_SAVED] = tni_cell_formula(&o->b, TN_STYLE_PLAIN, tni_cell_money(d->savings),
                                          "E%u-C%u", row, row);
        cells[C_PERCENT] =
            tni_cell_formula(&o->b, TN_STYLE_PLAIN,
                             d->savings_percent.known ? tn_value_percent(d->savings_percent.percent)
                                                      : tn_value_none(),
                             "ROUND(F%u/E%u,6)", row, row);
    }
}

void tni_offer_comparison(tni_offer_sheets *o)
{
    const tn_quote *q = o->quote;
    tn_sheet *sheet =
        tni_sheet_sheet(&o->b, "Comparison",
                        tn_arena_format(o->b.arena, "Durations side by side, %s", q->currency.code),
                        compare_headings, COMPARISON);
    for (size_t i = 0; i < q->duration_count; i++) {
        uint32_t row = 0;
        tn_cell *cells = tni_sheet_next_row(&o->b, sheet, &row);
        if (!cells) {
            return;
        }
        put_duration(o, &q->durations[i], row, cells);
    }
    const uint32_t first = TNI_SHEET_HEADER + 1,
                   last = TNI_SHEET_HEADER + (uint32_t)q->duration_count;
    if (sheet && q->duration_count > 1) {
        sheet->one_page = true;
        sheet->charts[sheet->chart_count++] =
            (tn_chart){.kind = TN_CHART_COLUMN,
                       .title = "Price per month by duration",
                       .x_title = "Months",
                       .y_title = tn_arena_text(o->b.arena, q->currency.code),
                       .names = {"Per month"},
                       .categories = {sheet, first, last, C_MONTHS},
                       .values = {{sheet, first, last, C_MONTHLY}},
                       .series_count = 1,
                       .row = last + 2,
                       .column = 0,
                       .width_px = 640,
                       .height_px = 320};
    }
}
