/* The report of the months: each contract's, then a total per currency. */
#include "report/books.h"

#include "tenor/contract_reports.h"

/* contract, month, currency, opening, invoiced, cash, fees, net, revenue, overage, deferred,
 * unbilled, unbilled usage, closing, two adjustments, assumed */
static void test_ledger_report__months_and_totals(void **state)
{
    (void)state;
    const tn_report *one = tn_ledger_report(arena, books_of(&quarter), NULL);
    expect_table(
        tn_report_find_table(one, "months"),
        "C-1 | 2026-01 | USD | 0.00 | 23.23 | 23.23 | 0.70 | 22.53 | 23.23 | 0.00 | 0.00 | "
        "0.00 | 0.00 | 0.00 | 0.00 | 0.00 | false\n"
        "C-1 | 2026-02 | USD | 0.00 | 30.00 | 30.00 | 0.90 | 29.10 | 30.00 | 0.00 | 0.00 | "
        "0.00 | 0.00 | 0.00 | 0.00 | 0.00 | false\n"
        "C-1 | 2026-03 | USD | 0.00 | 30.00 | 30.00 | 0.90 | 29.10 | 30.00 | 0.00 | 0.00 | "
        "0.00 | 0.00 | 0.00 | 0.00 | 0.00 | true\n");
    expect_table(tn_report_find_table(one, "totals"),
                 "all | total | USD | 0.00 | 83.23 | 83.23 | 2.50 | 80.73 | 83.23 | 0.00 | 0.00 | "
                 "0.00 | 0.00 | 0.00 | 0.00 | 0.00 | true\n");
    assert_string_equal(one->format_version, "2");
}

/* A folder that holds one contract: the sum over it is there once. */
static void test_forecast_report__one_in_a_folder(void **state)
{
    (void)state;
    const tn_ledger *l = tn_books_ledger(books_of(&quarter));
    tn_forecast f = {.arena = arena, .contracts = 1, .title = "Contract"};
    assert_int_equal(tn_forecast_add(&f, "C-1", l), TN_OK);
    assert_int_equal(tn_forecast_add(&f, NULL, l), TN_OK);
    assert_int_equal(tn_report_find_table(tn_forecast_report(arena, &f, NULL), "totals")->count, 1);
}

/* Groups stand before what is over all, which the totals sum up. */
static void test_forecast_report__over_all(void **state)
{
    (void)state;
    const tn_ledger *l = tn_books_ledger(books_of(&quarter));
    tn_forecast f = {.arena = arena, .contracts = 2, .title = "Buyer"};
    assert_int_equal(tn_forecast_add(&f, NULL, l), TN_OK);
    assert_int_equal(tn_forecast_add(&f, "A", l), TN_OK);
    assert_int_equal(tn_forecast_add(&f, NULL, l), TN_OK);
    assert_int_equal(tn_forecast_add(&f, "B", l), TN_OK);
    const tn_report *report = tn_forecast_report(arena, &f, NULL);
    const tn_table *months = tn_report_find_table(report, "months");
    assert_int_equal(months->count, 9);
    assert_string_equal(months->columns[0].title, "Buyer");
    assert_string_equal(months->rows[0].cells[0].as.text, "A");
    assert_string_equal(months->rows[6].cells[0].as.text, "total");
    expect_table(tn_report_find_table(report, "totals"),
                 "all | total | USD | 0.00 | 166.46 | 166.46 | 5.00 | 161.46 | 166.46 | 0.00 | "
                 "0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | true\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ledger_report__months_and_totals),
        cmocka_unit_test(test_forecast_report__one_in_a_folder),
        cmocka_unit_test(test_forecast_report__over_all),
    };
    return RUN_LIVES(tests);
}
