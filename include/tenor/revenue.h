/**
 * What a contract earns and over which days (rule 3.6). Months (ledger.h), what remains to be
 * performed and what a closed month recognised are read off this one schedule.
 */
#ifndef TENOR_REVENUE_H
#define TENOR_REVENUE_H

#include "tenor/decls.h"
#include "tenor/invoice.h"

TN_BEGIN_DECLS

/** An amount spread evenly over the days [from, to), of which those before `stop` are earned. */
typedef struct tn_earning {
    size_t term;
    bool usage;                  /* overage */
    const tn_document *document; /* NULL: a plan as a whole, what a replacement earns, a rest */
    tn_money amount;
    tn_date from, to, stop;
} tn_earning;

/** The balance of an agreement that the one which replaces it takes over on that day. */
typedef struct tn_takeover {
    size_t term; /* the first one of the new agreement */
    tn_date date;
    tn_money amount; /* deferred; negative: unbilled */
} tn_takeover;

typedef struct tn_revenue {
    const tn_invoices *invoices;
    tn_earning *earnings; /* term by term; usage first */
    size_t count;
    tn_takeover *takeovers;
    size_t takeover_count;
} tn_revenue;

/**
 * What an earning has recognised before a day, cumulative rounding half-up.
 *
 * Errors   TN_E_RANGE
 * Example  1,000.00 over 2027, before 2027-02-01: 84.93; before 2027-03-01: 161.64
 */
tn_status tn_earning_before(const tn_earning *earning, tn_date day, int64_t *out_minor);

TN_END_DECLS

#endif
