/* Months in another currency: the opening is the closing before, the rest is translation. */
#include "engine/lives.h"
#include "tenor/forecast.h"

static const tn_currency yen = {"JPY", 0}, usd = {"USD", 2};

static tn_ledger_month month_of(const char *day, int64_t opening, int64_t invoiced, int64_t revenue)
{
    const tn_money zero = {0, yen};
    tn_ledger_month m = {.month = tn_instant_date(at(day))};
    m.cash = m.fees = m.net = m.overage = m.unbilled = m.unbilled_usage = zero;
    m.adjustment = m.revenue_adjustment = m.translation = zero;
    m.opening = (tn_money){opening, yen};
    m.invoiced = (tn_money){invoiced, yen};
    m.revenue = (tn_money){revenue, yen};
    m.closing = m.deferred = (tn_money){opening + invoiced - revenue, yen};
    return m;
}

static tn_fx_rate early[] = {{{"JPY", 0}, 67000000}}, late[] = {{{"JPY", 0}, 70000000}};

static const tn_forecast *forecast_of(tn_ledger_month *months, size_t count)
{
    tn_forecast *f = tn_arena_take(arena, sizeof(*f));
    *f = (tn_forecast){.arena = arena, .contracts = 1};
    const tn_ledger ledger = {.currency = yen, .months = months, .count = count};
    assert_int_equal(tn_forecast_add(f, "C-1", &ledger), TN_OK);
    return f;
}

/* 10,000 at 0.0067 are 67.00; 5,000 left at 0.007 are 35.00, and 35.00 were earned: 3.00 are the
 * rate's. What stood open before the first month is converted at the day before it. */
static void test_forecast_in__opening_and_translation(void **state)
{
    (void)state;
    tn_ledger_month months[] = {month_of("2027-01-01", 10000, 0, 0),
                                month_of("2027-02-01", 10000, 0, 5000)};
    tn_fx_section sections[] = {{tn_instant_date(at("2026-12-31")), {usd, true, {0}}, early, 1},
                                {tn_instant_date(at("2027-02-28")), {usd, true, {0}}, late, 1}};
    const tn_fx fx = {sections, 2};
    const tn_forecast *out = NULL;
    findings = tn_findings_new(arena);
    assert_int_equal(tn_forecast_in(forecast_of(months, 2), &fx, usd, findings, &out), TN_OK);
    const tn_ledger *l = &out->parts[0]->ledger;
    assert_true(out->is_translated);
    assert_true(tn_currency_equal(l->currency, usd));
    assert_int_equal(l->months[0].opening.minor, 6700);
    assert_int_equal(l->months[0].closing.minor, 6700);
    assert_int_equal(l->months[0].translation.minor, 0);
    assert_int_equal(l->months[1].opening.minor, 6700);
    assert_int_equal(l->months[1].revenue.minor, 3500);
    assert_int_equal(l->months[1].closing.minor, 3500);
    assert_int_equal(l->months[1].translation.minor, 300);
    assert_int_equal(l->total.translation.minor, 300);
}

/* Each needs a rate: an opening the day before, a month on its last day. */
static void test_forecast_in__missing_rates(void **state)
{
    (void)state;
    tn_ledger_month open[] = {month_of("2027-01-01", 10000, 0, 0)};
    tn_ledger_month fresh[] = {month_of("2027-01-01", 0, 10000, 0)};
    tn_fx_section one = {tn_instant_date(at("2027-01-31")), {usd, true, {0}}, early, 1};
    const tn_fx fx = {&one, 1}, none = {NULL, 0};
    const tn_forecast *out = NULL;
    findings = tn_findings_new(arena);
    assert_int_equal(tn_forecast_in(forecast_of(open, 1), &fx, usd, findings, &out), TN_E_FINDINGS);
    assert_string_equal(test_finding(findings, TN_FIL_FX)->message,
                        "no rate of JPY in USD is in force on 2026-12-31");
    assert_null(test_finding(findings, TN_FIL_FX)->at.file);
    assert_int_equal(tn_forecast_in(forecast_of(fresh, 1), &fx, usd, findings, &out), TN_OK);
    findings = tn_findings_new(arena);
    assert_int_equal(tn_forecast_in(forecast_of(fresh, 1), &none, usd, findings, &out),
                     TN_E_FINDINGS);
    assert_string_equal(test_finding(findings, TN_FIL_FX)->message,
                        "no rate of JPY in USD is in force on 2027-01-31");
}

