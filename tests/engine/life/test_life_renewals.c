/* Renewals by themselves and by hand, and the settings that decide them. */
#include "engine/lives.h"

#define GB             "[item gb]\nquantity = 500\n"
#define HELD           PUBLIC("12", "2026-12-20T09:30:00Z") GB
#define FIRST          "first 2026-12-20T09:30:00Z 2027-12-20T09:30:00Z gb=500"
#define SECOND         " 2027-12-20T09:30:00Z 2028-12-20T09:30:00Z gb=500"
#define THIRD          " 2028-12-20T09:30:00Z 2029-12-20T09:30:00Z gb=500"
#define RENEWING(more) OFFER("duration = 12m\n" GB "[renewal]\nauto = yes\nuplift = 5%\n" more)
#define MINE           PRIVATE("2026-12-20T09:30:00Z")
#define OVER(when)     "\nover " when "-12-20T09:30:00Z"

static const life_case renewal_cases[] = {
    {.what = "max_renewals",
     .product = STORAGE,
     .offer = RENEWING("max_renewals = 2\n"),
     .contract = MINE,
     .until = "2033-01-01",
     .expected = FIRST "\nauto" SECOND "\nauto" THIRD OVER("2029")},
    {.what = "a renewal that does not say auto is none",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n" GB "[renewal]\nmax_renewals = 2\n"),
     .contract = MINE,
     .until = "2033-01-01",
     .expected = FIRST OVER("2027")},
    {.what = "a manual renewal counts",
     .product = STORAGE,
     .offer = RENEWING("max_renewals = 2\n"),
     .contract = MINE "[renew 2027-12-20]\n",
     .until = "2033-01-01",
     .expected = FIRST "\nrenew" SECOND "\nauto" THIRD OVER("2029")},
    {.what = "but is never refused for it",
     .product = STORAGE,
     .offer = RENEWING("max_renewals = 1\n"),
     .contract = MINE "[renew 2028-12-20]\n",
     .until = "2033-01-01",
     .expected = FIRST "\nauto" SECOND "\nrenew" THIRD OVER("2029")},
    {.what = "without auto",
     .product = STORAGE,
     .contract = HELD "[renew 2027-12-20]\n",
     .until = "2033-01-01",
     .expected = FIRST "\nrenew" SECOND OVER("2028")},
    {.what = "at an hour of the day on which the term ends: at its end",
     .product = STORAGE,
     .contract = HELD "[renew 2027-12-20T08:00:00Z]\n",
     .expected = FIRST "\nrenew" SECOND},
    {.what = "what is not named stays",
     .product = STORAGE,
     .contract = HELD "[renew 2027-12-20]\nquantity.seats = 2\n",
     .expected = FIRST "\nrenew" SECOND " seats=2"},
    {.what = "smaller, and another duration",
     .product = STORAGE,
     .contract = HELD "[renew 2027-12-20]\nduration = 24m\nquantity.gb = 0\nquantity.seats = 2\n",
     .expected = FIRST "\nrenew 2027-12-20T09:30:00Z 2029-12-20T09:30:00Z seats=2"},
    {.what = "to another tier",
     .product = TIERS,
     .contract = PUBLIC("12", "2027-01-01") "[item pro]\n[renew 2028-01-01]\nquantity.basic = 1\n",
     .expected = "first 2027-01-01 2028-01-01 pro=1\nrenew 2028-01-01 2029-01-01 basic=1"},
    {.what = "of a dated agreement, on the day after its last",
     .product = STORAGE,
     .offer = OFFER("start = 2027-01-01\nend = 2027-12-31\n" GB),
     .contract = PRIVATE("2026-12-20") "[renew 2028-01-01]\n",
     .expected = "first 2027-01-01 2028-01-01 gb=500\nrenew 2028-01-01 2029-01-01 gb=500"},
    {.what = "on another day",
     .product = STORAGE,
     .contract = HELD "[renew 2027-12-19]\n",
     .expected = FIRST,
     .codes = "CTR-061"},
    {.what = "of what has ended",
     .product = STORAGE,
     .contract = HELD "[renew 2028-12-20]\n",
     .expected = FIRST OVER("2027"),
     .codes = "CTR-050"},
    {.what = "of nothing",
     .product = STORAGE,
     .contract = HELD "[renew 2027-12-20]\nquantity.gb = 0\n",
     .expected = FIRST "\nrenew 2027-12-20T09:30:00Z 2028-12-20T09:30:00Z",
     .codes = "CTR-013"},
    {.what = "for a duration without a price",
     .product = STORAGE,
     .contract = HELD "[renew 2027-12-20]\nduration = 36m\n",
     .expected = "",
     .codes = "CTR-057"},
    {.what = "of the first dimension for a duration that only the second has",
     .product = HALF_PRICED,
     .contract = PUBLIC("1", "2027-01-01") "[item bare]\nquantity = 1\n" GB
                                           "[renew 2027-02-01]\nduration = 12m\n",
     .expected = "",
     .codes = "CTR-057"},
    {.what = "for one with a price typed",
     .product = STORAGE,
     .contract = HELD "[renew 2027-12-20]\nduration = 36m\nprice.gb = 40\n",
     .expected = FIRST "\nrenew 2027-12-20T09:30:00Z 2030-12-20T09:30:00Z gb=500"},
    {.what = "for one with two prices typed",
     .product = STORAGE,
     .contract = HELD "[item seats]\nquantity = 2\n[renew 2027-12-20]\nduration = 36m\n"
                      "price.gb = 40\nprice.seats = 200\n",
     .expected = FIRST " seats=2\nrenew 2027-12-20T09:30:00Z 2030-12-20T09:30:00Z gb=500 seats=2"},
    {.what = "the anchor survives a change of duration",
     .product = STORAGE,
     .contract =
         PUBLIC("1", "2027-01-31") GB "[renew 2027-02-28]\nduration = 12m\n[renew 2028-02-29]\n"
                                      "duration = 1m\n",
     .expected = "first 2027-01-31 2027-02-28 gb=500\nrenew 2027-02-28 2028-02-29 gb=500\n"
                 "renew 2028-02-29 2028-03-31 gb=500"},
};

