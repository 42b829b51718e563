/* Months as movements: documents are invoiced and paid, a month is earned on its last day. */
#include "engine/lives.h"

#define YEAR OFFER("duration = 12m\nnet_terms = 45\n[item seats]\nquantity = 10\n")

static const char *const kinds[] = {"invoiced", "paid", "earned"};

/* Of what is invoiced and paid the fee and the rest; of what is earned that of the contract, of
 * usage, and what stays deferred. The others are 0. */
static void say_movement(const tn_movement *m, char *out, size_t size)
{
    char text[TN_DECIMAL_TEXT], day[TN_DATE_TEXT];
    const bool earned = m->kind == TN_MOVE_EARNED;
    const tn_money shown[] = {m->amount, earned ? m->contract : m->fee, earned ? m->usage : m->net,
                              earned ? m->deferred : m->rounding};
    const tn_money others[] = {earned ? m->fee : m->contract, earned ? m->net : m->usage,
                               earned ? m->rounding : m->deferred};
    say(out, size, "%s %s", tn_date_format(m->date, day), kinds[m->kind]);
    for (size_t i = 0; i < COUNT(shown); i++) {
        say(out, size, " %s", tn_money_format(shown[i], text));
    }
    for (size_t i = 0; i < COUNT(others); i++) {
        assert_int_equal(others[i].minor, 0);
        assert_true(tn_currency_equal(others[i].currency, m->amount.currency));
    }
    say(out, size, " %s%s\n", m->amount.currency.code, m->assumed ? "?" : "");
}

