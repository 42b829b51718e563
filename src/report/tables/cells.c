/* Cells for figures that may be unknown, and sheets with columns of their own. */
#include "report/tables/cells.h"

#include <stdarg.h>
#include <stdio.h>

#include "tenor/schema.h"

tn_value tni_cell_money(tn_maybe_money figure)
{
    return figure.known ? tn_value_money(figure.money) : tn_value_none();
}

tn_value tni_cell_price(tn_maybe_price figure, tn_currency currency)
{
    return figure.known ? tn_value_price(figure.price, currency) : tn_value_none();
}

tn_value tni_cell_percent(tn_maybe_percent figure)
{
    return figure.known ? tn_value_percent(figure.percent) : tn_value_none();
}

tn_value tni_cell_text(tn_field_text field)
{
    return tn_value_text(field.value);
}

tn_value tni_cell_date(tn_field_date field)
{
    return field.set ? tn_value_date(field.value) : tn_value_none();
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

bool tni_sheet_begin(tni_sheet *sheet, tn_report *report, const char *key, const char *title,
                     size_t count)
{
    if (!report || count == 0) {
        return false;
    }
    *sheet = (tni_sheet){.arena = report->arena, .count = count};
    sheet->columns = tn_arena_take_array(report->arena, count + 1, sizeof(*sheet->columns));
    if (!sheet->columns) {
        return false;
    }
    sheet->columns[0] = (tn_column){.key = "figure", .title = "", .kind = TN_V_TEXT};
    for (size_t i = 0; i < count; i++) {
        sheet->columns[i + 1] = (tn_column){.key = "", .title = "", .kind = TN_V_MONEY};
    }
    sheet->table = tn_report_table(report, key, title, sheet->columns, count + 1);
    tn_field_flag(report->last, TN_NOT_IN_JSON | TN_NOT_IN_CSV);
    return sheet->table != NULL;
}

void tni_sheet_column(tni_sheet *sheet, size_t index, const char *format, ...)
{
    char text[256];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof(text), format, list);
    va_end(list);
    const char *title = tn_arena_text(sheet->arena, text);
    sheet->columns[index + 1].title = title ? title : "";
}

tn_value *tni_sheet_row(tni_sheet *sheet, const char *title)
{
    tn_value *cells = tn_arena_take_array(sheet->arena, sheet->count + 1, sizeof(*cells));
    if (!cells) {
        return NULL;
    }
    cells[0] = tn_value_text(title);
    tn_value *copy = tn_table_add(sheet->table, cells, sheet->count + 1, NULL);
    return copy ? copy + 1 : NULL;
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

tn_report *tni_report_close(tn_report *report, const tn_findings *findings)
{
    if (!report || tn_arena_failed(report->arena)) {
        return NULL;
    }
    report->findings = findings;
    report->draft = findings && tn_findings_of(findings, TN_ERROR) > 0;
    return report;
}