static void test_life__renewals(void **state)
{
    (void)state;
    check_lives(renewal_cases, COUNT(renewal_cases));
}

#define SET(when, how) "[auto-renew " when "]\nenabled = " how "\n"

static const life_case setting_cases[] = {
    {.what = "off on the deadline",
     .product = STORAGE,
     .offer = RENEWING("decision = 30d\n"),
     .contract = MINE SET("2027-11-20", "no"),
     .until = "2033-01-01",
     .expected = FIRST OVER("2027")},
    {.what = "off in its last second",
     .product = STORAGE,
     .offer = RENEWING("decision = 30d\n"),
     .contract = MINE SET("2027-11-20T23:59:59Z", "no"),
     .until = "2033-01-01",
     .expected = FIRST OVER("2027")},
    {.what = "off a day late counts for the next term",
     .product = STORAGE,
     .offer = RENEWING("decision = 30d\n"),
     .contract = MINE SET("2027-11-21", "no"),
     .until = "2033-01-01",
     .expected = FIRST "\nauto" SECOND OVER("2028"),
     .codes = "CTR-059"},
    {.what = "and once only: a later one in time stands",
     .product = STORAGE,
     .offer = RENEWING("decision = 30d\n"),
     .contract = MINE SET("2027-11-21", "no") SET("2028-06-01", "yes"),
     .until = "2030-06-01",
     .expected = FIRST "\nauto" SECOND "\nauto" THIRD
                       "\nauto 2029-12-20T09:30:00Z 2030-12-20T09:30:00Z gb=500",
     .codes = "CTR-059"},
    {.what = "the last one in time stands",
     .product = STORAGE,
     .offer = RENEWING("decision = 30d\n"),
     .contract = MINE SET("2027-11-02", "yes") SET("2027-11-01", "no") SET("2028-11-01", "no"),
     .until = "2033-01-01",
     .expected = FIRST "\nauto" SECOND OVER("2028")},
    {.what = "without decision, until the last day",
     .product = STORAGE,
     .offer = RENEWING(""),
     .contract = MINE SET("2027-12-20", "no"),
     .until = "2033-01-01",
     .expected = FIRST OVER("2027")},
    {.what = "a dated agreement: 30 days before 31 December are 1 December",
     .product = STORAGE,
     .offer = OFFER("start = 2027-01-01\nend = 2027-12-31\n" GB
                    "[renewal]\nauto = yes\nuplift = 0%\ndecision = 30d\n"),
     .contract = PRIVATE("2026-12-20") SET("2027-12-01", "no"),
     .until = "2028-06-01",
     .expected = "first 2027-01-01 2028-01-01 gb=500\nover 2028-01-01"},
    {.what = "and the 2nd is late",
     .product = STORAGE,
     .offer = OFFER("start = 2027-01-01\nend = 2027-12-31\n" GB
                    "[renewal]\nauto = yes\nuplift = 0%\ndecision = 30d\n"),
     .contract = PRIVATE("2026-12-20") SET("2027-12-02", "no"),
     .until = "2028-06-01",
     .expected = "first 2027-01-01 2028-01-01 gb=500\nauto 2028-01-01 2029-01-01 gb=500",
     .codes = "CTR-059"},
    {.what = "on, for a purchase that did not say so",
     .product = STORAGE,
     .contract = HELD SET("2027-06-01", "yes"),
     .until = "2028-06-01",
     .expected = FIRST "\nauto" SECOND},
    {.what = "on, for an offer without renewal terms",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n" GB),
     .contract = MINE SET("2027-06-01", "yes"),
     .until = "2028-06-01",
     .expected = FIRST OVER("2027"),
     .codes = "CTR-060"},
    {.what = "on a day late: from the next term on",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n" GB "[renewal]\nauto = no\ndecision = 30d\n"),
     .contract = MINE SET("2027-11-21", "yes") "[renew 2027-12-20]\n",
     .until = "2029-06-01",
     .expected = FIRST "\nrenew" SECOND "\nauto" THIRD,
     .codes = "CTR-059"},
    {.what = "before a future-dated start",
     .product = STORAGE,
     .offer =
         OFFER("start = 2027-01-01\nend = 2027-12-31\n" GB "[renewal]\nauto = yes\nuplift = 0%\n"),
     .contract = PRIVATE("2026-12-20") SET("2026-12-24", "no"),
     .until = "2028-06-01",
     .expected = "first 2027-01-01 2028-01-01 gb=500\nover 2028-01-01"},
};

