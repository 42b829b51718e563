/* The stages of books that follow from its invoices. */
#ifndef TN_ENGINE_LEDGER_H
#define TN_ENGINE_LEDGER_H

#include "tenor/movements.h"

/* The months from the first document (or term) to the last.
 *
 * Shape    fees[invoices->count]: the listing fee on each document
 * Rule     revenue of a term by days with cumulative rounding, so that months sum to the invoices;
 *          an upgrade from its day; an instalment plan by its total, whatever was invoiced; when a
 *          term is cut short what was invoiced and not given back is earned at once
 * Errors   TN_E_RANGE; TN_E_NOMEM
 * Owner    arena
 * Example  1,000.00 for the year from 2027-01-01: January 84.93, February 76.71 ... sum 1,000.00 */
tn_status tni_ledger_build(tn_arena *arena, const tn_invoices *invoices, const tn_money *fees,
                           const tn_ledger **out);

/* The movements of invoices.
 *
 * Shape    ledger: the whole of theirs, not a part of it; fees[invoices->count]: the listing fee on
 *          each document
 * Rule     a document is taken as paid on the day it is due; a month whose postings would all be 0
 *          has no movement
 * Errors   TN_E_RANGE; TN_E_NOMEM
 * Owner    arena; the documents are borrowed
 * Example  1,000.00 invoiced on 2027-01-01 for the year, due that day: invoiced 1,000.00, paid
 *          1,000.00, earned 84.93 on 2027-01-31 (deferred 915.07) ... 12 times */
tn_status tni_movements_build(tn_arena *arena, const tn_invoices *invoices, const tn_ledger *ledger,
                              const tn_money *fees, const tn_movements **out);

#endif
