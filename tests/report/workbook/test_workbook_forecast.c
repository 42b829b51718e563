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

#define ROLL_HEAD(currency, formula)                                                               \
    "1 Roll-forward by month, " currency "\n"                                                      \
    "2 2 contracts, whole months in UTC\n"                                                         \
    "3 ALL CHECKS OK " formula "\n"                                                                \
    "\n"                                                                                           \
    "5 Month | Opening | Invoiced | Recognised | of it overage | Closing | Deferred | Unbilled "   \
    "| Unbilled usage | Cash due, gross | - | Listing fee | Net\n"
#define MASTER(last)                                                                               \
    "=IF(COUNTIF(Checks!$F$6:$F$" last ",\"OK\")=ROWS(Checks!$F$6:$F$" last                        \
    "),\"ALL CHECKS OK\",COUNTIF(Checks!$F$6:$F$" last ",\"<>OK\")&\" CHECKS FAIL\")"
#define ROLL_USD                                                                                   \
    "6 2026-01-01 | 0.00 | 46.46 | 46.46 | 0.00 | 0.00 =ROUND(B6+C6-D6,2) | 0.00 | 0.00 | 0.00 "   \
    "| 46.46 |  | 1.40 | 45.06 =C6-L6\n"                                                           \
    "7 2026-02-01 | 0.00 =F6 | 60.00 | 60.00 | 0.00 | 0.00 =ROUND(B7+C7-D7,2) | 0.00 | 0.00 | "    \
    "0.00 | 60.00 |  | 1.80 | 58.20 =C7-L7\n"                                                      \
    "8 2026-03-01 | 0.00 =F7 | 60.00 | 60.00 | 0.00 | 0.00 =ROUND(B8+C8-D8,2) | 0.00 | 0.00 | "    \
    "0.00 | 60.00 | assumed | 1.80 | 58.20 =C8-L8\n"                                               \
    "9 Total | 0.00 =B6 | 166.46 =SUM(C6:C8) | 166.46 =SUM(D6:D8) | 0.00 =SUM(E6:E8) | 0.00 "      \
    "=ROUND(B9+C9-D9,2) | 0.00 | 0.00 | 0.00 | 166.46 =SUM(J6:J8) |  | 5.00 =SUM(L6:L8) | "        \
    "161.46 =C9-L9\n"

static void test_forecast_workbook__rolls_forward(void **state)
{
    (void)state;
    const tn_workbook_options options = {0};
    const tn_workbook *book = tn_forecast_workbook(arena, forecast_of(2), &options);
    expect_sheet(book, "Roll-forward USD", ROLL_HEAD("USD", MASTER("7")) ROLL_USD);
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

/* JPY has no smaller unit, USD hundredths: formulas of a sheet round in its own, whichever comes
 * first. January alone in JPY is 2,323. */
static void test_forecast_workbook__rounds_in_each_currency(void **state)
{
    (void)state;
    const tn_currency yen = {"JPY", 0};
    const tn_workbook_options options = {0};
    const tn_ledger *dollars = tn_books_ledger(books_of(&quarter));
    tn_ledger_month month = dollars->months[0];
    tn_money *const amounts[] = {&month.opening,
                                 &month.invoiced,
                                 &month.cash,
                                 &month.fees,
                                 &month.net,
                                 &month.revenue,
                                 &month.overage,
                                 &month.deferred,
                                 &month.unbilled,
                                 &month.closing,
                                 &month.unbilled_usage,
                                 &month.adjustment,
                                 &month.revenue_adjustment,
                                 &month.translation};
    for (size_t i = 0; i < COUNT(amounts); i++) {
        amounts[i]->currency = yen;
    }
    const tn_ledger first = {.currency = yen, .months = &month, .count = 1, .total = month};
    tn_forecast f = {.arena = arena, .contracts = 2};
    assert_int_equal(tn_forecast_add(&f, NULL, &first), TN_OK);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(tn_forecast_add(&f, NULL, dollars), TN_OK);
    }
    const tn_workbook *book = tn_forecast_workbook(arena, &f, &options);
    assert_non_null(book);
    const tn_sheet *sheets[] = {book->first, book->first->next};
    for (size_t i = 0; i < COUNT(sheets); i++) {
        assert_string_equal(sheets[i]->charts[0].y_title, i ? "USD" : "JPY");
    }
    expect_sheet(
        book, "Roll-forward JPY",
        ROLL_HEAD("JPY",
                  MASTER("9")) "6 2026-01-01 | 0 | 2323 | 2323 | 0 | 0 =ROUND(B6+C6-D6,0) | 0 | "
                               "0 | 0 | 2323 |  | 70 | 2253 =C6-L6\n"
                               "7 Total | 0 =B6 | 2323 =SUM(C6:C6) | 2323 =SUM(D6:D6) | 0 "
                               "=SUM(E6:E6) | 0 =ROUND(B7+C7-D7,0) | 0 | 0 | 0 | 2323 "
                               "=SUM(J6:J6) |  | 70 =SUM(L6:L6) | 2253 =C7-L7\n");
    expect_sheet(book, "Roll-forward USD", ROLL_HEAD("USD", "=MasterCheck") ROLL_USD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forecast_workbook__rolls_forward),
        cmocka_unit_test(test_forecast_workbook__rounds_in_each_currency),
        cmocka_unit_test(test_forecast_workbook__for_a_buyer),
    };
    return RUN_LIVES(tests);
}
