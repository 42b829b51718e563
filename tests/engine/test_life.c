/* Lives of contracts: terms, events and their instants, what is held when. */
#include "engine/lives.h"

#define GB   "[item gb]\nquantity = 500\n"
#define AUTO "[renewal]\nauto = yes\n"

static const life_case term_cases[] = {
    {"one term", STORAGE, NULL, NULL, PUBLIC("12", "2026-12-20T09:30:00Z") GB, NULL, NULL, NULL,
     "first 2026-12-20T09:30:00Z 2027-12-20T09:30:00Z gb=500", NULL},
    {"the horizon looks beyond its end", STORAGE, NULL, NULL,
     PUBLIC("12", "2026-12-20T09:30:00Z") GB, "2028-01-01", NULL, NULL,
     "first 2026-12-20T09:30:00Z 2027-12-20T09:30:00Z gb=500\nover 2027-12-20T09:30:00Z", NULL},
    {"the 31st through a short month", STORAGE, NULL, NULL, PUBLIC("1", "2027-01-31") GB AUTO,
     "2027-04-30", NULL, NULL,
     "first 2027-01-31 2027-02-28 gb=500\nauto 2027-02-28 2027-03-31 gb=500\n"
     "auto 2027-03-31 2027-04-30 gb=500\nauto 2027-04-30 2027-05-31 gb=500",
     NULL},
    {"the last day before a renewal", STORAGE, NULL, NULL, PUBLIC("1", "2027-01-31") GB AUTO,
     "2027-02-27", NULL, NULL, "first 2027-01-31 2027-02-28 gb=500", NULL},
    {"the term that holds as-of", STORAGE, NULL, NULL, PUBLIC("1", "2027-01-31") GB AUTO, NULL,
     "2027-02-28", NULL, "first 2027-01-31 2027-02-28 gb=500\nauto 2027-02-28 2027-03-31 gb=500",
     NULL},
    {"a dated agreement runs 00:00Z to 24:00Z", STORAGE,
     OFFER("start = 2027-01-01\nend = 2027-12-31\n" GB), NULL, PRIVATE("2026-12-20T09:30:00Z"),
     NULL, NULL, NULL, "first 2027-01-01 2028-01-01 gb=500", NULL},
    {"items replace the offer's quantities as a whole", STORAGE,
     OFFER("duration = 12m\n" GB "[item seats]\nquantity = 3\n"), NULL,
     PRIVATE("2027-01-01") "[item seats]\nquantity = 7\n", NULL, NULL, NULL,
     "first 2027-01-01 2028-01-01 seats=7", NULL},
    {"a tier counts once", TIERS, NULL, NULL, PUBLIC("12", "2027-01-01") "[item pro]\n", NULL, NULL,
     NULL, "first 2027-01-01 2028-01-01 pro=1", NULL},
    {"the tier of an offer counts once", TIERS, OFFER("duration = 12m\n[item pro]\n"), NULL,
     PRIVATE("2027-01-01"), NULL, NULL, NULL, "first 2027-01-01 2028-01-01 pro=1", NULL},
    {"no price for what is held", STORAGE, NULL, NULL, PUBLIC("36", "2027-01-01") GB, NULL, NULL,
     NULL, "", "CTR-057"},
};

static void test_life__terms(void **state)
{
    (void)state;
    check_lives(term_cases, COUNT(term_cases));
}

#define HELD  PUBLIC("12", "2026-12-20T09:30:00Z") GB
#define FIRST "first 2026-12-20T09:30:00Z 2027-12-20T09:30:00Z"

