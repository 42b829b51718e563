/* Instalments to the cent. */
#include "engine/lives.h"

#define PLAN(price, plan)                                                                          \
    OFFER("duration = 12m\n[item gb]\nprice = " price "\nquantity = 1\n[payments]\n" plan)
#define MINE     PRIVATE("2027-01-01")
#define UPLIFT   "[renewal]\nauto = yes\nuplift = 5%\n"
#define QUARTERS "plan = quarterly\n"

static const life_case plan_cases[] = {
    {.what = "quarters",
     .product = STORAGE,
     .offer = PLAN("100", QUARTERS),
     .contract = MINE,
     .expected =
         "2027-01-01 instalment 25.00\n2027-04-01 instalment 25.00\n2027-07-01 instalment 25.00\n"
         "2027-10-01 instalment 25.00"},
    {.what = "three charges of 100.00: the last has the cent",
     .product = STORAGE,
     .offer = PLAN("100", "plan = quarterly\ncount = 3\n"),
     .contract = MINE,
     .expected =
         "2027-01-01 instalment 33.33\n2027-04-01 instalment 33.33\n2027-07-01 instalment 33.34"},
    {.what = "or the first",
     .product = STORAGE,
     .offer = PLAN("100", "plan = quarterly\ncount = 3\n"),
     .contract = MINE,
     .policy = "aws,remainder=first",
     .expected =
         "2027-01-01 instalment 33.34\n2027-04-01 instalment 33.33\n2027-07-01 instalment 33.33"},
    {.what = "from the 31st, and an initial amount",
     .product = STORAGE,
     .offer = PLAN("100", "plan = monthly\nfirst = 2027-01-31\ncount = 3\ninitial = 50\n"),
     .contract = MINE,
     .expected =
         "2027-01-31 instalment 50.00\n2027-02-28 instalment 25.00\n2027-03-31 instalment 25.00"},
    {.what = "accepted late: what was due falls on that day",
     .product = STORAGE,
     .offer = PLAN("100", "plan = monthly\nfirst = 2026-12-01\ncount = 4\n"),
     .contract = MINE,
     .expected =
         "2027-01-01 instalment 50.00\n2027-02-01 instalment 25.00\n2027-03-01 instalment 25.00"},
    {.what = "lines of 0.007 and 0.007, each a cent",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nprice = 0.007\nquantity = 1\n[item seats]\n"
                    "price = 0.007\nquantity = 1\n[payments]\nplan = annual\n"),
     .contract = MINE,
     .policy = "aws,scope=line",
     .expected = "2027-01-01 instalment 0.02"},
    {.what = "or one of 0.014",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nprice = 0.007\nquantity = 1\n[item seats]\n"
                    "price = 0.007\nquantity = 1\n[payments]\nplan = annual\n"),
     .contract = MINE,
     .expected = "2027-01-01 instalment 0.01"},
    {.what = "an agreed total",
     .product = STORAGE,
     .offer = PLAN("100", "plan = quarterly\ntotal = 90.00\n"),
     .contract = MINE,
     .expected =
         "2027-01-01 instalment 22.50\n2027-04-01 instalment 22.50\n2027-07-01 instalment 22.50\n"
         "2027-10-01 instalment 22.50"},
    {.what = "charges one types",
     .product = STORAGE,
     .offer =
         PLAN("100", "plan = custom\n2027-01-01 = 10.00\n2027-06-01 = 0\n2027-09-01 = 90.00\n"),
     .contract = MINE,
     .expected = "2027-01-01 instalment 10.00\n2027-09-01 instalment 90.00"},
    {.what = "renewed by the same steps with the uplift",
     .product = STORAGE,
     .offer = PLAN("100", QUARTERS UPLIFT),
     .contract = MINE,
     .until = "2028-12-31",
     .expected =
         "2027-01-01 instalment 25.00\n2027-04-01 instalment 25.00\n2027-07-01 instalment 25.00\n"
         "2027-10-01 instalment 25.00\n2028-01-01 instalment 26.25\n2028-04-01 instalment 26.25\n"
         "2028-07-01 instalment 26.25\n2028-10-01 instalment 26.25"},
    /* Of 105.00: 9.52 % are 10.00, 57.15 % are 60.01, all is 105.00. */
    {.what = "by percents to 0.01: 10, 50 and 45 of 105",
     .product = STORAGE,
     .offer =
         PLAN("105", "plan = custom\n2027-01-01 = 10.00\n2027-02-01 = 50.00\n2027-03-01 = 45.00\n"),
     .contract = MINE "[renew 2028-01-01]\n",
     .expected =
         "2027-01-01 instalment 10.00\n2027-02-01 instalment 50.00\n2027-03-01 instalment 45.00\n"
         "2028-01-01 instalment 10.00\n2028-02-01 instalment 50.00\n2028-03-01 instalment 45.00"},
    {.what = "days where one charge is off the anchor",
     .product = STORAGE,
     .offer = PLAN("100", "plan = custom\n2027-02-01 = 50\n2027-03-10 = 50\n"),
     .contract = MINE "[renew 2028-01-01]\n",
     .expected =
         "2027-02-01 instalment 50.00\n2027-03-10 instalment 50.00\n2028-02-01 instalment 50.00\n"
         "2028-03-09 instalment 50.00"},
    {.what = "an agreed total rises as the prices do",
     .product = STORAGE,
     .offer = PLAN("100", "plan = quarterly\ncount = 2\ntotal = 90.00\n" UPLIFT),
     .contract = MINE,
     .until = "2028-12-31",
     .expected =
         "2027-01-01 instalment 45.00\n2027-04-01 instalment 45.00\n2028-01-01 instalment 47.25\n"
         "2028-04-01 instalment 47.25"},
    {.what = "but not where a quantity is named",
     .product = STORAGE,
     .offer = PLAN("100", "plan = quarterly\ncount = 2\ntotal = 90.00\n"),
     .contract = MINE "[renew 2028-01-01]\nquantity.gb = 3\n",
     .expected =
         "2027-01-01 instalment 45.00\n2027-04-01 instalment 45.00\n2028-01-01 instalment 150.00\n"
         "2028-04-01 instalment 150.00"},
    {.what = "nor where a price is typed",
     .product = STORAGE,
     .offer = PLAN("100", "plan = quarterly\ncount = 2\ntotal = 90.00\n"),
     .contract = MINE "[renew 2028-01-01]\nprice.gb = 50\n",
     .expected =
         "2027-01-01 instalment 45.00\n2027-04-01 instalment 45.00\n2028-01-01 instalment 25.00\n"
         "2028-04-01 instalment 25.00"},
    {.what = "nor for another duration: 30.00 in the list",
     .product = STORAGE,
     .offer = PLAN("100", "plan = quarterly\ncount = 2\ntotal = 90.00\n"),
     .contract = MINE "[renew 2028-01-01]\nduration = 24m\n",
     .expected =
         "2027-01-01 instalment 45.00\n2027-04-01 instalment 45.00\n2028-01-01 instalment 15.00\n"
         "2028-04-01 instalment 15.00"},
    {.what = "by hand it stays",
     .product = STORAGE,
     .offer = PLAN("10000", "plan = quarterly\ncount = 2\ntotal = 9000.00\n"),
     .contract = MINE "[renew 2028-01-01]\n",
     .expected = "2027-01-01 instalment 4500.00\n2027-04-01 instalment 4500.00\n2028-01-01 "
                 "instalment 4500.00\n2028-04-01 instalment 4500.00"},
    {.what = "and rises where an uplift is given",
     .product = STORAGE,
     .offer = PLAN("100", "plan = quarterly\ncount = 2\ntotal = 90.00\n"),
     .contract = MINE "[renew 2028-01-01]\nuplift = 10%\n",
     .expected =
         "2027-01-01 instalment 45.00\n2027-04-01 instalment 45.00\n2028-01-01 instalment 49.50\n"
         "2028-04-01 instalment 49.50"},
    {.what = "nothing at first, 10.00 when renewed: evenly",
     .product = STORAGE,
     .offer = PLAN("0", "plan = quarterly\ncount = 4\n"),
     .contract = MINE "[renew 2028-01-01]\nprice.gb = 10\n",
     .expected =
         "2028-01-01 instalment 2.50\n2028-04-01 instalment 2.50\n2028-07-01 instalment 2.50\n"
         "2028-10-01 instalment 2.50"},
    {.what = "a draft whose charges miss the total is billed as it is",
     .product = STORAGE,
     .offer = PLAN("100", "plan = custom\n2027-01-01 = 10\n2027-02-01 = 80\n"),
     .contract = MINE,
     .expected = "2027-01-01 instalment 10.00\n2027-02-01 instalment 80.00",
     .codes = "OFR-050"},
    {.what = "a plan that is longer than the renewed term",
     .product = STORAGE,
     .offer = PLAN("100", "plan = quarterly\ncount = 2\n"),
     .contract = MINE "[renew 2028-01-01]\nduration = 1m\nprice.gb = 10\n",
     .expected =
         "2027-01-01 instalment 50.00\n2027-04-01 instalment 50.00\n2028-01-01 instalment 5.00\n"
         "2028-04-01 instalment 5.00",
     .codes = "CTR-067"},
    {.what = "cancelled",
     .product = STORAGE,
     .offer = PLAN("100", QUARTERS),
     .contract = MINE "[cancel 2027-04-01]\n",
     .expected = "2027-01-01 instalment 25.00"},
    {.what = "cancelled a second later",
     .product = STORAGE,
     .offer = PLAN("100", QUARTERS),
     .contract = MINE "[cancel 2027-04-01T00:00:01Z]\n",
     .expected = "2027-01-01 instalment 25.00\n2027-04-01 instalment 25.00"},
    {.what = "replaced: what is not invoiced is cancelled",
     .product = STORAGE,
     .offer = PLAN("100", QUARTERS),
     .other_offer =
         OFFER("replaces = agmt-1\nduration = 12m\n[item seats]\nquantity = 1\n[payments]\n"
               "plan = monthly\ncount = 2\nfirst = 2027-05-01\n"),
     .contract = MINE "[replace 2027-06-01]\noffer = b.offer.ini\n",
     .expected =
         "2027-01-01 instalment 25.00\n2027-04-01 instalment 25.00\n2027-06-01 instalment 100.00"},
};

