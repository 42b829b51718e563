/* What a term is worth, and until when it is charged. */
#ifndef TN_ENGINE_WORTH_H
#define TN_ENGINE_WORTH_H

#include "tenor/life.h"

/* Exact worth of a configuration for all of the term. */
tn_fraction tni_configuration_worth(const tn_term *term, const tn_product *product,
                                    const int64_t *quantity);

/* A holding for all of the term: its configuration, or an instalment plan's total. */
tn_fraction tni_holding_worth(const tn_term *term, const tn_product *product,
                              const tn_holding *holding);

/* Worth of the time used until an instant: each configuration for the share of the term it was
 * held, an instalment plan's total for all of it. */
tn_status tni_worth_used(const tn_life *life, const tn_term *term, const tn_policy *policy,
                         tn_instant at, tn_fraction *out);

/* The instant from which nothing of this term is billed any more: its cut, or its end. */
tn_instant tni_term_cut(const tn_life *life, const tn_term *term);

/* When a charge of a plan is invoiced: 00:00Z of its date, at the earliest when the agreement was
 * made. */
tn_instant tni_charge_instant(const tn_life *life, const tn_term *term, tn_date date);

/* A future-dated agreement cancelled before its first day is never charged. */
bool tni_starts_billed(const tn_life *life, const tn_term *term);

/* A charge at this instant is issued: before the term was cut short, and within the horizon. */
bool tni_is_issued(const tn_life *life, const tn_term *term, tn_instant at);

#endif
