/* Answers of GetEntitlements and GetAgreementEntitlements. */
#include "support/test.h"
#include "support/tree.h"

#include "format/agreement/entitlement_answer.h"

static tn_arena *arena;
static tn_findings *findings;
static tni_entitled_list list;

static int set_up(void **state)
{
    (void)state;
    arena = tn_arena_new(NULL);
    findings = tn_findings_new(arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tn_arena_free(arena);
    return 0;
}

static tn_status read(const char *text)
{
    return tni_entitled_read(arena, "a.json", text, strlen(text), findings, &list);
}

static void test_entitled__pages(void **state)
{
    (void)state;
    assert_int_equal(
        read("[{\"Entitlements\": [{\"ProductCode\": \"pc\", \"Dimension\": \"a\", "
             "\"CustomerIdentifier\": \"c\", \"CustomerAWSAccountId\": \"111111111111\", "
             "\"LicenseArn\": \"arn:l/lic-1\", \"ExpirationDate\": 1800000000.5, \"Value\": "
             "{\"IntegerValue\": 5}}], \"NextToken\": \"more\"}, {\"Entitlements\": "
             "[{\"Dimension\": \"b\", \"ExpirationDate\": null, \"Value\": {\"IntegerValue\": "
             "0}}]}]"),
        TN_OK);
    assert_int_equal(tn_findings_count(findings), 0);
    assert_int_equal(list.count, 2);
    assert_true(list.quantities && !list.statuses);
    assert_string_equal(list.items[0].product, "pc");
    assert_string_equal(list.items[0].customer, "c");
    assert_string_equal(list.items[0].account, "111111111111");
    assert_int_equal(list.items[0].quantity, 5);
    assert_true(list.items[0].has_expires);
    assert_int_equal(list.items[0].expires.seconds, 1800000000);
    assert_false(list.items[1].has_expires);
    assert_string_equal(list.items[1].license, "");
}

static void test_entitled__statuses(void **state)
{
    (void)state;
    assert_int_equal(
        read("{\"agreementEntitlements\": [{\"resource\": {\"id\": \"prod-1\"}, \"type\": "
             "\"AWS::Marketplace::Usage\", \"status\": \"PENDING\", \"statusReasonCode\": "
             "\"PROVISIONING_IN_PROGRESS\", \"licenseArn\": null, \"registrationToken\": "
             "\"secret\"}, {\"type\": \"AWS::Marketplace::Discount\"}], \"nextToken\": null}"),
        TN_OK);
    assert_int_equal(list.count, 1);
    assert_true(list.statuses);
    assert_string_equal(list.items[0].status, "PENDING");
    assert_string_equal(list.items[0].product, "prod-1");
    assert_int_equal(test_count(findings, TN_IMP_ENTITLEMENT), 1); /* the discount */
}

static void test_entitled__refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        tn_status status;
    } rows[] = {{"{\"Entitlements\": [{\"Value\": {\"DoubleValue\": 1.5}}]}", TN_OK},
                {"{\"Entitlements\": [{\"Value\": {\"IntegerValue\": -1}}]}", TN_OK},
                {"{\"Entitlements\": [{\"ExpirationDate\": \"soon\", \"Value\": "
                 "{\"IntegerValue\": 1}}]}",
                 TN_OK},
                {"{\"Entitlements\": [], \"NextToken\": \"next\"}", TN_OK},
                {"{\"Entitlements\": {}}", TN_E_FINDINGS},
                {"{\"ChangeSet\": []}", TN_E_FINDINGS},
                {"[]", TN_E_FINDINGS},
                {"{\"Entitlements\": [", TN_E_FINDINGS}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tear_down(NULL);
        set_up(NULL);
        assert_int_equal(read(rows[i].text), rows[i].status);
        assert_int_equal(list.count, 0);
        assert_int_equal(test_count(findings, TN_IMP_ENTITLEMENT), 1);
    }
}

static void test_entitled__licenses(void **state)
{
    (void)state;
    assert_true(tni_same_license("arn:aws:license-manager::1:license/lic-1",
                                 "aws:license-manager::1:license:lic-1"));
    assert_true(tni_same_license("lic-1", "arn:aws:license-manager::1:license/lic-1"));
    assert_false(tni_same_license("arn:aws:license-manager::1:license/lic-1",
                                  "arn:aws:license-manager::1:license/lic-2"));
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {EACH(test_entitled__pages), EACH(test_entitled__statuses),
                                       EACH(test_entitled__refused), EACH(test_entitled__licenses)};
    return RUN(tests);
}
