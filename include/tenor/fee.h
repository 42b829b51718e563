/**
 * What AWS keeps: the listing fee of a private offer (rule 3.2).
 */
#ifndef TENOR_FEE_H
#define TENOR_FEE_H

#include "tenor/decls.h"
#include "tenor/offer.h"
#include "tenor/step.h"

TN_BEGIN_DECLS

typedef struct tn_fee {
    tn_percent percent;
    bool guessed;  /* another currency than USD and no tcv_usd: the highest bracket was assumed */
    tn_step *step; /* how the percent was found; may be hung below another; NULL: not asked */
} tn_fee;

/**
 * The listing fee's percent for an offer (NULL: for a purchase of the public listing).
 *
 * Shape    arena: takes the steps; NULL: the percent alone. total: the total contract value; day:
 *          the day of acceptance; renewal: the fee of a renewed term, as for offers of purpose
 *          existing or migration
 * Rule     the bracket that holds the total holds for all of it; renewals have one percent; another
 *          currency goes by tcv_usd, else by the fixed percent; points are added for the buyer's
 *          country (rule 3.2.9, data/fees.ini)
 * Errors   TN_E_NOMEM; TN_E_RANGE: no fees are known for the day
 * Example  999,999.99 USD -> 3 %; 1,000,000.00 USD -> 2 %; the same for a buyer in KR -> 3 %
 */
tn_status tn_fee_find(tn_arena *arena, const tn_offer *offer, const tn_tables *tables,
                      tn_money total, tn_date day, bool renewal, tn_fee *out);

TN_END_DECLS

#endif
