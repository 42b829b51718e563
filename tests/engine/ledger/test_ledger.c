/* Months by hand: invoiced, paid, earned, deferred, the listing fee. */
#include "engine/lives.h"
#include "tenor/ledger.h"

#define SEATS "[item seats]\nquantity = 10\n"
#define NET45 OFFER("duration = 12m\nnet_terms = 45\n" SEATS)
#define MINE  PRIVATE("2027-01-01")
#define PLAN                                                                                       \
    OFFER("duration = 12m\n[item gb]\nprice = 12\nquantity = 1000\n[payments]\nplan = monthly\n")

static const tn_ledger *ledger_of(const life_case *c)
{
    const tn_ledger *ledger = tn_books_ledger(books_of(c));
    assert_non_null(ledger);
    return ledger;
}

static void print_month(const tn_ledger_month *m, char *out, size_t size)
{
    const tn_money figures[] = {m->invoiced, m->cash, m->revenue, m->deferred,
                                m->unbilled, m->fees, m->net};
    char text[TN_DECIMAL_TEXT];
    for (size_t i = 0; i < COUNT(figures); i++) {
        say(out, size, " %s", tn_money_format(figures[i], text));
    }
    say(out, size, "%s", m->assumed ? "?" : "");
}

static void print_ledger(const tn_ledger *l, char *out, size_t size)
{
    char text[TN_DATE_TEXT];
    for (size_t i = 0; i < l->count; i++) {
        say(out, size, "%.7s", tn_date_format(l->months[i].month, text));
        print_month(&l->months[i], out, size);
        say(out, size, "\n");
    }
    say(out, size, "all");
    print_month(&l->total, out, size);
}

