/* Quotes: what is counted, which dates are assumed, what a what-if and a target change. */
#include "engine/quotes.h"

static void test_quote_counted__any(void **state)
{
    (void)state;
    const quoted q = quote_of(STORAGE, OFFER "duration = 12m\n[item encrypted]\nprice = 15\n"
                                             "[item unencrypted]\nquantity = 10\n");
    assert_int_equal(q.quote->item_count, 2);
    assert_true(q.quote->items[0].counted);
    assert_false(q.quote->items[1].counted);
    assert_int_equal(q.quote->items[1].quantity, 0);
    assert_price(q.quote->items[1].net_price, "15");
    assert_money(q.quote->items[1].net_amount, "none");
    assert_money(q.quote->net_total, "160.00");
    assert_int_equal(test_finding(q.findings, TN_OFR_UNCOUNTED)->severity, TN_NOTE);
    assert_int_equal(test_count(q.findings, TN_OFR_UNCOUNTED), 1);
    tn_arena_free(q.arena);
}

/* One tier: the default quantity is 1; with several priced, the one with a quantity counts. */
static void test_quote_counted__tiers(void **state)
{
    static const struct {
        const char *items, *total;
    } rows[] = {{"[item pro]", "4000.00"},
                {"[item pro]\nquantity = 1\n[item basic]\n", "4000.00"},
                {"[item pro]\n[item basic]\nquantity = 1\n", "1000.00"},
                {"", "0.00"}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char offer[512];
        snprintf(offer, sizeof(offer), OFFER "duration = 12m\n%s\n", rows[i].items);
        const quoted q = quote_of(LOGS, offer);
        assert_money(q.quote->net_total, rows[i].total);
        tn_arena_free(q.arena);
    }
}

