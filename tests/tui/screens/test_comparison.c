/* Offers beside the open one: asked for, added, opened, taken away. */
#include "tui/desk.h"

#include "tui/screens/comparison.h"

static bool offers(const char *name)
{
    for (size_t i = 0; i < desk.overlay.count; i++) {
        if (strcmp(tni_path_name(desk.overlay.rows[i]), name) == 0) {
            return true;
        }
    }
    return false;
}

/* A scenario first, then every offer that is not there yet. */
static int64_t net_total(int row)
{
    const tn_table *offers = tni_report_table(desk.view.offers, "offers");
    assert_true(tni_table_rows(offers) > row);
    return tni_table_value(offers, row, "net_total").as.money.minor;
}

static void test_comparison__asked(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    tni_comparison_ask(&desk);
    assert_int_equal(desk.overlay.kind, OVER_PICK);
    assert_non_null(strstr(desk.overlay.rows[0], "a copy of this offer"));
    assert_true(offers("tokyo.offer.ini"));
    assert_true(offers("storage-18m.offer.ini"));
    assert_false(offers("acme.offer.ini"));
    assert_false(offers("acme.contract.ini"));
    tni_comparison_add(&desk, desk_path("tokyo.offer.ini"));
    tni_comparison_ask(&desk);
    assert_false(offers("tokyo.offer.ini"));
    for (int i = 1; i < TNI_COMPARISONS + 3; i++) {
        tni_comparison_add(&desk, desk_path("storage-18m.offer.ini"));
    }
    assert_int_equal(desk.comparison_count, TNI_COMPARISONS);
    tni_overlay_close(&desk);
    tni_comparison_ask(&desk);
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    assert_non_null(strstr(desk.message, "D takes one away"));
}

/* It is priced by the same quote as where it is open. */
static void test_comparison__picked(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    tni_comparison_ask(&desk);
    size_t row = 0;
    while (strcmp(tni_path_name(desk.overlay.rows[row]), "tokyo.offer.ini") != 0) {
        row++;
    }
    for (size_t i = 0; i < row; i++) {
        desk_press("Down");
    }
    desk_press("Enter");
    assert_int_equal(net_total(1), 2951000);
    assert_int_equal(desk.view.quote->net_total.money.minor, 360000);
}

static void test_comparison__places_change(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    tni_comparison_add(&desk, desk_path("tokyo.offer.ini"));
    tni_comparison_add(&desk, desk_path("storage-18m.offer.ini"));
    assert_int_equal(tni_comparison_open(&desk, 1), EFF_OPEN);
    assert_string_equal(tni_path_name(desk.wanted), "storage-18m.offer.ini");
    assert_string_equal(tni_path_name(desk.comparisons[1]), "acme.offer.ini");
    assert_string_equal(tni_path_name(desk.comparisons[0]), "tokyo.offer.ini");
    assert_int_equal(tni_comparison_remove(&desk, 0), EFF_VIEW);
    assert_int_equal(desk.comparison_count, 1);
    assert_string_equal(tni_path_name(desk.comparisons[0]), "acme.offer.ini");
    assert_int_equal(access(desk_path("tokyo.offer.ini"), F_OK), 0); /* its file stays */
}

/* A scenario: a copy beside the offer, which is compared at once. */
static void test_comparison__scenario(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    tni_comparison_ask(&desk);
    desk_press("Enter");
    assert_int_equal(desk.overlay.kind, OVER_LINE);
    assert_string_equal(desk.overlay.line.text, "acme-2.offer.ini");
    desk_press("Enter");
    assert_int_equal(access(desk_path("acme-2.offer.ini"), F_OK), 0);
    assert_int_equal(desk.comparison_count, 1);
    assert_int_equal(net_total(1), 360000);
    tni_comparison_ask(&desk);
    desk_press("Enter C-u");
    desk_type("tokyo.offer.ini"); /* what is in its way stays */
    desk_press("Enter");
    assert_non_null(strstr(desk.message, "was not made"));
    assert_int_equal(desk.comparison_count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_comparison__asked), WITH_DESK(test_comparison__picked),
        WITH_DESK(test_comparison__places_change), WITH_DESK(test_comparison__scenario)};
    return RUN(tests);
}