/* invoiced, cash, revenue, deferred, unbilled, fees, net */
static const life_case cases[] = {
    {.what = "1,000 of a year by days, paid after 45, 3 % to AWS",
     .product = STORAGE,
     .offer = NET45,
     .contract = MINE,
     .until = "2027-03-31",
     .expected = "2027-01 1000.00 0.00 84.93 915.07 0.00 30.00 970.00\n"
                 "2027-02 0.00 1000.00 76.71 838.36 0.00 0.00 0.00\n"
                 "2027-03 0.00 0.00 84.94 753.42 0.00 0.00 0.00\n"
                 "all 1000.00 1000.00 246.58 753.42 0.00 30.00 970.00"},
    {.what = "looked at within a month",
     .product = STORAGE,
     .offer = NET45,
     .contract = MINE,
     .until = "2027-02-15",
     .expected = "2027-01 1000.00 0.00 84.93 915.07 0.00 30.00 970.00\n"
                 "2027-02 0.00 1000.00 41.10 873.97 0.00 0.00 0.00\n"
                 "all 1000.00 1000.00 126.03 873.97 0.00 30.00 970.00"},
    {.what = "a cent of a year",
     .product = STORAGE,
     .offer = OFFER("duration = 12m\n[item gb]\nprice = 0.01\nquantity = 1\n"),
     .contract = MINE,
     .until = "2027-01-31",
     .expected =
         "2027-01 0.01 0.01 0.00 0.01 0.00 0.00 0.01\nall 0.01 0.01 0.00 0.01 0.00 0.00 0.01"},
    {.what = "cut short, the rest is earned at once",
     .product = STORAGE,
     .offer = NET45,
     .contract = MINE "[cancel 2027-02-15]\n",
     .expected = "2027-01 1000.00 0.00 84.93 915.07 0.00 30.00 970.00\n"
                 "2027-02 0.00 1000.00 915.07 0.00 0.00 0.00 0.00\n"
                 "all 1000.00 1000.00 1000.00 0.00 0.00 30.00 970.00"},
    {.what = "a plan is earned by its total: an asset, then deferred; a refund in its month",
     .product = STORAGE,
     .offer = PLAN,
     .contract = MINE "[refund 2027-04-02]\napproved = yes\n",
     .expected = "2027-01 1000.00 1000.00 1019.18 0.00 19.18 30.00 970.00\n"
                 "2027-02 1000.00 1000.00 920.55 60.27 0.00 30.00 970.00\n"
                 "2027-03 1000.00 1000.00 1019.17 41.10 0.00 30.00 970.00\n"
                 "2027-04 -8.22 -8.22 32.88 0.00 0.00 -0.25 -7.97\n"
                 "all 2991.78 2991.78 2991.78 0.00 0.00 89.75 2902.03"},
    {.what = "a month of a public purchase and its assumed renewal",
     .product = STORAGE,
     .contract = PUBLIC("1", "2027-01-31") SEATS "[renewal]\nauto = yes\n",
     .until = "2027-02-28",
     .as_of = "2027-02-01",
     .expected = "2027-01 100.00 100.00 3.57 96.43 0.00 3.00 97.00\n"
                 "2027-02 100.00 100.00 99.66 96.77 0.00 3.00 97.00?\n"
                 "all 200.00 200.00 103.23 96.77 0.00 6.00 194.00?"},
    {.what = "within a day all of it is earned on that day",
     .product = STORAGE,
     .offer = OFFER("start = 2027-01-30\nend = 2027-01-30\n[item gb]\nprice = 3\nquantity = 2\n"),
     .contract = MINE,
     .expected =
         "2027-01 6.00 6.00 6.00 0.00 0.00 0.18 5.82\nall 6.00 6.00 6.00 0.00 0.00 0.18 5.82"},
    {.what = "paid two months after its end",
     .product = STORAGE,
     .offer = OFFER("duration = 1m\nnet_terms = 60\n" SEATS),
     .contract = MINE,
     .expected = "2027-01 100.00 0.00 100.00 0.00 0.00 3.00 97.00\n"
                 "2027-02 0.00 0.00 0.00 0.00 0.00 0.00 0.00\n"
                 "2027-03 0.00 100.00 0.00 0.00 0.00 0.00 0.00\n"
                 "all 100.00 100.00 100.00 0.00 0.00 3.00 97.00"},
    {.what = "cut short on the first of a month: the rest is earned in that month",
     .product = STORAGE,
     .offer = NET45,
     .contract = MINE "[cancel 2027-03-01]\n",
     .expected = "2027-01 1000.00 0.00 84.93 915.07 0.00 30.00 970.00\n"
                 "2027-02 0.00 1000.00 76.71 838.36 0.00 0.00 0.00\n"
                 "2027-03 0.00 0.00 838.36 0.00 0.00 0.00 0.00\n"
                 "all 1000.00 1000.00 1000.00 0.00 0.00 30.00 970.00"},
    {.what = "nothing is charged: the months in which it is held, to the last day",
     .product = STORAGE,
     .offer = OFFER("duration = 1m\n[item gb]\nprice = 0\nquantity = 1\n[renewal]\nauto = yes\n"
                    "uplift = 0%\nmax_renewals = 1\n"),
     .contract = PRIVATE("2027-01-02"),
     .until = "2027-06-30",
     .as_of = "2027-01-15",
     .expected = "2027-01 0.00 0.00 0.00 0.00 0.00 0.00 0.00\n"
                 "2027-02 0.00 0.00 0.00 0.00 0.00 0.00 0.00?\n"
                 "2027-03 0.00 0.00 0.00 0.00 0.00 0.00 0.00?\n"
                 "all 0.00 0.00 0.00 0.00 0.00 0.00 0.00?"},
    {.what = "an assumed term's last second is on the first of March",
     .product = STORAGE,
     .offer = OFFER("duration = 1m\n" SEATS "[renewal]\nauto = yes\nuplift = 0%\n"
                    "max_renewals = 1\n"),
     .contract = PRIVATE("2027-01-01T00:00:01Z"),
     .until = "2027-06-30",
     .as_of = "2027-01-15",
     .expected = "2027-01 100.00 100.00 100.00 0.00 0.00 3.00 97.00\n"
                 "2027-02 100.00 100.00 100.00 0.00 0.00 1.50 98.50?\n"
                 "2027-03 0.00 0.00 0.00 0.00 0.00 0.00 0.00?\n"
                 "all 200.00 200.00 200.00 0.00 0.00 4.50 195.50?"},
    {.what = "held on the day behind the horizon alone, which is not shown",
     .product = STORAGE,
     .contract = PUBLIC("1", "2027-01-02") SEATS,
     .until = "2027-01-31",
     .expected = "2027-01 100.00 100.00 96.77 3.23 0.00 3.00 97.00\n"
                 "all 100.00 100.00 96.77 3.23 0.00 3.00 97.00"},
    {.what = "renewed terms at the renewal fee of 1.5 %",
     .product = STORAGE,
     .offer = OFFER("duration = 1m\n" SEATS "[renewal]\nauto = yes\nuplift = 0%\n"),
     .contract = MINE,
     .until = "2027-02-28",
     .expected = "2027-01 100.00 100.00 100.00 0.00 0.00 3.00 97.00\n"
                 "2027-02 100.00 100.00 100.00 0.00 0.00 1.50 98.50?\n"
                 "all 200.00 200.00 200.00 0.00 0.00 4.50 195.50?"},
};

