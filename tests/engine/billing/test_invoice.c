/* Invoices by hand: first charges, upgrades, renewals. Figures worked out on paper. */
#include "engine/lives.h"

#define NEXT(when) "[replace " when "]\noffer = b.offer.ini\n"
/* 60,183,530.89 x 1,532,540,863 are 2^63 - 1 cents. */
#define MOST(more)                                                                                 \
    OFFER(more "duration = 12m\n[item gb]\nprice = 60183530.89\nquantity = 1532540863\n")

#define GB   "[item gb]\nquantity = 500\n"
#define YEAR PUBLIC("12", "2027-01-01") GB
#define UNITS                                                                                      \
    "[product]\ntitle = U\ncategory = units\npurchase = any\ncurrency = USD\n"                     \
    "durations = 1m, 12m\n"                                                                        \
    "[dimension unit]\nprice.1m = 100\nprice.12m = 0.333\n"                                        \
    "[dimension more]\nprice.1m = 10\nprice.12m = 0.666\n"

static const life_case upgrade_cases[] = {
    {.what = "AWS's published example",
     .product = UNITS,
     .contract = PUBLIC("1", "2018-04-01") "[item unit]\nquantity = 1\n[upgrade 2018-04-11]\n"
                                           "quantity.unit = 4\n",
     .expected = "2018-04-01 contract 100.00\n2018-04-11 upgrade 200.00 -66.67 266.67"},
    {.what = "500 to 800 GB with 183 of 365 days left",
     .product = STORAGE,
     .contract = YEAR "[upgrade 2027-07-02]\nquantity.gb = 800\n",
     .expected = "2027-01-01 contract 8000.00\n2027-07-02 upgrade 2406.58 -4010.96 6417.53 0.01"},
    {.what = "a line each",
     .product = STORAGE,
     .contract = YEAR "[upgrade 2027-07-02]\nquantity.gb = 800\n",
     .policy = "aws,scope=line",
     .expected = "2027-01-01 contract 8000.00\n2027-07-02 upgrade 2406.57 -4010.96 6417.53"},
    {.what = "Basic to Pro in a leap year",
     .product = TIERS,
     .contract =
         PUBLIC("12", "2028-01-01") "[item basic]\n[upgrade 2028-04-11]\nquantity.pro = 1\n",
     .expected = "2028-01-01 contract 1000.00\n2028-04-11 upgrade 2172.13 -724.04 2896.17"},
    {.what = "what was held is credited, never the last increment: 183 and 92 of 365 days",
     .product = STORAGE,
     .contract =
         YEAR "[upgrade 2027-07-02]\nquantity.gb = 800\n[upgrade 2027-10-01]\nquantity.gb = 900\n",
     .expected = "2027-01-01 contract 8000.00\n2027-07-02 upgrade 2406.58 -4010.96 6417.53 0.01\n"
                 "2027-10-01 upgrade 403.29 -3226.30 3629.59"},
    {.what = "an item that is new has no credit, one that stays no line",
     .product = STORAGE,
     .contract = YEAR "[upgrade 2027-07-02]\nquantity.seats = 3\n",
     .expected = "2027-01-01 contract 8000.00\n2027-07-02 upgrade 150.41 150.41"},
    {.what = "two at one instant are one invoice from the first to the last",
     .product = STORAGE,
     .contract = YEAR "[upgrade 2027-07-02]\nquantity.gb = 600\n[upgrade 2027-07-02T00:00:00Z]\n"
                      "quantity.gb = 800\n",
     .expected = "2027-01-01 contract 8000.00\n2027-07-02 upgrade 2406.58 -4010.96 6417.53 0.01"},
    {.what = "none: no credit, the full charge",
     .product = STORAGE,
     .contract = YEAR "[upgrade 2027-07-02]\nquantity.gb = 800\n",
     .policy = "none",
     .expected = "2027-01-01 contract 8000.00\n2027-07-02 upgrade 12800.00 12800.00"},
    {.what = "none: two at one instant are charged once",
     .product = STORAGE,
     .contract = YEAR "[upgrade 2027-07-02]\nquantity.gb = 600\n[upgrade 2027-07-02T00:00:00Z]\n"
                      "quantity.gb = 800\n",
     .policy = "none",
     .expected = "2027-01-01 contract 8000.00\n2027-07-02 upgrade 12800.00 12800.00"},
    {.what = "the day of the change counts as used: 182 of 365",
     .product = STORAGE,
     .contract = YEAR "[upgrade 2027-07-02]\nquantity.gb = 800\n",
     .policy = "aws,change_day=old",
     .expected = "2027-01-01 contract 8000.00\n2027-07-02 upgrade 2393.42 -3989.04 6382.47 -0.01"},
    {.what = "also on the first day: 364 of 365",
     .product = STORAGE,
     .contract = YEAR "[upgrade 2027-01-01]\nquantity.gb = 800\n",
     .policy = "aws,change_day=old",
     .expected = "2027-01-01 contract 8000.00\n2027-01-01 upgrade 4786.85 -7978.08 12764.93"},
    {.what = "actual-30: 183 of 360",
     .product = STORAGE,
     .contract = YEAR "[upgrade 2027-07-02]\nquantity.gb = 800\n",
     .policy = "aws,basis=actual-30",
     .expected = "2027-01-01 contract 8000.00\n2027-07-02 upgrade 2440.00 -4066.67 6506.67"},
    {.what = "no time is left: the quantity rises, no invoice, a larger renewal",
     .product = STORAGE,
     .contract = PUBLIC("12", "2027-01-01T09:30:00Z") GB
     "[renewal]\nauto = yes\n"
     "[upgrade 2028-01-01T08:00:00Z]\nquantity.gb = 800\n",
     .until = "2028-01-31",
     .expected = "2027-01-01 contract 8000.00\n2028-01-01 renewal 12800.00"},
    {.what = "the credit is at most what was charged: 0.333 was rounded to 0.33",
     .product = UNITS,
     .contract = PUBLIC("12", "2027-01-01") "[item unit]\nquantity = 1\n[upgrade 2027-01-01]\n"
                                            "quantity.unit = 2\n",
     .expected = "2027-01-01 contract 0.33\n2027-01-01 upgrade 0.34 -0.33 0.67"},
    {.what = "what exceeds the cap comes off the last credit",
     .product = STORAGE,
     .contract =
         YEAR "[item seats]\nquantity = 10\n[refund 2027-02-01]\napproved = yes\namount = 4900.00\n"
              "[upgrade 2027-07-02]\nquantity.gb = 800\nquantity.seats = 11\n",
     .expected = "2027-01-01 contract 9000.00\n2027-02-01 refund -4900.00\n"
                 "2027-07-02 upgrade 2869.04 -4010.96 -89.04 6417.53 551.51"},
    {.what = "and then off the one before",
     .product = STORAGE,
     .contract =
         YEAR "[item seats]\nquantity = 10\n[refund 2027-02-01]\napproved = yes\namount = 8990.00\n"
              "[upgrade 2027-07-02]\nquantity.gb = 800\nquantity.seats = 11\n",
     .expected = "2027-01-01 contract 9000.00\n2027-02-01 refund -8990.00\n"
                 "2027-07-02 upgrade 6959.04 -10.00 0.00 6417.53 551.51"},
    {.what = "a dimension the offer does not name: list less the offer's discount, 87.50",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\ndiscount = 12.5%\n[item gb]\nquantity = 500\n"),
     .contract = PRIVATE("2027-01-01") "[upgrade 2027-07-02]\nquantity.seats = 1\n",
     .expected = "2027-01-01 contract 7000.00\n2027-07-02 upgrade 43.87 43.87"},
    {.what = "frozen prices hold",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nquantity = 500\n"),
     .contract = PRIVATE("2027-01-01") "[price gb]\nlist = 15\nnet = 14\n",
     .expected = "2027-01-01 contract 7000.00"},
    {.what = "yen have no cents: 1,000 x 183 / 365",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\ncurrency = JPY\n[item gb]\nprice = 100\nquantity = 10\n"
                    "[usage calls]\nprice = 1\n"),
     .contract = PRIVATE("2027-01-01") "[upgrade 2027-07-02]\nquantity.gb = 20\n",
     .expected = "2027-01-01 contract 1000\n2027-07-02 upgrade 501 -501 1003 -1"},
    {.what = "a refused change is not billed",
     .product = STORAGE,
     .contract = YEAR "[upgrade 2027-07-02]\nquantity.gb = 400\n",
     .expected = "2027-01-01 contract 8000.00",
     .codes = "CTR-055"},
};

