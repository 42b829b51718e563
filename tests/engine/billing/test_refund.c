/* Credit notes to the cent. */
#include "support/lives.h"

#include "engine/lives.h" /* its names are globals: behind the others */

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
    {.what = "what could only be paid after the calendar's last day",
     .product = STORAGE,
     .contract = PUBLIC("12", "9997-12-30T10:00:00Z") "[item gb]\nquantity = 1\n"
                                                      "[refund 9998-12-29]\napproved = yes\n"
                                                      "amount = 1\n",
     .expected = "",
     .codes = "CTR-064"},
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

/* 1,000.00 due on 2027-02-15, 50.00 of it given back on 2027-01-20, then on that day and on
 * 2027-03-01: what has been paid is paid back on the fifth business day, 2027-02-22 and 03-08. */
static void test_refund__lowers_what_is_due_later(void **state)
{
    (void)state;
    const life_case one = {
        .what = "before and after it is due",
        .product = STORAGE,
        .offer = OFFER("duration = 12m\nnet_terms = 45\n[item seats]\nquantity = 10\n"),
        .contract = PRIVATE("2027-01-01") "[refund 2027-01-20]\napproved = yes\namount = 50\n"
                                          "[refund 2027-02-15]\napproved = yes\namount = 50\n"
                                          "[refund 2027-03-01]\napproved = yes\namount = 50\n"};
    static const int64_t due[] = {95000, 0, -5000, -5000};
    static const char *const days[] = {"2027-02-15", "2027-01-27", "2027-02-22", "2027-03-08"};
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

/* Within 48 hours all agreements, and the usage invoiced until then: by date, by kind on one day,
 * by time within a kind, of one instant the later agreement first; later usage stands. */
static void test_refund__newest_first(void **state)
{
    (void)state;
    const life_case c = {.what = "newest",
                         .product = STORAGE,
                         .offer = IN("USD", "5"),
                         .other_offer = IN("USD", "6"),
                         .contract =
                             PUBLIC("12", "2027-01-31T10:00:00Z") "[item seats]\nquantity = 2\n"
                                                                  "[upgrade 2027-01-31T12:00:00Z]\n"
                                                                  "quantity.seats = 3\n"
                                                                  "[replace 2027-01-31T14:00:00Z]\n"
                                                                  "offer = a.offer.ini\n"
                                                                  "[replace 2027-01-31T16:00:00Z]\n"
                                                                  "offer = b.offer.ini\n"
                                                                  "[refund 2027-02-02T10:00:00Z]\n",
                         .until = "2027-04-01"};
    static const char records[] = "calls 2027-01-31T11:00:00Z 100\ncalls 2027-01-31T17:00:00Z 3\n"
                                  "calls 2027-02-01T10:00:00Z 2\n";
    static const struct {
        tn_document_kind kind;
        int64_t minor;
        size_t term;
    } rows[] = {{TN_DOCUMENT_USAGE, 300, 2},     {TN_DOCUMENT_USAGE, 100, 0},
                {TN_DOCUMENT_UPGRADE, 10000, 0}, {TN_DOCUMENT_CONTRACT, 1200, 2},
                {TN_DOCUMENT_CONTRACT, 1000, 1}, {TN_DOCUMENT_CONTRACT, 20000, 0}};
    tn_books *books = books_of(&c);
    tn_rater *rater = NULL;
    const tn_rating *rating = NULL;
    assert_int_equal(tn_rater_new(tn_books_life(books), NULL, &rater), TN_OK);
    test_meter(rater, tn_books_life(books)->product, records);
    assert_int_equal(tn_rater_finish(rater, arena, &rating), TN_OK);
    tn_rater_free(rater);
    tn_books_set_rating(books, rating);
    const tn_invoices *invoices = tn_books_invoices(books);
    assert_non_null(invoices);
    assert_int_equal(invoices->count, COUNT(rows) + 2);
    const tn_document *note = invoices->documents[COUNT(rows)];
    assert_int_equal(note->kind, TN_DOCUMENT_REFUND);
    assert_int_equal(note->line_count, COUNT(rows));
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(note->lines[i].reduces->kind, rows[i].kind);
        assert_int_equal(note->lines[i].reduces->total.minor, rows[i].minor);
        assert_int_equal(note->lines[i].amount.minor, -rows[i].minor);
        assert_int_equal(note->lines[i].term, rows[i].term);
    }
}

/* 2027-02-01 was a Monday: seven credit notes on the days of that week. */
static void test_refund__paid_on_the_fifth_business_day(void **state)
{
    (void)state;
#define CENT(day) "[refund 2027-02-0" day "]\napproved = yes\namount = 0.01\n"
    const life_case c = {.what = "a week",
                         .product = STORAGE,
                         .contract = BOUGHT CENT("1") CENT("2") CENT("3") CENT("4") CENT("5")
                             CENT("6") CENT("7")};
    static const char *const due[] = {"2027-02-08", "2027-02-09", "2027-02-10", "2027-02-11",
                                      "2027-02-12", "2027-02-12", "2027-02-12"};
    const tn_invoices *invoices = bill(&c);
    assert_non_null(invoices);
    assert_int_equal(invoices->count, COUNT(due) + 1);
    for (size_t i = 0; i < COUNT(due); i++) {
        char day[TN_DATE_TEXT];
        assert_string_equal(tn_date_format(invoices->documents[i + 1]->due, day), due[i]);
    }
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
        cmocka_unit_test(test_refund__paid_on_the_fifth_business_day),
    };
    return RUN_LIVES(tests);
}
