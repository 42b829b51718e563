/**
 * Metering records against entitlements: what is billed, what is not, and why (rule 2.4, 3.5).
 *
 * Records stream in, in any order; memory depends on the contract (hours x metered dimensions), not
 * on their number.
 */
#ifndef TENOR_RATING_H
#define TENOR_RATING_H

#include "tenor/decls.h"
#include "tenor/life.h"

TN_BEGIN_DECLS

/** One metering record as read. */
typedef struct tn_usage_record {
    size_t dimension; /* index in the product; TN_NO_DIMENSION: unknown */
    tn_instant timestamp;
    int64_t quantity;
    bool has_received;
    tn_instant received;
    tn_at at;
} tn_usage_record;

/** Why a record is not billed as it stands. */
typedef enum tn_reject {
    TN_REJECT_NONE,
    TN_REJECT_UNKNOWN_DIMENSION,
    TN_REJECT_NOT_METERED,
    TN_REJECT_BEFORE_START,
    TN_REJECT_AFTER_END, /* later than one hour after the end */
    TN_REJECT_TOO_LATE,  /* received beyond the back-dating limits */
    TN_REJECT_DUPLICATE, /* same hour, other quantity: the first stands */
    TN_REJECT_REPEATED,  /* same hour, same quantity: one record */
    TN_REJECT_AFTER_HORIZON,
    TN_REJECT_OTHER_CONTRACT,
    TN_REJECT_BAD_ROW,
    TN_REJECT_KINDS
} tn_reject;

/** What was set aside for one reason: counted and, where the price is known, valued. */
typedef struct tn_reject_sum {
    uint64_t records;
    tn_i128 quantity;
    tn_fraction value; /* minor units, exact: quantity x price */
} tn_reject_sum;

/** Billed units of one dimension in one calendar month at one price under one term. */
typedef struct tn_rated {
    tn_date month; /* its first day */
    size_t dimension, term;
    tn_price price;
    int64_t used;   /* units seen */
    int64_t billed; /* units above the entitlement */
} tn_rated;

typedef struct tn_rating {
    tn_rated *rated; /* by month, dimension, term */
    size_t count;
    uint64_t records, billable; /* rows in = billable + all rejects (I9) */
    tn_reject_sum rejects[TN_REJECT_KINDS];
} tn_rating;

/** One hour of one dimension, as it was rated. */
typedef struct tn_rated_hour {
    size_t dimension;
    tn_instant start, end; /* the whole hour; of the contract's first one what lies inside */
    int64_t used, billed;
    bool received;                                   /* its record said when AWS received it */
    const struct tn_metering_allocation *allocation; /* what is sent with it; NULL: none */
} tn_rated_hour;

/** Who is told of every hour with a record; what is not TN_OK ends the rating with that status. */
typedef struct tn_hour_sink {
    tn_status (*take)(void *context, const tn_rated_hour *hour);
    void *context;
    /** Of every record that stands and says how its units divide (text[length], well-formed; record
     *  is at its cell); told while reading, before `take`. May be NULL. */
    tn_status (*allocate)(void *context, const tn_usage_record *record, const char *text,
                          size_t length);
} tn_hour_sink;

typedef struct tn_rater tn_rater;

/**
 * A rater for one life.
 *
 * Errors   TN_E_NOMEM; TN_E_RANGE: more hours than the grid may hold
 * Owner    caller frees with tn_rater_free; life must live as long
 */
tn_status tn_rater_new(const tn_life *life, const tn_allocator *allocator, tn_rater **out);
void tn_rater_free(tn_rater *rater);

/**
 * Takes one record. Rejects of a kind that a person should see are returned; the caller reports
 * them (the first ones, then counts).
 */
tn_reject tn_rater_add(tn_rater *rater, const tn_usage_record *record);

/** Counts a row that is no record of ours: another contract's, or unreadable. */
void tn_rater_skip(tn_rater *rater, tn_reject why);

/** Tells the sink of the hours while they are rated: dimension by dimension, each in time. */
void tn_rater_watch(tn_rater *rater, tn_hour_sink sink);

/** Rates what was taken; may be called once. Errors: TN_E_NOMEM, TN_E_RANGE. Owner: arena. */
tn_status tn_rater_finish(tn_rater *rater, tn_arena *arena, const tn_rating **out);

/** "after-end"; "" for TN_REJECT_KINDS; static. */
const char *tn_reject_name(tn_reject reject);

TN_END_DECLS

#endif
