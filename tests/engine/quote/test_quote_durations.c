/* Durations side by side at the ends of what fits. */
#include "engine/quotes.h"

#define ANY "[product]\ntitle = T\ncategory = units\npurchase = any\ncurrency = USD\n"

/* A month's list price that fits, and twelve of it that do not; a discount beyond any percent. */
static void test_quote_durations__too_large(void **state)
{
    (void)state;
    quoted q = quote_of(ANY "durations = 1m, 12m\n[dimension a]\nname = A\ndescription = A\n"
                            "price.1m = 40000000\nprice.12m = 1\n",
                        OFFER "duration = 12m\n[item a]\nquantity = 2000000000\n");
    assert_money(q.quote->durations[0].list_total, "80000000000000000.00");
    assert_money(q.quote->durations[1].savings, "none");
    assert_percent(q.quote->durations[1].savings_percent, "none");
    tn_arena_free(q.arena);
    q = quote_of(STORAGE, OFFER "duration = 18m\n[item encrypted]\nlist = 0.00000001\n"
                                "price = 100000000\nquantity = 1\n[item unencrypted]\nlist = 0\n"
                                "price = 0\nquantity = 1\n");
    assert_percent(q.quote->items[0].discount, "none");
    assert_percent(q.quote->items[1].discount, "none");
    tn_arena_free(q.arena);
}

/* Another duration whose total does not fit makes the quote fail, and says so. */
static void test_quote_durations__another_too_large(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    const tn_offer *offer = test_offer(
        arena,
        ANY "durations = 1m, 12m\n[dimension a]\nname = A\ndescription = A\nprice.1m = 1\n"
            "price.12m = 100000000\n",
        OFFER "duration = 1m\n[item a]\nquantity = 2000000000\n");
    const tn_quote *quote = NULL;
    assert_int_equal(tn_quote_build(arena, offer, test_tables(arena), NULL, NULL, findings, &quote),
                     TN_E_FINDINGS);
    test_finding(findings, TN_OFR_AMOUNT);
    tn_arena_free(arena);
}

/* No duration at all: the listed ones are still compared. */
static void test_quote_durations__none_of_its_own(void **state)
{
    (void)state;
    const quoted q = quote_of(STORAGE, OFFER "[item encrypted]\nquantity = 1\nprice = 7\n"
                                             "[usage encrypted]\n");
    assert_int_equal(q.quote->months, 0);
    assert_money(q.quote->net_total, "7.00");
    assert_money(q.quote->monthly_equivalent, "none");
    assert_int_equal(q.quote->duration_count, 3);
    assert_money(q.quote->durations[2].net_total, "31.20");
    assert_price(q.quote->usage[1].net_price, "0.11");
    tn_arena_free(q.arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quote_durations__too_large),
        cmocka_unit_test(test_quote_durations__another_too_large),
        cmocka_unit_test(test_quote_durations__none_of_its_own),
    };
    return RUN(tests);
}
