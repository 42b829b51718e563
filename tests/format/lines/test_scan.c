/* Lines, columns in code points, excerpts, and what the first bytes of a file tell. */
#include "format/lines/scan.h"
#include "support/test.h"

static void test_lines__ends_and_numbers(void **state)
{
    (void)state;
    static const char text[] = "a\r\nb\n\nlast";
    static const struct {
        const char *text;
        size_t end_length;
    } rows[] = {{"a", 2}, {"b", 1}, {"", 1}, {"last", 0}};
    tni_lines lines = {.bytes = text, .size = strlen(text)};
    tni_line line;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(tni_lines_next(&lines, &line));
        assert_int_equal(line.length, strlen(rows[i].text));
        assert_memory_equal(line.text, rows[i].text, line.length);
        assert_int_equal(line.end_length, rows[i].end_length);
        assert_int_equal(line.number, i + 1);
    }
    assert_false(tni_lines_next(&lines, &line));
}

static void test_column__counts_code_points(void **state)
{
    (void)state;
    const tni_line line = {.text = "aé東x", .length = 7};
    assert_int_equal(tni_points(line.text, line.length), 4);
    assert_int_equal(tni_column(&line, 0), 1);
    assert_int_equal(tni_column(&line, 3), 3);
    assert_int_equal(tni_column(&line, 6), 4);
    assert_int_equal(tni_column(&line, 99), 5); /* behind the end */
    assert_int_equal(tni_points("0123456789abcdé", 16), 15);
    assert_int_equal(tni_bom("\xEF\xBB\xBF", 3), 3);
    assert_int_equal(tni_bom("\xEF\xBB", 2), 0);
}

static void test_excerpt__at_most_forty_points(void **state)
{
    (void)state;
    char text[200] = "", buffer[TNI_EXCERPT];
    for (int i = 0; i < 41; i++) {
        strcat(text, "é");
    }
    const tni_line line = {.text = text, .length = 82};
    assert_int_equal(strlen(tni_excerpt(&line, 0, 82, buffer)), 80 + 3);
    assert_string_equal(buffer + 80, "...");
    assert_int_equal(strlen(tni_excerpt(&line, 0, 80, buffer)), 80);
    assert_string_equal(tni_excerpt(&line, 4, 6, buffer), "é");
}

static void test_parse_error__the_first_one(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t length;
        tn_code code;
        size_t offset;
    } rows[] = {
        {"plain", 5, TN_CODE_COUNT, 0},
        {"a\0b", 3, TN_FIL_NUL, 1},
        {"a\rb", 3, TN_FIL_CR, 1},
        {"ab\xff", 3, TN_FIL_UTF8, 2},
        {"é\x1b[1m", 6, TN_FIL_CONTROL, 2},
        {"a\xC2\x9B", 3, TN_FIL_CONTROL, 1},
        {"tab\tis fine", 11, TN_CODE_COUNT, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tni_line line = {.text = rows[i].text, .length = rows[i].length};
        const tni_parse_error error = tni_line_parse_error(&line);
        assert_int_equal(error.code, rows[i].code);
        assert_int_equal(error.offset, rows[i].offset);
    }
    char buffer[TNI_EXCERPT];
    const tni_line line = {.text = "ab\xff", .length = 3};
    const tni_parse_error error = tni_line_parse_error(&line);
    assert_string_equal(tni_parse_error_text(&line, &error, buffer),
                        "invalid UTF-8 \\xff at byte 3 of the line");
}

static void test_scan_bytes__what_is_no_text(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t size;
        tn_code code; /* TN_CODE_COUNT: text */
    } rows[] = {
        {"", 0, TN_FIL_EMPTY},
        {"\xEF\xBB\xBF", 3, TN_FIL_EMPTY},
        {"\xFF\xFEx", 3, TN_FIL_UTF16},
        {"a\0b\0", 4, TN_FIL_UTF16},
        {"PK\x03\x04", 4, TN_FIL_NOT_TEXT},
        {"%PDF-1", 6, TN_FIL_NOT_TEXT},
        {"a\rb\r", 4, TN_FIL_CR},
        {"a\rb\n", 4, TN_CODE_COUNT},
        {"[a]\n", 4, TN_CODE_COUNT},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tni_scan scan = {.file = "f", .findings = tn_findings_new(arena)};
        const bool text = tni_scan_bytes(&scan, rows[i].bytes, rows[i].size);
        assert_int_equal(text, rows[i].code == TN_CODE_COUNT);
        assert_int_equal(tn_findings_count(scan.findings), !text);
        if (!text) {
            assert_int_equal(tn_findings_get(scan.findings, 0)->code, rows[i].code);
        }
        tn_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines__ends_and_numbers),
        cmocka_unit_test(test_column__counts_code_points),
        cmocka_unit_test(test_excerpt__at_most_forty_points),
        cmocka_unit_test(test_parse_error__the_first_one),
        cmocka_unit_test(test_scan_bytes__what_is_no_text),
    };
    return RUN(tests);
}
