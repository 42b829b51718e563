/* Metrics of the samples: a day of the file's own, and no contract at all. */
#include "app/with_workspace.h"

#include "app/metrics.h"

static const tn_metrics *metrics_of(const char *file, tni_spool *rows)
{
    const tni_metrics_options options = {.as_of = {20605}, .rows = rows}; /* 2026-06-01 */
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
    const tn_metrics *m = metrics_of("acme.contract.ini", NULL);
    assert_int_equal(m->totals[0].arr.minor, 400000); /* the pro tier since 2026-04-11 */
    assert_null(tn_report_find_table(tni_metrics_report(&ws, m, NULL), "contracts"));
}

/* The totals are the same, and the contract's row comes out of the spool with its reason. */
static void test_metrics__sample_with_its_part(void **state)
{
    (void)state;
    tni_spool *rows = tni_spool_new(&ws, TNI_FORM_TEXT);
    const tn_metrics *m = metrics_of("acme.contract.ini", rows);
    tn_made_row made;
    assert_int_equal(m->totals[0].arr.minor, 400000);
    assert_int_equal(m->part_count, 0); /* nothing is kept in memory */
    const tn_report *report = tni_metrics_report(&ws, m, rows);
    assert_int_equal(tn_table_rows(tn_report_find_table(report, "totals")), 1);
    const tn_table *table = tn_report_find_table(report, "contracts");
    assert_int_equal(tn_table_rows(table), 1);
    const tn_row *row = tn_table_row(table, 0, &made);
    assert_non_null(row);
    const int now = tn_table_column(table, "now");
    assert_int_equal(row->cells[now].as.money.minor, 400000);
    assert_non_null(row->why);
    assert_int_equal(row->why->out.as.money.minor, 400000);
    tni_spool_free(rows);
}

static void test_metrics__no_contract(void **state)
{
    (void)state;
    assert_null(metrics_of("acme.offer.ini", NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_metrics__sample),
                                       WITH_WORKSPACE(test_metrics__sample_with_its_part),
                                       WITH_WORKSPACE(test_metrics__no_contract)};
    return RUN(tests);
}
