/**
 * What AWS billed against what was simulated: every document finds its counterpart, or it is said
 * why it has none.
 */
#ifndef TENOR_RECONCILE_H
#define TENOR_RECONCILE_H

#include "tenor/books.h"
#include "tenor/decls.h"

TN_BEGIN_DECLS

/** One billed document, as a feed tells it; texts are "" where it does not. */
typedef struct tn_billed {
    tn_at at;            /* of its first row; line 0: no line of a table */
    const char *event;   /* id of its first row */
    const char *invoice; /* AWS's id */
    const char *agreement, *account, *product;
    tn_date date;
    bool has_due;
    tn_date due;
    tn_money gross; /* what the buyer pays the seller; negative: given back */
    bool has_fee;
    tn_money fee;                 /* what AWS keeps of it; negative: given back */
    int64_t gross_rest, fee_rest; /* what rounding the sum of its rows left, in 1e-8 */
} tn_billed;

typedef enum tn_settled {
    TN_SETTLED_COLLECTED, /* the buyer has paid it; negative: was paid back */
    TN_SETTLED_DISBURSED, /* AWS has paid it to the seller */
    TN_SETTLED_FORGIVEN,  /* it will not be collected */
    TN_SETTLED_KINDS
} tn_settled;

/** What became of the money of a billed document, a row of the feed each. */
typedef struct tn_settlement {
    size_t billed; /* index of the document */
    tn_settled kind;
    tn_money gross, fee; /* of its gross, and of its fee; signed as those */
    bool has_date;
    tn_date date;
} tn_settlement;

/** A feed, read; by date, then invoice. */
typedef struct tn_billing_feed {
    tn_billed *items;
    size_t count;
    tn_settlement *settlements;
    size_t settlement_count;
    uint64_t rows, left_out; /* rows that neither bill nor settle: taxes, balances, old states */
} tn_billing_feed;

typedef enum tn_outcome {
    TN_OUTCOME_MATCHED,
    TN_OUTCOME_ROUNDING,   /* a minor unit apart, in gross or in fee */
    TN_OUTCOME_FEE,        /* gross agrees, the fee does not */
    TN_OUTCOME_CURRENCY,   /* billed in another currency */
    TN_OUTCOME_AMOUNT,     /* same day or period, another amount */
    TN_OUTCOME_TIMING,     /* same amount, another day */
    TN_OUTCOME_DUE,        /* the same, to be paid on another day */
    TN_OUTCOME_MISSING,    /* simulated, not billed */
    TN_OUTCOME_UNEXPECTED, /* billed, not simulated */
    TN_OUTCOME_KINDS
} tn_outcome;

typedef struct tn_reconciled {
    tn_outcome outcome;
    const char *contract;    /* its id */
    const char *buyer;       /* of its first document; NULL: it has none, or names none */
    bool has_documents;      /* the contract has any */
    const char *document;    /* id of the simulated one; NULL: unexpected */
    size_t number;           /* its number in the contract */
    tn_date date, due;       /* simulated */
    tn_money total, fee;     /* simulated */
    const tn_billed *billed; /* NULL: missing */
    tn_money difference, fee_difference; /* billed less simulated, where the currency is one */
    int64_t days;                        /* billed later (positive) or earlier */
    int64_t due_days;                    /* due later than simulated, of an invoice */
} tn_reconciled;

typedef struct tn_reconciliation {
    tn_arena *arena;
    const tn_billing_feed *feed;
    tn_reconciled *items; /* by date, then contract */
    size_t count;
    uint64_t of[TN_OUTCOME_KINDS];
    uint64_t others;     /* billed documents of other agreements, accounts or products */
    uint64_t not_yet;    /* simulated documents later than `until` */
    tn_date until;       /* documents up to this day were looked for */
    uint64_t exceptions; /* all but the matched */
    size_t contracts;    /* that were claimed for; and that were added */
    size_t added;
    struct tn_claims *claims; /* whose each billed document is */
} tn_reconciliation;

/**
 * A reconciliation of no contract yet. All contracts are claimed for first, in any order that
 * tn_reconcile_add keeps; so no more than one of them is needed at a time.
 *
 * Shape    until NULL: the last day of the feed
 * Errors   TN_E_NOMEM
 * Owner    arena; feed is borrowed
 */
tn_status tn_reconcile_begin(tn_arena *arena, const tn_billing_feed *feed, const tn_date *until,
                             tn_reconciliation *out);

/**
 * Whose billed documents are: the contract claims those that neither agreement, account nor product
 * deny it.
 *
 * Rule     of several contracts the one with which most of them agree has a document, the first of
 *          equals; and among several at least one must agree
 * Errors   TN_E_NOMEM
 * Owner    nothing of contract is kept
 */
tn_status tn_reconcile_claim(tn_reconciliation *r, const tn_contract *contract);

/**
 * Compares the documents of a contract with those of the feed that are its own. NULL books: it
 * cannot be billed; what was billed is then nobody's.
 *
 * Shape    in the order of the claims
 * Rule     same day, amount and currency first; then same day and sign; then the same amount within
 *          62 days, the nearest first; then the same calendar month, or five days, and sign, the
 *          nearest first; the rest is missing or unexpected. An amount or fee one minor unit away
 *          is rounding; due dates of invoices are compared where the feed has them
 * Errors   TN_E_RANGE; as tn_books_status; TN_E_NOMEM
 * Owner    scratch: what is needed meanwhile; nothing of books is kept
 */
tn_status tn_reconcile_add(tn_reconciliation *r, tn_arena *scratch, tn_books *books);

/** Puts the outcomes in order, and counts what is nobody's, once all are added. */
void tn_reconcile_end(tn_reconciliation *r);

/**
 * All of that for contracts that are there at once.
 *
 * Shape    books[count]; until NULL: the last day of the feed
 * Errors   as above
 * Owner    arena; feed is borrowed
 */
tn_status tn_reconcile(tn_arena *arena, tn_books *const *books, size_t count,
                       const tn_billing_feed *feed, const tn_date *until,
                       const tn_reconciliation **out);

enum { TN_AGE_BUCKETS = 5 };

/** What a buyer was billed in a currency, and what became of it. */
typedef struct tn_collection {
    const char *buyer; /* of the contract; NULL: it names none */
    tn_currency currency;
    tn_money billed, collected;
    tn_money disbursed;            /* to the seller: without the fee */
    tn_money outstanding;          /* billed - collected - forgiven */
    tn_money aged[TN_AGE_BUCKETS]; /* of it not yet due, and 1-30, 31-60, 61-90, more days since */
} tn_collection;

typedef struct tn_collections {
    tn_date as_of;
    tn_collection *items; /* as first billed */
    size_t count;
    struct tn_paid_out {
        bool has_date;
        tn_date date; /* of the last row */
        tn_money net;
    } * paid_out; /* [feed->count]: of each billed document */
} tn_collections;

/**
 * What was collected, disbursed and is outstanding of the billed documents of contracts.
 *
 * Rule     documents and settlements up to as_of; a settlement without a date counts. What was
 *          disbursed has been collected. Age counts from the day it is due by the feed, else by the
 *          simulated document it was paired with, else from its own date
 * Errors   TN_E_RANGE; TN_E_NOMEM
 * Owner    arena; the rest is borrowed
 */
tn_status tn_collections_build(tn_arena *arena, const tn_billing_feed *feed,
                               const tn_reconciliation *reconciliation, tn_date as_of,
                               const tn_collections **out);

const char *tn_outcome_name(tn_outcome outcome); /* "unexpected"; "" of TN_OUTCOME_KINDS */

TN_END_DECLS

#endif
