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

static tn_metrics m_of_day;

/* Each in memory of its own, which is gone when the next is added: nothing of it is kept. */
static const tn_metrics *measured(const char *day)
{
    const life_case *const all[] = {&grown, &monthly, &gone};
    tn_metrics *m = &m_of_day;
    assert_int_equal(tn_metrics_begin(arena, tn_instant_date(at(day)), true, m), TN_OK);
    for (size_t i = 0; i < COUNT(all); i++) {
        tn_arena *scratch = tn_arena_new(NULL);
        assert_int_equal(tn_metrics_add(m, scratch, books_of(all[i])), TN_OK);
        tn_arena_free(scratch);
    }
    assert_int_equal(tn_metrics_end(m), TN_OK);
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
    for (size_t i = 0; i < m->total_count * TN_METRICS_QUARTERS; i++) {
        const tn_metrics_quarter *q = &m->totals[i / 4].quarters[i % 4];
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
    tn_metrics m;
    assert_int_equal(tn_metrics_begin(arena, tn_instant_date(at("2028-07-01")), false, &m), TN_OK);
    assert_int_equal(tn_metrics_add(&m, arena, books_of(&far)), TN_OK);
    assert_int_equal(tn_metrics_end(&m), TN_OK);
    assert_int_equal(m.totals[0].nrr.e4, INT64_C(800000000000));
    assert_int_equal(m.totals[0].grr.e4, 1000000);
    assert_int_equal(m.part_count, 0);
}

/* 100 buyers of 1.00 each, then 2.00, in any order: what is kept is one movement a buyer, and the
 * sums do not depend on which came first. */
static void test_metrics__any_order(void **state)
{
    (void)state;
    static const tn_currency usd = {"USD", 2};
    enum { BUYERS = 100 };
    tn_metrics m[2];
    for (int run = 0; run < 2; run++) {
        assert_int_equal(tn_metrics_begin(arena, tn_instant_date(at("2028-07-01")), false, &m[run]),
                         TN_OK);
        for (int i = 0; i < 2 * BUYERS; i++) {
            char buyer[16];
            snprintf(buyer, sizeof(buyer), "b%d", (run ? 2 * BUYERS - i : i) % BUYERS);
            const tn_metrics_movement one = {buyer, "p", {50, usd}, {100, usd}};
            assert_int_equal(tn_metrics_add_movement(&m[run], &one), TN_OK);
        }
        assert_int_equal(tn_metrics_end(&m[run]), TN_OK);
        assert_int_equal(m[run].movement_count, BUYERS);
        assert_int_equal(m[run].totals[0].arr.minor, BUYERS * 200);
        assert_int_equal(m[run].totals[0].expansion.minor, BUYERS * 100);
        assert_int_equal(m[run].totals[0].nrr.e4, 2000000);
    }
}

/* A product is one, whichever folder it was named from. */
static void test_metrics__a_product_is_its_file(void **state)
{
    (void)state;
    static const char *const files[][2] = {
        {"d/p.ini", "d/p.ini"},           {"d/sub/../p.ini", "d/p.ini"},
        {"d/a/b/../../p.ini", "d/p.ini"}, {"a/../p.ini", "p.ini"},
        {"/../p.ini", "/../p.ini"},       {"../../p.ini", "../../p.ini"},
        {"../a/../p.ini", "../p.ini"}};
    tn_contract contract = *tn_books_contract(books_of(&grown));
    tn_product product = *contract.product;
    const tn_policy policy = policy_of(NULL);
    const tn_horizon horizon = {0};
    contract.product = &product;
    for (size_t i = 0; i < COUNT(files); i++) {
        tn_metrics m;
        product.file = files[i][0];
        tn_books *books =
            tn_books_new(arena, &contract, tables, &policy, &horizon, tn_findings_new(arena));
        assert_int_equal(tn_metrics_begin(arena, tn_instant_date(at("2027-09-01")), true, &m),
                         TN_OK);
        assert_int_equal(tn_metrics_add(&m, arena, books), TN_OK);
        assert_string_equal(m.parts[0].product, files[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_metrics__a_day),
        cmocka_unit_test(test_metrics__movement),
        cmocka_unit_test(test_metrics__edges),
        cmocka_unit_test(test_metrics__a_rate_beyond_32_bits),
        cmocka_unit_test(test_metrics__any_order),
        cmocka_unit_test(test_metrics__a_product_is_its_file),
    };
    return RUN_LIVES(tests);
}
