/* Scripts of keys: where they end. What they print is compared by tui.screens. */
#include "tui/desk.h"

#include "tui/loop/term_script.h"

enum { MEMORY = 5 };

/* Status of a script; what it prints is of no interest here. */
static int play(const char *keys)
{
    desk_put(desk_path("a.keys"), keys, strlen(keys));
    return tni_script_play(&desk, desk_path("a.keys"));
}

static void test_script__ends_at_quit(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    assert_int_equal(play("# Checks\nkeys 9\nkeys 1 q 9\n"), 0);
    assert_int_equal(desk.screen, SCREEN_HOME);
}

static void test_script__is_not_there(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    assert_int_equal(tni_script_play(&desk, desk_path("none.keys")), 3);
}

#ifndef __SANITIZE_ADDRESS__ /* it stands in front of the C library: no failure is counted then */
/* A later key would be typed into another screen than it was written for. */
static void test_script__ends_where_memory_is_short(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    assert_int_equal(play("keys 9\n"), 0);
    void *volatile memory = malloc(SIZE_MAX / 4);
    assert_null(memory);
    assert_int_equal(play("keys 1\n"), MEMORY);
    assert_int_equal(play("type 1\n"), MEMORY);
    assert_int_equal(desk.screen, SCREEN_CHECKS);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_script__ends_at_quit), WITH_DESK(test_script__is_not_there),
#ifndef __SANITIZE_ADDRESS__
        WITH_DESK(test_script__ends_where_memory_is_short), /* the last: what failed is counted */
#endif
    };
    return RUN(tests);
}
