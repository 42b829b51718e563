/* What is counted, and what is only priced. */
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

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quote_counted__any),
        cmocka_unit_test(test_quote_counted__tiers),
    };
    return RUN(tests);
}
