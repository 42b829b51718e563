/* Credit notes to the cent. */
#include "engine/lives.h"

#define PLAN(price, plan)                                                                          \
    OFFER("duration = 12m\n[item gb]\nprice = " price "\nquantity = 1\n[payments]\n" plan)
#define MINE PRIVATE("2027-01-01")

#define BOUGHT    PUBLIC("12", "2027-01-01T10:00:00Z") "[item gb]\nquantity = 500\n"
#define THOUSANDS PLAN("12000", "plan = monthly\nfirst = 2027-01-01\n")
#define IN(currency, price)                                                                        \
    OFFER("replaces = agmt-1\nduration = 12m\ncurrency = " currency "\n[item gb]\nprice = " price  \
          "\nquantity = 2\n[usage calls]\nprice = 1\n")
#define QUARTER                                                                                    \
    "2027-01-01 instalment 1000.00\n2027-02-01 instalment 1000.00\n2027-03-01 instalment "         \
    "1000.00\n"

static const life_case refund_cases[] = {
    {.what = "12 x 1,000, refunded on 2 April: 4,000 less 91 of 365 days",
     .product = STORAGE,
     .offer = THOUSANDS,
     .contract = MINE "[refund 2027-04-02]\napproved = yes\n",
     .expected = QUARTER "2027-04-01 instalment 1000.00\n2027-04-02 refund -1008.22"},
    {.what = "on 1 April, before the instalment: 3,000 less 90 of 365",
     .product = STORAGE,
     .offer = THOUSANDS,
     .contract = MINE "[refund 2027-04-01]\napproved = yes\n",
     .expected = QUARTER "2027-04-01 refund -41.10"},
    {.what = "at the instant of an instalment that comes after it: 3,000 were charged",
     .product = STORAGE,
     .offer = THOUSANDS,
     .contract = MINE "[refund 2027-04-01]\napproved = yes\namount = 3000.00\n",
     .until = "2027-04-01",
     .expected = QUARTER "2027-04-01 instalment 1000.00\n2027-04-01 refund -3000.00"},
    {.what = "and no cent more",
     .product = STORAGE,
     .offer = THOUSANDS,
     .contract = MINE "[refund 2027-04-01]\napproved = yes\namount = 3000.01\n",
     .until = "2027-04-01",
     .expected = QUARTER "2027-04-01 instalment 1000.00",
     .codes = "CTR-065"},
    {.what = "on 31 March more time was used than charged",
     .product = STORAGE,
     .offer = PLAN("12000", "plan = monthly\nfirst = 2027-06-01\ncount = 2\n"),
     .contract = MINE "[refund 2027-03-31]\napproved = yes\n",
     .expected = ""},
    {.what = "an amount in the last second of them",
     .product = STORAGE,
     .contract = BOUGHT "[refund 2027-01-03T10:00:00Z]\namount = 5.55\n",
     .expected = "2027-01-01 contract 8000.00\n2027-01-03 refund -5.55"},
    {.what = "and a second later",
     .product = STORAGE,
     .contract = BOUGHT "[refund 2027-01-03T10:00:01Z]\namount = 5.55\n",
     .expected = "2027-01-01 contract 8000.00",
     .codes = "CTR-058"},
    {.what = "within 48 hours everything",
     .product = STORAGE,
     .contract = BOUGHT "[refund 2027-01-03T10:00:00Z]\n",
     .expected = "2027-01-01 contract 8000.00\n2027-01-03 refund -8000.00"},
    {.what = "upgrades too",
     .product = STORAGE,
     .contract = BOUGHT "[upgrade 2027-01-02]\nquantity.gb = 800\n[refund 2027-01-03]\n",
     .expected = "2027-01-01 contract 8000.00\n2027-01-02 upgrade 4786.85 -7978.08 12764.93\n"
                 "2027-01-03 refund -12786.85"},
    {.what = "two currencies are two credit notes",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nquantity = 500\n"),
     .other_offer =
         OFFER("replaces = agmt-1\nduration = 12m\ncurrency = EUR\n[item gb]\nprice = 3\n"
               "quantity = 2\n[usage calls]\nprice = 1\n"),
     .contract =
         PRIVATE("2027-01-01") "[replace 2027-01-02]\noffer = b.offer.ini\n[refund 2027-01-03]\n",
     .expected =
         "2027-01-01 contract 8000.00\n2027-01-02 contract 6.00\n2027-01-03 refund -8000.00\n"
         "2027-01-03 refund -6.00"},
    {.what = "a third agreement in a third currency is a third one",
     .product = STORAGE,
     .offer = IN("EUR", "3"),
     .other_offer = IN("GBP", "5"),
     .contract = BOUGHT "[replace 2027-01-02]\noffer = a.offer.ini\n[replace 2027-01-02T12:00:00Z]"
                        "\noffer = b.offer.ini\n[refund 2027-01-03]\n",
     .expected =
         "2027-01-01 contract 8000.00\n2027-01-02 contract 6.00\n2027-01-02 contract 10.00\n"
         "2027-01-03 refund -8000.00\n2027-01-03 refund -6.00\n2027-01-03 refund -10.00"},
    {.what = "a third one in the first's currency is in the first's credit note",
     .product = STORAGE,
     .offer = IN("EUR", "3"),
     .other_offer = IN("USD", "5"),
     .contract = BOUGHT "[replace 2027-01-02]\noffer = a.offer.ini\n[replace 2027-01-02T12:00:00Z]"
                        "\noffer = b.offer.ini\n[refund 2027-01-03]\n",
     .expected =
         "2027-01-01 contract 8000.00\n2027-01-02 contract 6.00\n2027-01-02 contract 10.00\n"
         "2027-01-03 refund -8010.00\n2027-01-03 refund -6.00"},
    {.what = "a cent",
     .product = STORAGE,
     .contract = BOUGHT "[refund 2027-02-02]\napproved = yes\namount = 0.01\n",
     .expected = "2027-01-01 contract 8000.00\n2027-02-02 refund -0.01"},
    {.what = "an amount within 48 hours is a credit note",
     .product = STORAGE,
     .contract = BOUGHT "[refund 2027-01-02]\namount = 5.55\n",
     .expected = "2027-01-01 contract 8000.00\n2027-01-02 refund -5.55"},
    {.what = "later: charged less the worth of 182 of 365 days",
     .product = STORAGE,
     .contract = BOUGHT "[refund 2027-07-02]\napproved = yes\n",
     .expected = "2027-01-01 contract 8000.00\n2027-07-02 refund -4010.96"},
    {.what = "each configuration for its time: 182 days of 500, 91 of 800",
     .product = STORAGE,
     .contract =
         BOUGHT "[upgrade 2027-07-02]\nquantity.gb = 800\n[refund 2027-10-01]\napproved = yes\n",
     .expected = "2027-01-01 contract 8000.00\n2027-07-02 upgrade 2406.58 -4010.96 6417.53 0.01\n"
                 "2027-10-01 refund -3226.31"},
    {.what = "earlier credit notes are taken off",
     .product = STORAGE,
     .contract = BOUGHT "[refund 2027-02-01]\napproved = yes\namount = 500\n[refund 2027-07-02]\n"
                        "approved = yes\n",
     .expected =
         "2027-01-01 contract 8000.00\n2027-02-01 refund -500.00\n2027-07-02 refund -3510.96"},
    {.what = "all that was charged",
     .product = STORAGE,
     .contract = BOUGHT "[refund 2027-02-01]\napproved = yes\namount = 8000.00\n",
     .expected = "2027-01-01 contract 8000.00\n2027-02-01 refund -8000.00"},
    {.what = "a cent more",
     .product = STORAGE,
     .contract = BOUGHT "[refund 2027-02-01]\napproved = yes\namount = 8000.01\n",
     .expected = "2027-01-01 contract 8000.00",
     .codes = "CTR-065"},
    {.what = "of the running term only",
     .product = STORAGE,
     .contract =
         BOUGHT "[renewal]\nauto = yes\n[refund 2028-07-01]\napproved = yes\namount = 8000.01\n",
     .expected = "2027-01-01 contract 8000.00\n2028-01-01 renewal 8000.00",
     .codes = "CTR-065"},
    {.what = "in the second term its own charge: 184 of 366 days of 8,000",
     .product = STORAGE,
     .contract = BOUGHT "[renewal]\nauto = yes\n[refund 2028-07-01]\napproved = yes\n",
     .expected = "2027-01-01 contract 8000.00\n2028-01-01 renewal 8000.00\n"
                 "2028-07-01 refund -4021.86"},
    {.what = "the smallest part, 1/365 of a cent, rounded up",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nprice = 0.01\nquantity = 1\n"),
     .contract = MINE "[refund 2027-12-31]\napproved = yes\n",
     .policy = "aws,rounding=up",
     .expected = "2027-01-01 contract 0.01\n2027-12-31 refund -0.01"},
    {.what = "under none nothing comes back, access ends",
     .product = STORAGE,
     .contract = BOUGHT "[refund 2027-07-02]\napproved = yes\n",
     .policy = "none",
     .expected = "2027-01-01 contract 8000.00"},
    {.what = "in the last second nothing is left",
     .product = STORAGE,
     .contract = BOUGHT "[refund 2028-01-01T09:59:59Z]\napproved = yes\n",
     .expected = "2027-01-01 contract 8000.00"},
};

