/* A product as a change set: a new listing, and what changed of one that AWS knows. */
#include "format/changeset/sets.h"

static tn_changeset *set_of_product(const char *text, const char *old)
{
    tn_changeset *set = NULL;
    const tn_product *product = test_product(arena, text);
    const tn_product *before = old ? test_product(arena, old) : NULL;
    findings = tn_findings_new(arena);
    assert_int_equal(tn_changeset_of_product(product, before, tables, findings, &set), TN_OK);
    return set;
}

#define LISTING(id, more)                                                                          \
    "[product]\ntitle = Data storage\n" id "category = data\nunit = GB\npurchase = any\n"          \
    "currency = USD\ndurations = 1m, 12m\n" more
#define GB(name)                                                                                   \
    "[dimension gb]\nname = " name "\ndescription = Gigabytes\nprice.1m = 1.50\nprice.12m = 16\n"
#define CALLS "[dimension calls]\nname = Calls\ndescription = Calls\npayg = 0.1\n"

static void test_product__new_listing(void **state)
{
    (void)state;
    tn_changeset *set = set_of_product(LISTING("", GB("GB") CALLS), NULL);
    assert_string_equal(types_of(set), "CreateProduct UpdateInformation AddDimensions CreateOffer "
                                       "UpdateInformation UpdatePricingTerms UpdateRenewalTerms");
    assert_string_equal(codes(), "");
    assert_string_equal(details_text(set, TNI_PRODUCT, "UpdateInformation"),
                        "{\"ProductTitle\":\"Data storage\"}");
    assert_string_equal(
        details_text(set, TNI_PRODUCT, "AddDimensions"),
        "[{\"Key\":\"gb\",\"Description\":\"Gigabytes\",\"Name\":\"GB\",\"Types\":[\"Entitled\"],"
        "\"Unit\":\"GB\"},{\"Key\":\"calls\",\"Description\":\"Calls\",\"Name\":\"Calls\","
        "\"Types\":[\"ExternallyMetered\"],\"Unit\":\"GB\"}]");
    assert_string_equal(details_text(set, TNI_OFFER, "CreateOffer"),
                        "{\"ProductId\":\"" TNI_PRODUCT_MADE "\"}");
    const tni_sold sold = tni_sold_of(set);
    assert_string_equal(json_text(sold.rates), "[{\"DimensionKey\":\"gb\",\"Price\":\"1.5\"}]");
    assert_string_equal(json_text(sold.overage),
                        "[{\"DimensionKey\":\"calls\",\"Price\":\"0.1\"}]");
    assert_int_equal(tni_json_count(tni_json_get(sold.choice, "RateCards")), 2);
    tn_changeset_free(set);
}

/* All texts of a listing go into the first UpdateInformation, an empty list of resources too. */
static void test_product__texts(void **state)
{
    (void)state;
    static const char listing[] = "[listing]\nshort_description = Short\nkeywords = a b, c\n"
                                  "fulfillment_url = https://x.example.com/r\neula = standard\n"
                                  "refund_policy = None\n";
    tn_changeset *set =
        set_of_product(tn_arena_format(arena, "%s%s", LISTING("", GB("GB")), listing), NULL);
    assert_string_equal(types_of(set),
                        "CreateProduct UpdateInformation AddDimensions AddDeliveryOptions "
                        "CreateOffer UpdateInformation UpdateLegalTerms UpdateSupportTerms "
                        "UpdatePricingTerms UpdateRenewalTerms");
    assert_string_equal(details_text(set, TNI_PRODUCT, "UpdateInformation"),
                        "{\"ProductTitle\":\"Data storage\",\"ShortDescription\":\"Short\","
                        "\"SearchKeywords\":[\"a b\",\"c\"],\"AdditionalResources\":[]}");
    tn_changeset_free(set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_product__new_listing),
        cmocka_unit_test(test_product__texts),
    };
    return RUN_SETS(tests);
}
