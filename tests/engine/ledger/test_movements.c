/* Months as movements: documents are invoiced and paid, a month is earned on its last day. */
#include "engine/lives.h"

#define YEAR OFFER("duration = 12m\nnet_terms = 45\n[item seats]\nquantity = 10\n")

static const char *const kinds[] = {"invoiced", "paid", "earned"};

static void expect_movements(const life_case *c, const char *expected)
{
    const tn_movements *m = tn_books_movements(books_of(c));
    char found[1024] = "", amount[TN_DECIMAL_TEXT], net[TN_DECIMAL_TEXT], day[TN_DATE_TEXT];
    assert_non_null(m);
    for (size_t i = 0; i < m->count; i++) {
        const tn_movement *one = &m->items[i];
        say(found, sizeof(found), "%s %s %s %s\n", tn_date_format(one->date, day), kinds[one->kind],
            tn_money_format(one->amount, amount),
            tn_money_format(one->kind == TN_MOVE_EARNED ? one->deferred : one->net, net));
    }
    assert_string_equal(found, expected);
}

static void test_movements__by_hand(void **state)
{
    (void)state;
    const life_case c = {.what = "a year, looked at for three months",
                         .product = STORAGE,
                         .offer = YEAR,
                         .contract = PRIVATE("2027-01-01"),
                         .until = "2027-03-31"};
    expect_movements(&c, "2027-01-01 invoiced 1000.00 970.00\n"
                         "2027-01-31 earned 84.93 915.07\n"
                         "2027-02-15 paid 1000.00 970.00\n"
                         "2027-02-28 earned 76.71 838.36\n"
                         "2027-03-31 earned 84.94 753.42\n");
}

/* 50.00 given back before 1,000.00 are due: 950.00 are paid then; what AWS kept of the 50.00, 1.50,
 * comes with the note. */
static void test_movements__a_note_lowers_what_is_due(void **state)
{
    (void)state;
    const life_case c = {.what = "given back before it is due",
                         .product = STORAGE,
                         .offer = YEAR,
                         .contract = PRIVATE("2027-01-01") "[refund 2027-01-20]\napproved = yes\n"
                                                           "amount = 50\n",
                         .until = "2027-02-28"};
    expect_movements(&c, "2027-01-01 invoiced 1000.00 970.00\n"
                         "2027-01-20 invoiced -50.00 -48.50\n"
                         "2027-01-27 paid 0.00 1.50\n"
                         "2027-01-31 earned 34.93 915.07\n"
                         "2027-02-15 paid 950.00 920.00\n"
                         "2027-02-28 earned 76.71 838.36\n");
}

/* Postings of each movement add up to 0; deferred is what is invoiced less what is earned. */
static void test_movements__balances(void **state)
{
    (void)state;
    const life_case c = {
        .what = "upgraded, then given back in part",
        .product = STORAGE,
        .offer = YEAR,
        .contract = PRIVATE("2027-01-01") "[upgrade 2027-03-15]\nquantity.seats = 20\n"
                                          "[refund 2027-05-01]\napproved = yes\namount = 100\n"};
    const tn_movements *m = tn_books_movements(books_of(&c));
    int64_t accounts[TN_ACCOUNTS] = {0}, earned = 0, fees = 0, invoiced = 0;
    assert_non_null(m);
    for (size_t i = 0; i < m->count; i++) {
        const tn_movement *one = &m->items[i];
        tn_posting postings[TN_POSTINGS];
        size_t count = 0;
        int64_t sum = 0;
        assert_int_equal(tn_movement_post(one, true, postings, &count), TN_OK);
        for (size_t j = 0; j < count; j++) {
            sum += postings[j].amount.minor;
            accounts[postings[j].account] += postings[j].amount.minor;
        }
        assert_int_equal(sum, 0);
        invoiced += one->kind == TN_MOVE_INVOICED ? one->amount.minor : 0;
        fees += one->kind == TN_MOVE_INVOICED ? one->fee.minor : 0;
        if (one->kind == TN_MOVE_EARNED) {
            earned += one->amount.minor;
            assert_int_equal(one->deferred.minor, invoiced - earned);
            assert_int_equal(one->deferred.minor, -accounts[TN_ACCOUNT_DEFERRED]);
            assert_int_equal(earned, -accounts[TN_ACCOUNT_REVENUE] - accounts[TN_ACCOUNT_CREDIT] -
                                         accounts[TN_ACCOUNT_ROUNDING]);
        }
    }
    assert_int_equal(earned, invoiced);
    assert_int_equal(accounts[TN_ACCOUNT_CREDIT], 10000);
    assert_int_equal(accounts[TN_ACCOUNT_FEES], fees);
    assert_int_equal(accounts[TN_ACCOUNT_RECEIVABLE], 0);
    assert_int_equal(accounts[TN_ACCOUNT_CASH], invoiced - fees);
}

/* Two lines of 0.335 are 0.34 each and 0.67 together: the cent between has an account of its own,
 * and the month makes up for it, so that deferred ends at 0. */
static void test_movements__rounding(void **state)
{
    (void)state;
    const life_case c = {
        .what = "a rounding line",
        .product = "[product]\ntitle = P\ncategory = users\npurchase = any\ncurrency = USD\n"
                   "durations = 1m\n[dimension a]\nprice.1m = 0.335\n[dimension b]\n"
                   "price.1m = 0.335\n",
        .contract = PUBLIC("1", "2027-01-01") "[item a]\nquantity = 1\n[item b]\nquantity = 1\n"};
    const tn_movements *m = tn_books_movements(books_of(&c));
    tn_posting p[TN_POSTINGS];
    size_t count = 0;
    assert_non_null(m);
    assert_int_equal(m->count, 3);
    assert_int_equal(m->items[0].rounding.minor, -1);
    assert_int_equal(tn_movement_post(&m->items[0], false, p, &count), TN_OK);
    assert_int_equal(count, 3);
    assert_int_equal(p[1].amount.minor, -68);
    assert_int_equal(p[2].account, TN_ACCOUNT_ROUNDING);
    assert_int_equal(p[2].amount.minor, 1);
    assert_int_equal(m->items[2].contract.minor, 68); /* 0.67 and the cent */
    assert_int_equal(m->items[2].deferred.minor, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_movements__by_hand),
        cmocka_unit_test(test_movements__a_note_lowers_what_is_due),
        cmocka_unit_test(test_movements__balances),
        cmocka_unit_test(test_movements__rounding),
    };
    return RUN_LIVES(tests);
}
