/**
 * The books of a contract as movements by date: what is invoiced, collected and paid out, earned;
 * and each of them as postings on accounts, debits equal to credits. What a bookkeeping program
 * reads.
 */
#ifndef TENOR_MOVEMENTS_H
#define TENOR_MOVEMENTS_H

#include "tenor/decls.h"
#include "tenor/journal_layout.h"
#include "tenor/ledger.h"

TN_BEGIN_DECLS

/** In the order in which those of one day stand. */
typedef enum tn_movement_kind {
    TN_MOVE_INVOICED, /* a document, on its date */
    TN_MOVE_PAID,     /* a document, collected and paid out on the day it is due */
    TN_MOVE_EARNED    /* the revenue of a month, on its last day */
} tn_movement_kind;

typedef struct tn_movement {
    tn_movement_kind kind;
    tn_date date;
    bool assumed;                /* of an assumed renewal */
    const tn_document *document; /* invoiced, paid; NULL: earned */
    tn_money
        amount; /* the document's total (negative: a credit note), or what is due of it; earned:
                          revenue */
    tn_money fee, net; /* invoiced, paid: the listing fee on it, and the rest */
    tn_money rounding; /* invoiced: what of the amount are rounding lines */
    /* earned: what the accounts of revenue get: the revenue less what invoices of the month posted
     * as rounding and credit notes as credit; what deferred revenue gives is their sum */
    tn_money contract, usage;
    tn_money deferred; /* earned: invoiced and not earned after it (negative: earned before) */
} tn_movement;

typedef struct tn_movements {
    const tn_ledger *ledger; /* the months, of each currency */
    tn_movement *items;      /* by date, then kind, then as invoiced */
    size_t count;
} tn_movements;

typedef struct tn_posting {
    tn_account account;
    tn_money amount; /* a debit is positive, a credit negative */
} tn_posting;

enum { TN_POSTINGS = 5 }; /* of one movement, at most */

/**
 * A movement as postings that add up to 0; none is 0 but the deferred one of a month.
 *
 * Shape    internal: with the listing fee; else what the buyer pays is what comes in
 * Rule     invoiced: receivable to deferred and rounding; a credit note: credit to receivable; the
 *          fee: fees to receivable. paid: cash to receivable. earned: deferred to revenue and
 *          overage. So deferred is what is invoiced less what is earned, and the four accounts of
 *          profit and loss come to the month's revenue less its fees
 * Errors   TN_E_RANGE: beyond 64 bits
 * Example  1,000.00 invoiced, fee 30.00: receivable 1,000.00, deferred -1,000.00, fees 30.00,
 *          receivable -30.00
 */
tn_status tn_movement_post(const tn_movement *movement, bool internal, tn_posting *out,
                           size_t *out_count);

TN_END_DECLS

#endif
