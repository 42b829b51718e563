/* Part of billing_reader.h. Exact amounts of what AWS billed: rounded when they are read as money,
 * and never before they are added. */
#include "format/feed/billing_reader.h"

enum { EXACT_PLACES = 8 };

/* A minor unit, in 1e-8 of the currency. */
static tn_i128 unit_of(tn_currency currency)
{
    tn_i128 unit = 1;
    for (int places = currency.places; places < EXACT_PLACES; places++) {
        unit *= 10;
    }
    return unit;
}

static tn_status round_exact(tn_i128 exact, tn_currency currency, tni_exact *out)
{
    const tn_i128 unit = unit_of(currency);
    int64_t minor = 0;
    if (tn_fraction_round(tn_fraction_make(exact, unit), TN_HALF_UP, &minor) != TN_OK) {
        return TN_E_RANGE;
    }
    *out = (tni_exact){{minor, currency}, (int64_t)(exact - minor * unit)};
    return TN_OK;
}

tn_status tni_exact_add(tni_exact *sum, tni_exact more)
{
    const tn_currency currency = sum->money.currency;
    const tn_i128 minor = (tn_i128)sum->money.minor + more.money.minor;
    return round_exact(minor * unit_of(currency) + sum->rest + more.rest, currency, sum);
}

tni_exact tni_exact_negated(tni_exact a)
{
    return (tni_exact){{-a.money.minor, a.money.currency}, -a.rest};
}

tni_exact tni_exact_size(tni_exact a)
{
    const bool is_negative = a.money.minor ? a.money.minor < 0 : a.rest < 0;
    return is_negative ? tni_exact_negated(a) : a;
}

bool tni_exact_is_zero(tni_exact a)
{
    return a.money.minor == 0 && a.rest == 0;
}

bool tni_billed_amount(const char *text, size_t length, tn_currency currency, tni_exact *out)
{
    const size_t sign = length && text[0] == '-';
    int64_t count = 0;
    int scale = currency.places; /* no more than is written: large amounts have no room for 8 */
    while (tn_decimal_parse(text + sign, length - sign, scale, INT64_MAX, &count, NULL) != TN_OK) {
        if (scale++ >= EXACT_PLACES) {
            return false;
        }
    }
    tn_i128 exact = sign ? -count : count;
    for (; scale < EXACT_PLACES; scale++) {
        exact *= 10;
    }
    return round_exact(exact, currency, out) == TN_OK;
}
