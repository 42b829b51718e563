/**
 * The books of contracts as a journal: as plain text for hledger and Ledger, or as rows in the
 * columns that a bookkeeping program imports (journal_layout.h).
 */
#ifndef TENOR_JOURNAL_H
#define TENOR_JOURNAL_H

#include "tenor/books.h"
#include "tenor/buffer.h"
#include "tenor/decls.h"
#include "tenor/journal_entries.h"

TN_BEGIN_DECLS

/**
 * Appends the journal: a transaction per entry, every amount written, every account and commodity
 * declared. Of one contract from its beginning, the balance of deferred revenue is asserted at the
 * end of each month.
 *
 * Shape    accounts[TN_ACCOUNTS]: what they are called; NULL ones have names of ours
 * Errors   TN_E_RANGE: a posting beyond 64 bits; TN_E_NOMEM; out then holds what it held before
 * Example  2027-01-01 * invoice C-0001-2027-01-01-contract  ; due 2027-01-31
 *              assets:receivable              1000.00 USD
 *              liabilities:deferred revenue  -1000.00 USD
 */
tn_status tn_journal_render(tn_arena *arena, const tn_journal_entries *entries,
                            const char *const *accounts, tn_buffer *out);

TN_END_DECLS

#endif
