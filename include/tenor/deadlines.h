/**
 * Days by which somebody must act or money moves: expiries of offers, decisions and adjustments of
 * renewals, ends of access, charges to come.
 */
#ifndef TENOR_DEADLINES_H
#define TENOR_DEADLINES_H

#include "tenor/decls.h"
#include "tenor/timeline.h"

TN_BEGIN_DECLS

typedef struct tn_deadline {
    tn_instant at;
    bool whole_day;
    bool assumed;
    const char *what;    /* "offer-expires", "decision-deadline", "invoice" ... */
    const char *subject; /* the offer's name or the contract's id */
    const char *detail;
    bool has_amount;
    tn_money amount;
    size_t order; /* in which it was added, since the last sorting */
} tn_deadline;

typedef struct tn_deadlines {
    tn_arena *arena;
    tn_deadline *items;
    size_t count;
    bool has_from;
    tn_date from; /* earlier ones are left out */
} tn_deadlines;

/** Adds the expiry of an offer. Errors: none but the arena's. */
void tn_deadlines_add_offer(tn_deadlines *deadlines, const tn_offer *offer);

/**
 * Adds what a contract's timeline holds of deadlines and charges. The charges are the invoices that
 * the timeline billed the contract for (tn_timeline_build makes them); nothing more is billed here.
 */
void tn_deadlines_add_timeline(tn_deadlines *deadlines, tn_books *books,
                               const tn_timeline *timeline);

/** Orders by instant; equal ones as added. */
void tn_deadlines_sort(tn_deadlines *deadlines);

TN_END_DECLS

#endif