static void test_invoices__refunds(void **state)
{
    (void)state;
    check_bills(refund_cases, COUNT(refund_cases));
}

static void test_refund__above_says_both_amounts(void **state)
{
    (void)state;
    const life_case one = {.what = "above",
                           .product = STORAGE,
                           .contract =
                               BOUGHT "[refund 2027-02-01]\napproved = yes\namount = 8000.01\n"};
    assert_non_null(bill(&one));
    assert_string_equal(
        tn_findings_get(findings, 0)->message,
        "a refund of 8000.01 is more than the 8000.00 that the running term charged");
}

/* 100 x 364/365 = 99.7260 given back at once: the next note has no line for that invoice. */
static void test_refund__no_line_for_what_is_given_back(void **state)
{
    (void)state;
    const life_case one = {
        .what = "given back",
        .product = STORAGE,
        .contract = PUBLIC("12", "2027-01-01T09:30:00Z") "[item seats]\nquantity = 2\n"
                                                         "[upgrade 2027-01-02]\nquantity.seats = "
                                                         "3\n[refund 2027-01-02T10:00:00Z]\n"
                                                         "amount = 99.73\n[refund "
                                                         "2027-01-02T11:00:00Z]\namount = 200\n"};
    const tn_invoices *invoices = bill(&one);
    assert_non_null(invoices);
    assert_int_equal(invoices->count, 4);
    assert_int_equal(invoices->documents[2]->line_count, 1);
    assert_ptr_equal(invoices->documents[2]->lines[0].reduces, invoices->documents[1]);
    assert_int_equal(invoices->documents[3]->line_count, 1);
    assert_ptr_equal(invoices->documents[3]->lines[0].reduces, invoices->documents[0]);
    assert_int_equal(invoices->documents[3]->total.minor, -20000);
    assert_ptr_equal(invoices->documents[3]->termination->event,
                     &invoices->life->contract->events[2]);
}

