/* What is said of an agreement: AWS's published answers, term by term. */
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

static void test_check__other_durations(void **state)
{
    (void)state;
    for (int listed = 0; listed < 2; listed++) {
        tear_down(NULL);
        set_up(NULL);
        a.listed = listed; /* the prices of P1M: a product that is made lists them */
        assert_int_equal(add(TERMS), TN_OK);
        assert_int_equal(findings_of(TN_IMP_TERM), listed);
    }
}

/* Where the words stand that findings point at, in the file that has them. */
static void test_check__places(void **state)
{
    (void)state;
    static const char about[] = "{\"agreementId\": \"a\",\n \"status\": \"CANCELLED\"}";
    assert_int_equal(tni_agreement_add(&a, "about.json", about, strlen(about)), TN_OK);
    assert_int_equal(add("{\"acceptedTerms\": [\n"
                         " {\"freeTrialPricingTerm\": {\"id\": \"x\"}},\n"
                         "  {\"recurringPaymentTerm\": {\n    \"price\": \"7\"}}]}"),
                     TN_OK);
    assert_int_equal(findings_of(TN_IMP_TERM), 2);
    static const struct {
        const char *file;
        uint32_t line, column;
    } rows[] = {{"f.json", 2, 3}, {"f.json", 4, 14}, {"about.json", 2, 12}};
    assert_int_equal(tn_findings_count(a.findings), COUNT(rows));
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_at at = tn_findings_get(a.findings, i)->at;
        assert_string_equal(at.file, rows[i].file);
        assert_int_equal(at.line, rows[i].line);
        assert_int_equal(at.column, rows[i].column);
    }
}

static void test_check__validity(void **state)
{
    (void)state;
    static const struct {
        const char *validity;
        size_t count;
    } rows[] = {{"\"agreementDuration\": \"P1Y\", \"agreementStartDate\": "
                 "\"2007-03-01T13:00:00Z\", \"agreementEndDate\": \"2020-03-01T13:00:00Z\"",
                 1},
                {"\"agreementDuration\": \"P12M\", \"agreementStartDate\": 1800000000, "
                 "\"agreementEndDate\": 1831536000",
                 0},
                {"\"agreementDuration\": \"P12M\", \"agreementStartDate\": "
                 "\"2027-01-01T00:00:00Z\", \"agreementEndDate\": \"2027-12-31T23:59:59.999Z\"",
                 0},
                {"\"agreementStartDate\": 1800000000, \"agreementEndDate\": 1900000000", 0}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tear_down(NULL);
        set_up(NULL);
        assert_int_equal(
            add(tn_arena_format(arena, "{\"AcceptedTerms\": [{\"ValidityTerm\": {%s}}]}",
                                rows[i].validity)),
            TN_OK);
        assert_int_equal(findings_of(TN_IMP_DIFFERS), rows[i].count);
    }
}

#define RATES(items)   "{\"usageBasedPricingTerm\": {\"rateCards\": [{\"rateCard\": [" items "]}]}}"
#define CHARGES(items) "{\"paymentScheduleTerm\": {\"schedule\": [" items "]}}"

static void test_check__terms(void **state)
{
    (void)state;
    static const struct {
        const char *terms;
        size_t count;
    } rows[] = {
        {"{\"recurringPaymentTerm\": {\"price\": \"100.00\"}}", 1},
        {"{\"variablePaymentTerm\": {\"maxTotalChargeAmount\": \"9\"}}", 1},
        {"{\"freeTrialPricingTerm\": {\"duration\": \"P30D\"}}", 1},
        {"{\"byolPricingTerm\": {}}", 1},
        {"{\"somethingNewTerm\": {}}", 1},
        {"{\"usageBasedPricingTerm\": {}}", 1},
        {"{\"legalTerm\": {}}, {\"supportTerm\": {}}, {\"validityTerm\": {}}", 0},
        {"{\"fixedUpfrontPricingTerm\": {\"price\": \"5\", \"grants\": [{\"dimensionKey\": "
         "\"a\"}]}}",
         1},
        {"{\"fixedUpfrontPricingTerm\": {\"price\": \"5\"}}, {\"paymentScheduleTerm\": {}}", 1},
        {"{\"fixedUpfrontPricingTerm\": {\"price\": \"0\"}}, {\"paymentScheduleTerm\": {}}", 0},
        {"{\"configurableUpfrontPricingTerm\": {\"rateCards\": [{\"selector\": {\"value\": "
         "\"P365D\"}}]}}",
         1},
        {"{\"configurableUpfrontPricingTerm\": {\"rateCards\": [{\"selector\": {\"value\": "
         "\"P24M\"}}], \"configuration\": {\"selectorValue\": \"P12M\"}}}",
         1},
        {RATES("{\"dimensionKey\": \"a\", \"price\": \"1.5\"}"), 0},
        {RATES("{\"dimensionKey\": \"a\", \"price\": \"1,000\"}"), 1},
        {RATES("{\"dimensionKey\": \"a\", \"price\": 1.5}"), 1},
        {RATES("{\"dimensionKey\": \"a\"}"), 1},
        {RATES("{\"dimensionKey\": \"a b\", \"price\": \"1\"}"), 1},
        {RATES("{\"dimensionKey\": \"a\", \"price\": \"1\"}, {\"dimensionKey\": \"a\", "
               "\"price\": \"2\"}"),
         1},
        {CHARGES("{\"chargeDate\": \"2027-01-01\", \"chargeAmount\": \"5\"}, {\"chargeDate\": "
                 "1830297600, \"chargeAmount\": \"5\"}, {\"chargeDate\": "
                 "\"2028-03-01T00:00:00.000Z\", \"chargeAmount\": \"5.00\"}"),
         0},
        {CHARGES("{\"chargeDate\": \"soon\", \"chargeAmount\": \"5\"}"), 1},
        {CHARGES("{\"chargeDate\": \"2027-01-01\", \"chargeAmount\": 5}, {\"chargeDate\": "
                 "\"2027-02-01\"}"),
         2},
        {CHARGES("{\"chargeDate\": 1830297600, \"chargeAmount\": \"5\"}, {\"chargeDate\": "
                 "\"2028-01-01T00:00:00Z\", \"chargeAmount\": \"6\"}"),
         1}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tear_down(NULL); /* a fresh one for each row */
        set_up(NULL);
        assert_int_equal(add(tn_arena_format(arena, "{\"acceptedTerms\": [%s]}", rows[i].terms)),
                         TN_OK);
        if (findings_of(TN_IMP_TERM) != rows[i].count) {
            test_print(a.findings);
            fail_msg("%s", rows[i].terms);
        }
    }
}

