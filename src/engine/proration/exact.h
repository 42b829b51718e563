/* Exact amounts of one term. Its lines share a denominator, so sums stay cheap and never drift;
 * rounding happens at the door of a document. */
#ifndef TN_ENGINE_EXACT_H
#define TN_ENGINE_EXACT_H

#include <stdbool.h>

#include "tenor/money.h"

/* whole x share, over the product of their denominators where that fits, in lowest terms where it
 * does not: the parts of one term have one denominator. All of it is the whole as it is. TN_E_RANGE
 */
tn_status tni_exact_share(tn_fraction whole, tn_fraction share, tn_fraction *out);

/* The same of price x quantity, in minor units. */
tn_status tni_exact_worth(tn_price price, int64_t quantity, tn_fraction share, tn_currency currency,
                          tn_fraction *out);

/* price x quantity for all of the term, in minor units; 64 by 64 bits always fit. */
static inline tn_fraction tni_exact_units(tn_price price, int64_t quantity, tn_currency currency)
{
    return (tn_fraction){(tn_i128)price.e8 * quantity, tn_price_unit(currency.places)};
}

/* Whole minor units as an exact amount. */
static inline tn_fraction tni_exact_minor(int64_t minor)
{
    return (tn_fraction){minor, 1};
}

/* *sum += num/den, neither being nothing. Of two denominators one mostly is a multiple of the
 * other; then no common divisor is looked for. */
tn_status tni_exact_add_parts(tn_fraction *sum, tn_i128 num, tn_i128 den);

/* *sum += term. The two usual cases are inline: adding nothing, and adding to nothing. */
static inline tn_status tni_exact_add(tn_fraction *sum, tn_fraction term)
{
    if (term.num == 0) {
        return TN_OK;
    }
    if (sum->num == 0) {
        *sum = term;
        return TN_OK;
    }
    return tni_exact_add_parts(sum, term.num, term.den);
}

/* *sum -= term. */
static inline tn_status tni_exact_sub(tn_fraction *sum, tn_fraction term)
{
    return tni_exact_add(sum, (tn_fraction){-term.num, term.den});
}

/* Rounds the absolute value and puts the sign back (rule 3.8). */
tn_status tni_exact_round(tn_fraction exact, tn_rounding mode, int64_t *out);

#endif
