/* What a term charges as it goes: its first charge, its instalments, usage. */
#ifndef TN_ENGINE_CHARGES_H
#define TN_ENGINE_CHARGES_H

#include "engine/billing/billing.h"

/* The first charge of a term that has no plan. */
void tni_bill_start(tni_billing *b, const tn_term *term);

/* Its instalments from *next on that are charged before `until`; *next is moved behind them. */
void tni_bill_instalments(tni_billing *b, const tn_term *term, size_t *next, tn_instant until);

/* Usage of all months. */
void tni_bill_usage(tni_billing *b);

#endif