static void test_ledger__months(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char found[2048] = "";
        print_ledger(ledger_of(&cases[i]), found, sizeof(found));
        same(&cases[i], found);
    }
}

/* Nothing of the old balance falls into the month of the replacement at once (rule 3.6). */
static void test_ledger__replacement_is_prospective(void **state)
{
    (void)state;
    const life_case c = {
        .what = "24 months in 8 instalments, replaced within",
        .product = STORAGE,
        .offer = OFFER("duration = 24m\n[item gb]\nprice = 24\nquantity = 1000\n"
                       "[payments]\nplan = quarterly\n"),
        .other_offer = OFFER("replaces = agmt-1\nend = 2028-12-31\n[item gb]\nprice = 36\n"
                             "quantity = 1000\n[payments]\nplan = custom\n2028-06-01 = 36000\n"),
        .contract = MINE "[replace 2028-06-01]\noffer = b.offer.ini\n",
        .until = "2028-12-31"};
    const tn_ledger *l = ledger_of(&c);
    char found[2048] = "", *june;
    print_ledger(l, found, sizeof(found));
    june = strstr(found, "2028-06");
    assert_non_null(june);
    /* 6 x 3,000 = 18,000 billed by then, 24,000 x 517 / 731 = 16,974.01 earned: 1,025.99 left over;
     * 37,025.99 over the 214 days from June: 30 are 5,190.56, all of them end with 2028. */
    assert_memory_equal(june, "2028-06 36000.00 36000.00 5190.56 31835.43 0.00", 47);
    assert_non_null(strstr(june, "2028-12 0.00 0.00 5363.58 0.00 0.00 0.00 0.00\n"));
    assert_int_equal(l->total.closing.minor, 0);
    assert_int_equal(l->total.revenue.minor, 5400000);
}

/* 1,000.00 of 2027 less 161.64 by March, 838.36, and 500.00 more are earned over 366 days; of them
 * 336.42 by June, so that 1,001.94 and 500.00 more are left for the next 366 days. */
static void test_ledger__replaced_twice(void **state)
{
    (void)state;
    const life_case c = {.what = "replaced twice",
                         .product = STORAGE,
                         .offer = NET45,
                         .other_offer =
                             OFFER("replaces = agmt-1\nduration = 12m\n[item seats]\nprice = 50\n"
                                   "quantity = 10\n"),
                         .contract = MINE "[replace 2027-03-01]\noffer = b.offer.ini\n"
                                          "[replace 2027-06-01]\noffer = b.offer.ini\n"};
    char found[2048] = "";
    const tn_ledger *l = ledger_of(&c);
    print_ledger(l, found, sizeof(found));

    assert_non_null(strstr(found, "2027-05 0.00 0.00 113.36 1001.94 0.00 0.00 0.00\n"
                                  "2027-06 500.00 500.00 123.11 1378.83 0.00 15.00 485.00\n"));
    assert_non_null(strstr(found, "2028-05 0.00 0.00 127.21 0.00 0.00 0.00 0.00\n"));
}

/* Whole months, also before the first and after the last one. */
static void test_ledger_window__any_months(void **state)
{
    (void)state;
    char found[1024] = "";
    tn_ledger part;
    const tn_ledger *l = ledger_of(&cases[0]);
    assert_int_equal(tn_ledger_window(arena, l, tn_instant_date(at("2027-02-15")), 3, &part),
                     TN_OK);
    assert_int_equal(tn_ledger_sum(&part), TN_OK);
    print_ledger(&part, found, sizeof(found));
    assert_string_equal(found, "2027-02 0.00 1000.00 76.71 838.36 0.00 0.00 0.00\n"
                               "2027-03 0.00 0.00 84.94 753.42 0.00 0.00 0.00\n"
                               "2027-04 0.00 0.00 0.00 753.42 0.00 0.00 0.00\n"
                               "all 0.00 1000.00 161.65 753.42 0.00 0.00 0.00");
    assert_int_equal(part.total.opening.minor, 91507);
    assert_int_equal(part.total.closing.minor, 75342);
    assert_int_equal(tn_ledger_window(arena, l, tn_instant_date(at("2020-01-31")), 1, &part),
                     TN_OK);
    assert_int_equal(tn_ledger_sum(&part), TN_OK);
    assert_int_equal(part.total.revenue.minor, 0);
    assert_int_equal(tn_ledger_window(arena, l, tn_instant_date(at("9998-12-01")), 2, &part),
                     TN_E_RANGE);
}

