/* Part of workbook_invoice: its terms, and where the money of each is. */
#include "report/workbook/workbook_invoice.h"
#include "tenor/contract_reports.h"

static const tn_column money_columns[] = {
    {.key = "no", .title = "No.", .kind = TN_V_QUANTITY},
    {.key = "blank", .title = "", .kind = TN_V_MONEY},
    {"billed", "Billed", TN_V_FRACTION, .format = {NULL, TN_STYLE_INPUT}},
    {"held", "Held", TN_V_FRACTION, .format = {NULL, TN_STYLE_INPUT}},
    {"ahead", "Ahead", TN_V_FRACTION, .format = {NULL, TN_STYLE_INPUT}},
    {"forfeited", "Forfeited", TN_V_FRACTION, .format = {NULL, TN_STYLE_INPUT}},
    {"unbilled", "Not billed", TN_V_FRACTION, .format = {NULL, TN_STYLE_INPUT}},
    {"capped", "Withheld", TN_V_FRACTION, .format = {NULL, TN_STYLE_INPUT}},
    {"gap", "Of the policy", TN_V_FRACTION, .format = {NULL, TN_STYLE_INPUT}}};

/* Where each term's money is, in exact figures: what is billed is held, ahead, forfeited ... */
static void add_money(tni_invoice_sheets *v, tn_report *report)
{
    const int places = v->currency.places;
    tn_table *table = TNI_TABLE(report, "money", "Where the money of each term is, before rounding",
                                money_columns);
    for (size_t i = 0; i < v->invoices->life->term_count; i++) {
        const tn_conservation *c = &v->invoices->conservation[i];
        const tn_value sum = tni_exact_value(c->lines, places);
        TNI_ROW(table, NULL, tn_value_quantity((int64_t)c->term + 1), tn_value_none(), sum,
                tni_exact_value(c->held, places), tni_exact_value(c->ahead, places),
                tni_exact_value(c->forfeited, places), tni_exact_value(c->unbilled, places),
                tni_exact_value(c->capped, places), tni_exact_value(c->gap, places));
        tni_sheet_check(
            &v->b,
            tn_arena_format(v->b.arena,
                            "Term %zu: billed is held, ahead and forfeited, less what "
                            "is not billed",
                            c->term + 1),
            sum, tn_arena_format(v->b.arena, "{Renewals!billed@%zu}", i), sum,
            tn_arena_format(v->b.arena,
                            "{Renewals!held@%zu}+{Renewals!ahead@%zu}+{Renewals!forfeited@%zu}-"
                            "{Renewals!unbilled@%zu}+{Renewals!capped@%zu}+{Renewals!gap@%zu}",
                            i, i, i, i, i, i));
    }
}

void tni_invoice_renewals(tni_invoice_sheets *v)
{
    tn_report *report = tni_sheet_report(&v->b, "Terms and renewals");
    tn_table *terms = tn_terms_table(v->b.arena, v->books);
    if (terms) {
        tn_report_add(report, "terms", NULL, tn_value_table(terms));
    }
    add_money(v, report);
    tni_sheet_add(&v->b, "Renewals", report);
}
