/* Invoices by hand: first charges, upgrades, renewals. Figures worked out on paper. */
#include "engine/lives.h"

#define GB   "[item gb]\nquantity = 500\n"
#define YEAR PUBLIC("12", "2027-01-01") GB
#define UNITS                                                                                      \
    "[product]\ntitle = U\ncategory = units\npurchase = any\ncurrency = USD\n"                     \
    "durations = 1m, 12m\n"                                                                        \
    "[dimension unit]\nprice.1m = 100\nprice.12m = 0.333\n"                                        \
    "[dimension more]\nprice.1m = 10\nprice.12m = 0.666\n"

static const life_case upgrade_cases[] = {
    {"AWS's published example", UNITS, NULL, NULL,
     PUBLIC("1", "2018-04-01") "[item unit]\nquantity = 1\n[upgrade 2018-04-11]\n"
                               "quantity.unit = 4\n",
     NULL, NULL, NULL, "2018-04-01 contract 100.00\n2018-04-11 upgrade 200.00 -66.67 266.67", NULL},
    {"500 to 800 GB with 183 of 365 days left", STORAGE, NULL, NULL,
     YEAR "[upgrade 2027-07-02]\nquantity.gb = 800\n", NULL, NULL, NULL,
     "2027-01-01 contract 8000.00\n2027-07-02 upgrade 2406.58 -4010.96 6417.53 0.01", NULL},
    {"a line each", STORAGE, NULL, NULL, YEAR "[upgrade 2027-07-02]\nquantity.gb = 800\n", NULL,
     NULL, "aws,scope=line",
     "2027-01-01 contract 8000.00\n2027-07-02 upgrade 2406.57 -4010.96 6417.53", NULL},
    {"Basic to Pro in a leap year", TIERS, NULL, NULL,
     PUBLIC("12", "2028-01-01") "[item basic]\n[upgrade 2028-04-11]\nquantity.pro = 1\n", NULL,
     NULL, NULL, "2028-01-01 contract 1000.00\n2028-04-11 upgrade 2172.13 -724.04 2896.17", NULL},
    {"what was held is credited, never the last increment: 183 and 92 of 365 days", STORAGE, NULL,
     NULL,
     YEAR "[upgrade 2027-07-02]\nquantity.gb = 800\n[upgrade 2027-10-01]\nquantity.gb = 900\n",
     NULL, NULL, NULL,
     "2027-01-01 contract 8000.00\n2027-07-02 upgrade 2406.58 -4010.96 6417.53 0.01\n"
     "2027-10-01 upgrade 403.29 -3226.30 3629.59",
     NULL},
    {"an item that is new has no credit, one that stays no line", STORAGE, NULL, NULL,
     YEAR "[upgrade 2027-07-02]\nquantity.seats = 3\n", NULL, NULL, NULL,
     "2027-01-01 contract 8000.00\n2027-07-02 upgrade 150.41 150.41", NULL},
    {"two at one instant are one invoice from the first to the last", STORAGE, NULL, NULL,
     YEAR "[upgrade 2027-07-02]\nquantity.gb = 600\n[upgrade 2027-07-02T00:00:00Z]\n"
          "quantity.gb = 800\n",
     NULL, NULL, NULL,
     "2027-01-01 contract 8000.00\n2027-07-02 upgrade 2406.58 -4010.96 6417.53 0.01", NULL},
    {"none: no credit, the full charge", STORAGE, NULL, NULL,
     YEAR "[upgrade 2027-07-02]\nquantity.gb = 800\n", NULL, NULL, "none",
     "2027-01-01 contract 8000.00\n2027-07-02 upgrade 12800.00 12800.00", NULL},
    {"none: two at one instant are charged once", STORAGE, NULL, NULL,
     YEAR "[upgrade 2027-07-02]\nquantity.gb = 600\n[upgrade 2027-07-02T00:00:00Z]\n"
          "quantity.gb = 800\n",
     NULL, NULL, "none", "2027-01-01 contract 8000.00\n2027-07-02 upgrade 12800.00 12800.00", NULL},
    {"the day of the change counts as used: 182 of 365", STORAGE, NULL, NULL,
     YEAR "[upgrade 2027-07-02]\nquantity.gb = 800\n", NULL, NULL, "aws,change_day=old",
     "2027-01-01 contract 8000.00\n2027-07-02 upgrade 2393.42 -3989.04 6382.47 -0.01", NULL},
    {"also on the first day: 364 of 365", STORAGE, NULL, NULL,
     YEAR "[upgrade 2027-01-01]\nquantity.gb = 800\n", NULL, NULL, "aws,change_day=old",
     "2027-01-01 contract 8000.00\n2027-01-01 upgrade 4786.85 -7978.08 12764.93", NULL},
    {"actual-30: 183 of 360", STORAGE, NULL, NULL, YEAR "[upgrade 2027-07-02]\nquantity.gb = 800\n",
     NULL, NULL, "aws,basis=actual-30",
     "2027-01-01 contract 8000.00\n2027-07-02 upgrade 2440.00 -4066.67 6506.67", NULL},
    {"no time is left: the quantity rises, no invoice, a larger renewal", STORAGE, NULL, NULL,
     PUBLIC("12", "2027-01-01T09:30:00Z") GB "[renewal]\nauto = yes\n"
                                             "[upgrade 2028-01-01T08:00:00Z]\nquantity.gb = 800\n",
     "2028-01-31", NULL, NULL, "2027-01-01 contract 8000.00\n2028-01-01 renewal 12800.00", NULL},
    {"the credit is at most what was charged: 0.333 was rounded to 0.33", UNITS, NULL, NULL,
     PUBLIC("12", "2027-01-01") "[item unit]\nquantity = 1\n[upgrade 2027-01-01]\n"
                                "quantity.unit = 2\n",
     NULL, NULL, NULL, "2027-01-01 contract 0.33\n2027-01-01 upgrade 0.34 -0.33 0.67", NULL},
    {"what exceeds the cap comes off the last credit", STORAGE, NULL, NULL,
     YEAR "[item seats]\nquantity = 10\n[refund 2027-02-01]\napproved = yes\namount = 4900.00\n"
          "[upgrade 2027-07-02]\nquantity.gb = 800\nquantity.seats = 11\n",
     NULL, NULL, NULL,
     "2027-01-01 contract 9000.00\n2027-02-01 refund -4900.00\n"
     "2027-07-02 upgrade 2869.04 -4010.96 -89.04 6417.53 551.51",
     NULL},
    {"and then off the one before", STORAGE, NULL, NULL,
     YEAR "[item seats]\nquantity = 10\n[refund 2027-02-01]\napproved = yes\namount = 8990.00\n"
          "[upgrade 2027-07-02]\nquantity.gb = 800\nquantity.seats = 11\n",
     NULL, NULL, NULL,
     "2027-01-01 contract 9000.00\n2027-02-01 refund -8990.00\n"
     "2027-07-02 upgrade 6959.04 -10.00 0.00 6417.53 551.51",
     NULL},
    {"a dimension the offer does not name: list less the offer's discount, 87.50", STORAGE,
     OFFER("duration = 12m\ndiscount = 12.5%\n[item gb]\nquantity = 500\n"), NULL,
     PRIVATE("2027-01-01") "[upgrade 2027-07-02]\nquantity.seats = 1\n", NULL, NULL, NULL,
     "2027-01-01 contract 7000.00\n2027-07-02 upgrade 43.87 43.87", NULL},
    {"frozen prices hold", STORAGE, OFFER("duration = 12m\n[item gb]\nquantity = 500\n"), NULL,
     PRIVATE("2027-01-01") "[price gb]\nlist = 15\nnet = 14\n", NULL, NULL, NULL,
     "2027-01-01 contract 7000.00", NULL},
    {"yen have no cents: 1,000 x 183 / 365", STORAGE,
     OFFER("duration = 12m\ncurrency = JPY\n[item gb]\nprice = 100\nquantity = 10\n"
           "[usage calls]\nprice = 1\n"),
     NULL, PRIVATE("2027-01-01") "[upgrade 2027-07-02]\nquantity.gb = 20\n", NULL, NULL, NULL,
     "2027-01-01 contract 1000\n2027-07-02 upgrade 501 -501 1003 -1", NULL},
    {"a refused change is not billed", STORAGE, NULL, NULL,
     YEAR "[upgrade 2027-07-02]\nquantity.gb = 400\n", NULL, NULL, NULL,
     "2027-01-01 contract 8000.00", "CTR-055"},
};

