/* Terms, fees and checks of an offer draft. */
#include "report/drafts.h"

static void test_terms__are_those_of_the_portal(void **state)
{
    (void)state;
    expect_draft(true, "Terms",
                 "1 Terms\n"
                 "2 Private offer draft for Data storage, in USD\n"
                 "\n"
                 "\n"
                 "\n"
                 "6 Information\n"
                 "7 Offer | Acme\n"
                 "8 Product | Data storage\n"
                 "9 Product ID | prod-1\n"
                 "10 Currency | USD\n"
                 "\n"
                 "12 Buyers\n"
                 "13 Buyer | Acme KK\n"
                 "14 AWS accounts | 111111111111\n"
                 "\n"
                 "16 Dates\n"
                 "17 Accept until (23:59:59 UTC) | 2026-12-31\n"
                 "18 Duration | 12m\n"
                 "\n"
                 "20 Payment terms\n"
                 "21 Plan | quarterly\n"
                 "22 Days to pay | 30\n"
                 "23 Dates assume acceptance on | 2026-12-20\n"
                 "\n"
                 "25 Renewal\n"
                 "26 Renews by itself | yes\n"
                 "27 Uplift | 5\n"
                 "\n"
                 "29 Legal\n"
                 "30 EULA | standard\n");
}

static void test_fees__are_live_and_explained(void **state)
{
    (void)state;
    expect_draft(false, "Fees",
                 "1 Fees and net, internal\n"
                 "2 Private offer draft for Data storage, in USD\n"
                 "3 ALL CHECKS OK =MasterCheck\n"
                 "\n"
                 "5 Total contract value | 74.20 =NetTotal\n"
                 "6 Listing fee % | 3\n"
                 "7 Listing fee | 2.24 =SUMPRODUCT(ROUND(Payments!D6:D9*B6,2))\n"
                 "8 Seller's net | 71.96 =B5-B7\n"
                 "\n"
                 "10 How they came about\n"
                 "11 listing fee, half-up on each charge | 2.24 | 74.20 × 3%\n"
                 "12 listing fee percent | 3 | sum of 1\n"
                 "13 bracket from 0.00 USD | 3 | 74.20\n"
                 "14 resale by a partner is not modelled |  | -\n"
                 "15 seller's net | 71.96 | 74.20 − 2.24\n");
}

static void test_checks__compare_the_sheets(void **state)
{
    (void)state;
    expect_draft(
        false, "Checks",
        "1 Checks\n"
        "2 Private offer draft for Data storage, in USD\n"
        "3 ALL CHECKS OK =MasterCheck\n"
        "\n"
        "5 No. | What must agree | Expected | Found | Difference | Result\n"
        "6 1 | The instalments add up to the net total | 74.20 =Prices!J10 | 74.20 "
        "=SUM(Payments!D6:D9) | 0.00 =ROUND(D6-C6,6) | OK =IF(ABS(E6)<0.005,\"OK\",\"CHECK\")\n"
        "7 2 | The net total is that of the table, CSV and JSON | 74.20 | 74.20 =NetTotal | 0.00 "
        "=ROUND(D7-C7,6) | OK =IF(ABS(E7)<0.005,\"OK\",\"CHECK\")\n"
        "8 3 | The list total is that of the table, CSV and JSON | 81.20 | 81.20 =Prices!H10 | "
        "0.00 =ROUND(D8-C8,6) | OK =IF(ABS(E8)<0.005,\"OK\",\"CHECK\")\n"
        "9 4 | List total less discount is the net total | 74.20 =NetTotal | 74.20 "
        "=Prices!H10-Prices!I10 | 0.00 =ROUND(D9-C9,6) | OK =IF(ABS(E9)<0.005,\"OK\",\"CHECK\")\n"
        "10 5 | At most 60 payments: payments beyond | 0 | 0 =MAX(0,COUNT(Payments!D6:D9)-60) | 0 "
        "=ROUND(D10-C10,6) | OK =IF(ABS(E10)<0.005,\"OK\",\"CHECK\")\n"
        "11 6 | Fee and seller's net are the net total | 74.20 =NetTotal | 74.20 =Fees!B7+Fees!B8 "
        "| 0.00 =ROUND(D11-C11,6) | OK =IF(ABS(E11)<0.005,\"OK\",\"CHECK\")\n");
}

/* The digest is a buffer's, not the arena's; an offer without its revision looks whole on paper. */
static bool no_digest;

#define WRAP(name, type, parameters, arguments)                                                    \
    type __real_##name parameters;                                                                 \
    type __wrap_##name parameters;                                                                 \
    type __wrap_##name parameters                                                                  \
    {                                                                                              \
        return no_digest ? TN_E_NOMEM : __real_##name arguments;                                   \
    }

WRAP(tn_offer_digest, tn_status, (const tn_offer *offer, const tn_tables *tables, char *out),
     (offer, tables, out))

static void test_offer_workbook__without_its_revision(void **state)
{
    (void)state;
    const quoted q = quote_as(STORAGE, DRAFT, "2026-12-20", NULL);
    tn_workbook_options options = {.buyer = true, .seller = "Northwind"};
    no_digest = true;
    assert_null(tn_offer_workbook(q.arena, q.quote, q.tables, &options));
    options.buyer = false; /* which has no footer */
    assert_non_null(tn_offer_workbook(q.arena, q.quote, q.tables, &options));
    no_digest = false;
    tn_arena_free(q.arena);
}

/* Wherever memory runs out, there is no workbook, and nothing else happens. */
static void test_offer_workbook__without_memory(void **state)
{
    (void)state;
    enum { STEP = 112, MOST = 1 << 20 };
    const quoted q = quote_as(STORAGE, DRAFT, "2026-12-20", NULL);
    const tn_workbook_options options = {.seller = "Northwind"};
    const tn_workbook *workbook = NULL;
    size_t spare = 0;
    for (; !workbook && spare < MOST; spare += STEP) {
        test_memory memory;
        tn_arena *arena = test_arena_short(&memory, spare);
        workbook = tn_offer_workbook(arena, q.quote, q.tables, &options);
        assert_true(workbook || tn_arena_failed(arena));
        tn_arena_free(arena);
    }
    assert_true(spare > 100 * STEP && spare < MOST);
    tn_arena_free(q.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terms__are_those_of_the_portal),
        cmocka_unit_test(test_fees__are_live_and_explained),
        cmocka_unit_test(test_checks__compare_the_sheets),
        cmocka_unit_test(test_offer_workbook__without_its_revision),
        cmocka_unit_test(test_offer_workbook__without_memory),
    };
    return RUN(tests);
}
