/* Terms of lives by hand: when they begin, end and renew, and how far they are looked at. */
#include "engine/lives.h"

#define GB   "[item gb]\nquantity = 500\n"
#define AUTO "[renewal]\nauto = yes\n"

static const life_case term_cases[] = {
    {.what = "one term",
     .product = STORAGE,
     .contract = PUBLIC("12", "2026-12-20T09:30:00Z") GB,
     .expected = "first 2026-12-20T09:30:00Z 2027-12-20T09:30:00Z gb=500"},
    {.what = "the horizon looks beyond its end",
     .product = STORAGE,
     .contract = PUBLIC("12", "2026-12-20T09:30:00Z") GB,
     .until = "2028-01-01",
     .expected =
         "first 2026-12-20T09:30:00Z 2027-12-20T09:30:00Z gb=500\nover 2027-12-20T09:30:00Z"},
    {.what = "the 31st through a short month",
     .product = STORAGE,
     .contract = PUBLIC("1", "2027-01-31") GB AUTO,
     .until = "2027-04-30",
     .expected = "first 2027-01-31 2027-02-28 gb=500\nauto 2027-02-28 2027-03-31 gb=500\n"
                 "auto 2027-03-31 2027-04-30 gb=500\nauto 2027-04-30 2027-05-31 gb=500"},
    {.what = "the last day before a renewal",
     .product = STORAGE,
     .contract = PUBLIC("1", "2027-01-31") GB AUTO,
     .until = "2027-02-27",
     .expected = "first 2027-01-31 2027-02-28 gb=500"},
    {.what = "the term that holds as-of",
     .product = STORAGE,
     .contract = PUBLIC("1", "2027-01-31") GB AUTO,
     .as_of = "2027-02-28",
     .expected = "first 2027-01-31 2027-02-28 gb=500\nauto 2027-02-28 2027-03-31 gb=500"},
    {.what = "as-of is the day on which a term begins at half past nine",
     .product = STORAGE,
     .contract = PUBLIC("1", "2027-01-31T09:30:00Z") GB AUTO,
     .as_of = "2027-02-28",
     .expected = "first 2027-01-31T09:30:00Z 2027-02-28T09:30:00Z gb=500\n"
                 "auto 2027-02-28T09:30:00Z 2027-03-31T09:30:00Z gb=500"},
    {.what = "as-of is the day before it",
     .product = STORAGE,
     .contract = PUBLIC("1", "2027-01-31T09:30:00Z") GB AUTO,
     .as_of = "2027-02-27",
     .expected = "first 2027-01-31T09:30:00Z 2027-02-28T09:30:00Z gb=500"},
    {.what = "as-of is the last day, and nothing renews",
     .product = STORAGE,
     .contract = PUBLIC("1", "2027-01-31T09:30:00Z") GB,
     .as_of = "2027-02-28",
     .expected = "first 2027-01-31T09:30:00Z 2027-02-28T09:30:00Z gb=500"},
    {.what = "a dated agreement runs 00:00Z to 24:00Z",
     .product = STORAGE,
     .offer = OFFER("start = 2027-01-01\nend = 2027-12-31\n" GB),
     .contract = PRIVATE("2026-12-20T09:30:00Z"),
     .expected = "first 2027-01-01 2028-01-01 gb=500"},
    {.what = "an agreed total that no plan bills",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n" GB "[payments]\ntotal = 1.00\n"),
     .contract = PRIVATE("2026-12-20"),
     .expected = "first 2026-12-20 2027-12-20 gb=500",
     .codes = "OFR-064"},
    {.what = "items replace the offer's quantities as a whole",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n" GB "[item seats]\nquantity = 3\n"),
     .contract = PRIVATE("2027-01-01") "[item seats]\nquantity = 7\n",
     .expected = "first 2027-01-01 2028-01-01 seats=7"},
    {.what = "a tier counts once",
     .product = TIERS,
     .contract = PUBLIC("12", "2027-01-01") "[item pro]\n",
     .expected = "first 2027-01-01 2028-01-01 pro=1"},
    {.what = "the tier of an offer counts once",
     .product = TIERS,
     .offer = OFFER("duration = 12m\n[item pro]\n"),
     .contract = PRIVATE("2027-01-01"),
     .expected = "first 2027-01-01 2028-01-01 pro=1"},
    {.what = "no price for what is held",
     .product = STORAGE,
     .contract = PUBLIC("36", "2027-01-01") GB,
     .expected = "",
     .codes = "CTR-057"},
    {.what = "no price for the first dimension, one for the second",
     .product = HALF_PRICED,
     .contract = PUBLIC("12", "2027-01-01") "[item bare]\nquantity = 1\n" GB,
     .expected = "",
     .codes = "CTR-057"},
    {.what = "where only the second one is held nothing is missing",
     .product = HALF_PRICED,
     .contract = PUBLIC("12", "2027-01-01") GB,
     .expected = "first 2027-01-01 2028-01-01 gb=500"},
};

static void test_life__terms(void **state)
{
    (void)state;
    check_lives(term_cases, COUNT(term_cases));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_life__terms),
    };
    return RUN_LIVES(tests);
}
