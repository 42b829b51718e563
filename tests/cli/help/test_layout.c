/* Columns counted in cells, and lines broken before column 80. */
#include "cli/help/printed.h"

static void test_pad__cells_not_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int column;
        const char *padded;
    } rows[] = {{"ab", 5, "ab   "},
                {"", 3, "   "},
                {"abc", 3, "abc "},
                {"abcdef", 3, "abcdef "},
                {"\xe7\xae\xa1", 4, "\xe7\xae\xa1  "}}; /* two cells wide */
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_pad(print_begin(), rows[i].text, rows[i].column);
        assert_string_equal(print_end(), rows[i].padded);
    }
}

static void test_wrap__lines(void **state)
{
    (void)state;
    tni_wrap(print_begin(), "one  two\nthree", 2);
    assert_string_equal(print_end(), "  one two three\n");
    char words[400] = "";
    for (int i = 0; i < 40; i++) {
        memcpy(words + 9 * i, "elevenses ", 9);
        words[9 * i + 8] = ' ';
    }
    tni_wrap(print_begin(), words, 4);
    size_t lines = 0;
    for (const char *p = print_end(); *p; p += strcspn(p, "\n") + 1, lines++) {
        assert_true(strcspn(p, "\n") < 80);
        assert_memory_equal(p, "    eleven", 10);
    }
    assert_int_equal(lines, 5); /* eight words of nine columns fit behind the indent */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pad__cells_not_bytes),
                                       cmocka_unit_test(test_wrap__lines)};
    return RUN(tests);
}
