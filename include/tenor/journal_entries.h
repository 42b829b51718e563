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
    const char *contract; /* its id */
    const char *buyer;    /* of the document, else of the contract's first; NULL */
    const char *id; /* unique: "C-0001-2027-01-01-contract", "...-paid", "C-0001-2027-01-earned" */
    const char *what;  /* "invoice", "credit note", "payment", "repayment", "earned" */
    const char *about; /* the document's id, or the contract's */
    tn_movement_kind kind;
    bool assumed;
    tn_date date, due; /* due: of an invoice or credit note */
    tn_money deferred; /* earned: invoiced and not earned after it */
    size_t order;      /* as added */
    tn_posting postings[TN_POSTINGS];
    size_t posting_count;
} tn_journal_entry;

typedef struct tn_journal_options {
    bool internal;               /* with listing fees */
    const tn_date *from, *until; /* days of entries; NULL: all */
} tn_journal_options;

typedef struct tn_journal_entries {
    tn_arena *arena;
    tn_journal_options options;
    tn_journal_entry *items; /* by date, then as the contracts are added, then by movement */
    size_t count;
    size_t contracts;
} tn_journal_entries;

/**
 * Adds the entries of a contract to a list whose arena and options are set.
 *
 * Errors   TN_E_RANGE: a posting beyond 64 bits; as tn_books_status; TN_E_NOMEM
 * Owner    the list's arena; nothing of books is kept
 * Example  1,000.00 for the year, paid at once: an invoice, a payment, 12 months earned
 */
tn_status tn_journal_entries_add(tn_journal_entries *list, tn_books *books);

/** Puts them in order, once all contracts are added. */
void tn_journal_entries_sort(tn_journal_entries *list);

TN_END_DECLS

#endif
