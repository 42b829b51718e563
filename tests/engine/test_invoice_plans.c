/* Instalments and refunds by hand. */
#include "engine/lives.h"

#define PLAN(price, plan)                                                                          \
    OFFER("duration = 12m\n[item gb]\nprice = " price "\nquantity = 1\n[payments]\n" plan)
#define MINE     PRIVATE("2027-01-01")
#define UPLIFT   "[renewal]\nauto = yes\nuplift = 5%\n"
#define QUARTERS "plan = quarterly\n"

static const life_case plan_cases[] = {
    {"quarters", STORAGE, PLAN("100", QUARTERS), NULL, MINE, NULL, NULL, NULL,
     "2027-01-01 instalment 25.00\n2027-04-01 instalment 25.00\n2027-07-01 instalment 25.00\n"
     "2027-10-01 instalment 25.00",
     NULL},
    {"three charges of 100.00: the last has the cent", STORAGE,
     PLAN("100", "plan = quarterly\ncount = 3\n"), NULL, MINE, NULL, NULL, NULL,
     "2027-01-01 instalment 33.33\n2027-04-01 instalment 33.33\n2027-07-01 instalment 33.34", NULL},
    {"or the first", STORAGE, PLAN("100", "plan = quarterly\ncount = 3\n"), NULL, MINE, NULL, NULL,
     "aws,remainder=first",
     "2027-01-01 instalment 33.34\n2027-04-01 instalment 33.33\n2027-07-01 instalment 33.33", NULL},
    {"from the 31st, and an initial amount", STORAGE,
     PLAN("100", "plan = monthly\nfirst = 2027-01-31\ncount = 3\ninitial = 50\n"), NULL, MINE, NULL,
     NULL, NULL,
     "2027-01-31 instalment 50.00\n2027-02-28 instalment 25.00\n2027-03-31 instalment 25.00", NULL},
    {"accepted late: what was due falls on that day", STORAGE,
     PLAN("100", "plan = monthly\nfirst = 2026-12-01\ncount = 4\n"), NULL, MINE, NULL, NULL, NULL,
     "2027-01-01 instalment 50.00\n2027-02-01 instalment 25.00\n2027-03-01 instalment 25.00", NULL},
    {"lines of 0.007 and 0.007, each a cent", STORAGE,
     OFFER("duration = 12m\n[item gb]\nprice = 0.007\nquantity = 1\n[item seats]\n"
           "price = 0.007\nquantity = 1\n[payments]\nplan = annual\n"),
     NULL, MINE, NULL, NULL, "aws,scope=line", "2027-01-01 instalment 0.02", NULL},
    {"or one of 0.014", STORAGE,
     OFFER("duration = 12m\n[item gb]\nprice = 0.007\nquantity = 1\n[item seats]\n"
           "price = 0.007\nquantity = 1\n[payments]\nplan = annual\n"),
     NULL, MINE, NULL, NULL, NULL, "2027-01-01 instalment 0.01", NULL},
    {"an agreed total", STORAGE, PLAN("100", "plan = quarterly\ntotal = 90.00\n"), NULL, MINE, NULL,
     NULL, NULL,
     "2027-01-01 instalment 22.50\n2027-04-01 instalment 22.50\n2027-07-01 instalment 22.50\n"
     "2027-10-01 instalment 22.50",
     NULL},
    {"charges one types", STORAGE,
     PLAN("100", "plan = custom\n2027-01-01 = 10.00\n2027-06-01 = 0\n2027-09-01 = 90.00\n"), NULL,
     MINE, NULL, NULL, NULL, "2027-01-01 instalment 10.00\n2027-09-01 instalment 90.00", NULL},
    {"renewed by the same steps with the uplift", STORAGE, PLAN("100", QUARTERS UPLIFT), NULL, MINE,
     "2028-12-31", NULL, NULL,
     "2027-01-01 instalment 25.00\n2027-04-01 instalment 25.00\n2027-07-01 instalment 25.00\n"
     "2027-10-01 instalment 25.00\n2028-01-01 instalment 26.25\n2028-04-01 instalment 26.25\n"
     "2028-07-01 instalment 26.25\n2028-10-01 instalment 26.25",
     NULL},
    /* Of 105.00: 9.52 % are 10.00, 57.15 % are 60.01, all is 105.00. */
    {"by percents to 0.01: 10, 50 and 45 of 105", STORAGE,
     PLAN("105", "plan = custom\n2027-01-01 = 10.00\n2027-02-01 = 50.00\n2027-03-01 = 45.00\n"),
     NULL, MINE "[renew 2028-01-01]\n", NULL, NULL, NULL,
     "2027-01-01 instalment 10.00\n2027-02-01 instalment 50.00\n2027-03-01 instalment 45.00\n"
     "2028-01-01 instalment 10.00\n2028-02-01 instalment 50.00\n2028-03-01 instalment 45.00",
     NULL},
    {"days where one charge is off the anchor", STORAGE,
     PLAN("100", "plan = custom\n2027-02-01 = 50\n2027-03-10 = 50\n"), NULL,
     MINE "[renew 2028-01-01]\n", NULL, NULL, NULL,
     "2027-02-01 instalment 50.00\n2027-03-10 instalment 50.00\n2028-02-01 instalment 50.00\n"
     "2028-03-09 instalment 50.00",
     NULL},
    {"an agreed total rises as the prices do", STORAGE,
     PLAN("100", "plan = quarterly\ncount = 2\ntotal = 90.00\n" UPLIFT), NULL, MINE, "2028-12-31",
     NULL, NULL,
     "2027-01-01 instalment 45.00\n2027-04-01 instalment 45.00\n2028-01-01 instalment 47.25\n"
     "2028-04-01 instalment 47.25",
     NULL},
    {"but not where a quantity is named", STORAGE,
     PLAN("100", "plan = quarterly\ncount = 2\ntotal = 90.00\n"), NULL,
     MINE "[renew 2028-01-01]\nquantity.gb = 3\n", NULL, NULL, NULL,
     "2027-01-01 instalment 45.00\n2027-04-01 instalment 45.00\n2028-01-01 instalment 150.00\n"
     "2028-04-01 instalment 150.00",
     NULL},
    {"nothing at first, 10.00 when renewed: evenly", STORAGE,
     PLAN("0", "plan = quarterly\ncount = 4\n"), NULL, MINE "[renew 2028-01-01]\nprice.gb = 10\n",
     NULL, NULL, NULL,
     "2028-01-01 instalment 2.50\n2028-04-01 instalment 2.50\n2028-07-01 instalment 2.50\n"
     "2028-10-01 instalment 2.50",
     NULL},
    {"a draft whose charges miss the total is billed as it is", STORAGE,
     PLAN("100", "plan = custom\n2027-01-01 = 10\n2027-02-01 = 80\n"), NULL, MINE, NULL, NULL, NULL,
     "2027-01-01 instalment 10.00\n2027-02-01 instalment 80.00", "OFR-050"},
    {"a plan that is longer than the renewed term", STORAGE,
     PLAN("100", "plan = quarterly\ncount = 2\n"), NULL,
     MINE "[renew 2028-01-01]\nduration = 1m\nprice.gb = 10\n", NULL, NULL, NULL,
     "2027-01-01 instalment 50.00\n2027-04-01 instalment 50.00\n2028-01-01 instalment 5.00\n"
     "2028-04-01 instalment 5.00",
     "CTR-067"},
    {"cancelled", STORAGE, PLAN("100", QUARTERS), NULL, MINE "[cancel 2027-04-01]\n", NULL, NULL,
     NULL, "2027-01-01 instalment 25.00", NULL},
    {"cancelled a second later", STORAGE, PLAN("100", QUARTERS), NULL,
     MINE "[cancel 2027-04-01T00:00:01Z]\n", NULL, NULL, NULL,
     "2027-01-01 instalment 25.00\n2027-04-01 instalment 25.00", NULL},
    {"replaced: what is not invoiced is cancelled", STORAGE, PLAN("100", QUARTERS),
     OFFER("replaces = agmt-1\nduration = 12m\n[item seats]\nquantity = 1\n[payments]\n"
           "plan = monthly\ncount = 2\nfirst = 2027-05-01\n"),
     MINE "[replace 2027-06-01]\noffer = b.offer.ini\n", NULL, NULL, NULL,
     "2027-01-01 instalment 25.00\n2027-04-01 instalment 25.00\n2027-06-01 instalment 100.00",
     NULL},
};

