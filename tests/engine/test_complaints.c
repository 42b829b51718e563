/* What users of other billing programs complained of: each case names the thread it comes from and
 * must come out right here. Figures by hand: price x quantity x days left / days of the term. */
#include "engine/lives.h"

#define GB              "[item gb]\nquantity = 500\n"
#define YEAR            PUBLIC("12", "2027-01-01") GB
#define UP(when, what)  "[upgrade " when "]\nquantity." what "\n"
#define BACK(when, sum) "[refund " when "]\napproved = yes\namount = " sum "\n"
/* One dimension at a price for a duration, one unit of it. */
#define ONE(price, months)                                                                         \
    OFFER("duration = " months "\n[item gb]\nprice = " price "\nquantity = 1\n")
#define MONTHLY(day) PUBLIC("1", day) "[item seats]\nquantity = 2\n[renewal]\nauto = yes\n"

/* ---- credits and charges ------------------------------------------------------------------- */

static const life_case change_cases[] = {
    {.what = "killbill#877: from 0 to 30,000 on the first day is one line, without decimals",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\ncurrency = JPY\n[item gb]\nprice = 0\nquantity = 1\n"
                    "[item seats]\nprice = 30000\n[usage calls]\nprice = 1\n"),
     .contract = PRIVATE("2027-01-01") UP("2027-01-01", "seats = 1"),
     .expected = "2027-01-01 contract 0\n2027-01-01 upgrade 30000 30000"},
    {.what = "killbill#783: what was free is credited with nothing and can still be changed",
     .product = "[product]\ntitle = T\ncategory = tiers\npurchase = one-tier\ncurrency = USD\n"
                "durations = 12m\n[dimension free]\nprice.12m = 0\n[dimension pro]\nprice.12m "
                "= 4000\n",
     .contract = PUBLIC("12", "2028-01-01") "[item free]\n" UP("2028-04-11", "pro = 1"),
     .expected = "2028-01-01 contract 0.00\n2028-04-11 upgrade 2896.17 0.00 2896.17"},
    {.what = "killbill#154, #1505, zuora 6932: given back in full, an upgrade credits nothing more",
     .product = STORAGE,
     .contract = YEAR BACK("2027-02-01", "8000") UP("2027-07-02", "gb = 800"),
     .expected = "2027-01-01 contract 8000.00\n2027-02-01 refund -8000.00\n"
                 "2027-07-02 upgrade 6417.53 0.00 6417.53"},
    {.what = "killbill#1505: given back in full, cancelled on that day: no error, nothing more",
     .product = STORAGE,
     .contract = YEAR BACK("2027-02-01", "8000") "[cancel 2027-02-01T00:00:01Z]\n",
     .expected = "2027-01-01 contract 8000.00\n2027-02-01 refund -8000.00"},
    {.what = "lago#1778: three upgrades in one day, no credit above the charge before it",
     .product = STORAGE,
     .contract = YEAR UP("2027-07-02T08:00:00Z", "gb = 600") UP("2027-07-02T09:00:00Z", "gb = 700")
         UP("2027-07-02T10:00:00Z", "gb = 800"),
     .expected = "2027-01-01 contract 8000.00\n2027-07-02 upgrade 802.19 -4010.96 4813.15\n"
                 "2027-07-02 upgrade 802.19 -4813.15 5615.34\n2027-07-02 upgrade 802.19 "
                 "-5615.34 6417.53"},
    {.what = "gumroad#6077: the second credit is of all that is held, not of the increment",
     .product = STORAGE,
     .offer = ONE("499", "12m"),
     .contract = PRIVATE("2027-01-01") UP("2027-01-24", "gb = 2") UP("2027-01-29", "gb = 3"),
     .expected = "2027-01-01 contract 499.00\n2027-01-24 upgrade 467.56 -467.56 935.11 0.01\n"
                 "2027-01-29 upgrade 460.72 -921.44 1382.16"},
    {.what = "restrict-content-pro#1301: 41 days after a prorated change, 70.79 and not 17.95",
     .product = STORAGE,
     .offer = ONE("20", "12m"),
     .contract = PRIVATE("2027-01-01") "[item gb]\nquantity = 3\n" UP("2027-01-02", "gb = 4")
         UP("2027-02-12", "gb = 5"),
     .expected = "2027-01-01 contract 60.00\n2027-01-02 upgrade 19.95 -59.84 79.78 0.01\n"
                 "2027-02-12 upgrade 17.70 -70.79 88.49"},
    {.what = "lago#4760, #6194: the denominator is the whole term, not what the last change left",
     .product = STORAGE,
     .contract = YEAR UP("2027-07-02", "gb = 501") UP("2027-10-01", "gb = 801"),
     .expected = "2027-01-01 contract 8000.00\n2027-07-02 upgrade 8.02 -4010.96 4018.98\n"
                 "2027-10-01 upgrade 1209.86 -2020.47 3230.33"},
    {.what = "sentry#46598: two days before the renewal only 2/31 of 54",
     .product = STORAGE,
     .offer = ONE("26", "1m"),
     .contract = PRIVATE("2027-01-01") UP("2027-01-30", "seats = 1"),
     .expected = "2027-01-01 contract 26.00\n2027-01-30 upgrade 0.65 0.65"},
    {.what = "stripe-billing-typographic#2: switched on the first day costs 20, not 30",
     .product = STORAGE,
     .offer = ONE("10", "12m"),
     .contract = PRIVATE("2027-01-01") UP("2027-01-01", "gb = 2"),
     .expected = "2027-01-01 contract 10.00\n2027-01-01 upgrade 10.00 -10.00 20.00"},
    {.what = "BCApps#5718: 26 to 28 February are 3 of 28 days, of 9",
     .product = STORAGE,
     .offer = ONE("9", "1m"),
     .contract = PRIVATE("2025-02-01") UP("2025-02-26", "gb = 2"),
     .expected = "2025-02-01 contract 9.00\n2025-02-26 upgrade 0.96 -0.96 1.93 -0.01"},
    {.what = "BCApps#5718: 2 to 29 February 2020 are 28 of 29 days",
     .product = STORAGE,
     .offer = ONE("9", "1m"),
     .contract = PRIVATE("2020-02-01") UP("2020-02-02", "gb = 2"),
     .expected = "2020-02-01 contract 9.00\n2020-02-02 upgrade 8.69 -8.69 17.38"},
    {.what = "killbill PR 1535: the second of two years by days, 366/731 of 40",
     .product = STORAGE,
     .offer = ONE("40", "24m"),
     .contract = PRIVATE("2027-01-01") UP("2028-01-01", "gb = 2"),
     .expected = "2027-01-01 contract 40.00\n2028-01-01 upgrade 20.03 -20.03 40.05 0.01"},
    {.what = "killbill PR 1535: and by months, one half",
     .product = STORAGE,
     .offer = ONE("40", "24m"),
     .contract = PRIVATE("2027-01-01") UP("2028-01-01", "gb = 2"),
     .policy = "months",
     .expected = "2027-01-01 contract 40.00\n2028-01-01 upgrade 20.00 -20.00 40.00"},
    {.what = "killbill#1942: months of 30 days hold for the credit and the charge",
     .product = STORAGE,
     .contract = YEAR UP("2027-07-02", "gb = 800"),
     .policy = "zuora-360",
     .expected = "2027-01-01 contract 8000.00\n2027-07-02 upgrade 2440.00 -4066.67 6506.67"},
    {.what = "stripe-dotnet#3103: with 100 % discount the credit is what was paid, nothing",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\ndiscount = 100%\nquantity = 500\n[item seats]\n"),
     .contract = PRIVATE("2027-01-01") UP("2027-07-02", "seats = 1"),
     .expected = "2027-01-01 contract 0.00\n2027-07-02 upgrade 50.14 50.14"},
    {.what = "parabol#7409: not to prorate is a choice",
     .product = STORAGE,
     .contract = YEAR UP("2027-07-02", "seats = 1"),
     .policy = "none",
     .expected = "2027-01-01 contract 8000.00\n2027-07-02 upgrade 100.00 100.00"},
    {.what = "zuora 33537, BCApps#6281, supabase#44502: what nets to zero makes no invoice",
     .product = "[product]\ntitle = T\ncategory = units\npurchase = any\ncurrency = "
                "USD\ndurations = 12m\n"
                "[dimension a]\nprice.12m = 10\n[dimension b]\nprice.12m = 0\n",
     .contract = PUBLIC("12", "2027-01-01") "[item a]\nquantity = 1\n" UP("2027-07-02", "b = 1"),
     .expected = "2027-01-01 contract 10.00"},
    {.what = "zuora 34016: a term of 366 days costs the year, not the year and a day",
     .product = STORAGE,
     .offer = ONE("124831", "12m"),
     .contract = PRIVATE("2028-01-01"),
     .expected = "2028-01-01 contract 124831.00"},
    {.what = "erpnext#23681: a fixed price is not prorated, whatever the days",
     .product = STORAGE,
     .offer = ONE("1099000", "12m"),
     .contract = PRIVATE("2023-04-08"),
     .expected = "2023-04-08 contract 1099000.00"},
    {.what = "erpnext#49635: before the start nothing can change, no factor below zero",
     .product = STORAGE,
     .contract = YEAR UP("2026-12-30", "gb = 800"),
     .expected = "2027-01-01 contract 8000.00",
     .codes = "CTR-051"},
    {.what = "OCA#570, #989: the share of one line does not leak into the next",
     .product = STORAGE,
     .contract = YEAR "[item seats]\nquantity = 1\n[upgrade 2027-07-02]\nquantity.gb = 800\n"
                      "quantity.seats = 3\n",
     .expected = "2027-01-01 contract 8100.00\n"
                 "2027-07-02 upgrade 2506.85 -4010.96 -50.14 6417.53 150.41 0.01"},
    {.what = "salesforce 0D54S00000IRdHSSA1: four decimals of a share bite, exact ones do not",
     .product = STORAGE,
     .offer = ONE("100000", "12m"),
     .contract = PRIVATE("2027-01-01") UP("2027-05-01", "gb = 2"),
     .policy = "months",
     .expected =
         "2027-01-01 contract 100000.00\n2027-05-01 upgrade 66666.67 -66666.67 133333.33 0.01"},
    {.what = "salesforce 0D54S00000IRdHSSA1: as that program does it, 0.6667",
     .product = STORAGE,
     .offer = ONE("100000", "12m"),
     .contract = PRIVATE("2027-01-01") UP("2027-05-01", "gb = 2"),
     .policy = "salesforce-month",
     .expected = "2027-01-01 contract 100000.00\n2027-05-01 upgrade 66670.00 -66670.00 133340.00"},
};

