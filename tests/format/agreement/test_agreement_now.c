/* What the answers say of an agreement as it is now. */
#include "format/agreement/agreements.h"

static void test_now__configured(void **state)
{
    (void)state;
    int64_t quantity = 0, price = 0;
    bool renews = true;
    assert_int_equal(add(TERMS), TN_OK);
    assert_true(tni_agreement_held(&a, "a", &quantity));
    assert_int_equal(quantity, 2);
    assert_true(tni_agreement_held(&a, "b", &quantity)); /* not in the list: not held */
    assert_int_equal(quantity, 0);
    assert_string_equal(tni_agreement_held_key(&a, 0), "a");
    assert_null(tni_agreement_held_key(&a, 1));
    assert_true(tni_agreement_price(&a, false, "a", &price)); /* of P1Y, which was bought */
    assert_int_equal(price, 50 * 100000000LL);
    assert_false(tni_agreement_price(&a, false, "b", &price));
    assert_false(tni_agreement_price(&a, true, "a", &price)); /* nothing is metered */
    assert_true(tni_agreement_renews(&a, &renews));
    assert_false(renews);
}

static void test_now__fixed(void **state)
{
    (void)state;
    int64_t quantity = 0, price = 0;
    assert_int_equal(
        add("{\"acceptedTerms\": [{\"fixedUpfrontPricingTerm\": {\"price\": \"9\", \"grants\": "
            "[{\"dimensionKey\": \"a\", \"maxQuantity\": 7}, {\"dimensionKey\": \"b\"}]}}, "
            "{\"usageBasedPricingTerm\": {\"rateCards\": [{\"rateCard\": [{\"dimensionKey\": "
            "\"c\", \"price\": \"0.5\"}]}]}}]}"),
        TN_OK);
    assert_true(tni_agreement_held(&a, "a", &quantity));
    assert_int_equal(quantity, 7);
    assert_false(tni_agreement_held(&a, "b", &quantity));      /* granted without end */
    assert_false(tni_agreement_price(&a, false, "a", &price)); /* one price for all */
    assert_true(tni_agreement_price(&a, true, "c", &price));
    assert_int_equal(price, 50000000);
}

static void test_now__not_told(void **state)
{
    (void)state;
    int64_t quantity = 0;
    bool renews = false;
    int days = 0;
    assert_int_equal(add("{\"acceptedTerms\": [{\"renewalTerm\": {\"configuration\": "
                         "{\"enableAutoRenew\": \"yes\"}}}]}"),
                     TN_OK);
    assert_false(tni_agreement_held(&a, "a", &quantity));
    assert_null(tni_agreement_held_key(&a, 0));
    assert_false(tni_agreement_renews(&a, &renews)); /* a text is no truth value */
    assert_false(tni_agreement_net_terms(&a, &days));
}

static void test_now__net_terms(void **state)
{
    (void)state;
    static const struct {
        const char *period;
        int days; /* 0: it is none */
    } rows[] = {{"P30D", 30}, {"P120D", 120}, {"30", 0}, {"P1M", 0}, {"PD", 0}, {"PxD", 0}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        int days = 0;
        tear_down(NULL);
        set_up(NULL);
        assert_int_equal(add(tn_arena_format(arena,
                                             "{\"acceptedTerms\": [{\"netPaymentTerm\": "
                                             "{\"paymentDuePeriod\": \"%s\"}}]}",
                                             rows[i].period)),
                         TN_OK);
        assert_int_equal(tni_agreement_net_terms(&a, &days), rows[i].days != 0);
        assert_int_equal(days, rows[i].days);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {EACH(test_now__configured), EACH(test_now__fixed),
                                       EACH(test_now__not_told), EACH(test_now__net_terms)};
    return RUN(tests);
}