static void expect_movements(const life_case *c, const char *expected)
{
    const tn_movements *m = tn_books_movements(books_of(c));
    char found[2048] = "";
    assert_non_null(m);
    for (size_t i = 0; i < m->count; i++) {
        say_movement(&m->items[i], found, sizeof(found));
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
    expect_movements(&c, "2027-01-01 invoiced 1000.00 30.00 970.00 0.00 USD\n"
                         "2027-01-31 earned 84.93 84.93 0.00 915.07 USD\n"
                         "2027-02-15 paid 1000.00 30.00 970.00 0.00 USD\n"
                         "2027-02-28 earned 76.71 76.71 0.00 838.36 USD\n"
                         "2027-03-31 earned 84.94 84.94 0.00 753.42 USD\n");
}

/* Those of a day stand by kind, then as invoiced; a month in which nothing is earned has none. */
static void test_movements__of_one_day(void **state)
{
    (void)state;
    const life_case upgraded = {.what = "bought and upgraded on the last day of a month",
                                .product = STORAGE,
                                .contract =
                                    PUBLIC("1", "2027-01-31") "[item seats]\nquantity = 10\n"
                                                              "[upgrade 2027-01-31T10:00:00Z]\n"
                                                              "quantity.seats = 20\n",
                                .until = "2027-01-31"};
    expect_movements(&upgraded, "2027-01-31 invoiced 100.00 3.00 97.00 0.00 USD\n"
                                "2027-01-31 invoiced 100.00 3.00 97.00 0.00 USD\n"
                                "2027-01-31 paid 100.00 3.00 97.00 0.00 USD\n"
                                "2027-01-31 paid 100.00 3.00 97.00 0.00 USD\n"
                                "2027-01-31 earned 7.14 7.14 0.00 192.86 USD\n");
    const life_case late = {.what = "a month that is due in the third, and an expected renewal",
                            .product = STORAGE,
                            .offer = OFFER("duration = 1m\nnet_terms = 90\n[item seats]\n"
                                           "quantity = 10\n[renewal]\nauto = yes\nuplift = 0%\n"
                                           "max_renewals = 1\n"),
                            .contract = PRIVATE("2027-01-01"),
                            .until = "2027-12-31",
                            .as_of = "2027-01-15"};
    expect_movements(&late, "2027-01-01 invoiced 100.00 3.00 97.00 0.00 USD\n"
                            "2027-01-31 earned 100.00 100.00 0.00 0.00 USD\n"
                            "2027-02-01 invoiced 100.00 1.50 98.50 0.00 USD?\n"
                            "2027-02-28 earned 100.00 100.00 0.00 0.00 USD?\n"
                            "2027-04-01 paid 100.00 3.00 97.00 0.00 USD\n"
                            "2027-05-02 paid 100.00 1.50 98.50 0.00 USD?\n");
}

/* 50.00 of January are given back on its last day, in another currency 900.00 begin in February: a
 * credit note is of its own account, and months of one day stand by currency. */
static void test_movements__of_two_currencies(void **state)
{
    (void)state;
    const life_case c = {
        .what = "into euros",
        .product = STORAGE,
        .offer = OFFER("duration = 12m\n[item seats]\nquantity = 10\n"),
        .other_offer = OFFER("replaces = agmt-1\nduration = 12m\ncurrency = EUR\n[item seats]\n"
                             "price = 90\nquantity = 10\n[usage calls]\nprice = 1\n"),
        .contract = PRIVATE("2027-01-01") "[refund 2027-01-31]\napproved = yes\namount = 50\n"
                                          "[replace 2027-02-01]\noffer = b.offer.ini\n",
        .until = "2027-02-28"};
    expect_movements(&c, "2027-01-01 invoiced 1000.00 30.00 970.00 0.00 USD\n"
                         "2027-01-01 paid 1000.00 30.00 970.00 0.00 USD\n"
                         "2027-01-31 invoiced -50.00 -1.50 -48.50 0.00 USD\n"
                         "2027-01-31 earned 34.93 84.93 0.00 915.07 USD\n"
                         "2027-02-01 invoiced 900.00 27.00 873.00 0.00 EUR\n"
                         "2027-02-01 paid 900.00 27.00 873.00 0.00 EUR\n"
                         "2027-02-05 paid -50.00 -1.50 -48.50 0.00 USD\n"
                         "2027-02-28 earned 69.04 69.04 0.00 830.96 EUR\n"
                         "2027-02-28 earned 915.07 915.07 0.00 0.00 USD\n");
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
    expect_movements(&c, "2027-01-01 invoiced 1000.00 30.00 970.00 0.00 USD\n"
                         "2027-01-20 invoiced -50.00 -1.50 -48.50 0.00 USD\n"
                         "2027-01-27 paid 0.00 -1.50 1.50 0.00 USD\n"
                         "2027-01-31 earned 34.93 84.93 0.00 915.07 USD\n"
                         "2027-02-15 paid 950.00 30.00 920.00 0.00 USD\n"
                         "2027-02-28 earned 76.71 76.71 0.00 838.36 USD\n");
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

/* A movement as postings, by hand; what does not fit is told, wherever it stands. */
static void test_movement_post__accounts(void **state)
{
    (void)state;
    static const struct {
        tn_movement_kind kind;
        bool internal;
        tn_document_kind of;
        int64_t amount, fee, net, rounding, contract, usage;
        const char *expected;
    } rows[] = {
        {TN_MOVE_INVOICED, true, TN_DOCUMENT_CONTRACT, 1000, 30, 970, 0, 0, 0,
         "receivable 1000 deferred -1000 fees 30 receivable -30"},
        {TN_MOVE_INVOICED, false, TN_DOCUMENT_CONTRACT, 1000, 30, 970, 2, 0, 0,
         "receivable 1000 deferred -998 rounding -2"},
        {TN_MOVE_INVOICED, true, TN_DOCUMENT_REFUND, -50, -2, -48, 0, 0, 0,
         "receivable -50 credit 50 fees -2 receivable 2"},
        {TN_MOVE_PAID, true, TN_DOCUMENT_CONTRACT, 1000, 30, 970, 0, 0, 0,
         "cash 970 receivable -970"},
        {TN_MOVE_PAID, false, TN_DOCUMENT_CONTRACT, 1000, 30, 970, 0, 0, 0,
         "cash 1000 receivable -1000"},
        {TN_MOVE_EARNED, true, TN_DOCUMENT_KINDS, 90, 0, 0, 0, 60, 30,
         "deferred 90 revenue -60 overage -30"},
        {TN_MOVE_EARNED, true, TN_DOCUMENT_KINDS, 0, 0, 0, 0, 30, -30,
         "deferred 0 revenue -30 overage 30"},
        {TN_MOVE_INVOICED, false, TN_DOCUMENT_CONTRACT, INT64_MIN, 0, 0, 0, 0, 0, NULL},
        {TN_MOVE_INVOICED, false, TN_DOCUMENT_CONTRACT, INT64_MIN, 0, 0, 1, 0, 0, NULL},
        {TN_MOVE_INVOICED, true, TN_DOCUMENT_REFUND, INT64_MIN, 0, 0, 0, 0, 0, NULL},
        {TN_MOVE_INVOICED, true, TN_DOCUMENT_CONTRACT, 1, INT64_MIN, 0, 0, 0, 0, NULL},
        {TN_MOVE_PAID, true, TN_DOCUMENT_CONTRACT, 1, 0, INT64_MIN, 0, 0, 0, NULL},
        {TN_MOVE_EARNED, true, TN_DOCUMENT_KINDS, 0, 0, 0, 0, INT64_MAX, 1, NULL},
        {TN_MOVE_EARNED, true, TN_DOCUMENT_KINDS, 0, 0, 0, 0, INT64_MIN, 0, NULL},
        {TN_MOVE_EARNED, true, TN_DOCUMENT_KINDS, 0, 0, 0, 0, 0, INT64_MIN, NULL},
    };
    static const char *const accounts[TN_ACCOUNTS] = {
        [TN_ACCOUNT_RECEIVABLE] = "receivable", [TN_ACCOUNT_CASH] = "cash",
        [TN_ACCOUNT_DEFERRED] = "deferred",     [TN_ACCOUNT_REVENUE] = "revenue",
        [TN_ACCOUNT_OVERAGE] = "overage",       [TN_ACCOUNT_CREDIT] = "credit",
        [TN_ACCOUNT_ROUNDING] = "rounding",     [TN_ACCOUNT_FEES] = "fees"};
    const tn_currency usd = {"USD", 2};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_document d = {.kind = rows[i].of};
        const tn_movement m = {.kind = rows[i].kind,
                               .document = &d,
                               .amount = {rows[i].amount, usd},
                               .fee = {rows[i].fee, usd},
                               .net = {rows[i].net, usd},
                               .rounding = {rows[i].rounding, usd},
                               .contract = {rows[i].contract, usd},
                               .usage = {rows[i].usage, usd}};
        tn_posting p[TN_POSTINGS];
        size_t count = 0;
        const tn_status status = tn_movement_post(&m, rows[i].internal, p, &count);
        char found[256] = "";
        for (size_t j = 0; j < count; j++) {
            say(found, sizeof(found), "%s%s %lld", j ? " " : "", accounts[p[j].account],
                (long long)p[j].amount.minor);
        }
        assert_int_equal(status, rows[i].expected ? TN_OK : TN_E_RANGE);
        if (rows[i].expected) {
            assert_string_equal(found, rows[i].expected);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_movements__by_hand),
        cmocka_unit_test(test_movements__of_one_day),
        cmocka_unit_test(test_movements__of_two_currencies),
        cmocka_unit_test(test_movements__a_note_lowers_what_is_due),
        cmocka_unit_test(test_movements__balances),
        cmocka_unit_test(test_movements__rounding),
        cmocka_unit_test(test_movement_post__accounts),
    };
    return RUN_LIVES(tests);
}
