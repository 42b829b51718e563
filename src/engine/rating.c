/* Taking metering records: judged, one per hour, kept in a grid whose size is the contract's. */
#include "tenor/rating.h"

#include "engine/exact.h"
#include "engine/rater.h"

enum { BACKDATING = 24 * TN_HOUR_SECONDS, MONTH_CUT = 6 * TN_HOUR_SECONDS };

/* 200 dimensions of 144 months are 21 million cells; more than that is no legal contract. */
static const size_t CELLS_MAX = 64u * 1000 * 1000;

static const char *const reasons[TN_REJECT_KINDS] = {
    [TN_REJECT_NONE] = "none",
    [TN_REJECT_UNKNOWN_DIMENSION] = "unknown-dimension",
    [TN_REJECT_NOT_METERED] = "not-metered",
    [TN_REJECT_BEFORE_START] = "before-start",
    [TN_REJECT_AFTER_END] = "after-end",
    [TN_REJECT_TOO_LATE] = "too-late",
    [TN_REJECT_DUPLICATE] = "duplicate",
    [TN_REJECT_REPEATED] = "repeated",
    [TN_REJECT_AFTER_HORIZON] = "after-horizon",
    [TN_REJECT_OTHER_CONTRACT] = "other-contract",
    [TN_REJECT_BAD_ROW] = "bad-row",
};

const char *tn_reject_name(tn_reject reject)
{
    return reasons[reject];
}

static void *take(tn_rater *r, size_t count, size_t size)
{
    void *block = tn_arena_take_array(r->arena, count, size);
    if (!block) {
        r->status = TN_E_NOMEM;
    }
    return block;
}

/* ---- making the grid ----------------------------------------------------------------------- */

static bool metered(const tn_life *life, size_t dimension)
{
    for (size_t i = 0; i < life->term_count; i++) {
        if (life->terms[i].usage_price[dimension].e8 >= 0) {
            return true;
        }
    }
    return false;
}

static void make_meters(tn_rater *r)
{
    const size_t count = r->product->dimension_count;
    r->slot = take(r, count, sizeof(*r->slot));
    r->meters = take(r, count, sizeof(*r->meters));
    for (size_t i = 0; r->status == TN_OK && i < count; i++) {
        r->slot[i] = TN_NO_DIMENSION;
        if (metered(r->life, i)) {
            r->slot[i] = r->meter_count;
            r->meters[r->meter_count++].dimension = i;
        }
    }
}

static void make_stretches(tn_rater *r)
{
    size_t count = 0;
    for (size_t i = 0; i < r->life->term_count; i++) {
        count += r->life->terms[i].holding_count;
    }
    r->stretches = take(r, count, sizeof(*r->stretches));
    for (size_t i = 0; r->status == TN_OK && i < r->life->term_count; i++) {
        const tn_term *term = &r->life->terms[i];
        for (size_t j = 0; j < term->holding_count; j++) {
            r->stretches[r->stretch_count++] =
                (tni_stretch){term->holdings[j].from.seconds, term, &term->holdings[j]};
        }
    }
}

static void measure(tn_rater *r)
{
    const tn_life *life = r->life;
    r->start = life->terms[0].period.start.seconds;
    r->end = life->access_end.seconds + TN_HOUR_SECONDS;
    r->stop = life->arrears ? r->end : tn_instant_of(life->horizon).seconds + TN_DAY_SECONDS;
    r->first_hour = r->start - r->start % TN_HOUR_SECONDS;
    r->hours = r->end > r->first_hour
                   ? (size_t)((r->end - r->first_hour + TN_HOUR_SECONDS - 1) / TN_HOUR_SECONDS)
                   : 0;
}

tn_status tn_rater_new(const tn_life *life, const tn_allocator *allocator, tn_rater **out)
{
    tn_arena *arena = tn_arena_new(allocator);
    tn_rater *r = arena ? tn_arena_take(arena, sizeof(*r)) : NULL;
    if (!r) {
        tn_arena_free(arena);
        return TN_E_NOMEM;
    }
    *r = (tn_rater){.arena = arena, .life = life, .product = life->product};
    measure(r);
    make_meters(r);
    make_stretches(r);
    if (r->status == TN_OK && r->meter_count && r->hours > CELLS_MAX / r->meter_count) {
        r->status = TN_E_RANGE;
    }
    const tn_status status = r->status;
    if (status != TN_OK) {
        tn_rater_free(r);
        return status;
    }
    *out = r;
    return TN_OK;
}

void tn_rater_free(tn_rater *rater)
{
    if (rater) {
        tn_arena_free(rater->arena);
    }
}

/* ---- judging ------------------------------------------------------------------------------- */

