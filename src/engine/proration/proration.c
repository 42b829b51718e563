/* What is left of a period. */
#include "tenor/proration.h"

static int64_t days_30_360(tn_date from, tn_date to)
{
    const tn_civil a = tn_date_civil(from), b = tn_date_civil(to);
    const int day_a = a.day > 30 ? 30 : a.day, day_b = b.day > 30 ? 30 : b.day;
    return 360 * (int64_t)(b.year - a.year) + 30 * (b.month - a.month) + (day_b - day_a);
}

/* Whole months from the start of the period to an instant; steps keep the anchor day (0: its
 * start's). */
static tn_i128 count_months(tn_period period, tn_instant to, int anchor_day)
{
    return tn_months_to_reach(tn_instant_of(tn_instant_date(period.start)), to, anchor_day);
}

/* Counts what is left and the whole, in the basis's own unit. */
static tn_status count_units(tn_period period, tn_instant on, int anchor_day,
                             const tn_policy *policy, tn_i128 *left, tn_i128 *whole)
{
    const tn_date start = tn_instant_date(period.start), end = tn_instant_date(period.end);
    const tn_instant last = tn_instant_of(end);
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
        *whole = count_months(period, last, anchor_day);
        *left = *whole - count_months(period, tn_instant_of(change), anchor_day);
        break;
    case TN_BASIS_30_360:
        *left = days_30_360(change, end);
        *whole = days_30_360(start, end);
        break;
    case TN_BASIS_ACTUAL_30:
        *left = days_left;
        *whole = 30 * count_months(period, last, anchor_day);
        break;
    case TN_BASIS_DAY_365:
        *left = 12 * (tn_i128)days_left;
        *whole = 365 * count_months(period, last, anchor_day);
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
    tn_status status = count_units(period, on, anchor_day, policy, &left, &whole);
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
