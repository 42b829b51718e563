/* What AWS billed against what we simulated: the sample with an example of everything. */
#include "app/with_workspace.h"

#include "app/portfolio.h"

static tn_status reconcile(const char *file, const char *actual, const tn_report **report,
                           bool *exceptions)
{
    const char *const paths[] = {tn_arena_format(arena, SAMPLES "%s", file)};
    const tni_reconcile_options options = {.actual = actual};
    tni_portfolio portfolio;
    *report = NULL;
    assert_int_equal(tni_portfolio_list(&ws, paths, 1, &portfolio), TN_OK);
    return tni_reconcile(&ws, &portfolio, &options, report, exceptions);
}

static int64_t figure(const tn_report *report, const char *key)
{
    return tn_report_find(report, key)->value.as.number;
}

static void test_reconcile__sample(void **state)
{
    (void)state;
    const tn_report *report = NULL;
    bool exceptions = false;
    assert_int_equal(
        reconcile("billed.contract.ini", SAMPLES "billed.feed.csv", &report, &exceptions), TN_OK);
    assert_true(exceptions);
    assert_int_equal(figure(report, "exceptions"), 8);
}

static void test_reconcile__nothing_to_compare(void **state)
{
    (void)state;
    static const struct {
        const char *file, *actual;
        tn_status status;
    } rows[] = {{"acme.offer.ini", SAMPLES "billed.feed.csv", TN_OK}, /* no contract */
                {"billed.contract.ini", "none.csv", TN_E_READ},
                {"billed.contract.ini", SAMPLES "tenor.ini", TN_E_FINDINGS}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_report *report = NULL;
        bool exceptions = false;
        assert_int_equal(reconcile(rows[i].file, rows[i].actual, &report, &exceptions),
                         rows[i].status);
        assert_null(report);
        assert_false(exceptions);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_reconcile__sample),
                                       WITH_WORKSPACE(test_reconcile__nothing_to_compare)};
    return RUN(tests);
}
