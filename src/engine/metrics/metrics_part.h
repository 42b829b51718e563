/* One contract on a day. */
#ifndef TN_ENGINE_METRICS_PART_H
#define TN_ENGINE_METRICS_PART_H

#include "tenor/metrics.h"

/* The parts of one contract on the days of metrics. */
typedef struct tni_metrics_parts {
    tn_arena *arena, *kept; /* kept: of what explains them */
    const tn_metrics *days;
    tn_books *books;
    tn_metrics_part *items;
    size_t count;
} tni_metrics_parts;

/* Makes them; items and count are set. Errors as tn_metrics_add. */
tn_status tni_metrics_parts_make(tni_metrics_parts *parts);

/* A twelfth of ARR, and what of RPO is beyond twelve months. TN_E_RANGE. */
tn_status tni_metrics_mrr(tn_metrics_total *total);

/* NRR and GRR of what stayed and was kept, none where nothing was. TN_E_RANGE. */
tn_status tni_metrics_rates(tn_metrics_total *total);

#endif
