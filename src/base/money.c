/* Amounts of money: exact worth, one rounding, sums that add up again. */
#include "tenor/money.h"

#include <string.h>

enum { PRICE_SCALE = 8 };

int64_t tn_price_unit(int places)
{
    static const int64_t units[] = {100000000, 10000000, 1000000, 100000, 10000, 1000, 100, 10, 1};
    return units[places < 0 ? 0 : places > PRICE_SCALE ? PRICE_SCALE : places];
}

static tn_status fit(tn_i128 minor, tn_currency currency, tn_money *out)
{
    if (minor < INT64_MIN || minor > INT64_MAX) {
        return TN_E_RANGE;
    }
    *out = (tn_money){(int64_t)minor, currency};
    return TN_OK;
}

tn_status tn_money_exact(tn_price price, int64_t quantity, tn_fraction share, tn_currency currency,
                         tn_fraction *out)
{
    const tn_fraction whole =
        tn_fraction_make((tn_i128)price.e8 * quantity, tn_price_unit(currency.places));
    return tn_fraction_mul(whole, share, out);
}

tn_status tn_money_amount(tn_price price, int64_t quantity, tn_fraction share, tn_currency currency,
                          tn_rounding mode, tn_money *out)
{
    tn_fraction exact;
    int64_t minor = 0;
    tn_status status = tn_money_exact(price, quantity, share, currency, &exact);
    status = status ? status : tn_fraction_round(exact, mode, &minor);
    if (status == TN_OK) {
        *out = (tn_money){minor, currency};
    }
    return status;
}

tn_status tn_money_from_price(tn_price price, tn_currency currency, tn_money *out)
{
    const int64_t counts = tn_price_unit(currency.places);
    if (price.e8 % counts != 0) {
        return TN_E_RANGE;
    }
    *out = (tn_money){price.e8 / counts, currency};
    return TN_OK;
}

tn_status tn_money_add(tn_money a, tn_money b, tn_money *out)
{
    return tn_currency_equal(a.currency, b.currency)
               ? fit((tn_i128)a.minor + b.minor, a.currency, out)
               : TN_E_BUG;
}

tn_status tn_money_sub(tn_money a, tn_money b, tn_money *out)
{
    return tn_currency_equal(a.currency, b.currency)
               ? fit((tn_i128)a.minor - b.minor, a.currency, out)
               : TN_E_BUG;
}

tn_status tn_money_percent(tn_money amount, tn_percent percent, tn_rounding mode, tn_money *out)
{
    int64_t minor = 0;
    const tn_status status = tn_fraction_round(
        tn_fraction_make((tn_i128)amount.minor * percent.e4, TN_PERCENT_ALL), mode, &minor);
    if (status == TN_OK) {
        *out = (tn_money){minor, amount.currency};
    }
    return status;
}

tn_status tn_money_share(tn_money part, tn_money whole, tn_percent *out)
{
    if (!tn_currency_equal(part.currency, whole.currency)) {
        return TN_E_BUG;
    }
    return tn_fraction_round(tn_fraction_make((tn_i128)part.minor * TN_PERCENT_ALL, whole.minor),
                             TN_HALF_UP, &out->e4);
}

/* The i-th weight, or 1 where all are equal. */
static int64_t weight_at(const int64_t *weights, size_t i)
{
    return weights ? weights[i] : 1;
}

tn_status tn_money_split(tn_money total, const int64_t *weights, size_t count,
                         tn_remainder remainder, tn_money *out)
{
    tn_i128 all = 0;
    for (size_t i = 0; i < count; i++) {
        if (weight_at(weights, i) < 0) {
            return TN_E_RANGE;
        }
        all += weight_at(weights, i);
    }
    if (all == 0) {
        return TN_E_RANGE;
    }
    int64_t left = total.minor;
    for (size_t i = 0; i < count; i++) {
        /* 64 by 64 bits; division cuts toward zero, so a credit splits like the charge it mirrors
         */
        const tn_i128 share = (tn_i128)total.minor * weight_at(weights, i) / all;
        out[i] = (tn_money){(int64_t)share, total.currency};
        left -= out[i].minor;
    }
    /* Fewer are left than there are weights above 0: one round uses them up. */
    const int64_t unit = left < 0 ? -1 : 1;
    for (size_t i = 0; left != 0; i++) {
        const size_t at = remainder == TN_REMAINDER_FIRST ? i : count - 1 - i;
        if (weight_at(weights, at) > 0) {
            out[at].minor += unit;
            left -= unit;
        }
    }
    return TN_OK;
}

const char *tn_money_format(tn_money amount, char *buffer)
{
    return tn_decimal_format(amount.minor, amount.currency.places, amount.currency.places, buffer);
}

const char *tn_money_format_grouped(tn_money amount, char *buffer)
{
    char plain[TN_DECIMAL_TEXT];
    const char *digits = tn_money_format(amount, plain);
    const size_t whole = strcspn(digits, ".");
    char *to = buffer;
    for (size_t i = 0; digits[i]; i++) {
        if (digits[i] == '-') {
            *to++ = '(';
            continue;
        }
        if (i > 0 && i < whole && (whole - i) % 3 == 0 && digits[i - 1] != '-') {
            *to++ = ',';
        }
        *to++ = digits[i];
    }
    if (amount.minor < 0) {
        *to++ = ')';
    }
    *to = '\0';
    return buffer;
}

const char *tn_price_format(tn_price price, tn_currency currency, char *buffer)
{
    return tn_decimal_format(price.e8, PRICE_SCALE, currency.places, buffer);
}

bool tn_currency_equal(tn_currency a, tn_currency b)
{
    return a.places == b.places && (memcmp(a.code, b.code, sizeof(a.code)) == 0 ||
                                    strncmp(a.code, b.code, sizeof(a.code)) == 0);
}
