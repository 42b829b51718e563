/* Part of workbook_invoice: billed units by month, and what was set aside. */
#include "report/workbook/workbook_invoice.h"
#include "tenor/contract_reports.h"

static const tn_column columns[] = {
    {"month", "Month", TN_V_DATE, .width_cells = 13},
    {.key = "dimension", .title = "Dimension", .kind = TN_V_TEXT},
    {.key = "name", .title = "Name", .kind = TN_V_TEXT},
    {"used", "Used", TN_V_QUANTITY, .width_cells = 14, .format = {NULL, TN_STYLE_INPUT}},
    {"billed", "Billed", TN_V_QUANTITY, .width_cells = 14, .format = {NULL, TN_STYLE_INPUT}},
    {"unit_price", "Unit price", TN_V_PRICE, .width_cells = 14, .format = {NULL, TN_STYLE_INPUT}},
    {"amount", "Amount", TN_V_MONEY, .width_cells = 16,
     .format = {"ROUND({billed}*{unit_price},{#})", TN_STYLE_PLAIN}}};

/* What the invoices say: each rounded once, of the months that have theirs. */
static void add_invoiced(tni_invoice_sheets *v, tn_table *table, tn_money units)
{
    tn_money rest;
    if (tn_money_sub(v->overage, units, &rest) != TN_OK) {
        return;
    }
    tn_table_total(table);
    tn_table_set(table, "dimension", TN_STYLE_PLAIN,
                 tn_value_text("Rounding, and what is not invoiced yet"), NULL);
    tn_table_set(table, "amount", TN_STYLE_PLAIN, tn_value_money(rest),
                 "OverageTotal-{amount@units}");
    tn_table_total(table);
    tn_table_set(table, "dimension", TN_STYLE_RESULT, tn_value_text("Invoiced"), NULL);
    tn_table_set(table, "amount", TN_STYLE_RESULT, tn_value_money(v->overage), "OverageTotal");
}

static void add_rated(tni_invoice_sheets *v, tn_table *table, const tn_table *usage)
{
    tn_money sum = {0, v->currency};
    for (size_t i = 0; i < usage->count; i++) {
        const tn_rated *r = &v->rating->rated[i];
        const tn_dimension *dimension = &v->invoices->life->product->dimensions[r->dimension];
        const tn_value *cells = tn_table_copy(table, usage, i);
        tn_table_set(table, "month", TN_STYLE_PLAIN, tn_value_date(r->month), NULL);
        tn_table_set(table, "name", TN_STYLE_PLAIN, tn_value_text(dimension->name.value), NULL);
        const tn_value amount = TNI_IF(cells, cells[LENGTH(columns) - 1]);
        if (amount.kind == TN_V_MONEY &&
            tn_currency_equal(amount.as.money.currency, sum.currency)) {
            tn_money_add(sum, amount.as.money, &sum);
        }
    }
    tn_table_total(table);
    tn_table_set(table, "dimension", TN_STYLE_TOTAL, tn_value_text("Total"), NULL);
    tn_table_set(table, "amount", TN_STYLE_TOTAL, tn_value_money(sum), "SUM({amount:})");
    tn_table_name(table, "units");
    add_invoiced(v, table, sum);
}

/* Under the columns of what was billed. */
static void add_rejects(tn_report *report, const tn_table *rejects)
{
    static const char *const keys[] = {"dimension", "used", "billed", "amount"};
    tn_table *table = rejects && rejects->count
                          ? TNI_TABLE(report, "rejects",
                                      "Records set aside: reason, records, units, worth", columns)
                          : NULL;
    for (size_t i = 0; table && i < rejects->count; i++) {
        tn_table_add(table, NULL, LENGTH(columns), NULL);
        for (size_t k = 0; k < LENGTH(keys); k++) {
            tn_table_set(table, keys[k], TN_STYLE_PLAIN, rejects->rows[i].cells[k], NULL);
        }
    }
}

void tni_invoice_usage(tni_invoice_sheets *v)
{
    tn_report *report = tni_sheet_report(&v->b, "Overage by month");
    tn_table *table = TNI_TABLE(report, "usage", NULL, columns);
    const tn_report *usage = tn_usage_report(v->b.arena, v->books, NULL);
    const tn_table *rated = tn_report_find_table(usage, "usage");
    if (rated && rated->count) {
        add_rated(v, table, rated);
    } else {
        tn_table_total(table);
        tn_table_set(table, "dimension", TN_STYLE_NOTE,
                     tn_value_text(v->rating ? "no usage was billed" : "no usage was given"), NULL);
    }
    add_rejects(report, tn_report_find_table(usage, "rejects"));
    tni_sheet_add(&v->b, "Usage", report);
}
