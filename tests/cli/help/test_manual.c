/* The rule book by number: a chapter, a section, a point, all of it; and all the numbers. */
#include "cli/help/printed.h"

static void test_manual_print__parts(void **state)
{
    (void)state;
    assert_true(tni_manual_print(print_begin(), "3"));
    const size_t chapter = strlen(print_end());
    print_has("\n3.4 ");
    assert_null(strstr(printed, "\n4 "));
    assert_true(tni_manual_print(print_begin(), "3.4"));
    const size_t section = strlen(print_end());
    assert_int_equal(strncmp(printed, "3.4", 3), 0);
    assert_true(tni_manual_print(print_begin(), NULL));
    const size_t all = strlen(print_end());
    assert_true(section > 0 && section < chapter && chapter < all);
    static const char *const none[] = {"99", "3.4.99", "x", "3.4."};
    for (size_t i = 0; i < COUNT(none); i++) {
        assert_false(tni_manual_print(print_begin(), none[i]));
        assert_string_equal(print_end(), "");
    }
}

static void test_manual_numbers__each_can_be_printed(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    size_t count = 0;
    const char *const *numbers = tni_manual_numbers(arena, &count);
    assert_true(count > 50);
    for (size_t i = 0; i < count; i++) {
        assert_true(tni_manual_print(print_begin(), numbers[i]));
        assert_int_equal(strncmp(print_end(), numbers[i], strlen(numbers[i])), 0);
    }
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_manual_print__parts),
                                       cmocka_unit_test(test_manual_numbers__each_can_be_printed)};
    return RUN(tests);
}
