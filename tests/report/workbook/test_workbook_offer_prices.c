/* Prices: amounts are live, what was agreed itself is an input. */
#include "report/drafts.h"

static void test_prices__items_totals_and_usage(void **state)
{
    (void)state;
    expect_draft(
        true, "Prices",
        "1 Prices for 12 months, USD\n"
        "2 Private offer draft for Data storage, in USD\n"
        "\n"
        "\n"
        "5 No. | Dimension | Name | Quantity | List price | Discount | Net price | List amount | "
        "Less | Net amount | Per month\n"
        "6 1 | unencrypted | Unencrypted | 3 | 16.00 | 10 | 14.40 =ROUND(E6*(1-F6),3) | 48.00 "
        "=ROUND(D6*E6,2) | 4.80 =H6-J6 | 43.20 =ROUND(D6*G6,2) | 3.60 =ROUND(J6/TermMonths,2)\n"
        "7 2 | encrypted | Encrypted | 2 | 16.60 | 6.6265 | 15.50 =ROUND(E7*(1-F7),3) | 33.20 "
        "=ROUND(D7*E7,2) | 2.20 =H7-J7 | 31.00 =ROUND(D7*G7,2) | 2.58 =ROUND(J7/TermMonths,2)\n"
        "8  |  | All items |  |  |  |  | 81.20 =SUM(H6:H7) | 7.00 =H8-J8 | 74.20 =SUM(J6:J7)\n"
        "9  |  | Rounding of the total |  |  |  |  | 0.00 =ROUND(SUMPRODUCT(D6:D7,E6:E7),2)-H8 | "
        "0.00 =H9-J9 | 0.00 =ROUND(SUMPRODUCT(D6:D7,G6:G7),2)-J8\n"
        "10  |  | Net total |  |  |  |  | 81.20 =H8+H9 | 7.00 =H10-J10 | 74.20 =J8+J9 | 6.18 "
        "=ROUND(J10/TermMonths,2)\n"
        "\n"
        "12 Usage prices, per unit, not part of the total\n"
        "13  | unencrypted | Unencrypted |  | 0.10 |  | 0.10\n"
        "14  | encrypted | Encrypted |  | 0.11 |  | 0.10\n");
}

/* Two list amounts of 45.005 are 45.01 each and 90.01 together. 45.01 and 30.00 are 75.01 net; an
 * agreed total of 70.00 is typed, and what it takes off follows. */
static void test_prices__totals_are_rounded_once(void **state)
{
    (void)state;
    expect_offer(
        OFFER "duration = 12m\n[item unencrypted]\nquantity = 1\nlist = 45.005\nprice = 45.005\n"
              "[item encrypted]\nquantity = 1\nlist = 45.005\nprice = 30.003\n"
              "[payments]\ntotal = 70\n",
        true, "Prices",
        "1 Prices for 12 months, USD\n"
        "2 Private offer draft for Data storage, in USD\n"
        "\n"
        "\n"
        "5 No. | Dimension | Name | Quantity | List price | Discount | Net price | List amount | "
        "Less | Net amount | Per month\n"
        "6 1 | unencrypted | Unencrypted | 1 | 45.005 | 0 | 45.005 =ROUND(E6*(1-F6),3) | 45.01 "
        "=ROUND(D6*E6,2) | 0.00 =H6-J6 | 45.01 =ROUND(D6*G6,2) | 3.75 =ROUND(J6/TermMonths,2)\n"
        "7 2 | encrypted | Encrypted | 1 | 45.005 | 33.3341 | 30.003 =ROUND(E7*(1-F7),3) | 45.01 "
        "=ROUND(D7*E7,2) | 15.01 =H7-J7 | 30.00 =ROUND(D7*G7,2) | 2.50 =ROUND(J7/TermMonths,2)\n"
        "8  |  | All items |  |  |  |  | 90.02 =SUM(H6:H7) | 15.01 =H8-J8 | 75.01 =SUM(J6:J7)\n"
        "9  |  | To the agreed round total |  |  |  |  | -0.01 "
        "=ROUND(SUMPRODUCT(D6:D7,E6:E7),2)-H8 | 5.00 =H9-J9 | -5.01 =J10-J8\n"
        "10  |  | Net total |  |  |  |  | 90.01 =H8+H9 | 20.01 =H10-J10 | 70.00 | 5.83 "
        "=ROUND(J10/TermMonths,2)\n"
        "\n"
        "12 Usage prices, per unit, not part of the total\n"
        "13  | unencrypted | Unencrypted |  | 0.10 |  | 0.10\n"
        "14  | encrypted | Encrypted |  | 0.11 |  | 0.11\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_prices__items_totals_and_usage),
        cmocka_unit_test(test_prices__totals_are_rounded_once),
    };
    return RUN(tests);
}