static void test_invoices__instalments(void **state)
{
    (void)state;
    check_bills(plan_cases, COUNT(plan_cases));
}

/* Of four: the first two fell due before acceptance and are lines of one invoice. */
static void test_invoices__instalments_are_numbered(void **state)
{
    (void)state;
    const life_case late = {.what = "numbers",
                            .product = STORAGE,
                            .offer = PLAN("100", "plan = monthly\nfirst = 2026-12-01\ncount = 4\n"),
                            .contract = MINE};
    const tn_invoices *invoices = bill(&late);
    size_t number = 0;
    assert_int_equal(invoices->count, 3);
    for (size_t i = 0; i < invoices->count; i++) {
        const tn_document *d = invoices->documents[i];
        assert_int_equal(d->line_count, i ? 1 : 2);
        for (size_t j = 0; j < d->line_count; j++) {
            assert_int_equal(d->lines[j].instalment, ++number);
            assert_int_equal(d->lines[j].instalments, 4);
        }
    }
}

/* What a line pays for and of which kind it is; at an hour only what begins at one. */
static void test_invoices__lines_of_charges(void **state)
{
    (void)state;
    static const struct {
        life_case life;
        struct {
            tn_line_kind kind;
            const char *from, *to;
            bool has_time;
        } documents[3];
    } rows[] = {
        {{.contract = PUBLIC("12", "2027-01-01T09:30:00Z") "[item gb]\nquantity = 1\n[renewal]\n"
                                                           "auto = yes\n",
          .until = "2028-06-01"},
         {{TN_LINE_CONTRACT, "2027-01-01T09:30:00Z", "2028-01-01T09:30:00Z", false},
          {TN_LINE_RENEWAL, "2028-01-01T09:30:00Z", "2029-01-01T09:30:00Z", false}}},
        {{.offer = PLAN("100", QUARTERS),
          .other_offer = PLAN("100", "plan = quarterly\ncount = 2\n"),
          .contract = MINE "[replace 2027-03-01T10:00:00Z]\noffer = b.offer.ini\n"},
         {{TN_LINE_INSTALMENT, "2027-01-01", "2028-01-01", false},
          {TN_LINE_INSTALMENT, "2027-03-01T10:00:00Z", "2028-03-01T10:00:00Z", true},
          {TN_LINE_INSTALMENT, "2027-03-01T10:00:00Z", "2028-03-01T10:00:00Z", false}}},
        {{.offer = PLAN("100", "plan = upfront\n"),
          .other_offer = PLAN("100", "plan = upfront\n"),
          .contract = MINE "[replace 2027-03-01T10:00:00Z]\noffer = b.offer.ini\n"},
         {{TN_LINE_CONTRACT, "2027-01-01", "2028-01-01", false},
          {TN_LINE_CONTRACT, "2027-03-01T10:00:00Z", "2028-03-01T10:00:00Z", true}}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        life_case c = rows[i].life;
        c.what = c.contract;
        c.product = STORAGE;
        const tn_invoices *invoices = bill(&c);
        assert_non_null(invoices);
        assert_int_equal(invoices->count, rows[i].documents[2].from ? 3 : 2);
        for (size_t d = 0; d < invoices->count; d++) {
            const tn_document *document = invoices->documents[d];
            assert_int_equal(document->has_time, rows[i].documents[d].has_time);
            assert_int_equal(document->line_count, 1);
            const tn_line *line = &document->lines[0];
            assert_int_equal(line->kind, rows[i].documents[d].kind);
            assert_int_equal(line->period.start.seconds, at(rows[i].documents[d].from).seconds);
            assert_int_equal(line->period.end.seconds, at(rows[i].documents[d].to).seconds);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_invoices__instalments),
        cmocka_unit_test(test_invoices__instalments_are_numbered),
        cmocka_unit_test(test_invoices__lines_of_charges),
    };
    return RUN_LIVES(tests);
}
