/* Prices and quantities of an offer. */
#include "model/offer/offer_cases.h"

static void test_offer_check__prices(void **state)
{
    static const rule_case rows[] = {
        {LOGS, PRO "price = 3999.123\n", NULL, NONE},
        {LOGS, PRO "price = 3999.1234\n", NULL, TN_OFR_PLACES},
        {LOGS, PRO "price = 3999.1230\n", NULL, NONE}, /* trailing zeros do not count */
        {LOGS, PRO "price = 4000\n", NULL, NONE},
        {LOGS, PRO "price = 4000.01\n", NULL, TN_OFR_ABOVE_LIST},
        {LOGS, PRO "price = 0\n", NULL, TN_OFR_FREE},
        {LOGS, PRO "discount = 100%\n", NULL, TN_OFR_FREE},
        {LOGS, "discount = 100%\n" PRO, NULL, TN_OFR_FREE},
        {LOGS, "discount = 5%\n" PRO "price = 3600\n", NULL, TN_OFR_NO_REACH},
        {LOGS, "discount = 5%\n" PRO, NULL, NONE},
        {LOGS, YEAR "discount = 5%\n", NULL, TN_OFR_NOTHING}, /* and no item that it could reach */
        /* Without a length nothing is compared with what the list has for it. */
        {LOGS, "reference = 12m\n[item pro]\nprice = 9\n", NULL, TN_OFR_MISSING},
        {LOGS, "[item pro]\nprice = 9\n[usage xhosts]\n", NULL, TN_OFR_MISSING},
        {LOGS, PRO "price = 400\n", NULL, NONE}, /* a tenth of the list price, 4000 */
        {LOGS, PRO "price = 399.99\n", NULL, TN_OFR_BELOW_TENTH},
        {LOGS, PRO "discount = 90%\n", NULL, NONE},
        {LOGS, PRO "discount = 90.0001%\n", NULL, TN_OFR_BELOW_TENTH},
        {LOGS, "discount = 95%\n" PRO, NULL, TN_OFR_BELOW_TENTH},
        {LOGS, PRO "price = 900\ndiscount = 5%\n", NULL, TN_OFR_PRICE_DISCOUNT},
        {LOGS, PRO "list = 4000\nprice = 900\n", NULL, NONE},
        {LOGS, PRO "list = 5000\nprice = 900\n", NULL, TN_OFR_LIST_DIFFERS},
        {LOGS, "duration = 18m\n[item pro]\n", NULL, TN_OFR_PRICE_NEEDED},
        {LOGS, "duration = 18m\n[item pro]\nprice = 6000\nlist = 5999\n", NULL, TN_OFR_ABOVE_LIST},
        {LOGS, "duration = 18m\n[item pro]\nlist = 6000\ndiscount = 10%\n", NULL, NONE},
        {LOGS, "duration = 18m\nreference = 12m\n[item pro]\n", NULL, NONE},
        {LOGS, "duration = 18m\nreference = 12m\n[item pro]\nprice = 6001\n", NULL,
         TN_OFR_ABOVE_LIST},
        {LOGS, "duration = 18m\nreference = 24m\n[item pro]\nprice = 1\n", NULL, TN_OFR_REFERENCE},
        {LOGS, "duration = 12m\nreference = 12m\n[item pro]\n", NULL, TN_OFR_REFERENCE},
        {LOGS,
         "duration = 18m\nreference = 12m\ncurrency = EUR\n[item pro]\nprice = 1\n"
         "[usage xhosts]\nprice = 1\n[usage xcontainers]\nprice = 1\n",
         NULL, TN_OFR_REFERENCE},
        {LOGS, "currency = USD\nduration = 12m\n[item pro]\n[usage xhosts]\nprice = 0.1\n", NULL,
         NONE},
        {LOGS,
         "duration = 12m\ncurrency = EUR\n[item pro]\nprice = 1\n[usage xhosts]\nprice = 1\n"
         "[usage xcontainers]\nprice = 1\n",
         NULL, TN_OFR_USAGE_CURRENCY},
        {LOGS,
         "duration = 12m\ncurrency = EUR\n[item pro]\n[usage xhosts]\nprice = 1\n"
         "[usage xcontainers]\nprice = 1\n",
         NULL, TN_OFR_PRICE_NEEDED},
        {LOGS, PRO "[usage xhosts]\nprice = 0.1\n", NULL, NONE},
        {LOGS, PRO "[usage xhosts]\n", NULL, NONE},
        {LOGS, PRO "[usage xhosts]\nprice = 0.11\n", NULL, TN_OFR_ABOVE_LIST},
        {LOGS, PRO "[usage xhosts]\nprice = 0\n", NULL, TN_OFR_FREE},
        {LOGS, PRO "[usage basic]\nprice = 1\n", NULL, TN_OFR_NOT_METERED},
        {LOGS, PRO "[usage xhosts]\n[usage xhosts]\n", NULL, TN_OFR_TWICE},
        {LOGS, "duration = 18m\n[item pro]\nprice = 1\n[usage xhosts]\n", NULL,
         TN_OFR_USAGE_NEEDED},
        {LOGS, "duration = 18m\n[item pro]\nprice = 1\n[usage xhosts]\nprice = 0.1\n", NULL, NONE},
        {LOGS, YEAR "currency = EUR\n[item pro]\nprice = 1\n[usage xhosts]\nprice = 9\n", NULL,
         TN_OFR_USAGE_NEEDED},
        {LOGS,
         YEAR "currency = EUR\n[item pro]\nprice = 1\n[usage xhosts]\nprice = 9\n"
              "[usage xcontainers]\n",
         NULL, TN_OFR_USAGE_NEEDED},
        {LOGS,
         YEAR "currency = CAD\n[item pro]\nprice = 1\n[usage xhosts]\nprice = 9\n"
              "[usage xcontainers]\nprice = 9\n",
         NULL, TN_OFR_CURRENCY},
    };
    CHECK_ALL(rows)
}

