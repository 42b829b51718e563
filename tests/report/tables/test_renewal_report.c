/* The terms of a contract, and the report of a renewal beside the term that ends. */
#include "report/books.h"

#include "tenor/contract_reports.h"

static void test_terms_table__dates_worth_and_change(void **state)
{
    (void)state;
    expect_table(tn_terms_table(arena, books_of(&quarter)),
                 "1 | first term | 2026-01-01 | 2026-01-31 | 1m | 16.00 | - | 2026-01-31 | agreed\n"
                 "2 | automatic renewal | 2026-02-01 | 2026-02-28 | 1m | 30.00 | 87.5 | 2026-02-28 "
                 "| agreed\n"
                 "3 | automatic renewal | 2026-03-01 | 2026-03-31 | 1m | 30.00 | 0 | 2026-03-31 | "
                 "assumed\n");
}

static void test_renewal_report__old_and_new(void **state)
{
    (void)state;
    tn_books *books = books_of(&quarter);
    const tn_term *terms = tn_books_life(books)->terms;
    expect_report(tn_renewal_report(arena, books, &terms[0], &terms[1], NULL),
                  "Renewal: C-1\n"
                  "contract: C-1\n"
                  "on: 2026-02-01\n"
                  "currency: USD\n"
                  "duration: 1m\n"
                  "period.start: 2026-02-01T00:00:00Z\n"
                  "period.end: 2026-03-01T00:00:00Z\n"
                  "[lines]\n"
                  "gb | - | 5 | 5 | 2.00 | 2.00 | 10.00\n"
                  "seats | - | 2 | 2 | 10.00 | 10.00 | 20.00\n"
                  "old_total: 16.00\n"
                  "total: 30.00\n"
                  "[payments]\n"
                  "2026-02-01 | 30.00\n"
                  "automatic_uplift: 0\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terms_table__dates_worth_and_change),
        cmocka_unit_test(test_renewal_report__old_and_new),
    };
    return RUN_LIVES(tests);
}
