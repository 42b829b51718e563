/* The report model: fields, tables, rows and notes in the order they were added. */
#include "tenor/report.h"

#include <stdarg.h>
#include <string.h>

#include "base/list.h"
#include "tenor/text.h"

tn_report *tn_report_new(tn_arena *arena, const char *title)
{
    tn_report *report = tn_arena_take(arena, sizeof(*report));
    if (report) {
        report->arena = arena;
        report->title = title;
    }
    return report;
}

tn_field *tn_report_add(tn_report *report, const char *key, const char *title, tn_value value)
{
    tn_field *field = report ? tn_arena_take(report->arena, sizeof(*field)) : NULL;
    if (!field) {
        return NULL;
    }
    *field = (tn_field){.key = key, .title = title, .value = value};
    if (report->last) {
        report->last->next = field;
    } else {
        report->first = field;
    }
    report->last = field;
    return field;
}

tn_field *tn_field_flag(tn_field *field, unsigned flags)
{
    if (field) {
        field->flags |= flags;
    }
    return field;
}

tn_field *tn_field_explain(tn_field *field, const tn_step *why)
{
    if (field) {
        field->why = why;
    }
    return field;
}

tn_table *tn_report_table(tn_report *report, const char *key, const char *title,
                          const tn_column *columns, size_t count)
{
    tn_table *table = report ? tn_table_new(report->arena, columns, count) : NULL;
    return table && tn_report_add(report, key, title, tn_value_table(table)) ? table : NULL;
}

const tn_field *tn_report_find(const tn_report *report, const char *key)
{
    const tn_field *field = report ? report->first : NULL;
    while (field && strcmp(field->key, key) != 0) {
        field = field->next;
    }
    return field;
}

const tn_table *tn_report_find_table(const tn_report *report, const char *key)
{
    const tn_field *field = tn_report_find(report, key);
    return field && field->value.kind == TN_V_TABLE ? field->value.as.table : NULL;
}

void tn_report_note(tn_report *report, const char *format, ...)
{
    tn_note *note = report ? tn_arena_take(report->arena, sizeof(*note)) : NULL;
    if (!note) {
        return;
    }
    va_list args;
    va_start(args, format);
    const char *text = tn_arena_format_list(report->arena, format, args);
    va_end(args);
    note->text = text ? tn_text_display(report->arena, text, strlen(text)) : NULL;
    if (!note->text) {
        return;
    }
    if (report->last_note) {
        report->last_note->next = note;
    } else {
        report->notes = note;
    }
    report->last_note = note;
}

tn_table *tn_table_new(tn_arena *arena, const tn_column *columns, size_t count)
{
    tn_table *table = tn_arena_take(arena, sizeof(*table));
    if (table) {
        *table = (tn_table){.arena = arena, .columns = columns, .column_count = count};
    }
    return table;
}

tn_value *tn_table_add(tn_table *table, const tn_value *cells, size_t count, const tn_step *why)
{
    tn_value *copy =
        table ? tn_arena_take_array(table->arena, table->column_count, sizeof(*copy)) : NULL;
    tn_row *row =
        copy ? tn_arena_append(table->arena, &table->rows, &table->count, sizeof(*row)) : NULL;
    if (!row) {
        return NULL;
    }
    if (cells) {
        memcpy(copy, cells,
               (count < table->column_count ? count : table->column_count) * sizeof(*copy));
    }
    *row = (tn_row){.cells = copy, .why = why};
    return copy;
}

int tn_table_column(const tn_table *table, const char *key)
{
    const tn_column *found = TNI_NAMED(table->columns, table->column_count, key);
    return found ? (int)(found - table->columns) : -1;
}

tn_value *tn_table_copy(tn_table *table, const tn_table *from, size_t row)
{
    tn_value *cells =
        table && from ? tn_table_add(table, NULL, table->column_count, from->rows[row].why) : NULL;
    for (size_t i = 0; cells && i < table->column_count; i++) {
        const int column = tn_table_column(from, table->columns[i].key);
        cells[i] = column < 0 ? tn_value_none() : from->rows[row].cells[column];
    }
    return cells;
}

uint64_t tn_table_rows(const tn_table *table)
{
    return table->count + (table->fill ? table->fill_count : 0);
}

const tn_row *tn_table_row(const tn_table *table, uint64_t index, tn_made_row *made)
{
    if (index < table->count) {
        return &table->rows[index];
    }
    memset(made->cells, 0, table->column_count * sizeof(*made->cells));
    memset(made->formats, 0, table->column_count * sizeof(*made->formats));
    made->row = (tn_row){.cells = made->cells, .formats = made->formats};
    const uint64_t at = table->fill_first + index - table->count;
    if (table->fill(table->context, at, made->cells, made->formats) != TN_OK) {
        return NULL;
    }
    made->row.why = table->fill_why ? table->fill_why(table->context) : NULL;
    return &made->row;
}

tn_value *tn_table_total(tn_table *table)
{
    tn_value *cells = table ? tn_table_add(table, NULL, table->column_count, NULL) : NULL;
    if (cells) {
        table->rows[table->count - 1].is_total = true;
    }
    return cells;
}

/* The formats of a row of its own, at first those of the columns. */
static tn_cell_format *formats_of(tn_table *table, tn_row *row)
{
    if (!row->formats) {
        row->formats =
            tn_arena_take_array(table->arena, table->column_count, sizeof(*row->formats));
        for (size_t i = 0; row->formats && !row->is_total && i < table->column_count; i++) {
            row->formats[i] = table->columns[i].format;
        }
    }
    return row->formats;
}

void tn_table_set(tn_table *table, const char *key, tn_cell_style style, tn_value value,
                  const char *format, ...)
{
    const int column = table && table->count ? tn_table_column(table, key) : -1;
    tn_row *row = column < 0 ? NULL : &table->rows[table->count - 1];
    tn_cell_format *formats = row ? formats_of(table, row) : NULL;
    if (!formats) {
        return;
    }
    row->cells[column] = value;
    formats[column] = (tn_cell_format){.style = style};
    if (format && value.kind != TN_V_NONE) {
        va_list args;
        va_start(args, format);
        formats[column].formula = tn_arena_format_list(table->arena, format, args);
        va_end(args);
    }
}

void tn_table_name(tn_table *table, const char *name)
{
    if (table && table->count) {
        table->rows[table->count - 1].name = name;
    }
}
