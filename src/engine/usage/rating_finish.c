/* Rating a full grid: hour by hour what exceeds the entitlement, month by month what it costs. */
#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "engine/usage/rater.h"

/* One meter, advanced hour by hour. */
typedef struct meter_cursor {
    tn_rater *rater;
    tn_arena *arena;
    const tni_meter *meter;
    tn_rating *rating;
    size_t stretch;                /* index of the current one */
    const tn_dimension *dimension; /* in it: as agreed */
    int64_t entitled;              /* in it: units */
    /* of a counter, in its month or term: */
    int64_t used, billed, allowance;
    int64_t month_end; /* seconds: the calendar month that is being summed ends here */
    tn_date month;
    tn_status status;
} meter_cursor;

static tn_meter meter_kind(const tn_dimension *d)
{
    return d->meter.set ? (tn_meter)d->meter.value : TN_METER_OVERAGE;
}

static bool by_term(const tn_dimension *d)
{
    return d->allowance.set && d->allowance.value == TN_ALLOWANCE_TERM;
}

static void look_up_entitlement(meter_cursor *w)
{
    const tni_stretch *s = &w->rater->stretches[w->stretch];
    const tn_status status =
        tn_entitled(s->term, s->holding->quantity, w->meter->dimension, &w->entitled);
    w->dimension = &s->term->product->dimensions[w->meter->dimension];
    if (status != TN_OK) {
        w->status = status;
    }
}

/* The next stretch: the entitlement changes, and a counter's allowance may rise. */
static void enter_stretch(meter_cursor *w)
{
    const tn_term *before = w->rater->stretches[w->stretch - 1].term;
    look_up_entitlement(w);
    if (by_term(w->dimension) && w->rater->stretches[w->stretch].term != before) {
        w->used = w->billed = w->allowance = 0;
    }
    w->allowance = w->entitled > w->allowance ? w->entitled : w->allowance;
}

static void enter_month(meter_cursor *w, int64_t seconds)
{
    const tn_civil c = tn_date_civil(tn_instant_date((tn_instant){seconds}));
    tn_date next;
    if (tn_date_make(c.year, c.month, 1, &w->month) != TN_OK ||
        tn_date_add_months(w->month, 1, 1, &next) != TN_OK) {
        w->status = TN_E_RANGE;
        return;
    }
    w->month_end = tn_instant_of(next).seconds;
    if (!by_term(w->dimension)) {
        w->used = w->billed = 0;
        w->allowance = w->entitled;
    }
}

/* Moves on to an instant, through every stretch and month on the way, in their order. */
static void advance_to(meter_cursor *w, int64_t at)
{
    while (w->status == TN_OK) {
        const bool more = w->stretch + 1 < w->rater->stretch_count;
        const int64_t next = more ? w->rater->stretches[w->stretch + 1].from : INT64_MAX;
        if (w->month_end <= at && w->month_end < next) {
            enter_month(w, w->month_end);
        } else if (next <= at) {
            w->stretch++;
            enter_stretch(w);
        } else {
            return;
        }
    }
}

static int64_t units_billed(meter_cursor *w, int64_t quantity)
{
    switch (meter_kind(w->dimension)) {
    case TN_METER_OVERAGE:
        return quantity;
    case TN_METER_GAUGE:
        return quantity > w->entitled ? quantity - w->entitled : 0;
    case TN_METER_COUNTER: {
        /* Units once billed stay billed, also when the allowance rises later. */
        w->used += quantity;
        const int64_t above = w->used - w->allowance;
        const int64_t billed = above > w->billed ? above - w->billed : 0;
        w->billed += billed;
        return billed;
    }
    }
    return quantity;
}

/* The sum that this month's units at this price go to. */
static tn_rated *sum_for(meter_cursor *w, size_t first)
{
    const tn_term *term = w->rater->stretches[w->stretch].term;
    const tn_price price = term->usage_price[w->meter->dimension];
    tn_rating *rating = w->rating;
    for (size_t i = rating->count; i > first; i--) {
        tn_rated *rated = &rating->rated[i - 1];
        if (rated->month.days != w->month.days) {
            break;
        }
        if (rated->price.e8 == price.e8 && rated->term == term->index) {
            return rated;
        }
    }
    tn_rated *added = tn_arena_append(w->arena, &rating->rated, &rating->count, sizeof(*added));
    if (!added) {
        w->status = TN_E_NOMEM;
        return NULL;
    }
    *added = (tn_rated){
        .month = w->month, .dimension = w->meter->dimension, .term = term->index, .price = price};
    return added;
}

/* The instant whose entitlement and price hold for an hour: its start, or the start of the term
 * that the record lies in; in the hour after the end, what held last. */
