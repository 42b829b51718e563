/* The invoice-simulation workbook: what a contract bills, and where each figure comes from. */
#include "report/workbook/workbook_invoice.h"

static const char *policy_word(const tn_policy *policy, int key)
{
    const int index[] = {(int)policy->basis,    (int)policy->change_day, policy->ratio_decimals + 1,
                         (int)policy->rounding, (int)policy->scope,      (int)policy->remainder};
    return tn_policy_values(tn_policy_keys()[key])[index[key]];
}

static void add_assumptions(tni_invoice_sheets *v)
{
    static const tni_heading widths[] = {{NULL, 34, false}, {NULL, 24, false}, {NULL, 60, false}};
    static const struct {
        const char *name, *label, *note;
    } keys[] = {{"Basis", "Share of a period", "what is counted to prorate a change"},
                {"ChangeDay", "The day of the change", "new: counts as left; old: as used"},
                {"RatioDecimals", "Decimals of the share", "exact: it is not rounded"},
                {"Rounding", "Rounding of amounts", NULL},
                {"Scope", "What is rounded", "document: the exact total, once; line: each line"},
                {"Remainder", "Minor units left over go to", "shares of an instalment plan"}};
    const tn_policy *policy = v->invoices->policy;
    tn_sheet *sheet = tni_sheet_sheet(&v->b, "Assumptions", "Assumptions", widths, 3);
    uint32_t row = 0;
    if (v->b.options->as_of) {
        row =
            tni_sheet_figure(&v->b, sheet, "As of",
                             tni_cell_styled(tn_value_date(*v->b.options->as_of), TN_STYLE_INPUT));
        tn_workbook_name(v->b.book, "AsOf", sheet, row, 1);
    }
    row = tni_sheet_figure(
        &v->b, sheet, "Looked at until",
        tni_cell_styled(tn_value_date(v->invoices->life->horizon), TN_STYLE_INPUT));
    tn_workbook_name(v->b.book, "Until", sheet, row, 1);
    row = tni_sheet_figure(&v->b, sheet, "Policy",
                           tni_cell_styled(tn_value_text(policy->name), TN_STYLE_INPUT));
    tn_workbook_name(v->b.book, "Policy", sheet, row, 1);
    for (int i = 0; i < 6; i++) {
        row = tni_sheet_figure(
            &v->b, sheet, keys[i].label,
            tni_cell_styled(tn_value_text(policy_word(policy, i)), TN_STYLE_INPUT));
        tn_workbook_name(v->b.book, keys[i].name, sheet, row, 1);
        if (sheet && row) {
            sheet->rows[row - 1][2] = tni_cell_styled(tn_value_text(keys[i].note), TN_STYLE_NOTE);
        }
    }
    tni_sheet_figure(
        &v->b, sheet, "Usage",
        tni_cell(tn_value_text(v->rating ? "rated from metering records" : "none was given")));
    tni_sheet_figure(&v->b, sheet, "Taxes", tni_cell(tn_value_text("not included")));
    tni_sheet_figure(&v->b, sheet, "Days", tni_cell(tn_value_text("UTC; a last day is included")));
    tni_sheet_section(&v->b, sheet, "How to read it");
    tni_sheet_figure(&v->b, sheet, "An input, as it was agreed or counted",
                     tni_cell_styled(tn_value_text("blue on yellow"), TN_STYLE_INPUT));
    tni_sheet_figure(&v->b, sheet, "Taken from another sheet",
                     tni_cell_styled(tn_value_text("green"), TN_STYLE_LINK));
    tni_sheet_figure(&v->b, sheet, "Credits", tni_cell(tn_value_text("red, in parentheses")));
}

enum {
    F_MONTH,
    F_INVOICED,
    F_CASH,
    F_REVENUE,
    F_USAGE,
    F_DEFERRED,
    F_ASSET,
    F_FEE,
    F_NET,
    F_NOTE,
    FORECAST
};

static const tni_heading forecast_headings[FORECAST] = {
    {"Month", 13, true},          {"Invoiced", 15, true},
    {"Cash due", 15, true},       {"Revenue", 15, true},
    {"of it usage", 15, true},    {"Deferred", 15, true},
    {"Contract asset", 15, true}, {"Listing fee", 15, true},
    {"Seller's net", 15, true},   {"", 10, false}};

static void put_forecast(tni_invoice_sheets *v, const tn_ledger_month *m, uint32_t row,
                         tn_cell *cells, bool total)
{
    const tn_money figures[] = {m->invoiced, m->cash,  m->revenue, m->usage_revenue,
                                m->deferred, m->asset, m->fee,     m->seller_net};
    for (unsigned i = 0; i < sizeof(figures) / sizeof(*figures); i++) {
        const unsigned column = F_INVOICED + i;
        const bool balance = column == F_DEFERRED || column == F_ASSET;
        cells[column] = total && !balance
                            ? tni_cell_formula(&v->b, TN_STYLE_TOTAL, tn_value_money(figures[i]),
                                               "SUM(%c%d:%c%u)", (char)('A' + column),
                                               TNI_SHEET_HEADER + 1, (char)('A' + column), row - 1)
                            : tni_cell_styled(tn_value_money(figures[i]),
                                              total ? TN_STYLE_TOTAL : TN_STYLE_PLAIN);
    }
    if (!total) {
        cells[F_MONTH] = tni_cell(tn_value_date(m->month));
        cells[F_NET] = tni_cell_formula(&v->b, TN_STYLE_PLAIN, tn_value_money(m->seller_net),
                                        "B%u-H%u", row, row);
        cells[F_NOTE] = tni_cell(tn_value_text(m->assumed ? "assumed" : NULL));
    }
}

