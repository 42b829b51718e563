/* Cells for figures that may be unknown, and tables that several reports show. */
#include "report/tables/cells.h"

#include "tenor/schema.h"

tn_value tni_cell_money(tn_maybe_money figure)
{
    return TNI_IF(figure.known, tn_value_money(figure.money));
}

tn_value tni_cell_price(tn_maybe_price figure, tn_currency currency)
{
    return TNI_IF(figure.known, tn_value_price(figure.price, currency));
}

tn_value tni_cell_percent(tn_maybe_percent figure)
{
    return TNI_IF(figure.known, tn_value_percent(figure.percent));
}

tn_value tni_cell_term_price(tn_price price, tn_currency currency)
{
    return tni_cell_price((tn_maybe_price){price.e8 >= 0, price}, currency);
}

tn_value tni_cell_text(tn_field_text field)
{
    return tn_value_text(field.value);
}

tn_value tni_cell_date(tn_field_date field)
{
    return TNI_IF(field.set, tn_value_date(field.value));
}

tn_value tni_cell_last(tn_instant end)
{
    return end.seconds % TN_DAY_SECONDS ? tn_value_instant(end)
                                        : tn_value_date((tn_date){tn_instant_date(end).days - 1});
}

tn_value tni_cell_list(tn_arena *arena, const tn_field_list *items)
{
    const char *text = NULL;
    for (size_t i = 0; i < items->count; i++) {
        text = tn_arena_format(arena, "%s%s%s", text ? text : "", text ? ", " : "",
                               items->items[i].value);
    }
    return tn_value_text(text);
}

tn_column *tni_table_side_by_side(tn_report *report, const char *key, const char *title,
                                  const tn_table *table)
{
    const size_t count = table ? table->count + 1 : 0;
    tn_column *columns =
        count > 1 ? tn_arena_take_array(report->arena, count, sizeof(*columns)) : NULL;
    if (!columns) {
        return NULL;
    }
    columns[0] = (tn_column){.key = "figure", .title = "", .kind = TN_V_TEXT};
    for (size_t i = 1; i < count; i++) {
        columns[i] = (tn_column){.key = "", .title = "", .kind = TN_V_MONEY};
    }
    tn_table *turned = tn_report_table(report, key, title, columns, count);
    tn_field_flag(report->last, TN_NOT_IN_JSON | TN_NOT_IN_CSV);
    for (size_t c = 1; c < table->column_count; c++) {
        tn_value *cells = tn_table_add(turned, NULL, count, NULL);
        for (size_t i = 0; cells && i < count; i++) {
            cells[i] = i ? table->rows[i - 1].cells[c] : tn_value_text(table->columns[c].title);
        }
    }
    return turned ? columns : NULL;
}

tn_table *tni_table_payments(tn_report *report, const char *key, const char *title,
                             const tn_payment *payments, size_t count, const tn_step *step)
{
    static const tn_column columns[] = {{.key = "date", .title = "Date", .kind = TN_V_DATE},
                                        {.key = "amount", .title = "Amount", .kind = TN_V_MONEY}};
    tn_table *table = TNI_TABLE(report, key, title, columns);
    for (size_t i = 0; i < count; i++) {
        TNI_ROW(table, i ? NULL : step, tn_value_date(payments[i].date),
                tn_value_money(payments[i].amount));
    }
    return table;
}

const char *tni_word(const char *file, const char *section, const char *key, int64_t index)
{
    const tn_file_rule *rule = tn_schema_file(file);
    const tn_section_rule *in = rule ? tn_file_rule_section(rule, section) : NULL;
    const tn_field_rule *field = in ? tn_section_rule_field(in, key) : NULL;
    const char *const *word = field ? field->words : NULL;
    for (; word && *word && index > 0; index--) {
        word++;
    }
    return word && *word && index == 0 ? *word : "";
}

void tni_set_primary(tn_report *report, tn_table *table)
{
    if (report) {
        report->primary = table;
    }
}

tn_report *tni_report_close(tn_report *report, const tn_findings *findings)
{
    if (!report || tn_arena_failed(report->arena)) {
        return NULL;
    }
    report->findings = findings;
    report->draft = findings && tn_findings_of(findings, TN_ERROR) > 0;
    return report;
}
