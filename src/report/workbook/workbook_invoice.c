/* The invoice-simulation workbook: what a contract bills, and where each figure comes from. */
#include "report/workbook/workbook_invoice.h"

#include "report/workbook/roll_forward.h"

static const char *policy_word(const tn_policy *policy, int key)
{
    const int index[] = {(int)policy->basis,    (int)policy->change_day, policy->ratio_decimals + 1,
                         (int)policy->rounding, (int)policy->scope,      (int)policy->remainder};
    return tn_policy_values(tn_policy_keys()[key])[index[key]];
}

static const tn_column assumption_columns[] = {{"field", "", TN_V_TEXT, .width_cells = 34},
                                               {"value", "", TN_V_TEXT, .width_cells = 24},
                                               {"note", "", TN_V_TEXT, .width_cells = 60}};

static void add_policy(tni_invoice_sheets *v, tn_table *list)
{
    static const struct {
        const char *name, *label, *note;
    } keys[] = {{"Basis", "Share of a period", "what is counted to prorate a change"},
                {"ChangeDay", "The day of the change", "new: counts as left; old: as used"},
                {"RatioDecimals", "Decimals of the share", "exact: it is not rounded"},
                {"Rounding", "Rounding of amounts", NULL},
                {"Scope", "What is rounded", "document: the exact total, once; line: each line"},
                {"Remainder", "Minor units left over go to", "shares of an instalment plan"}};
    const tn_policy *policy = v->invoices->policy;
    tni_figure(list, "Policy", "Policy", TN_STYLE_INPUT, tn_value_text(policy->name), NULL);
    for (int i = 0; i < (int)LENGTH(keys); i++) {
        tni_figure(list, keys[i].name, keys[i].label, TN_STYLE_INPUT,
                   tn_value_text(policy_word(policy, i)), NULL);
        tn_table_set(list, "note", TN_STYLE_NOTE, tn_value_text(keys[i].note), NULL);
    }
}

static void add_assumptions(tni_invoice_sheets *v)
{
    tn_report *report = tn_report_new(v->b.arena, "Assumptions");
    tn_table *list = TNI_TABLE(report, "assumptions", NULL, assumption_columns);
    if (v->b.options->as_of) {
        tni_figure(list, "AsOf", "As of", TN_STYLE_INPUT, tn_value_date(*v->b.options->as_of),
                   NULL);
    }
    tni_figure(list, "Until", "Looked at until", TN_STYLE_INPUT,
               tn_value_date(v->invoices->life->horizon), NULL);
    add_policy(v, list);
    tni_figure(list, NULL, "Usage", TN_STYLE_PLAIN,
               tn_value_text(v->rating ? "rated from metering records" : "none was given"), NULL);
    tni_figure(list, NULL, "Taxes", TN_STYLE_PLAIN, tn_value_text("not included"), NULL);
    tni_figure(list, NULL, "Days", TN_STYLE_PLAIN, tn_value_text("UTC; a last day is included"),
               NULL);
    list = TNI_TABLE(report, "styles", "How to read it", assumption_columns);
    tni_figure(list, NULL, "An input, as it was agreed or counted", TN_STYLE_INPUT,
               tn_value_text("blue on yellow"), NULL);
    tni_figure(list, NULL, "Taken from another sheet", TN_STYLE_LINK, tn_value_text("green"), NULL);
    tni_figure(list, NULL, "Credits", TN_STYLE_PLAIN, tn_value_text("red, in parentheses"), NULL);
    tni_sheet_add(&v->b, "Assumptions", report);
}

static void add_checks(tni_invoice_sheets *v)
{
    const tn_value total = tn_value_money(v->total);
    if (v->invoices->count) {
        tni_sheet_check(&v->b, "The lines add up to the invoices", total, "SUM({Invoices!total:})",
                        total, tni_lines_sum(v, 0, v->line_count, NULL));
    }
    tni_sheet_check(&v->b, "The total is that of the table, CSV and JSON", total, NULL, total,
                    "InvoiceTotal");
}

/* The sums over all documents, and how many sheets their lines take. */
static void add_up(tni_invoice_sheets *v)
{
    const uint32_t rows = v->b.options->rows_max ? v->b.options->rows_max : TN_SHEET_ROWS;
    bool exact = true;
    v->lines_per_sheet = rows - TNI_SHEET_HEAD_ROWS;
    v->total = v->credits = v->overage = (tn_money){0, v->currency};
    for (size_t i = 0; i < v->invoices->count; i++) {
        const tn_document *d = v->invoices->documents[i];
        v->line_count += d->line_count;
        if (!tn_currency_equal(d->total.currency, v->currency)) {
            continue; /* of a later agreement: apart */
        }
        exact = exact && (d->kind != TN_DOCUMENT_USAGE ||
                          tn_money_add(v->overage, d->total, &v->overage) == TN_OK);
        for (size_t j = 0; j < d->line_count; j++) {
            const tn_money amount = d->lines[j].amount;
            exact = exact && !tni_too_long(amount) &&
                    tn_money_add(v->total, amount, &v->total) == TN_OK &&
                    (amount.minor >= 0 || tn_money_add(v->credits, amount, &v->credits) == TN_OK);
        }
    }
    do {
        const size_t i = v->line_sheet_count++;
        v->line_sheets[i] = i ? tn_arena_format(v->b.arena, "Lines %zu", i + 1) : "Lines";
    } while (v->line_sheet_count * (uint64_t)v->lines_per_sheet < v->line_count &&
             v->line_sheet_count < TNI_LINE_SHEETS);
    v->b.workbook->values_only = !exact || tni_too_long(v->total) || v->ledger->next != NULL;
}

tn_workbook *tn_invoice_workbook(tn_arena *arena, tn_books *books,
                                 const tn_workbook_options *options)
{
    const tn_ledger *ledger = tn_books_ledger(books);
    const tn_contract *contract = tn_books_contract(books);
    if (!ledger) {
        return NULL;
    }
    const char *product = contract->product->title.value;
    tni_invoice_sheets v = {.books = books,
                            .invoices = tn_books_invoices(books),
                            .rating = tn_books_rating(books),
                            .ledger = ledger,
                            .currency = tn_books_invoices(books)->currency};
    tni_sheet_init(&v.b, arena,
                   tn_arena_format(arena, "Invoice simulation: %s", contract->id.value),
                   tn_arena_format(arena, "%s, in %s", product ? product : "", v.currency.code),
                   v.currency, options);
    if (!v.b.workbook) {
        return NULL;
    }
    v.b.workbook->created =
        options->as_of ? *options->as_of : tn_instant_date(contract->accepted.value);
    add_up(&v);
    tni_invoice_summary(&v);
    tni_invoice_list(&v);
    tni_invoice_lines(&v);
    tni_invoice_usage(&v);
    tni_invoice_credits(&v);
    tni_invoice_renewals(&v);
    add_assumptions(&v);
    for (const tn_ledger *l = options->buyer ? NULL : ledger; l; l = l->next) {
        const char *code = l->currency.code;
        tni_roll_forward(
            &v.b, l == ledger ? "Forecast" : tn_arena_format(arena, "Forecast %s", code),
            tn_arena_format(arena, "Months: balances, cash, fees, %s; internal", code), l, false);
    }
    add_checks(&v);
    return tni_sheet_close(&v.b);
}
