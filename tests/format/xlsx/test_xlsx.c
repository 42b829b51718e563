/* Workbooks as files: equal bytes for equal input, and what is refused. */
#include "format/xlsx/books.h"

static void test_write__equal_input_equal_bytes(void **state)
{
    (void)state;
    static char first[64 * 1024], second[64 * 1024];
    tn_arena *arena = tn_arena_new(NULL);
    const tn_workbook *book = book_of(arena, 100, "S");
    const char *reason;
    size_t size[2];
    for (int i = 0; i < 2; i++) {
        setenv("TZ", i ? "Asia/Tokyo" : "America/New_York", 1);
        assert_int_equal(write_book(book, &reason), TN_OK);
        FILE *file = fopen(path, "rb");
        size[i] = fread(i ? second : first, 1, sizeof(first), file);
        fclose(file);
    }
    assert_int_equal(size[0], size[1]);
    assert_memory_equal(first, second, size[0]);
    tn_arena_free(arena);
}

static void test_write__what_breaks_the_format_is_refused(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const char *reason;
    assert_int_equal(write_book(book_of(arena, 1, "History"), &reason), TN_E_RANGE);
    tn_workbook *book = book_of(arena, 1, "S");
    tn_workbook_name(book, "R1C1", book->first, 1, 0);
    assert_int_equal(write_book(book, &reason), TN_E_RANGE);
    assert_int_equal(write_book(book_of(arena, TN_SHEET_ROWS, "S"), &reason), TN_E_RANGE);
    book = book_of(arena, 1, "S");
    tn_workbook_sheet(book, "s", 1); /* the same for a spreadsheet */
    assert_int_not_equal(write_book(book, &reason), TN_OK);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PATH(test_write__equal_input_equal_bytes),
        WITH_PATH(test_write__what_breaks_the_format_is_refused),
    };
    return RUN(tests);
}
