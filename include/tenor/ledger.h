/**
 * The months of a contract: what is invoiced, paid, earned, still owed or still to be earned, and
 * what AWS keeps (rule 3.6, 3.7).
 */
#ifndef TENOR_LEDGER_H
#define TENOR_LEDGER_H

#include "tenor/decls.h"
#include "tenor/invoice.h"

TN_BEGIN_DECLS

/** One calendar month in one currency; balances are those at its end. */
typedef struct tn_ledger_month {
    tn_date month;          /* its first day */
    bool assumed;           /* at least one document comes from an assumed renewal */
    tn_money invoiced;      /* documents dated in it, credit notes taken off */
    tn_money cash;          /* documents due in it */
    tn_money revenue;       /* earned in it: terms by days, usage in its month, refunds in theirs */
    tn_money usage_revenue; /* the part of revenue that is overage */
    tn_money deferred;      /* invoiced and not earned yet */
    tn_money asset;         /* earned and not invoiced yet (contract asset) */
    tn_money fee;           /* listing fee on what is invoiced */
    tn_money seller_net;    /* invoiced - fee */
} tn_ledger_month;

typedef struct tn_ledger {
    tn_currency currency;
    tn_ledger_month *months; /* ascending, without gaps */
    size_t count;
    tn_ledger_month total; /* sums; balances as at the end */
    size_t left_out;       /* documents in another currency: a replacement changed it */
} tn_ledger;

/**
 * The months from the one that holds `from` on; totals are theirs, balances as they stand.
 *
 * Errors   TN_E_RANGE: a total beyond 64 bits
 * Owner    ledger's arena: out shows some of its months
 */
tn_status tn_ledger_from(const tn_ledger *ledger, tn_date from, tn_ledger *out);

/**
 * Adds the figures of a month, balances included, to a sum in the same currency: totals of several
 * contracts.
 *
 * Errors   TN_E_RANGE: beyond 64 bits; *sum untouched
 */
tn_status tn_ledger_month_add(tn_ledger_month *sum, const tn_ledger_month *month);

TN_END_DECLS

#endif
