/**
 * Money: whole minor units of a currency, and how an exact amount becomes one. All are values;
 * a call that fails leaves *out as it was.
 */
#ifndef TENOR_MONEY_H
#define TENOR_MONEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tenor/decimal.h"
#include "tenor/decls.h"
#include "tenor/status.h"

TN_BEGIN_DECLS

/** A currency by value. The legal ones, with their places, are in data/currencies.ini. */
typedef struct tn_currency {
    char code[4];   /* "USD", "JPY" */
    uint8_t places; /* minor units: 2 for USD, 0 for JPY; at most 8 */
} tn_currency;

/** A currency that AWS takes: a row of data/currencies.ini. */
typedef struct tn_currency_entry {
    tn_currency currency;
    bool flagged; /* AWS's pages disagree about it (CAD, INR) */
    const char *source;
} tn_currency_entry;

/** An amount: minor units, negative for what goes back to the buyer. */
typedef struct tn_money {
    int64_t minor;
    tn_currency currency;
} tn_money;

/**
 * How many counts of 1e-8 make one unit of a decimal place.
 *
 * Units    places 0 ... 8; outside, the nearest of them
 * Example  2 -> 1000000: so many counts are a cent; 8 -> 1
 */
int64_t tn_price_unit(int places);

/**
 * The exact worth of quantity units at price for a share of the period, in minor units.
 *
 * Units    price per unit for the whole period; share 1/1 for all of it; out in minor units, exact
 * Rule     price * quantity * share, nothing rounded; in lowest terms
 * Errors   TN_E_RANGE: the result does not fit 127 bits
 * Example  16.000 x 500 x 183/365 USD -> 29280000/73, that is 401095.89... minor units
 */
tn_status tn_money_exact(tn_price price, int64_t quantity, tn_fraction share, tn_currency currency,
                         tn_fraction *out);

/**
 * tn_money_exact rounded once.
 *
 * Units    as tn_money_exact; out in whole minor units
 * Errors   TN_E_RANGE: beyond 64 bits; the dearest price times the largest quantity is, in cents
 * Example  16.000 x 500 x 183/365 USD, TN_HALF_UP -> 4010.96
 */
tn_status tn_money_amount(tn_price price, int64_t quantity, tn_fraction share, tn_currency currency,
                          tn_rounding mode, tn_money *out);

/**
 * An amount typed as a decimal (instalments, totals, refunds).
 *
 * Rule     no more places than the currency has (rule 1); trailing zeros do not count
 * Errors   TN_E_RANGE: more places than that
 * Example  500.00 USD -> 50000; 0.005 USD -> TN_E_RANGE; 1200.5 JPY -> TN_E_RANGE
 */
tn_status tn_money_from_price(tn_price price, tn_currency currency, tn_money *out);

/**
 * a + b and a - b.
 *
 * Errors   TN_E_RANGE: beyond 64 bits; TN_E_BUG: the currencies are not equal
 * Example  4.00 - 5.00 -> -1.00
 */
tn_status tn_money_add(tn_money a, tn_money b, tn_money *out);
tn_status tn_money_sub(tn_money a, tn_money b, tn_money *out);

/**
 * percent of amount, rounded once.
 *
 * Rule     policy rounding is for documents; fees, uplifts and savings pass TN_HALF_UP (rule 1)
 * Errors   TN_E_RANGE: beyond 64 bits
 * Example  12.5 % of 100.00 -> 12.50; 3 % of 0.50, TN_HALF_UP -> 0.02
 */
tn_status tn_money_percent(tn_money amount, tn_percent percent, tn_rounding mode, tn_money *out);

/**
 * part / whole as a percent to 4 places, half-up (rule 1); may be negative or above 100 %.
 *
 * Errors   TN_E_RANGE: beyond 64 bits of 0.0001 %; TN_E_BUG: whole is 0, or the currencies are not
 *          equal
 * Example  200.00 of 1200.00 -> 16.6667 %
 */
tn_status tn_money_share(tn_money part, tn_money whole, tn_percent *out);

/** Who gets the minor units left over in a split (policy key `remainder`). */
typedef enum tn_remainder { TN_REMAINDER_LAST, TN_REMAINDER_FIRST } tn_remainder;

/**
 * Splits total by weights so that the shares add up to it again.
 *
 * Shape    weights[count], each >= 0, at least one > 0; out[count]; NULL weights: all equal
 * Rule     each gets the whole part of its exact share, toward zero, so that a credit splits as the
 *          charge it mirrors; the r units left over go one each to the last (first) r shares of
 *          weight above 0 (rule 1)
 * Errors   TN_E_RANGE: count 0, a negative weight, all weights 0; out is untouched
 * Example  10.00 by 1:1:1, last -> 3.33, 3.33, 3.34; 0.05 by 1:1:0, last -> 0.02, 0.03, 0.00
 */
tn_status tn_money_split(tn_money total, const int64_t *weights, size_t count,
                         tn_remainder remainder, tn_money *out);

/**
 * The amount for programs: all of the currency's places, '-' before a negative one (rule 4).
 *
 * Shape    buffer[TN_DECIMAL_TEXT]
 * Owner    returns buffer
 * Example  "504.11", "-12.00", JPY "1200"
 */
const char *tn_money_format(tn_money amount, char *buffer);

/**
 * The amount for people: thousands by comma, negative in parentheses.
 *
 * Shape    buffer[TN_DECIMAL_TEXT]
 * Owner    returns buffer
 * Example  "4,010.96", "(4,010.96)", JPY "1,200"
 */
const char *tn_money_format_grouped(tn_money amount, char *buffer);

/**
 * The price with at least the currency's places and no further trailing zeros (rule 4).
 *
 * Shape    buffer[TN_DECIMAL_TEXT]
 * Owner    returns buffer
 * Example  "16.00", "0.123", JPY "1200"
 */
const char *tn_price_format(tn_price price, tn_currency currency, char *buffer);

/** Same code and same places. */
bool tn_currency_equal(tn_currency a, tn_currency b);

TN_END_DECLS

#endif
