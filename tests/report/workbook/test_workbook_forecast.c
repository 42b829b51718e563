/* The workbook of a forecast: balances that roll forward by live formulas, and their checks. */
#include "report/books.h"

static const tn_forecast *forecast_of(size_t contracts)
{
    tn_forecast *f = tn_arena_take(arena, sizeof(*f));
    *f = (tn_forecast){.arena = arena, .contracts = contracts};
    for (size_t i = 0; i < contracts; i++) {
        const tn_ledger *l = tn_books_ledger(books_of(&quarter));
        assert_int_equal(tn_forecast_add(f, i ? "B" : "A", l), TN_OK);
        if (contracts > 1) {
            assert_int_equal(tn_forecast_add(f, NULL, l), TN_OK);
        }
    }
    return f;
}

static void test_forecast_workbook__rolls_forward(void **state)
{
    (void)state;
    const tn_workbook_options options = {0};
    const tn_workbook *book = tn_forecast_workbook(arena, forecast_of(2), &options);
    expect_sheet(
        book, "Roll-forward USD",
        "1 Roll-forward by month, USD\n"
        "2 2 contracts, whole months in UTC\n"
        "3 ALL CHECKS OK =IF(COUNTIF(Checks!$F$6:$F$7,\"OK\")=ROWS(Checks!$F$6:$F$7),\"ALL CHECKS "
        "OK\",COUNTIF(Checks!$F$6:$F$7,\"<>OK\")&\" CHECKS FAIL\")\n"
        "\n"
        "5 Month | Opening | Invoiced | Recognised | of it overage | Closing | Deferred | Unbilled "
        "| Unbilled usage | Cash due, gross | - | Listing fee | Net\n"
        "6 2026-01-01 | 0.00 | 46.46 | 46.46 | 0.00 | 0.00 =ROUND(B6+C6-D6,2) | 0.00 | 0.00 | 0.00 "
        "| 46.46 |  | 1.40 | 45.06 =C6-L6\n"
        "7 2026-02-01 | 0.00 =F6 | 60.00 | 60.00 | 0.00 | 0.00 =ROUND(B7+C7-D7,2) | 0.00 | 0.00 | "
        "0.00 | 60.00 |  | 1.80 | 58.20 =C7-L7\n"
        "8 2026-03-01 | 0.00 =F7 | 60.00 | 60.00 | 0.00 | 0.00 =ROUND(B8+C8-D8,2) | 0.00 | 0.00 | "
        "0.00 | 60.00 | assumed | 1.80 | 58.20 =C8-L8\n"
        "9  | 0.00 =B6 | 166.46 =SUM(C6:C8) | 166.46 =SUM(D6:D8) | 0.00 =SUM(E6:E8) | 0.00 "
        "=ROUND(B9+C9-D9,2) | 0.00 | 0.00 | 0.00 | 166.46 =SUM(J6:J8) |  | 5.00 =SUM(L6:L8) | "
        "161.46 =C9-L9\n");
    expect_sheet(book, "Checks",
                 "1 Checks\n"
                 "2 2 contracts, whole months in UTC\n"
                 "3 ALL CHECKS OK =MasterCheck\n"
                 "\n"
                 "5 No. | What must agree | Expected | Found | Difference | Result\n"
                 "6 1 | Roll-forward USD: opening, invoiced, recognised | 0.00 ='Roll-forward "
                 "USD'!F8 | 0.00 ='Roll-forward USD'!F9 | 0.00 =ROUND(D6-C6,6) | OK "
                 "=IF(ABS(E6)<0.005,\"OK\",\"CHECK\")\n"
                 "7 2 | Roll-forward USD: deferred less unbilled | 0.00 ='Roll-forward USD'!F8 | "
                 "0.00 ='Roll-forward USD'!G9-'Roll-forward USD'!H9-'Roll-forward USD'!I9 | 0.00 "
                 "=ROUND(D7-C7,6) | OK =IF(ABS(E7)<0.005,\"OK\",\"CHECK\")\n");
}

/* A buyer sees neither fee nor net, nor other contracts. */
static void test_forecast_workbook__for_a_buyer(void **state)
{
    (void)state;
    const tn_workbook_options options = {.buyer = true};
    const tn_workbook *book = tn_forecast_workbook(arena, forecast_of(1), &options);
    assert_non_null(book);
    assert_string_equal(book->first->name, "Roll-forward USD");
    assert_int_equal(book->first->column_count, 11);
    assert_string_equal(book->first->next->name, "Checks");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forecast_workbook__rolls_forward),
        cmocka_unit_test(test_forecast_workbook__for_a_buyer),
    };
    return RUN_LIVES(tests);
}
