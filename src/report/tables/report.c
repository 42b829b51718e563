/* The report model: fields, tables, rows and notes in the order they were added. */
#include "tenor/report.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

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
    if (!table) {
        return NULL;
    }
    assert(count == table->column_count);
    tn_row *rows =
        tn_arena_grow(table->arena, table->rows, table->count, &table->capacity, sizeof(*rows));
    if (!rows) {
        return NULL;
    }
    table->rows = rows;
    tn_value *copy = tn_arena_take_array(table->arena, count, sizeof(*copy));
    if (!copy) {
        return NULL;
    }
    memcpy(copy, cells, count * sizeof(*copy));
    rows[table->count++] = (tn_row){.cells = copy, .why = why};
    return copy;
}

int tn_table_column(const tn_table *table, const char *key)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (strcmp(table->columns[i].key, key) == 0) {
            return (int)i;
        }
    }
    return -1;
}