static void test_check__currencies(void **state)
{
    (void)state;
    static const struct {
        const char *usage;
        tn_status status;
        size_t differs, unknown;
    } rows[] = {{"EUR", TN_OK, 0, 0}, {"USD", TN_OK, 1, 0}, {"KRW", TN_E_FINDINGS, 1, 1}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_buffer out;
        tear_down(NULL);
        set_up(NULL);
        tn_buffer_init(&out, NULL);
        assert_int_equal(add(tn_arena_format(arena,
                                             "{\"acceptedTerms\": [{\"fixedUpfrontPricingTerm\": "
                                             "{\"currencyCode\": \"EUR\"}},\n"
                                             "{\"usageBasedPricingTerm\": {\"currencyCode\": "
                                             "\"%s\", \"rateCards\": [{}]}}]}",
                                             rows[i].usage)),
                         TN_OK);
        assert_int_equal(tni_agreement_offer(&a, &out), rows[i].status);
        tni_agreement_check(&a);
        tn_buffer_done(&out);
        assert_int_equal(test_count(a.findings, TN_IMP_DIFFERS), rows[i].differs);
        assert_int_equal(test_count(a.findings, TN_CHG_UNKNOWN_CURRENCY), rows[i].unknown);
        assert_true(!rows[i].unknown ||
                    test_finding(a.findings, TN_CHG_UNKNOWN_CURRENCY)->at.line == 2);
    }
}

/* Constraints that AWS takes only alike. */
static void test_check__constraints(void **state)
{
    (void)state;
    static const char *const quantity[] = {"Allowed", "Disallowed"};
    for (size_t i = 0; i < COUNT(quantity); i++) {
        tear_down(NULL);
        set_up(NULL);
        assert_int_equal(
            add(tn_arena_format(arena,
                                "{\"acceptedTerms\": [{\"configurableUpfrontPricingTerm\": "
                                "{\"rateCards\": [{\"constraints\": "
                                "{\"multipleDimensionSelection\": \"Allowed\", "
                                "\"quantityConfiguration\": \"%s\"}}]}}]}",
                                quantity[i])),
            TN_OK);
        assert_int_equal(findings_of(TN_IMP_DIFFERS), i);
    }
}

/* What is no quantity is in no figure; 0 is not held, and needs no word. */
static void test_check__quantities(void **state)
{
    (void)state;
    static const struct {
        const char *value;
        size_t count;
    } rows[] = {{"\"3.5\"", 1}, {"-3", 1}, {"1.5", 1}, {"null", 1}, {"0", 0}, {"3", 0}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tear_down(NULL);
        set_up(NULL);
        const char *terms = tn_arena_format(
            arena,
            "{\"acceptedTerms\": [{\"configurableUpfrontPricingTerm\": {\"rateCards\": [{"
            "\"selector\": {\"value\": \"P12M\"}, \"rateCard\": [{\"dimensionKey\": \"a\", "
            "\"price\": \"5\"}]}], \"configuration\": {\"selectorValue\": \"P12M\",\n"
            "\"dimensions\": [{\"dimensionKey\": \"a\", \"dimensionValue\": %s}]}}}]}",
            rows[i].value);
        assert_int_equal(add(terms), TN_OK);
        assert_int_equal(findings_of(TN_IMP_TERM), rows[i].count);
        if (rows[i].count) {
            const tn_finding *f = test_finding(a.findings, TN_IMP_TERM);
            assert_int_equal(f->at.line, 2);
            assert_non_null(strstr(f->message, "'a'"));
        }
    }
}

static void test_check__no_terms(void **state)
{
    (void)state;
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    assert_int_equal(add("{\"agreementId\": \"x\", \"acceptedTerms\": {}}"), TN_OK);
    assert_int_equal(tni_agreement_offer(&a, &out), TN_E_FINDINGS);
    assert_int_equal(test_count(a.findings, TN_IMP_AGREEMENT), 1);
    tn_buffer_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH(test_check__other_durations), EACH(test_check__places),
        EACH(test_check__validity),        EACH(test_check__terms),
        EACH(test_check__currencies),      EACH(test_check__constraints),
        EACH(test_check__quantities),      EACH(test_check__no_terms)};
    return RUN(tests);
}
