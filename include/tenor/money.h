/**
 * Money: whole minor units of a currency, and how an exact amount becomes one.
 */
#ifndef TENOR_MONEY_H
#define TENOR_MONEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tenor/decimal.h"
#include "tenor/status.h"

/** A currency by value. The legal ones, with their places, are in data/currencies.ini. */
typedef struct tn_currency {
    char code[4];   /* "USD", "JPY" */
    uint8_t places; /* minor units: 2 for USD, 0 for JPY */
} tn_currency;

/** An amount: minor units, negative for what goes back to the buyer. */
typedef struct tn_money {
    int64_t minor;
    tn_currency currency;
} tn_money;

/**
 * The exact worth of quantity units at price for a share of the period, in minor units.
 *
 * Units    price per unit for the whole period; share 1/1 for all of it; out in minor units, exact
 * Rule     price * quantity * share, nothing rounded
 * Errors   TN_E_RANGE
 * Example  16.000 x 500 x 183/365 USD -> 401095.89... minor units, as a fraction
 */
tn_status tn_money_exact(tn_price price, int64_t quantity, tn_fraction share, tn_currency currency,
                         tn_fraction *out);

/** tn_money_exact rounded once in the given mode. */
tn_status tn_money_amount(tn_price price, int64_t quantity, tn_fraction share, tn_currency currency,
                          tn_rounding mode, tn_money *out);

/** An amount typed as a decimal: TN_E_RANGE when it has more places than the currency. */
tn_status tn_money_from_price(tn_price price, tn_currency currency, tn_money *out);

/** a + b and a - b; currencies must be equal (asserted). TN_E_RANGE beyond 64 bits. */
tn_status tn_money_add(tn_money a, tn_money b, tn_money *out);
tn_status tn_money_sub(tn_money a, tn_money b, tn_money *out);

/** percent of amount, rounded half-up unless the caller names another mode. */
tn_status tn_money_percent(tn_money amount, tn_percent percent, tn_rounding mode, tn_money *out);

/** part / whole as a percent to 4 places, half-up; whole must not be 0 (asserted). */
tn_status tn_money_share(tn_money part, tn_money whole, tn_percent *out);

/** Who gets the minor units left over in a split (policy key `remainder`). */
typedef enum tn_remainder { TN_REMAINDER_LAST, TN_REMAINDER_FIRST } tn_remainder;

/**
 * Splits total by weights so that the shares add up to it again.
 *
 * Shape    weights[count], each >= 0, at least one > 0; out[count]; NULL weights: all equal
 * Rule     each gets the whole part of its exact share; the r units left over go one each to the
 *          last (first) r shares of weight above 0 (SPEC 1)
 * Errors   TN_E_RANGE: count 0, a negative weight, all weights 0
 * Example  10.00 by 1:1:1, last -> 3.33, 3.33, 3.34
 */
tn_status tn_money_split(tn_money total, const int64_t *weights, size_t count,
                         tn_remainder remainder, tn_money *out);

/** "504.11", "-12.00", JPY "1200"; buffer[TN_DECIMAL_TEXT]. */
const char *tn_money_format(tn_money amount, char *buffer);

/** For people: "4,010.96", negative in parentheses "(4,010.96)". */
const char *tn_money_format_grouped(tn_money amount, char *buffer);

/** The price with at least the currency's places: "16.00", "0.123", JPY "1200". */
const char *tn_price_format(tn_price price, tn_currency currency, char *buffer);

/** Whether both have one code and one number of places. */
bool tn_currency_equal(tn_currency a, tn_currency b);

#endif
