/* Reports and sheets as text, for tests whose whole output is what is expected. */
#ifndef TN_TEST_REPORTS_H
#define TN_TEST_REPORTS_H

#include "support/test.h"
#include "tenor/workbook.h"

static inline void print_value(tn_value value, tn_buffer *out)
{
    const size_t before = out->length;
    tn_value_print(value, TN_FOR_MACHINES, out);
    if (out->length == before) {
        tn_buffer_text(out, "-");
    }
}

/* A line per row, "a | b", a table in a cell below it; '=' before a total. */
static inline void print_rows(const tn_table *table, int depth, tn_buffer *out)
{
    for (size_t i = 0; i < table->count; i++) {
        const tn_row *row = &table->rows[i];
        tn_buffer_fill(out, ' ', 2 * depth);
        tn_buffer_text(out, row->is_total ? "= " : "");
        for (size_t k = 0; k < table->column_count; k++) {
            if (row->cells[k].kind != TN_V_TABLE) {
                tn_buffer_text(out, k ? " | " : "");
                print_value(row->cells[k], out);
            }
        }
        tn_buffer_text(out, "\n");
        for (size_t k = 0; k < table->column_count; k++) {
            if (row->cells[k].kind == TN_V_TABLE) {
                print_rows(row->cells[k].as.table, depth + 1, out);
            }
        }
    }
}

/* "key: value" a line; "[key]" and its rows for a table; "> " before a note. */
static inline void print_report(const tn_report *report, tn_buffer *out)
{
    tn_buffer_format(out, "%s\n", report->title);
    for (const tn_field *f = report->first; f; f = f->next) {
        if (f->value.kind == TN_V_TABLE) {
            tn_buffer_format(out, "[%s]\n", f->key);
            print_rows(f->value.as.table, 0, out);
        } else {
            tn_buffer_format(out, "%s: ", f->key);
            print_value(f->value, out);
            tn_buffer_text(out, "\n");
        }
    }
    for (const tn_note *n = report->notes; n; n = n->next) {
        tn_buffer_format(out, "> %s\n", n->text);
    }
}

/* A line per row with its number: "6 a | 2.00 =B5+1"; empty cells at the end are left out. */
static inline void print_sheet(const tn_workbook *book, const char *name, tn_buffer *out)
{
    const tn_sheet *sheet = book->first;
    tn_cell cells[TN_SHEET_COLUMNS];
    while (sheet && strcmp(sheet->name, name) != 0) {
        sheet = sheet->next;
    }
    assert_non_null(sheet);
    for (uint64_t row = 1; row <= tn_sheet_rows(sheet); row++) {
        size_t end = out->length;
        assert_int_equal(tn_sheet_cells(sheet, row, cells), TN_OK);
        for (unsigned i = 0; i < sheet->column_count; i++) {
            if (i) {
                tn_buffer_text(out, " | ");
            } else {
                tn_buffer_format(out, "%u ", (unsigned)row);
            }
            if (cells[i].value.kind != TN_V_NONE) {
                print_value(cells[i].value, out);
                end = out->length;
            }
            if (cells[i].formula) {
                tn_buffer_format(out, " =%s", cells[i].formula);
                end = out->length;
            }
        }
        tn_buffer_cut(out, end);
        tn_buffer_text(out, "\n");
    }
}

static inline void expect_text(tn_buffer *out, const char *expected)
{
    tn_buffer_add(out, "", 1);
    assert_int_equal(tn_buffer_status(out), TN_OK);
    if (strcmp(out->bytes, expected) != 0) {
        fail_msg("got\n%s\nexpected\n%s", out->bytes, expected);
    }
    tn_buffer_done(out);
}

static inline void expect_report(const tn_report *report, const char *expected)
{
    tn_buffer out;
    assert_non_null(report);
    tn_buffer_init(&out, NULL);
    print_report(report, &out);
    expect_text(&out, expected);
}

static inline void expect_table(const tn_table *table, const char *expected)
{
    tn_buffer out;
    assert_non_null(table);
    tn_buffer_init(&out, NULL);
    print_rows(table, 0, &out);
    expect_text(&out, expected);
}

static inline void expect_sheet(const tn_workbook *book, const char *name, const char *expected)
{
    tn_buffer out;
    assert_non_null(book);
    tn_buffer_init(&out, NULL);
    print_sheet(book, name, &out);
    expect_text(&out, expected);
}

#endif
