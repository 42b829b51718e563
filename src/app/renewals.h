/* What renews: the terms of every contract up to a horizon, renewals assumed as configured. */
#ifndef TN_APP_RENEWALS_H
#define TN_APP_RENEWALS_H

#include "app/portfolio.h"

typedef struct tni_contract_terms {
    const char *path, *id;
    const tn_table *terms; /* tn_terms_table */
    int first;             /* the first of them that is not over on the as-of day */
} tni_contract_terms;

typedef struct tni_renewals {
    const tni_contract_terms *contracts; /* those that are understood */
    size_t count;
    const tn_report *metrics;  /* ARR, and what renews by quarter; NULL: no as-of day */
    const tn_report *forecast; /* whole months over all contracts; NULL: no contract */
} tni_renewals;

/* Of files of contracts, so many months from the as-of day on. The status is the worst of loading
 * and billing; out holds what could be made. */
tn_status tni_renewals_make(tni_workspace *workspace, const char *const *paths, size_t count,
                            int months, tni_renewals *out);

#endif
