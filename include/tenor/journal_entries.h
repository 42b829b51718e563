/**
 * The movements of several contracts in one order, as entries of a journal: each with its postings,
 * a name of its own and words.
 */
#ifndef TENOR_JOURNAL_ENTRIES_H
#define TENOR_JOURNAL_ENTRIES_H

#include "tenor/books.h"
#include "tenor/decls.h"
#include "tenor/movements.h"

TN_BEGIN_DECLS

typedef struct tn_journal_entry {
    tn_books *books;
    const tn_movement *movement;
    const char *id; /* unique: "C-0001-2027-01-01-contract", "...-paid", "C-0001-2027-01-earned" */
    const char *what;  /* "invoice", "credit note", "payment", "repayment", "earned" */
    const char *about; /* the document's id, or the contract's */
    tn_posting postings[TN_POSTINGS];
    size_t posting_count;
} tn_journal_entry;

typedef struct tn_journal_options {
    bool internal;               /* with listing fees */
    const tn_date *from, *until; /* days of entries; NULL: all */
} tn_journal_options;

typedef struct tn_journal_entries {
    tn_journal_entry *items; /* by date, then as the contracts are given, then by movement */
    size_t count;
    size_t contracts;
    bool internal;
    bool is_whole; /* one contract, from its beginning: balances can be asserted */
} tn_journal_entries;

/**
 * The entries of contracts.
 *
 * Shape    books[count]
 * Errors   TN_E_RANGE: a posting beyond 64 bits; as tn_books_status; TN_E_NOMEM
 * Owner    arena; books are borrowed
 * Example  1,000.00 for the year, paid at once: an invoice, a payment, 12 months earned
 */
tn_status tn_journal_entries_build(tn_arena *arena, tn_books *const *books, size_t count,
                                   const tn_journal_options *options,
                                   const tn_journal_entries **out);

TN_END_DECLS

#endif