static void test_life__settings(void **state)
{
    (void)state;
    check_lives(setting_cases, COUNT(setting_cases));
}

/* Every month from a start on the 29th, 30th or 31st for 40 years: the anchor day, or the month's
 * last; no gap, no overlap. */
static void test_life__months_without_drift(void **state)
{
    (void)state;
    for (int anchor = 28; anchor <= 31; anchor++) {
        char contract[256];
        snprintf(contract, sizeof(contract), PUBLIC("1", "2027-01-%02dT23:59:59Z") GB "%s", anchor,
                 "[renewal]\nauto = yes\n");
        const life_case one = {.what = "drift",
                               .product = STORAGE,
                               .contract = contract,
                               .until = "2066-12-31",
                               .expected = ""};
        const tn_life *life = live(&one);
        assert_non_null(life);
        assert_int_equal(life->term_count, 40 * 12);
        for (size_t i = 0; i < life->term_count; i++) {
            const int year = 2027 + (int)(i + 1) / 12, month = 1 + (int)(i + 1) % 12;
            const int days = tn_month_days(year, month);
            tn_date end;
            assert_int_equal(tn_date_make(year, month, days < anchor ? days : anchor, &end), TN_OK);
            const tn_term *t = &life->terms[i];
            assert_int_equal(t->period.end.seconds,
                             tn_instant_of(end).seconds + TN_DAY_SECONDS - 1);
            if (i) {
                assert_int_equal(t->period.start.seconds, t[-1].period.end.seconds);
            }
        }
    }
}

/* What an automatic renewal makes of a price of one unit: nothing at 0 %, else a price in the
 * decimals of the listing, rounded half-up (rule 3.4). */
static void test_life__renewed_prices(void **state)
{
    (void)state;
    static const struct {
        const char *price, *uplift, *renewed;
    } rows[] = {
        {"16", "5", "16.80"},     {"0", "5", "0.00"},           {"1.55555555", "0", "1.55555555"},
        {"1.005", "10", "1.106"}, {"1.55555555", "1", "1.571"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char offer[512];
        snprintf(offer, sizeof(offer),
                 OFFER("duration = 12m\nnet_terms = 45\n[item gb]\nprice = %s\nquantity = 1\n"
                       "[usage calls]\nprice = 0.5\n[renewal]\nauto = yes\nuplift = %s%%\n"),
                 rows[i].price, rows[i].uplift);
        const life_case c = {.what = rows[i].price,
                             .product = STORAGE,
                             .offer = offer,
                             .contract = MINE,
                             .until = "2028-06-01"};
        const tn_life *life = live(&c);
        char text[TN_DECIMAL_TEXT];
        assert_non_null(life);
        assert_int_equal(life->term_count, 2);
        const tn_term *term = &life->terms[1];
        assert_string_equal(tn_price_format(term->net_price[0], term->currency, text),
                            rows[i].renewed);
        assert_int_equal(term->net_price[2].e8, -1); /* none: only metered */
        assert_int_equal(term->usage_price[2].e8, 50000000);
        assert_int_equal(term->net_terms, 45);
        assert_true(term->is_renewal);
    }
}

/* A renewal of what is not bound is a bug, not a price of something else. */
static void test_life__unbound_renewal(void **state)
{
    (void)state;
    const test_files files = {STORAGE, NULL, NULL,
                              HELD "[renew 2027-12-20]\nquantity.gb = 800\nprice.gb = 15\n"};
    for (int price = 0; price < 2; price++) {
        tn_contract *contract = test_contract(arena, tables, &files, tn_findings_new(arena));
        if (price) {
            contract->events[0].prices[0].dimension = TN_NO_DIMENSION;
        } else {
            contract->events[0].quantities[0].dimension = TN_NO_DIMENSION;
        }
        tn_books *books = plain_books(contract);
        assert_null(tn_books_life(books));
        assert_int_equal(tn_books_status(books), TN_E_BUG);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_life__renewals),
        cmocka_unit_test(test_life__settings),
        cmocka_unit_test(test_life__renewed_prices),
        cmocka_unit_test(test_life__unbound_renewal),
        cmocka_unit_test(test_life__months_without_drift),
    };
    return RUN_LIVES(tests);
}
