/* `[renewal]`: of an offer, and of a contract that was a public purchase. */
#ifndef TN_MODEL_RENEWAL_H
#define TN_MODEL_RENEWAL_H

#include "model/bind/bind.h"
#include "tenor/renewal.h"

enum { TNI_RENEWAL_FIELD_COUNT = 6 };
extern const tn_field_rule tni_renewal_fields[TNI_RENEWAL_FIELD_COUNT];

/* Reads the section into out, which may hold an earlier one. */
void tni_renewal_bind(tni_binder *binder, const tn_section *section, tn_renewal *out);

/* Adds a finding for every rule broken. term_days: how long the agreement runs; 0: not known. */
void tni_renewal_check(const tn_renewal *renewal, int64_t term_days, tn_findings *findings);

#endif
