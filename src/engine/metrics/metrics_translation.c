/* Part of metrics: totals and quarters in one currency (rule 4.10.5). */
#include <stddef.h>

#include "engine/metrics/metrics_part.h"

typedef struct translation {
    const tn_metrics *from;
    const tn_fx *fx;
    tn_currency to, told; /* told: whose rate was said to be missing */
    tn_findings *findings;
    tn_status status;
} translation;

/* Adds an amount at the rates of the day. */
static void add(translation *t, tn_money amount, tn_money *sum)
{
    char day[TN_DATE_TEXT];
    tn_money converted;
    tn_status status = tn_fx_convert(t->fx, t->from->as_of, t->to, amount, &converted);
    if (status == TN_E_FINDINGS && !tn_currency_equal(t->told, amount.currency)) {
        t->told = amount.currency;
        tn_findings_add(t->findings, TN_FIL_FX, (tn_at){0}, "fx",
                        "no rate of %s in %s is in force on %s", amount.currency.code, t->to.code,
                        tn_date_format(t->from->as_of, day));
    }
    status = status == TN_OK ? tn_money_add(*sum, converted, sum) : status;
    t->status = t->status == TN_OK ? status : t->status;
}

static const size_t amounts[] = {
    offsetof(tn_metrics_total, arr),       offsetof(tn_metrics_total, mrr),
    offsetof(tn_metrics_total, arr_then),  offsetof(tn_metrics_total, created),
    offsetof(tn_metrics_total, expansion), offsetof(tn_metrics_total, contraction),
    offsetof(tn_metrics_total, churn),     offsetof(tn_metrics_total, stayed),
    offsetof(tn_metrics_total, kept),      offsetof(tn_metrics_total, rpo),
    offsetof(tn_metrics_total, within),    offsetof(tn_metrics_total, beyond)};

static tn_money *amount_of(tn_metrics_total *total, size_t i)
{
    return (tn_money *)(void *)((char *)total + amounts[i]);
}

static void add_currency(translation *t, size_t index, tn_metrics_total *sum)
{
    tn_metrics_total total = t->from->totals[index];
    for (size_t a = 0; a < sizeof(amounts) / sizeof(*amounts); a++) {
        add(t, *amount_of(&total, a), amount_of(sum, a));
    }
    for (size_t i = 0; i < TN_METRICS_QUARTERS; i++) {
        const tn_metrics_quarter *q = &total.quarters[i];
        tn_metrics_quarter *to = &sum->quarters[i];
        to->year = q->year;
        to->quarter = q->quarter;
        to->count += q->count;
        to->automatic += q->automatic;
        add(t, q->annual_value, &to->annual_value);
    }
}

/* What is defined by other figures follows from the converted ones. */
static tn_status finish(tn_metrics_total *total)
{
    tn_status status = tni_metrics_mrr(total);
    return status == TN_OK ? tni_metrics_rates(total) : status;
}

tn_status tn_metrics_in(tn_arena *arena, const tn_metrics *metrics, const tn_fx *fx, tn_currency to,
                        tn_findings *findings, const tn_metrics **out)
{
    translation t = {.from = metrics, .fx = fx, .to = to, .told = to, .findings = findings};
    tn_metrics *made = tn_arena_take(arena, sizeof(*made));
    tn_metrics_total *total = tn_arena_take(arena, sizeof(*total));
    if (!made || !total) {
        return TN_E_NOMEM;
    }
    total->currency = to;
    for (size_t a = 0; a < sizeof(amounts) / sizeof(*amounts); a++) {
        amount_of(total, a)->currency = to;
    }
    for (size_t i = 0; i < TN_METRICS_QUARTERS; i++) {
        total->quarters[i].currency = total->quarters[i].annual_value.currency = to;
    }
    for (size_t i = 0; i < metrics->total_count; i++) {
        add_currency(&t, i, total);
    }
    t.status = t.status == TN_OK ? finish(total) : t.status;
    *made = *metrics;
    made->totals = total;
    made->total_count = metrics->total_count ? 1 : 0;
    made->is_translated = true;
    if (t.status == TN_OK) {
        *out = made;
    }
    return t.status;
}