static void test_invoices__upgrades(void **state)
{
    (void)state;
    check_bills(upgrade_cases, COUNT(upgrade_cases));
}

#define UPLIFT "[renewal]\nauto = yes\nuplift = 5%\n"

static const life_case renewal_cases[] = {
    {"10 x 133.333, then 7 with 5 %, and again", STORAGE,
     OFFER("duration = 12m\n[item gb]\nprice = 133.333\nquantity = 10\n" UPLIFT), NULL,
     PRIVATE("2027-01-01") "[renew 2028-01-01]\nquantity.gb = 7\nuplift = 5%\n", "2030-06-30", NULL,
     NULL,
     "2027-01-01 contract 1333.33\n2028-01-01 renewal 980.00\n2029-01-01 renewal 1029.00\n"
     "2030-01-01 renewal 1080.45",
     NULL},
    {"a public purchase renews at its price", STORAGE, NULL, NULL, YEAR "[renewal]\nauto = yes\n",
     "2028-12-31", NULL, NULL, "2027-01-01 contract 8000.00\n2028-01-01 renewal 8000.00", NULL},
    {"a range: the default", STORAGE,
     OFFER("duration = 12m\n[item gb]\nquantity = 500\n"
           "[renewal]\nauto = yes\nuplift = 3%..7%\ndefault = 5%\nadjustment = 60d\n"),
     NULL, PRIVATE("2027-01-01"), "2028-12-31", NULL, NULL,
     "2027-01-01 contract 8000.00\n2028-01-01 renewal 8400.00", NULL},
    {"what is not held rises too: seats at 105 after a year", STORAGE,
     OFFER("duration = 12m\n[item gb]\nquantity = 500\n[item seats]\n" UPLIFT), NULL,
     PRIVATE("2027-01-01") "[upgrade 2028-01-01]\nquantity.seats = 1\n", "2028-12-31", NULL, NULL,
     "2027-01-01 contract 8000.00\n2028-01-01 renewal 8400.00\n2028-01-01 upgrade 105.00 105.00",
     NULL},
    {"by hand at the price of before", STORAGE,
     OFFER("duration = 12m\n[item gb]\nquantity = 500\n" UPLIFT), NULL,
     PRIVATE("2027-01-01") "[renew 2028-01-01]\n", NULL, NULL, NULL,
     "2027-01-01 contract 8000.00\n2028-01-01 renewal 8000.00", NULL},
    {"a typed price as it is, the others with the uplift", STORAGE,
     OFFER("duration = 12m\n[item gb]\nquantity = 500\n[item seats]\nquantity = 1\n"), NULL,
     PRIVATE("2027-01-01") "[renew 2028-01-01]\nprice.gb = 17\nuplift = 10%\n", NULL, NULL, NULL,
     "2027-01-01 contract 8100.00\n2028-01-01 renewal 8610.00", NULL},
    {"another duration: its list less the discount, 30 - 12.5 %", STORAGE,
     OFFER("duration = 12m\ndiscount = 12.5%\n[item gb]\nprice = 10\nquantity = 500\n"), NULL,
     PRIVATE("2027-01-01") "[renew 2028-01-01]\nduration = 24m\n", NULL, NULL, NULL,
     "2027-01-01 contract 5000.00\n2028-01-01 renewal 13125.00", NULL},
    {"another duration of an item with a discount of its own, 30 - 10 %", STORAGE,
     OFFER("duration = 12m\ndiscount = 12.5%\n[item gb]\ndiscount = 10%\nquantity = 500\n"), NULL,
     PRIVATE("2027-01-01") "[renew 2028-01-01]\nduration = 24m\n", NULL, NULL, NULL,
     "2027-01-01 contract 7200.00\n2028-01-01 renewal 13500.00", NULL},
    {"a replacement: a contract invoice on its date, nothing back", STORAGE,
     OFFER("duration = 12m\n[item gb]\nquantity = 500\n"),
     OFFER("replaces = agmt-1\nduration = 12m\n[item seats]\nquantity = 9\n"),
     PRIVATE("2027-01-01") "[replace 2027-06-01]\noffer = b.offer.ini\n", NULL, NULL, NULL,
     "2027-01-01 contract 8000.00\n2027-06-01 contract 900.00", NULL},
    {"future-dated: charged on its start", STORAGE,
     OFFER("start = 2027-03-01\nend = 2028-02-29\n[item gb]\nprice = 16\nquantity = 500\n"), NULL,
     PRIVATE("2027-01-01"), NULL, NULL, NULL, "2027-03-01 contract 8000.00", NULL},
    {"cancelled before its start: never charged", STORAGE,
     OFFER("start = 2027-03-01\nend = 2028-02-29\n[item gb]\nprice = 16\nquantity = 500\n"), NULL,
     PRIVATE("2027-01-01") "[cancel 2027-02-01]\n", NULL, NULL, NULL, "", NULL},
    {"cancelled: nothing back", STORAGE, NULL, NULL, YEAR "[cancel 2027-02-01]\n", NULL, NULL, NULL,
     "2027-01-01 contract 8000.00", NULL},
    {"invoices behind the horizon are not shown", STORAGE, NULL, NULL,
     YEAR "[upgrade 2027-07-02]\nquantity.gb = 800\n", "2027-07-01", NULL, NULL,
     "2027-01-01 contract 8000.00", NULL},
    {"those on its last day are", STORAGE, NULL, NULL,
     YEAR "[upgrade 2027-07-02T23:59:59Z]\nquantity.gb = 800\n", "2027-07-02", NULL, NULL,
     "2027-01-01 contract 8000.00\n2027-07-02 upgrade 2406.58 -4010.96 6417.53 0.01", NULL},
    {"free of charge, but a contract", STORAGE,
     OFFER("duration = 12m\n[item gb]\nprice = 0\nquantity = 500\n"), NULL, PRIVATE("2027-01-01"),
     NULL, NULL, NULL, "2027-01-01 contract 0.00", NULL},
    {"a day has no length in months of 30 days", STORAGE,
     OFFER("start = 2027-01-30\nend = 2027-01-30\n[item gb]\nprice = 3\nquantity = 2\n"), NULL,
     PRIVATE("2027-01-01") "[upgrade 2027-01-30]\nquantity.gb = 5\n", NULL, NULL,
     "aws,basis=30-360", "", "CTR-064"},
    {"more than 64 bits of cents", STORAGE,
     OFFER("duration = 12m\n[item gb]\nprice = 100000000\nquantity = 2147483646\n"), NULL,
     PRIVATE("2027-01-01"), NULL, NULL, NULL, "", "CTR-064"},
};

static void test_invoices__renewals(void **state)
{
    (void)state;
    check_bills(renewal_cases, COUNT(renewal_cases));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_invoices__upgrades),
        cmocka_unit_test(test_invoices__renewals),
    };
    return RUN_LIVES(tests);
}
