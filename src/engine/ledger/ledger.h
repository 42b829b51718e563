/* The stages of books that follow from its invoices. */
#ifndef TN_ENGINE_LEDGER_H
#define TN_ENGINE_LEDGER_H

#include "tenor/fx.h"
#include "tenor/movements.h"

/* The schedule of the documents' revenue, by the rules of tn_books_revenue.
 *
 * Errors   TN_E_RANGE: beyond 64 bits; TN_E_NOMEM
 * Owner    arena; invoices must live as long */
tn_status tni_revenue_build(tn_arena *arena, const tn_invoices *invoices, const tn_revenue **out);

/* The months from the first document (or term) to the last, of each currency.
 *
 * Shape    fees[invoices->count]: the listing fee on each document
 * Errors   TN_E_RANGE; TN_E_BUG: opening + invoiced - revenue is not the closing, or the months do
 *          not come to the documents; TN_E_NOMEM
 * Owner    arena */
tn_status tni_ledger_build(tn_arena *arena, const tn_revenue *revenue, const tn_money *fees,
                           const tn_ledger **out);

/* The last day of the month that begins on a day. */
tn_date tni_month_last(tn_date month);

/* Months without figures: begin is the first day of the first.
 *
 * Errors   TN_E_RANGE: a month after 9998; TN_E_NOMEM
 * Owner    arena */
tn_status tni_ledger_begin(tn_arena *arena, tn_date begin, size_t count, tn_currency currency,
                           tn_ledger *out);

/* tn_ledger_month_add to a sum that is known to be in the same currency; false: one is beyond 64
 * bits, and the sum is of no use. */
bool tni_ledger_month_sum(tn_ledger_month *sum, const tn_ledger_month *month);

/* Every amount of a month in another currency, each at the rates of that day.
 *
 * Errors   as tn_fx_convert; the month is then of no use */
tn_status tni_ledger_month_in(const tn_fx *fx, tn_date day, tn_currency to, tn_ledger_month *month);

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
