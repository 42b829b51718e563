/* What renews of the samples: the terms that are not over, every month, what a quarter puts at
 * stake. */
#include "app/with_workspace.h"

#include "app/renewals.h"

static void test_renewals__samples(void **state)
{
    (void)state;
    const char *const paths[] = {SAMPLES "acme.contract.ini", SAMPLES "billed.contract.ini"};
    tni_renewals r;
    assert_int_equal(tni_renewals_make(&ws, paths, 2, 12, &r), TN_OK);
    assert_int_equal(r.count, 2);
    assert_string_equal(r.contracts[0].id, "C-0001");
    assert_string_equal(r.contracts[0].path, paths[0]);
    assert_int_equal(r.contracts[0].first, 0);        /* it ends on 2027-01-15 */
    assert_int_equal(r.contracts[0].terms->count, 1); /* its renewal was switched off */
    assert_true(r.contracts[1].terms->count >= 11);   /* of a month each, assumed */
    const tn_table *months = tn_report_find_table(r.forecast, "months");
    assert_int_equal(months->count, 12);
    const tn_table *quarters = tn_report_find_table(r.metrics, "renewals");
    const int value = tn_table_column(quarters, "annual_value");
    assert_int_equal(quarters->rows[1].cells[value].as.money.minor, 400000); /* 2027-Q1 */
}

static void test_renewals__none(void **state)
{
    (void)state;
    tni_renewals r;
    const char *const paths[] = {SAMPLES "acme.offer.ini"};
    tni_renewals_make(&ws, paths, 1, 12, &r);
    assert_int_equal(r.count, 0);
    assert_null(r.forecast);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_renewals__samples),
                                       WITH_WORKSPACE(test_renewals__none)};
    return RUN(tests);
}
