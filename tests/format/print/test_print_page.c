/* A page: blanks, rules, colours, folding and blocks of figures. */
#include "format/print/pages.h"

#include <limits.h>

static void test_page__no_blanks_at_line_ends(void **state)
{
    (void)state;
    page_begin(NULL);
    tni_page_separate(&page); /* nothing above: no empty line */
    tni_page_blanks(&page, 2);
    tni_page_text(&page, "a", TNI_BOLD);
    tni_page_blanks(&page, 3);
    tni_page_blanks(&page, -5);
    tni_page_text(&page, "b", TNI_PLAIN);
    tni_page_blanks(&page, 4);
    tni_page_text(&page, "", TNI_PLAIN);
    tni_page_end_line(&page);
    tni_page_separate(&page);
    tni_page_rule(&page, 3, false);
    tni_page_rule(&page, 2, true);
    tni_page_rule(&page, 0, true);
    tni_page_end_line(&page);
    page_expect("  a   b\n\n\u2500\u2500\u2500\u2550\u2550\n");
}

static void test_page__colour_and_ascii(void **state)
{
    (void)state;
    static const char *const on[] = {
        [TNI_BOLD] = "1",      [TNI_DIM] = "2",     [TNI_RED] = "1;31",
        [TNI_YELLOW] = "1;33", [TNI_CYAN] = "1;36", [TNI_GREEN] = "1;32"};
    for (size_t style = TNI_BOLD; style < COUNT(on); style++) {
        char expected[32];
        page_begin(&(tn_render_options){.color = true});
        tni_page_text(&page, "x", (tni_style)style);
        tni_page_text(&page, "y", TNI_PLAIN);
        snprintf(expected, sizeof(expected), "\x1b[%smx\x1b[0my", on[style]);
        page_expect(expected);
    }
    page_begin(&(tn_render_options){.ascii = true});
    tni_page_rule(&page, 2, false);
    tni_page_rule(&page, 2, true);
    page_expect("--==");
}

static void test_room__of_a_width(void **state)
{
    static const struct {
        int width, indent, room;
    } cases[] = {{0, 4, INT_MAX}, {80, 0, 80}, {80, 4, 76}, {80, 79, 20}, {10, 0, 20}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        page_begin(&(tn_render_options){.width_cells = cases[i].width});
        assert_int_equal(tni_page_room(&page, cases[i].indent), cases[i].room);
        page_expect("");
    }
}

