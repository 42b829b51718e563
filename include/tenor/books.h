/**
 * The books of a contract: its policy, life, rated usage, documents, fees and months as one value.
 * Each stage is made when it is first asked for, and kept; a what-if is the books of the contract
 * with one more event.
 */
#ifndef TENOR_BOOKS_H
#define TENOR_BOOKS_H

#include "tenor/decls.h"
#include "tenor/movements.h"

TN_BEGIN_DECLS

typedef struct tn_books tn_books;

/**
 * The books of a contract; nothing is computed yet.
 *
 * Shape    contract bound to its product and offers; policy and horizon are copied
 * Rule     a stage that fails adds its findings once and leaves its status: later stages are NULL
 * Errors   NULL: no memory; every function below takes NULL books for that
 * Owner    arena; contract, tables and findings must live as long
 * Example  tn_books *b = tn_books_new(arena, contract, tables, &policy, &horizon, findings);
 *          const tn_invoices *documents = tn_books_invoices(b);
 *          if (!documents) return tn_books_status(b);
 */
tn_books *tn_books_new(tn_arena *arena, const tn_contract *contract, const tn_tables *tables,
                       const tn_policy *policy, const tn_horizon *horizon, tn_findings *findings);

/**
 * The books of the same contract with one more event at its end, under the same policy: what they
 * would be once the event is filed, findings included. Usage that was rated is not part of it.
 *
 * Shape    horizon NULL: as far as `books` look; event is copied, what it points to is borrowed
 * Errors   NULL: no memory
 * Owner    arena; books themselves are left as they are
 * Example  500 GB for 12 months, upgraded to 800 in these books: two documents instead of one
 */
tn_books *tn_books_with(const tn_books *books, tn_arena *arena, const tn_event *event,
                        const tn_horizon *horizon, tn_findings *findings);

/**
 * TN_OK, or why a stage is missing, the first that is; TN_E_NOMEM for NULL books.
 *
 * Errors   TN_E_FINDINGS: an event is impossible, a refund above what was charged; TN_E_RANGE: an
 *          amount or a date is out of range; both are findings too. TN_E_BUG: the books do not
 *          balance, or a document is not within half a minor unit of its exact total: no invoice
 *          may be used
 */
tn_status tn_books_status(const tn_books *books);

/** What the books were made of; with an event, the copy that holds it as its last. */
const tn_contract *tn_books_contract(const tn_books *books);
const tn_tables *tn_books_tables(const tn_books *books);
const tn_policy *tn_books_policy(const tn_books *books);
const tn_horizon *tn_books_horizon(const tn_books *books);

/**
 * Terms, holdings, terminations; NULL: the contract cannot be lived (status).
 *
 * Rule     rule 3.3, 3.4, 3.7, 3.8: events by instant whatever their order in the file; at one
 *          instant settings, end of term, cancel, refund, replace, renew, instalment, upgrade; an
 *          event given as a date happens at 00:00Z, on the first day of a term at its start
 */
const tn_life *tn_books_life(tn_books *books);

/**
 * Takes the usage that was rated against tn_books_life. Documents that were made before it make
 * the books TN_E_BUG.
 */
void tn_books_set_rating(tn_books *books, const tn_rating *rating);

/** The rated usage; NULL: none was given. */
const tn_rating *tn_books_rating(const tn_books *books);

/** Invoices and credit notes, and the conservation of each term; NULL: status says why. */
const tn_invoices *tn_books_invoices(tn_books *books);

/**
 * The listing fee on a document of these books: each line by the percent of its term, the sum
 * rounded once, half-up. The percent is fixed as at acceptance of the agreement, renewed terms have
 * the renewal percent, a purchase of the public listing has the public one (rule 3.6).
 *
 * Errors   TN_E_RANGE: beyond 64 bits, or no fees are known for the day; as tn_books_status
 * Example  a document of 24,000.00 at 3 %: 720.00
 */
tn_status tn_books_fee(tn_books *books, const tn_document *document, tn_money *out);

/**
 * What is earned and over which days; NULL: status says why.
 *
 * Rule     contract and renewal by the days of the term, an upgrade from its date, a plan by its
 *          total whatever was billed; usage in its month, a refund in its own; what is left when a
 *          term is cut short on that day; a replacement earns what it takes over and its own total
 *          as one amount over its first term, in another currency the old balance is earned at once
 * Example  1,000.00 for the year from 2027-01-01, cancelled on 2027-02-01: 84.93 over January,
 *          915.07 on 2027-02-01
 */
const tn_revenue *tn_books_revenue(tn_books *books);

/**
 * All months from the first document or term to the last; NULL: status says why.
 *
 * Rule     revenue of a term by days with cumulative rounding, so that months sum to the invoices;
 *          a life that is looked at up to a day earns up to that day
 * Example  1,000.00 for the year from 2027-01-01: January 84.93, February 76.71 ... sum 1,000.00
 */
const tn_ledger *tn_books_ledger(tn_books *books);

/**
 * The months taken apart into movements by date; NULL: status says why.
 *
 * Rule     a document is taken as paid on the day it is due; a month whose postings would all be 0
 *          has no movement
 */
const tn_movements *tn_books_movements(tn_books *books);

TN_END_DECLS

#endif
