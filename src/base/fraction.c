/* Exact fractions and the only rounding. Products that leave 128 bits are carried in 256 until the
 * reduced result is known, so that "out of range" is said only of results, never of a step. */
#include <stdbool.h>

#include "tenor/decimal.h"

__extension__ typedef unsigned __int128 u128;

/* An unsigned number of 256 bits. */
typedef struct wide {
    u128 high, low;
} wide;

static const u128 LIMIT = ~(u128)0 >> 1; /* 2^127 - 1: the largest numerator or denominator */

static const tn_fraction INVALID = {0, 0};

enum { PLACES_MAX = 12 };

static u128 magnitude(tn_i128 value)
{
    return value < 0 ? 0 - (u128)value : (u128)value;
}

static tn_i128 with_sign(bool negative, u128 value)
{
    return negative ? -(tn_i128)value : (tn_i128)value;
}

static wide multiply(u128 a, u128 b)
{
    const u128 half = ~UINT64_C(0);
    const u128 a0 = a & half, a1 = a >> 64, b0 = b & half, b1 = b >> 64;
    const u128 bottom = a0 * b0, right = a1 * b0, left = a0 * b1;
    const u128 middle = (bottom >> 64) + (right & half) + (left & half);
    return (wide){.high = a1 * b1 + (right >> 64) + (left >> 64) + (middle >> 64),
                  .low = (middle << 64) | (bottom & half)};
}

static wide add(wide a, wide b)
{
    const u128 low = a.low + b.low;
    return (wide){.high = a.high + b.high + (low < a.low), .low = low};
}

static wide subtract(wide a, wide b)
{
    return (wide){.high = a.high - b.high - (a.low < b.low), .low = a.low - b.low};
}

static int order(u128 a, u128 b)
{
    return (a > b) - (a < b);
}

static int order_wide(wide a, wide b)
{
    return a.high != b.high ? order(a.high, b.high) : order(a.low, b.low);
}

/* Quotient and rest by schoolbook division in base 2; divisor <= LIMIT, so the rest can be doubled.
 */
static wide divide(wide a, u128 divisor, u128 *rest)
{
    if (a.high == 0 && a.low <= UINT64_MAX && divisor <= UINT64_MAX) {
        *rest = (uint64_t)a.low % (uint64_t)divisor; /* nearly always, and many times faster */
        return (wide){.low = (uint64_t)a.low / (uint64_t)divisor};
    }
    if (a.high == 0) {
        *rest = a.low % divisor;
        return (wide){.low = a.low / divisor};
    }
    wide quotient = {0};
    u128 r = 0;
    for (int bit = 255; bit >= 0; bit--) {
        const u128 limb = bit >= 128 ? a.high : a.low;
        r = r << 1 | (limb >> (bit % 128) & 1);
        quotient = add(quotient, quotient);
        if (r >= divisor) {
            r -= divisor;
            quotient.low |= 1;
        }
    }
    *rest = r;
    return quotient;
}

/* Euclid; goes over to 64 bits as soon as it can, where a division is many times cheaper. */
static u128 common_divisor(u128 a, u128 b)
{
    while (b > UINT64_MAX) {
        const u128 rest = a % b;
        a = b;
        b = rest;
    }
    if (b == 0) {
        return a;
    }
    uint64_t x = (uint64_t)b;
    uint64_t y = a <= UINT64_MAX ? (uint64_t)a % x : (uint64_t)(a % b);
    while (y != 0) {
        const uint64_t rest = x % y;
        x = y;
        y = rest;
    }
    return x;
}

tn_fraction tn_fraction_make(tn_i128 num, tn_i128 den)
{
    if (den == 0 || magnitude(num) > LIMIT || magnitude(den) > LIMIT) {
        return INVALID;
    }
    return den < 0 ? (tn_fraction){-num, -den} : (tn_fraction){num, den};
}

tn_fraction tn_fraction_reduce(tn_fraction f)
{
    if (f.den <= 0) {
        return INVALID;
    }
    const tn_i128 divisor = (tn_i128)common_divisor(magnitude(f.num), (u128)f.den);
    if (divisor == 1) {
        return f;
    }
    if (f.num == (int64_t)f.num && f.den <= INT64_MAX) { /* as divide() */
        return (tn_fraction){(int64_t)f.num / (int64_t)divisor, (int64_t)f.den / (int64_t)divisor};
    }
    return (tn_fraction){f.num / divisor, f.den / divisor};
}

/* Writes the fraction in lowest terms num/(left*right) when both parts fit. */
static tn_status deliver(bool negative, wide num, u128 left, u128 right, tn_fraction *out)
{
    const wide den = multiply(left, right);
    if (num.high != 0 || num.low > LIMIT || den.high != 0 || den.low > LIMIT) {
        return TN_E_RANGE;
    }
    *out = (tn_fraction){with_sign(negative, num.low), (tn_i128)den.low};
    return TN_OK;
}

