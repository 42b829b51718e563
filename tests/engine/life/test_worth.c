/* What a term is worth, how much of it is used, and what of it is charged when. */
#include "engine/life/worth.h"
#include "engine/lives.h"

#define YEAR PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 500\n"
#define PLAN                                                                                       \
    OFFER("duration = 12m\n[item gb]\nprice = 12\nquantity = 1000\n[payments]\nplan = monthly\n")

static const life_case upgraded = {.what = "upgraded",
                                   .product = STORAGE,
                                   .contract = YEAR "[upgrade 2027-07-02]\nquantity.gb = 800\n"};
static const life_case planned = {.what = "planned",
                                  .product = STORAGE,
                                  .offer = PLAN,
                                  .contract = PRIVATE("2027-01-01T09:30:00Z")};

static void same_fraction(tn_fraction found, int64_t num, int64_t den)
{
    assert_int_equal(tn_fraction_compare(found, (tn_fraction){num, den}), 0);
}

/* 500 and 800 GB at 16.00; 182 of 365 days at 500, 10 at 800. */
static void test_worth__of_holdings(void **state)
{
    (void)state;
    const tn_policy policy = policy_of(NULL);
    const tn_life *life = live(&upgraded);
    const tn_term *term = &life->terms[0];
    tn_fraction worth;
    same_fraction(tni_configuration_worth(term, life->product, term->holdings[0].quantity), 800000,
                  1);
    same_fraction(tni_holding_worth(term, life->product, &term->holdings[1]), 1280000, 1);
    assert_int_equal(tni_worth_used(life, term, &policy, at("2027-07-12"), &worth), TN_OK);
    same_fraction(worth, 800000 * 182 + 1280000 * 10, 365);
    assert_int_equal(tni_worth_used(life, term, &policy, at("2028-01-01"), &worth), TN_OK);
    same_fraction(worth, 800000 * 182 + 1280000 * 183, 365);
}

/* 500 GB of a year, by each policy's days. */
static void test_worth__used_until(void **state)
{
    (void)state;
    const life_case year = {.what = "year", .product = STORAGE, .contract = YEAR};
    static const struct {
        const char *policy, *at;
        int64_t num, den;
    } rows[] = {
        {"aws", "2026-12-31", 0, 1},
        {"aws", "2027-01-01", 0, 1},
        {"aws,change_day=old", "2026-12-31T23:59:59Z", 0, 1},
        {"aws,change_day=old", "2027-01-01", 800000, 365},
        {"aws", "2027-07-02", 800000 * 182, 365},
        {"aws", "2028-01-01", 800000, 1},
        {"aws", "2028-06-01", 800000, 1},
        {"none", "2027-07-02", 0, 1},
        {"none", "2028-01-01", 800000, 1},
    };
    const tn_life *life = live(&year);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_policy policy = policy_of(rows[i].policy);
        tn_fraction worth;
        assert_int_equal(tni_worth_used(life, &life->terms[0], &policy, at(rows[i].at), &worth),
                         TN_OK);
        assert_true(worth.den > 0);
        same_fraction(worth, rows[i].num, rows[i].den);
    }
    /* A day has no length in months of 30 days. */
    const life_case day = {.what = "day",
                           .product = STORAGE,
                           .offer = OFFER("start = 2027-01-30\nend = 2027-01-30\n[item gb]\n"
                                          "price = 3\nquantity = 2\n"),
                           .contract = PRIVATE("2027-01-01")};
    const tn_policy months = policy_of("aws,basis=30-360");
    tn_fraction worth = {7, 1};
    life = live(&day);
    assert_int_equal(
        tni_worth_used(life, &life->terms[0], &months, at("2027-01-30T12:00:00Z"), &worth),
        TN_E_RANGE);
    same_fraction(worth, 7, 1);
}

/* A plan's total counts, whatever is held; a charge is never before the agreement. */
static void test_worth__of_a_plan(void **state)
{
    (void)state;
    const tn_life *life = live(&planned);
    const tn_term *term = &life->terms[0];
    same_fraction(tni_holding_worth(term, life->product, &term->holdings[0]), 1200000, 1);
    assert_int_equal(tni_charge_instant(life, term, tn_instant_date(at("2027-01-01"))).seconds,
                     at("2027-01-01T09:30:00Z").seconds);
    assert_int_equal(tni_charge_instant(life, term, tn_instant_date(at("2027-02-01"))).seconds,
                     at("2027-02-01").seconds);
    assert_true(tni_is_issued(life, term, at("2027-12-01")));
    assert_true(tni_starts_billed(life, term));
}

static void test_worth__cut_short(void **state)
{
    (void)state;
    const life_case cancelled = {.what = "cancelled",
                                 .product = STORAGE,
                                 .offer = PLAN,
                                 .contract = PRIVATE("2027-01-01") "[cancel 2027-04-01]\n"};
    const tn_life *life = live(&cancelled);
    const tn_term *term = &life->terms[0];
    assert_int_equal(tni_term_cut(life, term).seconds, at("2027-04-01").seconds);
    assert_true(tni_is_issued(life, term, at("2027-03-01")));
    assert_false(tni_is_issued(life, term, at("2027-04-01")));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worth__of_holdings),
        cmocka_unit_test(test_worth__used_until),
        cmocka_unit_test(test_worth__of_a_plan),
        cmocka_unit_test(test_worth__cut_short),
    };
    return RUN_LIVES(tests);
}
