/* Metrics of a portfolio: parts of contracts added up by currency, by buyer and by quarter. */
#include "tenor/metrics.h"

#include <string.h>

#include "base/list.h"
#include "engine/metrics/metrics_part.h"
#include "tenor/text.h"

enum { MONTHS = 12, PERCENT_E4 = 10000, PLACES = 16 };

static void add_to(tn_status *status, tn_money *sum, tn_money amount)
{
    const tn_status added = tn_money_add(*sum, amount, sum);
    *status = *status == TN_OK ? added : *status;
}

/* ---- totals --------------------------------------------------------------------------------- */

static int quarter_index(tn_date day)
{
    const tn_civil c = tn_date_civil(day);
    return c.year * 4 + (c.month - 1) / 3;
}

/* Of a currency; a new one is 0. NULL: no memory. */
static tn_metrics_total *total_of(tn_metrics *m, tn_currency currency)
{
    for (size_t i = 0; i < m->total_count; i++) {
        if (tn_currency_equal(m->totals[i].currency, currency)) {
            return &m->totals[i];
        }
    }
    tn_metrics_total *added =
        tn_arena_append(m->arena, &m->totals, &m->total_count, sizeof(*added));
    if (added) {
        const tn_money zero = {0, currency};
        *added = (tn_metrics_total){.currency = currency};
        added->arr = added->mrr = added->arr_then = added->created = added->expansion = zero;
        added->stayed = added->kept = zero;
        added->contraction = added->churn = added->rpo = added->within = added->beyond = zero;
        for (int i = 0; i < TN_METRICS_QUARTERS; i++) {
            const int q = quarter_index(m->as_of) + i;
            added->quarters[i] = (tn_metrics_quarter){
                .year = q / 4, .quarter = q % 4 + 1, .currency = currency, .annual_value = zero};
        }
    }
    return added;
}

tn_status tn_metrics_add_remaining(tn_metrics *m, tn_money rpo, tn_money within)
{
    tn_metrics_total *t = total_of(m, rpo.currency);
    tn_status status = t ? TN_OK : TN_E_NOMEM;
    if (t) {
        add_to(&status, &t->rpo, rpo);
        add_to(&status, &t->within, within);
    }
    return status;
}

tn_status tn_metrics_add_renewals(tn_metrics *m, size_t quarter, const tn_metrics_quarter *q)
{
    tn_metrics_total *t = total_of(m, q->annual_value.currency);
    tn_status status = t ? TN_OK : TN_E_NOMEM;
    if (t) {
        tn_metrics_quarter *sum = &t->quarters[quarter];
        sum->count += q->count;
        sum->automatic += q->automatic;
        add_to(&status, &sum->annual_value, q->annual_value);
    }
    return status;
}

/* ---- movement ------------------------------------------------------------------------------- */

static bool is_of(const tn_metrics_movement *a, const tn_metrics_movement *b)
{
    return strcmp(a->buyer, b->buyer) == 0 && strcmp(a->product, b->product) == 0 &&
           tn_currency_equal(a->now.currency, b->now.currency);
}

/* Where it is, or would be put: a table of which at most half is used. */
static tn_metrics_movement **place_of(const tn_metrics *m, const tn_metrics_movement *key)
{
    size_t at = (size_t)(tn_text_hash(key->buyer, strlen(key->buyer)) ^
                         tn_text_hash(key->product, strlen(key->product)));
    for (;; at++) {
        tn_metrics_movement **place = &m->movements[at & (m->movement_places - 1)];
        if (!*place || is_of(*place, key)) {
            return place;
        }
    }
}

static tn_status make_room(tn_metrics *m)
{
    if (2 * m->movement_count < m->movement_places) {
        return TN_OK;
    }
    tn_metrics_movement **const old = m->movements;
    const size_t before = m->movement_places, count = before ? 2 * before : PLACES;
    tn_metrics_movement **places = tn_arena_take_array(m->arena, count, sizeof(*places));
    if (!places) {
        return TN_E_NOMEM;
    }
    m->movements = places;
    m->movement_places = count;
    for (size_t i = 0; i < before; i++) {
        if (old[i]) {
            *place_of(m, old[i]) = old[i];
        }
    }
    return TN_OK;
}

