/* Metrics of small portfolios; every figure by hand. */
#include "engine/metrics/measured.h"

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
    static const life_case *const all[] = {&grown, &monthly, &gone};
    return metrics_of(all, COUNT(all), day);
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

/* ---- who, in what currency ------------------------------------------------------------------- */

/* 9 seats at 70.00 EUR for the year from 2027-03-01. */
static const life_case in_euros = {
    .what = "in euros",
    .product = STORAGE,
    .offer = OFFER("duration = 12m\ncurrency = EUR\n[item seats]\nprice = 70\nquantity = 9\n"
                   "[usage calls]\nprice = 1\n"),
    .contract = PRIVATE("2027-03-01")};

/* On 2027-09-01: of 630.00 over 366 days 182 are left, 313.28 (630.00 - 316.72); of the storage
 * what is left in the first test. Nothing was a year ago, so that there is no rate. */
static void test_metrics__currencies(void **state)
{
    (void)state;
    const life_case *const both[] = {&grown, &in_euros};
    assert_string_equal(said(metrics_of(both, COUNT(both), "2027-09-01")),
                        "EUR arr 63000 mrr 5250 new 63000 up 0 down 0 churn 0 nrr -1 grr -1 "
                        "rpo 31328 + 0\n"
                        "USD arr 1280000 mrr 106667 new 1280000 up 0 down 0 churn 0 nrr -1 grr -1 "
                        "rpo 427836 + 0\n"
                        "2028-Q1 1: 63000, 0 by themselves\n"
                        "2027-Q4 1: 1280000, 1 by themselves\n");
}

/* 1,200.00 USD of seats for the year are replaced on 2027-07-01 by 9 at 70.00 EUR for a year. */
static void test_metrics__another_currency(void **state)
{
    (void)state;
    const life_case c = {
        .what = "into euros",
        .product = STORAGE,
        .offer = OFFER("duration = 12m\n[item seats]\nquantity = 12\n"),
        .other_offer = OFFER("replaces = agmt-1\nduration = 12m\ncurrency = EUR\n[item seats]\n"
                             "price = 70\nquantity = 9\n[usage calls]\nprice = 1\n"),
        .contract = PRIVATE("2027-01-01") "[replace 2027-07-01]\noffer = b.offer.ini\n"};
    const life_case *const one[] = {&c};
    /* 2028-01-01: 182 of 366 days of 630.00 are left, 313.28; of the dollars nothing. */
    const tn_metrics *m = metrics_of(one, 1, "2028-01-01");
    assert_int_equal(m->part_count, 2);
    assert_string_equal(said(m),
                        "EUR arr 63000 mrr 5250 new 63000 up 0 down 0 churn 0 nrr -1 grr -1 "
                        "rpo 31328 + 0\n"
                        "USD arr 0 mrr 0 new 0 up 0 down 0 churn 120000 nrr 0 grr 0 rpo 0 + 0\n"
                        "2028-Q2 1: 63000, 0 by themselves\n");
}