static void test_quote_payments__assumptions(void **state)
{
    static const struct {
        const char *lines, *as_of, *first, *end;
        size_t notes;
    } rows[] = {
        {"duration = 12m\n", NULL, "2026-12-31", "2027-12-31", 1},
        {"duration = 12m\n", "2026-11-15", "2026-11-15", "2027-11-15", 1},
        {"duration = 12m\nstart = 2027-02-01\nend = 2028-01-31\n", NULL, "2027-02-01", "2028-02-01",
         0},
        {"start = 2027-02-01\nend = 2028-01-31\n", NULL, "2027-02-01", "2028-02-01", 0},
        {"duration = 12m\nstart = 2027-02-01\n", NULL, "2027-02-01", "2028-02-01", 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char offer[512], day[TN_DATE_TEXT];
        snprintf(offer, sizeof(offer), OFFER "%s[item pro]\n", rows[i].lines);
        const quoted q = quote_as(LOGS, offer, rows[i].as_of, NULL);
        assert_int_equal(q.quote->payments.count, 1);
        assert_string_equal(tn_date_format(q.quote->payments.payments[0].date, day), rows[i].first);
        assert_string_equal(tn_date_format(q.quote->start, day), rows[i].first);
        assert_string_equal(tn_date_format(q.quote->end, day), rows[i].end);
        assert_int_equal(q.quote->assumed, rows[i].notes);
        assert_int_equal(test_count(q.findings, TN_OFR_ASSUMED), rows[i].notes);
        assert_int_equal(q.quote->months, 12);
        tn_arena_free(q.arena);
    }
}

static void test_quote_payments__plan(void **state)
{
    static const char offer[] = OFFER "duration = 18m\n[item pro]\nprice = 5400\n"
                                      "[payments]\nplan = quarterly\ninitial = 500\n";
    (void)state;
    quoted q = quote_as(LOGS, offer, NULL, NULL);
    assert_int_equal(q.quote->payments.count, 6);
    assert_int_equal(q.quote->payments.payments[0].amount.minor, 50000);
    assert_int_equal(q.quote->payments.payments[5].amount.minor, 98000);
    assert_int_equal(test_count(q.findings, TN_OFR_ASSUMED), 1);
    assert_int_equal(test_count(q.findings, TN_OFR_BACKDATED), 0);
    tn_arena_free(q.arena);
    q = quote_as(LOGS, offer, "2026-09-01", NULL); /* 1 September and 1 December */
    assert_int_equal(test_count(q.findings, TN_OFR_BACKDATED), 1);
    tn_arena_free(q.arena);
}

/* A replacement that only has an end: its months are counted from acceptance. */
static void test_quote_payments__replacement(void **state)
{
    (void)state;
    const quoted q = quote_as(LOGS,
                              OFFER "replaces = agmt-1\nend = 2027-06-30\n[item pro]\n"
                                    "price = 2400\n[payments]\nplan = monthly\n",
                              "2026-12-15", NULL);
    assert_int_equal(q.quote->months, 7);
    assert_int_equal(q.quote->payments.count, 7);
    assert_int_equal(q.quote->end.days, test_day("2027-07-01").days);
    assert_money(q.quote->monthly_equivalent, "342.86");
    tn_arena_free(q.arena);
}

/* Nothing says when: no payments, but every other figure. */
static void test_quote_payments__no_day(void **state)
{
    (void)state;
    quoted q = quote_of(LOGS, OFFER "duration = 12m\n[item pro]\n");
    q.offer->expires.set = false;
    assert_int_equal(tn_quote_build(q.arena, q.offer, q.tables, NULL, NULL, q.findings, &q.quote),
                     TN_OK);
    assert_int_equal(q.quote->payments.count, 0);
    assert_false(q.quote->assumed);
    assert_money(q.quote->net_total, "4000.00");
    assert_money(q.quote->seller_net, "3880.00");
    tn_arena_free(q.arena);
}

static void test_quote_what_if__quantities(void **state)
{
    tn_what_if_quantity one[] = {{1, 20}}, two[] = {{0, 10}, {1, 5}}, none[] = {{0, 0}};
    tn_what_if_quantity basic[] = {{0, 1}};
    static const char storage[] = OFFER "duration = 12m\ndiscount = 10%\n[item unencrypted]\n"
                                        "quantity = 100\n";
    (void)state;
    const struct {
        const char *product, *offer;
        tn_what_if what_if;
        const char *total;
    } rows[] = {
        {STORAGE, storage, {0}, "1440.00"},
        {STORAGE, storage, {.quantities = one, .quantity_count = 1}, "1738.80"}, /* 20 x 14.94 */
        {STORAGE, storage, {.quantities = two, .quantity_count = 2}, "218.70"},
        {STORAGE, storage, {.quantities = none, .quantity_count = 1}, "0.00"},
        {STORAGE, storage, {.has_discount = true, .discount = {500000}}, "800.00"},
        {LOGS,
         OFFER "duration = 12m\n[item pro]\nprice = 3600\n",
         {.quantities = basic, .quantity_count = 1},
         "1000.00"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const quoted q = quote_as(rows[i].product, rows[i].offer, NULL, &rows[i].what_if);
        assert_money(q.quote->net_total, rows[i].total);
        tn_arena_free(q.arena);
    }
}

static void test_quote_what_if__policy(void **state)
{
    (void)state;
    quoted q =
        quote_of(LOGS, OFFER "duration = 12m\npolicy = nonsense\n[item pro]\nprice = 1.005\n");
    assert_money(q.quote->net_total, "1.01"); /* an unreadable policy counts as aws */
    tn_policy down = *tn_tables_policy(q.tables, "aws");
    down.rounding = TN_DOWN;
    const tn_what_if what_if = {.policy = &down};
    assert_int_equal(
        tn_quote_build(q.arena, q.offer, q.tables, NULL, &what_if, q.findings, &q.quote), TN_OK);
    assert_money(q.quote->net_total, "1.00");
    tn_arena_free(q.arena);
}

/* 4000: 10 % is 3600.00, and so are 9.9999 % and 10.0001 %; between two steps the smaller total is
 * taken: 0.0001 % is 3999.996, which is 4000.00 again, 0.0002 % is 3999.992. */
static void test_quote_target__discounts(void **state)
{
    static const struct {
        int64_t target;
        tn_status status;
        int32_t e4;
    } rows[] = {{360000, TN_OK, 100000}, {400000, TN_OK, 0},       {0, TN_OK, 1000000},
                {123456, TN_OK, 691360}, {400001, TN_E_RANGE, -1}, {399999, TN_OK, 2}};
    (void)state;
    quoted q = quote_of(LOGS, OFFER "duration = 12m\ndiscount = 50%\n[item pro]\n");
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_percent found = {-1};
        const tn_money target = {rows[i].target, q.quote->currency};
        assert_int_equal(tn_quote_target(q.offer, q.tables, NULL, target, q.findings, &found),
                         rows[i].status);
        assert_int_equal(found.e4, rows[i].e4);
    }
    assert_int_equal(test_count(q.findings, TN_OFR_TARGET), 1);
    tn_what_if_quantity standard[] = {{1, 1}};
    const tn_what_if what_if = {.quantities = standard, .quantity_count = 1};
    const tn_money target = {160000, q.quote->currency}; /* of 2000 */
    tn_percent found = {-1};
    assert_int_equal(tn_quote_target(q.offer, q.tables, &what_if, target, q.findings, &found),
                     TN_OK);
    assert_int_equal(found.e4, 200000);
    tn_arena_free(q.arena);
}

static void test_quote_target__refused(void **state)
{
    static const struct {
        const char *product, *lines, *why;
    } rows[] = {
        {STORAGE, "duration = 18m\n[item encrypted]\nquantity = 1\n", "as a price is missing"},
        {STORAGE, "duration = 12m\n[item encrypted]\nquantity = 1\nprice = 15\n",
         "between 15.00 and 15.00"},
        {LOGS, "duration = 12m\n[item pro]\n[payments]\ntotal = 12.00\n", "as the total is agreed"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char offer[512];
        snprintf(offer, sizeof(offer), OFFER "%s", rows[i].lines);
        const quoted q = quote_of(rows[i].product, offer);
        tn_percent found = {-1};
        const tn_money target = {1200, q.quote->currency};
        assert_int_equal(tn_quote_target(q.offer, q.tables, NULL, target, q.findings, &found),
                         TN_E_RANGE);
        assert_non_null(strstr(test_finding(q.findings, TN_OFR_TARGET)->message, rows[i].why));
        tn_arena_free(q.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quote_counted__any),
        cmocka_unit_test(test_quote_counted__tiers),
        cmocka_unit_test(test_quote_payments__assumptions),
        cmocka_unit_test(test_quote_payments__plan),
        cmocka_unit_test(test_quote_payments__replacement),
        cmocka_unit_test(test_quote_payments__no_day),
        cmocka_unit_test(test_quote_what_if__quantities),
        cmocka_unit_test(test_quote_what_if__policy),
        cmocka_unit_test(test_quote_target__discounts),
        cmocka_unit_test(test_quote_target__refused),
    };
    return RUN(tests);
}