static const life_case upgrade_cases[] = {
    {"a bare date is midnight", STORAGE, NULL, NULL,
     HELD "[upgrade 2027-04-11]\nquantity.gb = 800\n", NULL, NULL, NULL,
     FIRST " gb=500; 2027-04-11: gb=800", NULL},
    {"what is not named stays", STORAGE, NULL, NULL,
     HELD "[upgrade 2027-04-11]\nquantity.seats = 2\n", NULL, NULL, NULL,
     FIRST " gb=500; 2027-04-11: gb=500 seats=2", NULL},
    {"on the first day, at the start", STORAGE, NULL, NULL,
     HELD "[upgrade 2026-12-20]\nquantity.gb = 800\n", NULL, NULL, NULL,
     FIRST " gb=500; 2026-12-20T09:30:00Z: gb=800", NULL},
    {"on the last day of a term that ends", STORAGE, NULL, NULL,
     HELD "[upgrade 2027-12-20]\nquantity.gb = 800\n", NULL, NULL, NULL,
     FIRST " gb=500; 2027-12-20: gb=800", NULL},
    {"on the last day of one that renews: the first of the next", STORAGE, NULL, NULL,
     HELD AUTO "[upgrade 2027-12-20]\nquantity.gb = 800\n", NULL, NULL, NULL,
     FIRST " gb=500\nauto 2027-12-20T09:30:00Z 2028-12-20T09:30:00Z gb=500; "
           "2027-12-20T09:30:00Z: gb=800",
     NULL},
    {"by hour whatever the order in the file", STORAGE, NULL, NULL,
     HELD "[upgrade 2027-05-01]\nquantity.gb = 900\n[upgrade 2027-04-11T10:00:00Z]\n"
          "quantity.gb = 800\n",
     NULL, NULL, NULL, FIRST " gb=500; 2027-04-11T10:00:00Z: gb=800; 2027-05-01: gb=900", NULL},
    {"two at one instant, each after the one before", STORAGE, NULL, NULL,
     HELD "[upgrade 2027-05-01]\nquantity.gb = 600\n[upgrade 2027-05-01T00:00:00Z]\n"
          "quantity.gb = 700\n",
     NULL, NULL, NULL, FIRST " gb=500; 2027-05-01: gb=600; 2027-05-01: gb=700", NULL},
    {"before acceptance", STORAGE, NULL, NULL, HELD "[upgrade 2026-12-19]\nquantity.gb = 800\n",
     NULL, NULL, NULL, FIRST " gb=500", "CTR-051"},
    {"at an hour before acceptance", STORAGE, NULL, NULL,
     HELD "[upgrade 2026-12-20T09:29:59Z]\nquantity.gb = 800\n", NULL, NULL, NULL, FIRST " gb=500",
     "CTR-051"},
    {"after the end", STORAGE, NULL, NULL, HELD "[upgrade 2027-12-21]\nquantity.gb = 800\n", NULL,
     NULL, NULL, FIRST " gb=500\nover 2027-12-20T09:30:00Z", "CTR-050"},
    {"at the end instant", STORAGE, NULL, NULL,
     HELD "[upgrade 2027-12-20T09:30:00Z]\nquantity.gb = 800\n", NULL, NULL, NULL,
     FIRST " gb=500\nover 2027-12-20T09:30:00Z", "CTR-050"},
    {"nothing changes", STORAGE, NULL, NULL, HELD "[upgrade 2027-04-11]\nquantity.gb = 500\n", NULL,
     NULL, NULL, FIRST " gb=500", "CTR-056"},
    {"one falls, another rises", STORAGE, NULL, NULL,
     HELD "[upgrade 2027-04-11]\nquantity.gb = 499\nquantity.seats = 9\n", NULL, NULL, NULL,
     FIRST " gb=500", "CTR-055"},
    {"a dimension that is metered only", STORAGE, NULL, NULL,
     HELD "[upgrade 2027-04-11]\nquantity.calls = 5\n", NULL, NULL, NULL, FIRST " gb=500",
     "CTR-057"},
    {"to a dearer tier", TIERS, NULL, NULL,
     PUBLIC("12", "2027-01-01") "[item basic]\n[upgrade 2027-04-11]\nquantity.pro = 1\n", NULL,
     NULL, NULL, "first 2027-01-01 2028-01-01 basic=1; 2027-04-11: pro=1", NULL},
    {"to a tier of the same price", TIERS, NULL, NULL,
     PUBLIC("12", "2027-01-01") "[item pro]\n[upgrade 2027-04-11]\nquantity.same = 1\n", NULL, NULL,
     NULL, "first 2027-01-01 2028-01-01 pro=1", "CTR-054"},
    {"to two tiers", TIERS, NULL, NULL,
     PUBLIC("12", "2027-01-01") "[item basic]\n[upgrade 2027-04-11]\nquantity.pro = 1\n"
                                "quantity.same = 1\n",
     NULL, NULL, NULL, "first 2027-01-01 2028-01-01 basic=1", "CTR-053"},
    {"to two of a tier", TIERS, NULL, NULL,
     PUBLIC("12", "2027-01-01") "[item basic]\n[upgrade 2027-04-11]\nquantity.pro = 2\n", NULL,
     NULL, NULL, "first 2027-01-01 2028-01-01 basic=1", "CTR-053"},
    {"of an instalment plan", STORAGE, OFFER("duration = 12m\n" GB "[payments]\nplan = monthly\n"),
     NULL, PRIVATE("2027-01-01") "[upgrade 2027-04-11]\nquantity.gb = 800\n", NULL, NULL, NULL,
     "first 2027-01-01 2028-01-01 gb=500", "CTR-052"},
    {"before a future-dated start", STORAGE, OFFER("start = 2027-02-01\nend = 2028-01-31\n" GB),
     NULL, PRIVATE("2027-01-01") "[upgrade 2027-01-15]\nquantity.gb = 800\n", NULL, NULL, NULL,
     "first 2027-02-01 2028-02-01 gb=500", "CTR-051"},
};

