/* What is left of a period, and what a change in the middle of it costs. */
#include "tenor/proration.h"

#include "engine/proration/exact.h"

static int64_t days_30_360(tn_date from, tn_date to)
{
    const tn_civil a = tn_date_civil(from), b = tn_date_civil(to);
    const int day_a = a.day > 30 ? 30 : a.day, day_b = b.day > 30 ? 30 : b.day;
    return 360 * (int64_t)(b.year - a.year) + 30 * (b.month - a.month) + (day_b - day_a);
}

/* Counts what is left and the whole, in the basis's own unit. */
static tn_status count(tn_period period, tn_instant on, int anchor_day, const tn_policy *policy,
                       tn_i128 *left, tn_i128 *whole)
{
    const tn_date start = tn_instant_date(period.start), end = tn_instant_date(period.end);
    const tn_instant first = tn_instant_of(start), last = tn_instant_of(end);
    tn_date change = tn_instant_date(on);
    if (policy->change_day == TN_CHANGE_OLD && tn_date_add_days(change, 1, &change) != TN_OK) {
        return TN_E_RANGE;
    }
    const int64_t days_left = tn_date_days_between(change, end);
    switch (policy->basis) {
    case TN_BASIS_DAY:
        *left = days_left;
        *whole = tn_date_days_between(start, end);
        break;
    case TN_BASIS_SECOND:
        *left = period.end.seconds - on.seconds;
        *whole = period.end.seconds - period.start.seconds;
        break;
    case TN_BASIS_MONTH:
        *whole = tn_months_to_reach(first, last, anchor_day);
        *left = *whole - tn_months_to_reach(first, tn_instant_of(change), anchor_day);
        break;
    case TN_BASIS_30_360:
        *left = days_30_360(change, end);
        *whole = days_30_360(start, end);
        break;
    case TN_BASIS_ACTUAL_30:
        *left = days_left;
        *whole = 30 * (tn_i128)tn_months_to_reach(first, last, anchor_day);
        break;
    case TN_BASIS_DAY_365:
        *left = 12 * (tn_i128)days_left;
        *whole = 365 * (tn_i128)tn_months_to_reach(first, last, anchor_day);
        break;
    case TN_BASIS_NONE:
    case TN_BASIS_COUNT:
        *left = 1;
        *whole = 1;
        break;
    }
    return *whole > 0 ? TN_OK : TN_E_RANGE;
}

tn_status tn_share_left(tn_period period, tn_instant on, int anchor_day, const tn_policy *policy,
                        tn_share *out)
{
    tn_i128 left = 0, whole = 0;
    const int anchor = anchor_day ? anchor_day : tn_date_civil(tn_instant_date(period.start)).day;
    tn_status status = count(period, on, anchor, policy, &left, &whole);
    if (status != TN_OK) {
        return status;
    }
    tn_share share = {.counted = {left, whole}, .used = {left, whole}};
    share.clamped = left < 0 || left > whole;
    if (share.clamped) {
        share.used.num = left < 0 ? 0 : whole;
    }
    if (policy->ratio_decimals != TN_RATIO_EXACT) {
        status =
            tn_fraction_round_places(share.used, policy->ratio_decimals, TN_HALF_UP, &share.used);
    }
    if (status == TN_OK) {
        *out = share;
    }
    return status;
}

/* The exact worth of one side; nothing where there is no configuration. */
static tn_status worth(tn_configuration side, tn_fraction share, tn_currency currency,
                       tn_fraction *out)
{
    *out = (tn_fraction){0, 1};
    return side.present ? tni_exact_worth(side.price, side.quantity, share, currency, out) : TN_OK;
}

tn_status tn_prorate(tn_period period, tn_instant on, tn_configuration from, tn_configuration to,
                     tn_currency currency, const tn_policy *policy, tn_proration *out)
{
    tn_proration p = {0};
    if (on.seconds < period.start.seconds || on.seconds > period.end.seconds) {
        return TN_E_RANGE;
    }
    if (policy->basis == TN_BASIS_NONE) {
        from.present = false;
    }
    int64_t credit = 0, charge = 0, due = 0;
    tn_status status = tn_share_left(period, on, 0, policy, &p.share);
    if (status == TN_OK) {
        status = worth(from, p.share.used, currency, &p.exact_credit);
    }
    if (status == TN_OK) {
        status = worth(to, p.share.used, currency, &p.exact_charge);
    }
    if (status == TN_OK) {
        status = tni_exact_round(p.exact_credit, policy->rounding, &credit);
    }
    if (status == TN_OK) {
        status = tni_exact_round(p.exact_charge, policy->rounding, &charge);
    }
    tn_fraction difference = p.exact_charge;
    if (status == TN_OK) {
        status = tni_exact_add(&difference, p.exact_credit, -1);
    }
    if (status == TN_OK) {
        status = tni_exact_round(difference, policy->rounding, &due);
    }
    if (status != TN_OK) {
        return status;
    }
    if (credit < 0 || charge < 0) { /* both are worths: never, and their difference fits */
        return TN_E_BUG;
    }
    if (policy->scope == TN_SCOPE_LINE) {
        due = charge - credit;
    }
    p.credit = (tn_money){credit, currency};
    p.charge = (tn_money){charge, currency};
    p.due = (tn_money){due, currency};
    p.rounding = (tn_money){due - (charge - credit), currency};
    *out = p;
    return TN_OK;
}
