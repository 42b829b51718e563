/* What is earned over which days, by hand. */
#include "engine/lives.h"
#include "tenor/revenue.h"

#define SEATS "[item seats]\nquantity = 10\n"

static const tn_revenue *revenue_of(const char *contract)
{
    const life_case c = {.what = "revenue",
                         .product = STORAGE,
                         .offer = OFFER("duration = 12m\n" SEATS),
                         .contract = contract};
    const tn_revenue *revenue = tn_books_revenue(books_of(&c));
    assert_non_null(revenue);
    return revenue;
}

static int64_t before(const tn_earning *earning, const char *day)
{
    int64_t minor = -1;
    assert_int_equal(tn_earning_before(earning, tn_instant_date(at(day)), &minor), TN_OK);
    return minor;
}

/* 1,000.00 over 365 days; cumulative: months sum to it. */
static void test_earning_before__cumulative(void **state)
{
    (void)state;
    const tn_revenue *r = revenue_of(PRIVATE("2027-01-01"));
    assert_int_equal(r->count, 1);
    assert_int_equal(before(&r->earnings[0], "2027-01-01"), 0);
    assert_int_equal(before(&r->earnings[0], "2027-02-01"), 8493);
    assert_int_equal(before(&r->earnings[0], "2027-03-01"), 16164);
    assert_int_equal(before(&r->earnings[0], "2028-01-01"), 100000);
    assert_int_equal(before(&r->earnings[0], "2040-01-01"), 100000);
}

/* A cancellation earns what is left on its day; a refund for the days left lowers those. */
static void test_revenue__cut_and_refund_for_the_rest(void **state)
{
    (void)state;
    const tn_revenue *r = revenue_of(
        PRIVATE("2027-01-01") "[refund 2027-07-02]\napproved = yes\namount = 36.60\nfor = rest\n"
                              "[cancel 2027-08-01]\n");
    assert_int_equal(r->count, 3);
    assert_int_equal(before(&r->earnings[0], "2028-01-01"), 58082); /* 1,000.00 x 212 / 365 */
    assert_int_equal(before(&r->earnings[1], "2027-07-02"), 0);
    assert_int_equal(before(&r->earnings[1], "2028-01-01"), -600); /* 36.60 x 30 / 183 */
    assert_int_equal(before(&r->earnings[2], "2027-08-01"), 0);
    assert_int_equal(before(&r->earnings[2], "2027-08-02"), 100000 - 3660 - 58082 + 600);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_earning_before__cumulative),
        cmocka_unit_test(test_revenue__cut_and_refund_for_the_rest),
    };
    return RUN_LIVES(tests);
}
