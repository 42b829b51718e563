/* One contract on a day. */
#ifndef TN_ENGINE_METRICS_PART_H
#define TN_ENGINE_METRICS_PART_H

#include "tenor/metrics.h"

/* Adds the parts of the contract of these books to metrics whose days are set. Errors as
 * tn_metrics_build. */
tn_status tni_metrics_add(tn_arena *arena, tn_books *books, tn_metrics *metrics);

#endif
