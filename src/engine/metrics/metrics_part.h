/* One contract on a day. */
#ifndef TN_ENGINE_METRICS_PART_H
#define TN_ENGINE_METRICS_PART_H

#include "tenor/metrics.h"

/* Adds the parts of the contract of these books to metrics whose days are set. Errors as
 * tn_metrics_build. */
tn_status tni_metrics_add(tn_arena *arena, tn_books *books, tn_metrics *metrics);

/* A twelfth of ARR, and what of RPO is beyond twelve months. TN_E_RANGE. */
tn_status tni_metrics_mrr(tn_metrics_total *total);

/* NRR and GRR of what stayed and was kept, none where nothing was. TN_E_RANGE. */
tn_status tni_metrics_rates(tn_metrics_total *total);

#endif
