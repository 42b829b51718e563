/* The table of actions. */
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

/* The row of one screen wins over that of all. */
static void test_action__of_a_key(void **state)
{
    (void)state;
    static const struct {
        tni_screen_id screen;
        int32_t key;
        tni_action_id action;
    } rows[] = {{SCREEN_HOME, 'd', ACT_DEMO},      {SCREEN_OFFER, 'd', ACT_CHANGES},
                {SCREEN_HOME, K_UP, ACT_UP},       {SCREEN_CHECKS, 'k', ACT_UP},
                {SCREEN_UPGRADE, '0', ACT_RESET},  {SCREEN_OFFER, '0', ACT_NONE},
                {SCREEN_INVOICES, 'v', ACT_VIEW},  {SCREEN_HOME, 'v', ACT_NONE},
                {SCREEN_TIMELINE, 'o', ACT_USAGE}, {SCREEN_HOME, K_F1, ACT_GO_HOME},
                {SCREEN_HOME, 3, ACT_INTERRUPT},   {SCREEN_HOME, 0x6771, ACT_NONE}};
    char name[TNI_KEY_NAME];
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(tni_action_of(rows[i].screen, rows[i].key), rows[i].action);
    }
    assert_string_equal(tni_action_key(ACT_SAVE, name), "s"); /* the first of several */
    assert_string_equal(tni_action_key(ACT_BACK, name), "Esc");
    assert_string_equal(tni_action_key(ACT_REDO, name), "C-r");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_action__names_and_keys),
                                       cmocka_unit_test(test_action__no_key_twice),
                                       cmocka_unit_test(test_action__of_a_key)};
    return RUN(tests);
}