static void test_metrics__buyer(void **state)
{
    (void)state;
    static const struct {
        const char *contract, *buyer;
    } rows[] = {
        {PUBLIC("12", "2027-01-01") "customer = one\naccount_id = 111111111111\n", "one"},
        {PUBLIC("12", "2027-01-01") "account_id = 111111111111\n", "111111111111"},
        {PRIVATE("2027-01-01"), "B"},
        {PUBLIC("12", "2027-01-01"), "C-1"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const life_case c = {
            .what = rows[i].buyer,
            .product = STORAGE,
            .offer = OFFER("duration = 12m\n"),
            .contract = tn_arena_format(arena, "%s[item gb]\nquantity = 1\n", rows[i].contract)};
        const life_case *const one[] = {&c};
        assert_string_equal(metrics_of(one, 1, "2027-02-01")->parts[0].buyer, rows[i].buyer);
    }
}

/* The 40 seats of 4,000.00 ended on 2027-05-31; the same buyer's next contract is no new business,
 * and another's is. */
static void test_metrics__renewed_by_a_new_contract(void **state)
{
    (void)state;
    static const struct {
        const char *customer, *seats;
        int64_t created, expansion, contraction, churn, nrr_e4, grr_e4;
    } rows[] = {
        {"three", "50", 0, 100000, 0, 0, 1250000, 1000000},
        {"three", "40", 0, 0, 0, 0, 1000000, 1000000},
        {"three", "30", 0, 0, 100000, 0, 750000, 750000},
        {"four", "30", 300000, 0, 0, 400000, 0, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const life_case next = {
            .what = rows[i].seats,
            .product = STORAGE,
            .contract = tn_arena_format(
                arena, PUBLIC("12", "2027-06-01") "customer = %s\n[item seats]\nquantity = %s\n",
                rows[i].customer, rows[i].seats)};
        const life_case *const both[] = {&gone, &next};
        const tn_metrics_total *t = metrics_of(both, 2, "2027-09-01")->totals;
        assert_int_equal(t->created.minor, rows[i].created);
        assert_int_equal(t->expansion.minor, rows[i].expansion);
        assert_int_equal(t->contraction.minor, rows[i].contraction);
        assert_int_equal(t->churn.minor, rows[i].churn);
        assert_int_equal(t->nrr.e4, rows[i].nrr_e4);
        assert_int_equal(t->grr.e4, rows[i].grr_e4);
    }
}

/* 2,160.00 USD for two years, on the day on which euros replace them: of 730 days 184 are left,
 * 544.44, which is earned on that day; a year ago it ran at 1,080.00. One part in each currency. */
static void test_metrics__on_the_day_of_another_currency(void **state)
{
    (void)state;
    const life_case c = {
        .what = "into euros",
        .product = STORAGE,
        .offer = OFFER("duration = 24m\n[item seats]\nquantity = 12\n"),
        .other_offer = OFFER("replaces = agmt-1\nduration = 12m\ncurrency = EUR\n[item seats]\n"
                             "price = 70\nquantity = 9\n[usage calls]\nprice = 1\n"),
        .contract = PRIVATE("2026-01-01") "[replace 2027-07-01]\noffer = b.offer.ini\n"};
    const life_case *const one[] = {&c};
    const tn_metrics *m = metrics_of(one, 1, "2027-07-01");
    assert_int_equal(m->part_count, 2);
    assert_string_equal(said(m),
                        "EUR arr 63000 mrr 5250 new 63000 up 0 down 0 churn 0 nrr -1 grr -1 "
                        "rpo 63000 + 0\n"
                        "USD arr 0 mrr 0 new 0 up 0 down 0 churn 108000 nrr 0 grr 0 "
                        "rpo 54444 + 0\n"
                        "2028-Q2 1: 63000, 0 by themselves\n");
}

/* A year whose last second is on the first of April is due in the second quarter; it renews by
 * itself, unless what follows was agreed already. */
static void test_metrics__what_is_due(void **state)
{
    (void)state;
    static const struct {
        const char *more, *expected;
    } rows[] = {
        {"[renewal]\nauto = yes\n", "2028-Q2 1: 8000, 1 by themselves\n"},
        {"", "2028-Q2 1: 8000, 0 by themselves\n"},
        {"[renewal]\nauto = yes\n[renew 2028-04-01T00:00:01Z]\ndecided = 2027-08-01\n",
         "2028-Q2 1: 8000, 0 by themselves\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const life_case c = {.what = rows[i].expected,
                             .product = STORAGE,
                             .contract = tn_arena_format(
                                 arena,
                                 PUBLIC("12", "2027-04-01T00:00:01Z") "[item gb]\nquantity = 5\n%s",
                                 rows[i].more)};
        const life_case *const one[] = {&c};
        const tn_metrics *m = metrics_of(one, 1, "2027-09-01");
        assert_non_null(strstr(said(m), rows[i].expected));
        assert_int_equal(m->parts[0].last_day.days, tn_instant_date(at("2028-04-01")).days);
    }
}

/* ---- what is known already ------------------------------------------------------------------- */

/* Nothing of a part is kept that is not copied. */
static void test_metrics_add_part__copies(void **state)
{
    (void)state;
    static const tn_currency usd = {"USD", 2};
    const tn_money zero = {0, usd};
    char contract[] = "C-1", buyer[] = "B", product[] = "P";
    tn_metrics m;
    assert_int_equal(tn_metrics_begin(arena, tn_instant_date(at("2027-06-01")), true, &m), TN_OK);
    const tn_metrics_part part = {contract,           buyer, product, usd, zero, zero, zero, zero,
                                  .last_day = m.as_of};
    assert_int_equal(tn_metrics_add_part(&m, &part), TN_OK);
    contract[0] = buyer[0] = product[0] = '?';
    assert_int_equal(m.part_count, 1);
    assert_string_equal(m.parts[0].contract, "C-1");
    assert_string_equal(m.parts[0].buyer, "B");
    assert_string_equal(m.parts[0].product, "P");
}

/* Value then and now of two buyers, or of one twice; what remains; renewals: added twice, then the
 * end. The most that a percent may be is 922,337,203,685,477.58: of 100.00, and not a cent more. */
static void test_metrics_add__beyond_64_bits(void **state)
{
    (void)state;
    static const struct {
        const char *other; /* NULL: once */
        int64_t then, now, rpo, within, renewals;
        tn_status added, status;
    } rows[] = {
        {"B", 0, INT64_MAX, 0, 0, 0, TN_E_RANGE, TN_OK},
        {"A", 0, INT64_MAX, 0, 0, 0, TN_E_RANGE, TN_OK},
        {"B", INT64_MAX, 0, 0, 0, 0, TN_E_RANGE, TN_OK},
        {"A", INT64_MAX, 0, 0, 0, 0, TN_E_RANGE, TN_OK},
        {"A", 0, 0, INT64_MAX, 0, 0, TN_E_RANGE, TN_OK},
        {"A", 0, 0, 0, INT64_MAX, 0, TN_E_RANGE, TN_OK},
        {"A", 0, 0, 0, 0, INT64_MAX, TN_E_RANGE, TN_OK},
        {NULL, INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX, TN_OK, TN_OK},
        {NULL, 0, 0, INT64_MIN, 1, 0, TN_OK, TN_E_RANGE},
        {NULL, INT64_MIN, 1, 0, 0, 0, TN_OK, TN_E_RANGE},
        {NULL, 10000, INT64_MAX / 100, 0, 0, 0, TN_OK, TN_OK},
        {NULL, 10000, INT64_MAX / 100 + 1, 0, 0, 0, TN_OK, TN_E_RANGE},
    };
    static const tn_currency usd = {"USD", 2};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_money rpo = {rows[i].rpo, usd}, within = {rows[i].within, usd};
        const tn_metrics_quarter q = {.count = 1, .annual_value = {rows[i].renewals, usd}};
        tn_status status = TN_OK;
        tn_metrics m;
        assert_int_equal(tn_metrics_begin(arena, tn_instant_date(at("2027-06-01")), false, &m),
                         TN_OK);
        for (int j = 0; j < (rows[i].other ? 2 : 1) && status == TN_OK; j++) {
            const tn_metrics_movement one = {
                j ? rows[i].other : "A", "p", {rows[i].then, usd}, {rows[i].now, usd}};
            status = tn_metrics_add_movement(&m, &one);
            status = status ? status : tn_metrics_add_remaining(&m, rpo, within);
            status = status ? status : tn_metrics_add_renewals(&m, 3, &q);
        }
        assert_int_equal(status, rows[i].added);
        if (status == TN_OK) {
            assert_int_equal(tn_metrics_end(&m), rows[i].status);
        }
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
        cmocka_unit_test(test_metrics__currencies),
        cmocka_unit_test(test_metrics__another_currency),
        cmocka_unit_test(test_metrics__buyer),
        cmocka_unit_test(test_metrics__renewed_by_a_new_contract),
        cmocka_unit_test(test_metrics__on_the_day_of_another_currency),
        cmocka_unit_test(test_metrics__what_is_due),
        cmocka_unit_test(test_metrics_add_part__copies),
        cmocka_unit_test(test_metrics_add__beyond_64_bits),
    };
    return RUN_LIVES(tests);
}
