/* How a value typed as an option would be written. */
#include "app/value_hint.h"
#include "support/test.h"

static void test_value_hint__by_type(void **state)
{
    (void)state;
    static const struct {
        tn_field_type type;
        const char *text, *hint; /* NULL: nothing is said */
    } rows[] = {
        {TN_F_DATE, "31/12/2026", "write 2026-12-31"},
        {TN_F_DATE, "2026-12-31", NULL},
        {TN_F_DATE, "soon", NULL},
        {TN_F_INSTANT, "2027/4/1", "write 2027-04-01"},
        {TN_F_PERCENT, "10", "write 10%"},
        {TN_F_PERCENT, "0.15", "write 15% if it is a share of one, else 0.15%"},
        {TN_F_PERCENT, "110%", "percent is out of range: found '110%', expected 0% to 100%"},
        {TN_F_AMOUNT, "250,000", "write 250000"},
        {TN_F_DURATION, "18 months", "write 18m"},
        {TN_F_WHOLE, "1,000", "write 1000"},
    };
    tn_arena *arena = tn_arena_new(NULL);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *hint = tni_value_hint(arena, rows[i].type, rows[i].text);
        if (rows[i].hint ? !hint || strcmp(hint, rows[i].hint) != 0 : hint != NULL) {
            fail_msg("%s: %s", rows[i].text, hint ? hint : "nothing");
        }
    }
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_value_hint__by_type)};
    return RUN(tests);
}
