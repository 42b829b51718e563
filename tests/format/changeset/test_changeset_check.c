/* What only shows once everything is merged: emptiness, intent, references, currencies. */
#include "format/changeset/sets.h"

#define INTENT       "{\"Intent\":\"VALIDATE\",\"ChangeSet\":["
#define TERM(c)      "{\"Terms\":[{\"CurrencyCode\":\"" c "\"}]}"
#define PRICED(c)    OFFER_CHANGE("UpdatePricingTerms", TERM(c))
#define SCHEDULED(c) OFFER_CHANGE("UpdatePaymentScheduleTerms", TERM(c))
#define OTHER(c)                                                                                   \
    CHANGE("UpdatePricingTerms", "Offer@1.0", ID("offer-2")) ",\"DetailsDocument\":" TERM(c) "}"

static const struct {
    const char *text, *codes, *message;
} cases[] = {
    {INTENT OFFER_MADE "]}", "", NULL},
    {INTENT "]}", "CHG-019@7:1", "the change set has no changes"},
    {"{\"ChangeSet\":[" OFFER_MADE "]}", "CHG-021@7:1",
     "the change set has no Intent: AWS would apply it"},
    {INTENT PRICED("USD") "]}", "CHG-008@7:1",
     "UpdatePricingTerms is for an offer whose id is not known: no change creates it"},
    {INTENT PRICED("USD") "," OFFER_MADE "]}", "CHG-008@7:1", NULL}, /* too late */
    {INTENT OFFER_MADE "," PRICED("USD") "," SCHEDULED("USD") "]}", "", NULL},
    {INTENT OFFER_MADE "," PRICED("USD") "," SCHEDULED("EUR") "]}", "CHG-018@7:1",
     "a term of UpdatePaymentScheduleTerms is in EUR, another one in USD"},
    {INTENT OFFER_MADE "," PRICED("USD") "," OTHER("EUR") "]}", "", NULL}, /* of another offer */
    {INTENT OTHER("EUR") "]}", "", NULL},                                  /* it exists */
};

static void test_check__findings(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_changeset *set = set_of(cases[i].text);
        tn_changeset_check(set, (tn_at){.file = "s.json", .line = 7, .column = 1}, findings);
        if (strcmp(codes(), cases[i].codes) != 0) {
            fail_msg("%s\n%s", cases[i].text, codes());
        }
        if (cases[i].message) {
            assert_string_equal(tn_findings_get(findings, 0)->message, cases[i].message);
        }
        tn_changeset_free(set);
    }
}

static void test_check__published_ones_lack_nothing_but_the_intent(void **state)
{
    static const char *const names[] = {
        "CreateDraftPrivateOffer", "CreateLimitedSaasAndPublicOfferWithContractPricing",
        "CreatePrivateOfferWithContractWithPayAsYouGoPricingForSaas"};
    (void)state;
    for (size_t i = 0; i < COUNT(names); i++) {
        tn_changeset *set = published(names[i]);
        assert_int_equal(tn_changeset_set_intent(set, TN_INTENT_VALIDATE), TN_OK);
        tn_changeset_check(set, (tn_at){0}, findings);
        assert_string_equal(codes(), "");
        tn_changeset_free(set);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_check__findings),
        cmocka_unit_test(test_check__published_ones_lack_nothing_but_the_intent),
    };
    return RUN_SETS(tests);
}
