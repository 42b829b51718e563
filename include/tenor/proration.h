/**
 * What is left of a period (rule 1).
 */
#ifndef TENOR_PRORATION_H
#define TENOR_PRORATION_H

#include "tenor/date.h"
#include "tenor/decls.h"
#include "tenor/money.h"
#include "tenor/policy.h"

TN_BEGIN_DECLS

/** The share of a period that is left at a change. */
typedef struct tn_share {
    tn_fraction counted; /* as counted, 20/30: before clamping and `ratio_decimals` */
    tn_fraction used;    /* what amounts are multiplied with: 0 ... 1 */
    bool clamped;        /* counted was outside 0 ... 1 */
} tn_share;

/**
 * The share of the period left at an instant.
 *
 * Rule     the policy's basis, change_day and ratio_decimals (rule 1); `none` is 1/1; day-365 is
 *          12 days / 365 m; dates are the UTC dates of the instants except for `second`
 * Shape    anchor_day: of the contract, 0: the start's own day
 * Errors   TN_E_RANGE: the period has no length on this basis, or a date leaves the calendar
 * Example  2018-04-01 ... 2018-05-01, on 2018-04-11, aws -> 20/30
 */
tn_status tn_share_left(tn_period period, tn_instant on, int anchor_day, const tn_policy *policy,
                        tn_share *out);

TN_END_DECLS

#endif