tn_status tn_fraction_add(tn_fraction a, tn_fraction b, tn_fraction *out)
{
    /* a.num/(g*p) + b.num/(g*q) = (a.num*q + b.num*p) / (g*p*q); with all in lowest terms only g
     * can still have a divisor in common with that sum. */
    a = tn_fraction_reduce(a);
    b = tn_fraction_reduce(b);
    if (a.den == 0 || b.den == 0) {
        return TN_E_BUG;
    }
    const u128 g = common_divisor((u128)a.den, (u128)b.den);
    const u128 p = (u128)a.den / g, q = (u128)b.den / g;
    const wide x = multiply(magnitude(a.num), q), y = multiply(magnitude(b.num), p);
    bool negative = a.num < 0;
    wide sum;
    if (negative == (b.num < 0)) {
        sum = add(x, y);
    } else if (order_wide(x, y) >= 0) {
        sum = subtract(x, y);
    } else {
        sum = subtract(y, x);
        negative = !negative;
    }
    u128 rest;
    divide(sum, g, &rest);
    const u128 h = common_divisor(g, rest);
    return deliver(negative, divide(sum, h, &rest), p, (u128)b.den / h, out);
}

tn_status tn_fraction_sub(tn_fraction a, tn_fraction b, tn_fraction *out)
{
    return tn_fraction_add(a, (tn_fraction){-b.num, b.den}, out);
}

tn_status tn_fraction_mul(tn_fraction a, tn_fraction b, tn_fraction *out)
{
    if (a.den <= 0 || b.den <= 0) {
        return TN_E_BUG;
    }
    /* Lowest terms crosswise as well: then the product is in lowest terms, and fits or does not. */
    const tn_fraction x = tn_fraction_reduce((tn_fraction){a.num, b.den});
    const tn_fraction y = tn_fraction_reduce((tn_fraction){b.num, a.den});
    const tn_fraction p = tn_fraction_reduce((tn_fraction){x.num, y.den});
    const tn_fraction q = tn_fraction_reduce((tn_fraction){y.num, x.den});
    return deliver((p.num < 0) != (q.num < 0), multiply(magnitude(p.num), magnitude(q.num)),
                   (u128)p.den, (u128)q.den, out);
}

int tn_fraction_compare(tn_fraction a, tn_fraction b)
{
    if (a.num == (int64_t)a.num && b.num == (int64_t)b.num && a.den <= INT64_MAX &&
        b.den <= INT64_MAX) { /* nearly always */
        const tn_i128 left = a.num * b.den, right = b.num * a.den;
        return (left > right) - (left < right);
    }
    if ((a.num < 0) != (b.num < 0)) {
        return a.num < 0 ? -1 : 1;
    }
    const int by_magnitude = order_wide(multiply(magnitude(a.num), (u128)b.den),
                                        multiply(magnitude(b.num), (u128)a.den));
    return a.num < 0 ? -by_magnitude : by_magnitude;
}

const char *tn_rounding_name(tn_rounding rounding)
{
    static const char *const names[TN_ROUNDING_COUNT] = {
        [TN_HALF_EVEN] = "half-even", [TN_HALF_UP] = "half-up",
        [TN_HALF_DOWN] = "half-down", [TN_UP] = "up",
        [TN_DOWN] = "down",           [TN_CEILING] = "ceiling",
        [TN_FLOOR] = "floor",
    };
    return names[rounding];
}

/* Whether quotient + rest/den goes on to the next whole number away from zero; rest > 0. */
static bool goes_up(tn_rounding mode, bool negative, bool odd, int against_half)
{
    switch (mode) {
    case TN_HALF_EVEN:
        return against_half > 0 || (against_half == 0 && odd);
    case TN_HALF_UP:
        return against_half >= 0;
    case TN_HALF_DOWN:
        return against_half > 0;
    case TN_UP:
        return true;
    case TN_CEILING:
        return !negative;
    case TN_FLOOR:
        return negative;
    case TN_DOWN:
    case TN_ROUNDING_COUNT:
        break;
    }
    return false;
}

/* f times factor, rounded: the magnitude. factor <= 10^12, so it stays below 2^167. */
static wide round_magnitude(tn_fraction f, u128 factor, tn_rounding mode)
{
    const u128 den = (u128)f.den;
    u128 rest;
    wide quotient = divide(multiply(magnitude(f.num), factor), den, &rest);
    if (rest != 0 && goes_up(mode, f.num < 0, quotient.low & 1, order(rest, den - rest))) {
        quotient = add(quotient, (wide){.low = 1});
    }
    return quotient;
}

tn_status tn_fraction_round(tn_fraction f, tn_rounding mode, int64_t *out)
{
    if (f.den <= 0) {
        return TN_E_BUG;
    }
    if (f.num >= 0 && f.num <= INT64_MAX && f.den <= INT64_MAX) { /* nearly always */
        const uint64_t num = (uint64_t)f.num, den = (uint64_t)f.den;
        const uint64_t whole = num / den, rest = num % den;
        const bool up = rest && goes_up(mode, false, whole & 1, order(rest, den - rest));
        if (whole < INT64_MAX) {
            *out = (int64_t)(whole + up);
            return TN_OK;
        }
    }
    const wide whole = round_magnitude(f, 1, mode);
    const u128 limit = (u128)INT64_MAX + (f.num < 0);
    if (whole.low > limit) { /* below 2^128, as f.num is */
        return TN_E_RANGE;
    }
    *out = (int64_t)with_sign(f.num < 0, whole.low);
    return TN_OK;
}

tn_status tn_fraction_round_places(tn_fraction f, int places, tn_rounding mode, tn_fraction *out)
{
    if (places < 0 || places > PLACES_MAX) {
        return TN_E_RANGE;
    }
    if (f.den <= 0) {
        return TN_E_BUG;
    }
    u128 one = 1;
    for (int i = 0; i < places; i++) {
        one *= 10;
    }
    return deliver(f.num < 0, round_magnitude(f, one, mode), one, 1, out);
}
