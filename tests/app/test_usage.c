/* Metering records: overage as a report, and what can still be sent to AWS. */
#include "app/with_workspace.h"

#include "app/usage.h"

static void test_usage__overage_and_what_is_set_aside(void **state)
{
    (void)state;
    const tn_report *report = NULL;
    const tni_source_file *d = sample("acme.contract.ini");
    assert_int_equal(tni_usage(&ws, d, NULL, SAMPLES "acme.usage.csv", &report), TN_OK);
    assert_int_equal(tn_report_find(report, "records")->value.as.number, 13);
    assert_int_equal(tn_report_find(report, "rated_records")->value.as.number, 7);
    assert_int_equal(tn_report_find_table(report, "usage")->count, 5);
    assert_true(found(TN_USE_DIMENSION));
    report = NULL;
    assert_int_equal(tni_usage(&ws, d, NULL, "none.csv", &report), TN_E_READ);
    assert_null(report);
}

static void test_metering__requests(void **state)
{
    (void)state;
    tn_instant at;
    assert_int_equal(tn_instant_parse("2026-03-02T14:00:00Z", 20, &at), TN_OK);
    const tn_report *report = NULL;
    const tni_source_file *d = sample("acme.contract.ini");
    const tn_status status =
        tni_metering(&ws, d, NULL, SAMPLES "acme.usage.csv", at, false, &out, &report);
    assert_true(status == TN_OK || status == TN_E_FINDINGS);
    assert_non_null(report);
    assert_int_equal(status == TN_OK, out.length > 0); /* refused, or requests: never both */
    report = NULL;
    tn_buffer_cut(&out, 0);
    assert_int_equal(tni_metering(&ws, d, NULL, "none.csv", at, false, &out, &report), TN_E_READ);
    assert_null(report);
    assert_int_equal(out.length, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_usage__overage_and_what_is_set_aside),
                                       WITH_WORKSPACE(test_metering__requests)};
    return RUN(tests);
}
