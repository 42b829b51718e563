/* The report of a contract's invoices: rule 4's columns, one row per line in CSV. */
#include "base/list.h"
#include "report/tables/cells.h"
#include "report/tables/lines.h"
#include "tenor/contract_reports.h"

static const tn_column line_columns[] = {
    {.key = "kind", .title = "Kind", .kind = TN_V_TEXT},
    {.key = "dimension", .title = "Dimension", .kind = TN_V_TEXT},
    {.key = "description", .title = "Description", .kind = TN_V_TEXT},
    {.key = "period_start", .title = "From", .kind = TN_V_DATE},
    {.key = "period_end", .title = "To", .kind = TN_V_END_DATE},
    {.key = "quantity", .title = "Qty", .kind = TN_V_QUANTITY},
    {.key = "unit_price", .title = "Unit price", .kind = TN_V_PRICE},
    {.key = "fraction", .title = "Share", .kind = TN_V_FRACTION},
    {.key = "amount", .title = "Amount", .kind = TN_V_MONEY},
    {.key = "currency", .title = "Currency", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT}};

static const tn_column invoice_columns[] = {
    {.key = "contract",
     .title = "Contract",
     .kind = TN_V_TEXT,
     .flags = TN_NOT_IN_TEXT | TN_NOT_IN_JSON},
    {.key = "id", .title = "Invoice", .kind = TN_V_TEXT},
    {.key = "number", .title = "No.", .kind = TN_V_QUANTITY},
    {.key = "date", .title = "Date", .kind = TN_V_DATE},
    {.key = "due", .title = "Due", .kind = TN_V_DATE},
    {.key = "total", .title = "Total", .kind = TN_V_MONEY, .flags = TN_NOT_IN_CSV},
    {.key = "assumed", .title = "Assumed", .kind = TN_V_FLAG, .flags = TN_NOT_IN_CSV},
    {.key = "lines",
     .title = "Lines",
     .kind = TN_V_TABLE,
     .below = line_columns,
     .below_count = LENGTH(line_columns)}};

tn_value tni_line_dimension(const tn_product *product, const tn_line *line)
{
    return line->dimension == TN_NO_DIMENSION
               ? tn_value_none()
               : tn_value_text(product->dimensions[line->dimension].key.value);
}

tn_value tni_line_quantity(const tn_line *line)
{
    return TNI_IF(line->quantity, tn_value_quantity(line->quantity));
}

tn_value tni_line_price(const tn_line *line)
{
    return TNI_IF(line->quantity, tn_value_price(line->unit_price, line->amount.currency));
}

tn_value tni_line_share(const tn_line *line)
{
    return TNI_IF(line->share, tn_value_fraction(line->share->counted));
}

const char *tni_line_words(tn_arena *arena, const tn_invoices *invoices, const tn_line *line)
{
    const tn_product *product = invoices->life->product;
    const char *name =
        line->dimension == TN_NO_DIMENSION ? "" : product->dimensions[line->dimension].name.value;
    name = name ? name : product->dimensions[line->dimension].label;
    switch (line->kind) {
    case TN_LINE_CONTRACT:
        return name;
    case TN_LINE_RENEWAL:
        return tn_arena_format(arena, "Renewal: %s", name);
    case TN_LINE_INSTALMENT:
        return tn_arena_format(arena, "Instalment %zu of %zu", line->instalment, line->instalments);
    case TN_LINE_UPGRADE_CHARGE:
        return tn_arena_format(arena, "%s, rest of the term", name);
    case TN_LINE_UPGRADE_CREDIT:
        return tn_arena_format(arena, "Credit for the unused part: %s", name);
    case TN_LINE_USAGE:
        return tn_arena_format(arena, "Usage: %s", name);
    case TN_LINE_REFUND:
        return line->reduces ? tn_arena_format(arena, "Refund, reduces %s",
                                               tn_document_id(arena, line->reduces))
                             : "Refund";
    case TN_LINE_ROUNDING:
        return "Rounding of the total";
    case TN_LINE_KINDS:
        break;
    }
    return "";
}

static tn_table *add_lines(tn_arena *arena, const tn_invoices *invoices, const tn_document *d)
{
    tn_table *table = tn_table_new(arena, line_columns, LENGTH(line_columns));
    const char *currency = tn_arena_text(arena, d->total.currency.code);
    for (size_t i = 0; i < d->line_count; i++) {
        const tn_line *line = &d->lines[i];
        TNI_ROW(table, tn_line_step(arena, d, line), tn_value_text(tn_line_kind_name(line->kind)),
                tni_line_dimension(invoices->life->product, line),
                tn_value_text(tni_line_words(arena, invoices, line)),
                tn_value_date(tn_instant_date(line->period.start)),
                tn_value_end_date(tn_instant_date(line->period.end)), tni_line_quantity(line),
                tni_line_price(line), tni_line_share(line), tn_value_money(line->amount),
                tn_value_text(currency));
    }
    return table;
}

