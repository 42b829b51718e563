/**
 * When an offer is paid: one charge upfront or an instalment plan whose amounts add up to the total
 * (rule 2.2 `[payments]`, 3.2).
 */
#ifndef TENOR_SCHEDULE_H
#define TENOR_SCHEDULE_H

#include "tenor/decls.h"
#include "tenor/offer.h"
#include "tenor/step.h"

TN_BEGIN_DECLS

enum { TN_PAYMENTS_MAX = 60 };

typedef struct tn_payment {
    tn_date date;
    tn_money amount;
} tn_payment;

typedef struct tn_schedule {
    tn_payment *payments; /* by date */
    size_t count;
    const tn_step *step; /* how the amounts came about */
} tn_schedule;

/**
 * The charges of an offer.
 *
 * Rule     monthly, quarterly, annual: ceil(months / step) charges (or `count`) from `first`, one
 *          step apart on the anchor day; `initial` is the first, the others share the rest evenly,
 *          left-over minor units by the policy's remainder; custom: the lines as written;
 *          upfront: the total on the acceptance day, or the start of a future-dated offer
 * Shape    total in minor units; acceptance: the day acceptance is assumed or known
 * Errors   TN_E_FINDINGS: initial above the total, custom lines that do not add up are findings but
 *          the schedule is still built; TN_E_NOMEM
 * Example  5,400.00 quarterly for 18 months, initial 500 -> 500.00 + 5 x 980.00
 */
tn_status tn_schedule_build(tn_arena *arena, const tn_offer *offer, tn_money total,
                            tn_date acceptance, tn_remainder remainder, tn_findings *findings,
                            tn_schedule *out);

/** Adds a finding for every rule of AWS's payment schedules that this one breaks. */
void tn_schedule_check(const tn_schedule *schedule, const tn_offer *offer, tn_date end,
                       tn_findings *findings);

TN_END_DECLS

#endif
