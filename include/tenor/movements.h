/**
 * The books of a contract as movements by date: what is invoiced, what is paid, what is earned. The
 * months of the ledger (ledger.h), taken apart; what a bookkeeping program reads.
 */
#ifndef TENOR_MOVEMENTS_H
#define TENOR_MOVEMENTS_H

#include "tenor/decls.h"
#include "tenor/ledger.h"

TN_BEGIN_DECLS

/** In the order in which those of one day stand. */
typedef enum tn_movement_kind {
    TN_MOVE_INVOICED, /* a document, on its date */
    TN_MOVE_PAID,     /* a document, on the day it is due */
    TN_MOVE_EARNED    /* the revenue of a month, on its last day */
} tn_movement_kind;

typedef struct tn_movement {
    tn_movement_kind kind;
    tn_date date;
    bool assumed;                /* of an assumed renewal */
    const tn_document *document; /* invoiced, paid; NULL: earned */
    tn_money amount;   /* the document's total (negative: a credit note); earned: revenue */
    tn_money fee, net; /* invoiced, paid: the listing fee on it, and the rest */
    /* earned: amount = contract + usage = released + asset_change */
    tn_money contract, usage;
    tn_money released;        /* what the deferred balance gives (negative: takes) */
    tn_money asset_change;    /* what the contract asset takes (negative: gives) */
    tn_money deferred, asset; /* the balances after it */
} tn_movement;

typedef struct tn_movements {
    tn_currency currency;
    tn_movement *items; /* by date, then kind, then as invoiced */
    size_t count;
    size_t left_out; /* documents in another currency: a replacement changed it */
} tn_movements;

/**
 * The movements of invoices.
 *
 * Shape    ledger: the whole of theirs, not a part of it; fees[invoices->count]: the listing fee on
 *          each document
 * Rule     a document is taken as paid on the day it is due; a month in which nothing is earned and
 *          no balance changes sides has no movement
 * Errors   TN_E_RANGE; TN_E_NOMEM
 * Owner    arena; the documents are borrowed
 * Example  1,000.00 invoiced on 2027-01-01 for the year, due that day: invoiced 1,000.00, paid
 *          1,000.00, earned 84.93 on 2027-01-31 (deferred 915.07) ... 12 times
 */
tn_status tn_movements_build(tn_arena *arena, const tn_invoices *invoices, const tn_ledger *ledger,
                             const tn_money *fees, const tn_movements **out);

TN_END_DECLS

#endif
