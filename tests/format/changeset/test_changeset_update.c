/* What changed of a product as a change set: every difference, or an error. */
#include "format/changeset/sets.h"

#define LISTING(more, durations)                                                                   \
    "[product]\ntitle = Logs\nproduct_id = prod-1111111111111\n" more                              \
    "category = hosts\npurchase = any\ncurrency = USD\ndurations = " durations "\n"
#define OFFER_ID "offer_id = offer-1\n"
#define OLD      LISTING(OFFER_ID, "1m, 12m")
#define DRAFT    LISTING(OFFER_ID "visibility = draft\n", "1m, 12m")
#define PRO(m, y)                                                                                  \
    "[dimension pro]\nname = Pro\ndescription = P\nprice.1m = " m "\nprice.12m = " y "\n"
#define TOP(m, y)                                                                                  \
    "[dimension top]\nname = Top\ndescription = T\nprice.1m = " m "\nprice.12m = " y "\n"
#define CALLS(price) "[dimension calls]\nname = Calls\ndescription = C\npayg = " price "\n"
#define SOLD         PRO("10", "100") CALLS("0.1")

/* The types of the changes, and the errors among the findings. */
static const struct {
    const char *old, *now, *types, *errors;
} rows[] = {
    {OLD SOLD, OLD SOLD, "", ""},
    {OLD SOLD, OLD PRO("9", "100") CALLS("0.1"), "UpdatePricingTerms", ""},
    {OLD SOLD, OLD PRO("11", "100") CALLS("0.1"), "UpdatePricingTerms", ""},
    {OLD SOLD, OLD PRO("11", "90") CALLS("0.1"), "UpdatePricingTerms", "PRD-108"},
    {DRAFT SOLD, DRAFT PRO("11", "90") CALLS("0.1"), "UpdatePricingTerms", ""},
    {OLD SOLD, OLD SOLD TOP("20", "200"), "AddDimensions UpdatePricingTerms", ""},
    {OLD SOLD, OLD PRO("11", "100") CALLS("0.1") TOP("20", "200"),
     "AddDimensions UpdatePricingTerms", "PRD-108"},
    {OLD SOLD TOP("20", "200"), OLD SOLD, "UpdatePricingTerms RestrictDimensions", "PRD-101"},
    {DRAFT SOLD TOP("20", "200"), DRAFT SOLD, "UpdatePricingTerms RestrictDimensions", ""},
    {OLD PRO("10", "100"),
     LISTING(OFFER_ID, "12m") "[dimension pro]\nname = Pro\n"
                              "description = P\nprice.12m = 100\n",
     "UpdatePricingTerms", "PRD-102"},
    {LISTING(OFFER_ID, "12m") "[dimension pro]\nname = Pro\ndescription = P\nprice.12m = 100\n",
     OLD PRO("10", "100"), "UpdatePricingTerms", ""},
    {OLD SOLD, LISTING("", "1m, 12m") SOLD, "", "CHG-023"}, /* another public offer */
    {LISTING("", "1m, 12m") SOLD, LISTING("", "1m, 12m") PRO("9", "100") CALLS("0.1"),
     "UpdatePricingTerms", "CHG-026"},
    {OLD SOLD, OLD SOLD "[listing]\nsupport = Mail\n", "UpdateInformation", ""},
    {OLD SOLD "[listing]\nsupport = Mail\n", OLD SOLD, "", "CHG-023"},
    {OLD SOLD "[listing]\nvideo = https://v.example\n", OLD SOLD "[listing]\n", "UpdateInformation",
     ""}, /* a list may be emptied */
    {OLD SOLD "[listing]\nrefund_policy = A\n", OLD SOLD "[listing]\nrefund_policy = B\n",
     "UpdateSupportTerms", ""},
    {OLD SOLD "[listing]\nfulfillment_url = https://a.example\n",
     OLD SOLD "[listing]\nfulfillment_url = https://b.example\n", "", "CHG-023"},
    {OLD SOLD "[listing]\nfulfillment_url = https://a.example\n",
     OLD SOLD "[listing]\nfulfillment_url = https://b.example\ndelivery_id = do-1\n",
     "UpdateDeliveryOptions", ""},
    {OLD SOLD "[listing]\nfulfillment_url = https://a.example\nusage_instructions = A\n",
     OLD SOLD "[listing]\nfulfillment_url = https://a.example\nusage_instructions = B\n"
              "delivery_id = do-1\n",
     "UpdateDeliveryOptions", ""},
    {OLD SOLD "[listing]\nfulfillment_url = https://a.example\nusage_instructions = A\n",
     OLD SOLD "[listing]\nfulfillment_url = https://a.example\ndelivery_id = do-1\n", "",
     "CHG-023"},
    {DRAFT SOLD, LISTING(OFFER_ID "visibility = limited\n", "1m, 12m") SOLD,
     "ReleaseProduct ReleaseOffer", ""},
    {DRAFT SOLD, LISTING(OFFER_ID "visibility = public\n", "1m, 12m") SOLD, "", "CHG-024"},
    {LISTING(OFFER_ID "visibility = limited\n", "1m, 12m") SOLD, OLD SOLD, "UpdateVisibility", ""},
    {OLD SOLD, DRAFT SOLD, "", "CHG-023"},
    {OLD SOLD,
     OLD PRO("10", "100") "[dimension calls]\nkey = other\nname = Calls\n"
                          "description = C\npayg = 0.1\n",
     "AddDimensions UpdatePricingTerms RestrictDimensions", "PRD-100"},
    {OLD PRO("10", "100"),
     OLD "[dimension top]\nkey = pro\nname = Pro\ndescription = P\n"
         "price.1m = 10\nprice.12m = 100\n",
     "", ""},                                              /* a label is ours */
    {OLD CALLS("0.1") PRO("10", "100"), OLD SOLD, "", ""}, /* so is the order */
    {OLD PRO("10", "100"), OLD SOLD, "AddDimensions UpdatePricingTerms", "CHG-023"}, /* the model */
};

static const char *errors(void)
{
    const char *text = "";
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        if (f->severity == TN_ERROR) {
            text = tn_arena_format(arena, "%s%s%s", text, *text ? " " : "",
                                   tn_code_get(f->code)->text);
        }
    }
    return text;
}

static void test_update__every_difference_or_an_error(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_changeset *set = NULL;
        const tn_product *now = test_product(arena, rows[i].now),
                         *old = test_product(arena, rows[i].old);
        findings = tn_findings_new(arena);
        assert_int_equal(tn_changeset_of_product(now, old, tables, findings, &set), TN_OK);
        if (strcmp(types_of(set), rows[i].types) != 0 || strcmp(errors(), rows[i].errors) != 0) {
            fail_msg("row %zu: %s; %s", i, types_of(set), errors());
        }
        tn_changeset_free(set);
    }
}

static void test_update__details(void **state)
{
    (void)state;
    tn_changeset *set = NULL;
    const tn_product *now = test_product(arena, DRAFT PRO("10", "100"));
    const tn_product *old = test_product(arena, DRAFT SOLD);
    findings = tn_findings_new(arena);
    assert_int_equal(tn_changeset_of_product(now, old, tables, findings, &set), TN_OK);
    assert_string_equal(details_text(set, TNI_PRODUCT, "RestrictDimensions"),
                        "[{\"Key\":\"calls\",\"Types\":[\"ExternallyMetered\"]}]");
    assert_string_equal(tni_identifier(set, TNI_OFFER), "offer-1");
    tn_changeset_free(set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_update__every_difference_or_an_error),
        cmocka_unit_test(test_update__details),
    };
    return RUN_SETS(tests);
}
