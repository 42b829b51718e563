/* The workbook of metrics: contracts add up, and so does the movement. */
#include "report/books.h"

static void test_metrics_workbook__checks(void **state)
{
    (void)state;
    static const life_case year = {.what = "a year",
                                   .product = STORAGE,
                                   .contract =
                                       PUBLIC("12", "2027-01-01") "[item gb]\nquantity = 500\n"};
    tn_metrics m;
    const tn_workbook_options options = {0};
    assert_int_equal(tn_metrics_begin(arena, tn_instant_date(at("2027-07-01")), true, &m), TN_OK);
    assert_int_equal(tn_metrics_add(&m, arena, books_of(&year)), TN_OK);
    assert_int_equal(tn_metrics_end(&m), TN_OK);
    const tn_workbook *book = tn_metrics_workbook(arena, &m, &options);
    expect_sheet(book, "Checks",
                 "1 Checks\n2 As of 2027-07-01\n3 ALL CHECKS OK =MasterCheck\n\n"
                 "5 No. | What must agree | Expected | Found | Difference | Result\n"
                 "6 1 | Contracts add up to ARR, USD | 8000.00 =Totals!B6 | 8000.00 "
                 "=SUMIFS(Contracts!F6:F6,Contracts!D6:D6,\"USD\") | 0.00 =ROUND(D6-C6,6) | OK "
                 "=IF(ABS(E6)<0.005,\"OK\",\"CHECK\")\n"
                 "7 2 | Value then and its movement are ARR, USD | 8000.00 =Totals!B6 | 8000.00 "
                 "=SUMIFS(Contracts!E6:E6,Contracts!D6:D6,\"USD\")+Totals!D6+Totals!E6-Totals!F6-"
                 "Totals!G6 | 0.00 =ROUND(D7-C7,6) | OK =IF(ABS(E7)<0.005,\"OK\",\"CHECK\")\n"
                 "8 3 | Contracts add up to RPO, USD | 4032.88 =Totals!J6 | 4032.88 "
                 "=SUMIFS(Contracts!G6:G6,Contracts!D6:D6,\"USD\") | 0.00 =ROUND(D8-C8,6) | OK "
                 "=IF(ABS(E8)<0.005,\"OK\",\"CHECK\")\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_metrics_workbook__checks),
    };
    return RUN_LIVES(tests);
}
