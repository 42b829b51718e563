/* What DescribeAgreement says, held against the terms. */
#include "format/agreement/agreements.h"

#include "tenor/buffer.h"

/* The findings of a code after the offer was made. */
static size_t findings_of(tn_code code)
{
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    assert_int_equal(tni_agreement_offer(&a, &out), TN_OK);
    tni_agreement_check(&a);
    tn_buffer_done(&out);
    return test_count(a.findings, code);
}

static void test_about__member_by_member(void **state)
{
    (void)state;
    static const struct {
        const char *about;
        size_t differs, ended;
    } rows[] = {{"\"status\": \"ACTIVE\"", 0, 0},
                {"\"status\": \"CANCELLED\"", 0, 1},
                {"\"status\": \"REPLACED\"", 0, 1},
                {"\"estimatedCharges\": {\"agreementValue\": \"100.00\"}", 0, 0},
                {"\"estimatedCharges\": {\"agreementValue\": \"99\"}", 1, 0},
                {"\"endTime\": 1831536000", 0, 0}, /* 2028-01-15, twelve months on */
                {"\"endTime\": \"2029-01-15T00:00:00Z\"", 1, 0},
                {"\"endTime\": null", 0, 0},
                {"\"endTime\": \"2028-01-15T08:00:00Z\", \"startTime\": 1800000000.9", 0, 0},
                {"\"endTime\": \"2028-03-01T00:00:00Z\", \"startTime\": \"2027-03-01T00:00:00Z\"",
                 1, 0}, /* which is not when it was accepted */
                {"\"estimatedCharges\": {\"currencyCode\": \"USD\"}", 0, 0},
                {"\"estimatedCharges\": {\"currencyCode\": \"EUR\"}", 1, 0},
                {"\"status\": \"PAUSED\"", 0, 1}, /* none of AWS's */
                {"\"agreementType\": \"VendorInsightsAgreement\"", 1, 0},
                {"\"proposalSummary\": {\"resources\": [{\"type\": \"AmiProduct\"}]}", 1, 0},
                {"\"proposalSummary\": {\"resources\": [{\"id\": \"prod-a\"}, {\"id\": "
                 "\"prod-b\"}]}",
                 1, 0}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tear_down(NULL); /* a fresh one for each row */
        set_up(NULL);
        assert_int_equal(add(TERMS), TN_OK);
        assert_int_equal(add(tn_arena_format(arena,
                                             "{\"agreementId\": \"x\", \"acceptanceTime\": "
                                             "1800000000, %s}",
                                             rows[i].about)),
                         TN_OK);
        assert_int_equal(findings_of(TN_IMP_DIFFERS), rows[i].differs);
        assert_int_equal(test_count(a.findings, TN_IMP_STATUS), rows[i].ended);
    }
}

/* First and last day by the terms, and by AWS, whose end is the last instant or the one behind. */
static void test_about__dates(void **state)
{
    (void)state;
    static const struct {
        const char *start, *end;
        size_t differs;
    } rows[] = {{"2027-03-01T00:00:00Z", "2028-02-29T23:59:59.999Z", 0},
                {"2027-03-01T00:00:00Z", "2028-03-01T00:00:00Z", 0},
                {"2027-03-02T00:00:00Z", "2028-03-01T00:00:00Z", 1},
                {"2027-02-28T23:59:59Z", "2028-03-02T00:00:00Z", 2}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tear_down(NULL);
        set_up(NULL);
        assert_int_equal(add("{\"acceptedTerms\": [{\"validityTerm\": {\"agreementStartDate\": "
                             "\"2027-03-01T00:00:00Z\", \"agreementEndDate\": "
                             "\"2028-02-29T23:59:59.999Z\"}}]}"),
                         TN_OK);
        assert_int_equal(add(tn_arena_format(arena,
                                             "{\"agreementId\": \"x\", \"acceptanceTime\": "
                                             "1780000000, \"startTime\": \"%s\", \"endTime\": "
                                             "\"%s\"}",
                                             rows[i].start, rows[i].end)),
                         TN_OK);
        assert_int_equal(findings_of(TN_IMP_DIFFERS), rows[i].differs);
    }
}

/* 3 x 564.125 + 4 x 226.25 + 4 x 65.125 = 2857.875, which is billed as 2857.88. */
static void test_about__a_sum_that_is_no_whole_cents(void **state)
{
    (void)state;
    static const struct {
        const char *price, *said;
        size_t differs;
    } rows[] = {{"2857.875", "2857.88", 0}, {"2857.875", "2857.875", 0}, {"2857.875", "2857.87", 1},
                {"2857.875", "2857.89", 1}, {"2857.874", "2857.87", 0},  {"2857.874", "2857.88", 1},
                {"2857.87", "2857.875", 1}, {"2857.875", "2857.876", 1}, {"2857.875", "2858", 1}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tear_down(NULL);
        set_up(NULL);
        assert_int_equal(
            add(tn_arena_format(arena,
                                "{\"acceptedTerms\": [{\"fixedUpfrontPricingTerm\": {\"price\": "
                                "\"%s\", \"grants\": [{\"dimensionKey\": \"a\"}]}}]}",
                                rows[i].price)),
            TN_OK);
        assert_int_equal(add(tn_arena_format(arena,
                                             "{\"agreementId\": \"x\", \"estimatedCharges\": "
                                             "{\"agreementValue\": \"%s\"}}",
                                             rows[i].said)),
                         TN_OK);
        assert_int_equal(findings_of(TN_IMP_DIFFERS), rows[i].differs);
    }
}

/* One reader for both spellings of AWS's members. */
static void test_about__members_with_a_capital_letter(void **state)
{
    (void)state;
    assert_int_equal(add("{\"AcceptedTerms\": [{\"FixedUpfrontPricingTerm\": {\"Price\": \"9\", "
                         "\"Grants\": [{\"DimensionKey\": \"a\"}]}}]}"),
                     TN_OK);
    assert_int_equal(add("{\"AgreementId\": \"x\", \"Status\": \"CANCELLED\", "
                         "\"EstimatedCharges\": {\"AgreementValue\": \"8\"}}"),
                     TN_OK);
    assert_int_equal(findings_of(TN_IMP_DIFFERS), 1);
    assert_int_equal(test_count(a.findings, TN_IMP_STATUS), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {EACH(test_about__member_by_member), EACH(test_about__dates),
                                       EACH(test_about__a_sum_that_is_no_whole_cents),
                                       EACH(test_about__members_with_a_capital_letter)};
    return RUN(tests);
}
