/* Workbooks that other programs wrote, and files that are none. */
#include "format/spreadsheet/with_tables.h"

#include "format/spreadsheet/workbook_read.h"
#include "format/spreadsheet/zip_parts.h"

static void test_is_workbook__first_bytes(void **state)
{
    (void)state;
    assert_true(tni_is_workbook("PK\3\4", 4));
    assert_true(tni_is_workbook("\xd0\xcf\x11\xe0", 4));
    assert_false(tni_is_workbook("key,name", 8));
    assert_false(tni_is_workbook("PK", 2));
}

static void test_workbook__refused(void **state)
{
    (void)state;
    tni_workbook *book = NULL;
    assert_int_equal(tni_workbook_open(arena, "f", "PK\3\4nothing", 11, findings, &book),
                     TN_E_FINDINGS);
    assert_int_equal(tni_workbook_open(arena, "f", "\xd0\xcf\x11\xe0", 4, findings, &book),
                     TN_E_FINDINGS);
    assert_int_equal(test_count(findings, TN_IMP_WORKBOOK), 2);
    assert_null(book);
}

/* The smallest inputs of two findings: a hidden row, and a document type. */
static void test_workbook__sheets(void **state)
{
    (void)state;
    size_t size = 0;
    char *bytes = test_read("tests/errors/IMP-015/list.xlsx", &size);
    tni_workbook *book = NULL;
    tni_sheet *sheet = NULL;
    assert_int_equal(tni_workbook_open(arena, "f", bytes, size, findings, &book), TN_OK);
    assert_int_equal(tni_workbook_count(book), 1);
    assert_string_equal(tni_workbook_name(book, 0), "A");
    assert_true(tni_workbook_visible(book, 0));
    assert_int_equal(tni_workbook_sheet(book, 0, &sheet), TN_OK);
    assert_int_equal(sheet->row_count, 2);
    assert_true(sheet->rows[1].hidden);
    tni_workbook_close(book);
    free(bytes);
    bytes = test_read("tests/errors/IMP-003/list.xlsx", &size);
    assert_int_equal(tni_workbook_open(arena, "f", bytes, size, findings, &book), TN_OK);
    assert_int_equal(tni_workbook_sheet(book, 0, &sheet), TN_E_FINDINGS);
    assert_true(found(TN_IMP_TOO_LARGE));
    tni_workbook_close(book);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_TABLES(test_is_workbook__first_bytes),
                                       WITH_TABLES(test_workbook__refused),
                                       WITH_TABLES(test_workbook__sheets)};
    return RUN(tests);
}
