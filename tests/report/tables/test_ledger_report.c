/* The report of the months: each contract's, then a total per currency. */
#include "report/books.h"

#include "tenor/contract_reports.h"

static void test_ledger_report__months_and_totals(void **state)
{
    (void)state;
    tn_books *books[] = {books_of(&quarter), books_of(&quarter)};
    const tn_report *one = tn_ledger_report(arena, books, 1, false, NULL);
    const tn_report *two = tn_ledger_report(arena, books, 2, false, NULL);
    const tn_report *coming = tn_ledger_report(arena, books, 2, true, NULL);
    expect_table(
        tn_report_find_table(one, "months"),
        "C-1 | 2026-01 | USD | 23.23 | 23.23 | 23.23 | 0.00 | 0.00 | 0.00 | 0.70 | 22.53 | false\n"
        "C-1 | 2026-02 | USD | 30.00 | 30.00 | 30.00 | 0.00 | 0.00 | 0.00 | 0.90 | 29.10 | false\n"
        "C-1 | 2026-03 | USD | 30.00 | 30.00 | 30.00 | 0.00 | 0.00 | 0.00 | 0.90 | 29.10 | true\n");
    expect_table(
        tn_report_find_table(one, "totals"),
        "all | total | USD | 83.23 | 83.23 | 83.23 | 0.00 | 0.00 | 0.00 | 2.50 | 80.73 | true\n");
    expect_table(tn_report_find_table(two, "totals"),
                 "all | total | USD | 166.46 | 166.46 | 166.46 | 0.00 | 0.00 | 0.00 | 5.00 | "
                 "161.46 | true\n");
    assert_int_equal(tn_report_find(two, "contracts")->value.as.number, 2);
    assert_null(tn_report_find(one, "from"));
    assert_int_equal(tn_report_find(coming, "from")->value.as.date.days,
                     tn_instant_date(at("2026-02-15")).days);
    expect_table(tn_report_find_table(coming, "totals"),
                 "all | total | USD | 120.00 | 120.00 | 120.00 | 0.00 | 0.00 | 0.00 | 3.60 | "
                 "116.40 | true\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ledger_report__months_and_totals),
    };
    return RUN_LIVES(tests);
}
