/**
 * What there is to say about a contract: its invoices, what a change would cost, its usage, its
 * months. Builders of reports (report.h): they ask the books for what they show. NULL: no memory,
 * or the books have no such stage, and their status says why. Books and findings are borrowed.
 */
#ifndef TENOR_CONTRACT_REPORTS_H
#define TENOR_CONTRACT_REPORTS_H

#include "tenor/deadlines.h"
#include "tenor/decls.h"
#include "tenor/forecast.h"
#include "tenor/journal_entries.h"
#include "tenor/journal_layout.h"
#include "tenor/metrics.h"
#include "tenor/reconcile.h"
#include "tenor/register.h"
#include "tenor/replacement.h"
#include "tenor/report.h"
#include "tenor/timeline.h"
#include "tenor/upgrade.h"

TN_BEGIN_DECLS

/** `show` of a contract: what was agreed, its terms, what is held last, its events. */
tn_report *tn_contract_report(tn_arena *arena, tn_books *books, const tn_findings *findings);

/**
 * `invoice`: every document with its lines; CSV is one row per line with rule 4's columns.
 *
 * Owner    arena
 */
tn_report *tn_invoice_report(tn_arena *arena, tn_books *books, const tn_findings *findings);

/**
 * `invoice` over several contracts: a row per document in rule 4's columns ("documents"), for
 * people "invoices" and "credit_notes" apart, and "totals" by month and currency;
 * of a register that keeps no rows "documents" alone. It shows fees.
 */
tn_report *tn_register_report(tn_arena *arena, const tn_register *list,
                              const tn_findings *findings);

/**
 * What is billed, by kind of line: "kind" and "amount", and a total.
 *
 * Rule     lines in another currency than the invoices' are not in it
 * Owner    arena
 */
tn_table *tn_billed_table(tn_arena *arena, tn_books *books);

/**
 * The terms of a contract, one after another: "no", "kind", "from", "to" (the last day),
 * "duration", "worth" as agreed, "change" against the term before, "decide" (the last day to), and
 * "state".
 *
 * Owner    arena
 */
tn_table *tn_terms_table(tn_arena *arena, tn_books *books);

/**
 * `upgrade`: rule 4's keys; a refused change has null where a figure cannot be computed.
 *
 * Shape    all_policies: the change under every preset as a table of its own
 */
tn_report *tn_upgrade_report(tn_arena *arena, const tn_upgrade *upgrade, bool all_policies,
                             const tn_findings *findings);

/** `replace`: what was prepaid, the fair total by both routes, a schedule for it. */
tn_report *tn_replacement_report(tn_arena *arena, const tn_replacement *replacement,
                                 const tn_findings *findings);

/**
 * `refund` and `cancel`: what goes back, line by line, what access ends, what is forfeited.
 *
 * Shape    books: with the refund or the cancellation as their last event (tn_books_with)
 * Errors   NULL also when it did not take effect
 */
tn_report *tn_termination_report(tn_arena *arena, tn_books *books, const tn_findings *findings);

/** `renew`: the term that ends beside the one that would begin, and when it is paid. */
tn_report *tn_renewal_report(tn_arena *arena, tn_books *books, const tn_term *before,
                             const tn_term *after, const tn_findings *findings);

/** `usage`: rated units by month and dimension, and everything that was set aside, valued; NULL
 * also when nothing was rated. */
tn_report *tn_usage_report(tn_arena *arena, tn_books *books, const tn_findings *findings);

/** `timeline`: the list, and in text a picture of terms, holdings and invoices in bars. */
tn_report *tn_timeline_report(tn_arena *arena, tn_books *books, const tn_timeline *timeline,
                              const tn_findings *findings);

/** `forecast`: months by contract or group and over all, totals per currency; fees and net are
 * internal. */
tn_report *tn_forecast_report(tn_arena *arena, const tn_forecast *forecast,
                              const tn_findings *findings);

/** The same of all months of one contract. */
tn_report *tn_ledger_report(tn_arena *arena, tn_books *books, const tn_findings *findings);

/**
 * `reconcile`: the exceptions, each explained, after how many there are of each kind; with `all`
 * the matched documents too; then what was collected of each buyer, and how old the rest is.
 */
tn_report *tn_reconcile_report(tn_arena *arena, const tn_reconciliation *reconciliation,
                               const tn_billing_feed *feed, const tn_collections *collections,
                               bool all, const tn_findings *findings);

/**
 * `export --feed billing-event`: the invoices as rows of AWS's billing event feed: the seller's
 * share, and with `internal` AWS's.
 */
tn_report *tn_billing_feed_report(tn_arena *arena, tn_books *books, bool internal,
                                  const tn_findings *findings);

/**
 * `export --layout`: a row per posting that is not 0, in the columns of the layout.
 *
 * Shape    accounts[TN_ACCOUNTS]: none that is posted to is NULL
 */
tn_report *tn_journal_report(tn_arena *arena, const tn_journal_entries *entries,
                             const tn_journal_layout *layout, const char *const *accounts,
                             const tn_findings *findings);

/**
 * `metrics`: "totals" by currency and "renewals" by quarter; explain: "contracts", each one's part
 * with its derivation, and the definitions as notes.
 */
tn_report *tn_metrics_report(tn_arena *arena, const tn_metrics *metrics, bool explain,
                             const tn_findings *findings);

/** `deadlines`; arena. NULL: no memory. */
tn_report *tn_deadlines_report(tn_arena *arena, const tn_deadlines *deadlines,
                               const tn_findings *findings);

TN_END_DECLS

#endif
