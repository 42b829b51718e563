/* What a term is worth: a configuration, a plan, the time used; and until when it is billed. */
#include "engine/life/worth.h"

#include "engine/proration/exact.h"
#include "tenor/proration.h"

tn_fraction tni_configuration_worth(const tn_term *term, const tn_product *product,
                                    const int64_t *quantity)
{
    tn_fraction sum = {0, tn_price_unit(term->currency.places)};
    for (size_t i = 0; i < product->dimension_count; i++) {
        if (quantity[i]) { /* 63 by 31 bits: 2^33 of them cannot overflow */
            sum.num += (tn_i128)term->net_price[i].e8 * quantity[i];
        }
    }
    return sum;
}

/* The share of a term that is left at an instant: all of it before the start, nothing at the end.
 */
static tn_status share_at(const tn_policy *policy, const tn_term *term, tn_instant at,
                          tn_fraction *out)
{
    tn_share share;
    if (at.seconds < term->period.start.seconds || at.seconds >= term->period.end.seconds) {
        *out = (tn_fraction){at.seconds < term->period.start.seconds, 1};
        return TN_OK;
    }
    const tn_status status = tn_share_left(term->period, at, term->anchor_day, policy, &share);
    if (status == TN_OK) {
        *out = share.used;
    }
    return status;
}

tn_fraction tni_holding_worth(const tn_term *term, const tn_product *product,
                              const tn_holding *holding)
{
    return term->has_plan ? tni_exact_minor(term->total.minor)
                          : tni_configuration_worth(term, product, holding->quantity);
}

tn_status tni_worth_used(const tn_life *life, const tn_term *term, const tn_policy *policy,
                         tn_instant at, tn_fraction *out)
{
    tn_fraction worth = tni_exact_minor(0), before = tni_exact_minor(1), after, held, part;
    tn_status status = TN_OK;
    for (size_t i = 0; i < term->holding_count && status == TN_OK; i++) {
        const bool last = i + 1 == term->holding_count;
        status = share_at(policy, term, last ? at : term->holdings[i + 1].from, &after);
        if (status == TN_OK) {
            status = tn_fraction_sub(before, after, &held);
        }
        if (status == TN_OK) {
            status = tn_fraction_mul(tni_holding_worth(term, life->product, &term->holdings[i]),
                                     held, &part);
        }
        if (status == TN_OK) {
            status = tni_exact_add(&worth, part);
            before = after;
        }
    }
    if (status == TN_OK) {
        *out = worth;
    }
    return status;
}

bool tni_starts_billed(const tn_life *life, const tn_term *term)
{
    return tni_term_cut(life, term).seconds >= term->period.start.seconds;
}

tn_instant tni_term_cut(const tn_life *life, const tn_term *term)
{
    for (size_t i = 0; i < life->termination_count; i++) {
        if (life->terminations[i].term == term->index && life->terminations[i].ends_access) {
            return life->terminations[i].at;
        }
    }
    return term->ended;
}

tn_instant tni_charge_instant(const tn_life *life, const tn_term *term, tn_date date)
{
    const tn_instant midnight = tn_instant_of(date);
    const tn_instant agreed =
        term->kind == TN_TERM_FIRST ? life->contract->accepted.value : term->period.start;
    return midnight.seconds < agreed.seconds ? agreed : midnight;
}

bool tni_is_issued(const tn_life *life, const tn_term *term, tn_instant at)
{
    if (term->end_reason != TN_TERM_END_FULL && at.seconds >= tni_term_cut(life, term).seconds) {
        return false;
    }
    return life->arrears || tn_instant_date(at).days <= life->horizon.days;
}
