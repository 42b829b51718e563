/* When a quote is paid, and what it assumes for that. */
#include "engine/quotes.h"

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
    /* a replacement that only has an end has no months then */
    q = quote_of(LOGS, OFFER "replaces = agmt-1\nend = 2027-06-30\n[item pro]\nprice = 2400\n");
    q.offer->expires.set = false;
    assert_int_equal(tn_quote_build(q.arena, q.offer, q.tables, NULL, NULL, q.findings, &q.quote),
                     TN_OK);
    assert_int_equal(q.quote->months, 0);
    assert_money(q.quote->monthly_equivalent, "none");
    tn_arena_free(q.arena);
}

/* Charges from before the acceptance are one invoice on its day, with one fee: 3 % of 0.50 are 0.02
 * (0.015), 3 % of twice 0.25 would be 0.01 each (0.0075), so would be of three times 0.25. */
static void test_quote_payments__fee_of_charges_that_fall_together(void **state)
{
    (void)state;
    static const struct {
        const char *as_of;
        int64_t fee;
    } rows[] = {{"2026-10-01", 1 + 1 + 1}, {"2026-12-01", 2 + 1}, {"2026-12-31", 2}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const quoted q = quote_as(LOGS,
                                  OFFER "start = 2026-10-01\nend = 2027-09-30\n[item pro]\n"
                                        "price = 0.75\n[payments]\nplan = custom\n"
                                        "2026-10-02 = 0.25\n2026-11-01 = 0.25\n2026-12-31 = 0.25\n",
                                  rows[i].as_of, NULL);
        assert_int_equal(q.quote->fee.minor, rows[i].fee);
        tn_arena_free(q.arena);
    }
}

/* The fees of the day of acceptance: Korea's surcharge of 1 % holds from 2025-04-01. Without a day
 * those of today's table. */
static void test_quote_payments__fee_of_the_day(void **state)
{
    static const struct {
        const char *as_of;
        bool expires;
        int64_t e4;
    } rows[] = {{"2025-03-31", true, 30000}, {"2025-04-01", true, 40000}, {NULL, false, 40000}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        quoted q = quote_of(LOGS, OFFER "buyer_country = KR\nduration = 12m\n[item pro]\n");
        const tn_date day = rows[i].as_of ? test_day(rows[i].as_of) : (tn_date){0};
        q.offer->expires.set = rows[i].expires;
        assert_int_equal(tn_quote_build(q.arena, q.offer, q.tables, rows[i].as_of ? &day : NULL,
                                        NULL, q.findings, &q.quote),
                         TN_OK);
        assert_int_equal(q.quote->fee_percent.e4, rows[i].e4);
        assert_int_equal(q.quote->fee.minor, 400000 * rows[i].e4 / 1000000);
        tn_arena_free(q.arena);
    }
}

/* What a quote says of its own accord, and where: the day it assumes, an agreed total that is far
 * from the items, a fee that nobody can know. */
static void test_quote_payments__said(void **state)
{
    static const struct {
        const char *lines; /* from line 8 on */
        const char *as_of;
        tn_code code;
        unsigned line; /* 0: nothing is said */
        const char *message;
    } rows[] = {
        {"duration = 12m\n[item pro]\n", NULL, TN_OFR_ASSUMED, 7,
         "payment dates assume acceptance on 2026-12-31, the offer's last day"},
        {"duration = 12m\n[item pro]\n", "2026-11-15", TN_OFR_ASSUMED, 1,
         "payment dates assume acceptance on 2026-11-15, the as-of date"},
        {"duration = 12m\n[item pro]\n[payments]\nplan = monthly\n", NULL, TN_OFR_ASSUMED, 7,
         "payment dates assume acceptance on 2026-12-31, the offer's last day"},
        {"duration = 12m\n[item pro]\n[payments]\nplan = monthly\nfirst = 2027-01-01\n", NULL,
         TN_OFR_ASSUMED, 0, NULL},
        {"duration = 12m\n[item pro]\n[payments]\nplan = custom\n2027-01-01 = 4000\n", NULL,
         TN_OFR_ASSUMED, 0, NULL},
        {"duration = 12m\nstart = 2027-01-01\n[item pro]\n[payments]\nplan = monthly\n", NULL,
         TN_OFR_ASSUMED, 7, "payment dates assume acceptance on 2026-12-31, the offer's last day"},
        {"duration = 12m\n[item pro]\n[payments]\ntotal = 4000.01\n", NULL, TN_OFR_TOTAL_ABOVE, 11,
         "the agreed total is 4,000.01, the items come to 4,000.00"},
        {"duration = 12m\n[item pro]\n[payments]\ntotal = 1999.99\n", NULL, TN_OFR_TOTAL_FAR, 11,
         "the agreed total is 1,999.99, the items come to 4,000.00"},
        {"duration = 12m\ncurrency = EUR\n[item pro]\nprice = 1\n", NULL, TN_OFR_FEE_CURRENCY, 1,
         "the listing fee is assumed, as the total is in EUR and tcv_usd is not given"},
        {"duration = 12m\ncurrency = EUR\ntcv_usd = 2\n[item pro]\nprice = 1\n", NULL,
         TN_OFR_FEE_CURRENCY, 0, NULL},
        {"duration = 12m\n[item pro]\n", NULL, TN_OFR_FEE_CURRENCY, 0, NULL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char offer[512];
        snprintf(offer, sizeof(offer), OFFER "%s", rows[i].lines);
        const quoted q = quote_as(LOGS, offer, rows[i].as_of, NULL);
        assert_int_equal(test_count(q.findings, rows[i].code), rows[i].line != 0);
        if (rows[i].line) {
            const tn_finding *found = test_finding(q.findings, rows[i].code);
            assert_string_equal(found->message, rows[i].message);
            assert_int_equal(found->at.line, rows[i].line);
        }
        tn_arena_free(q.arena);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quote_payments__assumptions),
        cmocka_unit_test(test_quote_payments__plan),
        cmocka_unit_test(test_quote_payments__replacement),
        cmocka_unit_test(test_quote_payments__no_day),
        cmocka_unit_test(test_quote_payments__fee_of_charges_that_fall_together),
        cmocka_unit_test(test_quote_payments__fee_of_the_day),
        cmocka_unit_test(test_quote_payments__said),
    };
    return RUN(tests);
}
