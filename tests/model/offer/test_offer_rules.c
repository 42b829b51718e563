/* Every rule of an offer: the smallest input that breaks it, and its neighbour that does not. */
#include "support/offers.h"

#define NONE TN_CODE_COUNT

typedef struct rule_case {
    const char *product;
    const char *lines; /* after OFFER */
    const char *as_of; /* NULL: none */
    tn_code code;      /* the only finding; NONE: nothing is wrong */
} rule_case;

/* What is checked leaves exactly the expected finding. */
static void check(const rule_case *row)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    char *text = tn_arena_format(arena, OFFER "%s", row->lines);
    const tn_offer *offer = test_offer(arena, row->product, text);
    const tn_date day = row->as_of ? test_day(row->as_of) : (tn_date){0};
    tn_offer_check(offer, test_tables(arena), row->as_of ? &day : NULL, findings);
    const size_t count = tn_findings_count(findings);
    if (count != (row->code != NONE) ||
        (count && (tn_findings_get(findings, 0)->code != row->code ||
                   !tn_findings_get(findings, 0)->at.line))) {
        test_print(findings);
        fail_msg("expected %s for:\n%s",
                 row->code == NONE ? "nothing" : tn_code_get(row->code)->text, row->lines);
    }
    tn_arena_free(arena);
}

#define CHECK_ALL(rows)                                                                            \
    (void)state;                                                                                   \
    for (size_t i = 0; i < COUNT(rows); i++) {                                                     \
        check(&(rows)[i]);                                                                         \
    }

#define YEAR      "duration = 12m\n"
#define PRO       YEAR "[item pro]\n"
#define DIGITS_59 "12345678901234567890123456789012345678901234567890123456789"

static void test_offer_check__terms(void **state)
{
    static const rule_case rows[] = {
        {LOGS, "eula = standard\n" PRO, NULL, NONE},
        {LOGS, "eula = https://example.com/e.pdf\n" PRO, NULL, NONE},
        {LOGS, "eula = https://\n" PRO, NULL, TN_OFR_EULA},
        {LOGS, "eula = ours.pdf\n" PRO, NULL, TN_OFR_EULA},
        {LOGS, "net_terms = 15\n" PRO, NULL, NONE},
        {LOGS, "net_terms = 120\n" PRO, NULL, NONE},
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
        {LOGS, "purpose = existing\nexisting_pricing = usage\n" PRO, NULL, NONE},
        {LOGS, "purpose = existing\n" PRO, NULL, TN_OFR_EXISTING},
        {LOGS, "purpose = migration\nexisting_pricing = licence\n" PRO, NULL, TN_OFR_EXISTING},
        {LOGS, "purpose = new\nexisting_pricing = free\n" PRO, NULL, TN_OFR_EXISTING},
    };
    CHECK_ALL(rows)
}

