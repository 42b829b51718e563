/* Exact amounts of one term. */
#include "engine/exact.h"

static int64_t counts_per_minor(tn_currency currency)
{
    int64_t counts = TN_PRICE_ONE;
    for (int i = 0; i < currency.places; i++) {
        counts /= 10;
    }
    return counts;
}

tn_status tni_exact_worth(tn_price price, int64_t quantity, tn_fraction share, tn_currency currency,
                          tn_fraction *out)
{
    tn_fraction plain;
    if (__builtin_mul_overflow((tn_i128)price.e8 * quantity, share.num, &plain.num) ||
        __builtin_mul_overflow(share.den, (tn_i128)counts_per_minor(currency), &plain.den)) {
        return tn_money_exact(price, quantity, share, currency, out);
    }
    *out = plain;
    return TN_OK;
}

tn_status tni_exact_add(tn_fraction *sum, tn_fraction term, int sign)
{
    const tn_fraction signed_term = {sign < 0 ? -term.num : term.num, term.den};
    tn_i128 num = 0;
    if (sum->num == 0) {
        *sum = signed_term;
        return TN_OK;
    }
    if (sum->den == term.den && !__builtin_add_overflow(sum->num, signed_term.num, &num)) {
        sum->num = num;
        return TN_OK;
    }
    return tn_fraction_add(*sum, signed_term, sum);
}

tn_status tni_exact_round(tn_fraction exact, tn_rounding mode, int64_t *out)
{
    const bool negative = exact.num < 0;
    const tn_fraction size = {negative ? -exact.num : exact.num, exact.den};
    int64_t rounded = 0;
    const tn_status status = tn_fraction_round(size, mode, &rounded);
    if (status == TN_OK) {
        *out = negative ? -rounded : rounded;
    }
    return status;
}

tn_fraction tni_exact_minor(int64_t minor)
{
    return (tn_fraction){minor, 1};
}
