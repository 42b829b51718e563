/* Metering records as they come in: accepted or rejected, one per hour, stored in a grid whose size
 * depends on the contract alone. */
#include "tenor/rating.h"

#include "engine/proration/exact.h"
#include "engine/usage/rater.h"

enum { BACKDATING = 24 * TN_HOUR_SECONDS, MONTH_CUT = 6 * TN_HOUR_SECONDS };

/* ---- rejecting ----------------------------------------------------------------------------- */

/* The term that an instant lies in; the first one before the contract, the last one behind it. */
static const tn_term *term_near(const tn_rater *r, int64_t seconds)
{
    const tn_term *terms = r->life->terms;
    size_t found = 0;
    for (size_t end = r->life->term_count; end - found > 1;) {
        const size_t middle = found + (end - found) / 2;
        if (terms[middle].period.start.seconds <= seconds) {
            found = middle;
        } else {
            end = middle;
        }
    }
    return &terms[found];
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
    if (sum->value.den == 0) {
        sum->value = (tn_fraction){0, 1};
    }
    if (price.e8 >= 0 &&
        tni_exact_add(&sum->value, tni_exact_units(price, quantity, term->currency)) != TN_OK) {
        r->status = TN_E_RANGE;
    }
    return why;
}

bool tni_too_late(tn_instant when, tn_instant received)
{
    if (received.seconds - when.seconds > BACKDATING) {
        return true;
    }
    if (received.seconds / TN_DAY_SECONDS <= when.seconds / TN_DAY_SECONDS) {
        return false;
    }
    const tn_civil now = tn_date_civil(tn_instant_date(received));
    const tn_civil then = tn_date_civil(tn_instant_date(when));
    /* Within 24 hours of another month it is the 1st. */
    return now.month != then.month && received.seconds % TN_DAY_SECONDS > MONTH_CUT;
}

/* It has a price in the term that the record lies in. meter NULL: in none. */
static bool is_metered(const tn_rater *r, const tni_meter *meter, int64_t seconds)
{
    return meter && (meter->always || term_near(r, seconds)->usage_price[meter->dimension].e8 >= 0);
}

static tn_reject reject_of(const tn_rater *r, const tni_meter *meter, const tn_usage_record *record)
{
    const int64_t seconds = record->timestamp.seconds;
    if (record->dimension == TN_NO_DIMENSION) {
        return TN_REJECT_UNKNOWN_DIMENSION;
    }
    if (seconds >= r->stop && (r->life->renews || seconds < r->end)) {
        return TN_REJECT_AFTER_HORIZON;
    }
    if (!is_metered(r, meter, seconds)) {
        return TN_REJECT_NOT_METERED;
    }
    if (seconds < r->start) {
        return TN_REJECT_BEFORE_START;
    }
    if (seconds >= r->end) {
        return TN_REJECT_AFTER_END;
    }
    return record->has_received && tni_too_late(record->timestamp, record->received)
               ? TN_REJECT_TOO_LATE
               : TN_REJECT_NONE;
}

tn_reject tni_rater_find(tn_rater *r, const tn_usage_record *record, tni_rater_cell *out)
{
    tni_meter *meter = record->dimension == TN_NO_DIMENSION ? NULL : r->meter_of[record->dimension];
    const tn_reject why = reject_of(r, meter, record);
    r->records++;
    out->meter = NULL;
    if (why != TN_REJECT_NONE) {
        return set_aside(r, why, record->dimension, record->timestamp.seconds, record->quantity);
    }
    if (!meter->cells) {
        meter->cells = tni_rater_row(r);
    }
    if (meter->cells) {
        out->meter = meter;
        out->index = (size_t)(record->timestamp.seconds - r->first_hour) / TN_HOUR_SECONDS;
        __builtin_prefetch(&meter->cells[out->index], 1);
        if (meter->receipts) {
            __builtin_prefetch(&meter->receipts[out->index], 1);
        }
    }
    return TN_REJECT_NONE;
}

/* ---- storing ------------------------------------------------------------------------------- */

/* Terms may start within the hour: behind which of them the record that is kept lies. */
static void remember_side(tn_rater *r, tni_meter *meter, int64_t hour, int64_t seconds)
{
    const tn_term *terms = r->life->terms, *term = term_near(r, seconds);
    const size_t count = r->life->term_count;
    const int64_t end = hour + TN_HOUR_SECONDS;
    if (term->period.start.seconds > hour) {
        if (!meter->after) {
            meter->after = tni_rater_take(r, count, sizeof(*meter->after));
        }
        if (meter->after) {
            meter->after[term->index] = true;
        }
    }
    for (size_t i = term->index + 1;
         meter->after && i < count && terms[i].period.start.seconds < end; i++) {
        meter->after[i] = false;
    }
}

/* As it is kept: 0 for unknown. Not too late, so it fits; a clock 68 years slow counts as 68. */
static uint32_t received_of(const tn_rater *r, const tn_usage_record *record)
{
    if (!record->has_received) {
        return 0;
    }
    const int64_t since = record->received.seconds - r->long_ago;
    return since < 1 ? 1 : (uint32_t)since;
}

static void store_record(tn_rater *r, tni_rater_cell cell, const tn_usage_record *record)
{
    const int64_t hour = r->first_hour + (int64_t)cell.index * TN_HOUR_SECONDS;
    tni_cell_store(r, cell.meter, cell.index, record->quantity, received_of(r, record));
    if (r->life->term_count > 1) {
        remember_side(r, cell.meter, hour, record->timestamp.seconds);
    }
}

/* A second record of an hour: a repetition, or one of the two is kept (rule 3.5). */
static tn_reject merge_record(tn_rater *r, tni_rater_cell cell, const tn_usage_record *record)
{
    const int64_t standing = tni_cell_quantity(cell.meter, cell.index);
    const uint32_t received = tni_cell_received(cell.meter, cell.index);
    const int64_t seconds = record->timestamp.seconds;
    const bool earlier = record->has_received && received && received_of(r, record) < received;
    if (earlier) {
        store_record(r, cell, record);
    }
    if (standing == record->quantity) {
        return set_aside(r, TN_REJECT_REPEATED, record->dimension, seconds, standing);
    }
    return set_aside(r, TN_REJECT_DUPLICATE, record->dimension, seconds,
                     earlier ? standing : record->quantity);
}

tn_reject tni_rater_store(tn_rater *r, tni_rater_cell cell, const tn_usage_record *record)
{
    const tni_meter *meter = cell.meter;
    if (meter->cells[cell.index]) {
        return merge_record(r, cell, record);
    }
    if (record->has_received || meter->receipts || r->life->term_count > 1) {
        store_record(r, cell, record);
    } else {
        meter->cells[cell.index] = (uint32_t)record->quantity + 1; /* the same, at once */
    }
    r->billable++;
    return TN_REJECT_NONE;
}

tn_reject tn_rater_add(tn_rater *rater, const tn_usage_record *record)
{
    tni_rater_cell cell;
    const tn_reject why = tni_rater_find(rater, record, &cell);
    return cell.meter ? tni_rater_store(rater, cell, record) : why;
}

void tn_rater_skip(tn_rater *rater, tn_reject why)
{
    rater->records++;
    rater->rejects[why].records++;
}
