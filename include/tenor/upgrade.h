/**
 * What-if: an upgrade on a day, before it is filed. One path with the invoice: the event is put
 * into a copy of the contract and billed (rule 3.3).
 */
#ifndef TENOR_UPGRADE_H
#define TENOR_UPGRADE_H

#include "tenor/books.h"
#include "tenor/change.h"
#include "tenor/decls.h"

TN_BEGIN_DECLS

/** The change under one preset. */
typedef struct tn_upgrade_preset {
    const tn_policy *policy;
    tn_proration change;
} tn_upgrade_preset;

typedef struct tn_upgrade {
    const tn_contract *contract; /* the copy, with the event as its last */
    const tn_event *event;
    const tn_policy *policy; /* of the books */
    bool allowed;            /* else findings say why; figures are there when `priced` */
    bool priced;
    tn_instant on;               /* the instant the change takes effect */
    const tn_term *term;         /* the running term; NULL: none runs then */
    const int64_t *from, *to;    /* [dimension_count] */
    tn_proration change;         /* share left, credit, charge, rounding, due */
    const tn_document *document; /* its lines; its total is what is due */
    tn_upgrade_preset *presets;  /* in the table's order */
    size_t preset_count;
    tn_money lowest, highest; /* of due over the presets that prorate */
} tn_upgrade;

/**
 * Prices an upgrade of the contract of these books, of which no stage need be made.
 *
 * Shape    event: kind TN_EVENT_UPGRADE, bound to the contract's product; copied
 * Errors   TN_E_FINDINGS: the contract itself cannot be lived; TN_E_NOMEM. A refused change is a
 *          result: allowed is false and the reason a finding
 * Owner    arena
 * Example  500 -> 800 GB at 16.000, 183/365 left: credit 4,010.96, charge 6,417.53, rounding 0.01,
 *          due 2,406.58
 */
tn_status tn_upgrade_build(tn_arena *arena, const tn_books *books, const tn_event *event,
                           tn_findings *findings, const tn_upgrade **out);

/**
 * What an upgrade would come to in these books as they stand, whether it is allowed or not: nothing
 * is lived anew, so that a curve over many days costs as much as its documents.
 *
 * Shape    as tn_upgrade_build
 * Errors   TN_E_RANGE: no term runs then, or a price is missing; as tn_books_status; TN_E_NOMEM
 * Owner    arena: scratch
 */
tn_status tn_upgrade_estimate(tn_arena *arena, tn_books *books, const tn_event *event,
                              tn_proration *out);

TN_END_DECLS

#endif
