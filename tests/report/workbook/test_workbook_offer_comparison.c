/* The sheet Comparison: every duration follows the quantities, what it saves against the month. */
#include "report/drafts.h"

/* Three at 10 % off, two without: 3 x 1.50 + 2 x 1.55 = 7.60 a month, 3 x 1.35 + 2 x 1.55 = 7.15;
 * for 24 months 3 x 30 + 2 x 31.20 = 152.40 and 3 x 27 + 2 x 31.20 = 143.40. */
static void test_comparison__follows_the_quantities(void **state)
{
    (void)state;
    expect_draft(
        true, "Comparison",
        "1 Durations side by side, USD\n"
        "2 Private offer draft for Data storage, in USD\n"
        "\n"
        "\n"
        "5 Duration | List total | Net total | Per month | At the monthly price | Savings | "
        "Savings % | -\n"
        "6 1m | 7.60 =ROUND(SUMPRODUCT(($A$12:$A$15=A6)*$E$12:$E$15*$B$12:$B$15),2) | "
        "7.15 =ROUND(SUMPRODUCT(($A$12:$A$15=A6)*$E$12:$E$15*$C$12:$C$15),2) | "
        "7.15 =ROUND(C6/A6,2) | 7.60 =B6*A6 | 0.45 =E6-C6 | 5.9211 =ROUND(F6/E6,6)\n"
        "7 12m | 81.20 =Prices!H10 | 74.20 =Prices!J10 | 6.18 =ROUND(C7/A7,2) | 91.20 =B6*A7 | "
        "17.00 =E7-C7 | 18.6404 =ROUND(F7/E7,6) | this offer\n"
        "8 24m | 152.40 =ROUND(SUMPRODUCT(($A$12:$A$15=A8)*$E$12:$E$15*$B$12:$B$15),2) | "
        "143.40 =ROUND(SUMPRODUCT(($A$12:$A$15=A8)*$E$12:$E$15*$C$12:$C$15),2) | "
        "5.98 =ROUND(C8/A8,2) | 182.40 =B6*A8 | 39.00 =E8-C8 | 21.3816 =ROUND(F8/E8,6)\n"
        "\n"
        "10 A unit, for other durations\n"
        "11 Duration | List per unit | Net per unit | Discount | Quantity | Dimension\n"
        "12 1m | 1.50 | 1.35 =ROUND(B12*(1-D12),3) | 10 | 3 =Prices!D6 | unencrypted\n"
        "13 1m | 1.55 | 1.55 =B13 | 0 | 2 =Prices!D7 | encrypted\n"
        "14 24m | 30.00 | 27.00 =ROUND(B14*(1-D14),3) | 10 | 3 =Prices!D6 | unencrypted\n"
        "15 24m | 31.20 | 31.20 =B15 | 0 | 2 =Prices!D7 | encrypted\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_comparison__follows_the_quantities)};
    return RUN(tests);
}
