/* Metrics of a portfolio: parts of contracts added up by currency, by buyer and by quarter. */
#include "tenor/metrics.h"

#include <stdlib.h>
#include <string.h>

#include "engine/metrics/metrics_part.h"

enum { MONTHS = 12, PERCENT_E4 = 10000 };

typedef struct metrics_builder {
    tn_arena *arena;
    tn_metrics *metrics;
    tn_status status;
} metrics_builder;

static void add_to(metrics_builder *b, tn_money *sum, tn_money amount)
{
    const tn_status status = tn_money_add(*sum, amount, sum);
    b->status = b->status == TN_OK ? status : b->status;
}

/* ---- totals --------------------------------------------------------------------------------- */

static int by_code(const void *left, const void *right)
{
    const tn_metrics_total *a = left, *b = right;
    return strcmp(a->currency.code, b->currency.code);
}

static tn_metrics_total *total_of(metrics_builder *b, tn_currency currency)
{
    tn_metrics *m = b->metrics;
    for (size_t i = 0; i < m->total_count; i++) {
        if (tn_currency_equal(m->totals[i].currency, currency)) {
            return &m->totals[i];
        }
    }
    return NULL;
}

static void make_totals(metrics_builder *b)
{
    tn_metrics *m = b->metrics;
    for (size_t i = 0; i < m->part_count && b->status == TN_OK; i++) {
        const tn_currency currency = m->parts[i].currency;
        tn_metrics_total *added =
            total_of(b, currency)
                ? NULL
                : tn_arena_append(b->arena, &m->totals, &m->total_count, sizeof(*added));
        if (added) {
            const tn_money zero = {0, currency};
            *added = (tn_metrics_total){.currency = currency};
            added->arr = added->mrr = added->arr_then = added->created = added->expansion = zero;
            added->stayed = added->kept = zero;
            added->contraction = added->churn = added->rpo = added->within = added->beyond = zero;
        }
    }
    if (m->total_count) {
        qsort(m->totals, m->total_count, sizeof(*m->totals), by_code);
    }
}

static void add_part(metrics_builder *b, const tn_metrics_part *part)
{
    tn_metrics_total *t = total_of(b, part->currency);
    add_to(b, &t->arr, part->now);
    add_to(b, &t->arr_then, part->then);
    add_to(b, &t->rpo, part->rpo);
    add_to(b, &t->within, part->within);
}

/* ---- movement ------------------------------------------------------------------------------- */

static int by_buyer(const void *left, const void *right)
{
    const tn_metrics_part *a = *(const tn_metrics_part *const *)left;
    const tn_metrics_part *b = *(const tn_metrics_part *const *)right;
    const int code = strcmp(a->currency.code, b->currency.code);
    const int buyer = code ? code : strcmp(a->buyer, b->buyer);
    return buyer ? buyer : strcmp(a->contract->product->file, b->contract->product->file);
}

/* How the value of a buyer and product moved. */
static void add_movement(metrics_builder *b, tn_metrics_total *t, tn_money then, tn_money now)
{
    tn_money change = {0, t->currency};
    const bool rises = now.minor >= then.minor;
    const tn_status status =
        rises ? tn_money_sub(now, then, &change) : tn_money_sub(then, now, &change);
    b->status = b->status == TN_OK ? status : b->status;
    if (then.minor == 0) {
        add_to(b, &t->created, now);
        return;
    }
    add_to(b, now.minor == 0 ? &t->churn : rises ? &t->expansion : &t->contraction, change);
    add_to(b, &t->stayed, now);
    add_to(b, &t->kept, rises ? then : now);
}

/* Part of whole in percent, to 0.01 half-up. */
static tn_status rate_of(tn_money part, tn_money whole, tn_percent *out)
{
    int64_t hundredths = 0;
    const tn_status status = tn_fraction_round(
        (tn_fraction){(tn_i128)part.minor * PERCENT_E4, whole.minor}, TN_HALF_UP, &hundredths);
    if (status != TN_OK || hundredths > INT64_MAX / 100) {
        return TN_E_RANGE;
    }
    out->e4 = hundredths * 100;
    return TN_OK;
}

tn_status tni_metrics_rates(tn_metrics_total *t)
{
    t->has_rates = t->arr_then.minor > 0;
    const tn_status status = t->has_rates ? rate_of(t->stayed, t->arr_then, &t->nrr) : TN_OK;
    return t->has_rates && status == TN_OK ? rate_of(t->kept, t->arr_then, &t->grr) : status;
}

