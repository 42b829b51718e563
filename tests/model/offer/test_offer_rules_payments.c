/* What [payments] says. */
#include "model/offer/offer_cases.h"

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

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/offer/offer_rules_payments.golden");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offer_check__payments),
        cmocka_unit_test(test_findings__word_by_word),
    };
    return RUN(tests);
}