tn_table *tn_billed_table(tn_arena *arena, tn_books *books)
{
    static const tn_column columns[] = {{.key = "kind", .title = "Kind", .kind = TN_V_TEXT},
                                        {.key = "amount", .title = "Amount", .kind = TN_V_MONEY}};
    const tn_invoices *invoices = tn_books_invoices(books);
    if (!invoices) {
        return NULL;
    }
    tn_table *table = tn_table_new(arena, columns, LENGTH(columns));
    tn_money total = {0, invoices->currency}, sums[TN_LINE_KINDS];
    bool used[TN_LINE_KINDS] = {false};
    for (size_t i = 0; i < LENGTH(sums); i++) {
        sums[i] = total;
    }
    for (size_t i = 0; i < invoices->count; i++) {
        const tn_document *d = invoices->documents[i];
        for (size_t j = 0; j < d->line_count; j++) {
            const tn_line *line = &d->lines[j];
            used[line->kind] |=
                tn_currency_equal(line->amount.currency, total.currency) &&
                tn_money_add(sums[line->kind], line->amount, &sums[line->kind]) == TN_OK &&
                tn_money_add(total, line->amount, &total) == TN_OK;
        }
    }
    for (size_t i = 0; i < LENGTH(sums); i++) {
        if (used[i]) {
            TNI_ROW(table, NULL, tn_value_text(tn_line_kind_name((tn_line_kind)i)),
                    tn_value_money(sums[i]));
        }
    }
    tn_table_total(table);
    tn_table_set(table, "kind", TN_STYLE_PLAIN, tn_value_text("Total"), NULL);
    tn_table_set(table, "amount", TN_STYLE_TOTAL, tn_value_money(total), "SUM({amount:})");
    return table;
}

static const tn_column total_columns[] = {
    {.key = "currency", .title = "Currency", .kind = TN_V_TEXT},
    {.key = "total", .title = "Total", .kind = TN_V_MONEY}};

/* The sum of that currency; a new one is 0. NULL: no memory. */
static tn_money *sum_in(tn_arena *arena, tn_money **sums, size_t *count, tn_currency currency)
{
    for (size_t i = 0; i < *count; i++) {
        if (tn_currency_equal((*sums)[i].currency, currency)) {
            return &(*sums)[i];
        }
    }
    return TNI_LIST_ADD(arena, sums, count, (tn_money){0, currency});
}

/* Of a contract in several currencies, a later agreement's, there is a sum for each. */
static void add_total(tn_report *report, const tn_invoices *invoices)
{
    tn_money *sums = NULL;
    size_t count = 0;
    bool fits = true;
    for (size_t i = 0; report && i < invoices->count; i++) {
        const tn_money total = invoices->documents[i]->total;
        tn_money *sum = sum_in(report->arena, &sums, &count, total.currency);
        fits = sum && tn_money_add(*sum, total, sum) == TN_OK && fits;
    }
    const tn_money none = {0, invoices->currency};
    tn_field *field =
        tn_report_add(report, "total", "Total",
                      TNI_IF(fits && count < 2, tn_value_money(count ? sums[0] : none)));
    if (fits && count > 1) {
        tn_field_flag(field, TN_NOT_IN_TEXT);
        tn_table *table = TNI_TABLE(report, "totals", "Totals", total_columns);
        for (size_t k = 0; k < count; k++) {
            TNI_ROW(table, NULL, tn_value_text(tn_arena_text(report->arena, sums[k].currency.code)),
                    tn_value_money(sums[k]));
        }
    }
}

tn_report *tn_invoice_report(tn_arena *arena, tn_books *books, const tn_findings *findings)
{
    const tn_invoices *invoices = tn_books_invoices(books);
    if (!invoices) {
        return NULL;
    }
    const char *id = invoices->life->contract->id.value;
    tn_report *report = tn_report_new(arena, tn_arena_format(arena, "Invoices: %s", id));
    tn_report_add(report, "contract", "Contract", tn_value_text(id));
    tn_report_add(report, "currency", "Currency",
                  tn_value_text(tn_arena_text(arena, invoices->currency.code)));
    tn_report_add(report, "policy", "Policy", tn_value_text(invoices->policy->name));
    tn_report_add(report, "until", "Until", tn_value_date(invoices->life->horizon));
    tn_table *table = TNI_TABLE(report, "invoices", "Invoices", invoice_columns);
    for (size_t i = 0; i < invoices->count; i++) {
        const tn_document *d = invoices->documents[i];
        TNI_ROW(table, NULL, tn_value_text(id), tn_value_text(tn_document_id(arena, d)),
                tn_value_quantity((int64_t)d->number), tn_value_date(d->date),
                tn_value_date(d->due), tn_value_money(d->total), tn_value_flag(d->assumed),
                tn_value_table(add_lines(arena, invoices, d)));
    }
    tni_set_primary(report, table);
    add_total(report, invoices);
    return tni_report_close(report, findings);
}
