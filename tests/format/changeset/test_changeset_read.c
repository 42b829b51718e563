/* Reading change sets and entities: shapes, damaged ones, and entities as change sets. */
#include "format/changeset/sets.h"

static const struct {
    const char *text, *codes, *message;
} wrong[] = {
    {"", "CHG-030@1:1", NULL},
    {"{\n \"ChangeSet\": [,]}", "CHG-030@2:16", NULL},
    {"[]", "CHG-031@1:1", "this is neither a change set nor an offer or SaaS product of AWS's"},
    {"{}", "CHG-031@1:1", NULL},
    {"{\"changeSet\": []}", "CHG-031@1:1", NULL},
    {"{\"EntityType\": \"AmiProduct@1.0\", \"DetailsDocument\": {}}", "CHG-031@1:1", NULL},
    {"{\"EntityType\": \"Offer@1.0\"}", "CHG-031@1:1", NULL}, /* no details */
    {"{\"ChangeSet\": {}}", "CHG-032@1:2", "ChangeSet is not a list"},
    {SET("7"), "CHG-032@1:42", "change 1 is not an object"},
    {SET("{}"), "CHG-032@1:42", "change 1 has no ChangeType"},
    {SET(OFFER_MADE ",{\"ChangeType\":\"X\"}"), "CHG-032@1:187",
     "change 2 has no Entity with a Type"},
    {SET(CHANGE("X", "Offer@1.0", "") "}"), "CHG-032@1:42", "change 1 has no DetailsDocument"},
    {SET(CHANGE("X", "Offer@1.0", "") ",\"Details\":\"no JSON\"}"), "CHG-032@1:42",
     "change 1 has no DetailsDocument"},
    {SET("7,8"), "CHG-032@1:42 CHG-032@1:44", "change 1 is not an object"}, /* all are told */
};

static void test_read__what_is_wrong(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(wrong); i++) {
        tn_changeset *set = NULL;
        findings = tn_findings_new(arena);
        assert_int_equal(
            tn_changeset_read("s.json", wrong[i].text, strlen(wrong[i].text), findings, &set),
            TN_E_FINDINGS);
        assert_null(set);
        if (strcmp(codes(), wrong[i].codes) != 0) {
            fail_msg("%s\n%s", wrong[i].text, codes());
        }
        if (wrong[i].message) {
            assert_string_equal(tn_findings_get(findings, 0)->message, wrong[i].message);
        }
    }
}

static void test_read__details_as_text(void **state)
{
    (void)state;
    tn_changeset *set =
        set_of(SET(CHANGE("UpdateInformation", "Offer@1.0",
                          ID("offer-1")) ",\"Details\":\"{\\\"Name\\\": \\\"N\\\"}\"}"));
    assert_string_equal(details_text(set, TNI_OFFER, "UpdateInformation"), "{\"Name\":\"N\"}");
    assert_null(tni_json_get(tni_json_at(tni_json_get(set->root, "ChangeSet"), 0), "Details"));
    tn_changeset_free(set);
}

#define ENTITY                                                                                     \
    "{\"EntityType\":\"Offer@1.0\",\"EntityIdentifier\":\"offer-1@3\","                            \
    "\"LastModifiedDate\":\"2027-02-03T04:05:06Z\",\"DetailsDocument\":{\"State\":\"Released\","   \
    "\"Name\":\"N\",\"ProductId\":\"prod-1111111111111\",\"Terms\":[{\"Type\":\"ValidityTerm\","   \
    "\"AgreementStartDate\":\"2027-01-01T00:00:00.000Z\"},{\"Type\":\"NewTerm\"},"                 \
    "{\"Type\":\"SupportTerm\",\"RefundPolicy\":\"none\"}],\"Rules\":[{\"Type\":"                  \
    "\"AvailabilityRule\",\"AvailabilityEndDate\":\"2027-01-31T00:00:00.000Z\"}]}}"

