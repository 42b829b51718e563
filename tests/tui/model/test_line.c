/* The text line editor: keys at both ends and in the middle, graphemes as its steps. */
#include "support/test.h"

#include "tui/model/key.h"
#include "tui/model/line.h"

#define TOKYO "\xe6\x9d\xb1\xe4\xba\xac"
#define ACUTE "e\xcc\x81"

static const struct {
    const char *text;
    size_t at;
    int32_t key;
    bool taken, changed;
    const char *after;
    size_t at_after;
} rows[] = {
    {"abc", 3, 'd', true, true, "abcd", 4},
    {"abc", 0, 'd', true, true, "dabc", 1},
    {"abc", 1, 0x6771, true, true,
     "a\xe6\x9d\xb1"
     "bc",
     4},
    {"", 0, 0xe9, true, true, "\xc3\xa9", 2},
    {"", 0, 0x1f600, true, true, "\xf0\x9f\x98\x80", 4},
    {"", 0, 0xd800, true, false, "", 0}, /* no character */
    {"abc", 0, K_LEFT, true, false, "abc", 0},
    {"abc", 3, K_RIGHT, true, false, "abc", 3},
    {TOKYO, 6, K_LEFT, true, false, TOKYO, 3},
    {TOKYO, 0, K_RIGHT, true, false, TOKYO, 3},
    {"x" ACUTE "y", 4, K_LEFT, true, false, "x" ACUTE "y", 1}, /* with its mark */
    {"x" ACUTE "y", 1, K_RIGHT, true, false, "x" ACUTE "y", 4},
    {"x" ACUTE "y", 4, K_BACKSPACE, true, true, "xy", 1},
    {"x" ACUTE "y", 1, K_DELETE, true, true, "xy", 1},
    {"abc", 0, K_BACKSPACE, true, false, "abc", 0},
    {"abc", 3, K_DELETE, true, false, "abc", 3},
    {"abc", 2, 127, true, true, "ac", 1},
    {"abc", 2, 8, true, true, "ac", 1},
    {"abc", 2, K_HOME, true, false, "abc", 0},
    {"abc", 2, 1, true, false, "abc", 0},
    {"abc", 1, K_END, true, false, "abc", 3},
    {"abc", 1, 5, true, false, "abc", 3},
    {"abc", 2, 21, true, true, "c", 0},
    {"abc", 0, 21, true, false, "abc", 0},
    {"abc", 1, 11, true, true, "a", 1},
    {"abc", 3, 11, true, false, "abc", 3},
    {"one two  ", 9, 23, true, true, "one ", 4},
    {"one two", 5, 23, true, true, "one wo", 4},
    {"one", 0, 23, true, false, "one", 0},
    {"abc", 1, K_UP, false, false, "abc", 1},
    {"abc", 1, K_TAB, false, false, "abc", 1},
    {"abc", 1, K_F1, false, false, "abc", 1},
};

static void test_line__keys(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_typed_line line;
        bool changed = true;
        tni_line_set(&line, rows[i].text);
        assert_int_equal(line.at, strlen(rows[i].text));
        line.at = rows[i].at;
        if (tni_line_key(&line, rows[i].key, &changed) != rows[i].taken ||
            changed != rows[i].changed || strcmp(line.text, rows[i].after) != 0 ||
            line.at != rows[i].at_after || line.length != strlen(rows[i].after)) {
            fail_msg("row %zu: '%s' at %zu, changed %d", i, line.text, line.at, changed);
        }
    }
}

/* A line that is full takes no more, a text too long none at all. */
static void test_line__full(void **state)
{
    (void)state;
    static tni_typed_line line;
    static char text[TNI_LINE_BYTES + 1];
    bool changed = true;
    memset(text, 'x', TNI_LINE_BYTES);
    tni_line_set(&line, text);
    assert_int_equal(line.length, 0);
    text[TNI_LINE_BYTES - 2] = '\0';
    tni_line_set(&line, text);
    assert_int_equal(line.length, TNI_LINE_BYTES - 2);
    assert_true(tni_line_key(&line, 0xe9, &changed)); /* two bytes */
    assert_false(changed);
    assert_true(tni_line_key(&line, 'y', &changed));
    assert_true(changed);
    assert_true(tni_line_key(&line, 'z', &changed));
    assert_false(changed);
    assert_int_equal(strlen(line.text), TNI_LINE_BYTES - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_line__keys),
                                       cmocka_unit_test(test_line__full)};
    return RUN(tests);
}
