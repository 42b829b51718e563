/* A CSV as a sheet: separators, ragged rows, places. */
#include "format/spreadsheet/with_tables.h"

#include "format/spreadsheet/csv_sheet.h"

static void test_csv_sheet__rows(void **state)
{
    (void)state;
    static const char text[] = "Title\n\n\"a;b\";;'=c\nd; e \n";
    tni_sheet *sheet = NULL;
    assert_int_equal(tni_csv_sheet(arena, "f.csv", text, strlen(text), ';', findings, &sheet),
                     TN_OK);
    assert_int_equal(sheet->row_count, 3);
    assert_int_equal(sheet->rows[1].number, 3);
    assert_string_equal(tni_sheet_own(sheet, 1, 1)->text, "a;b");
    assert_null(tni_sheet_own(sheet, 1, 2));
    assert_string_equal(tni_sheet_own(sheet, 1, 3)->text, "=c"); /* its guard is off */
    assert_string_equal(tni_sheet_own(sheet, 2, 2)->text, "e");
    assert_int_equal(tni_sheet_own(sheet, 2, 2)->at.line, 4);
    assert_int_equal(tni_sheet_own(sheet, 2, 2)->at.column, 3);
}

static void test_csv_sheet__refused(void **state)
{
    (void)state;
    static const char text[] = "a;\"b\n";
    tni_sheet *sheet = NULL;
    assert_int_equal(tni_csv_sheet(arena, "f.csv", text, strlen(text), ';', findings, &sheet),
                     TN_E_FINDINGS);
    assert_null(sheet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_TABLES(test_csv_sheet__rows),
                                       WITH_TABLES(test_csv_sheet__refused)};
    return RUN(tests);
}
