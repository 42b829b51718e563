/**
 * Guardrails: what an offer of the workspace may hold without asking, and who may approve more
 * (rule 2.5).
 */
#ifndef TENOR_GUARDRAILS_H
#define TENOR_GUARDRAILS_H

#include "tenor/decls.h"
#include "tenor/field.h"

TN_BEGIN_DECLS

/** Who reaches: 0 nobody is needed, n the n-th [approver], one more than there are: nobody may. */
typedef size_t tn_approver_level;

/** `floor.12m = 80%`: the least part of the list price of that duration. */
typedef struct tn_guardrail_floor {
    int months;
    tn_field_percent percent;
} tn_guardrail_floor;

/** `min_total.USD = 5000` */
typedef struct tn_guardrail_total {
    tn_currency currency;
    tn_field_price total;
} tn_guardrail_total;

/** Limits: [guardrails], or of an [approver NAME]. What is not set is not limited here. */
typedef struct tn_guardrails {
    const char *name; /* the approver's; NULL: [guardrails] */
    tn_at at;
    tn_field_percent max_discount, min_uplift;
    tn_field_number max_net_terms, max_duration; /* days, months */
    tn_guardrail_floor *floors;
    size_t floor_count;
    tn_guardrail_total *totals;
    size_t total_count;
} tn_guardrails;

TN_END_DECLS

#endif