tn_status tn_metrics_add_movement(tn_metrics *m, const tn_metrics_movement *of)
{
    tn_status status = make_room(m);
    tn_metrics_total *t = total_of(m, of->now.currency);
    if (status != TN_OK || !t) {
        return TN_E_NOMEM;
    }
    tn_metrics_movement **place = place_of(m, of);
    if (!*place) {
        tn_metrics_movement *added = tn_arena_take(m->arena, sizeof(*added));
        const char *buyer = tn_arena_text(m->arena, of->buyer);
        const char *product = tn_arena_text(m->arena, of->product);
        if (!added || !buyer || !product) {
            return TN_E_NOMEM;
        }
        const tn_money zero = {0, of->now.currency};
        *added = (tn_metrics_movement){buyer, product, zero, zero};
        *place = added;
        m->movement_count++;
    }
    add_to(&status, &(*place)->then, of->then);
    add_to(&status, &(*place)->now, of->now);
    add_to(&status, &t->arr_then, of->then);
    add_to(&status, &t->arr, of->now);
    return status;
}

/* How the value of a buyer and product moved. */
static tn_status count_movement(tn_metrics_total *t, tn_money then, tn_money now)
{
    const bool rises = now.minor > then.minor;
    tn_money change = then;
    tn_status status = rises ? tn_money_sub(now, then, &change) : tn_money_sub(then, now, &change);
    if (then.minor == 0) {
        add_to(&status, &t->created, now);
    } else {
        add_to(&status,
               now.minor == 0 ? &t->churn
               : rises        ? &t->expansion
                              : &t->contraction,
               change);
        add_to(&status, &t->stayed, now);
        add_to(&status, &t->kept, rises ? then : now);
    }
    return status;
}

/* Part of whole in percent, to 0.01 half-up. */
static tn_status rate_of(tn_money part, tn_money whole, tn_percent *out)
{
    int64_t hundredths;
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

/* ---- one contract, and all ------------------------------------------------------------------ */

static tn_status keep_part(tn_metrics *m, const tn_metrics_part *part)
{
    tn_metrics_part *added = TNI_LIST_ADD(m->arena, &m->parts, &m->part_count, *part);
    if (added) {
        added->contract = tn_arena_text(m->arena, part->contract);
        added->buyer = tn_arena_text(m->arena, part->buyer);
        added->product = tn_arena_text(m->arena, part->product);
    }
    return tn_arena_failed(m->arena) ? TN_E_NOMEM : TN_OK;
}

tn_status tn_metrics_add_part(tn_metrics *m, const tn_metrics_part *part)
{
    const tn_metrics_movement movement = {part->buyer, part->product, part->then, part->now};
    const int quarter = quarter_index(part->last_day) - quarter_index(m->as_of);
    tn_status status = tn_metrics_add_movement(m, &movement);
    status = status == TN_OK ? tn_metrics_add_remaining(m, part->rpo, part->within) : status;
    if (status == TN_OK && part->runs && part->ends_by_itself && quarter < TN_METRICS_QUARTERS) {
        const tn_metrics_quarter q = {
            .count = 1, .automatic = part->automatic, .annual_value = part->now};
        status = tn_metrics_add_renewals(m, (size_t)quarter, &q);
    }
    return status == TN_OK && m->keeps_parts ? keep_part(m, part) : status;
}

tn_status tn_metrics_begin(tn_arena *arena, tn_date as_of, bool parts, tn_metrics *out)
{
    const int day = tn_date_civil(as_of).day;
    *out = (tn_metrics){.arena = arena, .as_of = as_of, .keeps_parts = parts};
    return tn_date_add_months(as_of, -MONTHS, day, &out->then) == TN_OK &&
                   tn_date_add_months(as_of, MONTHS, day, &out->ahead) == TN_OK
               ? TN_OK
               : TN_E_RANGE;
}

tn_status tn_metrics_add(tn_metrics *m, tn_arena *scratch, tn_books *books)
{
    tni_metrics_parts parts = {.arena = scratch, .kept = m->arena, .days = m, .books = books};
    tn_status status = tni_metrics_parts_make(&parts);
    for (size_t i = 0; i < parts.count && status == TN_OK; i++) {
        status = tn_metrics_add_part(m, &parts.items[i]);
    }
    return status;
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

static int by_code(const void *left, const void *right)
{
    const tn_metrics_total *a = left, *b = right;
    return strcmp(a->currency.code, b->currency.code);
}

tn_status tn_metrics_end(tn_metrics *m)
{
    tn_status status = TN_OK;
    tni_list_sort(m->totals, m->total_count, sizeof(*m->totals), by_code);
    for (size_t i = 0; i < m->movement_places && status == TN_OK; i++) {
        const tn_metrics_movement *of = m->movements[i];
        status = of ? count_movement(total_of(m, of->now.currency), of->then, of->now) : TN_OK;
    }
    for (size_t i = 0; i < m->total_count && status == TN_OK; i++) {
        tn_metrics_total *t = &m->totals[i];
        status = tni_metrics_rates(t);
        status = status == TN_OK ? tni_metrics_mrr(t) : status;
        status = status == TN_OK && !moves_to_arr(t) ? TN_E_BUG : status;
    }
    return status;
}
