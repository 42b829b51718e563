/* Cells by row and column: order, blanks, merged ranges, places. */
#include "format/spreadsheet/with_tables.h"

#include "format/spreadsheet/sheet.h"

static tni_sheet sheet;

static tn_status add(uint32_t column, const char *text)
{
    return tni_sheet_add_cell(&sheet, (tni_sheet_cell){.column = column}, text, strlen(text));
}

static void test_sheet__cells(void **state)
{
    (void)state;
    sheet = (tni_sheet){.arena = arena, .name = "A"};
    assert_int_equal(add(1, "x"), TN_E_RANGE); /* in no row */
    assert_int_equal(tni_sheet_add_row(&sheet, 2, false), TN_OK);
    assert_int_equal(add(1, "\xc2\xa0 API\n  name \xe3\x80\x80"), TN_OK);
    assert_int_equal(add(2, " \t\n"), TN_OK);
    assert_int_equal(add(4, "x"), TN_OK);
    assert_int_equal(add(4, "y"), TN_E_RANGE);
    assert_int_equal(add(TNI_SHEET_COLUMNS + 1, "far"), TN_OK);
    assert_int_equal(tni_sheet_add_row(&sheet, 2, false), TN_E_RANGE);
    assert_string_equal(tni_sheet_own(&sheet, 0, 1)->text, "API name");
    assert_null(tni_sheet_own(&sheet, 0, 2));
    assert_int_equal(tni_sheet_width(&sheet, 0), 4);
    assert_int_equal(sheet.beyond, 1);
}

static void test_sheet__merged(void **state)
{
    (void)state;
    sheet = (tni_sheet){.arena = arena, .name = "A"};
    assert_int_equal(tni_sheet_add_row(&sheet, 1, false), TN_OK);
    assert_int_equal(add(1, "over"), TN_OK);
    assert_int_equal(tni_sheet_add_row(&sheet, 2, false), TN_OK);
    assert_int_equal(add(2, "own"), TN_OK);
    assert_int_equal(tni_sheet_merge(&sheet, (tni_cell_range){1, 1, 2, 3}), TN_OK);
    assert_int_equal(tni_sheet_merge(&sheet, (tni_cell_range){2, 1, 1, 3}), TN_E_RANGE);
    assert_string_equal(tni_sheet_at(&sheet, 1, 1)->text, "over");
    assert_string_equal(tni_sheet_at(&sheet, 1, 2)->text, "own");
    assert_string_equal(tni_sheet_at(&sheet, 0, 3)->text, "over");
    assert_null(tni_sheet_at(&sheet, 0, 4));
}

static void test_sheet__places(void **state)
{
    (void)state;
    sheet = (tni_sheet){.arena = arena, .name = "A"};
    const tni_sheet_cell cell = {.column = 28, .at = {"f", 5, 28}};
    assert_string_equal(tni_sheet_place(&sheet, &cell), "AB5");
    assert_string_equal(tni_sheet_letters(arena, 26), "Z");
    assert_string_equal(tni_sheet_letters(arena, 703), "AAA");
    sheet.name = NULL;
    assert_string_equal(tni_sheet_place(&sheet, &cell), "line 5, column 28");
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_TABLES(test_sheet__cells),
                                       WITH_TABLES(test_sheet__merged),
                                       WITH_TABLES(test_sheet__places)};
    return RUN(tests);
}