/* A replacement in another currency: rows of its own, and the old balance is earned on the day. */
static void test_ledger__other_currency(void **state)
{
    (void)state;
    const life_case c = {
        .what = "yen",
        .product = STORAGE,
        .offer = NET45,
        .other_offer =
            OFFER("replaces = agmt-1\nduration = 12m\ncurrency = JPY\n[item gb]\nprice = 100\n"
                  "quantity = 9\n[usage calls]\nprice = 1\n[payments]\nplan = monthly\n"),
        .contract = MINE "[replace 2027-02-01]\noffer = b.offer.ini\n",
        .until = "2027-03-31"};
    const tn_ledger *l = ledger_of(&c);
    assert_int_equal(l->total.invoiced.minor, 100000);
    assert_int_equal(l->total.revenue.minor, 100000);
    assert_int_equal(l->months[1].revenue.minor, 91507);
    assert_non_null(l->next);
    assert_string_equal(l->next->currency.code, "JPY");
    assert_int_equal(l->next->total.invoiced.minor, 150); /* 75 a month of 900 */
    assert_int_equal(l->next->total.revenue.minor, 145);  /* 900 x 59 / 365 = 145.48 */
    assert_null(l->next->next);
}

/* What would be no sum of the documents is told as a bug, not printed. */
static void test_ledger__holds_every_document(void **state)
{
    (void)state;
    const life_case c = {
        .what = "a document", .product = STORAGE, .offer = NET45, .contract = MINE};
    static const int64_t off[][2] = {{0, 0}, {1, 0}, {0, 1}};
    for (size_t i = 0; i < COUNT(off); i++) {
        tn_books *books = books_of(&c);
        tn_document *d = tn_books_invoices(books)->documents[0];
        d->due_amount.minor += off[i][0];
        d->total.minor += off[i][1];
        assert_int_equal(tn_books_ledger(books) != NULL, i == 0);
        assert_int_equal(tn_books_status(books), i == 0 ? TN_OK : TN_E_BUG);
    }
}

/* A balance that is taken over and that nobody gave is told as a bug, too. */
static void test_ledger__holds_every_balance(void **state)
{
    (void)state;
    const life_case c = {.what = "replaced",
                         .product = STORAGE,
                         .offer = NET45,
                         .other_offer = OFFER("replaces = agmt-1\nduration = 12m\n" SEATS),
                         .contract = MINE "[replace 2027-03-01]\noffer = b.offer.ini\n"};
    for (int off = 0; off < 2; off++) {
        tn_books *books = books_of(&c);
        const tn_revenue *revenue = tn_books_revenue(books);
        assert_int_equal(revenue->takeover_count, 1);
        revenue->takeovers[0].term -= (size_t)off;
        assert_int_equal(tn_books_ledger(books) != NULL, off == 0);
        assert_int_equal(tn_books_status(books), off ? TN_E_BUG : TN_OK);
    }
}

