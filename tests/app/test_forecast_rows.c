/* Groups that are more than memory is meant to hold come out as if they had stayed there. */
#include "app/with_workspace.h"

#include "app/forecast_rows.h"
#include "tenor/contract_reports.h"

enum { NAMES = 1500, ROUNDS = 3 };

static const tn_currency usd = {"USD", 2}, eur = {"EUR", 2};

/* A month or two in one of the currencies, the amount of which tells which one it is. */
static tn_ledger ledger_of(int name, int round)
{
    const tn_currency currency = (name + round) % 3 ? usd : eur;
    tn_ledger window, nothing = {.currency = currency};
    assert_int_equal(tn_ledger_window(arena, &nothing, (tn_date){20000 + 31 * (round % 2)},
                                      1 + (size_t)(name % 2), &window),
                     TN_OK);
    for (size_t i = 0; i < window.count; i++) {
        window.months[i].invoiced.minor = name * 1000 + round;
    }
    assert_int_equal(tn_ledger_sum(&window), TN_OK);
    return window;
}

static const char *csv_of(tn_report *report)
{
    tn_buffer_cut(&out, 0);
    assert_int_equal(tn_report_render_csv(report, NULL, &out), TN_OK);
    return tn_arena_text(arena, out.bytes);
}

static void add_all(tn_forecast *kept, tni_forecast_rows *rows, int names)
{
    for (int i = 0; i < names * ROUNDS; i++) {
        const int name = i * 7919 % names, round = i / names;
        const char *text = tn_arena_format(arena, "buyer %d", name);
        const tn_ledger months = ledger_of(name, round);
        assert_int_equal(tn_forecast_add(kept, text, &months), TN_OK);
        assert_int_equal(tni_forecast_rows_add(rows, NULL, text, &months), TN_OK);
        assert_int_equal(tni_forecast_rows_next(rows), TN_OK);
    }
}

static void test_forecast_rows__groups(void **state)
{
    (void)state;
    static const int names[] = {NAMES, 5};
    const tn_currency jpy = {"JPY", 0};
    tn_fx_rate rates[] = {{usd, 15000000000}, {eur, 7000000000}};
    tn_fx_section section = {.to = {.set = true, .value = jpy}, .rates = rates, .rate_count = 2};
    const tn_fx fx = {.sections = &section, .count = 1};
    for (int i = 0; i < 4; i++) {
        tn_forecast kept = {.arena = arena}, nothing = {.arena = arena};
        const tn_forecast *shown = &kept, *totals = &nothing;
        const tni_forecast_options options = {.by = TNI_BY_BUYER,
                                              .in = i / 2 ? &jpy : NULL,
                                              .rows = tni_spool_new(&ws, TNI_FORM_CSV)};
        tni_forecast_rows rows;
        assert_int_equal(tni_forecast_rows_begin(&ws, &options, fx, &rows), TN_OK);
        add_all(&kept, &rows, names[i % 2]);
        assert_true(!rows.spilled == (names[i % 2] < NAMES));
        assert_int_equal(tni_forecast_rows_end(&rows), TN_OK);
        if (options.in) {
            assert_int_equal(tn_forecast_in(&kept, &fx, jpy, ws.findings, &shown), TN_OK);
            assert_int_equal(tn_forecast_in(&nothing, &fx, jpy, ws.findings, &totals), TN_OK);
        }
        assert_int_equal(tni_forecast_rows_totals(&rows, totals), TN_OK);
        assert_null(rows.missing);
        tni_forecast_rows_free(&rows);
        tn_report *report = tn_forecast_report(arena, totals, NULL);
        tni_spool_attach(options.rows, report);
        assert_string_equal(csv_of(report), csv_of(tn_forecast_report(arena, shown, NULL)));
        tni_spool_free(options.rows);
    }
}

/* A sum beyond 64 bits, of parts that each fit. */
static void test_forecast_rows__beyond_64_bits(void **state)
{
    (void)state;
    const tni_forecast_options options = {.by = TNI_BY_BUYER,
                                          .rows = tni_spool_new(&ws, TNI_FORM_CSV)};
    tni_forecast_rows rows;
    tn_forecast kept = {.arena = arena};
    tn_ledger large = ledger_of(1, 0);
    large.months[0].invoiced.minor = INT64_MAX;
    large.months[1].invoiced.minor = 0;
    assert_int_equal(tn_ledger_sum(&large), TN_OK);
    assert_int_equal(tni_forecast_rows_begin(&ws, &options, (tn_fx){0}, &rows), TN_OK);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(tni_forecast_rows_add(&rows, NULL, "large", &large), TN_OK);
        add_all(&kept, &rows, NAMES);
    }
    assert_int_equal(tni_forecast_rows_end(&rows), TN_E_RANGE);
    tni_forecast_rows_free(&rows);
    tni_spool_free(options.rows);
}

/* It is kept to be told, should amounts cancel out over all. */
static void test_forecast_rows__a_rate_is_missing(void **state)
{
    (void)state;
    const tn_currency jpy = {"JPY", 0};
    const tni_forecast_options options = {
        .by = TNI_BY_BUYER, .in = &jpy, .rows = tni_spool_new(&ws, TNI_FORM_CSV)};
    tni_forecast_rows rows;
    const tn_ledger months = ledger_of(1, 0);
    assert_int_equal(tni_forecast_rows_begin(&ws, &options, (tn_fx){0}, &rows), TN_OK);
    assert_int_equal(tni_forecast_rows_add(&rows, NULL, "one", &months), TN_OK);
    assert_int_equal(tni_forecast_rows_next(&rows), TN_OK);
    assert_int_equal(tni_forecast_rows_end(&rows), TN_OK);
    assert_non_null(strstr(rows.missing, "no rate of USD in JPY"));
    tni_forecast_rows_free(&rows);
    tni_spool_free(options.rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_forecast_rows__groups),
                                       WITH_WORKSPACE(test_forecast_rows__beyond_64_bits),
                                       WITH_WORKSPACE(test_forecast_rows__a_rate_is_missing)};
    return RUN(tests);
}
