/* What events do, and why some cannot be: upgrades, cancellations, refunds. */
#include "engine/lives.h"

#define GB   "[item gb]\nquantity = 500\n"
#define AUTO "[renewal]\nauto = yes\n"

#define HELD  PUBLIC("12", "2026-12-20T09:30:00Z") GB
#define FIRST "first 2026-12-20T09:30:00Z 2027-12-20T09:30:00Z"

static const life_case upgrade_cases[] = {
    {.what = "a bare date is midnight",
     .product = STORAGE,
     .contract = HELD "[upgrade 2027-04-11]\nquantity.gb = 800\n",
     .expected = FIRST " gb=500; 2027-04-11: gb=800"},
    {.what = "what is not named stays",
     .product = STORAGE,
     .contract = HELD "[upgrade 2027-04-11]\nquantity.seats = 2\n",
     .expected = FIRST " gb=500; 2027-04-11: gb=500 seats=2"},
    {.what = "on the first day, at the start",
     .product = STORAGE,
     .contract = HELD "[upgrade 2026-12-20]\nquantity.gb = 800\n",
     .expected = FIRST " gb=500; 2026-12-20T09:30:00Z: gb=800"},
    {.what = "on the last day of a term that ends",
     .product = STORAGE,
     .contract = HELD "[upgrade 2027-12-20]\nquantity.gb = 800\n",
     .expected = FIRST " gb=500; 2027-12-20: gb=800"},
    {.what = "on the last day of one that renews: the first of the next",
     .product = STORAGE,
     .contract = HELD AUTO "[upgrade 2027-12-20]\nquantity.gb = 800\n",
     .expected = FIRST " gb=500\nauto 2027-12-20T09:30:00Z 2028-12-20T09:30:00Z gb=500; "
                       "2027-12-20T09:30:00Z: gb=800"},
    {.what = "by hour whatever the order in the file",
     .product = STORAGE,
     .contract = HELD "[upgrade 2027-05-01]\nquantity.gb = 900\n[upgrade 2027-04-11T10:00:00Z]\n"
                      "quantity.gb = 800\n",
     .expected = FIRST " gb=500; 2027-04-11T10:00:00Z: gb=800; 2027-05-01: gb=900"},
    {.what = "two at one instant, each after the one before",
     .product = STORAGE,
     .contract = HELD "[upgrade 2027-05-01]\nquantity.gb = 600\n[upgrade 2027-05-01T00:00:00Z]\n"
                      "quantity.gb = 700\n",
     .expected = FIRST " gb=500; 2027-05-01: gb=600; 2027-05-01: gb=700"},
    {.what = "at the instant of acceptance",
     .product = STORAGE,
     .contract = HELD "[upgrade 2026-12-20T09:30:00Z]\nquantity.gb = 800\n",
     .expected = FIRST " gb=500; 2026-12-20T09:30:00Z: gb=800"},
    {.what = "before acceptance",
     .product = STORAGE,
     .contract = HELD "[upgrade 2026-12-19]\nquantity.gb = 800\n",
     .expected = FIRST " gb=500",
     .codes = "CTR-051"},
    {.what = "at an hour before acceptance",
     .product = STORAGE,
     .contract = HELD "[upgrade 2026-12-20T09:29:59Z]\nquantity.gb = 800\n",
     .expected = FIRST " gb=500",
     .codes = "CTR-051"},
    {.what = "after the end",
     .product = STORAGE,
     .contract = HELD "[upgrade 2027-12-21]\nquantity.gb = 800\n",
     .expected = FIRST " gb=500\nover 2027-12-20T09:30:00Z",
     .codes = "CTR-050"},
    {.what = "at the end instant",
     .product = STORAGE,
     .contract = HELD "[upgrade 2027-12-20T09:30:00Z]\nquantity.gb = 800\n",
     .expected = FIRST " gb=500\nover 2027-12-20T09:30:00Z",
     .codes = "CTR-050"},
    {.what = "nothing changes",
     .product = STORAGE,
     .contract = HELD "[upgrade 2027-04-11]\nquantity.gb = 500\n",
     .expected = FIRST " gb=500",
     .codes = "CTR-056"},
    {.what = "one falls, another rises",
     .product = STORAGE,
     .contract = HELD "[upgrade 2027-04-11]\nquantity.gb = 499\nquantity.seats = 9\n",
     .expected = FIRST " gb=500",
     .codes = "CTR-055"},
    {.what = "a dimension that is metered only",
     .product = STORAGE,
     .contract = HELD "[upgrade 2027-04-11]\nquantity.calls = 5\n",
     .expected = FIRST " gb=500",
     .codes = "CTR-057"},
    {.what = "one that is priced, and one that is metered only",
     .product = STORAGE,
     .contract = HELD "[upgrade 2027-04-11]\nquantity.gb = 800\nquantity.calls = 5\n",
     .expected = FIRST " gb=500",
     .codes = "CTR-057"},
    {.what = "one rises, another falls",
     .product = STORAGE,
     .contract = HELD "[item seats]\nquantity = 2\n[upgrade 2027-04-11]\nquantity.gb = 800\n"
                      "quantity.seats = 1\n",
     .expected = FIRST " gb=500 seats=2",
     .codes = "CTR-055"},
    {.what = "of what costs nothing",
     .product = "[product]\ntitle = F\ncategory = data\nunit = GB\npurchase = any\n"
                "currency = USD\ndurations = 12m\n[dimension gb]\nprice.12m = 0\n",
     .contract = HELD "[upgrade 2027-04-11]\nquantity.gb = 800\n",
     .expected = FIRST " gb=500; 2027-04-11: gb=800"},
    {.what = "the first dimension, which has no price for the term",
     .product = HALF_PRICED,
     .contract = HELD "[upgrade 2027-04-11]\nquantity.bare = 5\n",
     .expected = FIRST " gb=500",
     .codes = "CTR-057"},
    {.what = "to a dearer tier",
     .product = TIERS,
     .contract =
         PUBLIC("12", "2027-01-01") "[item basic]\n[upgrade 2027-04-11]\nquantity.pro = 1\n",
     .expected = "first 2027-01-01 2028-01-01 basic=1; 2027-04-11: pro=1"},
    {.what = "to a tier of the same price",
     .product = TIERS,
     .contract = PUBLIC("12", "2027-01-01") "[item pro]\n[upgrade 2027-04-11]\nquantity.same = 1\n",
     .expected = "first 2027-01-01 2028-01-01 pro=1",
     .codes = "CTR-054"},
    {.what = "to two tiers",
     .product = TIERS,
     .contract = PUBLIC("12", "2027-01-01") "[item basic]\n[upgrade 2027-04-11]\nquantity.pro = 1\n"
                                            "quantity.same = 1\n",
     .expected = "first 2027-01-01 2028-01-01 basic=1",
     .codes = "CTR-053"},
    {.what = "to two of a tier",
     .product = TIERS,
     .contract =
         PUBLIC("12", "2027-01-01") "[item basic]\n[upgrade 2027-04-11]\nquantity.pro = 2\n",
     .expected = "first 2027-01-01 2028-01-01 basic=1",
     .codes = "CTR-053"},
    {.what = "of an instalment plan",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n" GB "[payments]\nplan = monthly\n"),
     .contract = PRIVATE("2027-01-01") "[upgrade 2027-04-11]\nquantity.gb = 800\n",
     .expected = "first 2027-01-01 2028-01-01 gb=500",
     .codes = "CTR-052"},
    {.what = "before a future-dated start",
     .product = STORAGE,
     .offer = OFFER("start = 2027-02-01\nend = 2028-01-31\n" GB),
     .contract = PRIVATE("2027-01-01") "[upgrade 2027-01-15]\nquantity.gb = 800\n",
     .expected = "first 2027-02-01 2028-02-01 gb=500",
     .codes = "CTR-051"},
};