static void test_offer_check__dates(void **state)
{
    static const rule_case rows[] = {
        {LOGS, "[item pro]\n", NULL, TN_OFR_MISSING},
        {LOGS, "start = 2027-01-01\n[item pro]\n", NULL, TN_OFR_MISSING},
        {LOGS, "duration = 60m\n[item pro]\nprice = 9\n", NULL, NONE},
        {LOGS, "duration = 61m\n[item pro]\nprice = 9\n", NULL, TN_OFR_DURATION},
        {LOGS, "start = 2027-01-01\nend = 2032-01-31\n[item pro]\nprice = 9\n", NULL,
         TN_OFR_DURATION},
        {LOGS, "start = 2027-01-01\nend = 2027-12-31\n" PRO, NULL, NONE},
        {LOGS, "start = 2027-01-01\nend = 2027-12-31\n[item pro]\n", NULL, NONE},
        {LOGS, "start = 2027-01-31\nend = 2028-01-30\n" PRO, NULL, NONE},
        {LOGS, "start = 2027-01-01\nend = 2027-12-30\n" PRO, NULL, TN_OFR_SPAN},
        {LOGS, "start = 2027-01-01\nend = 2028-01-01\n" PRO, NULL, TN_OFR_SPAN},
        {LOGS, "start = 2027-01-01\nend = 2027-01-30\n[item pro]\n", NULL, TN_OFR_SPAN},
        {LOGS, "start = 2027-01-01\n" PRO, NULL, TN_OFR_START_ONLY},
        {LOGS, "end = 2027-12-31\n" PRO, NULL, TN_OFR_END_ONLY},
        {LOGS, "replaces = agmt-1\nend = 2027-12-31\n" PRO, NULL, TN_OFR_END_ONLY},
        {LOGS, "replaces = agmt-1\nend = 2027-12-31\n[item pro]\nprice = 9\n", NULL, NONE},
        {LOGS, "start = 2027-12-31\nend = 2027-12-31\n" PRO, NULL, TN_OFR_END_START},
        {LOGS, "start = 2029-12-31\nend = 2030-12-30\n" PRO, NULL, NONE},
        {LOGS, "start = 2030-01-01\nend = 2030-12-31\n" PRO, NULL, TN_OFR_START_FAR},
        {LOGS, "start = 2029-12-02\nend = 2030-12-01\n" PRO, "2026-12-01", TN_OFR_START_FAR},
        {LOGS, "published = 2026-12-01\nstart = 2029-12-02\nend = 2030-12-01\n" PRO, NULL,
         TN_OFR_START_FAR},
        {LOGS, "start = 2026-12-31\nend = 2027-12-30\n" PRO, NULL, TN_OFR_START_EXPIRY},
        {LOGS, "replaces = agmt-1\nend = 2026-12-31\n[item pro]\nprice = 9\n", NULL,
         TN_OFR_EXPIRY_END},
        {LOGS, "published = 2026-12-31\n" PRO, NULL, NONE},
        {LOGS, "published = 2027-01-01\n" PRO, NULL, TN_OFR_PUBLISHED},
        {LOGS, "replaces = agmt-1\nstart = 2027-01-01\nend = 2027-12-31\n" PRO, NULL, NONE},
        {LOGS, PRO, "2026-12-31", NONE},
        {LOGS, PRO, "2027-01-01", TN_OFR_EXPIRED},
        {LOGS, "published = 2026-12-01\n" PRO, "2027-01-01", TN_OFR_EXPIRED_PUBLISHED},
    };
    CHECK_ALL(rows)
}

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
        {LOGS, PRO "price = 9\ndiscount = 5%\n", NULL, TN_OFR_PRICE_DISCOUNT},
        {LOGS, PRO "list = 4000\nprice = 9\n", NULL, NONE},
        {LOGS, PRO "list = 5000\nprice = 9\n", NULL, TN_OFR_LIST_DIFFERS},
        {LOGS, "duration = 18m\n[item pro]\n", NULL, TN_OFR_PRICE_NEEDED},
        {LOGS, "duration = 18m\n[item pro]\nprice = 6000\nlist = 5999\n", NULL, TN_OFR_ABOVE_LIST},
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

static void test_offer_check__payments(void **state)
{
#define PAY PRO "[payments]\n"
    static const rule_case rows[] = {
        {LOGS, PAY "plan = upfront\ntotal = 3000.00\n", NULL, NONE},
        {LOGS, PAY "total = 3000.001\n", NULL, TN_OFR_CHARGE_PLACES},
        {LOGS, PAY "plan = annual\ninitial = 0.005\n", NULL, TN_OFR_CHARGE_PLACES},
        {LOGS, PAY "plan = custom\n2027-01-01 = 0.005\n", NULL, TN_OFR_CHARGE_PLACES},
        {LOGS, PAY "first = 2027-01-01\n", NULL, TN_OFR_PLAN_NEEDED},
        {LOGS, PAY "count = 2\n", NULL, TN_OFR_PLAN_NEEDED},
        {LOGS, PAY "plan = upfront\ninitial = 2\n", NULL, TN_OFR_PLAN_NEEDED},
        {LOGS, PAY "2027-01-01 = 4000\n", NULL, TN_OFR_PLAN_NEEDED},
        {LOGS, PAY "plan = monthly\n2027-01-01 = 4000\n", NULL, TN_OFR_PLAN_NEEDED},
        {LOGS, PAY "plan = custom\ncount = 1\n2027-01-01 = 4000\n", NULL, TN_OFR_PLAN_NEEDED},
        {LOGS, PAY "plan = custom\n2027-01-01 = 4000\n", NULL, NONE},
        {LOGS, PAY "plan = custom\n", NULL, TN_OFR_NO_LINES},
        {LOGS, PAY "plan = monthly\nfirst = 2026-12-01\n", "2026-12-01", NONE},
        {LOGS, PAY "plan = monthly\nfirst = 2026-11-30\n", "2026-12-01", TN_OFR_CHARGE_PAST},
        {LOGS, PAY "plan = custom\n2027-01-01 = 1\n2026-11-30 = 1\n2027-02-01 = 1\n", "2026-12-01",
         TN_OFR_CHARGE_PAST},
        {LOGS, "published = 2026-11-01\n" PAY "plan = monthly\nfirst = 2026-11-30\n", "2026-12-01",
         NONE},
    };
#undef PAY
    CHECK_ALL(rows)
}

