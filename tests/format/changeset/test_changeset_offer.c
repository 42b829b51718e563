/* An offer as a change set: its changes in order, and what AWS would refuse. */
#include "format/changeset/sets.h"

#define CHOICE "duration = 12m\n[item unencrypted]\nquantity = 10\n"

static void check(const char *text, const char *change, const char *details, const char *found)
{
    tn_changeset *set = set_of_offer(STORAGE, text);
    assert_string_equal(details_text(set, TNI_OFFER, change), details);
    assert_string_equal(codes(), found);
    tn_changeset_free(set);
}

static void test_offer__changes_in_order(void **state)
{
    (void)state;
    tn_changeset *set = set_of_offer(STORAGE, OFFER "eula = standard\nnet_terms = 30\n" CHOICE);
    assert_string_equal(types_of(set),
                        "CreateOffer UpdateInformation UpdateTargeting UpdatePricingTerms "
                        "UpdateNetPaymentTerms UpdateLegalTerms UpdateAvailability ReleaseOffer");
    assert_string_equal(codes(), "");
    assert_string_equal(details_text(set, TNI_OFFER, "CreateOffer"), "{\"ProductId\":\"prod-1\"}");
    assert_string_equal(details_text(set, TNI_OFFER, "UpdateInformation"),
                        "{\"Name\":\"Acme\",\"Description\":\"For 2027\"}");
    assert_string_equal(details_text(set, TNI_OFFER, "UpdateTargeting"),
                        "{\"PositiveTargeting\":{\"BuyerAccounts\":[\"111111111111\"]}}");
    assert_string_equal(
        details_text(set, TNI_OFFER, "UpdateNetPaymentTerms"),
        "{\"Terms\":[{\"Type\":\"NetPaymentTerm\",\"PaymentDuePeriod\":\"P30D\"}]}");
    assert_string_equal(details_text(set, TNI_OFFER, "UpdateLegalTerms"),
                        "{\"Terms\":[{\"Type\":\"LegalTerm\",\"Documents\":[{\"Type\":"
                        "\"StandardEula\",\"Version\":\"2022-07-14\"}]}]}");
    assert_string_equal(details_text(set, TNI_OFFER, "UpdateAvailability"),
                        "{\"AvailabilityEndDate\":\"2026-12-31\"}");
    tn_changeset_free(set);
}

static void test_offer__findings(void **state)
{
    (void)state;
    check(OFFER "eula = https://example.com/e.pdf\n" CHOICE, "UpdateLegalTerms",
          "{\"Terms\":[{\"Type\":\"LegalTerm\",\"Documents\":[{\"Type\":\"CustomEula\",\"Url\":"
          "\"https://example.com/e.pdf\"}]}]}",
          "CHG-015@8:8");
    check(OFFER "eula = https://b.s3.eu-west-1.amazonaws.com/e.pdf\n" CHOICE, "ReleaseOffer", "{}",
          "");
    check(OFFER CHOICE, "ReleaseOffer", "{}", "CHG-016@1:1");
}

/* Of a published offer only the availability may change. */
static void test_offer__published(void **state)
{
    (void)state;
    tn_changeset *set = set_of_offer(STORAGE, OFFER "published = 2026-12-01\n" CHOICE);
    assert_string_equal(types_of(set), "UpdateAvailability");
    tn_changeset_free(set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offer__changes_in_order),
        cmocka_unit_test(test_offer__findings),
        cmocka_unit_test(test_offer__published),
    };
    return RUN_SETS(tests);
}
