/* The tables of commands and options: found by name, and the nearest of a wrong one. */
#include "support/test.h"

#include "cli/command/command_text.h"

static void test_command_find__every_row(void **state)
{
    (void)state;
    size_t count = 0;
    for (const tni_command *c = tni_commands; c->name; c++, count++) {
        assert_ptr_equal(tni_command_find(c->name), c);
        assert_true(tni_command_takes(c, OPT_AS_OF)); /* a common one */
        assert_true(*c->summary && *c->examples);
    }
    assert_true(count > 20);
    assert_null(tni_command_find("Check"));
    assert_true(tni_command_takes(tni_command_find("quote"), OPT_TARGET));
    assert_false(tni_command_takes(tni_command_find("check"), OPT_TARGET));
}

static void test_nearest__beginning_then_distance(void **state)
{
    (void)state;
    static const char *const names[] = {"check", "export", "explain", "renew", "replace"};
    assert_int_equal(tni_nearest("chek", names, COUNT(names)), 0);
    assert_int_equal(tni_nearest("expo", names, COUNT(names)), 1);
    assert_int_equal(tni_nearest("zzz", names, COUNT(names)), -1);
    tn_arena *arena = tn_arena_new(NULL);
    assert_string_equal(tni_suggest(arena, "renw", names, COUNT(names)), "; did you mean 'renew'?");
    assert_string_equal(tni_suggest(arena, "zzz", names, COUNT(names)), "");
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_command_find__every_row),
                                       cmocka_unit_test(test_nearest__beginning_then_distance)};
    return RUN(tests);
}
