/* Metrics in one currency: sums first, then rates, then what follows from them. */
#include "engine/lives.h"
#include "tenor/metrics.h"

static const tn_currency yen = {"JPY", 0}, usd = {"USD", 2};
static tn_fx_rate rates[] = {{{"JPY", 0}, 67000000}};

static tn_metrics_total total_of(tn_currency currency, int64_t then, int64_t now)
{
    const tn_money zero = {0, currency};
    tn_metrics_total t = {
        .currency = currency, .arr = {now, currency}, .arr_then = {then, currency}};
    t.mrr = t.created = t.expansion = t.contraction = t.churn = t.beyond = zero;
    t.stayed = t.kept = t.rpo = t.within = zero;
    t.stayed.minor = now;
    t.kept.minor = now < then ? now : then;
    t.rpo.minor = now;
    t.within.minor = now / 2;
    return t;
}

/* 1,000.00 USD rose to 1,500.00, 100,000 JPY (670.00) fell to 50,000 (335.00): 1,835.00 of 1,670.00
 * are 109.88 %, 1,335.00 are 79.94 %; a twelfth is 152.92. */
static void test_metrics_in__one_total(void **state)
{
    (void)state;
    tn_metrics_total totals[] = {total_of(yen, 100000, 50000), total_of(usd, 100000, 150000)};
    for (size_t i = 0; i < 2 * TN_METRICS_QUARTERS; i++) {
        const tn_currency c = i < TN_METRICS_QUARTERS ? yen : usd;
        totals[i / 4].quarters[i % 4] =
            (tn_metrics_quarter){2027, (int)(i % 4) + 1, c, 1, i == 0, {1000, c}};
    }
    const tn_metrics m = {
        .as_of = tn_instant_date(at("2027-06-30")), .totals = totals, .total_count = 2};
    tn_fx_section section = {tn_instant_date(at("2027-06-30")), {usd, true, {0}}, rates, 1};
    const tn_fx fx = {&section, 1}, none = {NULL, 0};
    const tn_metrics *out = NULL;
    findings = tn_findings_new(arena);
    assert_int_equal(tn_metrics_in(arena, &m, &fx, usd, findings, &out), TN_OK);
    assert_int_equal(out->total_count, 1);
    assert_true(out->is_translated);
    const tn_metrics_total *t = &out->totals[0];
    assert_int_equal(t->arr.minor, 183500);
    assert_int_equal(t->mrr.minor, 15292);
    assert_int_equal(t->nrr.e4, 1098800);
    assert_int_equal(t->grr.e4, 799400);
    assert_int_equal(t->beyond.minor, 183500 - 75000 - 16750);
    assert_true(tn_currency_equal(t->currency, usd));
    assert_int_equal(out->as_of.days, m.as_of.days);
    for (int i = 0; i < TN_METRICS_QUARTERS; i++) {
        assert_int_equal(t->quarters[i].year, 2027);
        assert_int_equal(t->quarters[i].quarter, i + 1);
        assert_true(tn_currency_equal(t->quarters[i].currency, usd));
    }
    assert_int_equal(t->quarters[0].count, 2);
    assert_int_equal(t->quarters[0].automatic, 1);
    assert_int_equal(t->quarters[3].annual_value.minor, 1670);
    assert_int_equal(tn_metrics_in(arena, &m, &none, usd, findings, &out), TN_E_FINDINGS);
    assert_int_equal(test_count(findings, TN_FIL_FX), 1);
}

/* Of nothing there is nothing, in any currency and without a rate. */
static void test_metrics_in__of_nothing(void **state)
{
    (void)state;
    const tn_metrics m = {.as_of = tn_instant_date(at("2027-06-30"))};
    const tn_fx none = {NULL, 0};
    const tn_metrics *out = NULL;
    findings = tn_findings_new(arena);
    assert_int_equal(tn_metrics_in(arena, &m, &none, usd, findings, &out), TN_OK);
    assert_int_equal(out->total_count, 0);
    assert_int_equal(tn_findings_count(findings), 0);
}

/* Every amount is converted on its own and told when it does not fit; a rate that is missing is
 * told once for each currency, whatever is known of the others. */
static void test_metrics_in__missing_rates(void **state)
{
    (void)state;
    static const tn_currency eur = {"EUR", 2};
    tn_metrics_total totals[] = {total_of(eur, 1, 2), total_of(yen, 1, 2), total_of(usd, 1, 2)};
    const tn_metrics m = {
        .as_of = tn_instant_date(at("2027-06-30")), .totals = totals, .total_count = 3};
    const tn_fx none = {NULL, 0};
    const tn_metrics *out = NULL;
    findings = tn_findings_new(arena);
    assert_int_equal(tn_metrics_in(arena, &m, &none, usd, findings, &out), TN_E_FINDINGS);
    assert_null(out);
    assert_int_equal(test_count(findings, TN_FIL_FX), 2);
    assert_string_equal(test_finding(findings, TN_FIL_FX)->message,
                        "no rate of EUR in USD is in force on 2027-06-30");
    assert_null(test_finding(findings, TN_FIL_FX)->at.file);
}

static void test_metrics_in__beyond_64_bits(void **state)
{
    (void)state;
    static const size_t places[] = {offsetof(tn_metrics_total, arr_then),
                                    offsetof(tn_metrics_total, created),
                                    offsetof(tn_metrics_total, expansion),
                                    offsetof(tn_metrics_total, contraction),
                                    offsetof(tn_metrics_total, churn),
                                    offsetof(tn_metrics_total, stayed),
                                    offsetof(tn_metrics_total, kept),
                                    offsetof(tn_metrics_total, rpo),
                                    offsetof(tn_metrics_total, within),
                                    offsetof(tn_metrics_total, arr),
                                    offsetof(tn_metrics_total, quarters) +
                                        offsetof(tn_metrics_quarter, annual_value)};
    const tn_fx none = {NULL, 0};
    for (size_t i = 0; i < COUNT(places); i++) {
        for (int count = 1; count <= 2; count++) {
            tn_metrics_total totals[] = {total_of(usd, 0, 0), total_of(usd, 0, 0)};
            const tn_metrics m = {.as_of = tn_instant_date(at("2027-06-30")),
                                  .totals = totals,
                                  .total_count = (size_t)count};
            const tn_metrics *out = NULL;
            for (int j = 0; j < count; j++) {
                totals[j].quarters[0].annual_value.currency = usd;
                ((tn_money *)(void *)((char *)&totals[j] + places[i]))->minor = INT64_MAX;
            }
            findings = tn_findings_new(arena);
            assert_int_equal(tn_metrics_in(arena, &m, &none, usd, findings, &out),
                             count == 1 ? TN_OK : TN_E_RANGE);
            assert_int_equal(out != NULL, count == 1);
            assert_true(count == 2 || out->is_translated);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_metrics_in__one_total),
                                       cmocka_unit_test(test_metrics_in__of_nothing),
                                       cmocka_unit_test(test_metrics_in__missing_rates),
                                       cmocka_unit_test(test_metrics_in__beyond_64_bits)};
    return RUN_LIVES(tests);
}
