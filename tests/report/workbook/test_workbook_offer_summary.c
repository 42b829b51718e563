/* What the buyer signs: every figure is taken from the sheet that explains it. */
#include "report/drafts.h"

static void test_summary__figures_are_links(void **state)
{
    (void)state;
    expect_draft(
        true, "Summary",
        "1 Acme\n"
        "2 Private offer draft for Data storage, in USD\n"
        "3 ALL CHECKS OK =IF(COUNTIF(Checks!$F$6:$F$10,\"OK\")=ROWS(Checks!$F$6:$F$10),\"ALL "
        "CHECKS OK\",COUNTIF(Checks!$F$6:$F$10,\"<>OK\")&\" CHECKS FAIL\")\n"
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
        "19 The price\n"
        "20 List total | 81.20 =Prices!H10\n"
        "21 Discount | 7.00 =Prices!I10\n"
        "22 Net total | 74.20 =Prices!J10\n"
        "23 Per month | 6.18 =ROUND(NetTotal/TermMonths,2)\n"
        "24 Charges | 4 =COUNT(Payments!D6:D9)\n"
        "25 First charge | 18.55 =Payments!D6\n"
        "\n"
        "27 What is bought | Quantity | Net price | Net amount\n"
        "28 Unencrypted | 3 =Prices!D6 | 14.40 =Prices!G6 | 43.20 =Prices!J6\n"
        "29 Encrypted | 2 =Prices!D7 | 15.50 =Prices!G7 | 31.00 =Prices!J7\n"
        "\n"
        "31 Agreed\n"
        "32  | For the buyer |  | For the seller\n"
        "33 Name\n"
        "34 Date\n"
        "35 Signature\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_summary__figures_are_links),
    };
    return RUN(tests);
}
