/* Credits of an invoice simulation: every change as a row of live arithmetic. */
#include "report/tables/lines.h"
#include "report/workbook/workbook_invoice.h"

static bool exact_major(tn_fraction minor, int places, tn_fraction *out)
{
    tn_i128 unit = 1;
    for (int i = 0; i < places; i++) {
        unit *= 10;
    }
    return tn_fraction_mul(minor, tn_fraction_make(1, unit), out) == TN_OK;
}

tn_value tni_exact_value(tn_fraction minor, int places)
{
    tn_fraction major;
    return exact_major(minor, places, &major) ? tn_value_fraction(major) : tn_value_none();
}

enum { NO, DATE, KIND, KEY, QUANTITY, PRICE, LEFT, OF, SHARE, EXACT, CAP, AMOUNT, HOW, CREDITS };

static const tni_heading credit_headings[CREDITS] = {
    {"No.", 6, true},         {"Date", 13, true},     {"Kind", 16, false},
    {"Dimension", 18, false}, {"Quantity", 11, true}, {"Unit price", 14, true},
    {"Days left", 11, true},  {"Of days", 11, true},  {"Share", 12, true},
    {"Exact", 18, true},      {"Capped", 12, true},   {"Amount", 16, true},
    {"What", 46, false}};

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

static tn_cell share_cell(tni_invoice_sheets *v, const tn_line *line, uint32_t row)
{
    const int decimals = v->invoices->policy->ratio_decimals;
    const tn_value used = tn_value_fraction(line->share->used);
    if (line->share->clamped) {
        return tni_cell_styled(used, TN_STYLE_INPUT);
    }
    return decimals == TN_RATIO_EXACT
               ? tni_cell_formula(&v->b, TN_STYLE_PLAIN, used, "G%u/H%u", row, row)
               : tni_cell_formula(&v->b, TN_STYLE_PLAIN, used, "ROUND(G%u/H%u,%d)", row, row,
                                  decimals);
}

/* price x quantity x days / days, each in a cell of its own. */
static void put_arithmetic(tni_invoice_sheets *v, const tn_line *line, uint32_t row, tn_cell *cells)
{
    tn_fraction exact;
    const bool credit = line->kind == TN_LINE_UPGRADE_CREDIT;
    const tn_i128 limit = INT64_C(1000000000000000);
    const tn_fraction counted = line->share->counted;
    cells[QUANTITY] = tni_cell_styled(tni_line_quantity(line), TN_STYLE_INPUT);
    cells[PRICE] = tni_cell_styled(tni_line_price(line), TN_STYLE_INPUT);
    if (counted.num >= limit || counted.num <= -limit || counted.den >= limit ||
        tn_money_exact(line->unit_price, line->quantity, line->share->used, line->amount.currency,
                       &exact) != TN_OK) {
        return;
    }
    cells[LEFT] = tni_cell_styled(tn_value_quantity((int64_t)counted.num), TN_STYLE_INPUT);
    cells[OF] = tni_cell_styled(tn_value_quantity((int64_t)counted.den), TN_STYLE_INPUT);
    cells[SHARE] = share_cell(v, line, row);
    const tn_money whole = {(credit ? -line->amount.minor : line->amount.minor) +
                                line->capped.minor,
                            line->amount.currency};
    const char *function = tni_round_function(v->invoices->policy->rounding, exact, whole.minor);
    exact.num = credit ? -exact.num : exact.num;
    cells[EXACT] = tni_cell_formula(&v->b, TN_STYLE_PLAIN, tni_exact_value(exact, v->places),
                                    "%sE%u*F%u*I%u", credit ? "-" : "", row, row, row);
    if (line->capped.minor) {
        cells[CAP] = tni_cell_styled(tn_value_money(line->capped), TN_STYLE_INPUT);
    }
    if (function) {
        cells[AMOUNT] = tni_cell_formula(
            &v->b, TN_STYLE_PLAIN, tn_value_money(line->amount), "%s(J%u,%d)%s", function, row,
            v->places, line->capped.minor ? tn_arena_format(v->b.arena, "+K%u", row) : "");
    }
}

void tni_invoice_credits(tni_invoice_sheets *v)
{
    tn_sheet *sheet = tni_sheet_sheet(
        &v->b, "Credits",
        tn_arena_format(v->b.arena, "Credits and charges of changes, %s", v->currency.code),
        credit_headings, CREDITS);
    tn_money sum = {0, v->currency};
    uint32_t row = TNI_SHEET_HEADER;
    bool same = true;
    for (size_t i = 0; i < v->invoices->count; i++) {
        const tn_document *d = v->invoices->documents[i];
        for (size_t j = 0; j < d->line_count; j++) {
            const tn_line *line = &d->lines[j];
            tn_cell *cells = is_shown(d, line) ? tni_sheet_next_row(&v->b, sheet, &row) : NULL;
            if (!cells) {
                continue;
            }
            cells[NO] = tni_cell(tn_value_quantity((int64_t)d->number));
            cells[DATE] = tni_cell(tn_value_date(d->date));
            cells[KIND] = tni_cell(tn_value_text(tn_line_kind_name(line->kind)));
            cells[KEY] = tni_cell(tni_line_dimension(v->invoices->life->product, line));
            cells[HOW] = tni_cell_styled(
                tn_value_text(tni_line_words(v->b.arena, v->invoices, line)), TN_STYLE_NOTE);
            cells[AMOUNT] = tni_cell_styled(tn_value_money(line->amount), TN_STYLE_INPUT);
            if (line->share && line->quantity) {
                put_arithmetic(v, line, row, cells);
            }
            same = same && tn_currency_equal(sum.currency, line->amount.currency) &&
                   tn_money_add(sum, line->amount, &sum) == TN_OK;
        }
    }
    tn_cell *cells = sheet ? tni_sheet_next_row(&v->b, sheet, NULL) : NULL;
    if (!cells) {
        return;
    }
    if (row == TNI_SHEET_HEADER) {
        cells[KIND] = tni_cell_styled(tn_value_text("there are none"), TN_STYLE_NOTE);
    } else if (same) {
        cells[KIND] = tni_cell_styled(tn_value_text("Total"), TN_STYLE_TOTAL);
        cells[AMOUNT] = tni_cell_formula(&v->b, TN_STYLE_TOTAL, tn_value_money(sum), "SUM(L%d:L%u)",
                                         TNI_SHEET_HEADER + 1, row);
    }
}
