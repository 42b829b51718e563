/* Arithmetic on cells: what it makes of 1.875, what it refuses, and that it is one step. */
#include "tui/desk.h"

#include "tui/screens/bulk.h"

/* Of s004: 1m 1.875, 12m 18.75, 24m 35.625; the cursor on its 1m. */
static void test_bulk__results(void **state)
{
    (void)state;
    static const struct {
        const char *expression, *key, *value; /* value NULL: refused, or nothing changes */
    } rows[] = {{"+5%", "price.1m", "1.96875"},
                {"-10%", "price.1m", "1.6875"},
                {" * 0.9 ", "price.1m", "1.6875"},
                {"*50%", "price.1m", "0.9375"},
                {"/3", "price.1m", "0.625"},
                {"/7", "price.1m", "0.26785714"}, /* 0.267857142..., eight decimals */
                {"+100", "price.1m", "101.875"},
                {"-1.875", "price.1m", "0.000"},
                {"=4000", "price.1m", "4000"},
                {"2.5", "price.1m", "2.5"},
                {"+3% to 0.5", "price.1m", "2.000"},  /* 1.93125 */
                {"*0.4 to 0.5", "price.1m", "1.000"}, /* 0.75 is half way: up */
                {"12m=8x1m", "price.12m", "15.00"},
                {"24m=2x1m to 1", "price.24m", "4.000"}, /* 3.75 */
                {"12m=10x1m", "price.12m", NULL},        /* it is that already */
                {"12m=10x3m", "price.12m", NULL},        /* there is no price for 3m */
                {"12m=10x", "price.12m", NULL},
                {"=12m=10x1m", "price.12m", NULL},
                {"-2", "price.1m", NULL}, /* below zero */
                {"*100000000", "price.1m", NULL},
                {"/0", "price.1m", NULL},
                {"+5% to 0", "price.1m", NULL},
                {"+5% to", "price.1m", NULL},
                {"+5%x", "price.1m", NULL},
                {"+", "price.1m", NULL},
                {"half", "price.1m", NULL},
                {"", "price.1m", NULL}};
    desk_open("catalogue.product.ini");
    desk_press("Right Right Down Down Down");
    for (size_t i = 0; i < COUNT(rows); i++) {
        const size_t before = tni_draft_steps(&desk.draft, false);
        tni_perform(&desk, tni_bulk(&desk, rows[i].expression));
        const size_t steps = tni_draft_steps(&desk.draft, false) - before;
        const char *now =
            tni_source_value(desk.view.document, desk.scratch, "dimension", "s004", rows[i].key);
        if (steps != (rows[i].value != NULL) || (steps && strcmp(now, rows[i].value) != 0)) {
            fail_msg("%s: %zu steps, %s", rows[i].expression, steps, now);
        }
        if (steps) {
            desk_press("u");
        }
    }
}

/* All marked cells or none: of two rows the second would be below zero. */
static void test_bulk__all_or_none(void **state)
{
    (void)state;
    desk_open("catalogue.product.ini");
    desk_press("Right Right V Down");
    tni_perform(&desk, tni_bulk(&desk, "-1.6"));
    assert_int_equal(tni_draft_steps(&desk.draft, false), 0);
    assert_non_null(strstr(desk.message, "nothing was changed"));
    tni_perform(&desk, tni_bulk(&desk, "*2"));
    assert_int_equal(tni_draft_steps(&desk.draft, false), 1);
    desk_press("u");
    assert_false(tni_draft_is_changed(&desk.draft));
}

/* A quantity is whole, a discount keeps its sign, a field of a form is no cell. */
static void test_bulk__kinds(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    assert_int_equal(tni_bulk(&desk, "+1"), 0);
    desk_press("Tab");
    assert_int_equal(tni_bulk(&desk, "*1.5"), 0);
    assert_non_null(strstr(desk.message, "to 1"));
    tni_perform(&desk, tni_bulk(&desk, "*1.5 to 1"));
    assert_non_null(strstr(desk.draft.document->text.bytes, "quantity = 2"));
    desk_press("Right Right");
    tni_perform(&desk, tni_bulk(&desk, "=12.5%"));
    assert_non_null(strstr(desk.draft.document->text.bytes, "discount = 12.5%"));
    tni_perform(&desk, tni_bulk(&desk, "+2"));
    assert_non_null(strstr(desk.draft.document->text.bytes, "discount = 14.5%"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_bulk__results),
                                       WITH_DESK(test_bulk__all_or_none),
                                       WITH_DESK(test_bulk__kinds)};
    return RUN(tests);
}
