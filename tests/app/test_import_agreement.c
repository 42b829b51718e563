/* Files out of an agreement: offer, product, contract, and what they come to. */
#include "app/with_workspace.h"

#include "app/import.h"

#define ABOUT                                                                                      \
    "{\"agreementId\": \"agmt-1\", \"acceptanceTime\": \"2027-01-15T08:00:00Z\", "                 \
    "\"acceptor\": {\"accountId\": \"111111111111\"}, \"estimatedCharges\": {\"agreementValue\": " \
    "\"100\"}, \"proposalSummary\": {\"resources\": [{\"id\": \"prod-1111111111111\", \"type\": "  \
    "\"SaaSProduct\"}]}}"
#define TERMS                                                                                      \
    "{\"acceptedTerms\": [{\"configurableUpfrontPricingTerm\": {\"currencyCode\": \"USD\", "       \
    "\"rateCards\": [{\"selector\": {\"type\": \"Duration\", \"value\": \"P12M\"}, \"rateCard\": " \
    "[{\"dimensionKey\": \"a\", \"price\": \"50\"}]}], \"configuration\": {\"selectorValue\": "    \
    "\"P12M\", \"dimensions\": [{\"dimensionKey\": \"a\", \"dimensionValue\": 2}]}}}]}"

static void test_import_agreement__either_order(void **state)
{
    (void)state;
    static const char *const orders[2][2] = {{"x/c.about.json", "x/terms.json"},
                                             {"x/c.terms.json", "x/about.json"}};
    put("x/c.about.json", ABOUT);
    put("x/terms.json", TERMS);
    put("x/c.terms.json", TERMS);
    put("x/about.json", ABOUT);
    for (size_t i = 0; i < 2; i++) {
        tni_made_file made[TNI_MADE_MAX];
        tni_price_table understood;
        size_t count = 0;
        const tni_import_options options = {.into = "w", .more = &orders[i][1], .more_count = 1};
        assert_int_equal(tni_import(&ws, orders[i][0], &options, made, &count, &understood), TN_OK);
        assert_true(count >= 3);
        assert_string_equal(made[count - 1].path, "w/c.contract.ini");
        assert_non_null(strstr(made[count - 1].bytes, "accepted   = 2027-01-15T08:00:00Z\n"));
        assert_non_null(strstr(made[count - 1].bytes, "[item a]\nquantity = 2\n"));
        assert_int_equal(test_count(ws.findings, TN_IMP_DIFFERS), 0); /* 2 x 50 */
        if (i == 0) {
            tear_down(NULL);
            set_up(NULL);
            put("x/c.terms.json", TERMS);
            put("x/about.json", ABOUT);
        }
    }
}

static void test_import_agreement__terms_alone(void **state)
{
    (void)state;
    tni_made_file made[TNI_MADE_MAX];
    tni_price_table understood;
    size_t count = 0;
    const tni_import_options options = {.into = "w"};
    put("c.json", TERMS);
    put("about.json", ABOUT);
    assert_int_equal(tni_import(&ws, "c.json", &options, made, &count, &understood), TN_OK);
    assert_true(count >= 2);
    assert_true(found(TN_IMP_ACCEPTANCE));
    assert_int_equal(tni_import(&ws, "about.json", &options, made, &count, &understood),
                     TN_E_FINDINGS);
    assert_int_equal(count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_import_agreement__either_order),
                                       WITH_WORKSPACE(test_import_agreement__terms_alone)};
    return RUN(tests);
}