static void test_invoices__upgrades(void **state)
{
    (void)state;
    check_bills(upgrade_cases, COUNT(upgrade_cases));
}

#define UPLIFT "[renewal]\nauto = yes\nuplift = 5%\n"

static const life_case renewal_cases[] = {
    {.what = "10 x 133.333, then 7 with 5 %, and again",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nprice = 133.333\nquantity = 10\n" UPLIFT),
     .contract = PRIVATE("2027-01-01") "[renew 2028-01-01]\nquantity.gb = 7\nuplift = 5%\n",
     .until = "2030-06-30",
     .expected =
         "2027-01-01 contract 1333.33\n2028-01-01 renewal 980.00\n2029-01-01 renewal 1029.00\n"
         "2030-01-01 renewal 1080.45"},
    {.what = "a public purchase renews at its price",
     .product = STORAGE,
     .contract = YEAR "[renewal]\nauto = yes\n",
     .until = "2028-12-31",
     .expected = "2027-01-01 contract 8000.00\n2028-01-01 renewal 8000.00"},
    {.what = "a range: the default",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nquantity = 500\n"
                    "[renewal]\nauto = yes\nuplift = 3%..7%\ndefault = 5%\nadjustment = 60d\n"),
     .contract = PRIVATE("2027-01-01"),
     .until = "2028-12-31",
     .expected = "2027-01-01 contract 8000.00\n2028-01-01 renewal 8400.00"},
    {.what = "what is not held rises too: seats at 105 after a year",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nquantity = 500\n[item seats]\n" UPLIFT),
     .contract = PRIVATE("2027-01-01") "[upgrade 2028-01-01]\nquantity.seats = 1\n",
     .until = "2028-12-31",
     .expected = "2027-01-01 contract 8000.00\n2028-01-01 renewal 8400.00\n2028-01-01 upgrade "
                 "105.00 105.00"},
    {.what = "by hand at the price of before",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nquantity = 500\n" UPLIFT),
     .contract = PRIVATE("2027-01-01") "[renew 2028-01-01]\n",
     .expected = "2027-01-01 contract 8000.00\n2028-01-01 renewal 8000.00"},
    {.what = "a typed price as it is, the others with the uplift",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nquantity = 500\n[item seats]\nquantity = 1\n"),
     .contract = PRIVATE("2027-01-01") "[renew 2028-01-01]\nprice.gb = 17\nuplift = 10%\n",
     .expected = "2027-01-01 contract 8100.00\n2028-01-01 renewal 8610.00"},
    {.what = "another duration: its list less the discount, 30 - 12.5 %",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\ndiscount = 12.5%\n[item gb]\nprice = 10\nquantity = 500\n"),
     .contract = PRIVATE("2027-01-01") "[renew 2028-01-01]\nduration = 24m\n",
     .expected = "2027-01-01 contract 5000.00\n2028-01-01 renewal 13125.00"},
    {.what = "another duration of an item with a discount of its own, 30 - 10 %",
     .product = STORAGE,
     .offer =
         OFFER("duration = 12m\ndiscount = 12.5%\n[item gb]\ndiscount = 10%\nquantity = 500\n"),
     .contract = PRIVATE("2027-01-01") "[renew 2028-01-01]\nduration = 24m\n",
     .expected = "2027-01-01 contract 7200.00\n2028-01-01 renewal 13500.00"},
    {.what = "a replacement: a contract invoice on its date, nothing back",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nquantity = 500\n"),
     .other_offer = OFFER("replaces = agmt-1\nduration = 12m\n[item seats]\nquantity = 9\n"),
     .contract = PRIVATE("2027-01-01") "[replace 2027-06-01]\noffer = b.offer.ini\n",
     .expected = "2027-01-01 contract 8000.00\n2027-06-01 contract 900.00"},
    {.what = "future-dated: charged on its start",
     .product = STORAGE,
     .offer =
         OFFER("start = 2027-03-01\nend = 2028-02-29\n[item gb]\nprice = 16\nquantity = 500\n"),
     .contract = PRIVATE("2027-01-01"),
     .expected = "2027-03-01 contract 8000.00"},
    {.what = "cancelled before its start: never charged",
     .product = STORAGE,
     .offer =
         OFFER("start = 2027-03-01\nend = 2028-02-29\n[item gb]\nprice = 16\nquantity = 500\n"),
     .contract = PRIVATE("2027-01-01") "[cancel 2027-02-01]\n",
     .expected = ""},
    {.what = "cancelled: nothing back",
     .product = STORAGE,
     .contract = YEAR "[cancel 2027-02-01]\n",
     .expected = "2027-01-01 contract 8000.00"},
    {.what = "invoices behind the horizon are not shown",
     .product = STORAGE,
     .contract = YEAR "[upgrade 2027-07-02]\nquantity.gb = 800\n",
     .until = "2027-07-01",
     .expected = "2027-01-01 contract 8000.00"},
    {.what = "those on its last day are",
     .product = STORAGE,
     .contract = YEAR "[upgrade 2027-07-02T23:59:59Z]\nquantity.gb = 800\n",
     .until = "2027-07-02",
     .expected = "2027-01-01 contract 8000.00\n2027-07-02 upgrade 2406.58 -4010.96 6417.53 0.01"},
    {.what = "free of charge, but a contract",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nprice = 0\nquantity = 500\n"),
     .contract = PRIVATE("2027-01-01"),
     .expected = "2027-01-01 contract 0.00"},
    {.what = "a day has no length in months of 30 days",
     .product = STORAGE,
     .offer = OFFER("start = 2027-01-30\nend = 2027-01-30\n[item gb]\nprice = 3\nquantity = 2\n"),
     .contract = PRIVATE("2027-01-01") "[upgrade 2027-01-30]\nquantity.gb = 5\n",
     .policy = "aws,basis=30-360",
     .expected = "",
     .codes = "CTR-064"},
    {.what = "more than 64 bits of cents",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nprice = 100000000\nquantity = 2147483646\n"),
     .contract = PRIVATE("2027-01-01"),
     .expected = "",
     .codes = "CTR-064"},
    {.what = "as many as fit, 2^63 - 1",
     .product = STORAGE,
     .offer = MOST(""),
     .contract = PRIVATE("2027-01-01"),
     .expected = "2027-01-01 contract 92233720368547758.07"},
    {.what = "twice as many",
     .product = STORAGE,
     .offer = MOST(""),
     .contract = PRIVATE("2027-01-01") "[renew 2028-01-01]\n",
     .expected = "",
     .codes = "CTR-064"},
    {.what = "as many in each of two currencies",
     .product = STORAGE,
     .offer = MOST(""),
     .other_offer = MOST("replaces = agmt-1\ncurrency = EUR\n"),
     .contract = PRIVATE("2027-01-01") NEXT("2027-06-01"),
     .expected = "2027-01-01 contract 92233720368547758.07\n2027-06-01 contract "
                 "92233720368547758.07"},
    {.what = "twice as many in the second",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nquantity = 1\n"),
     .other_offer = MOST("replaces = agmt-1\ncurrency = EUR\n"),
     .contract = PRIVATE("2027-01-01") NEXT("2027-06-01") "[renew 2028-06-01]\n",
     .expected = "",
     .codes = "CTR-064"},
    {.what = "an invoice behind the horizon of an agreement before it",
     .product = STORAGE,
     .offer =
         OFFER("start = 2027-03-01\nend = 2028-02-29\n[item gb]\nprice = 16\nquantity = 500\n"),
     .contract = PRIVATE("2027-01-01"),
     .until = "2027-02-28",
     .expected = ""},
    {.what = "given back at the instant at which it begins",
     .product = STORAGE,
     .contract = YEAR "[refund 2027-01-01]\n",
     .expected = "2027-01-01 contract 8000.00\n2027-01-01 refund -8000.00"},
};