/* 1,000.00 due on 2027-02-15, 50.00 of it given back on 2027-01-20 and again, on 2027-03-01, when
 * it has been paid: that is paid back on the fifth business day, 2027-03-08. */
static void test_refund__lowers_what_is_due_later(void **state)
{
    (void)state;
    const life_case one = {
        .what = "before and after it is due",
        .product = STORAGE,
        .offer = OFFER("duration = 12m\nnet_terms = 45\n[item seats]\nquantity = 10\n"),
        .contract = PRIVATE("2027-01-01") "[refund 2027-01-20]\napproved = yes\namount = 50\n"
                                          "[refund 2027-03-01]\napproved = yes\namount = 50\n"};
    static const int64_t due[] = {95000, 0, -5000};
    static const char *const days[] = {"2027-02-15", "2027-01-27", "2027-03-08"};
    const tn_invoices *invoices = bill(&one);
    char day[TN_DATE_TEXT];
    assert_non_null(invoices);
    assert_int_equal(invoices->count, COUNT(due));
    for (size_t i = 0; i < COUNT(due); i++) {
        assert_int_equal(invoices->documents[i]->due_amount.minor, due[i]);
        assert_string_equal(tn_date_format(invoices->documents[i]->due, day), days[i]);
    }
}

/* 99.45 and 99.73 for two upgrades: the second note goes on where the first one ended. */
static void test_refund__goes_on_in_the_middle_of_an_invoice(void **state)
{
    (void)state;
    const life_case one = {
        .what = "in the middle",
        .product = STORAGE,
        .contract = PUBLIC(
            "12", "2027-01-01T09:30:00Z") "[item seats]\nquantity = 2\n"
                                          "[upgrade 2027-01-02]\nquantity.seats = 3\n[upgrade "
                                          "2027-01-03]\n"
                                          "quantity.seats = 4\n[refund 2027-02-01]\napproved = "
                                          "yes\namount = 150\n"
                                          "[refund 2027-02-02]\napproved = yes\namount = 100\n"};
    static const struct {
        size_t note, line, invoice;
        int64_t minor;
    } rows[] = {{3, 0, 2, -9945}, {3, 1, 1, -5055}, {4, 0, 1, -4918}, {4, 1, 0, -5082}};
    const tn_invoices *invoices = bill(&one);
    assert_non_null(invoices);
    assert_int_equal(invoices->count, 5);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_document *note = invoices->documents[rows[i].note];
        assert_int_equal(note->line_count, 2);
        assert_ptr_equal(note->lines[rows[i].line].reduces, invoices->documents[rows[i].invoice]);
        assert_int_equal(note->lines[rows[i].line].amount.minor, rows[i].minor);
    }
}

