/* When an agreement runs and its offer expires. */
#include "model/offer/offer_cases.h"

static void test_offer_check__dates(void **state)
{
    static const rule_case rows[] = {
        {LOGS, "[item pro]\n", NULL, TN_OFR_MISSING},
        {LOGS, "start = 2027-01-01\n[item pro]\n", NULL, TN_OFR_MISSING},
        {LOGS, "replaces = agmt-1\n[item pro]\nprice = 9\n", NULL, TN_OFR_MISSING},
        {CALLS, "[usage calls]\nprice = 0.05\n", NULL, NONE}, /* runs until it is cancelled */
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
        {LOGS, "replaces = agmt-1\nstart = 2027-01-01\nend = 2027-12-31\n" PRO, NULL,
         TN_OFR_REPLACES_START},
        {LOGS, PRO, "2026-12-31", NONE},
        {LOGS, PRO, "2027-01-01", TN_OFR_EXPIRED},
        {LOGS, PRO, "2025-12-31", NONE}, /* a year and no day before the expiry */
        {LOGS, PRO, "2025-12-30", TN_OFR_EXPIRY_FAR},
        {LOGS, "published = 2025-12-30\n" PRO, NULL, TN_OFR_EXPIRY_FAR},
        {LOGS, PRO, "9998-06-01", TN_OFR_EXPIRED}, /* a year later the calendar has ended */
        {LOGS, "published = 2026-12-01\n" PRO, "2027-01-01", TN_OFR_EXPIRED_PUBLISHED},
    };
    CHECK_ALL(rows)
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/offer/offer_rules_dates.golden");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offer_check__dates),
        cmocka_unit_test(test_findings__word_by_word),
    };
    return RUN(tests);
}
