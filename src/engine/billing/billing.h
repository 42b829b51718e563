/* Invoices while they are being made. */
#ifndef TN_ENGINE_BILLING_H
#define TN_ENGINE_BILLING_H

#include "tenor/invoice.h"

typedef struct tni_billing {
    tn_arena *arena;
    const tn_life *life;
    const tn_product *product;
    const tn_policy *policy;
    const tn_rating *rating; /* NULL: none */
    tn_findings *findings;
    tn_document **documents;
    size_t count, capacity;
    tn_conservation *conservation; /* [life->term_count] */
    int64_t charged_minor;         /* by the documents of the term at hand so far, usage left out */
    tn_status status;              /* sticky */
} tni_billing;

/* A new document of the term at hand, with room for so many lines before it grows; NULL (status
 * set) without memory. It joins the others when closed. */
tn_document *tni_document_new(tni_billing *b, tn_document_kind kind, const tn_term *term,
                              tn_instant at, bool has_time, size_t lines);

/* Adds a line of 0.00, whose period, exact amount and figures the caller fills in before the next
 * one; NULL without memory, or when something failed before. */
tn_line *tni_line_add(tni_billing *b, tn_document *document, tn_line_kind kind, size_t dimension);

/* Totals the document and keeps it; NULL is fine. */
void tni_document_close(tni_billing *b, tn_document *document);

/* Keeps a document that has its total, unless the rules say that there is no such invoice (rule
 * 3.8): then what it would have billed is entered as unbilled. */
void tni_document_keep(tni_billing *b, tn_document *document);

/* Bills a life, with its rated usage (NULL: none).
 *
 * Errors   TN_E_RANGE / TN_E_FINDINGS: an amount beyond 64 bits, a refund above what was charged;
 *          TN_E_BUG: the books do not balance or a document is not within half a minor unit of its
 *          exact total: no invoice may be used; TN_E_NOMEM
 * Owner    arena */
tn_status tni_invoices_build(tn_arena *arena, const tn_life *life, const tn_policy *policy,
                             const tn_rating *rating, tn_findings *findings,
                             const tn_invoices **out);

#endif
