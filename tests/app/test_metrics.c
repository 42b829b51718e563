/* Metrics of the samples: a day of the file's own, and no contract at all. */
#include "app/with_workspace.h"

#include "app/metrics.h"

static const tn_metrics *metrics_of(const char *file)
{
    const tni_metrics_options options = {.as_of = {20605}, .parts = true}; /* 2026-06-01 */
    const char *const paths[] = {tn_arena_format(arena, SAMPLES "%s", file)};
    const tn_metrics *metrics = NULL;
    const tn_date *day = NULL;
    tni_portfolio portfolio;
    assert_int_equal(tni_portfolio_list(&ws, paths, 1, &portfolio), TN_OK);
    assert_int_equal(tni_portfolio_as_of(&ws, &portfolio, &day), TN_OK);
    assert_non_null(day); /* tenor.ini says */
    assert_int_equal(tni_metrics(&ws, &portfolio, &options, &metrics), TN_OK);
    return metrics;
}

static void test_metrics__sample(void **state)
{
    (void)state;
    const tn_metrics *m = metrics_of("acme.contract.ini");
    assert_int_equal(m->totals[0].arr.minor, 400000); /* the pro tier since 2026-04-11 */
    assert_non_null(tni_metrics_report(&ws, m, true));
}

static void test_metrics__no_contract(void **state)
{
    (void)state;
    assert_null(metrics_of("acme.offer.ini"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_metrics__sample),
                                       WITH_WORKSPACE(test_metrics__no_contract)};
    return RUN(tests);
}
