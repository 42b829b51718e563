/* Invoices while they are being made: shared by invoice.c and the files that make one kind each. */
#ifndef TN_ENGINE_BILLING_H
#define TN_ENGINE_BILLING_H

#include "engine/life/worth.h"
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
    tn_document **unissued; /* made, but the rules say there is no such invoice */
    size_t unissued_count, unissued_capacity;
    tn_status status; /* sticky */
} tni_billing;

/* A new document of a term, with room for so many lines before it grows; NULL (status set) without
 * memory. It joins the others when closed. */
tn_document *tni_document_new(tni_billing *b, tn_document_kind kind, const tn_term *term,
                              tn_instant at, bool has_time, size_t lines);

/* Adds a line of 0.00, whose exact amount and figures the caller fills in before the next one; NULL
 * without memory, or when something failed before. */
tn_line *tni_line_add(tni_billing *b, tn_document *document, tn_line_kind kind, size_t dimension,
                      tn_period period);

/* Rounds the lines, totals the document by the policy's scope, adds the rounding line, and keeps it
 * unless the rules say that there is no such invoice (rule 3.8). */
void tni_document_close(tni_billing *b, tn_document *document);

/* The first charge of a term, or its instalments so far. */
void tni_bill_start(tni_billing *b, const tn_term *term);
void tni_bill_instalments(tni_billing *b, const tn_term *term);

/* Usage of all months. */
void tni_bill_usage(tni_billing *b);

/* The change from one configuration to another at an instant (rule 3.3). charged: what the term's
 * documents came to so far, the cap of the credit. */
void tni_bill_change(tni_billing *b, tn_document *document, const tn_term *term,
                     const int64_t *from, const int64_t *to, int64_t charged_minor);

/* A credit note for an ending, if there is something to give back. */
void tni_bill_refund(tni_billing *b, const tn_term *term, const tn_termination *ending);

/* What the term's documents before the instant charged, refunds taken off and usage left out; or
 * everything that was charged in its currency until then. */
int64_t tni_charged(const tni_billing *b, const tn_term *term, tn_instant at, bool everything);

/* The document was issued when something at this instant happens. */
bool tni_document_before(const tn_document *document, tn_instant at);

/* Balances the books of every term and checks every document; TN_E_BUG when they do not. */
tn_status tni_conservation_check(tni_billing *b, tn_conservation **out);

#endif
