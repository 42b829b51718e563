/**
 * What contracts come to by month: each one, or groups of them, and all of them together.
 */
#ifndef TENOR_FORECAST_H
#define TENOR_FORECAST_H

#include "tenor/decls.h"
#include "tenor/finding.h"
#include "tenor/fx.h"
#include "tenor/ledger.h"

TN_BEGIN_DECLS

/** The months of a contract, of a group, or of all (name NULL), in one currency. */
typedef struct tn_forecast_part {
    const char *name;
    const char *source; /* the first of what was added, by its name; NULL: not kept, or none */
    size_t order;       /* as added */
    tn_ledger ledger;
} tn_forecast_part;

typedef struct tn_forecast {
    tn_arena *arena;
    tn_forecast_part **parts; /* as added; what is over all stands last */
    size_t count;
    tn_forecast_part **places; /* the same by name and currency, a hash table */
    size_t place_count;
    size_t contracts;
    const char *source; /* of what is added next, kept where it is not NULL */
    const char *title;  /* what the names are; NULL: contracts */
    bool is_translated;
    bool moved;     /* a closed month, also of parts that are not here */
    tn_date begins; /* the first month of what was added first */
} tn_forecast;

/**
 * Adds months to the part of that name and currency, which begins and ends where the earliest and
 * the latest of them do. Month by month in whole minor units: their order does not matter.
 *
 * Shape    name: copied; NULL: over all. months->total is not read
 * Errors   TN_E_RANGE: a sum beyond 64 bits; TN_E_NOMEM. The forecast is then of no use
 * Owner    forecast->arena
 */
tn_status tn_forecast_add(tn_forecast *forecast, const char *name, const tn_ledger *months);

/**
 * Puts the parts in the order of their sources, equal ones as added: that of the whole, whichever
 * shards were added first. Those without a source stand behind, by name; what is over all, last.
 */
void tn_forecast_sort(tn_forecast *forecast);

/**
 * A forecast in one currency (rule 4.10.5): each sum of a month once, at the rates of the month's
 * last day; parts of one name become one.
 *
 * Errors   TN_E_FINDINGS: a rate is missing, said once per currency; TN_E_RANGE; TN_E_NOMEM
 * Owner    forecast->arena
 * Example  opening 0, invoiced 10,000 JPY at 0.0067, closing 10,000: 67.00 USD; next month at
 *          0.0070 with 5,000 earned: closing 35.00, revenue 35.00, translation 3.00
 */
tn_status tn_forecast_in(const tn_forecast *forecast, const tn_fx *fx, tn_currency to,
                         tn_findings *findings, const tn_forecast **out);

TN_END_DECLS

#endif
