/* Metrics at their edges: what a value a year is, what was decided when, ranges, the assertion. */
#include "support/steps.h"

#include "engine/metrics/measured.h"

/* ---- annual value, and what was decided when ------------------------------------------------- */

static void test_metrics__annual_value(void **state)
{
    (void)state;
    static const struct {
        const char *offer;
        int64_t minor;
        const char *why;
    } rows[] = {
        {OFFER("duration = 12m\n[item seats]\nquantity = 9\n"), 90000, "900.00 12/12 -> 900.00"},
        {OFFER("duration = 24m\n[item seats]\nquantity = 9\n"), 81000, "1620.00 12/24 -> 810.00"},
        {OFFER("duration = 12m\n[item seats]\nquantity = 9\n[payments]\nplan = quarterly\n"
               "total = 1000.00\n"),
         100000, "1000.00 12/12 -> 1000.00"},
        /* 180.00 over the 139 days to 2027-05-20: x 365/139 = 472.66... */
        {OFFER("start = 2027-01-02\nend = 2027-05-20\n[item seats]\nprice = 20\nquantity = 9\n"),
         47266, "180.00 365/139 -> 472.66"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const life_case c = {.what = rows[i].offer,
                             .product = STORAGE,
                             .offer = rows[i].offer,
                             .contract = PRIVATE("2027-01-01")};
        const life_case *const one[] = {&c};
        const tn_metrics *m = metrics_of(one, 1, "2027-02-01");
        assert_int_equal(m->totals[0].arr.minor, rows[i].minor);
        char why[256];
        snprintf(why, sizeof(why), "product C-1, the term's worth for a year: %s\n", rows[i].why);
        test_same_steps(m->parts[0].why, why);
    }
}

/* 8,000.00 for 2027; 300 GB for 2028 were agreed on 2027-11-01. Until then only the rest of 2027
 * remains: 62 of 365 days, 1,358.90. On 2027-12-01 it is 31 days, 679.45, and of the 4,800.00 over
 * 366 days the 335 before 2028-12-01, 4,393.44; the other 406.56 lie beyond. */
static void test_metrics__decided(void **state)
{
    (void)state;
    const life_case c = {.what = "decided",
                         .product = STORAGE,
                         .contract = PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 500\n"
                                                                "[renew 2028-01-01]\n"
                                                                "decided = 2027-11-01\n"
                                                                "quantity.gb = 300\n"};
    const life_case *const one[] = {&c};
    assert_string_equal(said(metrics_of(one, 1, "2027-10-31")),
                        "USD arr 800000 mrr 66667 new 800000 up 0 down 0 churn 0 nrr -1 grr -1 "
                        "rpo 135890 + 0\n2027-Q4 1: 800000, 0 by themselves\n");
    assert_string_equal(said(metrics_of(one, 1, "2027-12-01")),
                        "USD arr 800000 mrr 66667 new 800000 up 0 down 0 churn 0 nrr -1 grr -1 "
                        "rpo 507289 + 40656\n2027-Q4 1: 800000, 0 by themselves\n");
}

/* The year 2028 was agreed before the year 2027: it fits only when that one is there, too. On
 * 2027-01-20 12 of 31 days of a month of 10.00 remain, 3.87; on 2027-02-01 both years, 80.00 each,
 * of which the first 365 days are within. */
static void test_metrics__decided_before_what_it_follows(void **state)
{
    (void)state;
    const life_case c = {.what = "early",
                         .product = STORAGE,
                         .contract = PUBLIC("1", "2027-01-01") "[item gb]\nquantity = 5\n"
                                                               "[renew 2027-02-01]\n"
                                                               "duration = 12m\n"
                                                               "[renew 2028-02-01]\n"
                                                               "decided = 2027-01-15\n"};
    const life_case *const one[] = {&c};
    assert_string_equal(said(metrics_of(one, 1, "2027-01-20")),
                        "USD arr 12000 mrr 1000 new 12000 up 0 down 0 churn 0 nrr -1 grr -1 "
                        "rpo 387 + 0\n2027-Q1 1: 12000, 0 by themselves\n");
    assert_string_equal(said(metrics_of(one, 1, "2027-02-01")),
                        "USD arr 8000 mrr 667 new 8000 up 0 down 0 churn 0 nrr -1 grr -1 "
                        "rpo 8000 + 8000\n"); /* it ends behind the four quarters */
}

/* A month of 10.00 renews on 2027-02-01 at half past nine. At 00:00Z of that day the first month
 * still runs, the 31 days of January are over, and the renewal is dated on the day, not after it:
 * it is not assumed, and all of its 10.00 remains. On the day before one day of January does, 0.32,
 * and the renewal is assumed. */
static void test_metrics__renewal_later_on_the_day(void **state)
{
    (void)state;
    const life_case c = {.what = "half past nine",
                         .product = STORAGE,
                         .contract = PUBLIC("1", "2027-01-01T09:30:00Z") "[item gb]\nquantity = 5\n"
                                                                         "[renewal]\nauto = yes\n"};
    const life_case *const one[] = {&c};
    assert_string_equal(said(metrics_of(one, 1, "2027-01-31")),
                        "USD arr 12000 mrr 1000 new 12000 up 0 down 0 churn 0 nrr -1 grr -1 "
                        "rpo 32 + 0\n2027-Q1 1: 12000, 1 by themselves\n");
    assert_string_equal(said(metrics_of(one, 1, "2027-02-01")),
                        "USD arr 12000 mrr 1000 new 12000 up 0 down 0 churn 0 nrr -1 grr -1 "
                        "rpo 1000 + 0\n2027-Q1 1: 12000, 1 by themselves\n");
}

/* A contract that cannot be lived has no metrics; one without a term on the day has no part. */
static void test_metrics__nothing(void **state)
{
    (void)state;
    const life_case unpriced = {.what = "no price for a year",
                                .product = HALF_PRICED,
                                .contract =
                                    PUBLIC("12", "2027-01-01") "[item bare]\nquantity = 5\n"};
    const life_case cancelled = {.what = "cancelled",
                                 .product = STORAGE,
                                 .contract = PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 5\n"
                                                                        "[cancel 2027-02-01]\n"};
    const struct {
        const life_case *const cases[1];
        size_t count;
        tn_status status;
    } rows[] = {{{&unpriced}, 1, TN_E_FINDINGS}, {{&cancelled}, 1, TN_OK}, {{NULL}, 0, TN_OK}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_metrics *m = NULL;
        assert_int_equal(measure(rows[i].cases, rows[i].count, "2027-03-01", &m), rows[i].status);
        assert_int_equal(m != NULL, rows[i].status == TN_OK);
        assert_int_equal(m ? m->part_count + m->total_count : 0, 0);
    }
}

/* ---- ranges ---------------------------------------------------------------------------------- */

#define GIANT(quantity)                                                                            \
    OFFER("duration = 12m\n[item gb]\nprice = 40000000\nquantity = " quantity "\n")

/* 40,000,000.00 x 2,147,483,646 are 8.6e18 minor units, and 9.2e18 is the most; twice that is
 * refused wherever it would stand. */
static void test_metrics__beyond_64_bits(void **state)
{
    (void)state;
    const life_case most = {.what = "most",
                            .product = STORAGE,
                            .offer = GIANT("2147483646"),
                            .contract = PRIVATE("2027-01-01")};
    const life_case cent = {.what = "a cent",
                            .product = STORAGE,
                            .offer = OFFER("duration = 12m\n[item gb]\nprice = 0.01\n"
                                           "quantity = 1\n"),
                            .contract = PRIVATE("2026-01-01")};
    const life_case more = {.what = "1e17 %",
                            .product = STORAGE,
                            .offer = GIANT("2501"),
                            .contract = PRIVATE("2027-01-01")};
    const struct {
        const life_case *const cases[2];
        size_t count;
        const char *day;
        tn_status status;
    } rows[] = {
        {{&most}, 1, "2027-06-01", TN_OK},
        {{&most, &most}, 2, "2027-06-01", TN_E_RANGE},
        {{&cent, &more}, 2, "2027-01-01", TN_E_RANGE}, /* a rate of 10,004,000,000,000 times */
        {{&cent, &most}, 2, "2027-01-01", TN_E_RANGE}, /* a rate beyond 64 bits */
        {{&most}, 1, "1970-12-31", TN_E_RANGE},        /* twelve months before */
        {{&most}, 1, "9998-01-01", TN_E_RANGE},        /* twelve months after */
        {{&most}, 1, "1971-01-01", TN_OK},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_metrics *m = NULL;
        const tn_status status = measure(rows[i].cases, rows[i].count, rows[i].day, &m);
        if (status != rows[i].status || (status == TN_OK) != (m != NULL)) {
            fail_msg("row %zu: status %d", i, (int)status);
        }
    }
}

/* ---- the assertion --------------------------------------------------------------------------- */

static int64_t off; /* what a difference is too large by */

tn_status __real_tn_money_sub(tn_money a, tn_money b, tn_money *out);
tn_status __wrap_tn_money_sub(tn_money a, tn_money b, tn_money *out);

#define WRAP(name, parameters, arguments)                                                          \
    tn_status __wrap_##name parameters                                                             \
    {                                                                                              \
        const tn_status status = __real_##name arguments;                                          \
        out->minor += off;                                                                         \
        return status;                                                                             \
    }

WRAP(tn_money_sub, (tn_money a, tn_money b, tn_money *out), (a, b, out))

/* Value then and its movement are the value now: a movement that is a cent off is told as a bug, in
 * each of the directions in which a value moves. */
static void test_metrics__a_movement_that_does_not_add_up(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to; /* seats from 2026-06-01, from 2027-06-01 */
    } rows[] = {{"40", "50"}, {"40", "30"}, {"40", NULL}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const life_case seats = {
            .what = "seats",
            .product = STORAGE,
            .contract = tn_arena_format(arena,
                                        PUBLIC("12", "2026-06-01") "[item seats]\nquantity = %s\n"
                                                                   "%s%s",
                                        rows[i].from,
                                        rows[i].to ? "[renew 2027-06-01]\nquantity.seats = " : "",
                                        rows[i].to ? rows[i].to : "")};
        const life_case *const one[] = {&seats};
        const tn_metrics *m = NULL;
        for (off = -1; off <= 1; off++) {
            const tn_status status = measure(one, 1, "2027-06-02", &m);
            assert_int_equal(status, off ? TN_E_BUG : TN_OK);
            assert_int_equal(m != NULL, off == 0);
        }
        off = 0;
    }
}