static void test_complaints__changes(void **state)
{
    (void)state;
    check_bills(change_cases, COUNT(change_cases));
}

/* ---- ends, renewals, instalments ----------------------------------------------------------- */

static const life_case course_cases[] = {
    {.what = "killbill#139, lago#1308: cancelled at the end of the term, no credit for a day",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nprice = 39.9\nquantity = 1\n"),
     .contract = PRIVATE("2012-01-01T08:00:00Z") "[cancel 2013-01-01T07:59:59Z]\n",
     .expected = "2012-01-01 contract 39.90"},
    {.what = "killbill#1395, #1887: frozen prices stay what the list does",
     .product = STORAGE,
     .contract =
         PUBLIC("12", "2027-01-01") GB "[price gb]\nlist = 11\nnet = 11\n[renewal]\nauto = yes\n",
     .until = "2028-06-01",
     .expected = "2027-01-01 contract 5500.00\n2028-01-01 renewal 5500.00"},
    {.what = "killbill#57: a change keeps the anchor",
     .product = STORAGE,
     .contract = MONTHLY("2027-01-31") UP("2027-02-10", "seats = 4"),
     .until = "2027-03-31",
     .expected = "2027-01-31 contract 20.00\n2027-02-10 upgrade 12.86 -12.86 25.71 0.01\n"
                 "2027-02-28 renewal 40.00\n2027-03-31 renewal 40.00"},
    {.what = "erpnext#57768, #32511: twelve months are twelve charges, 240 in all",
     .product = STORAGE,
     .contract = MONTHLY("2026-08-03"),
     .until = "2027-08-02",
     .expected = "2026-08-03 contract 20.00\n2026-09-03 renewal 20.00\n2026-10-03 renewal 20.00\n"
                 "2026-11-03 renewal 20.00\n2026-12-03 renewal 20.00\n2027-01-03 renewal 20.00\n"
                 "2027-02-03 renewal 20.00\n2027-03-03 renewal 20.00\n2027-04-03 renewal 20.00\n"
                 "2027-05-03 renewal 20.00\n2027-06-03 renewal 20.00\n2027-07-03 renewal 20.00"},
    {.what = "lago#879, #1117, killbill#1074: the day of an invoice is that of the instant in UTC",
     .product = STORAGE,
     .contract = PUBLIC("12", "2027-01-01T08:30:00+09:00") GB,
     .expected = "2026-12-31 contract 8000.00"},
    {.what = "OCA#712: first and last day may be one",
     .product = STORAGE,
     .offer = OFFER("start = 2027-01-30\nend = 2027-01-30\n[item gb]\nprice = 3\nquantity = 2\n"),
     .contract = PRIVATE("2027-01-01"),
     .expected = "2027-01-30 contract 6.00"},
    {.what = "BCApps#4401: quarters late in the month keep their day",
     .product = STORAGE,
     .offer = OFFER(
         "duration = 12m\n[item gb]\nprice = 400\nquantity = 1\n[payments]\nplan = quarterly\n"
         "first = 2027-11-30\n"),
     .contract = PRIVATE("2027-11-30"),
     .expected = "2027-11-30 instalment 100.00\n2028-02-29 instalment 100.00\n2028-05-30 "
                 "instalment 100.00\n"
                 "2028-08-30 instalment 100.00"},
    {.what = "lago#2643, #4449, autumn#3407: shares sum to the total, the last takes the cent",
     .product = STORAGE,
     .offer =
         OFFER("duration = 12m\n[item gb]\nprice = 100\nquantity = 1\n[payments]\nplan = custom\n"
               "2027-01-01 = 33.33\n2027-02-01 = 33.33\n2027-03-01 = 33.34\n"),
     .contract = PRIVATE("2027-01-01"),
     .expected =
         "2027-01-01 instalment 33.33\n2027-02-01 instalment 33.33\n2027-03-01 instalment 33.34"},
    {.what = "lago#2643: notes of thirds give back the whole",
     .product = STORAGE,
     .offer = OFFER(
         "duration = 12m\n[item gb]\nprice = 100\nquantity = 1\n[payments]\nplan = quarterly\n"
         "count = 3\n"),
     .contract = PRIVATE("2027-01-01") "[refund 2027-01-02]\n",
     .expected = "2027-01-01 instalment 33.33\n2027-01-02 refund -33.33"},
    {.what = "SELISE#538: renewed early, it starts where the old term ends and is billed once",
     .product = STORAGE,
     .contract = YEAR "[renew 2028-01-01]\ndecided = 2027-11-01\n",
     .expected = "2027-01-01 contract 8000.00\n2028-01-01 renewal 8000.00"},
    {.what = "commcare-hq#37930: replaced on the first of a month, one charge on it",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nquantity = 500\n"),
     .other_offer = OFFER("replaces = agmt-1\nduration = 12m\n[item gb]\nquantity = 600\n"),
     .contract = PRIVATE("2027-01-01") "[replace 2027-03-01]\noffer = b.offer.ini\n",
     .until = "2027-12-31",
     .expected = "2027-01-01 contract 8000.00\n2027-03-01 contract 9600.00"},
};

static void test_complaints__courses(void **state)
{
    (void)state;
    check_bills(course_cases, COUNT(course_cases));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_complaints__changes),
        cmocka_unit_test(test_complaints__courses),
    };
    return RUN_LIVES(tests);
}