static void test_invoices__renewals(void **state)
{
    (void)state;
    check_bills(renewal_cases, COUNT(renewal_cases));
}

/* What is out of range: the policy, where it gives a term no length, else an amount. */
static void test_invoices__what_is_out_of_range(void **state)
{
    (void)state;
    static const struct {
        life_case life;
        const char *subject;
    } rows[] = {
        {{.offer = OFFER("start = 2027-01-30\nend = 2027-01-30\n[item gb]\nprice = 3\n"
                         "quantity = 2\n"),
          .contract = PRIVATE("2027-01-01") "[upgrade 2027-01-30]\nquantity.gb = 5\n",
          .policy = "aws,basis=30-360"},
         "policy"},
        {{.offer = MOST(""),
          .contract = PRIVATE("2027-01-01") "[upgrade 2027-01-01]\nquantity.gb = 2147483646\n"},
         ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        life_case c = rows[i].life;
        c.what = c.contract;
        c.product = STORAGE;
        assert_null(bill(&c));
        assert_int_equal(tn_findings_count(findings), 1);
        assert_string_equal(tn_findings_get(findings, 0)->subject, rows[i].subject);
    }
}

/* The sum of the documents of a kind, or of all; none across currencies. */
static void test_invoices_sum__by_kind(void **state)
{
    (void)state;
    const tn_invoices *invoices =
        bill(&(life_case){.what = "sums",
                          .product = STORAGE,
                          .contract = YEAR "[upgrade 2027-07-02]\nquantity.gb = 800\n"
                                           "[refund 2027-08-01]\napproved = yes\namount = 100\n"
                                           "[renew 2028-01-01]\n"});
    static const struct {
        tn_document_kind kind;
        int64_t minor;
    } rows[] = {
        {TN_DOCUMENT_CONTRACT, 800000}, {TN_DOCUMENT_UPGRADE, 240658},
        {TN_DOCUMENT_REFUND, -10000},   {TN_DOCUMENT_RENEWAL, 1280000},
        {TN_DOCUMENT_INSTALMENT, 0},    {TN_DOCUMENT_KINDS, 800000 + 240658 - 10000 + 1280000}};
    tn_money sum = {7, {"USD", 2}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(tn_invoices_sum(invoices, rows[i].kind, &sum), TN_OK);
        assert_int_equal(sum.minor, rows[i].minor);
    }
    const life_case replaced = {
        .what = "currencies",
        .product = STORAGE,
        .offer = MOST(""),
        .other_offer = OFFER("replaces = agmt-1\ncurrency = EUR\nduration = 12m\n[item gb]\n"
                             "price = 1\nquantity = 1\n"),
        .contract = PRIVATE("2027-01-01") NEXT("2027-06-01")};
    invoices = bill(&replaced);
    sum.minor = 7;
    assert_int_equal(tn_invoices_sum(invoices, TN_DOCUMENT_CONTRACT, &sum), TN_E_RANGE);
    assert_int_equal(tn_invoices_sum(invoices, TN_DOCUMENT_KINDS, &sum), TN_E_RANGE);
    assert_int_equal(sum.minor, 7);
    assert_int_equal(tn_invoices_sum(invoices, TN_DOCUMENT_USAGE, &sum), TN_OK);
    tn_document *twice[] = {invoices->documents[0], invoices->documents[0]};
    tn_invoices most = *invoices;
    most.documents = twice;
    assert_int_equal(tn_invoices_sum(&most, TN_DOCUMENT_KINDS, &sum), TN_E_RANGE);
    most.count = 1;
    assert_int_equal(tn_invoices_sum(&most, TN_DOCUMENT_KINDS, &sum), TN_OK);
    assert_int_equal(sum.minor, INT64_MAX);
}

/* Documents of one kind on one day, and of one minute where they have an hour, are numbered. */
static void test_document_id__twins(void **state)
{
    (void)state;
    const life_case c = {
        .what = "twins",
        .product = STORAGE,
        .offer = OFFER("duration = 12m\n[item gb]\nquantity = 1\n"),
        .other_offer = OFFER("replaces = agmt-1\nduration = 12m\n[item gb]\nquantity = 1\n"),
        .contract = PRIVATE("2027-01-01") NEXT("2027-01-01") NEXT("2027-06-01T10:00:00Z")
            NEXT("2027-06-01T10:00:59Z") NEXT("2027-06-01T10:01:00Z") NEXT("2027-06-02T10:01:00Z")};
    static const char *const ids[] = {
        "C-1-2027-01-01-contract",       "C-1-2027-01-01-contract-2",
        "C-1-2027-06-01T1000Z-contract", "C-1-2027-06-01T1000Z-contract-2",
        "C-1-2027-06-01T1001Z-contract", "C-1-2027-06-02T1001Z-contract"};
    const tn_invoices *invoices = bill(&c);
    assert_non_null(invoices);
    assert_int_equal(invoices->count, COUNT(ids));
    for (size_t i = 0; i < COUNT(ids); i++) {
        assert_string_equal(tn_document_id(arena, invoices->documents[i]), ids[i]);
        assert_int_equal(invoices->documents[i]->number, i + 1);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_invoices__upgrades),
        cmocka_unit_test(test_invoices__renewals),
        cmocka_unit_test(test_invoices__what_is_out_of_range),
        cmocka_unit_test(test_invoices_sum__by_kind),
        cmocka_unit_test(test_document_id__twins),
    };
    return RUN_LIVES(tests);
}