static const tn_term *term_near(const tn_rater *r, int64_t seconds)
{
    const tn_life *life = r->life;
    const tn_term *found = &life->terms[0];
    for (size_t low = 0, high = life->term_count; low < high;) {
        const size_t middle = low + (high - low) / 2;
        if (life->terms[middle].period.start.seconds <= seconds) {
            found = &life->terms[middle];
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return found;
}

/* Counts a record that is not billed, and values it where its price is known. */
static tn_reject set_aside(tn_rater *r, tn_reject why, size_t dimension, int64_t seconds,
                           int64_t quantity)
{
    tn_reject_sum *sum = &r->rejects[why];
    sum->records++;
    sum->quantity += quantity;
    if (dimension == TN_NO_DIMENSION) {
        return why;
    }
    const tn_term *term = term_near(r, seconds);
    const tn_price price = term->usage_price[dimension];
    tn_fraction value;
    if (sum->value.den == 0) {
        sum->value = (tn_fraction){0, 1};
    }
    if (price.e8 >= 0 &&
        tni_exact_worth(price, quantity, (tn_fraction){1, 1}, term->currency, &value) == TN_OK &&
        tni_exact_add(&sum->value, value, 1) != TN_OK) {
        r->status = TN_E_RANGE;
    }
    return why;
}

/* Received more than 24 hours late, or for an earlier month after 06:00Z of the 1st. */
static bool too_late(const tn_usage_record *record)
{
    const tn_instant when = record->timestamp, received = record->received;
    if (received.seconds - when.seconds > BACKDATING) {
        return true;
    }
    const tn_civil now = tn_date_civil(tn_instant_date(received));
    const tn_civil then = tn_date_civil(tn_instant_date(when));
    const int64_t into_month =
        (int64_t)(now.day - 1) * TN_DAY_SECONDS + received.seconds % TN_DAY_SECONDS;
    return received.seconds > when.seconds && now.month != then.month && into_month > MONTH_CUT;
}

static tn_reject judge(const tn_rater *r, const tn_usage_record *record)
{
    const int64_t seconds = record->timestamp.seconds;
    if (record->dimension == TN_NO_DIMENSION) {
        return TN_REJECT_UNKNOWN_DIMENSION;
    }
    if (seconds >= r->stop && !(r->life->over && seconds >= r->end)) {
        return TN_REJECT_AFTER_HORIZON;
    }
    if (r->slot[record->dimension] == TN_NO_DIMENSION) {
        return TN_REJECT_NOT_METERED;
    }
    if (seconds < r->start) {
        return TN_REJECT_BEFORE_START;
    }
    if (seconds >= r->end) {
        return TN_REJECT_AFTER_END;
    }
    return record->has_received && too_late(record) ? TN_REJECT_TOO_LATE : TN_REJECT_NONE;
}

/* ---- taking -------------------------------------------------------------------------------- */

/* The hour holds a start of a term that is not on the hour, and the record lies behind it. */
static void remember_side(tn_rater *r, tni_meter *meter, int64_t hour, int64_t seconds)
{
    const tn_term *term = term_near(r, seconds);
    const int64_t start = term->period.start.seconds;
    if (term->index == 0 || start <= hour || start >= hour + TN_HOUR_SECONDS) {
        const size_t next = term->index + 1;
        if (meter->after && next < r->life->term_count &&
            r->life->terms[next].period.start.seconds < hour + TN_HOUR_SECONDS) {
            meter->after[next] = 0;
        }
        return;
    }
    if (!meter->after) {
        meter->after = take(r, r->life->term_count, 1);
    }
    if (meter->after) {
        meter->after[term->index] = 1;
    }
}

static void put(tn_rater *r, tni_meter *meter, size_t cell, const tn_usage_record *record)
{
    const int64_t hour = r->first_hour + (int64_t)cell * TN_HOUR_SECONDS;
    meter->cells[cell] = (uint32_t)record->quantity + 1;
    if (record->has_received && !meter->received) {
        meter->received = take(r, r->hours, sizeof(*meter->received));
    }
    if (meter->received) {
        const int64_t after = record->received.seconds - r->first_hour;
        meter->received[cell] =
            record->has_received && after >= 0 && after < UINT32_MAX ? (uint32_t)after + 1 : 0;
    }
    if (r->life->term_count > 1) {
        remember_side(r, meter, hour, record->timestamp.seconds);
    }
}

/* An hour that has a record already: the same again, or one of the two stands. */
static tn_reject meet(tn_rater *r, tni_meter *meter, size_t cell, const tn_usage_record *record)
{
    const int64_t standing = (int64_t)meter->cells[cell] - 1;
    const uint32_t received = meter->received ? meter->received[cell] : 0;
    const int64_t seconds = record->timestamp.seconds;
    const bool earlier =
        record->has_received && received && record->received.seconds - r->first_hour + 1 < received;
    if (earlier) {
        put(r, meter, cell, record);
    }
    if (standing == record->quantity) {
        return set_aside(r, TN_REJECT_REPEATED, record->dimension, seconds, standing);
    }
    return set_aside(r, TN_REJECT_DUPLICATE, record->dimension, seconds,
                     earlier ? standing : record->quantity);
}

tn_reject tn_rater_add(tn_rater *rater, const tn_usage_record *record)
{
    const tn_reject why = judge(rater, record);
    rater->records++;
    if (why != TN_REJECT_NONE) {
        return set_aside(rater, why, record->dimension, record->timestamp.seconds,
                         record->quantity);
    }
    tni_meter *meter = &rater->meters[rater->slot[record->dimension]];
    const size_t cell = (size_t)((record->timestamp.seconds - rater->first_hour) / TN_HOUR_SECONDS);
    if (!meter->cells) {
        meter->cells = take(rater, rater->hours, sizeof(*meter->cells));
        if (!meter->cells) {
            return TN_REJECT_NONE; /* the status remembers */
        }
    }
    if (meter->cells[cell]) {
        return meet(rater, meter, cell, record);
    }
    put(rater, meter, cell, record);
    rater->billable++;
    return TN_REJECT_NONE;
}

void tn_rater_skip(tn_rater *rater, tn_reject why)
{
    rater->records++;
    rater->rejects[why].records++;
}
