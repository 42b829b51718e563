/* Metrics of small portfolios; every figure by hand. */
#include "engine/lives.h"
#include "tenor/metrics.h"

/* 500 GB at 16.00 for the year from 2027-01-01: 8,000.00; 800 GB from 2 July: 12,800.00. */
static const life_case grown = {
    .what = "grown",
    .product = STORAGE,
    .contract = PUBLIC("12", "2027-01-01") "customer = one\n[item gb]\nquantity = 500\n"
                                           "[upgrade 2027-07-02]\nquantity.gb = 800\n"
                                           "[renewal]\nauto = yes\n"};
/* 10 seats at 10.00 a month: 1,200.00 a year, from 2027-06-15, renewed each month. */
static const life_case monthly = {
    .what = "monthly",
    .product = STORAGE,
    .contract = PUBLIC("1", "2027-06-15") "customer = two\n[item seats]\nquantity = 10\n"
                                          "[renewal]\nauto = yes\n"};
/* 40 seats at 100.00 a year that ended on 2027-05-31. */
static const life_case gone = {
    .what = "gone",
    .product = STORAGE,
    .contract = PUBLIC("12", "2026-06-01") "customer = three\n[item seats]\nquantity = 40\n"};

static const tn_metrics *measured(const char *day)
{
    tn_books *books[] = {books_of(&grown), books_of(&monthly), books_of(&gone)};
    const tn_metrics *m = NULL;
    assert_int_equal(tn_metrics_build(arena, books, COUNT(books), tn_instant_date(at(day)), &m),
                     TN_OK);
    return m;
}

static const char *said(const tn_metrics *m)
{
    static char text[2048];
    *text = '\0';
    for (size_t i = 0; i < m->total_count; i++) {
        const tn_metrics_total *t = &m->totals[i];
        say(text, sizeof(text),
            "%s arr %lld mrr %lld new %lld up %lld down %lld churn %lld nrr %lld grr %lld rpo %lld "
            "+ "
            "%lld\n",
            t->currency.code, (long long)t->arr.minor, (long long)t->mrr.minor,
            (long long)t->created.minor, (long long)t->expansion.minor,
            (long long)t->contraction.minor, (long long)t->churn.minor,
            t->has_rates ? (long long)t->nrr.e4 : -1, t->has_rates ? (long long)t->grr.e4 : -1,
            (long long)t->within.minor, (long long)t->beyond.minor);
        assert_int_equal(t->arr.minor, t->arr_then.minor + t->created.minor + t->expansion.minor -
                                           t->contraction.minor - t->churn.minor);
    }
    for (size_t i = 0; i < m->quarter_count; i++) {
        const tn_metrics_quarter *q = &m->quarters[i];
        if (q->count) {
            say(text, sizeof(text), "%d-Q%d %lld: %lld, %lld by themselves\n", q->year, q->quarter,
                (long long)q->count, (long long)q->annual_value.minor, (long long)q->automatic);
        }
    }
    return text;
}

/* On 2027-09-01 a year ago only the 40 seats ran. RPO: of 8,000.00 over 365 days 122 days are
 * left, 2,673.97 (8,000.00 - 5,326.03); of the upgrade, 2,406.58 (300 GB x 16.00 x 183/365), 122 of
 * 183 days: 1,604.39; of the month from 15 August, 14 of 31 days of
 * 100.00: 45.16. */
static void test_metrics__a_day(void **state)
{
    (void)state;
    assert_string_equal(
        said(measured("2027-09-01")),
        "USD arr 1400000 mrr 116667 new 1400000 up 0 down 0 churn 400000 nrr 0 "
        "grr 0 rpo 432352 + 0\n"
        "2027-Q3 1: 120000, 1 by themselves\n2027-Q4 1: 1280000, 1 by themselves\n");
}

/* On 2028-07-01 the 500 GB of a year ago are 800; the seats of 2027-06-15 run on. The renewed year
 * of 12,800.00 over 366 days has 184 left: 6,434.97; the month from 15 June 14 of 30: 46.67. */
static void test_metrics__movement(void **state)
{
    (void)state;
    assert_string_equal(
        said(measured("2028-07-01")),
        "USD arr 1400000 mrr 116667 new 0 up 480000 down 0 churn 0 nrr 1521700 "
        "grr 1000000 rpo 648164 + 0\n"
        "2028-Q3 1: 120000, 1 by themselves\n2028-Q4 1: 1280000, 1 by themselves\n");
}

/* Before anything began there is nothing to say; on the day of the upgrade it counts. */
static void test_metrics__edges(void **state)
{
    (void)state;
    assert_int_equal(measured("2026-05-31")->part_count, 0);
    assert_int_equal(measured("2027-07-01")->totals[0].arr.minor, 800000 + 120000);
    assert_int_equal(measured("2027-07-02")->totals[0].arr.minor, 1280000 + 120000);
}

/* 1 GB a year ago, 800,000 since: 12,800,000.00 of 16.00 are 80,000,000 %. */
static void test_metrics__a_rate_beyond_32_bits(void **state)
{
    (void)state;
    const life_case far = {.what = "far",
                           .product = STORAGE,
                           .contract = PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 1\n"
                                                                  "[upgrade 2027-07-02]\n"
                                                                  "quantity.gb = 800000\n"
                                                                  "[renewal]\nauto = yes\n"};
    tn_books *books = books_of(&far);
    const tn_metrics *m = NULL;
    assert_int_equal(tn_metrics_build(arena, &books, 1, tn_instant_date(at("2028-07-01")), &m),
                     TN_OK);
    assert_int_equal(m->totals[0].nrr.e4, INT64_C(800000000000));
    assert_int_equal(m->totals[0].grr.e4, 1000000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_metrics__a_day),
        cmocka_unit_test(test_metrics__movement),
        cmocka_unit_test(test_metrics__edges),
        cmocka_unit_test(test_metrics__a_rate_beyond_32_bits),
    };
    return RUN_LIVES(tests);
}
