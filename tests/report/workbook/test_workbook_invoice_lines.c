/* Invoices and their lines; the lines are streamed and live. */
#include "report/books.h"

static void test_invoices__are_sums_of_their_lines(void **state)
{
    (void)state;
    expect_sheet(simulation(true), "Invoices",
                 "1 Invoices and credit notes, USD\n"
                 "2 S, in USD\n"
                 "3 ALL CHECKS OK =MasterCheck\n"
                 "\n"
                 "5 No. | Invoice | Date | Due | Kind | Lines | Charges | Credits | Total | Credit "
                 "notes | Due then | Cumulative | Assumed\n"
                 "6 1 | C-1-2026-01-01-contract | 2026-01-01 | 2026-01-01 | contract | 2 | 16.00 "
                 "=SUMIF(Lines!$N$6:$N$7,\">0\") | 0.00 =SUMIF(Lines!$N$6:$N$7,\"<0\") | 16.00 "
                 "=G6+H6 |  | 16.00 =I6+J6 | 16.00 =I6\n"
                 "7 2 | C-1-2026-01-16-upgrade | 2026-01-16 | 2026-01-16 | upgrade | 5 | 15.49 "
                 "=SUMIF(Lines!$N$8:$N$12,\">0\") | -8.26 =SUMIF(Lines!$N$8:$N$12,\"<0\") | 7.23 "
                 "=G7+H7 |  | 7.23 =I7+J7 | 23.23 =L6+I7\n"
                 "8 3 | C-1-2026-02-01-renewal | 2026-02-01 | 2026-02-01 | renewal | 2 | 30.00 "
                 "=SUMIF(Lines!$N$13:$N$14,\">0\") | 0.00 =SUMIF(Lines!$N$13:$N$14,\"<0\") | 30.00 "
                 "=G8+H8 |  | 30.00 =I8+J8 | 53.23 =L7+I8\n"
                 "9 4 | C-1-2026-03-01-renewal | 2026-03-01 | 2026-03-01 | renewal | 2 | 30.00 "
                 "=SUMIF(Lines!$N$15:$N$16,\">0\") | 0.00 =SUMIF(Lines!$N$15:$N$16,\"<0\") | 30.00 "
                 "=G9+H9 |  | 30.00 =I9+J9 | 83.23 =L8+I9 | assumed\n"
                 "10 5 | C-1-2026-03-02-usage | 2026-03-02 | 2026-03-02 | usage | 1 | 2.50 "
                 "=SUMIF(Lines!$N$17:$N$17,\">0\") | 0.00 =SUMIF(Lines!$N$17:$N$17,\"<0\") | 2.50 "
                 "=G10+H10 |  | 2.50 =I10+J10 | 85.73 =L9+I10\n"
                 "11  | Total |  |  |  |  |  | -8.26 =SUM(H6:H10) | 85.73 =SUM(I6:I10)\n");
}

static void test_lines__are_quantity_price_and_share(void **state)
{
    (void)state;
    expect_sheet(
        simulation(true), "Lines",
        "1 Lines, USD\n"
        "2 S, in USD\n"
        "3 ALL CHECKS OK =MasterCheck\n"
        "\n"
        "5 No. | Date | Due | Invoice | Kind | Dimension | Description | From | Last day billed | "
        "Quantity | Unit price | Left | Of | Amount | Assumed\n"
        "6 1 | 2026-01-01 | 2026-01-01 | C-1-2026-01-01-contract | contract | gb | gb | 2026-01-01 "
        "| 2026-02-01 | 3 | 2.00 |  |  | 6.00 =ROUND(J6*K6,2)\n"
        "7 1 | 2026-01-01 | 2026-01-01 | C-1-2026-01-01-contract | contract | seats | seats | "
        "2026-01-01 | 2026-02-01 | 1 | 10.00 |  |  | 10.00 =ROUND(J7*K7,2)\n"
        "8 2 | 2026-01-16 | 2026-01-16 | C-1-2026-01-16-upgrade | upgrade-credit | gb | Credit for "
        "the unused part: gb | 2026-01-16 | 2026-02-01 | 3 | 2.00 | 16 | 31 | -3.10 "
        "=-ROUND(J8*K8*L8/M8,2)\n"
        "9 2 | 2026-01-16 | 2026-01-16 | C-1-2026-01-16-upgrade | upgrade-credit | seats | Credit "
        "for the unused part: seats | 2026-01-16 | 2026-02-01 | 1 | 10.00 | 16 | 31 | -5.16 "
        "=-ROUND(J9*K9*L9/M9,2)\n"
        "10 2 | 2026-01-16 | 2026-01-16 | C-1-2026-01-16-upgrade | upgrade-charge | gb | gb, rest "
        "of the term | 2026-01-16 | 2026-02-01 | 5 | 2.00 | 16 | 31 | 5.16 "
        "=ROUND(J10*K10*L10/M10,2)\n"
        "11 2 | 2026-01-16 | 2026-01-16 | C-1-2026-01-16-upgrade | upgrade-charge | seats | seats, "
        "rest of the term | 2026-01-16 | 2026-02-01 | 2 | 10.00 | 16 | 31 | 10.32 "
        "=ROUND(J11*K11*L11/M11,2)\n"
        "12 2 | 2026-01-16 | 2026-01-16 | C-1-2026-01-16-upgrade | rounding |  | Rounding of the "
        "total | 2026-01-16 | 2026-02-01 |  |  |  |  | 0.01\n"
        "13 3 | 2026-02-01 | 2026-02-01 | C-1-2026-02-01-renewal | renewal | gb | Renewal: gb | "
        "2026-02-01 | 2026-03-01 | 5 | 2.00 |  |  | 10.00 =ROUND(J13*K13,2)\n"
        "14 3 | 2026-02-01 | 2026-02-01 | C-1-2026-02-01-renewal | renewal | seats | Renewal: "
        "seats | 2026-02-01 | 2026-03-01 | 2 | 10.00 |  |  | 20.00 =ROUND(J14*K14,2)\n"
        "15 4 | 2026-03-01 | 2026-03-01 | C-1-2026-03-01-renewal | renewal | gb | Renewal: gb | "
        "2026-03-01 | 2026-04-01 | 5 | 2.00 |  |  | 10.00 =ROUND(J15*K15,2) | assumed\n"
        "16 4 | 2026-03-01 | 2026-03-01 | C-1-2026-03-01-renewal | renewal | seats | Renewal: "
        "seats | 2026-03-01 | 2026-04-01 | 2 | 10.00 |  |  | 20.00 =ROUND(J16*K16,2) | assumed\n"
        "17 5 | 2026-03-02 | 2026-03-02 | C-1-2026-03-02-usage | usage | calls | Usage: calls | "
        "2026-02-01 | 2026-03-01 | 250 | 0.01 |  |  | 2.50 =ROUND(J17*K17,2)\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_invoices__are_sums_of_their_lines),
        cmocka_unit_test(test_lines__are_quantity_price_and_share),
    };
    return RUN_LIVES(tests);
}
