/* Names of keys, read and written. */
#include "support/test.h"

#include "tui/model/key.h"

static void test_key__read(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int32_t key;
        size_t length;
    } rows[] = {
        {"Up", K_UP, 2}, {"Upper", K_NONE, 5},        {"C-r", 18, 3},     {"C-R", K_NONE, 3},
        {"F1", K_F1, 2}, {"F12 x", K_F12, 3},         {"F13", K_NONE, 3}, {"F0", K_NONE, 2},
        {"q", 'q', 1},   {"\xe6\x9d\xb1", 0x6771, 3}, {"", K_NONE, 0},    {"Space", ' ', 5}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t length = 99;
        assert_int_equal(tni_key_read(rows[i].name, &length), rows[i].key);
        assert_int_equal(length, rows[i].length);
    }
}

/* Each name is read as the key it was made of. */
static void test_key__name(void **state)
{
    (void)state;
    static const struct {
        int32_t key;
        const char *name;
    } rows[] = {{K_UP, "Up"},
                {K_BACK_TAB, "S-Tab"},
                {K_BACKSPACE, "BSpace"},
                {K_DELETE, "Del"},
                {K_SHIFT_RIGHT, "S-Right"},
                {K_F1, "F1"},
                {K_F12, "F12"},
                {K_ALT_1, "M-1"},
                {K_ALT_9, "M-9"},
                {K_TAB, "Tab"},
                {K_ENTER, "Enter"},
                {' ', "Space"},
                {1, "C-a"},
                {26, "C-z"},
                {'q', "q"},
                {'~', "~"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        char buffer[TNI_KEY_NAME];
        size_t length = 0;
        assert_string_equal(tni_key_name(rows[i].key, buffer), rows[i].name);
        assert_int_equal(tni_key_read(rows[i].name, &length), rows[i].key);
        assert_int_equal(length, strlen(rows[i].name));
    }
    char buffer[TNI_KEY_NAME];
    assert_string_equal(tni_key_name(0x6771, buffer), "U+6771");
    assert_string_equal(tni_key_name(0x7f, buffer), "U+007F");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_key__read),
                                       cmocka_unit_test(test_key__name)};
    return RUN(tests);
}
