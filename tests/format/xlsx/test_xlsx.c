/* Workbooks: what may stand in one, what is read back, and that damage is seen. */
#include "support/test.h"

#include "format/xlsx/xlsx.h"

static char path[64];
static tni_workbook_facts facts;

static void test_text__what_a_workbook_can_hold(void **state)
{
    (void)state;
    static char room[140 * 1024], longest[40000];
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"plain, snake_case", "plain, snake_case"},
        {"=1+1", "=1+1"}, /* written as a string: nothing to escape */
        {"_x0041_", "_x005F_x0041_"},
        {"a_x000D_b", "a_x005F_x000D_b"},
        {"_x00g1_ _x041_", "_x00g1_ _x041_"},
        {"caf\xC3\xA9 \xE6\x9D\xB1", "caf\xC3\xA9 \xE6\x9D\xB1"},
        {"bad \xFF byte", "bad \xEF\xBF\xBD byte"},
        {"cut \xE6\x9D", "cut \xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\xEF\xBF\xBE", "\xEF\xBF\xBD"}, /* U+FFFE is no XML */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(tni_xlsx_text(cases[i].text, room, sizeof(room)), cases[i].expected);
    }
    memset(longest, 'x', sizeof(longest) - 1);
    const char *cut = tni_xlsx_text(longest, room, sizeof(room));
    assert_true(strlen(cut) <= 32767);
    assert_non_null(strstr(cut, "[cut: 39999 bytes in all]"));
}

static void test_names__what_a_spreadsheet_accepts(void **state)
{
    (void)state;
    static const char *const good[] = {"NetTotal", "_x", "AsOf", "ABCD1", "a.b", "Rate", "RC_1"};
    static const char *const bad[] = {"",   "1bad", "A1",        "xfd12", "R1C1", "r",          "C",
                                      "C7", "R2",   "has space", "TRUE",  "a-b",  "caf\xC3\xA9"};
    static const char *const sheets[] = {"Lines 2", "Pr\xC3\xBC"
                                                    "fung"};
    static const char *const no_sheets[] = {
        "", "History", "'a", "a'", "a/b", "a[b", "a:b", "a?b", "12345678901234567890123456789012"};
    for (size_t i = 0; i < COUNT(good); i++) {
        assert_true(tni_xlsx_name_legal(good[i]));
    }
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_false(tni_xlsx_name_legal(bad[i]));
    }
    for (size_t i = 0; i < COUNT(sheets); i++) {
        assert_true(tni_xlsx_sheet_legal(sheets[i]));
    }
    for (size_t i = 0; i < COUNT(no_sheets); i++) {
        assert_false(tni_xlsx_sheet_legal(no_sheets[i]));
    }
}

static tn_status fill(void *context, uint32_t row, tn_cell *cells)
{
    const uint64_t index = row - 2; /* below the head */
    (void)context;
    cells[0].value = tn_value_text(index % 2 ? "=cmd|' /C calc'!A0" : "plain");
    cells[1].value = tn_value_money((tn_money){(int64_t)index * 7 - 1000, {"USD", 2}});
    cells[2].value = tn_value_quantity((int64_t)index);
    return TN_OK;
}

static tn_workbook *book_of(tn_arena *arena, uint64_t rows, const char *sheet_name)
{
    tn_workbook *book = tn_workbook_new(arena, "A book");
    tn_sheet *sheet = tn_workbook_sheet(book, sheet_name, 3);
    tn_cell *head = tn_sheet_row(book, sheet);
    head[0] = (tn_cell){.value = tn_value_text("Head"), .style = TN_STYLE_HEADER};
    sheet->fill = fill;
    sheet->fill_count = rows;
    book->created.days = 20000;
    return book;
}

static tn_status write_book(const tn_workbook *book, const char **reason)
{
    *reason = "";
    return tni_xlsx_write(book, path, "/tmp", &facts, reason);
}

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

static int make_path(void **state)
{
    (void)state;
    snprintf(path, sizeof(path), "/tmp/tenor-xlsx-XXXXXX");
    const int fd = mkstemp(path);
    return fd < 0 ? -1 : 0;
}

static int remove_path(void **state)
{
    (void)state;
    return remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text__what_a_workbook_can_hold),
        cmocka_unit_test(test_names__what_a_spreadsheet_accepts),
        cmocka_unit_test_setup_teardown(test_write__is_read_back_row_by_row, make_path,
                                        remove_path),
        cmocka_unit_test_setup_teardown(test_verify__cells_formulas_charts_and_names_are_counted,
                                        make_path, remove_path),
        cmocka_unit_test_setup_teardown(test_verify__every_damaged_byte_and_every_cut_is_seen,
                                        make_path, remove_path),
        cmocka_unit_test_setup_teardown(test_write__equal_input_equal_bytes, make_path,
                                        remove_path),
        cmocka_unit_test_setup_teardown(test_write__what_breaks_the_format_is_refused, make_path,
                                        remove_path),
    };
    return RUN(tests);
}