static int64_t instant_of_hour(const meter_cursor *w, int64_t hour)
{
    const tn_rater *r = w->rater;
    int64_t at = hour > r->start ? hour : r->start;
    for (size_t i = w->stretch + 1; w->meter->after && i < r->stretch_count; i++) {
        const tn_term *term = r->stretches[i].term;
        const int64_t start = term->period.start.seconds;
        if (start >= hour + TN_HOUR_SECONDS) {
            break;
        }
        if (start > hour && w->meter->after[term->index]) {
            at = start;
        }
    }
    const int64_t last = r->life->access_end.seconds - 1;
    return at > last && last >= r->start ? last : at;
}

static void report_hour(meter_cursor *w, size_t cell, int64_t quantity, int64_t billed)
{
    const tn_rater *r = w->rater;
    if (!r->sink.take || w->status != TN_OK) {
        return;
    }
    const int64_t hour = r->first_hour + (int64_t)cell * TN_HOUR_SECONDS;
    const tn_rated_hour told = {.dimension = w->meter->dimension,
                                .start = {hour > r->start ? hour : r->start},
                                .end = {hour + TN_HOUR_SECONDS},
                                .used = quantity,
                                .billed = billed,
                                .received = tni_cell_received(w->meter, cell) > 0};
    w->status = r->sink.take(r->sink.context, &told);
}

/* The first cell whose hour may lie in another month or stretch than the cursor: where access has
 * ended, each may. */
static size_t steady_until(const meter_cursor *w)
{
    const tn_rater *r = w->rater;
    const bool more = w->stretch + 1 < r->stretch_count;
    const int64_t next = more ? r->stretches[w->stretch + 1].from : INT64_MAX;
    const int64_t end = r->life->access_end.seconds;
    int64_t until = w->month_end < next ? w->month_end : next;
    until = until < end ? until : end;
    return until > r->first_hour ? (size_t)(until - r->first_hour) / TN_HOUR_SECONDS : 0;
}

/* Moves on to the hour of a cell; the sum it goes to, NULL: the status says why. */
static tn_rated *move_to(meter_cursor *w, size_t cell, size_t first)
{
    const int64_t hour = w->rater->first_hour + (int64_t)cell * TN_HOUR_SECONDS;
    advance_to(w, instant_of_hour(w, hour));
    if (hour >= w->month_end) {
        enter_month(w, hour); /* the hour after the end, in a month of its own */
    }
    return w->status == TN_OK ? sum_for(w, first) : NULL;
}

/* One meter through all its hours. */
static void rate_meter(meter_cursor *w)
{
    const uint32_t *cells = w->meter->cells;
    const size_t hours = w->rater->hours, first = w->rating->count;
    tn_rated *sum = NULL;
    size_t steady = 0; /* all cells below it go to sum */
    w->stretch = 0;
    w->used = w->billed = w->allowance = 0;
    look_up_entitlement(w);
    w->allowance = w->entitled;
    enter_month(w, w->rater->start);
    for (size_t cell = 0; cell < hours && w->status == TN_OK; cell++) {
        if (!cells[cell]) {
            continue;
        }
        if (cell >= steady) {
            sum = move_to(w, cell, first);
            steady = steady_until(w);
        }
        if (sum) {
            const int64_t quantity = tni_cell_quantity(w->meter, cell);
            const int64_t billed = units_billed(w, quantity);
            sum->used += quantity;
            sum->billed += billed;
            report_hour(w, cell, quantity, billed);
        }
    }
}

/* By month, then the product's order; sums of one dimension and month stay in the order of time. */
static int by_month(const void *left, const void *right)
{
    const tn_rated *a = left, *b = right;
    int order = TNI_COMPARE(a->month.days, b->month.days);
    order = order ? order : TNI_COMPARE(a->dimension, b->dimension);
    return order ? order : TNI_COMPARE(a->order, b->order);
}

void tn_rater_watch(tn_rater *rater, tn_hour_sink sink)
{
    rater->sink = sink;
}

tn_status tn_rater_finish(tn_rater *rater, tn_arena *arena, const tn_rating **out)
{
    tn_rating *rating = tn_arena_take(arena, sizeof(*rating));
    if (!rating) {
        return TN_E_NOMEM;
    }
    meter_cursor w = {.rater = rater, .arena = arena, .rating = rating, .status = rater->status};
    for (size_t i = 0; i < rater->meter_count && w.status == TN_OK; i++) {
        w.meter = &rater->meters[i];
        if (w.meter->cells) {
            rate_meter(&w);
        }
    }
    if (w.status != TN_OK) {
        return w.status;
    }
    for (size_t i = 0; i < rating->count; i++) {
        rating->rated[i].order = i;
    }
    if (rating->count) {
        qsort(rating->rated, rating->count, sizeof(*rating->rated), by_month);
    }
    rating->records = rater->records;
    rating->billable = rater->billable;
    memcpy(rating->rejects, rater->rejects, sizeof(rating->rejects));
    *out = rating;
    return TN_OK;
}
