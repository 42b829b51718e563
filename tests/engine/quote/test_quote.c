/* Quotes: AWS's published tables to the cent, who wins among prices, what is not known. */
#include "engine/quotes.h"

/* Both tables of AWS, Pricing for SaaS contracts (userguide/saas-contracts): 1, 12 and 24 months, a
 * unit of each. */
static void test_quote_durations__published_tables(void **state)
{
    static const struct {
        const char *product, *item, *duration;
        int months;
        const char *list, *monthly, *savings, *percent;
    } rows[] = {
        {STORAGE, "unencrypted", "12m", 1, "1.50", "1.50", "0.00", "0"},
        {STORAGE, "unencrypted", "12m", 12, "16.00", "1.33", "2.00", "11.1111"},
        {STORAGE, "unencrypted", "12m", 24, "30.00", "1.25", "6.00", "16.6667"},
        {STORAGE, "encrypted", "12m", 1, "1.55", "1.55", "0.00", "0"},
        {STORAGE, "encrypted", "12m", 12, "16.60", "1.38", "2.00", "10.7527"},
        {STORAGE, "encrypted", "12m", 24, "31.20", "1.30", "6.00", "16.129"},
        {LOGS, "basic", "1m", 1, "100.00", "100.00", "0.00", "0"},
        {LOGS, "basic", "1m", 12, "1000.00", "83.33", "200.00", "16.6667"},
        {LOGS, "standard", "1m", 12, "2000.00", "166.67", "400.00", "16.6667"},
        {LOGS, "pro", "1m", 12, "4000.00", "333.33", "800.00", "16.6667"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char offer[512];
        snprintf(offer, sizeof(offer), OFFER "duration = %s\n[item %s]\nquantity = 1\n",
                 rows[i].duration, rows[i].item);
        const quoted q = quote_of(rows[i].product, offer);
        const tn_quote_duration *d = q.quote->durations;
        while (d->months != rows[i].months) {
            d++;
            assert_true(d < q.quote->durations + q.quote->duration_count);
        }
        assert_money(d->list_total, rows[i].list);
        assert_money(d->net_total, rows[i].list);
        assert_money(d->monthly_equivalent, rows[i].monthly);
        assert_money(d->savings, rows[i].savings);
        assert_percent(d->savings_percent, rows[i].percent);
        tn_arena_free(q.arena);
    }
}

static void test_quote_usage__published_prices(void **state)
{
    (void)state;
    const quoted q = quote_of(
        LOGS, OFFER "duration = 12m\ndiscount = 50%\n[item pro]\n[usage xhosts]\nprice = 0.08\n");
    assert_int_equal(q.quote->usage_count, 2);
    assert_string_equal(q.quote->usage[0].dimension->label, "xhosts");
    assert_price(q.quote->usage[0].list_price, "0.1");
    assert_price(q.quote->usage[0].net_price, "0.08");
    assert_price(q.quote->usage[1].list_price, "0.2"); /* discounts never touch usage prices */
    assert_price(q.quote->usage[1].net_price, "0.2");
    tn_arena_free(q.arena);
}

/* 16.60 less 10 % is 14.94; 2000 less 12.5 % is 1750; 1.55 less 33.3333 % is 1.033(3). */
static void test_quote_items__precedence(void **state)
{
    static const struct {
        const char *product, *lines, *net, *percent;
    } rows[] = {
        {STORAGE, "discount = 10%\n[item encrypted]\nquantity = 1", "14.94", "10"},
        {STORAGE, "discount = 10%\n[item encrypted]\nquantity = 1\ndiscount = 50%", "8.3", "50"},
        {STORAGE, "discount = 10%\n[item encrypted]\nquantity = 1\ndiscount = 0%", "16.6", "0"},
        {STORAGE, "discount = 10%\n[item encrypted]\nquantity = 1\ndiscount = 50%\nprice = 12",
         "12", "27.7108"},
        {STORAGE, "[item encrypted]\nquantity = 1\nprice = 20.75", "20.75", "-25"},
        {STORAGE, "discount = 33.3333%\n[item encrypted]\nquantity = 1", "11.067", "33.3313"},
        {STORAGE, "discount = 100%\n[item encrypted]\nquantity = 1", "0", "100"},
        {LOGS, "[item standard]\ndiscount = 12.5%", "1750", "12.5"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char offer[512];
        snprintf(offer, sizeof(offer), OFFER "duration = 12m\n%s\n", rows[i].lines);
        /* discount belongs to [offer] where the literal starts with it */
        const quoted q = quote_of(rows[i].product, offer);
        assert_int_equal(q.quote->item_count, 1);
        assert_price(q.quote->items[0].net_price, rows[i].net);
        assert_percent(q.quote->items[0].discount, rows[i].percent);
        assert_non_null(q.quote->items[0].net_price_step);
        tn_arena_free(q.arena);
    }
}

/* The example of the samples: Pro at 3600 instead of 4000. */
static void test_quote_totals__tier(void **state)
{
    (void)state;
    const quoted q = quote_of(LOGS, OFFER "duration = 12m\ndiscount = 10%\nnet_terms = 30\n"
                                          "[item pro]\nprice = 3600\nquantity = 1\n");
    assert_money(q.quote->list_total, "4000.00");
    assert_money(q.quote->net_total, "3600.00");
    assert_money(q.quote->discount_total, "400.00");
    assert_money(q.quote->monthly_equivalent, "300.00");
    assert_money(q.quote->seller_net, "3492.00");
    assert_int_equal(q.quote->fee.minor, 10800);
    assert_int_equal(q.quote->rounding.minor, 0);
    assert_int_equal(q.quote->payments.count, 1);
    assert_int_equal(q.quote->payments.payments[0].date.days, test_day("2026-12-31").days);
    assert_int_equal(q.quote->durations[0].months, 1);
    assert_money(q.quote->durations[0].net_total, "360.00"); /* the offer's 10 % */
    assert_money(q.quote->durations[1].net_total, "3600.00");
    assert_true(q.quote->durations[1].own);
    assert_money(q.quote->durations[1].savings, "1200.00"); /* 12 x 400 - 3600 */
    assert_percent(q.quote->durations[1].savings_percent, "25");
    tn_arena_free(q.arena);
}

/* 0.333 x 50 = 16.65 twice and 0.125 x 5 = 0.625: lines alone half-up, exact total once. */
static void test_quote_totals__rounding_by_scope(void **state)
{
    static const char product[] =
        "[product]\ntitle = T\ncategory = units\npurchase = any\ncurrency = USD\n"
        "durations = 1m\n[dimension a]\nname = A\ndescription = A\nprice.1m = 0.125\n"
        "[dimension b]\nname = B\ndescription = B\nprice.1m = 0.375\n";
    static const struct {
        const char *policy, *a, *b, *total;
        int64_t rounding;
    } rows[] = {{"aws", "0.63", "1.88", "2.50", -1},
                {"stripe", "0.63", "1.88", "2.51", 0},
                {"aws,rounding=down", "0.62", "1.87", "2.50", 1},
                {"aws,rounding=half-even", "0.62", "1.88", "2.50", 0}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char offer[512];
        snprintf(offer, sizeof(offer),
                 OFFER
                 "duration = 1m\npolicy = %s\n[item b]\nquantity = 5\n[item a]\nquantity = 5\n",
                 rows[i].policy);
        const quoted q = quote_of(product, offer);
        assert_string_equal(q.quote->items[0].dimension->label, "a"); /* the product's order */
        assert_money(q.quote->items[0].net_amount, rows[i].a);
        assert_money(q.quote->items[1].net_amount, rows[i].b);
        assert_money(q.quote->net_total, rows[i].total);
        assert_money(q.quote->discount_total, "0.00");
        assert_int_equal(q.quote->rounding.minor, rows[i].rounding);
        tn_arena_free(q.arena);
    }
}

static void test_quote_totals__custom_duration(void **state)
{
    (void)state;
    quoted q = quote_of(STORAGE, OFFER "duration = 18m\n[item encrypted]\nprice = 22.25\n"
                                       "quantity = 300\n[item unencrypted]\nprice = 21.375\n"
                                       "list = 23.5\nquantity = 500\n");
    assert_price(q.quote->items[0].list_price, "23.5");
    assert_price(q.quote->items[1].list_price, "none");
    assert_money(q.quote->list_total, "none");
    assert_money(q.quote->discount_total, "none");
    assert_money(q.quote->net_total, "17362.50"); /* 500 x 21.375 + 300 x 22.25 */
    assert_int_equal(q.quote->duration_count, 4); /* 1, 12, 18, 24 */
    assert_int_equal(q.quote->durations[2].months, 18);
    assert_true(q.quote->durations[2].own);
    assert_money(q.quote->durations[2].savings, "4507.50"); /* 18 x (500 x 1.5 + 300 x 1.55) - it */
    assert_money(q.quote->durations[1].net_total, "12980.00");
    tn_arena_free(q.arena);
    q = quote_of(STORAGE, OFFER "duration = 18m\n[item encrypted]\nquantity = 300\n");
    assert_price(q.quote->items[0].net_price, "none"); /* never scaled from another duration */
    assert_money(q.quote->net_total, "none");
    assert_money(q.quote->monthly_equivalent, "none");
    assert_money(q.quote->seller_net, "none");
    assert_false(q.quote->fee_known);
    assert_null(q.quote->fee_step);
    assert_int_equal(q.quote->rounding.minor, 0);
    assert_int_equal(q.quote->payments.count, 0);
    assert_int_equal(test_count(q.findings, TN_OFR_ASSUMED), 0);
    tn_arena_free(q.arena);
    /* of two items one has a price: the total is not that of the other */
    q = quote_of(STORAGE, OFFER "duration = 18m\n[item encrypted]\nquantity = 300\n"
                                "[item unencrypted]\nprice = 20\nquantity = 1\n");
    assert_money(q.quote->net_total, "none");
    assert_int_equal(q.quote->rounding.minor, 0);
    tn_arena_free(q.arena);
}

static void test_quote_totals__other_currency(void **state)
{
    (void)state;
    const quoted q = quote_of(STORAGE, OFFER "duration = 12m\ncurrency = JPY\n[item encrypted]\n"
                                             "price = 2450.5\nquantity = 3\n");
    assert_money(q.quote->list_total, "none");
    assert_money(q.quote->net_total, "7352"); /* 7351.5, half-up */
    assert_price(q.quote->usage[0].net_price, "none");
    assert_money(q.quote->durations[0].net_total, "none");
    assert_money(q.quote->durations[1].savings, "none");
    tn_arena_free(q.arena);
}

static void test_quote_totals__agreed_total(void **state)
{
    static const char offer[] =
        OFFER "duration = 24m\n[item unencrypted]\nquantity = 1000\n"
              "[item encrypted]\nquantity = 750\n"
              "[payments]\nplan = annual\nfirst = 2027-01-01\ntotal = 50000.00\n";
    (void)state;
    quoted q = quote_of(STORAGE, offer);
    assert_money(q.quote->list_total, "53400.00"); /* 30000 + 23400 */
    assert_money(q.quote->net_total, "50000.00");
    assert_money(q.quote->discount_total, "3400.00");
    assert_int_equal(q.quote->rounding.minor, 0);
    assert_int_equal(q.quote->payments.count, 2);
    assert_int_equal(q.quote->payments.payments[1].amount.minor, 2500000);
    assert_money(q.quote->durations[2].net_total, "50000.00");
    assert_string_equal(q.quote->net_total_step->what, "agreed total");
    assert_int_equal(test_count(q.findings, TN_OFR_TOTAL_ABOVE), 0);
    assert_int_equal(test_count(q.findings, TN_OFR_TOTAL_UNBILLED), 0); /* the plan bills it */
    assert_int_equal(test_count(q.findings, TN_OFR_ASSUMED), 0);
    tn_arena_free(q.arena);
    q = quote_of(LOGS, OFFER "duration = 12m\n[item pro]\n[payments]\ntotal = 5000.00\n");
    assert_money(q.quote->discount_total, "-1000.00");
    test_finding(q.findings, TN_OFR_TOTAL_ABOVE);
    assert_int_equal(test_count(q.findings, TN_OFR_TOTAL_FAR), 0);
    tn_arena_free(q.arena);
    /* half of the items, 4000.00, and a cent less; more than the items */
    static const struct {
        const char *total;
        size_t above, far;
    } rows[] = {{"2000.00", 0, 0}, {"1999.99", 0, 1}, {"400.00", 0, 1},
                {"4000.00", 0, 0}, {"4000.01", 1, 0}, {"40000.00", 1, 0}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        char text[256];
        (void)snprintf(text, sizeof(text),
                       OFFER "duration = 12m\n[item pro]\n[payments]\ntotal = %s\n", rows[i].total);
        q = quote_of(LOGS, text);
        assert_int_equal(test_count(q.findings, TN_OFR_TOTAL_ABOVE), rows[i].above);
        assert_int_equal(test_count(q.findings, TN_OFR_TOTAL_FAR), rows[i].far);
        assert_int_equal(test_count(q.findings, TN_OFR_TOTAL_UNBILLED), i != 3);
        tn_arena_free(q.arena);
    }
    /* agreed though no price is known: the total is, the discount is not */
    q = quote_of(STORAGE, OFFER "duration = 18m\n[item encrypted]\nquantity = 1\n"
                                "[item unencrypted]\nquantity = 1\nprice = 20\nlist = 24\n"
                                "[payments]\ntotal = 30\n");
    assert_money(q.quote->net_total, "30.00");
    assert_money(q.quote->discount_total, "none");
    assert_int_equal(q.quote->payments.payments[0].amount.minor, 3000);
    tn_arena_free(q.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quote_durations__published_tables),
        cmocka_unit_test(test_quote_usage__published_prices),
        cmocka_unit_test(test_quote_items__precedence),
        cmocka_unit_test(test_quote_totals__tier),
        cmocka_unit_test(test_quote_totals__rounding_by_scope),
        cmocka_unit_test(test_quote_totals__custom_duration),
        cmocka_unit_test(test_quote_totals__other_currency),
        cmocka_unit_test(test_quote_totals__agreed_total),
    };
    return RUN(tests);
}
