/* Exact amounts of one term. */
#include "engine/exact.h"

tn_status tni_exact_worth(tn_price price, int64_t quantity, tn_fraction share, tn_currency currency,
                          tn_fraction *out)
{
    tn_fraction plain = {(tn_i128)price.e8 * quantity, tn_price_unit(currency.places)};
    if (share.num != share.den && (__builtin_mul_overflow(plain.num, share.num, &plain.num) ||
                                   __builtin_mul_overflow(plain.den, share.den, &plain.den))) {
        return tn_money_exact(price, quantity, share, currency, out);
    }
    *out = plain;
    return TN_OK;
}

/* How many times the smaller denominator the larger one is; 0: none, or too large to ask. */
static int64_t times(tn_i128 larger, tn_i128 smaller)
{
    if (larger > INT64_MAX || larger < smaller) {
        return 0;
    }
    if (smaller == 1) { /* whole minor units, mostly; dividing is what takes time here */
        return (int64_t)larger;
    }
    return (int64_t)larger % (int64_t)smaller == 0 ? (int64_t)larger / (int64_t)smaller : 0;
}

/* *sum + term, where one denominator is a multiple of the other, as whole amounts and shares of one
 * term are: no common divisor has to be looked for. */
static bool add_multiple(tn_fraction *sum, tn_fraction term)
{
    const int64_t k = times(sum->den, term.den);
    tn_i128 num = 0;
    if (!k || __builtin_mul_overflow(term.num, (tn_i128)k, &num) ||
        __builtin_add_overflow(sum->num, num, &num)) {
        return false;
    }
    sum->num = num;
    return true;
}

static bool add_to_multiple(tn_fraction *sum, tn_fraction term)
{
    tn_fraction other = term;
    if (!add_multiple(&other, *sum)) {
        return false;
    }
    *sum = other;
    return true;
}

tn_status tni_exact_add(tn_fraction *sum, tn_fraction term, int sign)
{
    tn_i128 num = 0;
    if (term.num == 0) {
        return TN_OK;
    }
    if (sign < 0) {
        term.num = -term.num;
    }
    if (sum->num == 0) {
        *sum = term;
        return TN_OK;
    }
    if (sum->den == term.den && !__builtin_add_overflow(sum->num, term.num, &num)) {
        sum->num = num;
        return TN_OK;
    }
    return add_multiple(sum, term) || add_to_multiple(sum, term) ? TN_OK
                                                                 : tn_fraction_add(*sum, term, sum);
}

tn_status tni_exact_round(tn_fraction exact, tn_rounding mode, int64_t *out)
{
    if (exact.num >= 0) {
        return tn_fraction_round(exact, mode, out);
    }
    const tn_status status = tn_fraction_round((tn_fraction){-exact.num, exact.den}, mode, out);
    if (status == TN_OK) {
        *out = -*out;
    }
    return status;
}

tn_fraction tni_exact_minor(int64_t minor)
{
    return (tn_fraction){minor, 1};
}
