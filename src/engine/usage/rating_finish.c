/* Rating a full grid: hour by hour what exceeds the entitlement, month by month what it costs. */
#include <string.h>

#include "base/list.h"
#include "engine/usage/rater.h"

/* One meter, advanced hour by hour. */
typedef struct meter_cursor {
    tn_rater *rater;
    tn_arena *arena;
    const tni_meter *meter;
    tn_rating *rating;
    const tni_stretch *stretch;    /* the current one */
    const tn_dimension *dimension; /* in it: as agreed */
    int64_t entitled;              /* in it: units */
    /* of a counter, in its month or term: covered are the units that were within the allowance */
    int64_t allowance, covered;
    int64_t month_end; /* seconds: the calendar month that is being summed ends here */
    tn_date month;
    tn_status status;
} meter_cursor;

/* What is not said is 0: overage, and an allowance of each month. */
static bool by_term(const tn_dimension *d)
{
    return d->allowance.value == TN_ALLOWANCE_TERM;
}

static void look_up_entitlement(meter_cursor *w)
{
    const tni_stretch *s = w->stretch;
    w->dimension = &s->term->product->dimensions[w->meter->dimension];
    w->status = tn_entitled(s->term, s->holding->quantity, w->meter->dimension, &w->entitled);
}

/* The next stretch: the entitlement changes, and a counter's allowance may rise. */
static void enter_stretch(meter_cursor *w)
{
    const tn_term *before = w->stretch->term;
    w->stretch++;
    look_up_entitlement(w);
    if (by_term(w->dimension) && w->stretch->term != before) {
        w->covered = w->allowance = 0;
    }
    w->allowance = w->entitled > w->allowance ? w->entitled : w->allowance;
}

static void enter_month(meter_cursor *w, int64_t seconds)
{
    const tn_date date = tn_instant_date((tn_instant){seconds});
    const tn_civil c = tn_date_civil(date);
    const int64_t before = c.day - 1, days = tn_month_days(c.year, c.month);
    w->month = (tn_date){date.days - (int32_t)before};
    w->month_end = (w->month.days + days) * TN_DAY_SECONDS;
    if (!by_term(w->dimension)) {
        w->covered = 0;
        w->allowance = w->entitled;
    }
}

/* Moves on to an instant, through every stretch and month on the way, in their order. */
static void advance_to(meter_cursor *w, int64_t at)
{
    while (w->status == TN_OK) {
        const int64_t next = w->stretch[1].from;
        if (w->month_end <= at && w->month_end < next) {
            enter_month(w, w->month_end);
        } else if (next <= at) {
            enter_stretch(w);
        } else {
            return;
        }
    }
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t units_billed(meter_cursor *w, int64_t quantity)
{
    switch ((tn_meter)w->dimension->meter.value) {
    case TN_METER_OVERAGE:
        break;
    case TN_METER_GAUGE:
        return quantity - least(quantity, w->entitled);
    case TN_METER_COUNTER: {
        /* Units once billed stay billed, also when the allowance rises later. */
        const int64_t covered = least(quantity, w->allowance - w->covered);
        w->covered += covered;
        return quantity - covered;
    }
    }
    return quantity;
}

/* The sum that this month's units of this term go to: months and terms follow in time. */
static tn_rated *sum_for(meter_cursor *w)
{
    const tn_term *term = w->stretch->term;
    const size_t dimension = w->meter->dimension;
    tn_rating *rating = w->rating;
    tn_rated *last = rating->count ? &rating->rated[rating->count - 1] : NULL;
    if (last && last->month.days == w->month.days && last->dimension == dimension &&
        last->term == term->index) {
        return last;
    }
    tn_rated *added = tn_arena_append(w->arena, &rating->rated, &rating->count, sizeof(*added));
    if (!added) {
        w->status = TN_E_NOMEM;
        return NULL;
    }
    *added = (tn_rated){.month = w->month,
                        .dimension = dimension,
                        .term = term->index,
                        .price = term->usage_price[dimension]};
    return added;
}

/* The instant whose entitlement and price hold for an hour: its start, or the start of the term
 * that the record lies in. */
static int64_t instant_of_hour(const meter_cursor *w, int64_t hour)
{
    int64_t at = hour;
    const tni_stretch *s = w->stretch;
    for (; w->meter->after && s->from < hour + TN_HOUR_SECONDS; s++) {
        const int64_t start = s->term->period.start.seconds;
        if (start > hour && w->meter->after[s->term->index]) {
            at = start;
        }
    }
    return at;
}

static void report_hour(meter_cursor *w, size_t cell, int64_t quantity, int64_t billed)
{
    const tn_rater *r = w->rater;
    if (!r->sink.take) {
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

/* The first cell whose hour may lie in another month or stretch than the cursor. */
static size_t steady_until(const meter_cursor *w)
{
    const int64_t next = w->stretch[1].from;
    const int64_t until = least(w->month_end, next);
    return (size_t)(until - w->rater->first_hour) / TN_HOUR_SECONDS;
}

/* Moves on to the hour of a cell; the sum it goes to, NULL: the status says why. */
static tn_rated *move_to(meter_cursor *w, size_t cell)
{
    const int64_t hour = w->rater->first_hour + (int64_t)cell * TN_HOUR_SECONDS;
    advance_to(w, instant_of_hour(w, hour));
    return w->status == TN_OK ? sum_for(w) : NULL;
}

/* One meter through all its hours. */
static void rate_meter(meter_cursor *w)
{
    const uint32_t *cells = w->meter->cells;
    const size_t hours = w->rater->hours;
    tn_rated *sum = NULL;
    size_t steady = 0; /* all cells below it go to sum */
    w->stretch = w->rater->stretches;
    w->covered = 0;
    look_up_entitlement(w);
    w->allowance = w->entitled;
    enter_month(w, w->rater->start);
    for (size_t cell = 0; cell < hours && w->status == TN_OK; cell++) {
        if (!cells[cell]) {
            continue;
        }
        if (cell >= steady) {
            sum = move_to(w, cell);
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

/* By month, then the product's order, then in time. */
static int by_month(const void *left, const void *right)
{
    const tn_rated *a = left, *b = right;
    int order = TNI_COMPARE(a->month.days, b->month.days);
    order = order ? order : TNI_COMPARE(a->dimension, b->dimension);
    return order ? order : TNI_COMPARE(a->term, b->term);
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
    tni_list_sort(rating->rated, rating->count, sizeof(*rating->rated), by_month);
    rating->records = rater->records;
    rating->billable = rater->billable;
    memcpy(rating->rejects, rater->rejects, sizeof(rating->rejects));
    *out = rating;
    return TN_OK;
}
