/* What the parts of a quote share while it is built. */
#ifndef ENGINE_QUOTE_H
#define ENGINE_QUOTE_H

#include "engine/quote/price.h"

typedef struct tni_quoting {
    tn_arena *arena; /* failed allocations are asked for once, at the end */
    const tn_tables *tables;
    const tn_what_if *what_if;
    tn_findings *findings;
    tn_quote *quote;
    tni_pricing pricing; /* of the offer's own duration */
    tn_step *sum;        /* of the items: each adds itself */
    bool has_acceptance;
    tn_date acceptance; /* known or assumed */
} tni_quoting;

/* The items with their amounts, added up; TN_E_RANGE. */
tn_status tni_quote_items(tni_quoting *q, tni_sum *list, tni_sum *net);
void tni_quote_usage(tni_quoting *q);

/* Every listed duration and the offer's own side by side; TN_E_RANGE. */
tn_status tni_quote_durations(tni_quoting *q);

/* total / months, half-up; not known without a total or months. */
tn_maybe_money tni_monthly_equivalent(tn_arena *arena, tn_maybe_money total, int months,
                                      const tn_step **out_step);

#endif