/* The changes that would give the offer these values; what none of them sets stays with it. */
static void test_entity__offer(void **state)
{
    (void)state;
    tn_changeset *set = set_of(ENTITY);
    assert_string_equal(
        types_of(set),
        "UpdateInformation UpdateValidityTerms UpdateSupportTerms UpdateAvailability");
    assert_true(set->released);
    assert_string_equal(tni_identifier(set, TNI_OFFER), "offer-1");
    assert_string_equal(details_text(set, TNI_OFFER, "UpdateInformation"), "{\"Name\":\"N\"}");
    assert_string_equal(
        details_text(set, TNI_OFFER, "UpdateValidityTerms"),
        "{\"Terms\":[{\"Type\":\"ValidityTerm\",\"AgreementStartDate\":\"2027-01-01\"}]}");
    assert_string_equal(details_text(set, TNI_OFFER, "UpdateAvailability"),
                        "{\"AvailabilityEndDate\":\"2027-01-31\"}");
    assert_string_equal(
        json_text(tni_json_get(tni_json_get(set->entity, "DetailsDocument"), "Terms")),
        "[{\"Type\":\"NewTerm\"}]");
    assert_null(tni_json_get(tni_json_get(set->entity, "DetailsDocument"), "Name"));
    tn_changeset_free(set);
}

static void test_entity__product_stays_whole(void **state)
{
    (void)state;
    tn_changeset *set =
        set_of("{\"EntityType\":\"SaaSProduct@1.0\",\"EntityIdentifier\":\"prod-1111111111111@9\","
               "\"Details\":"
               "\"{\\\"Description\\\":{\\\"ProductTitle\\\":\\\"T\\\"},\\\"Dimensions\\\":"
               "[{\\\"Key\\\":\\\"gb\\\"}]}\"}");
    assert_string_equal(types_of(set), "UpdateInformation AddDimensions");
    assert_string_equal(details_text(set, TNI_PRODUCT, "AddDimensions"), "[{\"Key\":\"gb\"}]");
    assert_string_equal(tni_identifier(set, TNI_PRODUCT), "prod-1111111111111");
    assert_string_equal(json_text(tni_json_get(set->entity, "DetailsDocument")),
                        "{\"Description\":{\"ProductTitle\":\"T\"},\"Dimensions\":"
                        "[{\"Key\":\"gb\"}]}");
    assert_false(set->released);
    tn_changeset_free(set);
}

/* Of what an import kept aside, the entity is read. */
static void test_read__kept_entity(void **state)
{
    (void)state;
    tn_changeset *set = set_of("{\"format_version\":\"1\",\"kept\":[],\"entity\":" ENTITY "}");
    assert_string_equal(tni_identifier(set, TNI_OFFER), "offer-1");
    tn_changeset_free(set);
}

/* Another answer of AWS's is named with what takes it. */
static void test_read__other_answers(void **state)
{
    (void)state;
    static const struct {
        const char *text, *hint; /* a part of it */
    } rows[] = {
        {"{\"changeSet\": []}", "write ChangeSet"},
        {"{\"Entitlements\": []}", "--entitlements"},
        {"{\"agreementEntitlements\": []}", "--entitlements"},
        {"{\"agreementInvoiceLineItemGroupSummaries\": []}", "--actual"},
        {"{\"agreementViewSummaries\": []}", "get-agreement-terms"},
        {"{\"EntitySummaryList\": []}", "describe-entity of each"},
        {"{\"ChangeSetSummaryList\": []}", "describe-change-set"},
        {"{\"detail-type\": \"Offer Released\"}", "two answers"},
        {"{\"x\": 1}", "save the answer of"},
        {"[1]", "save the answer of"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_changeset *set = NULL;
        tn_findings *told = tn_findings_new(arena);
        assert_int_equal(
            tn_changeset_read("f.json", rows[i].text, strlen(rows[i].text), told, &set),
            TN_E_FINDINGS);
        assert_int_equal(test_count(told, TN_CHG_UNKNOWN), 1);
        assert_non_null(strstr(tn_findings_get(told, 0)->hint, rows[i].hint));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read__what_is_wrong),
        cmocka_unit_test(test_read__details_as_text),
        cmocka_unit_test(test_entity__offer),
        cmocka_unit_test(test_entity__product_stays_whole),
        cmocka_unit_test(test_read__kept_entity),
        cmocka_unit_test(test_read__other_answers),
    };
    return RUN_SETS(tests);
}
