/**
 * What-if: a running agreement replaced by a new offer, and what would be fair (rule 3.4). AWS
 * gives
 * no credit for a replaced agreement: the seller must build it into the new schedule.
 */
#ifndef TENOR_REPLACEMENT_H
#define TENOR_REPLACEMENT_H

#include "tenor/books.h"
#include "tenor/decls.h"

TN_BEGIN_DECLS

/** How the charges of the new offer compare with the fair total. */
typedef enum tn_replacement_verdict {
    TN_REPLACEMENT_FAIR,
    TN_REPLACEMENT_FULL_VALUE, /* the whole new value: the buyer pays the rest of the term twice */
    TN_REPLACEMENT_INCREMENT,  /* only the difference: what was not invoiced yet is given away */
    TN_REPLACEMENT_OTHER
} tn_replacement_verdict;

typedef struct tn_replacement {
    const tn_contract *contract; /* the copy, with the event as its last */
    bool allowed;                /* else findings say why, and nothing below is known */
    tn_instant on;
    const tn_term *term;   /* that would be replaced */
    tn_share share;        /* left of it */
    tn_money issued;       /* invoiced so far, credit notes taken off */
    tn_money used;         /* worth of the time used */
    tn_money prepaid;      /* issued - used; negative: used but not invoiced yet */
    tn_money new_total;    /* the new offer's items for its whole duration */
    tn_money new_rest;     /* worth of the new configuration for the rest */
    tn_money fair_total;   /* new_rest - prepaid */
    tn_money uninvoiced;   /* agreed but not invoiced, which the replacement cancels */
    tn_money increment;    /* new_rest - old worth of the rest */
    tn_money by_increment; /* uninvoiced + increment: the other route, equal to fair_total */
    tn_money typed;        /* what the new offer charges as it is written */
    const tn_step *fair_step, *by_increment_step; /* how both routes come about */
    tn_replacement_verdict verdict;
    bool runs_on;         /* the offer as written runs beyond the old term's end */
    bool own_end;         /* an offer with an end and no duration: priced to that end, as it is */
    tn_payment *schedule; /* fair_total on the remaining dates */
    size_t schedule_count;
} tn_replacement;

/**
 * Prices a replacement of the agreement of these books, of which no stage need be made.
 *
 * Rule     the new offer's prices hold for its duration, so the rest of the term is worth that
 *          total
 *          x (old months / new months) x the share left; an offer with `end` and no duration is
 *          priced for the rest as it is. Everything is exact until it is shown; both routes are
 *          computed on their own and agree unless credit notes came between
 * Shape    event: kind TN_EVENT_REPLACE with its offer bound to the contract's product
 * Errors   TN_E_FINDINGS: the contract itself cannot be lived; TN_E_RANGE; TN_E_NOMEM
 * Owner    arena
 * Example  24,000 in 8 quarterly instalments from 2027-01-01, on 2028-01-15 to 36,000 for 24
 *          months:
 *          prepaid 2,556.77, fair total 14,778.39
 */
tn_status tn_replacement_build(tn_arena *arena, const tn_books *books, const tn_event *event,
                               tn_findings *findings, const tn_replacement **out);

TN_END_DECLS

#endif
