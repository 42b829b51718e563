/* What a change does to the money: totals of quotes, or of invoices by kind. */
#include "report/diff.h"

#include "report/books.h"
#include "support/tree.h"

static const life_case before = {.what = "3 GB",
                                 .product = STORAGE,
                                 .until = "2026-03-31",
                                 .contract = PUBLIC("1", "2026-01-01") "[item gb]\nquantity = 3\n"};

static void test_diff_money__invoices_by_kind(void **state)
{
    (void)state;
    const tn_diff_side old = {.books = books_of(&before)}, now = {.books = books_of(&quarter)};
    tn_report *report = tn_report_new(arena, "R");
    tni_diff_money(report, &old, &now);
    expect_report(report, "R\n"
                          "[money]\n"
                          "contract | USD | 6.00 | 16.00 | 10.00\n"
                          "renewal | USD | 0.00 | 60.00 | 60.00\n"
                          "upgrade | USD | 0.00 | 7.23 | 7.23\n"
                          "invoices in all | USD | 6.00 | 83.23 | 77.23\n");
}

static void test_diff_money__nothing_to_compare(void **state)
{
    (void)state;
    const tn_diff_side old = {.books = books_of(&before)}, now = {.file = "b"};
    tn_report *report = tn_report_new(arena, "R");
    tni_diff_money(report, &old, &now);
    assert_null(report->first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_diff_money__invoices_by_kind),
        cmocka_unit_test(test_diff_money__nothing_to_compare),
    };
    return RUN_LIVES(tests);
}