static void test_offer_check__quantities(void **state)
{
    static const rule_case rows[] = {
        {LOGS, PRO "quantity = 1\n", NULL, NONE},
        {LOGS, PRO "quantity = 2\n", NULL, TN_OFR_TIER_QUANTITY},
        {LOGS, PRO "[item basic]\n", NULL, TN_OFR_TIERS},
        {LOGS, PRO "quantity = 1\n[item basic]\nquantity = 1\n", NULL, TN_OFR_TIERS},
        {LOGS, PRO "quantity = 1\n[item basic]\n", NULL, NONE},
        {LOGS, YEAR, NULL, TN_OFR_NOTHING},
        {LOGS, YEAR "[item xhosts]\n", NULL, TN_OFR_NOT_CONTRACT},
        {STORAGE, YEAR "[item encrypted]\n", NULL, TN_OFR_NOTHING},
        {STORAGE, YEAR "[item encrypted]\nquantity = 2147483646\n", NULL, NONE},
        {STORAGE, YEAR "[item encrypted]\nquantity = 1\n[item unencrypted]\n", NULL, NONE},
        {STORAGE, YEAR "[item encrypted]\n[payments]\nplan = monthly\n", NULL,
         TN_OFR_QUANTITY_NEEDED},
        {LOGS, PRO "[payments]\nplan = monthly\n", NULL, NONE},
        {STORAGE, YEAR "[item encrypted]\nquantity = 1\n[item encrypted]\n", NULL, TN_OFR_TWICE},
    };
    CHECK_ALL(rows)
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/offer/offer_rules_prices.golden");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offer_check__prices),
        cmocka_unit_test(test_offer_check__quantities),
        cmocka_unit_test(test_findings__word_by_word),
    };
    return RUN(tests);
}
