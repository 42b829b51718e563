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

/* Adds a line of 0.00, whose exact amount and figures the caller fills in before the next one; NULL
 * without memory, or when something failed before. */
tn_line *tni_line_add(tni_billing *b, tn_document *document, tn_line_kind kind, size_t dimension,
                      tn_period period);

/* Totals the document and keeps it; NULL is fine. */
void tni_document_close(tni_billing *b, tn_document *document);

/* Keeps a document that has its total, unless the rules say that there is no such invoice (rule
 * 3.8): then what it would have billed is entered as unbilled. */
void tni_document_keep(tni_billing *b, tn_document *document);

#endif
