/* A product file from a change set: a listing's own, and a stand-in for the one an offer names. */
#include "format/changeset/sets.h"

static const char *product_text(const tn_changeset *set)
{
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    findings = tn_findings_new(arena);
    assert_int_equal(tn_changeset_product_text(set, tables, "A title", "x.json", findings, &out),
                     TN_OK);
    const char *text = tn_arena_copy(arena, out.bytes, out.length);
    tn_buffer_done(&out);
    return text;
}

/* The prices of the offer stand in for list prices, and say so. */
static void test_product__stand_in(void **state)
{
    (void)state;
    tn_changeset *set = published("CreatePrivateOfferWithContractWithPayAsYouGoPricingForSaas");
    const char *text = product_text(set);
    static const char *const parts[] = {
        "[product]\ntitle          = prod-1111111111111\nproduct_id     = prod-1111111111111\n",
        "category       = units ; not in the change set\npurchase       = any\n",
        "durations      = 12m\n",
        "extra          = x.json\n",
        "[dimension BasicService]\n",
        "price.12m      = 150 ; the offer's; the list price is not in the change set\n",
        "[dimension WorkloadSmall]\n",
        "payg           = 0.15 ; the price of an offer; the list price is not in the change set\n",
    };
    for (size_t i = 0; i < COUNT(parts); i++) {
        if (!strstr(text, parts[i])) {
            fail_msg("%s\nis not in\n%s", parts[i], text);
        }
    }
    assert_string_equal(codes(), "CHG-034@0:0");
    tn_changeset_free(set);
}

/* An update names the public offer that is live; one that a set makes has no id yet. */
static void test_product__public_offer(void **state)
{
    (void)state;
    static const char update[] = SET(CHANGE(
        "UpdateInformation", "SaaSProduct@1.0",
        ID("prod-1111111111111")) ",\"DetailsDocument\":{\"ProductTitle\":\"Storage\"}}"
                                  "," CHANGE("UpdateRenewalTerms", "Offer@1.0",
                                             ID("offer-1111111111111")) ",\"DetailsDocument\":{"
                                                                        "\"Terms\":[{\"Type\":"
                                                                        "\"RenewalTerm\"}]}}");
    static const char made[] = SET(OFFER_MADE "," OFFER_CHANGE(
        "UpdateRenewalTerms", "{\"Terms\":[{\"Type\":\"RenewalTerm\"}]}"));
    tn_changeset *set = set_of(update);
    const char *text = product_text(set);
    assert_non_null(strstr(text, "product_id     = prod-1111111111111\n"));
    assert_non_null(strstr(text, "offer_id       = offer-1111111111111\n"));
    tn_changeset_free(set);
    set = set_of(made);
    assert_null(strstr(product_text(set), "offer_id"));
    tn_changeset_free(set);
}

static const char listing[] = SET(CHANGE(
    "CreateProduct", "SaaSProduct@1.0",
    "") ",\"ChangeName\":\"" TNI_CREATE_PRODUCT
        "\",\"DetailsDocument\":{}}," CHANGE(
            "UpdateInformation", "SaaSProduct@1.0",
            ID(TNI_PRODUCT_MADE)) ",\"DetailsDocument\":{\"ProductTitle\":\"Storage\"}}"
                                  "," CHANGE("AddDimensions", "SaaSProduct@1.0",
                                             ID(TNI_PRODUCT_MADE)) ",\"DetailsDocument\":[{"
                                                                   "\"Key\":\"gb\",\"Name\":"
                                                                   "\"GB\",\"Description\":"
                                                                   "\"Gigabytes\","
                                                                   "\"Unit\":\"GB\"}]}," CHANGE(
                                                                       "CreateOffer", "Offer@1.0",
                                                                       "") ",\"ChangeName\":"
                                                                           "\"" TNI_CREATE_OFFER
                                                                           "\","
                                                                           "\"DetailsDocument\""
                                                                           ":{\"ProductId\":"
                                                                           "\"" TNI_PRODUCT_MADE
                                                                           "\"}}," OFFER_CHANGE(
                                                                               "UpdatePricingTe"
                                                                               "rms",
                                                                               "{\"Terms\":[{"
                                                                               "\"Type\":"
                                                                               "\"ConfigurableU"
                                                                               "pfrontPricingTe"
                                                                               "rm\","
                                                                               "\"CurrencyCode"
                                                                               "\":\"EUR\","
                                                                               "\"RateCards\":["
                                                                               "{\"Selector\":{"
                                                                               "\"Value\":"
                                                                               "\"P1M\"},"
                                                                               "\"RateCard\":[{"
                                                                               "\"DimensionKey"
                                                                               "\":"
                                                                               "\"gb\","
                                                                               "\"Price\":\"1."
                                                                               "5\"}],"
                                                                               "\"Constraints\""
                                                                               ":{"
                                                                               "\"MultipleDimen"
                                                                               "sionSelection\""
                                                                               ":"
                                                                               "\"Disallowed\"}"
                                                                               "},{"
                                                                               "\"Selector\":{"
                                                                               "\"Value\":"
                                                                               "\"P12M\"},"
                                                                               "\"RateCard\":["
                                                                               "{\"DimensionKey"
                                                                               "\":\"gb\","
                                                                               "\"Price\":"
                                                                               "\"16\"}]}]}]"
                                                                               "}"));

static void test_product__listing(void **state)
{
    (void)state;
    tn_changeset *set = set_of(listing);
    assert_string_equal(product_text(set), "[product]\n"
                                           "title          = Storage\n"
                                           "category       = data\n"
                                           "unit           = GB\n"
                                           "purchase       = one-tier\n"
                                           "currency       = EUR\n"
                                           "durations      = 1m, 12m\n"
                                           "extra          = x.json\n"
                                           "\n[dimension gb]\n"
                                           "name           = GB\n"
                                           "description    = Gigabytes\n"
                                           "price.1m       = 1.5\n"
                                           "price.12m      = 16\n");
    assert_string_equal(codes(), ""); /* nothing had to be made up */
    tn_changeset_free(set);
}

static void test_fills__which_files(void **state)
{
    (void)state;
    tn_changeset *set = published("CreatePrivateOfferWithContractWithPayAsYouGoPricingForSaas");
    tn_changeset_files files = tn_changeset_fills(set);
    assert_true(!files.product && files.offer && !files.several);
    tn_changeset_free(set);
    set = published("CreateLimitedSaasAndPublicOfferWithContractPricing");
    files = tn_changeset_fills(set);
    assert_true(files.product && !files.offer && !files.several);
    tn_changeset_free(set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_product__stand_in),
        cmocka_unit_test(test_product__public_offer),
        cmocka_unit_test(test_product__listing),
        cmocka_unit_test(test_fills__which_files),
    };
    return RUN_SETS(tests);
}
