/**
 * Rates of exchange of a workspace: `[fx 2027-01-01]` of tenor.ini (rule 4.10.5). None is inverted
 * or chained.
 */
#ifndef TENOR_FX_H
#define TENOR_FX_H

#include "tenor/decls.h"
#include "tenor/field.h"
#include "tenor/status.h"

TN_BEGIN_DECLS

/** One unit of a currency in the section's `to`, in counts of 1e-10. */
typedef struct tn_fx_rate {
    tn_currency from;
    int64_t rate_e10;
} tn_fx_rate;

/** Rates from a day on. */
typedef struct tn_fx_section {
    tn_date from;
    tn_field_currency to;
    tn_fx_rate *rates;
    size_t rate_count;
} tn_fx_section;

/** All sections of a workspace, as they stand in the file. */
typedef struct tn_fx {
    tn_fx_section *sections;
    size_t count;
} tn_fx;

/**
 * An amount in another currency, at the section in force: of those to that currency the latest that
 * begins on the day or before.
 *
 * Rule     half-up, once; what is in that currency already, and nothing, need no rate
 * Errors   TN_E_FINDINGS: there is no section, or no rate in it (nothing is said); TN_E_RANGE
 * Example  10,000 JPY at JPY = 0.0067 -> 67.00 USD
 */
tn_status tn_fx_convert(const tn_fx *fx, tn_date day, tn_currency to, tn_money amount,
                        tn_money *out);

TN_END_DECLS

#endif
