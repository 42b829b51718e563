/**
 * The months of a contract: what is invoiced, paid, earned, still owed or still to be earned, and
 * what AWS keeps (rule 3.6, 3.7).
 */
#ifndef TENOR_LEDGER_H
#define TENOR_LEDGER_H

#include "tenor/decls.h"
#include "tenor/revenue.h"

TN_BEGIN_DECLS

/** One calendar month in one currency. opening + invoiced - revenue = closing. */
typedef struct tn_ledger_month {
    tn_date month;     /* its first day */
    bool assumed;      /* rests on an assumed renewal: one of its documents is dated or due in
                                it, or a day of its term lies in it */
    tn_money opening;  /* the closing of the month before */
    tn_money invoiced; /* documents dated in it, credit notes taken off */
    tn_money cash;     /* gross, by the day it is due; a credit note off what it lowers */
    tn_money fees;     /* listing fee on what is invoiced */
    tn_money net;      /* invoiced - fees */
    tn_money revenue;  /* earned in it, overage included */
    tn_money overage;  /* the part of revenue that is usage */
    tn_money deferred; /* at its end: invoiced and not earned yet; by agreement, never netted */
    tn_money unbilled; /* earned and not invoiced yet, without usage */
    tn_money unbilled_usage;                 /* usage earned and not invoiced yet */
    tn_money closing;                        /* deferred - unbilled - unbilled_usage */
    tn_money adjustment, revenue_adjustment; /* of closed months, to book in this one */
    tn_money translation; /* converted: what closing is more than opening + invoiced - revenue */
} tn_ledger_month;

typedef struct tn_ledger {
    tn_currency currency;
    tn_ledger_month *months; /* ascending, without gaps */
    size_t count;
    tn_ledger_month total;  /* sums; balances as at the start and the end */
    struct tn_ledger *next; /* in the currency of a later agreement; NULL: none */
} tn_ledger;

/**
 * So many whole months from the one that holds `from` on, of one currency; what lies outside the
 * ledger is 0, with the balances as they stand. The total is 0: tn_ledger_sum fills it in.
 *
 * Errors   TN_E_RANGE: a month after 9998; TN_E_NOMEM
 * Owner    arena; where the ledger has all of the months, they are its own, and only read
 */
tn_status tn_ledger_window(tn_arena *arena, const tn_ledger *ledger, tn_date from, size_t count,
                           tn_ledger *out);

/**
 * Adds the figures of a month, balances included, to a sum in the same currency: totals of several
 * contracts.
 *
 * Errors   TN_E_RANGE: beyond 64 bits; *sum untouched
 */
tn_status tn_ledger_month_add(tn_ledger_month *sum, const tn_ledger_month *month);

/**
 * Fills in the total: the sums of the months, the balances of the first and the last.
 *
 * Errors   TN_E_RANGE: beyond 64 bits
 */
tn_status tn_ledger_sum(tn_ledger *ledger);

/** The first day of the month that holds a date. */
tn_date tn_month_of(tn_date date);

TN_END_DECLS

#endif
