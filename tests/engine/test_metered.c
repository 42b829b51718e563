/* Usage in all of a contract's books: documents, months, movements, metrics. By hand: an sms is
 * 0.05 under the first offer and 0.10 under the one that replaces it. */
#include "engine/ratings.h" /* before the globals of lives.h */

#include "engine/lives.h"
#include "tenor/metrics.h"
#include "tenor/movements.h"
#include "tenor/timeline.h"
#include "tenor/upgrade.h"

#define SMS_A OFFER("duration = 1m\n[item basic]\n[usage sms]\nprice = 0.05\n")
#define SMS_B                                                                                      \
    OFFER("replaces = agmt-1\nduration = 12m\n[item standard]\n[usage sms]\nprice = 0.1\n")
#define MINE PRIVATE("2027-03-01")

static tn_books *metered(const life_case *c, const char *records)
{
    tn_books *books = books_of(c);
    const tn_life *life = tn_books_life(books);
    tn_rater *rater = NULL;
    const tn_rating *rating = NULL;
    assert_non_null(life);
    assert_int_equal(tn_rater_new(life, NULL, &rater), TN_OK);
    test_meter(rater, life->product, records);
    assert_int_equal(tn_rater_finish(rater, arena, &rating), TN_OK);
    tn_rater_free(rater);
    tn_books_set_rating(books, rating);
    return books;
}

static const life_case replaced = {.what = "replaced",
                                   .product = METERED,
                                   .offer = SMS_A,
                                   .other_offer = SMS_B,
                                   .contract = MINE "[replace 2027-03-16]\noffer = b.offer.ini\n",
                                   .until = "2027-06-30"};

static tn_status add(tn_metrics *m, tn_books *books)
{
    tn_arena *scratch = tn_arena_new(NULL);
    const tn_status status = tn_metrics_add(m, scratch, books);
    tn_arena_free(scratch);
    return status;
}

/* 100.00 for March, of which 15 of 31 days are 48.39: 51.61 are taken over, and 2,051.61 are earned
 * over 366 days: 89.69 by the end of March, 168.16 in April, 173.77 in May. 1,961.92 remain after
 * March: usage adds nothing to it. */
static void test_metered__two_agreements(void **state)
{
    (void)state;
    static const int64_t revenue[] = {4839 + 8969 + 2500, 16816 + 300, 17377, 16817},
                         overage[] = {2500, 300, 0, 0};
    static const size_t twins[] = {0, 0, 0, 1, 0}; /* the second agreement's in the same month */
    char found[1024] = "";
    tn_books *books =
        metered(&replaced, "sms 2027-03-10T10:00:00Z 100\nsms 2027-03-20T10:00:00Z 200\n"
                           "sms 2027-04-02T10:00:00Z 30\n");
    const tn_invoices *invoices = tn_books_invoices(books);
    assert_non_null(invoices);
    print_invoices(invoices, found, sizeof(found));
    assert_string_equal(found, "2027-03-01 contract 100.00\n2027-03-16 contract 2000.00\n"
                               "2027-04-02 usage 5.00\n2027-04-02 usage 20.00\n"
                               "2027-05-02 usage 3.00");
    for (size_t i = 0; i < COUNT(twins); i++) {
        assert_int_equal(invoices->documents[i]->twins, twins[i]);
        assert_non_null(
            tn_line_step(arena, invoices->documents[i], &invoices->documents[i]->lines[0]));
    }
    const tn_ledger *l = tn_books_ledger(books);
    assert_int_equal(l->count, COUNT(revenue));
    for (size_t i = 0; i < COUNT(revenue); i++) {
        assert_int_equal(l->months[i].revenue.minor, revenue[i]);
        assert_int_equal(l->months[i].overage.minor, overage[i]);
        assert_int_equal(l->months[i].unbilled_usage.minor, overage[i]);
    }
    const tn_timeline *timeline = NULL;
    assert_int_equal(tn_timeline_build(arena, books, &timeline), TN_OK);
    tn_metrics m;
    assert_int_equal(tn_metrics_begin(arena, tn_instant_date(at("2027-04-01")), true, &m), TN_OK);
    assert_int_equal(add(&m, books), TN_OK);
    assert_int_equal(tn_metrics_end(&m), TN_OK);
    assert_int_equal(m.totals[0].rpo.minor, 196192);
}

