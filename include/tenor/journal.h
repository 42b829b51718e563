/**
 * A contract's books as a plain-text journal that hledger and Ledger read.
 */
#ifndef TENOR_JOURNAL_H
#define TENOR_JOURNAL_H

#include "tenor/books.h"
#include "tenor/buffer.h"
#include "tenor/decls.h"

TN_BEGIN_DECLS

/**
 * Appends the journal: a transaction per movement, every amount written, every account and the
 * commodity declared, the balances of deferred revenue and contract asset asserted at the end of
 * each month.
 *
 * Shape    internal: the listing fee has postings of its own, and cash comes in without it; else
 *          what the buyer pays is what comes in
 * Errors   as tn_books_status; TN_E_NOMEM; out then holds what it held before
 * Example  2027-01-01 * invoice C-0001-2027-01-01-contract  ; due 2027-01-31
 *              assets:receivable              1000.00 USD
 *              liabilities:deferred revenue  -1000.00 USD
 */
tn_status tn_journal_render(tn_arena *arena, tn_books *books, bool internal, tn_buffer *out);

TN_END_DECLS

#endif
