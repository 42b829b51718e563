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

typedef struct tn_register_row {
    tn_books *books;
    const tn_document *document;
    tn_money fee, net; /* listing fee, and total - fee */
} tn_register_row;

/** A calendar month in one currency, or all of them (is_all: month is the first). */
typedef struct tn_register_total {
    bool is_all;
    tn_date month;
    int64_t documents;
    tn_money invoices, credit_notes; /* total = invoices + credit_notes, which are negative */
    tn_money total, fee, net;
} tn_register_total;

typedef struct tn_register {
    tn_register_row *rows; /* contracts as given, their documents in order */
    size_t count;
    tn_register_total *totals; /* by currency's code, then month; each currency's all last */
    size_t total_count;
} tn_register;

/**
 * The register of contracts.
 *
 * Shape    books[count]
 * Errors   TN_E_RANGE: a sum beyond 64 bits; as tn_books_status; TN_E_NOMEM
 * Owner    arena; books are borrowed
 * Example  an invoice of 1,000.00 in March at 3 %, a credit note of 200.00: total 800.00, fee 24.00
 */
tn_status tn_register_build(tn_arena *arena, tn_books *const *books, size_t count,
                            const tn_register_options *options, const tn_register **out);

/**
 * Who buys: as the document's agreement names it, else the contract's customer or account.
 *
 * Errors   NULL: nothing says
 */
const char *tn_document_buyer(const tn_document *document);

TN_END_DECLS

#endif
