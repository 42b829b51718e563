/* One document: its lines and its total. */
#ifndef TN_ENGINE_DOCUMENT_H
#define TN_ENGINE_DOCUMENT_H

#include "tenor/invoice.h"

/* A document of a term at an instant, with zeroed room for so many lines; kind, life, policy and
 * what was charged before are the caller's. TN_E_NOMEM; TN_E_RANGE: its due date. */
tn_status tni_document_make(tn_arena *arena, const tn_term *term, tn_instant at, size_t lines,
                            tn_document **out);

/* The next line, for which there is room: of 0.00, its period and figures are the caller's. */
static inline tn_line *tni_line_next(tn_document *d, tn_line_kind kind, size_t dimension)
{
    tn_line *line = &d->lines[d->line_count++];
    line->kind = kind;
    line->dimension = dimension;
    line->term = d->term;
    line->exact.den = 1;
    line->amount.currency = line->capped.currency = d->total.currency;
    return line;
}

/* Its total may take a rounding line, one more than there are. */
static inline bool tni_document_may_round(const tn_document *d)
{
    return d->line_count > 1 && d->policy->scope == TN_SCOPE_DOCUMENT;
}

/* Rounds each line and sums them by the policy's scope; of several lines the rounding line, for
 * which there is room, makes up for the exact total rounded once (rule 1). */
tn_status tni_document_total(tn_document *document);

/* The order of invoices: by date and kind; 0: of one kind on one day, which are made in the order
 * of time. Below 0: a stands before b. */
int tni_document_order(const tn_document *a, const tn_document *b);

/* The document is issued before whatever else happens at this instant. */
bool tni_document_before(const tn_document *document, tn_instant at);

/* The last document of a term, usage left out, that is issued before whatever else happens at this
 * instant: with it what the term charged until then. NULL: none was. */
const tn_document *tni_document_last(const tn_invoices *invoices, const tn_term *term,
                                     tn_instant at);

#endif
