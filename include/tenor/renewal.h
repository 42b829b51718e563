/**
 * What happens when an agreement ends: `[renewal]` of an offer, or of a public purchase.
 */
#ifndef TENOR_RENEWAL_H
#define TENOR_RENEWAL_H

#include "tenor/decls.h"
#include "tenor/field.h"

TN_BEGIN_DECLS

typedef struct tn_renewal {
    bool set; /* the section stands in the file */
    tn_at at;
    tn_field_number automatic; /* 1: yes */
    bool is_range;             /* uplift = 3%..7% */
    tn_field_percent uplift, uplift_max, uplift_default;
    tn_field_number max_renewals;
    tn_field_number decision_days, adjustment_days;
} tn_renewal;

/**
 * By how much prices rise where the agreement renews by itself: nobody chooses from a range then.
 *
 * Example  5% -> 5%; 3%..7% with default = 5% -> 5%; 3%..7% without one -> 3%; nothing -> 0
 */
tn_percent tn_renewal_uplift(const tn_renewal *renewal);

TN_END_DECLS

#endif