/* Of three agreements in a month the second uses no more than it may, the first and the third do:
 * its hour of 25 hosts is 5 above the 20 of standard, 0.10 each. */
static void test_metered__one_of_three_bills_nothing(void **state)
{
    (void)state;
    char found[1024] = "";
    const life_case c = {
        .what = "three",
        .product = METERED,
        .offer = OFFER("duration = 12m\n[item basic]\n[usage xhosts]\nprice = 0.1\n[usage sms]\n"
                       "price = 0.05\n"),
        .other_offer = OFFER("replaces = agmt-1\nduration = 12m\n[item standard]\n[usage xhosts]\n"
                             "price = 0.1\n[usage sms]\nprice = 0.1\n"),
        .contract = MINE "[replace 2027-03-16]\noffer = b.offer.ini\n[replace 2027-03-20]\n"
                         "offer = b.offer.ini\n",
        .until = "2027-04-30"};
    tn_books *books = metered(&c, "sms 2027-03-10T10:00:00Z 100\nxhosts 2027-03-17T10:00:00Z 5\n"
                                  "xhosts 2027-03-25T10:00:00Z 25\n");
    print_invoices(tn_books_invoices(books), found, sizeof(found));
    assert_string_equal(found, "2027-03-01 contract 1000.00\n2027-03-16 contract 2000.00\n"
                               "2027-03-20 contract 2000.00\n2027-04-02 usage 5.00\n"
                               "2027-04-02 usage 0.50");
    assert_int_equal(tn_books_invoices(books)->documents[4]->twins, 2);
}

/* What is given back reduces the invoice of the contract, an upgrade is charged after it: usage is
 * another thing. 1,000.00 a year to 2,000.00, 316 of 366 days are left: 863.39. */
static void test_metered__beside_refund_and_upgrade(void **state)
{
    (void)state;
    char found[1024] = "";
    const life_case c = {.what = "beside",
                         .product = METERED,
                         .contract = YEAR "[refund 2027-04-10]\napproved = yes\namount = 10\n"
                                          "[upgrade 2027-04-20]\nquantity.standard = 1\n",
                         .until = "2027-05-31"};
    tn_books *books = metered(&c, "sms 2027-03-10T10:00:00Z 100\nsms 2027-04-02T10:00:00Z 30\n");
    const tn_invoices *invoices = tn_books_invoices(books);
    print_invoices(invoices, found, sizeof(found));
    assert_string_equal(found,
                        "2027-03-01 contract 1000.00\n2027-04-02 usage 5.00\n"
                        "2027-04-10 refund -10.00\n2027-04-20 upgrade 863.39 -863.39 1726.78\n"
                        "2027-05-02 usage 1.50");
    assert_ptr_equal(invoices->documents[2]->lines[0].reduces, invoices->documents[0]);
    /* a credit is capped by what was charged for the term, usage apart */
    tn_contract_quantity basic = {.label = "basic", .quantity = {.value = 1, .set = true}};
    const tn_event back = {.kind = TN_EVENT_UPGRADE,
                           .quantities = &basic,
                           .quantity_count = 1,
                           .when = {.value = at("2027-05-10"), .set = true}};
    tn_proration figures;
    assert_int_equal(tn_upgrade_estimate(arena, books, &back, &figures), TN_OK);
    assert_int_equal(figures.credit.minor, 161749); /* 296 of 366 days of 2,000.00 */
}

/* A record of the hour after the end: of April there is usage alone. 7 at 0.05, of which AWS keeps
 * 3 %: 0.01. */
