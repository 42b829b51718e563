/* What the buyer signs: every figure is taken from the sheet that explains it. */
#include "report/drafts.h"

static void test_summary__figures_are_links(void **state)
{
    (void)state;
    expect_draft(
        true, "Summary",
        "1 Acme\n"
        "2 Private offer draft for Data storage, in USD\n"
        "\n"
        "\n"
        "\n"
        "6 The agreement\n"
        "7 Buyer | Acme KK\n"
        "8 Buyer's AWS accounts | 111111111111\n"
        "9 Seller | Northwind\n"
        "10 Product | Data storage\n"
        "11 Accept until (23:59:59 UTC) | 2026-12-31\n"
        "12 Duration | 12m\n"
        "13 Start (assumed) | 2026-12-20\n"
        "14 Last day (assumed) | 2027-12-20\n"
        "15 Days to pay an invoice | 30\n"
        "16 Renewal | automatic, 5% dearer\n"
        "17 EULA | standard\n"
        "\n"
        "19 What is bought | Quantity | List price | Discount | Net price | Net amount\n"
        "20 Unencrypted | 3 =Prices!D6 | 16.00 =Prices!E6 | 10 =Prices!F6 | 14.40 =Prices!G6 "
        "| 43.20 =Prices!J6\n"
        "21 Encrypted | 2 =Prices!D7 | 16.60 =Prices!E7 | 6.6265 =Prices!F7 | 15.50 =Prices!G7 "
        "| 31.00 =Prices!J7\n"
        "\n"
        "23 Usage prices, per unit\n"
        "24 Unencrypted |  | 0.10 |  | 0.10\n"
        "25 Encrypted |  | 0.11 |  | 0.10\n"
        "\n"
        "27 The price\n"
        "28 List total | 81.20 =Prices!H10\n"
        "29 Discount | 7.00 =Prices!I10\n"
        "30 Net total | 74.20 =Prices!J10\n"
        "31 Per month | 6.18 =ROUND(NetTotal/TermMonths,2)\n"
        "\n"
        "33 Invoice date | Due | Amount\n"
        "34 2027-01-01 =Payments!B6 | 2027-01-31 =Payments!C6 | 18.55 =Payments!D6\n"
        "35 2027-04-01 =Payments!B7 | 2027-05-01 =Payments!C7 | 18.55 =Payments!D7\n"
        "36 2027-07-01 =Payments!B8 | 2027-07-31 =Payments!C8 | 18.55 =Payments!D8\n"
        "37 2027-10-01 =Payments!B9 | 2027-10-31 =Payments!C9 | 18.55 =Payments!D9\n"
        "\n"
        "39 Agreed\n"
        "40  | For the buyer |  | For the seller\n"
        "41 Name\n"
        "42 Date\n"
        "43 Signature\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_summary__figures_are_links),
    };
    return RUN(tests);
}
