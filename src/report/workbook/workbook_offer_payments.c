/* Part of workbook_offer: Payments. */
#include "report/workbook/formula.h"
#include "report/workbook/workbook_offer.h"

#define NET_TOTAL "{$Prices!net_amount@net_total}"

/* What is left, in minor units, over the charges that are left, rounded down: the last ones get one
 * more, as the engine shares it out. The first charge has nothing before it. */
#define EVEN_OF(left) "INT(ROUND((" left ")*10^{#},0)/(COUNT({$no:})-{no}+1))/10^{#}"
#define EVEN          EVEN_OF(NET_TOTAL "-{cumulative<}") "|" EVEN_OF(NET_TOTAL)

static const tn_column payment_columns[] = {
    {"no", "No.", TN_V_QUANTITY, .width_cells = 6},
    {"date", "Invoice date", TN_V_DATE, .width_cells = 14, .format = {NULL, TN_STYLE_INPUT}},
    {"due", "Due", TN_V_DATE, .width_cells = 14},
    {"amount", "Amount", TN_V_MONEY, .width_cells = 16},
    {"cumulative", "Cumulative", TN_V_MONEY, .width_cells = 16},
    {"share", "Share", TN_V_PERCENT, .width_cells = 10},
    {"remaining", "Remaining", TN_V_MONEY, .width_cells = 16},
    /* The chart's: where dates are numbers, spreadsheets draw an axis of months of their own. */
    {"label", "Label", TN_V_TEXT, .width_cells = 12, .format = {NULL, TN_STYLE_NOTE}}};

static void set_shares(tni_offer_sheets *o, tn_table *table, tn_money amount, tn_money sum)
{
    tn_percent share;
    tn_money left;
    const tn_money net = o->quote->net_total.money;
    tn_table_set(table, "cumulative", TN_STYLE_PLAIN, tn_value_money(sum),
                 "{cumulative<}+{amount}|{amount}");
    if (o->net_total.kind == TN_V_NONE) {
        return;
    }
    if (net.minor && tn_money_share(amount, net, &share) == TN_OK) {
        tn_table_set(table, "share", TN_STYLE_PLAIN, tn_value_percent(share),
                     "ROUND({amount}/" NET_TOTAL ",6)");
    }
    if (tn_money_sub(net, sum, &left) == TN_OK) {
        tn_table_set(table, "remaining", TN_STYLE_PLAIN, tn_value_money(left),
                     NET_TOTAL "-{cumulative}");
    }
}

/* The formula of even charges comes to each of them: a plan by steps whose left-over units go to
 * the last charges. */
static bool is_even(const tni_offer_sheets *o)
{
    const tn_quote *q = o->quote;
    const size_t count = q->payments.count;
    int64_t left = q->net_total.money.minor;
    if (o->net_total.kind == TN_V_NONE || q->offer->payments.custom_count || count < 2) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const int64_t amount = q->payments.payments[i].amount.minor;
        const bool given = i == 0 && q->offer->payments.initial.set;
        if (!given && amount != left / (int64_t)(count - i)) {
            return false;
        }
        left -= amount;
    }
    return left == 0;
}

static void add_payment(tni_offer_sheets *o, tn_table *table, size_t index, tn_money *sum)
{
    const tn_quote *q = o->quote;
    const tn_payment *payment = &q->payments.payments[index];
    const bool whole = q->payments.count == 1 && o->net_total.kind != TN_V_NONE &&
                       q->net_total.money.minor == payment->amount.minor;
    char day[TN_DATE_TEXT];
    tn_date due;
    tn_table_copy(table, tn_report_find_table(o->report, "payments"), index);
    tn_table_set(table, "label", TN_STYLE_NOTE,
                 tn_value_text(tn_arena_text(o->b.arena, tn_date_format(payment->date, day))),
                 NULL);
    tn_table_set(table, "no", TN_STYLE_PLAIN, tn_value_quantity((int64_t)index + 1), NULL);
    if (q->offer->net_terms.set &&
        tn_date_add_days(payment->date, q->offer->net_terms.value, &due) == TN_OK) {
        tn_table_set(table, "due", TN_STYLE_PLAIN, tn_value_date(due),
                     "{date}+{$Summary!value@net_terms}");
    }
    const bool initial = index == 0 && q->offer->payments.initial.set;
    const char *formula = whole ? NET_TOTAL : o->even && !initial ? EVEN : NULL;
    tn_table_set(table, "amount",
                 whole     ? TN_STYLE_LINK
                 : formula ? TN_STYLE_PLAIN
                           : TN_STYLE_INPUT,
                 tn_value_money(payment->amount), formula ? "%s" : NULL, formula);
    if (tn_money_add(*sum, payment->amount, sum) == TN_OK) {
        set_shares(o, table, payment->amount, *sum);
    }
}

void tni_offer_chart(tni_offer_sheets *o, tn_sheet *sheet, const tn_sheet *payments, uint32_t row,
                     unsigned column)
{
    static const tni_chart chart = {TN_CHART_COLUMN,
                                    "Payments",
                                    "Invoice date",
                                    NULL,
                                    "label",
                                    {"Amount"},
                                    {"amount"},
                                    640,
                                    320};
    if (o->quote->payments.count > 1) {
        tni_sheet_chart(&o->b, sheet, payments, &chart, row, column);
    }
}

tn_sheet *tni_offer_payments(tni_offer_sheets *o)
{
    const tn_quote *q = o->quote;
    tn_money sum = {0, q->currency};
    tn_report *report = tni_sheet_report(&o->b, "Payments");
    tn_table *table = TNI_TABLE(report, "payments", NULL, payment_columns);
    o->even = is_even(o);
    for (size_t i = 0; i < q->payments.count; i++) {
        add_payment(o, table, i, &sum);
    }
    tn_table_total(table);
    tn_table_name(table, "total");
    tn_table_set(table, "date", TN_STYLE_TOTAL, tn_value_text("Total"), NULL);
    if (q->payments.count) {
        tn_table_set(table, "amount", TN_STYLE_TOTAL, tn_value_money(sum), "SUM({amount:})");
    }
    if (q->assumed) {
        tn_table *note = TNI_TABLE(report, "note", NULL, payment_columns);
        tn_table_add(note, NULL, LENGTH(payment_columns), NULL);
        tn_table_set(note, "date", TN_STYLE_NOTE,
                     tn_value_text("Dates assume acceptance on the start day of the Summary."),
                     NULL);
    }
    tn_sheet *sheet = tni_sheet_add(&o->b, "Payments", report);
    if (sheet) { /* sixty charges and the chart, which a break would cut, fit a page on end */
        sheet->landscape = false;
        sheet->one_page = true;
        tni_offer_chart(o, sheet, sheet, tni_column_range(sheet, "amount").last_row + 4, 1);
    }
    return sheet;
}
