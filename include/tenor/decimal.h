/**
 * Exact numbers: unit prices, percents, quantities, fractions, and the one place where anything is
 * rounded. There is no floating point here or on any floor of the core.
 *
 * All are values: nothing here allocates, keeps state or depends on the locale. A call that fails
 * leaves *out as it was.
 */
#ifndef TENOR_DECIMAL_H
#define TENOR_DECIMAL_H

#include <stddef.h>
#include <stdint.h>

#include "tenor/decls.h"
#include "tenor/status.h"

TN_BEGIN_DECLS

/** 128 bits in the middle of a calculation; everything stored is 64 bits or a tn_fraction. */
__extension__ typedef __int128 tn_i128;

/** A unit price in counts of 1e-8 of the currency's unit: 0 ... 100000000 (rule 1). */
typedef struct tn_price {
    int64_t e8;
} tn_price;

/** A percent in counts of 0.0001 %: 12.5 % is 125000; 0 ... 100 %. */
typedef struct tn_percent {
    int64_t e4;
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
 * Shape    text[length], need not be terminated; scale 0 ... 18 and max >= 0
 * Units    *out and max in counts of 10^-scale
 * Rule     no sign, exponent, thousands separator, leading or trailing point, ASCII digits only
 *          (rule 1); leading zeros are read; trailing zeros do not count as places; more than scale
 *          places left is TN_E_RANGE, however long the text
 * Errors   TN_E_SYNTAX, TN_E_RANGE (too many places, or above max); TN_E_BUG: another scale or max
 * Out      *out in 0 ... max; *places (may be NULL) the significant places, "1.500" -> 1, also
 *          written on TN_E_RANGE when the text is well formed
 * Example  tn_decimal_parse("16.000", 6, 8, TN_PRICE_MAX_E8, &n, &places) -> n 1600000000, places 0
 */
tn_status tn_decimal_parse(const char *text, size_t length, int scale, int64_t max, int64_t *out,
                           int *places);

/**
 * Prints a count of 10^-scale with at least min_places places and no further trailing zeros.
 *
 * Shape    buffer[TN_DECIMAL_TEXT]; 0 <= min_places <= scale <= 18, else "?" is printed
 * Rule     what rule 4 says of prices in JSON and CSV; negative counts get a '-', zero never
 * Owner    returns buffer
 * Example  (1600000000, 8, 2) -> "16.00"; (12345600, 8, 2) -> "0.123456"; (-5, 2, 2) -> "-0.05"
 */
const char *tn_decimal_format(int64_t count, int scale, int min_places, char *buffer);

/**
 * Reads a unit price: tn_decimal_parse with scale 8 and max TN_PRICE_MAX_E8.
 *
 * Shape    text[length]; places may be NULL
 * Rule     0 ... 100000000 with up to 8 places (rule 1); a profile that allows fewer asks *places
 * Errors   TN_E_SYNTAX, TN_E_RANGE; *places as in tn_decimal_parse
 * Example  "0.105" -> e8 10500000, places 3
 */
tn_status tn_price_parse(const char *text, size_t length, tn_price *out, int *places);

/**
 * Reads a percent as written in files, with its sign.
 *
 * Shape    text[length]; places may be NULL
 * Rule     0% ... 100% with up to 4 places, no blank before the % (rule 1)
 * Errors   TN_E_SYNTAX also for a missing %, TN_E_RANGE; *places as in tn_decimal_parse
 * Example  "12.5%" -> e4 125000, places 1
 */
tn_status tn_percent_parse(const char *text, size_t length, tn_percent *out, int *places);

/**
 * Prints a percent without its sign and without needless zeros; callers add the %.
 *
 * Shape    buffer[TN_DECIMAL_TEXT]
 * Owner    returns buffer
 * Example  125000 -> "12.5"; 1000000 -> "100"
 */
const char *tn_percent_format(tn_percent percent, char *buffer);

/**
 * Reads a whole number min ... max.
 *
 * Shape    text[length]; 0 <= max
 * Rule     digits only: "5.0" and "+5" are no whole numbers (rule 1)
 * Errors   TN_E_SYNTAX for anything but digits, TN_E_RANGE outside min ... max
 * Example  "2147483647", 1, TN_QUANTITY_MAX -> TN_E_RANGE
 */
tn_status tn_whole_parse(const char *text, size_t length, int64_t min, int64_t max, int64_t *out);

/** The seven ways to round; names as in policies (rule 1). */
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

/**
 * A mode's name in policies.
 *
 * Owner    static
 * Example  TN_HALF_UP -> "half-up"
 */
const char *tn_rounding_name(tn_rounding rounding);

/**
 * An exact fraction as counted: 20/30 stays 20/30 until somebody reduces it. den > 0, and both
 * parts within 127 bits, i.e. no further from 0 than 2^127 - 1; tn_fraction_make sees to it.
 */
typedef struct tn_fraction {
    tn_i128 num;
    tn_i128 den;
} tn_fraction;

/**
 * num/den as it is.
 *
 * Rule     den's sign moves to num; a den of 0 or a part of -2^127 gives 0/0, which is no fraction:
 *          every function with a status refuses it with TN_E_BUG
 * Example  (20, 30) -> 20/30; (1, -2) -> -1/2
 */
tn_fraction tn_fraction_make(tn_i128 num, tn_i128 den);

/**
 * Lowest terms.
 *
 * Example  20/30 -> 2/3; 0/7 -> 0/1
 */
tn_fraction tn_fraction_reduce(tn_fraction f);

/**
 * Sum, difference and product, exact and in lowest terms.
 *
 * Rule     steps are carried in 256 bits, so a result that fits always comes out
 * Errors   TN_E_RANGE: the reduced result does not fit 127 bits; *out is untouched
 * Example  1/6 + 1/3 -> 1/2; 20/30 - 1/3 -> 1/3; 2/3 * 3/4 -> 1/2
 */
tn_status tn_fraction_add(tn_fraction a, tn_fraction b, tn_fraction *out);
tn_status tn_fraction_sub(tn_fraction a, tn_fraction b, tn_fraction *out);
tn_status tn_fraction_mul(tn_fraction a, tn_fraction b, tn_fraction *out);

/**
 * <0, 0, >0 as a is less than, equal to, greater than b; never overflows.
 *
 * Example  (20/30, 2/3) -> 0; (-1/2, 1/3) -> -1
 */
int tn_fraction_compare(tn_fraction a, tn_fraction b);

/**
 * The nearest whole number in the given mode: the only rounding in the program.
 *
 * Rule     a mode sees the sign: TN_HALF_UP is symmetrical, TN_FLOOR is not. A credit is rounded
 *          as the positive amount and then negated (rule 1): that is up to the caller
 * Errors   TN_E_RANGE: it does not fit 64 bits
 * Example  (5/2, TN_HALF_EVEN) -> 2; (-5/2, TN_HALF_UP) -> -3
 */
tn_status tn_fraction_round(tn_fraction f, tn_rounding mode, int64_t *out);

/**
 * The fraction rounded to decimals, for the policy key `ratio_decimals`.
 *
 * Units    *out is num/10^places, not reduced
 * Rule     places 0 ... 12 (rule 1)
 * Errors   TN_E_RANGE: other places, or num does not fit 127 bits
 * Example  (11/30, 9, TN_HALF_UP) -> 366666667/1000000000
 */
tn_status tn_fraction_round_places(tn_fraction f, int places, tn_rounding mode, tn_fraction *out);

TN_END_DECLS

#endif