static void test_metered__a_month_of_usage_alone(void **state)
{
    (void)state;
    const life_case c = {.what = "alone", .product = METERED, .contract = MARCH};
    const tn_movements *m = tn_books_movements(metered(&c, "sms 2027-04-01T00:30:00Z 7\n"));
    tn_posting postings[TN_POSTINGS];
    size_t count = 0;
    assert_non_null(m);
    const tn_movement *earned = &m->items[3]; /* after invoiced, paid, earned in March */
    assert_int_equal(earned->kind, TN_MOVE_EARNED);
    assert_int_equal(earned->date.days, tn_instant_date(at("2027-04-30")).days);
    assert_int_equal(earned->contract.minor, 0);
    assert_int_equal(earned->usage.minor, 35);
    assert_int_equal(tn_movement_post(earned, true, postings, &count), TN_OK);
    assert_int_equal(count, 2);
    assert_int_equal(postings[0].account, TN_ACCOUNT_DEFERRED);
    assert_int_equal(postings[0].amount.minor, 35);
    assert_int_equal(postings[1].account, TN_ACCOUNT_OVERAGE);
    assert_int_equal(postings[1].amount.minor, -35);
    assert_int_equal(m->items[1].kind, TN_MOVE_PAID);
    for (int internal = 0; internal < 2; internal++) {
        assert_int_equal(tn_movement_post(&m->items[1], internal, postings, &count), TN_OK);
        assert_int_equal(count, 2);
        assert_int_equal(postings[0].account, TN_ACCOUNT_CASH);
        assert_int_equal(postings[0].amount.minor, internal ? 9700 : 10000);
        assert_int_equal(postings[1].amount.minor, internal ? -9700 : -10000);
    }
}

/* What documents come to, of a kind or all; not over currencies, not beyond 64 bits. */
static void test_metered__sums(void **state)
{
    (void)state;
    tn_money sum = {0};
    const tn_invoices *invoices = tn_books_invoices(
        metered(&replaced, "sms 2027-03-10T10:00:00Z 100\nsms 2027-03-20T10:00:00Z 200\n"));
    assert_int_equal(tn_invoices_sum(invoices, TN_DOCUMENT_USAGE, &sum), TN_OK);
    assert_int_equal(sum.minor, 2500);
    assert_int_equal(tn_invoices_sum(invoices, TN_DOCUMENT_KINDS, &sum), TN_OK);
    assert_int_equal(sum.minor, 212500);
    const life_case euros = {
        .what = "euros",
        .product = METERED,
        .offer = SMS_A,
        .other_offer = OFFER("replaces = agmt-1\nduration = 12m\ncurrency = EUR\n[item standard]\n"
                             "price = 10\n"),
        .contract = MINE "[replace 2027-03-16]\noffer = b.offer.ini\n"};
    assert_int_equal(tn_invoices_sum(bill(&euros), TN_DOCUMENT_KINDS, &sum), TN_E_RANGE);
    assert_int_equal(tn_invoices_sum(bill(&euros), TN_DOCUMENT_CONTRACT, &sum), TN_E_RANGE);
    assert_int_equal(tn_invoices_sum(bill(&euros), TN_DOCUMENT_REFUND, &sum), TN_OK);
    assert_int_equal(sum.minor, 0);
    sum.minor = 212500;
    /* no contract's documents are that many, CTR-064 refuses them */
    tn_document most = {.total = {INT64_MAX, {"USD", 2}}}, cent = {.total = {1, {"USD", 2}}};
    tn_document *two[] = {&most, &cent};
    const tn_invoices giants = {.currency = {"USD", 2}, .documents = two, .count = 2};
    assert_int_equal(tn_invoices_sum(&giants, TN_DOCUMENT_KINDS, &sum), TN_E_RANGE);
    assert_int_equal(sum.minor, 212500);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_metered__two_agreements),
        cmocka_unit_test(test_metered__one_of_three_bills_nothing),
        cmocka_unit_test(test_metered__beside_refund_and_upgrade),
        cmocka_unit_test(test_metered__a_month_of_usage_alone),
        cmocka_unit_test(test_metered__sums),
    };
    return RUN_LIVES(tests);
}