static void add_movements(metrics_builder *b)
{
    tn_metrics *m = b->metrics;
    const tn_metrics_part **all =
        tn_arena_take_array(b->arena, m->part_count + 1, sizeof(const tn_metrics_part *));
    if (!all) {
        b->status = TN_E_NOMEM;
        return;
    }
    for (size_t i = 0; i < m->part_count; i++) {
        all[i] = &m->parts[i];
    }
    if (m->part_count) {
        qsort(all, m->part_count, sizeof(*all), by_buyer);
    }
    for (size_t c = 0, i = 0; c < m->total_count; c++) {
        tn_metrics_total *t = &m->totals[c];
        const tn_money zero = {0, t->currency};
        while (i < m->part_count && tn_currency_equal(all[i]->currency, t->currency)) {
            tn_money then = zero, now = zero;
            const size_t first = i;
            for (; i < m->part_count && by_buyer(&all[first], &all[i]) == 0; i++) {
                add_to(b, &then, all[i]->then);
                add_to(b, &now, all[i]->now);
            }
            add_movement(b, t, then, now);
        }
        b->status = b->status == TN_OK ? tni_metrics_rates(t) : b->status;
    }
}

/* ---- renewals ------------------------------------------------------------------------------- */

static int quarter_index(tn_date day)
{
    const tn_civil c = tn_date_civil(day);
    return c.year * 4 + (c.month - 1) / 3;
}

static void add_quarters(metrics_builder *b)
{
    tn_metrics *m = b->metrics;
    const int first = quarter_index(m->as_of);
    for (size_t c = 0; c < m->total_count; c++) {
        for (int q = first; q < first + TN_METRICS_QUARTERS; q++) {
            tn_metrics_quarter *row =
                tn_arena_append(b->arena, &m->quarters, &m->quarter_count, sizeof(*row));
            if (!row) {
                b->status = TN_E_NOMEM;
                return;
            }
            const tn_currency currency = m->totals[c].currency;
            *row = (tn_metrics_quarter){.year = q / 4,
                                        .quarter = q % 4 + 1,
                                        .currency = currency,
                                        .annual_value = {0, currency}};
            for (size_t i = 0; i < m->part_count; i++) {
                const tn_metrics_part *part = &m->parts[i];
                if (part->runs && part->ends_by_itself && quarter_index(part->last_day) == q &&
                    tn_currency_equal(part->currency, currency)) {
                    row->count++;
                    row->automatic += part->automatic;
                    add_to(b, &row->annual_value, part->now);
                }
            }
        }
    }
}

tn_status tni_metrics_mrr(tn_metrics_total *t)
{
    const tn_status status =
        tn_fraction_round((tn_fraction){t->arr.minor, MONTHS}, TN_HALF_UP, &t->mrr.minor);
    return status == TN_OK ? tn_money_sub(t->rpo, t->within, &t->beyond) : status;
}

/* Value then and its movement are the value now, or the metrics are wrong. */
static bool moves_to_arr(const tn_metrics_total *t)
{
    const tn_i128 moved = (tn_i128)t->arr_then.minor + t->created.minor + t->expansion.minor -
                          t->contraction.minor - t->churn.minor;
    return moved == t->arr.minor;
}

static void finish_totals(metrics_builder *b)
{
    for (size_t i = 0; i < b->metrics->total_count && b->status == TN_OK; i++) {
        tn_metrics_total *t = &b->metrics->totals[i];
        b->status = tni_metrics_mrr(t);
        if (b->status == TN_OK && !moves_to_arr(t)) {
            b->status = TN_E_BUG;
        }
    }
}

tn_status tn_metrics_build(tn_arena *arena, tn_books *const *books, size_t count, tn_date as_of,
                           const tn_metrics **out)
{
    metrics_builder b = {.arena = arena, .metrics = tn_arena_take(arena, sizeof(*b.metrics))};
    tn_metrics *m = b.metrics;
    if (!m) {
        return TN_E_NOMEM;
    }
    const int day = tn_date_civil(as_of).day;
    *m = (tn_metrics){.as_of = as_of};
    if (tn_date_add_months(as_of, -MONTHS, day, &m->then) != TN_OK ||
        tn_date_add_months(as_of, MONTHS, day, &m->ahead) != TN_OK) {
        return TN_E_RANGE;
    }
    for (size_t i = 0; i < count && b.status == TN_OK; i++) {
        b.status = tni_metrics_add(arena, books[i], m);
    }
    make_totals(&b);
    for (size_t i = 0; i < m->part_count && b.status == TN_OK; i++) {
        add_part(&b, &m->parts[i]);
    }
    add_movements(&b);
    add_quarters(&b);
    finish_totals(&b);
    if (b.status == TN_OK && tn_arena_failed(arena)) {
        b.status = TN_E_NOMEM;
    }
    if (b.status == TN_OK) {
        *out = m;
    }
    return b.status;
}
