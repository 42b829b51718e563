/* Every change is a row of live arithmetic. */
#include "report/books.h"

static void test_credits__days_share_and_rounding(void **state)
{
    (void)state;
    expect_sheet(
        simulation(true), "Credits",
        "1 Credits and charges of changes, USD\n"
        "2 S, in USD\n"
        "3 ALL CHECKS OK =MasterCheck\n"
        "\n"
        "5 No. | Date | Kind | Dimension | Quantity | Unit price | Days left | Of days | Share | "
        "Exact | Capped | Amount | What\n"
        "6 2 | 2026-01-16 | upgrade-credit | gb | 3 | 2.00 | 16 | 31 | 16/31 =G6/H6 | -96/31 "
        "=-E6*F6*I6 |  | -3.10 =ROUND(J6,2) | Credit for the unused part: gb\n"
        "7 2 | 2026-01-16 | upgrade-credit | seats | 1 | 10.00 | 16 | 31 | 16/31 =G7/H7 | -160/31 "
        "=-E7*F7*I7 |  | -5.16 =ROUND(J7,2) | Credit for the unused part: seats\n"
        "8 2 | 2026-01-16 | upgrade-charge | gb | 5 | 2.00 | 16 | 31 | 16/31 =G8/H8 | 160/31 "
        "=E8*F8*I8 |  | 5.16 =ROUND(J8,2) | gb, rest of the term\n"
        "9 2 | 2026-01-16 | upgrade-charge | seats | 2 | 10.00 | 16 | 31 | 16/31 =G9/H9 | 320/31 "
        "=E9*F9*I9 |  | 10.32 =ROUND(J9,2) | seats, rest of the term\n"
        "10 2 | 2026-01-16 | rounding |  |  |  |  |  |  |  |  | 0.01 | Rounding of the total\n"
        "11  |  | Total |  |  |  |  |  |  |  |  | 7.23 =SUM(L6:L10)\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_credits__days_share_and_rounding),
    };
    return RUN_LIVES(tests);
}