static void add_forecast(tni_invoice_sheets *v)
{
    tn_sheet *sheet = tni_sheet_sheet(
        &v->b, "Forecast",
        tn_arena_format(v->b.arena, "Months: cash, revenue, balances, fees, %s; internal",
                        v->currency.code),
        forecast_headings, FORECAST);
    for (size_t i = 0; i <= v->ledger->count && v->ledger->count; i++) {
        const bool total = i == v->ledger->count;
        uint32_t row = 0;
        tn_cell *cells = tni_sheet_next_row(&v->b, sheet, &row);
        if (!cells) {
            return;
        }
        put_forecast(v, total ? &v->ledger->total : &v->ledger->months[i], row, cells, total);
    }
    if (sheet && v->ledger->count > 1) {
        const uint32_t last = TNI_SHEET_HEADER + (uint32_t)v->ledger->count;
        sheet->charts[sheet->chart_count++] =
            (tn_chart){.kind = TN_CHART_LINE,
                       .title = "Cash and revenue",
                       .x_title = "Month",
                       .x_format = "yyyy-mm",
                       .y_title = tn_arena_text(v->b.arena, v->currency.code),
                       .names = {"Cash due", "Revenue"},
                       .categories = {sheet, TNI_SHEET_HEADER + 1, last, F_MONTH},
                       .values = {{sheet, TNI_SHEET_HEADER + 1, last, F_CASH},
                                  {sheet, TNI_SHEET_HEADER + 1, last, F_REVENUE}},
                       .series_count = 2,
                       .row = last + 4,
                       .column = 1,
                       .width_px = 720,
                       .height_px = 300};
    }
}

static void add_checks(tni_invoice_sheets *v)
{
    tni_sheet_builder *b = &v->b;
    const tn_value total = tn_value_money(v->total);
    if (v->invoices->count) {
        tni_sheet_check(b, "The lines add up to the invoices",
                        tni_cell_formula(b, TN_STYLE_LINK, total, "SUM(Invoices!I%u:I%u)",
                                         v->invoices_first, v->invoices_last),
                        tni_cell_formula(b, TN_STYLE_LINK, total, "%s",
                                         tni_lines_sum(v, 0, v->line_count, NULL)));
    }
    tni_sheet_check(b, "The total is that of the table, CSV and JSON", tni_cell(total),
                    tni_cell_formula(b, TN_STYLE_LINK, total, "InvoiceTotal"));
    tni_sheet_checks(b);
}

/* Where things will stand, so that the first sheet can refer to later ones. */
static void lay_out(tni_invoice_sheets *v)
{
    const uint32_t rows = v->b.options->rows_max ? v->b.options->rows_max : TN_SHEET_ROWS;
    bool exact = true;
    v->lines_per_sheet = rows - TNI_SHEET_HEADER;
    v->total = v->credits = (tn_money){0, v->currency};
    for (size_t i = 0; i < v->invoices->count; i++) {
        const tn_document *d = v->invoices->documents[i];
        v->line_count += d->line_count;
        for (size_t j = 0; j < d->line_count; j++) {
            const tn_money amount = d->lines[j].amount;
            exact = exact && tn_currency_equal(amount.currency, v->currency) &&
                    !tni_too_long(amount) && tn_money_add(v->total, amount, &v->total) == TN_OK &&
                    (amount.minor >= 0 || tn_money_add(v->credits, amount, &v->credits) == TN_OK);
        }
    }
    do {
        const size_t i = v->line_sheet_count++;
        v->line_sheets[i] = i ? tn_arena_format(v->b.arena, "'Lines %zu'", i + 1) : "Lines";
    } while (v->line_sheet_count * (uint64_t)v->lines_per_sheet < v->line_count &&
             v->line_sheet_count < TNI_LINE_SHEETS);
    v->invoices_first = TNI_SHEET_HEADER + 1;
    v->invoices_last = TNI_SHEET_HEADER + (uint32_t)v->invoices->count;
    v->b.book->values_only = !exact || tni_too_long(v->total) || v->ledger->left_out > 0;
}

tn_workbook *tn_invoice_workbook(tn_arena *arena, const tn_invoices *invoices,
                                 const tn_rating *rating, const tn_ledger *ledger,
                                 const tn_workbook_options *options)
{
    const tn_contract *contract = invoices->life->contract;
    const char *product = invoices->life->product->title.value;
    tni_invoice_sheets v = {.invoices = invoices,
                            .rating = rating,
                            .ledger = ledger,
                            .currency = invoices->currency,
                            .places = invoices->currency.places};
    tni_sheet_init(
        &v.b, arena, tn_arena_format(arena, "Invoice simulation: %s", contract->id.value),
        tn_arena_format(arena, "%s, in %s", product ? product : "", v.currency.code), options);
    if (!v.b.book) {
        return NULL;
    }
    v.b.book->created =
        options->as_of ? *options->as_of : tn_instant_date(contract->accepted.value);
    lay_out(&v);
    tni_invoice_summary(&v);
    tni_invoice_list(&v);
    tni_invoice_lines(&v);
    tni_invoice_usage(&v);
    tni_invoice_credits(&v);
    tni_invoice_renewals(&v);
    add_assumptions(&v);
    if (!options->buyer) {
        add_forecast(&v);
    }
    add_checks(&v);
    return tni_sheet_close(&v.b);
}
