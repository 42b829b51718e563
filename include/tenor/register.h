/**
 * The register of invoices: a row per document of one contract or many, and what they come to by
 * month and currency (rule 4, `invoice`).
 */
#ifndef TENOR_REGISTER_H
#define TENOR_REGISTER_H

#include "tenor/books.h"
#include "tenor/decls.h"

TN_BEGIN_DECLS

typedef struct tn_register_options {
    const tn_date *from;   /* documents before this day are left out; NULL: none is */
    tn_document_kind kind; /* TN_DOCUMENT_KINDS: all; TN_DOCUMENT_REFUND: credit notes */
} tn_register_options;

/** A document; texts are NULL where nothing says. */
typedef struct tn_register_row {
    const char *contract, *id, *buyer, *agreement, *po;
    tn_document_kind kind;
    tn_date date, due;
    bool assumed;
    tn_money total, fee, net; /* listing fee, and total - fee */
} tn_register_row;

/** A calendar month in one currency, or all of them (is_all: month is the first). */
typedef struct tn_register_total {
    bool is_all, assumed; /* assumed: one of its documents is */
    tn_date month;
    int64_t documents;
    tn_money invoices, credit_notes; /* total = invoices + credit_notes, which are negative */
    tn_money total, fee, net;
} tn_register_total;

typedef struct tn_register {
    tn_arena *arena;
    tn_register_options options;
    bool keeps_rows, ended;
    tn_register_row *rows;     /* contracts as added, their documents in order */
    size_t count, documents;   /* rows that are there; all that were added */
    size_t credit_notes;       /* of the latter */
    tn_date begins;            /* of the first that was added */
    tn_register_total *totals; /* by currency's code, then month; each currency's all last */
    size_t total_count;
} tn_register;

/**
 * Adds the documents of a contract to a register, whose arena, options and keeps_rows are set.
 *
 * Rule     without keeps_rows the rows are those of this contract alone: memory does not grow
 * Errors   TN_E_RANGE: a sum beyond 64 bits; as tn_books_status; TN_E_NOMEM
 * Owner    rows: the register's arena, without keeps_rows scratch; nothing of books is kept
 * Example  an invoice of 1,000.00 in March at 3 %, a credit note of 200.00: total 800.00, fee 24.00
 */
tn_status tn_register_add(tn_register *list, tn_arena *scratch, tn_books *books);

/** Puts the sums in order, once all are added; what is not kept of the rows is gone. */
void tn_register_end(tn_register *list);

/**
 * Who buys: as the document's agreement names it, else the contract's customer or account.
 *
 * Errors   NULL: nothing says
 */
const char *tn_document_buyer(const tn_document *document);

TN_END_DECLS

#endif
