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

/* A percent off nothing, and off a price that is not known, is none. */
static void test_quote_items__no_percent_of_nothing(void **state)
{
    static const struct {
        const char *offer, *list, *percent;
    } rows[] = {{"duration = 12m\n[item unencrypted]\nprice = 12\n", "16", "25"},
                {"duration = 18m\n[item unencrypted]\nprice = 0\nlist = 0\n", "0", "none"},
                {"duration = 18m\n[item unencrypted]\nprice = 12\n", "none", "none"}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char offer[512];
        snprintf(offer, sizeof(offer), OFFER "%s", rows[i].offer);
        const quoted q = quote_of(STORAGE, offer);
        assert_price(q.quote->items[0].list_price, rows[i].list);
        assert_percent(q.quote->items[0].discount, rows[i].percent);
        tn_arena_free(q.arena);
    }
}

/* A what-if counts what the offer only leaves to be bought, and leaves out what it counts. */
static void test_quote_items__what_if_quantities(void **state)
{
    (void)state;
    tn_what_if_quantity wanted[] = {{1, 2}, {0, 0}};
    const tn_what_if what_if = {.quantities = wanted, .quantity_count = 2};
    const quoted q = quote_as(STORAGE, OFFER "duration = 12m\n[item unencrypted]\nquantity = 10\n",
                              NULL, &what_if);
    assert_int_equal(q.quote->item_count, 2);
    assert_false(q.quote->items[0].counted);
    assert_money(q.quote->items[1].net_amount, "33.20"); /* 2 x 16.60 */
    assert_money(q.quote->net_total, "33.20");
    assert_int_equal(test_count(q.findings, TN_OFR_UNCOUNTED), 0);
    tn_arena_free(q.arena);
}

/* A metered dimension is billed at the negotiated price, else at the product's; in another currency
 * the product's is no price. */
static void test_quote_items__usage_prices(void **state)
{
    static const struct {
        const char *offer, *list, *net, *other;
    } rows[] = {{"duration = 12m\n[item unencrypted]\nquantity = 1\n[usage encrypted]\n"
                 "price = 0.09\n",
                 "0.11", "0.09", "0.1"},
                {"duration = 12m\ncurrency = EUR\n[item unencrypted]\nquantity = 1\nprice = 9\n"
                 "[usage encrypted]\nprice = 0.09\n",
                 "none", "0.09", "none"}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char offer[512];
        snprintf(offer, sizeof(offer), OFFER "%s", rows[i].offer);
        const quoted q = quote_of(STORAGE, offer);
        assert_int_equal(q.quote->usage_count, 2);
        assert_price(q.quote->usage[0].net_price, rows[i].other);
        assert_price(q.quote->usage[1].list_price, rows[i].list);
        assert_price(q.quote->usage[1].net_price, rows[i].net);
        tn_arena_free(q.arena);
    }
}

/* 36 months of a price for 12: 3 x 16.00, and so it says; an item's own list price needs no words.
 */
static void test_quote_items__where_a_list_price_is_from(void **state)
{
    (void)state;
    const quoted q = quote_of(
        STORAGE, OFFER "duration = 36m\nreference = 12m\ndiscount = 50%\n[item unencrypted]\n"
                       "quantity = 1\n[item encrypted]\nquantity = 1\nlist = 40\n");
    const char *const words[] = {"list price of unencrypted: 36/12 of that for 12m",
                                 "list price of encrypted"};
    assert_price(q.quote->items[0].list_price, "48");
    for (size_t i = 0; i < COUNT(words); i++) {
        const tn_step *given = q.quote->items[i].net_price_step->child;
        assert_string_equal(given->what, words[i]);
    }
    tn_arena_free(q.arena);
}

/* A what-if prices what the offer has no item for, also from the price of another duration: 16.00
 * for 12 months are 24.00 for 18, and 21.60 less 10 %. */
static void test_quote_items__what_if_without_an_item(void **state)
{
    (void)state;
    tn_what_if_quantity more[] = {{0, 2}};
    const tn_what_if what_if = {.quantities = more, .quantity_count = 1};
    const quoted q =
        quote_as(STORAGE,
                 OFFER "duration = 18m\nreference = 12m\ndiscount = 10%\n[item encrypted]\n"
                       "quantity = 1\n",
                 NULL, &what_if);
    assert_int_equal(q.quote->item_count, 2);
    assert_price(q.quote->items[0].list_price, "24");
    assert_money(q.quote->items[0].net_amount, "43.20");
    tn_arena_free(q.arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quote_counted__any),
        cmocka_unit_test(test_quote_counted__tiers),
        cmocka_unit_test(test_quote_items__no_percent_of_nothing),
        cmocka_unit_test(test_quote_items__what_if_quantities),
        cmocka_unit_test(test_quote_items__usage_prices),
        cmocka_unit_test(test_quote_items__where_a_list_price_is_from),
        cmocka_unit_test(test_quote_items__what_if_without_an_item),
    };
    return RUN(tests);
}