static void test_invoices__instalments(void **state)
{
    (void)state;
    check_bills(plan_cases, COUNT(plan_cases));
}

#define BOUGHT    PUBLIC("12", "2027-01-01T10:00:00Z") "[item gb]\nquantity = 500\n"
#define THOUSANDS PLAN("12000", "plan = monthly\nfirst = 2027-01-01\n")
#define QUARTER                                                                                    \
    "2027-01-01 instalment 1000.00\n2027-02-01 instalment 1000.00\n2027-03-01 instalment "         \
    "1000.00\n"

static const life_case refund_cases[] = {
    {"12 x 1,000, refunded on 2 April: 4,000 less 91 of 365 days", STORAGE, THOUSANDS, NULL,
     MINE "[refund 2027-04-02]\napproved = yes\n", NULL, NULL, NULL,
     QUARTER "2027-04-01 instalment 1000.00\n2027-04-02 refund -1008.22", NULL},
    {"on 1 April, before the instalment: 3,000 less 90 of 365", STORAGE, THOUSANDS, NULL,
     MINE "[refund 2027-04-01]\napproved = yes\n", NULL, NULL, NULL,
     QUARTER "2027-04-01 refund -41.10", NULL},
    {"on 31 March more time was used than charged", STORAGE,
     PLAN("12000", "plan = monthly\nfirst = 2027-06-01\ncount = 2\n"), NULL,
     MINE "[refund 2027-03-31]\napproved = yes\n", NULL, NULL, NULL, "", NULL},
    {"an amount in the last second of them", STORAGE, NULL, NULL,
     BOUGHT "[refund 2027-01-03T10:00:00Z]\namount = 5.55\n", NULL, NULL, NULL,
     "2027-01-01 contract 8000.00\n2027-01-03 refund -5.55", NULL},
    {"and a second later", STORAGE, NULL, NULL,
     BOUGHT "[refund 2027-01-03T10:00:01Z]\namount = 5.55\n", NULL, NULL, NULL,
     "2027-01-01 contract 8000.00", "CTR-058"},
    {"within 48 hours everything", STORAGE, NULL, NULL, BOUGHT "[refund 2027-01-03T10:00:00Z]\n",
     NULL, NULL, NULL, "2027-01-01 contract 8000.00\n2027-01-03 refund -8000.00", NULL},
    {"upgrades too", STORAGE, NULL, NULL,
     BOUGHT "[upgrade 2027-01-02]\nquantity.gb = 800\n[refund 2027-01-03]\n", NULL, NULL, NULL,
     "2027-01-01 contract 8000.00\n2027-01-02 upgrade 4786.85 -7978.08 12764.93\n"
     "2027-01-03 refund -12786.85",
     NULL},
    {"two currencies are two credit notes", STORAGE,
     OFFER("duration = 12m\n[item gb]\nquantity = 500\n"),
     OFFER("replaces = agmt-1\nduration = 12m\ncurrency = EUR\n[item gb]\nprice = 3\n"
           "quantity = 2\n[usage calls]\nprice = 1\n"),
     PRIVATE("2027-01-01") "[replace 2027-01-02]\noffer = b.offer.ini\n[refund 2027-01-03]\n", NULL,
     NULL, NULL,
     "2027-01-01 contract 8000.00\n2027-01-02 contract 6.00\n2027-01-03 refund -8000.00\n"
     "2027-01-03 refund -6.00",
     NULL},
    {"an amount within 48 hours is a credit note", STORAGE, NULL, NULL,
     BOUGHT "[refund 2027-01-02]\namount = 5.55\n", NULL, NULL, NULL,
     "2027-01-01 contract 8000.00\n2027-01-02 refund -5.55", NULL},
    {"later: charged less the worth of 182 of 365 days", STORAGE, NULL, NULL,
     BOUGHT "[refund 2027-07-02]\napproved = yes\n", NULL, NULL, NULL,
     "2027-01-01 contract 8000.00\n2027-07-02 refund -4010.96", NULL},
    {"each configuration for its time: 182 days of 500, 91 of 800", STORAGE, NULL, NULL,
     BOUGHT "[upgrade 2027-07-02]\nquantity.gb = 800\n[refund 2027-10-01]\napproved = yes\n", NULL,
     NULL, NULL,
     "2027-01-01 contract 8000.00\n2027-07-02 upgrade 2406.58 -4010.96 6417.53 0.01\n"
     "2027-10-01 refund -3226.31",
     NULL},
    {"earlier credit notes are taken off", STORAGE, NULL, NULL,
     BOUGHT "[refund 2027-02-01]\napproved = yes\namount = 500\n[refund 2027-07-02]\n"
            "approved = yes\n",
     NULL, NULL, NULL,
     "2027-01-01 contract 8000.00\n2027-02-01 refund -500.00\n2027-07-02 refund -3510.96", NULL},
    {"all that was charged", STORAGE, NULL, NULL,
     BOUGHT "[refund 2027-02-01]\napproved = yes\namount = 8000.00\n", NULL, NULL, NULL,
     "2027-01-01 contract 8000.00\n2027-02-01 refund -8000.00", NULL},
    {"a cent more", STORAGE, NULL, NULL,
     BOUGHT "[refund 2027-02-01]\napproved = yes\namount = 8000.01\n", NULL, NULL, NULL,
     "2027-01-01 contract 8000.00", "CTR-065"},
    {"of the running term only", STORAGE, NULL, NULL,
     BOUGHT "[renewal]\nauto = yes\n[refund 2028-07-01]\napproved = yes\namount = 8000.01\n", NULL,
     NULL, NULL, "2027-01-01 contract 8000.00\n2028-01-01 renewal 8000.00", "CTR-065"},
    {"under none nothing comes back, access ends", STORAGE, NULL, NULL,
     BOUGHT "[refund 2027-07-02]\napproved = yes\n", NULL, NULL, "none",
     "2027-01-01 contract 8000.00", NULL},
    {"in the last second nothing is left", STORAGE, NULL, NULL,
     BOUGHT "[refund 2028-01-01T09:59:59Z]\napproved = yes\n", NULL, NULL, NULL,
     "2027-01-01 contract 8000.00", NULL},
};

static void test_invoices__refunds(void **state)
{
    (void)state;
    check_bills(refund_cases, COUNT(refund_cases));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_invoices__instalments),
        cmocka_unit_test(test_invoices__refunds),
    };
    return RUN_LIVES(tests);
}
