/* Exact amounts of one term. Its lines share a denominator, so sums stay cheap and never drift;
 * rounding happens at the door of a document. */
#ifndef TN_ENGINE_EXACT_H
#define TN_ENGINE_EXACT_H

#include <stdbool.h>

#include "tenor/money.h"

/* price x quantity x share in minor units, over share.den x (price counts per minor unit) without
 * reducing where that fits, in lowest terms where it does not. */
tn_status tni_exact_worth(tn_price price, int64_t quantity, tn_fraction share, tn_currency currency,
                          tn_fraction *out);

/* *sum += sign x term; sign is 1 or -1. Cheap when the denominators are equal. */
tn_status tni_exact_add(tn_fraction *sum, tn_fraction term, int sign);

/* Rounds the absolute value and puts the sign back (SPEC 3.8). */
tn_status tni_exact_round(tn_fraction exact, tn_rounding mode, int64_t *out);

/* Whole minor units as an exact amount. */
tn_fraction tni_exact_minor(int64_t minor);

#endif
