/* The table of actions and the names of keys. */
#include <ctype.h>

#include "tui/desk.h"

static void test_action__names_and_keys(void **state)
{
    (void)state;
    for (tni_action_id id = 1; id < ACT_COUNT; id++) {
        const tni_action *a = tni_action_get(id);
        assert_true(*a->name && *a->group && *a->keys && *a->help);
        assert_true(a->screens != 0 && a->screens < 1U << SCREEN_COUNT);
        for (tni_action_id other = 1; other < id; other++) {
            assert_string_not_equal(a->name, tni_action_get(other)->name);
        }
        for (const char *p = a->keys; *p;) {
            size_t length = 0;
            char name[TNI_KEY_NAME];
            const int32_t key = tni_key_read(p, &length);
            if (key == K_NONE) {
                fail_msg("%s: no such key: %s", a->name, p);
            }
            assert_true(strncmp(tni_key_name(key, name), p, length) == 0);
            p += length;
            p += *p == ' ';
        }
    }
}

/* Two rows share a key of a screen only where one holds on every screen or on more of them. */
static void test_action__no_key_twice(void **state)
{
    (void)state;
    for (tni_screen_id screen = 0; screen < SCREEN_COUNT; screen++) {
        for (tni_action_id id = 1; id < ACT_COUNT; id++) {
            const tni_action *a = tni_action_get(id);
            for (const char *p = a->keys; *p && (a->screens & 1U << screen);) {
                size_t length = 0;
                const tni_action_id won = tni_action_of(screen, tni_key_read(p, &length));
                const tni_action *w = tni_action_get(won);
                const bool fewer = (w->screens & ~a->screens) == 0 && w->screens != a->screens;
                if (won != id && !fewer) {
                    fail_msg("screen %d: %.*s is %s's and %s's", (int)screen, (int)length, p,
                             a->name, w->name);
                }
                p += length;
                p += *p == ' ';
            }
        }
    }
}

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

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_action__names_and_keys),
                                       cmocka_unit_test(test_action__no_key_twice),
                                       cmocka_unit_test(test_key__read)};
    return RUN(tests);
}
