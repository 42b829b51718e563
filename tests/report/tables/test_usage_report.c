/* The report of usage: billed units by month, and what was set aside. */
#include "report/books.h"

#include "tenor/contract_reports.h"

static void test_usage_report__rated_and_set_aside(void **state)
{
    (void)state;
    tn_books *books = books_of(&quarter);
    assert_null(tn_usage_report(arena, books, NULL));
    tn_books_set_rating(books, rate(books, 250));
    expect_report(tn_usage_report(arena, books, NULL), "Usage: C-1\n"
                                                       "contract: C-1\n"
                                                       "currency: USD\n"
                                                       "records: 2\n"
                                                       "rated_records: 1\n"
                                                       "[usage]\n"
                                                       "2026-02 | calls | 250 | 250 | 0.01 | 2.50\n"
                                                       "[rejects]\n"
                                                       "before-start | 1 | 7 | 0.07\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_usage_report__rated_and_set_aside),
    };
    return RUN_LIVES(tests);
}