/* A rate that is missing is said once for a currency, however many contracts need it. */
static void test_forecast_in__said_once(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        tn_currency currency;
    } parts[] = {{"A", {"JPY", 0}},
                 {"B", {"EUR", 2}},
                 {"C", {"EUR", 2}},
                 {"D", {"JPY", 0}},
                 {"E", {"USD", 2}}};
    tn_forecast f = {.arena = arena};
    const tn_fx none = {NULL, 0};
    const tn_forecast *out = NULL;
    for (size_t i = 0; i < COUNT(parts); i++) {
        tn_ledger l = {.currency = parts[i].currency};
        assert_int_equal(tn_ledger_window(arena, &l, tn_instant_date(at("2027-01-01")), 1, &l),
                         TN_OK);
        l.months[0].cash.minor = 1;
        assert_int_equal(tn_ledger_sum(&l), TN_OK);
        assert_int_equal(tn_forecast_add(&f, parts[i].name, &l), TN_OK);
    }
    findings = tn_findings_new(arena);
    assert_int_equal(tn_forecast_in(&f, &none, usd, findings, &out), TN_E_FINDINGS);
    assert_int_equal(test_count(findings, TN_FIL_FX), 2);
}

/* What comes into a forecast with a month: its opening is converted as a whole, at the rates of the
 * day before. 5,000 of the month before were 33.50; 25,000 of now are 167.50 then. */
static void test_forecast_in__more_opens_than_closed(void **state)
{
    (void)state;
    tn_ledger_month months[] = {month_of("2027-01-01", 10000, 0, 5000),
                                month_of("2027-02-01", 25000, 0, 5000)};
    tn_fx_section sections[] = {{tn_instant_date(at("2026-12-31")), {usd, true, {0}}, early, 1},
                                {tn_instant_date(at("2027-02-01")), {usd, true, {0}}, late, 1}};
    const tn_fx fx = {sections, 2};
    const tn_forecast *out = NULL;
    findings = tn_findings_new(arena);
    assert_int_equal(tn_forecast_in(forecast_of(months, 2), &fx, usd, findings, &out), TN_OK);
    const tn_ledger *l = &out->parts[0]->ledger;
    assert_int_equal(l->months[0].closing.minor, 3350);
    assert_int_equal(l->months[1].opening.minor, 16750);
    assert_int_equal(l->months[1].closing.minor, 14000);
    assert_int_equal(l->months[1].translation.minor, 14000 - (16750 - 3500));
}

/* Each converted amount fits, what they differ by does not. */
static void test_forecast_in__beyond_64_bits(void **state)
{
    (void)state;
    tn_ledger_month months[] = {month_of("2027-01-01", 0, 0, 0)};
    tn_fx_section section = {tn_instant_date(at("2026-12-31")), {usd, true, {0}}, early, 1};
    const tn_fx fx = {&section, 1};
    static const struct {
        int64_t opening, closing;
        tn_status status;
    } rows[] = {{INT64_MIN, 0, TN_OK},
                {0, INT64_MAX, TN_OK},
                {INT64_MIN, INT64_MAX, TN_E_RANGE},
                {INT64_MAX, INT64_MIN, TN_E_RANGE}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_forecast *out = NULL;
        months[0].opening.minor = rows[i].opening;
        months[0].closing.minor = rows[i].closing;
        findings = tn_findings_new(arena);
        assert_int_equal(tn_forecast_in(forecast_of(months, 1), &fx, usd, findings, &out),
                         rows[i].status);
        assert_int_equal(out != NULL, rows[i].status == TN_OK);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forecast_in__opening_and_translation),
        cmocka_unit_test(test_forecast_in__missing_rates),
        cmocka_unit_test(test_forecast_in__said_once),
        cmocka_unit_test(test_forecast_in__more_opens_than_closed),
        cmocka_unit_test(test_forecast_in__beyond_64_bits),
    };
    return RUN_LIVES(tests);
}
