/**
 * Exact numbers: unit prices, percents, quantities, fractions, and the one place where anything is
 * rounded. There is no floating point here or on any floor of the core.
 */
#ifndef TENOR_DECIMAL_H
#define TENOR_DECIMAL_H

#include <stddef.h>
#include <stdint.h>

#include "tenor/status.h"

/** 128 bits in the middle of a calculation; everything stored is 64 bits or a tn_fraction. */
__extension__ typedef __int128 tn_i128;

/** A unit price in counts of 1e-8 of the currency's unit: 0 ... 100000000 (SPEC 1). */
typedef struct tn_price {
    int64_t e8;
} tn_price;

/** A percent in counts of 0.0001 %: 12.5 % is 125000; 0 ... 100 %. */
typedef struct tn_percent {
    int32_t e4;
} tn_percent;

#define TN_PRICE_ONE    INT64_C(100000000) /* the price 1 */
#define TN_PRICE_MAX_E8 (INT64_C(100000000) * TN_PRICE_ONE)
#define TN_QUANTITY_MAX INT64_C(2147483646)    /* contract quantities, AWS's MaxQuantity */
#define TN_METERED_MAX  INT64_C(2147483647)    /* metered quantities */
#define TN_PERCENT_ONE  10000                  /* 1 % */
#define TN_PERCENT_ALL  (100 * TN_PERCENT_ONE) /* 100 % */

enum { TN_DECIMAL_TEXT = 48 }; /* room for any number this header prints, terminator included */

/**
 * Reads decimal text `[0-9]+(\.[0-9]+)?` as a count of 10^-scale.
 *
 * Shape    text[length], need not be terminated
 * Rule     no sign, exponent, thousands separator, leading or trailing point (SPEC 1); trailing
 *          zeros do not count as places; more than scale places left is TN_E_RANGE
 * Errors   TN_E_SYNTAX, TN_E_RANGE (too many places, or above max)
 * Out      *out in 0 ... max; *places (may be NULL) the significant places, "1.500" -> 1, also
 *          written on TN_E_RANGE when the text is well formed
 * Example  tn_decimal_parse("16.000", 6, 8, TN_PRICE_MAX_E8, &n, &places) -> n 1600000000, places 0
 */
tn_status tn_decimal_parse(const char *text, size_t length, int scale, int64_t max, int64_t *out,
                           int *places);

/**
 * Prints a count of 10^-scale with at least min_places places and no further trailing zeros.
 *
 * Shape    buffer[TN_DECIMAL_TEXT]; negative counts get a '-'
 * Example  (1600000000, 8, 2) -> "16.00"; (12345600, 8, 2) -> "0.123456"; (-5, 2, 2) -> "-0.05"
 */
const char *tn_decimal_format(int64_t count, int scale, int min_places, char *buffer);

/** A unit price; as tn_decimal_parse with scale 8 and max 1e8. */
tn_status tn_price_parse(const char *text, size_t length, tn_price *out, int *places);

/** A percent as written in files, with its sign: "12.5%"; a missing % is TN_E_SYNTAX. */
tn_status tn_percent_parse(const char *text, size_t length, tn_percent *out, int *places);

/** "12.5" (no sign, no needless zeros); callers add the %. */
const char *tn_percent_format(tn_percent percent, char *buffer);

/** A whole number min ... max; TN_E_SYNTAX for anything but digits, TN_E_RANGE outside. */
tn_status tn_whole_parse(const char *text, size_t length, int64_t min, int64_t max, int64_t *out);

/** The seven ways to round; names as in policies (SPEC 1). */
typedef enum tn_rounding {
    TN_HALF_EVEN,
    TN_HALF_UP, /* ties away from zero */
    TN_HALF_DOWN,
    TN_UP,   /* away from zero */
    TN_DOWN, /* toward zero */
    TN_CEILING,
    TN_FLOOR,
    TN_ROUNDING_COUNT
} tn_rounding;

/** "half-up"; static. */
const char *tn_rounding_name(tn_rounding rounding);

/** An exact fraction as counted: 20/30 stays 20/30 until somebody reduces it. den > 0. */
typedef struct tn_fraction {
    tn_i128 num;
    tn_i128 den;
} tn_fraction;

/** num/den; den must not be 0 (asserted), its sign moves to num. */
tn_fraction tn_fraction_make(tn_i128 num, tn_i128 den);

/** Lowest terms: 20/30 -> 2/3, 0/7 -> 0/1. */
tn_fraction tn_fraction_reduce(tn_fraction f);

/**
 * Sum, difference and product, exact.
 *
 * Rule     factors are reduced before they are multiplied, so a result that fits always comes out
 * Errors   TN_E_RANGE: the reduced result does not fit 127 bits; *out is untouched
 */
tn_status tn_fraction_add(tn_fraction a, tn_fraction b, tn_fraction *out);
tn_status tn_fraction_sub(tn_fraction a, tn_fraction b, tn_fraction *out);
tn_status tn_fraction_mul(tn_fraction a, tn_fraction b, tn_fraction *out);

/** <0, 0, >0 as a is less than, equal to, greater than b; never overflows. */
int tn_fraction_compare(tn_fraction a, tn_fraction b);

/**
 * The nearest whole number in the given mode: the only rounding in the program.
 *
 * Errors   TN_E_RANGE: it does not fit 64 bits
 * Example  (5/2, TN_HALF_EVEN) -> 2; (-5/2, TN_HALF_UP) -> -3
 */
tn_status tn_fraction_round(tn_fraction f, tn_rounding mode, int64_t *out);

/** The fraction rounded to places (0 ... 12) decimals, as num/10^places; for `ratio_decimals`. */
tn_status tn_fraction_round_places(tn_fraction f, int places, tn_rounding mode, tn_fraction *out);

#endif