static void test_life__upgrades(void **state)
{
    (void)state;
    check_lives(upgrade_cases, COUNT(upgrade_cases));
}

static const life_case ending_cases[] = {
    {.what = "cancel",
     .product = STORAGE,
     .contract = HELD "[cancel 2027-06-01]\n",
     .expected = FIRST " cancelled 2027-06-01 gb=500\nover 2027-06-01"},
    {.what = "cancel on the day of a renewal is at the end and prevents it",
     .product = STORAGE,
     .contract = HELD AUTO "[cancel 2027-12-20]\n",
     .until = "2030-01-01",
     .expected = FIRST " gb=500\nover 2027-12-20T09:30:00Z"},
    {.what = "cancel on the last day of a term that does not renew",
     .product = STORAGE,
     .contract = HELD "[cancel 2027-12-20]\n",
     .expected = FIRST " cancelled 2027-12-20 gb=500\nover 2027-12-20"},
    {.what = "cancel at an hour on the day of a renewal",
     .product = STORAGE,
     .contract = HELD AUTO "[cancel 2027-12-20T08:00:00Z]\n",
     .until = "2030-01-01",
     .expected = FIRST " cancelled 2027-12-20T08:00:00Z gb=500\nover 2027-12-20T08:00:00Z"},
    {.what = "nothing happens after a cancellation",
     .product = STORAGE,
     .contract =
         HELD "[cancel 2027-06-01]\n[upgrade 2027-06-02]\nquantity.gb = 800\n[cancel 2027-07-01]\n",
     .expected = FIRST " cancelled 2027-06-01 gb=500\nover 2027-06-01",
     .codes = "CTR-050 CTR-050"},
    {.what = "cancel comes before an upgrade of one instant",
     .product = STORAGE,
     .contract = HELD "[upgrade 2027-06-01]\nquantity.gb = 800\n[cancel 2027-06-01]\n",
     .expected = FIRST " cancelled 2027-06-01 gb=500\nover 2027-06-01",
     .codes = "CTR-050"},
    {.what = "cancel before a future-dated start",
     .product = STORAGE,
     .offer = OFFER("start = 2027-02-01\nend = 2028-01-31\n" GB),
     .contract = PRIVATE("2027-01-01") "[cancel 2027-01-15]\n",
     .expected = "first 2027-02-01 2028-02-01 cancelled 2027-02-01 gb=500\nover 2027-02-01"},
    {.what = "refund within 48 hours",
     .product = STORAGE,
     .contract = HELD "[refund 2026-12-22T09:30:00Z]\n",
     .expected = FIRST " refunded 2026-12-22T09:30:00Z gb=500\nover 2026-12-22T09:30:00Z"},
    {.what = "refund a second later",
     .product = STORAGE,
     .contract = HELD "[refund 2026-12-22T09:30:01Z]\n",
     .expected = FIRST " gb=500",
     .codes = "CTR-058"},
    {.what = "refund a second later, approved",
     .product = STORAGE,
     .contract = HELD "[refund 2026-12-22T09:30:01Z]\napproved = yes\n",
     .expected = FIRST " refunded 2026-12-22T09:30:01Z gb=500\nover 2026-12-22T09:30:01Z"},
    {.what = "refund on the day of acceptance",
     .product = STORAGE,
     .contract = HELD "[refund 2026-12-20]\n",
     .expected = FIRST " refunded 2026-12-20T09:30:00Z gb=500\nover 2026-12-20T09:30:00Z"},
    {.what = "a credit note leaves access",
     .product = STORAGE,
     .contract = HELD "[refund 2027-02-01]\napproved = yes\namount = 5\n[upgrade 2027-02-01]\n"
                      "quantity.gb = 800\n",
     .expected = FIRST " gb=500; 2027-02-01: gb=800"},
    {.what = "refund before a future-dated start",
     .product = STORAGE,
     .offer = OFFER("start = 2027-02-01\nend = 2028-01-31\n" GB),
     .contract = PRIVATE("2027-01-01") "[refund 2027-01-02]\n",
     .expected = "first 2027-02-01 2028-02-01 refunded 2027-02-01 gb=500\nover 2027-02-01"},
    {.what = "cancel before acceptance",
     .product = STORAGE,
     .contract = HELD "[cancel 2026-12-19]\n",
     .expected = FIRST " gb=500",
     .codes = "CTR-051"},
};

