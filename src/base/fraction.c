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

static bool is_negative(tn_i128 value)
{
    return value < 0;
}

static u128 magnitude(tn_i128 value)
{
    return is_negative(value) ? 0 - (u128)value : (u128)value;
}

static tn_i128 with_sign(bool negative, u128 value)
{
    return negative ? -(tn_i128)value : (tn_i128)value;
}

/* It fits 64 bits, in which a division is many times faster: nearly always. */
static bool is_narrow(u128 value)
{
    return value == (uint64_t)value;
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

/* In two's complement; a and b are below 2^127, so sums and differences of two fit. */
static wide signed_product(tn_i128 a, u128 b)
{
    const wide product = multiply(magnitude(a), b);
    return is_negative(a) ? subtract((wide){0}, product) : product;
}

/* Quotient and rest by schoolbook division in base 2; divisor <= LIMIT, so the rest can be doubled.
 */
static wide divide(wide a, u128 divisor, u128 *rest)
{
    if (a.high == 0) { /* nearly always, and many times faster */
        const u128 whole = a.low / divisor;
        *rest = a.low - whole * divisor;
        return (wide){.low = whole};
    }
    wide quotient = {.high = a.high / divisor};
    u128 r = a.high % divisor;
    for (int bit = 127; bit >= 0; bit--) {
        r = r << 1 | (a.low >> bit & 1);
        quotient.low <<= 1;
        if (r >= divisor) {
            r -= divisor;
            quotient.low |= 1;
        }
    }
    *rest = r;
    return quotient;
}

/* Euclid. */
static u128 common_divisor(u128 a, u128 b)
{
    while (b != 0 && !is_narrow(a | b)) {
        const u128 rest = a % b;
        a = b;
        b = rest;
    }
    if (b == 0) {
        return a;
    }
    uint64_t x = (uint64_t)a, y = (uint64_t)b;
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
    return is_negative(den) ? (tn_fraction){-num, -den} : (tn_fraction){num, den};
}

tn_fraction tn_fraction_reduce(tn_fraction f)
{
    if (f.den <= 0) {
        return INVALID;
    }
    const tn_i128 divisor = (tn_i128)common_divisor(magnitude(f.num), (u128)f.den);
    return divisor == 1 ? f : (tn_fraction){f.num / divisor, f.den / divisor};
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
    wide sum = add(signed_product(a.num, q), signed_product(b.num, p));
    const bool negative = is_negative((tn_i128)sum.high);
    if (negative) {
        sum = subtract((wide){0}, sum);
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
    return deliver(is_negative(p.num) != is_negative(q.num),
                   multiply(magnitude(p.num), magnitude(q.num)), (u128)p.den, (u128)q.den, out);
}

int tn_fraction_compare(tn_fraction a, tn_fraction b)
{
    const wide difference =
        subtract(signed_product(a.num, (u128)b.den), signed_product(b.num, (u128)a.den));
    return is_negative((tn_i128)difference.high) ? -1 : (difference.high | difference.low) != 0;
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

/* Whether a magnitude goes on to the next whole number, of which what is beyond the one below is
 * less than a half (half < 0), a half (0) or more (> 0). */
static bool goes_up(tn_rounding mode, bool negative, bool odd, int half)
{
    switch (mode) {
    case TN_HALF_EVEN:
        return half > 0 || (half == 0 && odd);
    case TN_HALF_UP:
        return half >= 0;
    case TN_HALF_DOWN:
        return half > 0;
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

/* num/den rounded: the magnitude. */
static wide round_quotient(bool negative, wide num, u128 den, tn_rounding mode)
{
    u128 rest;
    const wide whole = divide(num, den, &rest);
    const u128 next = den - rest;
    const bool up = rest && goes_up(mode, negative, whole.low & 1, (rest > next) - (rest < next));
    return add(whole, (wide){.low = up});
}

/* Of a fraction beyond 64 bits, or of none. Not inline: the usual one needs no frame. */
__attribute__((noinline)) static tn_status round_wide(tn_fraction f, tn_rounding mode, int64_t *out)
{
    if (f.den <= 0) {
        return TN_E_BUG;
    }
    const bool negative = is_negative(f.num);
    const wide num = {.low = magnitude(f.num)};
    const u128 whole = round_quotient(negative, num, (u128)f.den, mode).low;
    if (whole > (u128)INT64_MAX + negative) { /* below 2^128, as f.num is */
        return TN_E_RANGE;
    }
    *out = (int64_t)with_sign(negative, whole);
    return TN_OK;
}

tn_status tn_fraction_round(tn_fraction f, tn_rounding mode, int64_t *out)
{
    if (f.den == 0 || !is_narrow((u128)f.num | (u128)f.den)) {
        return round_wide(f, mode, out);
    }
    const uint64_t num = (uint64_t)f.num, den = (uint64_t)f.den;
    const uint64_t whole = num / den, rest = num % den, next = den - rest;
    const bool up = rest && goes_up(mode, false, whole & 1, (rest > next) - (rest < next));
    if (whole > (uint64_t)INT64_MAX - up) {
        return TN_E_RANGE;
    }
    *out = (int64_t)(whole + up);
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
    const bool negative = is_negative(f.num);
    const wide num = multiply(magnitude(f.num), one);
    return deliver(negative, round_quotient(negative, num, (u128)f.den, mode), one, 1, out);
}
