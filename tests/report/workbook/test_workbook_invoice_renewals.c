/* Terms, and where the money of each is. */
#include "report/books.h"

static void test_renewals__terms_and_their_money(void **state)
{
    (void)state;
    expect_sheet(
        simulation(true), "Renewals",
        "1 Terms and renewals, USD\n"
        "2 S, in USD\n"
        "3 ALL CHECKS OK =MasterCheck\n"
        "\n"
        "5 No. | Term | From | Access until | Duration | Worth as agreed | Change | Decide until | "
        "State\n"
        "6 1 | first term | 2026-01-01 | 2026-01-31 | 1m | 16.00 |  | 2026-01-31 | agreed\n"
        "7 2 | automatic renewal | 2026-02-01 | 2026-02-28 | 1m | 30.00 | 87.5 "
        "=ROUND((F7-F6)/F6,6) | 2026-02-28 | agreed\n"
        "8 3 | automatic renewal | 2026-03-01 | 2026-03-31 | 1m | 30.00 | 0 =ROUND((F8-F7)/F7,6) | "
        "2026-03-31 | assumed\n"
        "\n"
        "10 Where the money of each term is, before rounding\n"
        "11 No. | - | Billed | Held | Ahead | Forfeited | Not billed | Withheld | Of the policy\n"
        "12 1 |  | 720/31 | 720/31 | 0/1 | 0/1 | 0/1 | 0/1 | 0/1\n"
        "13 2 |  | 30/1 | 30/1 | 0/1 | 0/1 | 0/1 | 0/1 | 0/1\n"
        "14 3 |  | 30/1 | 30/1 | 0/1 | 0/1 | 0/1 | 0/1 | 0/1\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_renewals__terms_and_their_money),
    };
    return RUN_LIVES(tests);
}