static void test_fold__at_a_blank(void **state)
{
    static const struct {
        const char *text;
        int width;
        size_t bytes, next;
    } cases[] = {
        {"one two", 7, 7, 7},
        {"one two", 6, 3, 4},
        {"one two", 3, 3, 4}, /* the blank behind fits nowhere */
        {"one   two", 5, 5, 6},
        {"onetwo", 3, 3, 3},                   /* a word longer than the line */
        {"\xE6\x9D\xB1\xE4\xBA\xAC", 3, 3, 3}, /* two cells each */
        {"\xE6\x9D\xB1\xE4\xBA\xAC", 1, 3, 3}, /* at least one */
        {"e\xCC\x81x", 1, 3, 3},               /* an accent stays with its letter */
        {"", 5, 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t next = 99;
        const size_t bytes = tni_fold(cases[i].text, strlen(cases[i].text), cases[i].width, &next);
        if (bytes != cases[i].bytes || next != cases[i].next) {
            fail_msg("'%s' in %d: %zu, then at %zu", cases[i].text, cases[i].width, bytes, next);
        }
    }
}

static void test_folded__following_lines_at_the_indent(void **state)
{
    (void)state;
    static const char text[] = "a text that is longer than a line";
    page_begin(&(tn_render_options){.width_cells = 24});
    tni_page_text(&page, "- ", TNI_PLAIN);
    tni_page_folded(&page, text, strlen(text), 2, TNI_PLAIN);
    tni_page_folded(&page, "", 0, 2, TNI_PLAIN);
    page_expect("- a text that is longer\n  than a line\n\n");
}

static const tn_currency usd = {"USD", 2};

static tn_value money(int64_t cents)
{
    return tn_value_money((tn_money){cents, usd});
}

/* Numbers end in one column; where one is in parentheses the others leave room for the ")". */
static void test_figures__stand_below_each_other(void **state)
{
    (void)state;
    const tni_figure plain[] = {{"Total", money(123456)},
                                {"Units", tn_value_quantity(7)},
                                {"Note", tn_value_text("of 2027")},
                                {"None", tn_value_none()}};
    const tni_figure negative[] = {{"Credit", money(-5)}, {"Due", money(100000)}};
    page_begin(NULL);
    tni_page_figures(&page, plain, COUNT(plain), 2);
    page_expect("  Total  1,234.56\n  Units         7\n  Note   of 2027\n  None   -\n");
    page_begin(NULL);
    tni_page_figures(&page, negative, COUNT(negative), 0);
    page_expect("Credit     (0.05)\nDue     1,000.00\n");
    page_begin(&(tn_render_options){.width_cells = 28});
    tni_page_figures(
        &page, &(tni_figure){"Text", tn_value_text("words that do not fit on one line")}, 1, 2);
    page_expect("  Text  words that do not\n        fit on one line\n");
}

static void test_numbers__and_parentheses(void **state)
{
    (void)state;
    assert_true(tni_is_number(TN_V_MONEY));
    assert_true(tni_is_number(TN_V_FRACTION));
    assert_false(tni_is_number(TN_V_DATE));
    assert_false(tni_is_number(TN_V_TEXT));
    assert_true(tni_in_parentheses(money(-1)));
    assert_false(tni_in_parentheses(money(0)));
    assert_false(tni_in_parentheses(tn_value_quantity(-1)));
    assert_int_equal(tni_page_room_behind(money(1), true), 1);
    assert_int_equal(tni_page_room_behind(money(-1), true), 0);
    assert_int_equal(tni_page_room_behind(money(1), false), 0);
    assert_int_equal(tni_page_room_behind(tn_value_text("x"), true), 0);
    assert_int_equal(tni_longest_word("one three  \xE6\x9D\xB1\xE4\xBA\xAC"), 5);
    assert_int_equal(tni_longest_word("\xE6\x9D\xB1\xE4\xBA\xAC"), 4);
    assert_int_equal(tni_longest_word(""), 0);
}

static bool survive(const tn_allocator *allocator, void *context)
{
    const tni_figure figure = {"Total", money(1)};
    tni_page short_page;
    tn_buffer out;
    tn_status status = TN_E_NOMEM;
    (void)context;
    tn_buffer_init(&out, allocator);
    tn_buffer_text(&out, "before");
    const size_t before = out.length;
    if (tni_page_begin(&short_page, NULL, &out)) {
        for (int i = 0; i < 50; i++) {
            tni_page_figures(&short_page, &figure, 1, 0);
            tni_page_rule(&short_page, 200, true);
        }
        status = tni_page_finish(&short_page);
    }
    assert_true(status == TN_OK || (status == TN_E_NOMEM && out.length == before));
    const bool whole = status == TN_OK && !out.failed;
    tn_buffer_done(&out);
    return whole;
}

static void test_page__every_request_failing(void **state)
{
    (void)state;
    assert_true(test_every_allocation(survive, NULL) > 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_page__no_blanks_at_line_ends),
        cmocka_unit_test(test_page__colour_and_ascii),
        cmocka_unit_test(test_room__of_a_width),
        cmocka_unit_test(test_fold__at_a_blank),
        cmocka_unit_test(test_folded__following_lines_at_the_indent),
        cmocka_unit_test(test_figures__stand_below_each_other),
        cmocka_unit_test(test_numbers__and_parentheses),
        cmocka_unit_test(test_page__every_request_failing),
    };
    return RUN(tests);
}
