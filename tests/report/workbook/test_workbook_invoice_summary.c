/* What is billed by kind and by month. */
#include "report/books.h"

static void test_summary__by_kind_and_month(void **state)
{
    (void)state;
    expect_sheet(
        simulation(true), "Summary",
        "1 Invoice simulation: C-1\n"
        "2 S, in USD\n"
        "3 ALL CHECKS OK =IF(COUNTIF(Checks!$F$6:$F$12,\"OK\")=ROWS(Checks!$F$6:$F$12),\"ALL "
        "CHECKS OK\",COUNTIF(Checks!$F$6:$F$12,\"<>OK\")&\" CHECKS FAIL\")\n"
        "\n"
        "\n"
        "6 The contract\n"
        "7 Contract | C-1\n"
        "8 Agreement\n"
        "9 Seller | Northwind\n"
        "10 Product | S\n"
        "11 Accepted | 2026-01-01\n"
        "12 Access until | 2026-03-31\n"
        "13 Looked at until | 2026-03-31 =Until\n"
        "\n"
        "15 Billed, by kind of line\n"
        "16 contract | 16.00 =SUMIFS(Lines!$N$6:$N$17,Lines!$E$6:$E$17,\"contract\")\n"
        "17 upgrade-charge | 15.48 =SUMIFS(Lines!$N$6:$N$17,Lines!$E$6:$E$17,\"upgrade-charge\")\n"
        "18 upgrade-credit | -8.26 =SUMIFS(Lines!$N$6:$N$17,Lines!$E$6:$E$17,\"upgrade-credit\")\n"
        "19 renewal | 60.00 =SUMIFS(Lines!$N$6:$N$17,Lines!$E$6:$E$17,\"renewal\")\n"
        "20 usage | 2.50 =SUMIFS(Lines!$N$6:$N$17,Lines!$E$6:$E$17,\"usage\")\n"
        "21 rounding | 0.01 =SUMIFS(Lines!$N$6:$N$17,Lines!$E$6:$E$17,\"rounding\")\n"
        "22 Total | 85.73 =SUM(B16:B21)\n"
        "23 of it overage, with its rounding | 2.50 "
        "=SUMIFS(Invoices!I6:I10,Invoices!E6:E10,\"usage\")\n"
        "24 of it credits | -8.26 =SUM(Invoices!H6:H10)\n"
        "\n"
        "26 Month | Invoiced | Cash due, gross | Overage | -\n"
        "27 2026-01-01 | 23.23 "
        "=SUMIFS(Invoices!$I$6:$I$10,Invoices!$C$6:$C$10,\">=\"&EDATE($A27,0),Invoices!$C$6:$C$10,"
        "\"<\"&EDATE($A27,1)) | 23.23 "
        "=SUMIFS(Invoices!$K$6:$K$10,Invoices!$D$6:$D$10,\">=\"&EDATE($A27,0),Invoices!$D$6:$D$10,"
        "\"<\"&EDATE($A27,1)) | 0.00 "
        "=SUMIFS(Invoices!$I$6:$I$10,Invoices!$C$6:$C$10,\">=\"&EDATE($A27,1),Invoices!$C$6:$C$10,"
        "\"<\"&EDATE($A27,2),Invoices!$E$6:$E$10,\"usage\")\n"
        "28 2026-02-01 | 30.00 "
        "=SUMIFS(Invoices!$I$6:$I$10,Invoices!$C$6:$C$10,\">=\"&EDATE($A28,0),Invoices!$C$6:$C$10,"
        "\"<\"&EDATE($A28,1)) | 30.00 "
        "=SUMIFS(Invoices!$K$6:$K$10,Invoices!$D$6:$D$10,\">=\"&EDATE($A28,0),Invoices!$D$6:$D$10,"
        "\"<\"&EDATE($A28,1)) | 2.50 "
        "=SUMIFS(Invoices!$I$6:$I$10,Invoices!$C$6:$C$10,\">=\"&EDATE($A28,1),Invoices!$C$6:$C$10,"
        "\"<\"&EDATE($A28,2),Invoices!$E$6:$E$10,\"usage\")\n"
        "29 2026-03-01 | 32.50 "
        "=SUMIFS(Invoices!$I$6:$I$10,Invoices!$C$6:$C$10,\">=\"&EDATE($A29,0),Invoices!$C$6:$C$10,"
        "\"<\"&EDATE($A29,1)) | 32.50 "
        "=SUMIFS(Invoices!$K$6:$K$10,Invoices!$D$6:$D$10,\">=\"&EDATE($A29,0),Invoices!$D$6:$D$10,"
        "\"<\"&EDATE($A29,1)) | 0.00 "
        "=SUMIFS(Invoices!$I$6:$I$10,Invoices!$C$6:$C$10,\">=\"&EDATE($A29,1),Invoices!$C$6:$C$10,"
        "\"<\"&EDATE($A29,2),Invoices!$E$6:$E$10,\"usage\") | assumed\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_summary__by_kind_and_month),
    };
    return RUN_LIVES(tests);
}
