/* Part of workbook_invoice: the credits, every change as a row of live arithmetic. */
#include "report/tables/lines.h"
#include "report/workbook/workbook_invoice.h"

static const tn_column columns[] = {
    {"no", "No.", TN_V_QUANTITY, .width_cells = 6},
    {"date", "Date", TN_V_DATE, .width_cells = 13},
    {"kind", "Kind", TN_V_TEXT, .width_cells = 16},
    {"dimension", "Dimension", TN_V_TEXT, .width_cells = 18},
    {"quantity", "Quantity", TN_V_QUANTITY, .width_cells = 11},
    {"price", "Unit price", TN_V_PRICE, .width_cells = 14},
    {"left", "Days left", TN_V_QUANTITY, .width_cells = 11},
    {"of", "Of days", TN_V_QUANTITY, .width_cells = 11},
    {"share", "Share", TN_V_FRACTION, .width_cells = 12},
    {"exact", "Exact", TN_V_FRACTION, .width_cells = 18},
    {"capped", "Capped", TN_V_MONEY, .width_cells = 12},
    {"amount", "Amount", TN_V_MONEY, .width_cells = 16, .format = {NULL, TN_STYLE_INPUT}},
    {"what", "What", TN_V_TEXT, .width_cells = 46, .format = {NULL, TN_STYLE_NOTE}}};

static bool is_shown(const tn_document *d, const tn_line *line)
{
    switch (line->kind) {
    case TN_LINE_UPGRADE_CHARGE:
    case TN_LINE_UPGRADE_CREDIT:
    case TN_LINE_REFUND:
        return true;
    case TN_LINE_ROUNDING:
        return d->kind == TN_DOCUMENT_UPGRADE;
    case TN_LINE_CONTRACT:
    case TN_LINE_INSTALMENT:
    case TN_LINE_RENEWAL:
    case TN_LINE_USAGE:
    case TN_LINE_KINDS:
        break;
    }
    return false;
}

static void set_share(tni_invoice_sheets *v, tn_table *table, const tn_line *line)
{
    const int decimals = v->invoices->policy->ratio_decimals;
    const tn_value used = tn_value_fraction(line->share->used);
    if (line->share->clamped) {
        tn_table_set(table, "share", TN_STYLE_INPUT, used, NULL);
    } else if (decimals == TN_RATIO_EXACT) {
        tn_table_set(table, "share", TN_STYLE_PLAIN, used, "{left}/{of}");
    } else {
        tn_table_set(table, "share", TN_STYLE_PLAIN, used, "ROUND({left}/{of},%d)", decimals);
    }
}

/* price x quantity x days / days, each in a cell of its own. */
static void set_arithmetic(tni_invoice_sheets *v, tn_table *table, const tn_line *line)
{
    tn_fraction exact;
    const bool credit = line->kind == TN_LINE_UPGRADE_CREDIT;
    const tn_i128 limit = INT64_C(1000000000000000);
    const tn_fraction counted = line->share->counted;
    tn_table_set(table, "quantity", TN_STYLE_INPUT, tni_line_quantity(line), NULL);
    tn_table_set(table, "price", TN_STYLE_INPUT, tni_line_price(line), NULL);
    if (counted.num >= limit || counted.num <= -limit || counted.den >= limit ||
        tn_money_exact(line->unit_price, line->quantity, line->share->used, line->amount.currency,
                       &exact) != TN_OK) {
        return;
    }
    tn_table_set(table, "left", TN_STYLE_INPUT, tn_value_quantity((int64_t)counted.num), NULL);
    tn_table_set(table, "of", TN_STYLE_INPUT, tn_value_quantity((int64_t)counted.den), NULL);
    set_share(v, table, line);
    const int64_t whole = (credit ? -line->amount.minor : line->amount.minor) + line->capped.minor;
    const char *function = tni_round_function(v->invoices->policy->rounding, exact, whole);
    exact.num = credit ? -exact.num : exact.num;
    tn_table_set(table, "exact", TN_STYLE_PLAIN, tni_exact_value(exact, v->currency.places),
                 "%s{quantity}*{price}*{share}", credit ? "-" : "");
    if (line->capped.minor) {
        tn_table_set(table, "capped", TN_STYLE_INPUT, tn_value_money(line->capped), NULL);
    }
    if (function) {
        tn_table_set(table, "amount", TN_STYLE_PLAIN, tn_value_money(line->amount),
                     "%s({exact},{#})%s", function, line->capped.minor ? "+{capped}" : "");
    }
}

static void add_line(tni_invoice_sheets *v, tn_table *table, const tn_document *d,
                     const tn_line *line)
{
    const tn_value cells[LENGTH(columns)] = {
        [0] = tn_value_quantity((int64_t)d->number),
        [1] = tn_value_date(d->date),
        [2] = tn_value_text(tn_line_kind_name(line->kind)),
        [3] = tni_line_dimension(v->invoices->life->product, line),
        [LENGTH(columns) - 2] = tn_value_money(line->amount),
        [LENGTH(columns) - 1] = tn_value_text(tni_line_words(v->b.arena, v->invoices, line))};
    tn_table_add(table, cells, LENGTH(cells), NULL);
    if (line->share && line->quantity) {
        set_arithmetic(v, table, line);
    }
}

void tni_invoice_credits(tni_invoice_sheets *v)
{
    tn_report *report = tni_sheet_report(&v->b, "Credits and charges of changes");
    tn_table *table = TNI_TABLE(report, "credits", NULL, columns);
    tn_money sum = {0, v->currency};
    bool any = false, same = true;
    for (size_t i = 0; i < v->invoices->count; i++) {
        const tn_document *d = v->invoices->documents[i];
        for (size_t j = 0; j < d->line_count; j++) {
            const tn_line *line = &d->lines[j];
            if (is_shown(d, line)) {
                add_line(v, table, d, line);
                same = same && tn_currency_equal(sum.currency, line->amount.currency) &&
                       tn_money_add(sum, line->amount, &sum) == TN_OK;
                any = true;
            }
        }
    }
    tn_table_total(table);
    if (!any) {
        tn_table_set(table, "kind", TN_STYLE_NOTE, tn_value_text("there are none"), NULL);
    } else if (same) {
        tn_table_set(table, "kind", TN_STYLE_TOTAL, tn_value_text("Total"), NULL);
        tn_table_set(table, "amount", TN_STYLE_TOTAL, tn_value_money(sum), "SUM({amount:})");
    }
    tni_sheet_add(&v->b, "Credits", report);
}