/* The newest by date, though a plan's charges are made before the upgrade that is charged among
 * them: 150.00 of June's 100.00 and May's. */
static void test_refund__newest_first(void **state)
{
    (void)state;
    const life_case c = {
        .what = "newest",
        .product = STORAGE,
        .offer = OFFER("duration = 12m\n[item seats]\nprice = 1200\nquantity = 1\n[payments]\n"
                       "plan = monthly\n"),
        .contract = PRIVATE("2027-01-01") "[upgrade 2027-03-15]\nquantity.seats = 2\n"
                                          "[refund 2027-06-10]\napproved = yes\namount = 150\n"};
    const tn_invoices *invoices = bill(&c);
    static const char *const reduced[] = {"2027-06-01", "2027-05-01"};
    static const int64_t amounts[] = {-10000, -5000};
    const tn_document *note = NULL;
    for (size_t i = 0; i < invoices->count; i++) {
        note = invoices->documents[i]->kind == TN_DOCUMENT_REFUND ? invoices->documents[i] : note;
    }
    assert_non_null(note);
    assert_int_equal(note->line_count, COUNT(reduced));
    for (size_t i = 0; i < COUNT(reduced); i++) {
        char day[TN_DATE_TEXT];
        assert_string_equal(tn_date_format(note->lines[i].reduces->date, day), reduced[i]);
        assert_int_equal(note->lines[i].amount.minor, amounts[i]);
    }
}

/* Of one day in the order of invoices: the charge of the plan stands behind the upgrade of noon. */
static void test_refund__newest_of_a_day(void **state)
{
    (void)state;
    const life_case c = {
        .what = "of a day",
        .product = STORAGE,
        .offer = OFFER("duration = 12m\n[item seats]\nprice = 1200\nquantity = 1\n[payments]\n"
                       "plan = monthly\nfirst = 2027-01-15\n"),
        .contract = PRIVATE("2027-01-01") "[upgrade 2027-03-15T12:00:00Z]\nquantity.seats = 2\n"
                                          "[refund 2027-03-20]\napproved = yes\namount = 30\n"};
    const tn_invoices *invoices = bill(&c);
    const tn_document *note = NULL;
    for (size_t i = 0; i < invoices->count; i++) {
        note = invoices->documents[i]->kind == TN_DOCUMENT_REFUND ? invoices->documents[i] : note;
    }
    assert_non_null(note);
    assert_int_equal(note->line_count, 1);
    assert_int_equal(note->lines[0].reduces->kind, TN_DOCUMENT_INSTALMENT);
    assert_int_equal(note->lines[0].reduces->date.days, tn_instant_date(at("2027-03-15")).days);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_invoices__refunds),
        cmocka_unit_test(test_refund__above_says_both_amounts),
        cmocka_unit_test(test_refund__lowers_what_is_due_later),
        cmocka_unit_test(test_refund__no_line_for_what_is_given_back),
        cmocka_unit_test(test_refund__goes_on_in_the_middle_of_an_invoice),
        cmocka_unit_test(test_refund__newest_first),
        cmocka_unit_test(test_refund__newest_of_a_day),
    };
    return RUN_LIVES(tests);
}
