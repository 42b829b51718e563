/**
 * Closed months (rule 4.11): what documents and revenue they were closed with, and what has moved
 * since. A closed month is a CSV file; nothing protects it but that it is compared.
 */
#ifndef TENOR_CLOSING_H
#define TENOR_CLOSING_H

#include "tenor/books.h"
#include "tenor/buffer.h"
#include "tenor/decls.h"

TN_BEGIN_DECLS

/** A document, or the revenue of a month (kind "revenue", no due day, no digest). */
typedef struct tn_closed_row {
    const char *contract, *id, *kind;
    tn_date date;
    bool has_due;
    tn_date due;
    tn_money total;
    const char *digest; /* 16 hex digits: of the document's rows; "" */
    tn_at at;           /* where it was read */
} tn_closed_row;

typedef struct tn_closing {
    tn_closed_row *rows; /* by contract, date and id */
    size_t count;
} tn_closing;

/**
 * Adds the rows of a contract that fall after a day and up to another, the last of a month.
 *
 * Shape    books billed to the 2nd of the month after `end` and judged from `end`
 * Rule     documents by their date, revenue by month; assumed renewals are not closed
 * Errors   as tn_books_status; TN_E_NOMEM
 * Owner    rows: arena; scratch: what is needed meanwhile. Nothing of books is kept
 * Example  a year of 1,000.00 from 2027-01-01, to 2027-01-31: the invoice, revenue of 84.93
 */
tn_status tn_closing_add(tn_closing *closing, tn_arena *arena, tn_arena *scratch, tn_books *books,
                         const tn_date *after, tn_date end);

/** Puts the rows in order: by contract, date and id. */
void tn_closing_sort(tn_closing *closing);

/** The rows of one contract among sorted ones; none is a count of 0. */
tn_closing tn_closing_of(const tn_closing *closing, const char *contract);

/** Appends the file: contract,id,date,due,kind,total,currency,digest. TN_E_NOMEM. */
tn_status tn_closing_render(tn_arena *arena, const tn_closing *closing, tn_buffer *out);

/**
 * Reads the file of a closed month and adds its rows to those of others.
 *
 * Errors   TN_E_FINDINGS: it is no such file (FIL-103 says where); TN_E_NOMEM
 * Owner    arena
 */
tn_status tn_closing_read(tn_arena *arena, const char *file, const char *bytes, size_t size,
                          const tn_tables *tables, tn_findings *findings, tn_closing *closing);

/** What differs from a closed row, is new in a closed month, or is gone. */
typedef struct tn_drift {
    const char *contract, *id;
    bool is_revenue;
    bool is_new, is_gone;
    tn_money was, is, difference; /* is - was */
    tn_at at;
} tn_drift;

typedef struct tn_drifts {
    tn_drift *items;
    size_t count;
    size_t not_compared; /* usage was closed, and none was given now */
} tn_drifts;

/** Of what there is now: rated; not given, though there is a price for it; without price. */
typedef enum tn_closing_usage {
    TN_USAGE_RATED,
    TN_USAGE_NOT_GIVEN,
    TN_USAGE_UNPRICED
} tn_closing_usage;

/**
 * Holds what there is now of a contract against what was closed of it, and adds what differs.
 *
 * Shape    closed, now: of one contract and of the same months; now without rows: it is gone
 * Rule     without usage, usage documents and the revenue of a contract that has them are not
 *          compared, but counted; so is the revenue of the last closed month, whose usage is billed
 *          in the next, where usage is not given, more was closed than there is, and nothing else
 *          has moved
 * Errors   TN_E_RANGE: a difference beyond 64 bits; TN_E_NOMEM
 * Owner    arena; texts are those of the rows
 * Example  closed with 1,600.00, now 1,700.00: difference 100.00
 */
tn_status tn_closing_compare(tn_arena *arena, const tn_closing *closed, const tn_closing *now,
                             tn_closing_usage usage, tn_drifts *out);

TN_END_DECLS

#endif
