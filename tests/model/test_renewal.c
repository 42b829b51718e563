/* The rules of [renewal]: days, ranges, defaults. */
#include "model/offer/offer_cases.h"

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
        {LOGS, RENEW "uplift = 5%\nmax_renewals = 1\n", NULL, NONE},
        {LOGS, RENEW "uplift = 5%\nmax_renewals = 9999\n", NULL, NONE},
        {LOGS, RENEW "uplift = 5%\ndecision = 1d\n", NULL, NONE},
        {LOGS, RENEW "uplift = 5%\ndecision = 9999d\n", NULL, TN_OFR_DECISION},
        {LOGS, RENEW "uplift = 3%..7%\ndefault = 3%\nadjustment = 1d\n", NULL, NONE},
        {LOGS, RENEW "uplift = 3%..7%\ndefault = 5%\nadjustment = 9999d\n", NULL,
         TN_OFR_ADJUSTMENT},
        {LOGS, RENEW "uplift = 3%..7.125%\ndefault = 5%\nadjustment = 1d\n", NULL,
         TN_OFR_UPLIFT_PLACES},
        {LOGS, RENEW "uplift = 3%..7%\ndefault = 5.125%\nadjustment = 1d\n", NULL,
         TN_OFR_UPLIFT_PLACES},
        {LOGS, PRO "[renewal]\nauto = no\n", NULL, NONE},
    };
#undef RENEW
    CHECK_ALL(rows)
}

/* The uplift that holds: the one there is, of a range its default, else its lower end. */
static void test_renewal_uplift(void **state)
{
    (void)state;
    tn_renewal r = {.uplift = {.value = {30000}}};
    assert_int_equal(tn_renewal_uplift(&r).e4, 0); /* none was given */
    r.uplift.set = true;
    assert_int_equal(tn_renewal_uplift(&r).e4, 30000);
    r.uplift_default = (tn_field_percent){.value = {50000}, .set = true};
    assert_int_equal(tn_renewal_uplift(&r).e4, 30000); /* of no range */
    r.is_range = true;
    assert_int_equal(tn_renewal_uplift(&r).e4, 50000);
    r.uplift_default.set = false;
    assert_int_equal(tn_renewal_uplift(&r).e4, 30000);
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/renewal.golden");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offer_check__renewal),
        cmocka_unit_test(test_renewal_uplift),
        cmocka_unit_test(test_findings__word_by_word),
    };
    return RUN(tests);
}
