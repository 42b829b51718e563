/* The report of a quote: items, totals, payments, fee, durations. */
#include "engine/quotes.h"
#include "report/reports.h"
#include "tenor/reports.h"

#define TWO                                                                                        \
    OFFER "duration = 12m\ndiscount = 10%\n[item unencrypted]\nquantity = 3\n"                     \
          "[item encrypted]\nquantity = 2\nprice = 15.5\n"

/* Reckoned by hand. Items: 3 x 16.00 = 48.00, less 10 % 43.20; 2 x 16.60 = 33.20, 2 x 15.50 =
 * 31.00, 1 - 15.50/16.60 = 6.6265 % off. 74.20 of 81.20; 74.20/12 = 6.1833 a month; 3 % are 2.226.
 * A month: 3 x 1.50 + 2 x 1.55 = 7.60, less 10 % 6.84, as the price of 15.5 is for 12 months alone.
 * Savings are on as many single months: 12 x 7.60 = 91.20 - 74.20 = 17.00, 18.6404 %; 24 months at
 * list 3 x 30.00 + 2 x 31.20 = 152.40, less 10 % 137.16, are 5.715 a month; 24 x 7.60 = 182.40 -
 * 137.16 = 45.24, 24.8026 %. */
static void test_quote_report__figures_and_tables(void **state)
{
    (void)state;
    const quoted q = quote_of(STORAGE, TWO);
    expect_report(tn_quote_report(q.arena, q.quote, false, NULL),
                  "Quote: Acme\n"
                  "offer: Acme\n"
                  "product: Data storage\n"
                  "currency: USD\n"
                  "duration: 12m\n"
                  "start: 2026-12-31\n"
                  "end: 2027-12-31\n"
                  "[items]\n"
                  "unencrypted | Unencrypted | 3 | 16.00 | 14.40 | 10 | 48.00 | 43.20\n"
                  "encrypted | Encrypted | 2 | 16.60 | 15.50 | 6.6265 | 33.20 | 31.00\n"
                  "list_total: 81.20\n"
                  "discount_total: 7.00\n"
                  "net_total: 74.20\n"
                  "rounding: 0.00\n"
                  "monthly_equivalent: 6.18\n"
                  "[payments]\n"
                  "2026-12-31 | 74.20\n"
                  "listing_fee.percent: 3\n"
                  "listing_fee.amount: 2.23\n"
                  "seller_net: 71.97\n"
                  "[compare]\n"
                  "1m | 7.60 | 6.84 | 6.84 | 0.76 | 10\n"
                  "12m | 81.20 | 74.20 | 6.18 | 17.00 | 18.6404\n"
                  "24m | 152.40 | 137.16 | 5.72 | 45.24 | 24.8026\n"
                  "[usage]\n"
                  "unencrypted | Unencrypted | 0.10 | 0.10\n"
                  "encrypted | Encrypted | 0.11 | 0.11\n");
    tn_arena_free(q.arena);
}

static void test_quote_report__durations_side_by_side(void **state)
{
    (void)state;
    const quoted q = quote_of(STORAGE, TWO);
    const tn_report *report = tn_quote_report(q.arena, q.quote, true, NULL);
    const tn_table *table = tn_report_find_table(report, "durations");
    expect_table(table, "List total | 7.60 | 81.20 | 152.40\n"
                        "Net total | 6.84 | 74.20 | 137.16\n"
                        "Per month | 6.84 | 6.18 | 5.72\n"
                        "Savings | 0.76 | 17.00 | 45.24\n"
                        "Savings % | 10 | 18.6404 | 24.8026\n");
    assert_string_equal(table->columns[2].title, "12m (offer)");
    tn_arena_free(q.arena);
}

/* Fee and seller's net are never a buyer's. */
static void test_quote_report__fee_is_internal(void **state)
{
    (void)state;
    const quoted q = quote_of(STORAGE, TWO);
    const tn_report *report = tn_quote_report(q.arena, q.quote, false, NULL);
    static const char *const keys[] = {"listing_fee.percent", "listing_fee.amount", "seller_net"};
    for (size_t i = 0; i < COUNT(keys); i++) {
        assert_true(tn_report_find(report, keys[i])->flags & TN_INTERNAL_ONLY);
    }
    tn_arena_free(q.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quote_report__figures_and_tables),
        cmocka_unit_test(test_quote_report__durations_side_by_side),
        cmocka_unit_test(test_quote_report__fee_is_internal),
    };
    return RUN(tests);
}
