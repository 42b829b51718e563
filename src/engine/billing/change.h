/* The document of a change in the middle of a term: invoices, refused changes, every preset and the
 * calculator ask for it here. */
#ifndef TN_ENGINE_CHANGE_H
#define TN_ENGINE_CHANGE_H

#include "tenor/change.h"

typedef struct tni_change {
    const tn_life *life;
    const tn_term *term;
    tn_instant at;
    bool has_time;            /* the event was written with a time */
    const int64_t *from, *to; /* [dimension_count] */
    const tn_policy *policy;
    int64_t charged_minor; /* by the term's documents before it: the cap of the credit */
} tni_change;

/* A credit line for each dimension that changes, capped, then a charge line for each, both for the
 * share of the term that is left (rule 3.3, 3.8). TN_E_RANGE; TN_E_NOMEM. Owner: arena. */
tn_status tni_change_bill(tn_arena *arena, const tni_change *change, tn_document **out);

/* What the lines of such a document come to. */
tn_proration tni_change_figures(const tn_document *document);

#endif
