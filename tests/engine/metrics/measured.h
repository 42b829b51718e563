/* Metrics of contracts, and how they are told in tests. */
#ifndef TN_TEST_METRICS_MEASURED_H
#define TN_TEST_METRICS_MEASURED_H

#include "engine/lives.h"
#include "tenor/metrics.h"

/* The metrics of contracts, each in memory of its own, which is gone when the next is added:
 * nothing of it is kept. The status where there are none. */
static inline tn_status measure(const life_case *const *cases, size_t count, const char *day,
                                const tn_metrics **out)
{
    tn_metrics *m = tn_arena_take(arena, sizeof(*m));
    tn_status status = tn_metrics_begin(arena, tn_instant_date(at(day)), true, m);
    for (size_t i = 0; i < count && status == TN_OK; i++) {
        tn_arena *scratch = tn_arena_new(NULL);
        status = tn_metrics_add(m, scratch, books_of(cases[i]));
        tn_arena_free(scratch);
    }
    status = status == TN_OK ? tn_metrics_end(m) : status;
    *out = status == TN_OK ? m : NULL;
    return status;
}

static inline const tn_metrics *metrics_of(const life_case *const *cases, size_t count,
                                           const char *day)
{
    const tn_metrics *m = NULL;
    assert_int_equal(measure(cases, count, day, &m), TN_OK);
    return m;
}

static inline const char *said(const tn_metrics *m)
{
    static char text[2048];
    *text = '\0';
    for (size_t i = 0; i < m->total_count; i++) {
        const tn_metrics_total *t = &m->totals[i];
        say(text, sizeof(text),
            "%s arr %lld mrr %lld new %lld up %lld down %lld churn %lld nrr %lld grr %lld rpo %lld "
            "+ "
            "%lld\n",
            t->currency.code, (long long)t->arr.minor, (long long)t->mrr.minor,
            (long long)t->created.minor, (long long)t->expansion.minor,
            (long long)t->contraction.minor, (long long)t->churn.minor,
            t->has_rates ? (long long)t->nrr.e4 : -1, t->has_rates ? (long long)t->grr.e4 : -1,
            (long long)t->within.minor, (long long)t->beyond.minor);
        assert_int_equal(t->arr.minor, t->arr_then.minor + t->created.minor + t->expansion.minor -
                                           t->contraction.minor - t->churn.minor);
    }
    for (size_t i = 0; i < m->total_count * TN_METRICS_QUARTERS; i++) {
        const tn_metrics_quarter *q = &m->totals[i / 4].quarters[i % 4];
        if (q->count) {
            say(text, sizeof(text), "%d-Q%d %lld: %lld, %lld by themselves\n", q->year, q->quarter,
                (long long)q->count, (long long)q->annual_value.minor, (long long)q->automatic);
        }
    }
    return text;
}

#endif