static void test_life__upgrades(void **state)
{
    (void)state;
    check_lives(upgrade_cases, COUNT(upgrade_cases));
}

static const life_case ending_cases[] = {
    {"cancel", STORAGE, NULL, NULL, HELD "[cancel 2027-06-01]\n", NULL, NULL, NULL,
     FIRST " cancelled 2027-06-01 gb=500\nover 2027-06-01", NULL},
    {"cancel on the day of a renewal is at the end and prevents it", STORAGE, NULL, NULL,
     HELD AUTO "[cancel 2027-12-20]\n", "2030-01-01", NULL, NULL,
     FIRST " gb=500\nover 2027-12-20T09:30:00Z", NULL},
    {"cancel on the last day of a term that does not renew", STORAGE, NULL, NULL,
     HELD "[cancel 2027-12-20]\n", NULL, NULL, NULL,
     FIRST " cancelled 2027-12-20 gb=500\nover 2027-12-20", NULL},
    {"cancel at an hour on the day of a renewal", STORAGE, NULL, NULL,
     HELD AUTO "[cancel 2027-12-20T08:00:00Z]\n", "2030-01-01", NULL, NULL,
     FIRST " cancelled 2027-12-20T08:00:00Z gb=500\nover 2027-12-20T08:00:00Z", NULL},
    {"nothing happens after a cancellation", STORAGE, NULL, NULL,
     HELD "[cancel 2027-06-01]\n[upgrade 2027-06-02]\nquantity.gb = 800\n[cancel 2027-07-01]\n",
     NULL, NULL, NULL, FIRST " cancelled 2027-06-01 gb=500\nover 2027-06-01", "CTR-050 CTR-050"},
    {"cancel comes before an upgrade of one instant", STORAGE, NULL, NULL,
     HELD "[upgrade 2027-06-01]\nquantity.gb = 800\n[cancel 2027-06-01]\n", NULL, NULL, NULL,
     FIRST " cancelled 2027-06-01 gb=500\nover 2027-06-01", "CTR-050"},
    {"cancel before a future-dated start", STORAGE,
     OFFER("start = 2027-02-01\nend = 2028-01-31\n" GB), NULL,
     PRIVATE("2027-01-01") "[cancel 2027-01-15]\n", NULL, NULL, NULL,
     "first 2027-02-01 2028-02-01 cancelled 2027-02-01 gb=500\nover 2027-02-01", NULL},
    {"refund within 48 hours", STORAGE, NULL, NULL, HELD "[refund 2026-12-22T09:30:00Z]\n", NULL,
     NULL, NULL, FIRST " refunded 2026-12-22T09:30:00Z gb=500\nover 2026-12-22T09:30:00Z", NULL},
    {"refund a second later", STORAGE, NULL, NULL, HELD "[refund 2026-12-22T09:30:01Z]\n", NULL,
     NULL, NULL, FIRST " gb=500", "CTR-058"},
    {"refund a second later, approved", STORAGE, NULL, NULL,
     HELD "[refund 2026-12-22T09:30:01Z]\napproved = yes\n", NULL, NULL, NULL,
     FIRST " refunded 2026-12-22T09:30:01Z gb=500\nover 2026-12-22T09:30:01Z", NULL},
    {"refund on the day of acceptance", STORAGE, NULL, NULL, HELD "[refund 2026-12-20]\n", NULL,
     NULL, NULL, FIRST " refunded 2026-12-20T09:30:00Z gb=500\nover 2026-12-20T09:30:00Z", NULL},
    {"a credit note leaves access", STORAGE, NULL, NULL,
     HELD "[refund 2027-02-01]\napproved = yes\namount = 5\n[upgrade 2027-02-01]\n"
          "quantity.gb = 800\n",
     NULL, NULL, NULL, FIRST " gb=500; 2027-02-01: gb=800", NULL},
    {"refund before a future-dated start", STORAGE,
     OFFER("start = 2027-02-01\nend = 2028-01-31\n" GB), NULL,
     PRIVATE("2027-01-01") "[refund 2027-01-02]\n", NULL, NULL, NULL,
     "first 2027-02-01 2028-02-01 refunded 2027-02-01 gb=500\nover 2027-02-01", NULL},
    {"cancel before acceptance", STORAGE, NULL, NULL, HELD "[cancel 2026-12-19]\n", NULL, NULL,
     NULL, FIRST " gb=500", "CTR-051"},
};

static void test_life__endings(void **state)
{
    (void)state;
    check_lives(ending_cases, COUNT(ending_cases));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_life__terms),
        cmocka_unit_test(test_life__upgrades),
        cmocka_unit_test(test_life__endings),
    };
    return RUN_LIVES(tests);
}