static void test_offer_check__renewal(void **state)
{
#define RENEW PRO "[renewal]\nauto = yes\n"
    static const rule_case rows[] = {
        {LOGS, RENEW "uplift = 5%\nmax_renewals = 3\ndecision = 30d\n", NULL, NONE},
        {LOGS, RENEW "uplift = 0%\n", NULL, NONE},
        {LOGS, RENEW, NULL, TN_OFR_UPLIFT_MISSING},
        {LOGS, RENEW "uplift = 2.25%\n", NULL, NONE},
        {LOGS, RENEW "uplift = 2.125%\n", NULL, TN_OFR_UPLIFT_PLACES},
        {LOGS, RENEW "uplift = 3%..7%\ndefault = 7%\nadjustment = 1d\n", NULL, NONE},
        {LOGS, RENEW "uplift = 3%..7%\ndefault = 5%\n", NULL, TN_OFR_ADJUSTMENT_MISSING},
        {LOGS, RENEW "uplift = 3%..7%\nadjustment = 1d\n", NULL, TN_OFR_UPLIFT},
        {LOGS, RENEW "uplift = 3%..7%\ndefault = 8%\nadjustment = 1d\n", NULL, TN_OFR_UPLIFT},
        {LOGS, RENEW "uplift = 3%..7%\ndefault = 2%\nadjustment = 1d\n", NULL, TN_OFR_UPLIFT},
        {LOGS, RENEW "uplift = 7%..7%\ndefault = 7%\nadjustment = 1d\n", NULL, TN_OFR_UPLIFT},
        {LOGS, RENEW "uplift = 5%\ndefault = 5%\n", NULL, TN_OFR_UPLIFT},
        {LOGS, RENEW "uplift = 5%\ndecision = 0d\n", NULL, TN_OFR_DECISION},
        {LOGS, RENEW "uplift = 5%\ndecision = 364d\n", NULL, NONE},
        {LOGS, RENEW "uplift = 5%\ndecision = 365d\n", NULL, TN_OFR_DECISION},
        {LOGS, "start = 2028-01-01\nend = 2028-12-31\n" RENEW "uplift = 5%\ndecision = 365d\n",
         NULL, NONE}, /* a leap year */
        {LOGS, RENEW "uplift = 5%\nadjustment = 60d\n", NULL, TN_OFR_ADJUSTMENT},
        {LOGS, RENEW "uplift = 3%..7%\ndefault = 5%\ndecision = 30d\nadjustment = 31d\n", NULL,
         NONE},
        {LOGS, RENEW "uplift = 3%..7%\ndefault = 5%\ndecision = 30d\nadjustment = 30d\n", NULL,
         TN_OFR_ADJUSTMENT},
        {LOGS, RENEW "uplift = 3%..7%\ndefault = 5%\nadjustment = 0d\n", NULL, TN_OFR_ADJUSTMENT},
        {LOGS, RENEW "uplift = 3%..7%\ndefault = 5%\nadjustment = 365d\n", NULL, TN_OFR_ADJUSTMENT},
        {LOGS, RENEW "uplift = 5%\nmax_renewals = 0\n", NULL, TN_OFR_RENEWALS},
        {LOGS, PRO "[renewal]\nauto = no\n", NULL, NONE},
    };
#undef RENEW
    CHECK_ALL(rows)
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offer_check__terms),
        cmocka_unit_test(test_offer_check__dates),
        cmocka_unit_test(test_offer_check__prices),
        cmocka_unit_test(test_offer_check__quantities),
        cmocka_unit_test(test_offer_check__payments),
        cmocka_unit_test(test_offer_check__renewal),
    };
    return RUN(tests);
}
