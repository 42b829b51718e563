/* Billed units by month, and what was set aside. */
#include "report/books.h"

static void test_usage__rated_and_set_aside(void **state)
{
    (void)state;
    expect_sheet(simulation(true), "Usage",
                 "1 Overage by month, USD\n"
                 "2 S, in USD\n"
                 "3 ALL CHECKS OK =MasterCheck\n"
                 "\n"
                 "5 Month | Dimension | Name | Used | Billed | Unit price | Amount\n"
                 "6 2026-02-01 | calls |  | 250 | 250 | 0.01 | 2.50 =ROUND(E6*F6,2)\n"
                 "7  | Total |  |  |  |  | 2.50 =SUM(G6:G6)\n"
                 "8  | Rounding, and what is not invoiced yet |  |  |  |  | 0.00 =OverageTotal-G7\n"
                 "9  | Invoiced |  |  |  |  | 2.50 =OverageTotal\n"
                 "\n"
                 "11 Records set aside: reason, records, units, worth\n"
                 "12  | before-start |  | 1 | 7 |  | 0.07\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_usage__rated_and_set_aside),
    };
    return RUN_LIVES(tests);
}
