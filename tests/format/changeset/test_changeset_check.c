/* What only shows once everything is merged: emptiness, intent, references, currencies. */
#include "format/changeset/sets.h"

#define PLAIN        "{\"ChangeSet\":["
#define APPLY        "{\"Intent\":\"APPLY\",\"ChangeSet\":["
#define INTENT       "{\"Intent\":\"VALIDATE\",\"ChangeSet\":["
#define TERM(c)      "{\"Terms\":[{\"CurrencyCode\":\"" c "\"}]}"
#define PRICED(c)    OFFER_CHANGE("UpdatePricingTerms", TERM(c))
#define SCHEDULED(c) OFFER_CHANGE("UpdatePaymentScheduleTerms", TERM(c))
#define OTHER(c)                                                                                   \
    CHANGE("UpdatePricingTerms", "Offer@1.0", ID("offer-2")) ",\"DetailsDocument\":" TERM(c) "}"

static const struct {
    const char *text, *codes, *message;
} cases[] = {
    {INTENT OFFER_MADE "]}", "CHG-028@7:1", NULL},
    {PLAIN OFFER_MADE "]}", "CHG-021@7:1", "AWS applies the change set at once when it is started"},
    {APPLY OFFER_MADE "," OFFER_MADE "]}", "CHG-021@7:1 CHG-027@7:1", NULL},
    {APPLY "]}", "CHG-019@7:1", "the change set has no changes"},
    {APPLY PRICED("USD") "]}", "CHG-021@7:1 CHG-008@7:1",
     "UpdatePricingTerms is for an offer whose id is not known: no change creates it"},
    {APPLY PRICED("USD") "," OFFER_MADE "]}", "CHG-021@7:1 CHG-008@7:1", NULL}, /* too late */
    {APPLY OFFER_MADE "," PRICED("USD") "," SCHEDULED("USD") "]}", "CHG-021@7:1", NULL},
    {APPLY OFFER_MADE "," PRICED("USD") "," SCHEDULED("EUR") "]}", "CHG-021@7:1 CHG-018@7:1",
     "a term of UpdatePaymentScheduleTerms is in EUR, another one in USD"},
    {APPLY OFFER_MADE "," PRICED("USD") "," OTHER("EUR") "]}", "CHG-021@7:1",
     NULL},                                         /* of another offer */
    {APPLY OTHER("EUR") "]}", "CHG-021@7:1", NULL}, /* it exists */
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
            const size_t last = tn_findings_count(findings) - 1;
            assert_string_equal(tn_findings_get(findings, last)->message, cases[i].message);
        }
        tn_changeset_free(set);
    }
}

static void test_check__published_ones_are_applied_at_once(void **state)
{
    static const char *const names[] = {
        "CreateDraftPrivateOffer", "CreateLimitedSaasAndPublicOfferWithContractPricing",
        "CreatePrivateOfferWithContractWithPayAsYouGoPricingForSaas"};
    (void)state;
    for (size_t i = 0; i < COUNT(names); i++) {
        tn_changeset *set = published(names[i]);
        tn_changeset_check(set, (tn_at){0}, findings);
        assert_string_equal(codes(), "CHG-021@0:0"); /* they have no Intent either */
        tn_changeset_free(set);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_check__findings),
        cmocka_unit_test(test_check__published_ones_are_applied_at_once),
    };
    return RUN_SETS(tests);
}
