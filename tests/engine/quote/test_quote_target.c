/* Which discount brings an offer to a total. */
#include "engine/quotes.h"

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
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quote_target__discounts),
        cmocka_unit_test(test_quote_target__refused),
    };
    return RUN(tests);
}
