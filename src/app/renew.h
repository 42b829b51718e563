/* A manual renewal before it is filed. */
#ifndef TN_APP_RENEW_H
#define TN_APP_RENEW_H

#include "app/contract.h"

/* The manual renewal of the running term: what options say about it. */
typedef struct tni_renewal_options {
    const char *duration, *uplift; /* "24m", "5%"; NULL: as before, none */
    const char *const *set;
    size_t set_count;
} tni_renewal_options;

typedef struct tni_renewal {
    tn_event event; /* as it would be filed */
    tn_date on;     /* the day on which the running term ends */
    const tn_term *before, *after;
    const tn_life *life;
    const tn_invoices *invoices;
} tni_renewal;

/* What renewing comes to. TN_E_FINDINGS: an unknown label, a missing price, nothing to renew. */
tn_status tni_renew(tni_workspace *workspace, const tni_source_file *contract,
                    const tni_renewal_options *options, tni_renewal *out);

#endif
