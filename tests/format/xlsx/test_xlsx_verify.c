/* A workbook read back: each promise that the file does not keep, and each damage, is seen. */
#include "format/xlsx/books.h"

static void test_write__is_read_back_row_by_row(void **state)
{
    (void)state;
    static const uint64_t sizes[] = {0, 1, 500, 99000, 100001};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        const char *reason;
        assert_int_equal(write_book(book_of(arena, sizes[i], "S"), &reason), TN_OK);
        assert_int_equal(facts.sheets[0].rows, sizes[i] + 1);
        if (tni_xlsx_verify(path, &facts, &reason) != TN_OK) {
            fail_msg("%llu rows: %s", (unsigned long long)sizes[i], reason);
        }
        facts.sheets[0].rows++; /* one more was promised than is there */
        assert_int_equal(tni_xlsx_verify(path, &facts, &reason), TN_E_WRITE);
        facts.sheets[0].rows--;
        if (facts.sheets[0].counted && sizes[i]) {
            facts.sheets[0].sum += 0.01; /* a cent is missing */
            assert_int_equal(tni_xlsx_verify(path, &facts, &reason), TN_E_WRITE);
        }
        tn_arena_free(arena);
    }
}

/* What a reader would miss: each promise that the file does not keep is seen. */
static void test_verify__cells_formulas_charts_and_names_are_counted(void **state)
{
    (void)state;
    size_t *const whole[] = {&facts.charts, &facts.series, &facts.names, &facts.sheet_count};
    uint64_t *const sheet[] = {&facts.sheets[0].cells, &facts.sheets[0].formulas,
                               &facts.sheets[0].numbers};
    tn_arena *arena = tn_arena_new(NULL);
    const char *reason;
    assert_int_equal(write_book(book_of(arena, 40, "S"), &reason), TN_OK);
    assert_int_equal(facts.sheets[0].cells, 1 + 3 * 40);
    assert_int_equal(tni_xlsx_verify(path, &facts, &reason), TN_OK);
    for (size_t i = 0; i < COUNT(whole); i++) {
        ++*whole[i];
        assert_int_equal(tni_xlsx_verify(path, &facts, &reason), TN_E_WRITE);
        --*whole[i];
    }
    for (size_t i = 0; i < COUNT(sheet); i++) {
        ++*sheet[i];
        assert_int_equal(tni_xlsx_verify(path, &facts, &reason), TN_E_WRITE);
        --*sheet[i];
    }
    assert_int_equal(tni_xlsx_verify(path, &facts, &reason), TN_OK);
    tn_arena_free(arena);
}

static void test_verify__every_damaged_byte_and_every_cut_is_seen(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const char *reason;
    assert_int_equal(write_book(book_of(arena, 40, "S"), &reason), TN_OK);
    FILE *file = fopen(path, "rb");
    static char bytes[64 * 1024];
    const size_t size = fread(bytes, 1, sizeof(bytes), file);
    fclose(file);
    const char *sheet = NULL; /* the sheet's own bytes: the first of them follow its name */
    for (size_t i = 0; i + 24 < size && !sheet; i++) {
        sheet = memcmp(bytes + i, "xl/worksheets/sheet1.xml", 24) == 0 ? bytes + i + 24 : NULL;
    }
    assert_non_null(sheet);
    for (size_t i = 0; i < 200; i++) {
        const size_t at = (size_t)(sheet - bytes) + i;
        bytes[at] = (char)(bytes[at] ^ 0x10);
        file = fopen(path, "wb");
        fwrite(bytes, 1, size, file);
        fclose(file);
        bytes[at] = (char)(bytes[at] ^ 0x10);
        assert_int_equal(tni_xlsx_verify(path, &facts, &reason), TN_E_WRITE);
    }
    for (size_t cut = 0; cut < size; cut += 97) {
        file = fopen(path, "wb");
        fwrite(bytes, 1, cut, file);
        fclose(file);
        assert_int_equal(tni_xlsx_verify(path, &facts, &reason), TN_E_WRITE);
    }
    tn_arena_free(arena);
}

static void test_verify__no_workbook_at_all(void **state)
{
    static const char *const texts[] = {"", "PK", "PK\x05\x06",
                                        "no archive at all, but long enough"};
    (void)state;
    const char *reason = NULL;
    for (size_t i = 0; i < COUNT(texts); i++) {
        FILE *file = fopen(path, "wb");
        fputs(texts[i], file);
        fclose(file);
        assert_int_equal(tni_xlsx_verify(path, &facts, &reason), TN_E_WRITE);
        assert_non_null(reason);
    }
    assert_int_equal(tni_xlsx_verify("/nonexistent/x.xlsx", &facts, &reason), TN_E_WRITE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PATH(test_write__is_read_back_row_by_row),
        WITH_PATH(test_verify__cells_formulas_charts_and_names_are_counted),
        WITH_PATH(test_verify__every_damaged_byte_and_every_cut_is_seen),
        WITH_PATH(test_verify__no_workbook_at_all),
    };
    return RUN(tests);
}