static void test_life__endings(void **state)
{
    (void)state;
    check_lives(ending_cases, COUNT(ending_cases));
}

/* A bare date of the day of acceptance means that day, though the term starts later. */
static const life_case day_cases[] = {
    {.what = "refund on the day of acceptance before a future-dated start",
     .product = STORAGE,
     .offer = OFFER("start = 2027-02-01\nend = 2028-01-31\n" GB),
     .contract = PRIVATE("2027-01-01T09:30:00Z") "[refund 2027-01-01]\n",
     .expected = "first 2027-02-01 2028-02-01 refunded 2027-02-01 gb=500\nover 2027-02-01"},
    {.what = "a day on which two agreements begin, the later one first in the file",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n" GB),
     .other_offer = OFFER("replaces = agmt-1\nduration = 12m\n[item seats]\nquantity = 9\n"),
     .contract =
         PRIVATE("2027-01-01") "[replace 2027-06-01T11:00:00Z]\noffer = b.offer.ini\n[replace "
                               "2027-06-01T10:00:00Z]\n"
                               "offer = b.offer.ini\n[upgrade 2027-06-01]\nquantity.seats = 10\n",
     .expected = "first 2027-01-01 2028-01-01 replaced 2027-06-01T10:00:00Z gb=500\n"
                 "replace 2027-06-01T10:00:00Z 2028-06-01T10:00:00Z replaced 2027-06-01T11:00:00Z "
                 "seats=9; 2027-06-01T10:00:00Z: seats=10\n"
                 "replace 2027-06-01T11:00:00Z 2028-06-01T11:00:00Z seats=9"},
    {.what = "what ends access on such a day comes before the first of them",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n" GB),
     .other_offer = OFFER("replaces = agmt-1\nduration = 12m\n[item seats]\nquantity = 9\n"),
     .contract =
         PRIVATE("2027-01-01") "[replace 2027-06-01T11:00:00Z]\noffer = b.offer.ini\n[replace "
                               "2027-06-01T10:00:00Z]\noffer = b.offer.ini\n[cancel 2027-06-01]\n",
     .expected = "first 2027-01-01 2028-01-01 cancelled 2027-06-01T10:00:00Z gb=500\n"
                 "over 2027-06-01T10:00:00Z",
     .codes = "CTR-050 CTR-050"},
    {.what = "and the earlier one first",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n" GB),
     .other_offer = OFFER("replaces = agmt-1\nduration = 12m\n[item seats]\nquantity = 9\n"),
     .contract = PRIVATE(
         "2027-01-01") "[upgrade 2027-06-01]\nquantity.seats = 10\n[replace 2027-06-01T10:00:00Z]\n"
                       "offer = b.offer.ini\n[replace 2027-06-01T11:00:00Z]\noffer = b.offer.ini\n",
     .expected = "first 2027-01-01 2028-01-01 replaced 2027-06-01T10:00:00Z gb=500\n"
                 "replace 2027-06-01T10:00:00Z 2028-06-01T10:00:00Z replaced 2027-06-01T11:00:00Z "
                 "seats=9; 2027-06-01T10:00:00Z: seats=10\n"
                 "replace 2027-06-01T11:00:00Z 2028-06-01T11:00:00Z seats=9"},
};

static void test_life__days(void **state)
{
    (void)state;
    check_lives(day_cases, COUNT(day_cases));
}

/* What was said of a name when the contract was bound is not said again. */
static void test_life__unbound_upgrade(void **state)
{
    (void)state;
    const test_files files = {STORAGE, NULL, NULL,
                              HELD "[upgrade 2027-04-11]\nquantity.gb = 800\n"};
    tn_contract *contract = test_contract(arena, tables, &files, tn_findings_new(arena));
    contract->events[0].quantities[0].dimension = TN_NO_DIMENSION;
    const tn_life *life = tn_books_life(plain_books(contract));
    assert_non_null(life);
    assert_int_equal(life->terms[0].holding_count, 1);
    assert_int_equal(tn_findings_count(findings), 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_life__upgrades),
        cmocka_unit_test(test_life__endings),
        cmocka_unit_test(test_life__days),
        cmocka_unit_test(test_life__unbound_upgrade),
    };
    return RUN_LIVES(tests);
}