/* Documents of six tenths of the most each: two fit neither into a month nor into a total. */
static void test_ledger__beyond_64_bits(void **state)
{
    (void)state;
    static const life_case rows[] = {
        {.what = "a month",
         .product = STORAGE,
         .offer = OFFER("duration = 1m\n" SEATS),
         .other_offer = OFFER("replaces = agmt-1\nduration = 1m\n" SEATS),
         .contract = MINE "[replace 2027-01-31]\noffer = b.offer.ini\n"},
        {.what = "two months",
         .product = STORAGE,
         .offer = OFFER("duration = 1m\n" SEATS "[renewal]\nauto = yes\nuplift = 0%\n"),
         .contract = MINE,
         .until = "2027-02-28"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_books *books = books_of(&rows[i]);
        const tn_invoices *invoices = tn_books_invoices(books);
        assert_int_equal(invoices->count, 2);
        for (size_t j = 0; j < invoices->count; j++) {
            tn_document *d = invoices->documents[j];
            d->total.minor = d->due_amount.minor = INT64_MAX / 10 * 6;
        }
        assert_non_null(tn_books_revenue(books));
        assert_null(tn_books_ledger(books));
        assert_int_equal(tn_books_status(books), TN_E_RANGE);
    }
}

/* A charge before the first term starts is of its own month; a contract that never starts has no
 * month with anything in it. */
static const life_case early_cases[] = {
    {.what = "charged before the start",
     .product = STORAGE,
     .offer = OFFER("start = 2027-02-01\nend = 2027-03-31\n[item gb]\nprice = 59\nquantity = 1\n"
                    "[payments]\nplan = custom\n2027-01-15 = 59\n"),
     .contract = MINE,
     .expected = "2027-01 59.00 59.00 0.00 59.00 0.00 1.77 57.23\n"
                 "2027-02 0.00 0.00 28.00 31.00 0.00 0.00 0.00\n"
                 "2027-03 0.00 0.00 31.00 0.00 0.00 0.00 0.00\n"
                 "all 59.00 59.00 59.00 0.00 0.00 1.77 57.23"},
    {.what = "looked at before the start",
     .product = STORAGE,
     .offer = OFFER("start = 2027-02-01\nend = 2027-03-31\n[item gb]\nprice = 59\nquantity = 1\n"),
     .contract = MINE,
     .until = "2027-01-15",
     .expected = "2027-02 0.00 0.00 0.00 0.00 0.00 0.00 0.00\n"
                 "all 0.00 0.00 0.00 0.00 0.00 0.00 0.00"},
    {.what = "cancelled before the start",
     .product = STORAGE,
     .offer = OFFER("start = 2027-02-01\nend = 2027-03-31\n[item gb]\nprice = 59\nquantity = 1\n"),
     .contract = MINE "[cancel 2027-01-15]\n",
     .expected = "2027-02 0.00 0.00 0.00 0.00 0.00 0.00 0.00\n"
                 "all 0.00 0.00 0.00 0.00 0.00 0.00 0.00"},
};

static void test_ledger__before_the_start(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(early_cases); i++) {
        char found[2048] = "";
        print_ledger(ledger_of(&early_cases[i]), found, sizeof(found));
        same(&early_cases[i], found);
    }
}

/* A renewal that is only expected: every month of its year is. */
static void test_ledger__assumed_months(void **state)
{
    (void)state;
    const life_case c = {.what = "assumed",
                         .product = STORAGE,
                         .contract = PUBLIC("12", "2027-01-01") SEATS "[renewal]\nauto = yes\n",
                         .until = "2028-12-31",
                         .as_of = "2027-06-01"};
    const tn_ledger *l = ledger_of(&c);
    assert_int_equal(l->count, 24);
    for (size_t i = 0; i < l->count; i++) {
        assert_int_equal(l->months[i].assumed, i >= 12);
    }
}

/* An expected renewal that is due in three months: the months of the term and that of the due day
 * rest on it, those between do not. */
static void test_ledger__assumed_and_due_later(void **state)
{
    (void)state;
    const life_case c = {.what = "assumed and due later",
                         .product = STORAGE,
                         .offer = OFFER("duration = 1m\nnet_terms = 90\n" SEATS
                                        "[renewal]\nauto = yes\nuplift = 0%\nmax_renewals = 1\n"),
                         .contract = MINE,
                         .until = "2027-12-31",
                         .as_of = "2027-01-15"};
    static const bool assumed[] = {false, true, false, false, true}; /* due on 1 April, on 2 May */
    const tn_ledger *l = ledger_of(&c);
    assert_int_equal(l->count, COUNT(assumed));
    for (size_t i = 0; i < l->count; i++) {
        assert_int_equal(l->months[i].assumed, assumed[i]);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ledger__assumed_months),
        cmocka_unit_test(test_ledger__months),
        cmocka_unit_test(test_ledger__replacement_is_prospective),
        cmocka_unit_test(test_ledger__replaced_twice),
        cmocka_unit_test(test_ledger_window__any_months),
        cmocka_unit_test(test_ledger__other_currency),
        cmocka_unit_test(test_ledger__holds_every_document),
        cmocka_unit_test(test_ledger__holds_every_balance),
        cmocka_unit_test(test_ledger__beyond_64_bits),
        cmocka_unit_test(test_ledger__before_the_start),
        cmocka_unit_test(test_ledger__assumed_and_due_later),
    };
    return RUN_LIVES(tests);
}
