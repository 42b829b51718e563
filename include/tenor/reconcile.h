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
    tn_at at;            /* of its first row */
    const char *invoice; /* AWS's id */
    const char *agreement, *account, *product;
    tn_date date;
    tn_money gross; /* what the buyer pays the seller; negative: given back */
    bool has_fee;
    tn_money fee; /* what AWS keeps of it; negative: given back */
} tn_billed;

/** A feed, read; by date, then invoice. */
typedef struct tn_billing_feed {
    tn_billed *items;
    size_t count;
    uint64_t rows, left_out; /* rows that bill nothing: taxes, collections, disbursements */
} tn_billing_feed;

typedef enum tn_outcome {
    TN_OUTCOME_MATCHED,
    TN_OUTCOME_ROUNDING,   /* a minor unit apart, in gross or in fee */
    TN_OUTCOME_FEE,        /* gross agrees, the fee does not */
    TN_OUTCOME_CURRENCY,   /* billed in another currency */
    TN_OUTCOME_AMOUNT,     /* same day or period, another amount */
    TN_OUTCOME_TIMING,     /* same amount, another day */
    TN_OUTCOME_MISSING,    /* simulated, not billed */
    TN_OUTCOME_UNEXPECTED, /* billed, not simulated */
    TN_OUTCOME_KINDS
} tn_outcome;

typedef struct tn_reconciled {
    tn_outcome outcome;
    const tn_invoices *invoices;         /* whose contract; NULL: nobody's */
    const tn_document *simulated;        /* NULL: unexpected */
    tn_money fee;                        /* simulated */
    const tn_billed *billed;             /* NULL: missing */
    tn_money difference, fee_difference; /* billed less simulated, where the currency is one */
    int64_t days;                        /* billed later (positive) or earlier */
} tn_reconciled;

typedef struct tn_reconciliation {
    tn_reconciled *items; /* by date, then contract as given */
    size_t count;
    uint64_t of[TN_OUTCOME_KINDS];
    uint64_t others;     /* billed documents of other agreements, accounts or products */
    uint64_t not_yet;    /* simulated documents later than `until` */
    tn_date until;       /* documents up to this day were looked for */
    uint64_t exceptions; /* all but the matched */
} tn_reconciliation;

/**
 * Compares the documents of contracts with a feed.
 *
 * Shape    books[count], their documents made; until NULL: the last day of the feed
 * Rule     a billed document is a contract's when neither agreement, account nor product say
 *          otherwise; the one with which most of them agree, and among several contracts at least
 *          one must. Within a contract: same day, amount and currency first; then same day and
 *          sign; then the same amount within 62 days, the nearest first; then the same calendar
 *          month, or five days, and sign, the nearest first; the rest is missing or unexpected. An
 *          amount or fee one minor unit away is rounding
 * Errors   TN_E_RANGE; TN_E_NOMEM
 * Owner    arena; books and feed are borrowed
 */
tn_status tn_reconcile(tn_arena *arena, tn_books *const *books, size_t count,
                       const tn_billing_feed *feed, const tn_date *until,
                       const tn_reconciliation **out);

const char *tn_outcome_name(tn_outcome outcome); /* "unexpected"; "" of TN_OUTCOME_KINDS */

TN_END_DECLS

#endif
