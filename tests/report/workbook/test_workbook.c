/* A workbook as plain data: sheets in order, rows stored or made, names. */
#include "tenor/workbook.h"

#include "support/memory.h"
#include "support/test.h"

static tn_status fill(void *context, uint32_t row, tn_cell *cells)
{
    ++*(int *)context;
    cells[0].value = tn_value_quantity(row);
    return row == 5 ? TN_E_RANGE : TN_OK;
}

static void test_sheet__rows_stored_and_made(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_workbook *book = tn_workbook_new(arena, "Book");
    tn_sheet *sheet = tn_workbook_sheet(book, "One", 2);
    tn_sheet *second = tn_workbook_sheet(book, "Two", 1);
    assert_ptr_equal(book->first, sheet);
    assert_ptr_equal(sheet->next, second);
    tn_sheet_row(book, sheet)[1].value = tn_value_text("stored");
    tn_sheet_rows_made(book, sheet, 2);
    int asked = 0;
    tn_cell cells[2] = {{.style = TN_STYLE_TITLE}};
    assert_int_equal(tn_sheet_rows(sheet), 3);
    assert_int_equal(tn_sheet_cells(sheet, 2, cells), TN_OK);
    assert_int_equal(cells[0].value.kind, TN_V_NONE); /* nothing makes it: empty */
    assert_int_equal(cells[0].style, TN_STYLE_PLAIN);
    sheet->fill = fill;
    sheet->context = &asked;
    sheet->fill_count = 2;
    assert_int_equal(tn_sheet_rows(sheet), 5);
    assert_int_equal(tn_sheet_cells(sheet, 1, cells), TN_OK);
    assert_string_equal(cells[1].value.as.text, "stored");
    assert_int_equal(asked, 0);
    assert_int_equal(tn_sheet_cells(sheet, 4, cells), TN_OK);
    assert_int_equal(cells[0].value.as.number, 4);
    assert_int_equal(tn_sheet_cells(sheet, 5, cells), TN_E_RANGE);
    assert_int_equal(asked, 2);
    tn_arena_free(arena);
}

static void test_names__in_order(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_workbook *book = tn_workbook_new(arena, "Book");
    const tn_sheet *sheet = tn_workbook_sheet(book, "One", 2);
    tn_workbook_name(book, "A_", sheet, 1, 0);
    tn_workbook_name(book, "B_", sheet, 2, 1);
    tn_workbook_name(book, "C_", NULL, 2, 1); /* of no sheet: none */
    assert_string_equal(book->names->name, "A_");
    assert_string_equal(book->names->next->name, "B_");
    assert_null(book->names->next->next);
    tn_arena_free(arena);
}

/* Without memory nothing is there, and nothing crashes. */
static void test_workbook__without_memory(void **state)
{
    (void)state;
    assert_null(tn_workbook_sheet(NULL, "One", 2));
    assert_null(tn_sheet_row(NULL, NULL));
    tn_sheet_rows_made(NULL, NULL, 3);
    tn_workbook_name(NULL, "A_", NULL, 1, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sheet__rows_stored_and_made),
        cmocka_unit_test(test_names__in_order),
        cmocka_unit_test(test_workbook__without_memory),
    };
    return RUN(tests);
}
