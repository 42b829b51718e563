/* Looks: themes, single ones, words that are none. */
#include "tui/desk.h"

static void test_attribute__themes(void **state)
{
    (void)state;
    static const struct {
        const char *theme;
        tni_attribute attribute;
        short color;
        unsigned with;
    } rows[] = {{"dark", ATTR_KEY, 6, TNI_BOLD},
                {"dark", ATTR_WARNING, 3, 0},
                {"light", ATTR_WARNING, 5, 0}, /* yellow cannot be read on white */
                {"light", ATTR_ERROR, 1, TNI_BOLD},
                {"contrast", ATTR_DIM, -1, 0},
                {"contrast", ATTR_ERROR, 1, TNI_BOLD | TNI_REVERSE}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(tni_style_theme(rows[i].theme));
        assert_int_equal(tni_styles()[rows[i].attribute].color, rows[i].color);
        assert_int_equal(tni_styles()[rows[i].attribute].with, rows[i].with);
    }
    for (int i = 0; i < ATTR_COUNT; i++) { /* nothing is dim where contrast is asked for */
        assert_false(tni_styles()[i].with & TNI_DIM);
    }
    assert_false(tni_style_theme("grey"));
}

static void test_attribute__single(void **state)
{
    (void)state;
    assert_true(tni_style_theme("dark"));
    assert_true(tni_style_set("error", "magenta bold  underline"));
    assert_int_equal(tni_styles()[ATTR_ERROR].color, 5);
    assert_int_equal(tni_styles()[ATTR_ERROR].with, TNI_BOLD | TNI_UNDERLINE);
    assert_true(tni_style_set("tab-here", "plain"));
    assert_int_equal(tni_styles()[ATTR_TAB_HERE].color, -1);
    assert_int_equal(tni_styles()[ATTR_TAB_HERE].with, 0);
    assert_false(tni_style_set("error", "pink"));
    assert_false(tni_style_set("error", "red pink"));
    assert_false(tni_style_set("error", ""));
    assert_false(tni_style_set("errors", "red"));
    assert_int_equal(tni_styles()[ATTR_ERROR].color, 5); /* as it was */
    assert_true(tni_style_theme("dark"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_attribute__themes),
                                       cmocka_unit_test(test_attribute__single)};
    return RUN(tests);
}
