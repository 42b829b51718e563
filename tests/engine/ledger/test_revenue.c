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

/* Each earning: amount, from, the day behind the last; where it is cut short, that day. */
static void print_revenue(const tn_revenue *v, char *out, size_t size)
{
    char text[TN_DECIMAL_TEXT], from[TN_DATE_TEXT], to[TN_DATE_TEXT], stop[TN_DATE_TEXT];
    for (size_t i = 0; i < v->count; i++) {
        const tn_earning *e = &v->earnings[i];
        const bool cut = e->stop.days != e->to.days;
        say(out, size, "%s %s %s %s%s%s\n", tn_money_format(e->amount, text),
            e->amount.currency.code, tn_date_format(e->from, from), tn_date_format(e->to, to),
            cut ? " " : "", cut ? tn_date_format(e->stop, stop) : "");
    }
    for (size_t i = 0; i < v->takeover_count; i++) {
        const tn_takeover *t = &v->takeovers[i];
        say(out, size, "%s taken over %s\n", tn_money_format(t->amount, text),
            tn_date_format(t->date, from));
    }
}

#define LATER(date, price) "price = " price "\nquantity = 10\n[payments]\nplan = custom\n" date

static const life_case cases[] = {
    /* of 900.00 to be charged in December 90 of 365 days are earned, 221.92, and that is all; of
     * 366.00 EUR to be charged in March 10 of 366 days, 10.00 */
    {.what = "plans of which nothing was charged, in another currency, and cancelled",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item seats]\n" LATER("2027-12-01 = 900\n", "90")),
     .other_offer = OFFER("replaces = agmt-1\nduration = 12m\ncurrency = EUR\n[item seats]\n" LATER(
         "2028-03-01 = 366\n", "36.60") "[usage calls]\nprice = 1\n"),
     .contract = PRIVATE("2027-01-01") "[replace 2027-04-01]\noffer = b.offer.ini\n"
                                       "[cancel 2027-04-11]\n",
     .expected = "900.00 USD 2027-01-01 2028-01-01 2027-04-01\n"
                 "-221.92 USD 2027-04-01 2027-04-02\n"
                 "366.00 EUR 2027-04-01 2028-04-01 2027-04-11\n"
                 "-10.00 EUR 2027-04-11 2027-04-12\n"},
    {.what = "a refund for the last half hour: all of it on that day",
     .product = STORAGE,
     .contract = PUBLIC("1", "2027-01-01T09:30:00Z") SEATS "[refund 2027-02-01T09:00:00Z]\n"
                                                           "approved = yes\namount = 5\n"
                                                           "for = rest\n",
     .expected = "100.00 USD 2027-01-01 2027-02-01\n-5.00 USD 2027-02-01 2027-02-02\n"},
    {.what = "cancelled before it starts: nothing is left",
     .product = STORAGE,
     .offer = OFFER("start = 2027-02-01\nend = 2027-03-31\n" SEATS "price = 59\n"),
     .contract = PRIVATE("2027-01-01") "[cancel 2027-01-15]\n",
     .expected = ""},
};

static void test_revenue__earnings(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char found[1024] = "";
        const tn_revenue *revenue = tn_books_revenue(books_of(&cases[i]));
        assert_non_null(revenue);
        print_revenue(revenue, found, sizeof(found));
        same(&cases[i], found);
    }
}

/* Two instalments that do not fit into 64 bits together. */
static void test_revenue__beyond_64_bits(void **state)
{
    (void)state;
    const life_case c = {.what = "a plan",
                         .product = STORAGE,
                         .offer = OFFER("duration = 12m\n" SEATS "[payments]\nplan = monthly\n"),
                         .contract = PRIVATE("2027-01-01")};
    tn_books *books = books_of(&c);
    const tn_invoices *invoices = tn_books_invoices(books);
    for (size_t i = 0; i < 2; i++) {
        invoices->documents[i]->total.minor = INT64_MAX / 10 * 6;
    }
    assert_null(tn_books_revenue(books));
    assert_int_equal(tn_books_status(books), TN_E_RANGE);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_earning_before__cumulative),
        cmocka_unit_test(test_revenue__cut_and_refund_for_the_rest),
        cmocka_unit_test(test_revenue__earnings),
        cmocka_unit_test(test_revenue__beyond_64_bits),
    };
    return RUN_LIVES(tests);
}
