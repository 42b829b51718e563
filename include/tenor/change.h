/**
 * What a change in the middle of a period costs (rule 1, 3.3): the calculator's side of what
 * bills upgrades.
 */
#ifndef TENOR_CHANGE_H
#define TENOR_CHANGE_H

#include "tenor/decls.h"
#include "tenor/invoice.h"

TN_BEGIN_DECLS

/** One side of a change: quantity units at a price for the whole period; absent: there is none. */
typedef struct tn_configuration {
    bool present;
    tn_price price;
    int64_t quantity;
} tn_configuration;

/** What the change comes to. credit is positive; due = charge - credit + rounding. */
typedef struct tn_proration {
    tn_share share; /* of the period that is left */
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

/**
 * The document of a change: a credit line, a charge line, the rounding; without a contract, so it
 * has neither id nor date.
 *
 * Errors   as tn_prorate; TN_E_NOMEM
 * Owner    arena; the change's policy is borrowed
 */
tn_status tn_change_document(tn_arena *arena, const tn_change *change, const tn_document **out);

TN_END_DECLS

#endif
