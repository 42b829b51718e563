/* Prices with other quantities and under another policy. */
#include "engine/quotes.h"

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

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quote_what_if__quantities),
        cmocka_unit_test(test_quote_what_if__policy),
    };
    return RUN(tests);
}
