/* Exact amounts of one term. */
#include "engine/proration/exact.h"

/* a * b where that fits, false where it does not. */
static bool multiply(tn_i128 a, tn_i128 b, tn_i128 *out)
{
    if (a == (int64_t)a && b == (int64_t)b) { /* nearly always; cannot overflow */
        *out = (tn_i128)(int64_t)a * (int64_t)b;
        return true;
    }
    return !__builtin_mul_overflow(a, b, out);
}

tn_status tni_exact_share(tn_fraction whole, tn_fraction share, tn_fraction *out)
{
    if (share.num == share.den) {
        *out = whole;
        return TN_OK;
    }
    tn_fraction part;
    if (!multiply(whole.num, share.num, &part.num) || !multiply(whole.den, share.den, &part.den)) {
        return tn_fraction_mul(whole, share, out);
    }
    *out = part;
    return TN_OK;
}

tn_status tni_exact_worth(tn_price price, int64_t quantity, tn_fraction share, tn_currency currency,
                          tn_fraction *out)
{
    return tni_exact_share(tni_exact_units(price, quantity, currency), share, out);
}

/* larger / smaller where that is a whole number; 0: it is none, or one of them exceeds 64 bits. */
static int64_t denominator_ratio(tn_i128 larger, tn_i128 smaller)
{
    if (larger > INT64_MAX || larger < smaller) {
        return 0;
    }
    if (smaller == 1) { /* whole minor units, the usual case: no division */
        return (int64_t)larger;
    }
    return (int64_t)larger % (int64_t)smaller == 0 ? (int64_t)larger / (int64_t)smaller : 0;
}

/* *sum + num/den, where sum's denominator is a multiple of the other, as with whole amounts and
 * shares of one term: no common divisor has to be looked for. */
static bool add_multiple(tn_fraction *sum, tn_i128 num, tn_i128 den)
{
    const int64_t k = denominator_ratio(sum->den, den);
    if (!k || !multiply(num, k, &num) || __builtin_add_overflow(sum->num, num, &num)) {
        return false;
    }
    sum->num = num;
    return true;
}

tn_status tni_exact_add_parts(tn_fraction *sum, tn_i128 num, tn_i128 den)
{
    tn_fraction other = {num, den};
    tn_i128 total;
    if (sum->den == den && !__builtin_add_overflow(sum->num, num, &total)) { /* nearly always */
        sum->num = total;
        return TN_OK;
    }
    if (add_multiple(sum, num, den)) {
        return TN_OK;
    }
    if (!add_multiple(&other, sum->num, sum->den)) {
        return tn_fraction_add(*sum, other, sum);
    }
    *sum = other;
    return TN_OK;
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
