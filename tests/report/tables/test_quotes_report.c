/* Several quotes: a row per offer for programs, a column per offer for people. */
#include "engine/quotes.h"
#include "report/reports.h"
#include "tenor/reports.h"

static void test_quotes_report__rows_and_columns(void **state)
{
    (void)state;
    const quoted a = quote_of(STORAGE, OFFER "duration = 12m\n[item encrypted]\nquantity = 3\n");
    const quoted b = quote_of(STORAGE, OFFER "duration = 1m\n[item encrypted]\nquantity = 2\n");
    const tn_quote *quotes[] = {a.quote, b.quote};
    const tn_report *report = tn_quotes_report(a.arena, quotes, COUNT(quotes), NULL);
    expect_report(report, "Offers side by side\n"
                          "[offers]\n"
                          "Acme | Data storage | USD | 12m | 2026-12-31 | 2027-12-31 | 49.80 | "
                          "0.00 | 49.80 | 4.15 | 1 | 49.80 | 1.49 | 48.31\n"
                          "Acme | Data storage | USD | 1m | 2026-12-31 | 2027-01-31 | 3.10 | 0.00 "
                          "| 3.10 | 3.10 | 1 | 3.10 | 0.09 | 3.01\n"
                          "[side_by_side]\n"
                          "Product | Data storage | Data storage\n"
                          "Currency | USD | USD\n"
                          "Duration | 12m | 1m\n"
                          "Start | 2026-12-31 | 2026-12-31\n"
                          "Last day | 2027-12-31 | 2027-01-31\n"
                          "List total | 49.80 | 3.10\n"
                          "Discount | 0.00 | 0.00\n"
                          "Net total | 49.80 | 3.10\n"
                          "Per month | 4.15 | 3.10\n"
                          "Charges | 1 | 1\n"
                          "First charge | 49.80 | 3.10\n"
                          "Listing fee | 1.49 | 0.09\n"
                          "Seller's net | 48.31 | 3.01\n");
    const tn_table *turned = tn_report_find_table(report, "side_by_side");
    assert_string_equal(turned->columns[1].title, "Acme");
    assert_null(tn_quotes_report(a.arena, quotes, 0, NULL));
    tn_arena_free(b.arena);
    tn_arena_free(a.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quotes_report__rows_and_columns),
    };
    return RUN(tests);
}