static int64_t later; /* what an earning is too large by at its end */

tn_status __real_tn_earning_before(const tn_earning *e, tn_date day, int64_t *out);
tn_status __wrap_tn_earning_before(const tn_earning *e, tn_date day, int64_t *out);

#undef WRAP
#define WRAP(name, parameters, arguments)                                                          \
    tn_status __wrap_##name parameters                                                             \
    {                                                                                              \
        const tn_status status = __real_##name arguments;                                          \
        *out += day.days >= e->stop.days ? later : 0;                                              \
        return status;                                                                             \
    }

WRAP(tn_earning_before, (const tn_earning *e, tn_date day, int64_t *out), (e, day, out))

/* What is agreed is what was recognised and what remains: a cent more or less is told as a bug, of
 * a purchase, an upgrade and a credit note, of a plan that is not billed yet, one that was cut
 * short, and a replacement of it. */
static void test_metrics__a_rest_that_does_not_add_up(void **state)
{
    (void)state;
    static const life_case cases[] = {
        {.what = "documents",
         .product = STORAGE,
         .contract = PUBLIC("12", "2027-01-01") "[item seats]\nquantity = 4\n"
                                                "[upgrade 2027-03-01]\nquantity.seats = 5\n"
                                                "[refund 2027-04-01]\napproved = yes\n"
                                                "amount = 3\nfor = rest\n"},
        {.what = "a plan",
         .product = STORAGE,
         .offer = OFFER("duration = 12m\n[item seats]\nquantity = 9\n[payments]\n"
                        "plan = quarterly\n"),
         .contract = PRIVATE("2027-01-01")},
        {.what = "a plan replaced",
         .product = STORAGE,
         .offer = OFFER("duration = 12m\n[item seats]\nquantity = 9\n[payments]\n"
                        "plan = quarterly\n"),
         .other_offer = OFFER("replaces = agmt-1\nduration = 12m\n[item seats]\nquantity = 9\n"),
         .contract = PRIVATE("2027-01-01") "[replace 2027-05-01]\noffer = b.offer.ini\n"},
        {.what = "renewals assumed until one that is agreed",
         .product = STORAGE,
         .contract = PUBLIC("1", "2027-05-20") "[item gb]\nquantity = 5\n[renewal]\nauto = yes\n"
                                               "[renew 2027-08-20]\ndecided = 2027-06-01\n"},
        {.what = "and of a plan",
         .product = STORAGE,
         .offer = OFFER("duration = 1m\n[item gb]\nquantity = 5\n[payments]\nplan = monthly\n"
                        "[renewal]\nauto = yes\nuplift = 0%\n"),
         .contract = PRIVATE("2027-05-20") "[renew 2027-08-20]\ndecided = 2027-06-01\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const life_case *const one[] = {&cases[i]};
        const tn_metrics *m = NULL;
        for (later = -1; later <= 1; later++) {
            const tn_status status = measure(one, 1, "2027-06-02", &m);
            assert_int_equal(status, later ? TN_E_BUG : TN_OK);
        }
        later = 0;
    }
}

/* What was decided for later counts later: a year ago nobody held what begins in half a year. */
static void test_metrics__decided_for_later(void **state)
{
    (void)state;
    const life_case grows = {.what = "grows",
                             .product = STORAGE,
                             .contract = PUBLIC("12", "2026-01-01") "[item gb]\nquantity = 5\n"
                                                                    "[renew 2027-01-01]\n"
                                                                    "decided = 2026-02-01\n"
                                                                    "quantity.gb = 7\n"};
    const life_case *const one[] = {&grows};
    const tn_metrics *m = metrics_of(one, 1, "2027-06-01");
    assert_int_equal(m->totals[0].arr_then.minor, 8000);
    assert_int_equal(m->totals[0].arr.minor, 11200);
    assert_int_equal(m->totals[0].expansion.minor, 3200);
}

/* Buyers times products times currencies, each twice, whatever places they fall on. */
static void test_metrics_add_movement__many(void **state)
{
    enum { BUYERS = 12, PRODUCTS = 40 };
    (void)state;
    static const tn_currency currencies[] = {{"USD", 2}, {"EUR", 2}};
    tn_metrics m;
    assert_int_equal(tn_metrics_begin(arena, tn_instant_date(at("2027-06-01")), true, &m), TN_OK);
    for (int i = 0; i < 2 * BUYERS * PRODUCTS * 2; i++) {
        const int n = i / 2;
        const tn_currency currency = currencies[n % 2];
        const tn_metrics_movement one = {tn_arena_format(arena, "buyer %d", n / 2 % BUYERS),
                                         tn_arena_format(arena, "p%d.product.ini", n / 2 / BUYERS),
                                         {0, currency},
                                         {1, currency}};
        assert_int_equal(tn_metrics_add_movement(&m, &one), TN_OK);
    }
    assert_int_equal(m.movement_count, BUYERS * PRODUCTS * 2);
    assert_int_equal(tn_metrics_end(&m), TN_OK);
    assert_int_equal(m.totals[0].created.minor, 2 * BUYERS * PRODUCTS);
}

/* One product, whichever folder it was named from. */
static void test_metrics__paths_of_a_product(void **state)
{
    (void)state;
    static const struct {
        const char *file, *expected;
    } rows[] = {{"p.product.ini", "p.product.ini"},
                {"a/p.product.ini", "a/p.product.ini"},
                {"a/b/../p.product.ini", "a/p.product.ini"},
                {"a/b/../../p.product.ini", "p.product.ini"},
                {"../p.product.ini", "../p.product.ini"},
                {"../../p.product.ini", "../../p.product.ini"},
                {"ab/../p.product.ini", "p.product.ini"},
                {".b/../p.product.ini", "p.product.ini"},
                {"../a/../p.product.ini", "../p.product.ini"},
                {"/../p.product.ini", "/../p.product.ini"},
                {"b./../p.product.ini", "p.product.ini"},
                {NULL, ""}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const life_case c = {.what = "path",
                             .product = STORAGE,
                             .contract = PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 5\n"};
        const test_files files = {c.product, NULL, NULL, c.contract};
        tn_contract contract = *test_contract(arena, tables, &files, tn_findings_new(arena));
        tn_product product = *contract.product;
        product.file = rows[i].file;
        contract.product = &product;
        tn_metrics m;
        assert_int_equal(tn_metrics_begin(arena, tn_instant_date(at("2027-06-01")), true, &m),
                         TN_OK);
        assert_int_equal(tn_metrics_add(&m, arena, plain_books(&contract)), TN_OK);
        assert_string_equal(m.parts[0].product, rows[i].expected);
    }
}

/* Cancelled later on the day: it runs at midnight, and its end is no renewal that is due. */
static void test_metrics__cancelled_later_on_the_day(void **state)
{
    (void)state;
    const life_case c = {.what = "ends",
                         .product = STORAGE,
                         .contract = PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 5\n"
                                                                "[cancel 2027-03-01T10:00:00Z]\n"};
    const life_case *const one[] = {&c};
    const tn_metrics *m = metrics_of(one, 1, "2027-03-01");
    assert_int_equal(m->totals[0].arr.minor, 8000);
    for (size_t i = 0; i < TN_METRICS_QUARTERS; i++) {
        assert_int_equal(m->totals[0].quarters[i].count, 0);
    }
}

/* A year was agreed early for what will be held by then; with what was known on the day nobody
 * could live it, so that it is left out: 6 units of 3.00 a month, the sixth since that day. */
static void test_metrics__decided_too_early(void **state)
{
    (void)state;
    const life_case c = {.what = "too early",
                         .product = HALF_PRICED,
                         .contract =
                             PUBLIC("1", "2027-01-01") "[item bare]\nquantity = 5\n"
                                                       "[renewal]\nauto = yes\n"
                                                       "[upgrade 2027-01-20]\n"
                                                       "quantity.bare = 6\n"
                                                       "[renew 2027-02-01]\n"
                                                       "quantity.bare = 0\nquantity.gb = 1\n"
                                                       "[renew 2027-03-01]\n"
                                                       "duration = 12m\n"
                                                       "decided = 2027-01-15\n"};
    const life_case *const one[] = {&c};
    const tn_metrics *m = metrics_of(one, 1, "2027-01-20");
    assert_int_equal(m->totals[0].arr.minor, 21600);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_metrics__annual_value),
        cmocka_unit_test(test_metrics__decided),
        cmocka_unit_test(test_metrics__decided_before_what_it_follows),
        cmocka_unit_test(test_metrics__renewal_later_on_the_day),
        cmocka_unit_test(test_metrics__nothing),
        cmocka_unit_test(test_metrics__beyond_64_bits),
        cmocka_unit_test(test_metrics__a_movement_that_does_not_add_up),
        cmocka_unit_test(test_metrics__a_rest_that_does_not_add_up),
        cmocka_unit_test(test_metrics__decided_for_later),
        cmocka_unit_test(test_metrics_add_movement__many),
        cmocka_unit_test(test_metrics__paths_of_a_product),
        cmocka_unit_test(test_metrics__cancelled_later_on_the_day),
        cmocka_unit_test(test_metrics__decided_too_early),
    };
    return RUN_LIVES(tests);
}
