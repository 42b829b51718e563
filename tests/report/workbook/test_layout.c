/* A report on a sheet: head, sections, headings, rows, totals, streamed rows, names. */
#include "report/workbook/layout.h"

#include "support/test.h"

static const tn_column columns[] = {
    {"item", "Item", TN_V_TEXT, .width_cells = 20},
    {"price", "Price", TN_V_MONEY, .width_cells = 12, .format = {NULL, TN_STYLE_INPUT}},
    {"twice", "Twice", TN_V_MONEY, .format = {"{price}*2", TN_STYLE_PLAIN}}};

static const tn_column figures[] = {{.key = "field", .title = "", .kind = TN_V_TEXT},
                                    {.key = "value", .title = "", .kind = TN_V_MONEY}};

static tn_status fill(void *context, uint64_t index, tn_value *cells, tn_cell_format *formats)
{
    (void)context;
    cells[0] = tn_value_text("streamed");
    cells[1] = tn_value_quantity((int64_t)index);
    formats[1].formula = "{price<}+1";
    return index == 9 ? TN_E_BUG : TN_OK;
}

static tn_sheet *lay_out(tn_arena *arena, tn_workbook **out, const tn_report *report)
{
    *out = tn_workbook_new(arena, "Book");
    tn_sheet *sheet = tn_workbook_sheet(*out, "S", tni_layout_columns(report));
    tni_layout_text(*out, sheet, "Title", TN_STYLE_TITLE);
    tni_layout_report(*out, sheet, report, 2);
    return sheet;
}

static const tn_cell *cells_of(const tn_sheet *sheet, uint64_t row)
{
    static tn_cell cells[TN_SHEET_COLUMNS];
    assert_int_equal(tn_sheet_cells(sheet, row, cells), TN_OK);
    return cells;
}

static void test_layout__tables_with_headings_and_totals(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = tn_report_new(arena, "R");
    tn_table *table = tn_report_table(report, "items", NULL, columns, COUNT(columns));
    const tn_value row[] = {tn_value_text("a"), tn_value_quantity(3), tn_value_quantity(6)};
    tn_table_add(table, row, 3, NULL);
    tn_table_add(table, NULL, 3, NULL);
    tn_table_set(table, "item", TN_STYLE_NOTE, tn_value_text("none"), NULL);
    tn_table_total(table);
    tn_table_set(table, "price", TN_STYLE_TOTAL, tn_value_quantity(3), "SUM({price:})");
    tn_table *more = tn_report_table(report, "more", "More", columns, COUNT(columns));
    tn_table_add(more, row, 3, NULL);
    tn_workbook *book = NULL;
    const tn_sheet *sheet = lay_out(arena, &book, report);
    assert_int_equal(sheet->header_row, 2);
    assert_int_equal(sheet->width_cells[0], 20);
    assert_int_equal(cells_of(sheet, 2)[0].style, TN_STYLE_HEADER);
    assert_int_equal(cells_of(sheet, 2)[1].style, TN_STYLE_HEADER_RIGHT);
    assert_int_equal(cells_of(sheet, 3)[1].style, TN_STYLE_INPUT);
    assert_string_equal(cells_of(sheet, 3)[2].formula, "B3*2");
    assert_null(cells_of(sheet, 4)[2].formula); /* a column's formula is for values */
    assert_int_equal(cells_of(sheet, 4)[1].style, TN_STYLE_PLAIN);
    assert_string_equal(cells_of(sheet, 5)[1].formula, "SUM(B3:B4)");
    assert_int_equal(cells_of(sheet, 5)[1].style, TN_STYLE_TOTAL);
    /* the same columns: a section, and no headings again */
    assert_int_equal(cells_of(sheet, 6)[0].value.kind, TN_V_NONE);
    assert_string_equal(cells_of(sheet, 7)[0].value.as.text, "More");
    assert_int_equal(cells_of(sheet, 7)[2].style, TN_STYLE_SECTION);
    assert_string_equal(cells_of(sheet, 8)[2].formula, "B8*2");
    assert_int_equal(tn_sheet_rows(sheet), 8);
    tn_arena_free(arena);
}

static void test_layout__rows_stream_and_say_when_they_cannot(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = tn_report_new(arena, "R");
    tn_table *table = tn_report_table(report, "items", NULL, columns, COUNT(columns));
    table->fill = fill;
    table->fill_first = 7;
    table->fill_count = 3;
    tn_workbook *book = NULL;
    const tn_sheet *sheet = lay_out(arena, &book, report);
    tn_cell cells[TN_SHEET_COLUMNS];
    assert_int_equal(tn_sheet_rows(sheet), 5);
    assert_int_equal(cells_of(sheet, 3)[1].value.as.number, 7);
    assert_null(cells_of(sheet, 3)[1].formula);
    assert_string_equal(cells_of(sheet, 4)[1].formula, "B3+1");
    assert_int_equal(tn_sheet_cells(sheet, 5, cells), TN_E_BUG);
    tn_arena_free(arena);
}

static void test_layout__capital_names_are_the_workbooks(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = tn_report_new(arena, "R");
    tn_table *table = tn_report_table(report, "figures", "Figures", figures, COUNT(figures));
    tn_table_add(table, NULL, 2, NULL);
    tn_table_name(table, "here");
    tn_table_add(table, NULL, 2, NULL);
    tn_table_name(table, "NetTotal");
    tn_workbook *book = NULL;
    const tn_sheet *sheet = lay_out(arena, &book, report);
    assert_int_equal(sheet->header_row, 0);
    assert_non_null(book->names);
    assert_null(book->names->next);
    assert_string_equal(book->names->name, "NetTotal");
    assert_int_equal(book->names->row, 5);
    assert_int_equal(book->names->column, 1);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_layout__tables_with_headings_and_totals),
        cmocka_unit_test(test_layout__rows_stream_and_say_when_they_cannot),
        cmocka_unit_test(test_layout__capital_names_are_the_workbooks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
