/**
 * What is left of a period, and what a change in the middle of it costs (rule 1, 3.3).
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

/** One side of a change: quantity units at a price for the whole period; absent: there is none. */
typedef struct tn_configuration {
    bool present;
    tn_price price;
    int64_t quantity;
} tn_configuration;

/** What the change comes to. credit is positive; due = charge - credit + rounding. */
typedef struct tn_proration {
    tn_share share;
    tn_fraction exact_credit, exact_charge; /* minor units */
    tn_money credit, charge, rounding, due;
} tn_proration;

/**
 * Prorates a change from one configuration to another.
 *
 * Rule     credit and charge rounded alone; scope document: due is the exact difference rounded
 *          once and the gap is `rounding`; scope line: due is charge - credit. Nothing is refused:
 *          due may be negative (rule 3.8). Basis `none` gives no credit
 * Errors   TN_E_RANGE: as tn_share_left, `on` outside the period, or an amount beyond 64 bits
 * Example  1 x 100 -> 4 x 100, 20/30, USD -> credit 66.67, charge 266.67, due 200.00
 */
tn_status tn_prorate(tn_period period, tn_instant on, tn_configuration from, tn_configuration to,
                     tn_currency currency, const tn_policy *policy, tn_proration *out);

/** A change with everything it was computed from, for those who show or check it. */
typedef struct tn_change {
    tn_period period;
    tn_instant on;
    tn_configuration from, to;
    tn_currency currency;
    const tn_policy *policy; /* borrowed */
    tn_proration result;
} tn_change;

TN_END_DECLS

#endif
