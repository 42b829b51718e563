/* Whole calendar months of contracts. */
#include "app/samples.h"

#include "app/forecast.h"

static const tn_forecast *forecast_of(tn_arena *arena, const char *path, const tn_date *as_of,
                                      const tni_forecast_options *options)
{
    const tni_workspace_options workspace = {.as_of = as_of};
    tni_workspace *ws = tn_arena_take(arena, sizeof(*ws));
    tni_portfolio p;
    const tn_forecast *forecast = NULL;
    assert_int_equal(tni_workspace_open(arena, &workspace, ws), TN_OK);
    assert_int_equal(tni_portfolio_load(ws, &path, 1, &p), TN_OK);
    assert_int_equal(tni_forecast(ws, &p, options, &forecast), TN_OK);
    return forecast;
}

static void test_forecast__no_contract(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    assert_null(
        forecast_of(arena, SAMPLES "acme.offer.ini", NULL, &(tni_forecast_options){.months = 1}));
    tn_arena_free(arena);
}

/* In the middle of a month: twelve whole ones, from its first day on. */
static void test_forecast__whole_months(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_date day = {.days = 20894}; /* 2027-03-17 */
    const tni_forecast_options options = {.totals = true};
    const tn_forecast *f = forecast_of(arena, SAMPLES "acme.contract.ini", &day, &options);
    assert_int_equal(f->contracts, 1);
    assert_int_equal(f->count, 2); /* its own, and over all */
    assert_int_equal(f->parts[0]->ledger.count, 12);
    assert_int_equal(f->parts[0]->ledger.months[0].month.days, 20878); /* 2027-03-01 */
    assert_int_equal(f->parts[0]->ledger.total.revenue.minor,
                     f->parts[1]->ledger.total.revenue.minor);
    assert_non_null(tni_forecast_report(
        &(tni_workspace){.arena = arena, .findings = tn_findings_new(arena)}, f, NULL));
    const tni_forecast_options currency = {.months = 2, .by = TNI_BY_CURRENCY};
    f = forecast_of(arena, SAMPLES "acme.contract.ini", &day, &currency);
    assert_int_equal(f->count, 1);
    assert_null(f->parts[0]->name);
    assert_int_equal(f->parts[0]->ledger.count, 2);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forecast__no_contract),
        cmocka_unit_test(test_forecast__whole_months),
    };
    return RUN(tests);
}
