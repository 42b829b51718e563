/* What an offer says beside the agreement that it became: which terms count, what is added. */
#include "format/agreement/agreements.h"

#include "tenor/buffer.h"

#define ACCEPTED                                                                                   \
    "{\"agreementId\": \"agmt-1\", \"acceptanceTime\": 1800000000, \"proposalSummary\": "          \
    "{\"offerId\": \"offer-1\"}}"
#define OFFER(id, member, details)                                                                 \
    "{\"EntityType\": \"Offer@1.0\", \"EntityIdentifier\": \"" id "\", \"" member "\": " details "}"
#define DETAILS                                                                                    \
    "{\"Name\": \"N\", \"Terms\": [{\"Type\": \"RenewalTerm\", \"MaxRenewals\": 3, \"Id\": "       \
    "\"r\", \"Configuration\": {}}, {\"Type\": \"ByolPricingTerm\"}]}"
#define DETAILS_TEXT                                                                               \
    "\"{\\\"Name\\\": \\\"N\\\", \\\"Terms\\\": [{\\\"Type\\\": \\\"ByolPricingTerm\\\"}]}\""
#define OFFERED                                                                                    \
    "{\"offerTerms\": [{\"usageBasedPricingTerm\": {\"rateCards\": [{\"rateCard\": "               \
    "[{\"dimensionKey\": \"a\", \"price\": \"1\", \"displayName\": \"Admins\", \"unit\": "         \
    "\"Users\"}]}]}}]}"

/* The printed offer; at most one a test. */
static const char *offer_of(tn_buffer *out)
{
    tn_buffer_init(out, NULL);
    assert_int_equal(tni_agreement_settle(&a), TN_OK);
    assert_int_equal(tni_agreement_offer(&a, out), TN_OK);
    return out->bytes;
}

static void test_look__an_offer_is_no_answer(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        tni_agreement_kind kind;
    } rows[] = {
        {OFFER("offer-1", "DetailsDocument", "{}"), TNI_AGREEMENT_BESIDE},
        {"[" OFFER("offer-1", "DetailsDocument", "{}") ", " TERMS "]", TNI_AGREEMENT_ANSWER},
        {OFFERED, TNI_AGREEMENT_ANSWER},
        {"{\"EntityType\": \"SaaSProduct@1.0\"}", TNI_AGREEMENT_NONE}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *id = NULL;
        tni_agreement_kind kind;
        assert_int_equal(tni_agreement_look(arena, rows[i].text, strlen(rows[i].text), &kind, &id),
                         TN_OK);
        assert_int_equal(kind, rows[i].kind);
        assert_null(id);
    }
}

static void test_settle__the_offer_that_was_accepted(void **state)
{
    (void)state;
    assert_int_equal(add(ACCEPTED), TN_OK);
    assert_int_equal(add(TERMS), TN_OK);
    assert_int_equal(add(OFFER("offer-2@1", "DetailsDocument", DETAILS)), TN_OK);
    assert_int_equal(add(OFFER("offer-1@1", "DetailsDocument", DETAILS)), TN_E_FINDINGS);
    assert_int_equal(test_count(a.findings, TN_IMP_AGREEMENT), 1);
    assert_int_equal(tni_agreement_settle(&a), TN_E_FINDINGS);
    assert_int_equal(test_count(a.findings, TN_IMP_AGREEMENT), 2);
}

static void test_offer__members_that_were_not_accepted(void **state)
{
    (void)state;
    tn_buffer out;
    assert_int_equal(add(OFFER("offer-1@3", "DetailsDocument", DETAILS)), TN_OK);
    assert_int_equal(add(TERMS), TN_OK);
    assert_int_equal(add(ACCEPTED), TN_OK);
    const char *offer = offer_of(&out);
    assert_non_null(strstr(offer, "\"MaxRenewals\": 3"));
    assert_non_null(strstr(offer, "\"EnableAutoRenew\": false")); /* as it was accepted */
    assert_non_null(strstr(offer, "\"Name\": \"N\""));
    assert_null(strstr(offer, "ByolPricingTerm"));
    tni_agreement_check_offered(&a);
    assert_int_equal(test_count(a.findings, TN_IMP_TERM), 1); /* its own licence */
    tn_buffer_done(&out);
}

static void test_offer__details_as_text(void **state)
{
    (void)state;
    tn_buffer out;
    assert_int_equal(add(OFFER("offer-1", "Details", DETAILS_TEXT)), TN_OK);
    assert_int_equal(add(TERMS), TN_OK);
    assert_non_null(strstr(offer_of(&out), "\"Name\": \"N\""));
    tn_buffer_done(&out);
}

static void test_offer__names_of_dimensions(void **state)
{
    (void)state;
    tn_buffer out;
    assert_int_equal(add(OFFERED), TN_OK);
    assert_int_equal(add(TERMS), TN_OK);
    const char *offer = offer_of(&out);
    assert_non_null(strstr(offer, "\"Name\": \"Admins\""));
    assert_non_null(strstr(offer, "\"Unit\": \"Users\""));
    assert_null(strstr(offer, "UsageBasedPricingTerm"));
    tni_agreement_check_offered(&a);
    assert_int_equal(test_count(a.findings, TN_IMP_TERM), 1);
    tn_buffer_done(&out);
}

static void test_offer__offered_terms_alone(void **state)
{
    (void)state;
    tn_buffer out;
    assert_int_equal(add(OFFERED), TN_OK);
    assert_non_null(strstr(offer_of(&out), "UsageBasedPricingTerm"));
    tni_agreement_check_offered(&a);
    assert_int_equal(tn_findings_count(a.findings), 0);
    tn_buffer_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {EACH(test_look__an_offer_is_no_answer),
                                       EACH(test_settle__the_offer_that_was_accepted),
                                       EACH(test_offer__members_that_were_not_accepted),
                                       EACH(test_offer__details_as_text),
                                       EACH(test_offer__names_of_dimensions),
                                       EACH(test_offer__offered_terms_alone)};
    return RUN(tests);
}
