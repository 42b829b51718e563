/* What an offer says about its terms and its buyer. */
#include "model/offer/offer_cases.h"

static void test_offer_check__terms(void **state)
{
    static const rule_case rows[] = {
        {LOGS, "eula = standard\n" PRO, NULL, NONE},
        {LOGS, "eula = https://example.com/e.pdf\n" PRO, NULL, NONE},
        {LOGS, "eula = https://\n" PRO, NULL, TN_OFR_EULA},
        {LOGS, "eula = ours.pdf\n" PRO, NULL, TN_OFR_EULA},
        {LOGS, "net_terms = 15\n" PRO, NULL, TN_OFR_NET_TERMS_API},
        {LOGS, "net_terms = 120\n" PRO, NULL, TN_OFR_NET_TERMS_API},
        {LOGS, "net_terms = 31\n" PRO, NULL, TN_OFR_NET_TERMS},
        {LOGS, "net_terms = 0\n" PRO, NULL, TN_OFR_NET_TERMS},
        {LOGS, "policy = stripe,rounding=down\n" PRO, NULL, NONE},
        {LOGS, "policy = awz\n" PRO, NULL, TN_OFR_POLICY},
        {LOGS, "policy = aws,basis=hour\n" PRO, NULL, TN_OFR_POLICY},
        {LOGS, "replaces = agmt-1\n" PRO, NULL, NONE},
        {LOGS, "replaces = agmt-\n" PRO, NULL, TN_OFR_REPLACES},
        {LOGS, "replaces = 1\n" PRO, NULL, TN_OFR_REPLACES},
        {LOGS, "replaces = agmt-" DIGITS_59 "\n" PRO, NULL, NONE}, /* 64 characters */
        {LOGS, "replaces = agmt-" DIGITS_59 "0\n" PRO, NULL, TN_OFR_REPLACES},
        {LOGS, "countries = JP, US\nbuyer_country = KR\n" PRO, NULL, NONE},
        {LOGS, "countries = JP, usa\n" PRO, NULL, TN_OFR_COUNTRY},
        {LOGS, "buyer_country = kr\n" PRO, NULL, TN_OFR_COUNTRY},
        {LOGS, "buyer_country = UK\n" PRO, NULL, TN_OFR_COUNTRY}, /* GB */
        {LOGS, "countries = AD, ZW\n" PRO, NULL, NONE},
        {LOGS, "countries = EU\n" PRO, NULL, TN_OFR_COUNTRY},
        {LOGS, "countries = ZZ\n" PRO, NULL, TN_OFR_COUNTRY},
        {LOGS, "purpose = existing\nexisting_pricing = usage\n" PRO, NULL, NONE},
        {LOGS, "purpose = existing\n" PRO, NULL, TN_OFR_EXISTING},
        {LOGS, "purpose = migration\nexisting_pricing = licence\n" PRO, NULL, TN_OFR_EXISTING},
        {LOGS, "purpose = new\nexisting_pricing = free\n" PRO, NULL, TN_OFR_EXISTING},
    };
    CHECK_ALL(rows)
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offer_check__terms),
    };
    return RUN(tests);
}
