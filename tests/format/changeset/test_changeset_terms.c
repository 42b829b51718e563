/* Terms of an offer that have to do with money and time. */
#include "format/changeset/sets.h"

static void check(const char *text, const char *change, const char *details, const char *found)
{
    tn_changeset *set = set_of_offer(STORAGE, text);
    assert_string_equal(details_text(set, TNI_OFFER, change), details);
    assert_string_equal(codes(), found);
    tn_changeset_free(set);
}

#define HEAD OFFER "eula = standard\n"

/* The buyer chooses among all that have a price: the item at its own, the other at its list
 * price. */
static void test_pricing__rate_card(void **state)
{
    (void)state;
    check(HEAD "duration = 12m\n[item unencrypted]\nprice = 14\nquantity = 10\n",
          "UpdatePricingTerms",
          "{\"PricingModel\":\"Contract\",\"Terms\":[{\"Type\":\"UsageBasedPricingTerm\","
          "\"CurrencyCode\":\"USD\",\"RateCards\":[{\"RateCard\":[{\"DimensionKey\":"
          "\"unencrypted\",\"Price\":\"0.1\"},{\"DimensionKey\":\"encrypted\",\"Price\":\"0.11\"}]"
          "}]},{\"Type\":\"ConfigurableUpfrontPricingTerm\",\"CurrencyCode\":\"USD\",\"RateCards\":"
          "[{\"Selector\":{\"Type\":\"Duration\",\"Value\":\"P12M\"},\"RateCard\":["
          "{\"DimensionKey\":\"unencrypted\",\"Price\":\"14\"},{\"DimensionKey\":\"encrypted\","
          "\"Price\":\"16.6\"}],\"Constraints\":{\"MultipleDimensionSelection\":\"Allowed\","
          "\"QuantityConfiguration\":\"Allowed\"}}]}]}",
          "");
}

#define MONTHLY                                                                                    \
    HEAD "start = 2027-01-01\nduration = 3m\n[item unencrypted]\nprice = 10\nquantity = 10\n"      \
         "[payments]\nplan = monthly\n"

/* 10 x 10.00 in three instalments: 33.34, 33.33, 33.33 or the remainder last; the sum is 100. */
static void test_schedule__instalments(void **state)
{
    (void)state;
    tn_changeset *set = set_of_offer(STORAGE, MONTHLY);
    const tni_sold sold = tni_sold_of(set);
    assert_int_equal(tni_json_count(sold.schedule), 3);
    assert_int_equal(tni_sold_total(&sold).e8, INT64_C(10000000000));
    assert_string_equal(json_text(sold.grants),
                        "[{\"DimensionKey\":\"unencrypted\",\"MaxQuantity\":10}]");
    assert_string_equal(tni_json_get_text(sold.fixed, "Price"), "0.0");
    assert_string_equal(tni_json_get_text(sold.fixed, "Duration"), "P3M");
    assert_string_equal(details_text(set, TNI_OFFER, "UpdateValidityTerms"),
                        "{\"Terms\":[{\"Type\":\"ValidityTerm\",\"AgreementStartDate\":"
                        "\"2027-01-01\",\"AgreementEndDate\":\"2027-03-31\"}]}");
    tn_changeset_free(set);
}

static void test_renewal__uplift_and_deadlines(void **state)
{
    (void)state;
    check(HEAD "duration = 12m\n[item unencrypted]\nquantity = 10\n[renewal]\nauto = yes\n"
               "uplift = 3.5%\nmax_renewals = 2\ndecision = 30d\n",
          "UpdateRenewalTerms",
          "{\"Terms\":[{\"Type\":\"RenewalTerm\",\"LockoutPeriod\":\"P30D\",\"MaxRenewals\":2,"
          "\"PriceIncrease\":{\"Type\":\"FixedPercentage\",\"Value\":\"3.50\"}}]}",
          "");
    check(HEAD "duration = 12m\n[item unencrypted]\nquantity = 10\n[renewal]\nauto = yes\n",
          "UpdateRenewalTerms", "{\"Terms\":[{\"Type\":\"RenewalTerm\"}]}", "CHG-009@12:1");
    check(HEAD "duration = 12m\n[item unencrypted]\nquantity = 10\n[renewal]\nauto = no\n",
          "UpdateRenewalTerms", "", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pricing__rate_card),
        cmocka_unit_test(test_schedule__instalments),
        cmocka_unit_test(test_renewal__uplift_and_deadlines),
    };
    return RUN_SETS(tests);
}
