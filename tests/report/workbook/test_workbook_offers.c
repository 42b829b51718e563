/* Several offers in one workbook: each has its sheets, the first sheet takes its figures there. */
#include "report/drafts.h"

static void expect_pair(bool buyer, const char *sheet, const char *expected)
{
    const quoted a = quote_as(STORAGE, DRAFT, "2026-12-20", NULL);
    const quoted b = quote_as(STORAGE, OFFER "duration = 24m\n[item encrypted]\nquantity = 1\n",
                              "2026-12-20", NULL);
    const tn_quote *const quotes[] = {a.quote, b.quote};
    const tn_workbook_options options = {.buyer = buyer, .seller = "Northwind"};
    const tn_workbook *book = tn_offers_workbook(a.arena, quotes, 2, a.tables, &options);
    expect_sheet(book, sheet, expected);
    assert_string_equal(book->footer, "Northwind");
    tn_arena_free(b.arena);
    tn_arena_free(a.arena);
}

static void test_offers__side_by_side_by_links(void **state)
{
    (void)state;
    expect_pair(true, "Offers",
                "1 Offers side by side\n"
                "2 Private offers for Acme KK\n"
                "\n"
                "\n"
                "5 Offer | Product | Currency | Duration | List total | Discount | Net total | Per "
                "month | Charges | First charge\n"
                "6 Acme | Data storage | USD | 12m | 81.20 ='Prices 1'!H10 | 7.00 ='Prices 1'!I10 "
                "| 74.20 ='Prices 1'!J10 | 6.18 ='Prices 1'!K10 | 4 | 18.55 ='Payments 1'!D6\n"
                "7 Acme | Data storage | USD | 24m | 31.20 ='Prices 2'!H9 | 0.00 ='Prices 2'!I9 | "
                "31.20 ='Prices 2'!J9 | 1.30 ='Prices 2'!K9 | 1 | 31.20 ='Payments 2'!D6\n");
}

/* A formula of the second offer speaks of the second offer's sheets and names. */
static void test_offers__each_by_itself(void **state)
{
    (void)state;
    expect_pair(false, "Payments 2",
                "1 Payments, USD\n"
                "2 Private offer draft for Data storage, in USD\n"
                "\n"
                "\n"
                "5 No. | Invoice date | Due | Amount | Cumulative | Share | Remaining | Label\n"
                "6 1 | 2026-12-20 |  | 31.20 ='Prices 2'!$J$9 | 31.20 =D6 | 100 "
                "=ROUND(D6/'Prices 2'!$J$9,6) | 0.00 ='Prices 2'!$J$9-E6 | 2026-12-20\n"
                "7  | Total |  | 31.20 =SUM(D6:D6)\n"
                "\n"
                "9  | Dates assume acceptance on the start day of the Summary.\n");
    expect_pair(false, "Fees 2",
                "1 Fees and net, internal\n"
                "2 Private offer draft for Data storage, in USD\n"
                "\n"
                "\n"
                "5 Total contract value | 31.20 =NetTotal_2\n"
                "6 Listing fee % | 3\n"
                "7 Listing fee | 0.94 =SUMPRODUCT(ROUND('Payments 2'!D6:D6*B6,2))\n"
                "8 Seller's net | 30.26 =B5-B7\n"
                "\n"
                "10 How they came about\n"
                "11 listing fee, half-up | 0.94 | 31.20 × 3%\n"
                "12 listing fee percent | 3 | sum of 1\n"
                "13 bracket from 0.00 USD | 3 | 31.20\n"
                "14 resale by a partner is not modelled |  | -\n"
                "15 seller's net | 30.26 | 31.20 − 0.94\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offers__side_by_side_by_links),
        cmocka_unit_test(test_offers__each_by_itself),
    };
    return RUN(tests);
}
