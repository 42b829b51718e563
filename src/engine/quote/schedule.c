/* The charges of an offer: one upfront, an even plan, or the lines of a custom one. */
#include "tenor/schedule.h"

#include <stdlib.h>

#include "base/list.h"
#include "engine/proration/derive.h"

enum { CHARGES_CAP = 999 }; /* far above what is legal: a bound for the loop, not the rule */

/* Months between charges of the plans that are even. */
static const int plan_steps[] = {
    [TN_PLAN_MONTHLY] = 1, [TN_PLAN_QUARTERLY] = 3, [TN_PLAN_ANNUAL] = 12};

static int64_t charge_count(const tn_offer *offer, int months, int step)
{
    const int64_t count =
        offer->payments.count.set ? offer->payments.count.value : (months + step - 1) / step;
    return count < 1 ? 1 : count < CHARGES_CAP ? count : CHARGES_CAP;
}

/* A charge as written in the file; one with too many decimals is a finding of its own. */
static tn_money rounded_price(tn_price price, tn_currency currency)
{
    tn_money amount = {0, currency};
    (void)tn_money_amount(price, 1, tn_fraction_make(1, 1), currency, TN_HALF_UP, &amount);
    return amount;
}

static tn_schedule upfront_schedule(tn_arena *arena, const tn_offer *offer, tn_money total,
                                    tn_date acceptance)
{
    tn_schedule schedule = {.payments = tn_arena_take(arena, sizeof(*schedule.payments))};
    if (schedule.payments) {
        const tn_date date = offer->start.set ? offer->start.value : acceptance;
        schedule.payments[schedule.count++] = (tn_payment){date, total};
    }
    schedule.step = tni_derive(arena, NULL, TN_STEP_GIVEN, "one charge of the total",
                               tn_value_none(), tn_value_none(), tn_value_money(total));
    return schedule;
}

static int by_date(const void *a, const void *b)
{
    const tn_payment *first = a, *second = b;
    return TNI_COMPARE(first->date.days, second->date.days);
}

/* A custom plan that does not add up to the total is a finding. */
static void check_sum(const tn_offer *offer, const tn_schedule *schedule, tn_money total,
                      tn_findings *findings)
{
    tn_money sum = {0, total.currency};
    for (size_t i = 0; i < schedule->count; i++) {
        sum.minor += schedule->payments[i].amount.minor; /* 1e10 each, far from 64 bits */
    }
    if (sum.minor != total.minor && schedule->count) {
        char found[TN_DECIMAL_TEXT], expected[TN_DECIMAL_TEXT];
        tn_findings_add(findings, TN_OFR_SUM, offer->payments.at, "payments",
                        "the charges add up to %s, not to the total of %s",
                        tn_money_format_grouped(sum, found),
                        tn_money_format_grouped(total, expected));
    }
}

static tn_schedule custom_schedule(tn_arena *arena, const tn_offer *offer, tn_money total)
{
    const size_t count = offer->payments.custom_count;
    tn_schedule schedule = {.payments = tn_arena_take_array(arena, count, sizeof(tn_payment))};
    tn_step *step = tni_derive(arena, NULL, TN_STEP_SUM, "charges as written", tn_value_none(),
                               tn_value_none(), tn_value_money(total));
    schedule.step = step;
    if (!schedule.payments) {
        return schedule;
    }
    for (; schedule.count < count; schedule.count++) {
        const tn_offer_payment *line = &offer->payments.custom[schedule.count];
        schedule.payments[schedule.count] =
            (tn_payment){line->date.value, rounded_price(line->amount.value, total.currency)};
    }
    qsort(schedule.payments, count, sizeof(tn_payment), by_date);
    for (size_t i = 0; i < count; i++) {
        tni_derive(arena, step, TN_STEP_GIVEN, "charge", tn_value_date(schedule.payments[i].date),
                   tn_value_none(), tn_value_money(schedule.payments[i].amount));
    }
    return schedule;
}

/* The part of the total that `initial` takes out; it must leave nothing over or nothing owed. */
static bool initial_fits(const tn_offer *offer, tn_money initial, tn_money total, size_t count,
                         tn_findings *findings)
{
    if (initial.minor <= total.minor && (count > 1 || initial.minor == total.minor)) {
        return true;
    }
    char first[TN_DECIMAL_TEXT], all[TN_DECIMAL_TEXT];
    tn_findings_add(findings, TN_OFR_INITIAL, offer->payments.initial.at, "payments",
                    count > 1 ? "an initial charge of %s is more than the total of %s"
                              : "the only charge is %s, not the total of %s",
                    tn_money_format_grouped(initial, first), tn_money_format_grouped(total, all));
    return false;
}

/* The charges as a sum: the initial one, and the rest in even parts. */
static tn_step *split_step(tn_arena *arena, const tn_schedule *schedule, tn_money total,
                           tn_money rest, size_t initial, tn_remainder remainder)
{
    const size_t parts = schedule->count - initial;
    const char *what = remainder == TN_REMAINDER_LAST
                           ? "even charges, left-over minor units on the last"
                           : "even charges, left-over minor units on the first";
    const tn_value none = tn_value_none();
    tn_step *sum =
        tni_derive(arena, NULL, TN_STEP_SUM, "charges", none, none, tn_value_money(total));
    if (initial) {
        tni_derive(arena, sum, TN_STEP_GIVEN, "initial charge", none, none,
                   tn_value_money(schedule->payments[0].amount));
    }
    if (parts) {
        const size_t least = remainder == TN_REMAINDER_LAST ? initial : schedule->count - 1;
        tni_derive(arena, sum, TN_STEP_SPLIT, what, tn_value_money(rest),
                   tn_value_quantity((int64_t)parts),
                   tn_value_money(schedule->payments[least].amount));
    }
    return sum;
}

/* Fills the amounts: the initial one as agreed, the others even shares of the rest. */
static tn_status split_total(tn_arena *arena, const tn_offer *offer, tn_money total,
                             tn_remainder remainder, tn_findings *findings, tn_schedule *schedule)
{
    const size_t count = schedule->count;
    tn_money *amounts = tn_arena_take_array(arena, count, sizeof(*amounts));
    tn_money rest = total;
    size_t first = 0;
    if (!amounts) {
        return TN_E_NOMEM;
    }
    if (offer->payments.initial.set) {
        amounts[0] = rounded_price(offer->payments.initial.value, total.currency);
        first = initial_fits(offer, amounts[0], total, count, findings) ? 1 : 0;
        rest.minor -= first ? amounts[0].minor : 0;
    }
    if (count > first) {
        const tn_status status =
            tn_money_split(rest, NULL, count - first, remainder, amounts + first);
        if (status) {
            return status;
        }
    }
    for (size_t i = 0; i < count; i++) {
        schedule->payments[i].amount = amounts[i];
    }
    schedule->step = split_step(arena, schedule, total, rest, first, remainder);
    return TN_OK;
}

static tn_status even_schedule(tn_arena *arena, const tn_offer *offer, tn_money total,
                               tn_date acceptance, tn_remainder remainder, tn_findings *findings,
                               tn_schedule *out)
{
    const int step = plan_steps[(tn_plan)offer->payments.plan.value];
    const int months = tn_offer_months_from(offer, acceptance);
    const tn_date first = offer->payments.first.set ? offer->payments.first.value : acceptance;
    tn_schedule schedule = {.count = (size_t)charge_count(offer, months, step)};
    schedule.payments = tn_arena_take_array(arena, schedule.count, sizeof(*schedule.payments));
    if (!schedule.payments) {
        return TN_E_NOMEM;
    }
    for (size_t i = 0; i < schedule.count; i++) {
        if (tn_date_add_months(first, (int)i * step, 0, &schedule.payments[i].date)) {
            tn_findings_add(findings, TN_OFR_CHARGE_LATE, offer->payments.at, "payments",
                            "charge %zu falls outside the calendar", i + 1);
            return TN_E_FINDINGS;
        }
    }
    const tn_status status = split_total(arena, offer, total, remainder, findings, &schedule);
    if (!status) {
        *out = schedule;
    }
    return status;
}

tn_status tn_schedule_build(tn_arena *arena, const tn_offer *offer, tn_money total,
                            tn_date acceptance, tn_remainder remainder, tn_findings *findings,
                            tn_schedule *out)
{
    tn_schedule schedule = {0};
    tn_status status = TN_OK;
    const int64_t plan = offer->payments.plan.set ? offer->payments.plan.value : TN_PLAN_UPFRONT;
    if (plan == TN_PLAN_UPFRONT) {
        schedule = upfront_schedule(arena, offer, total, acceptance);
    } else if (plan == TN_PLAN_CUSTOM) {
        schedule = custom_schedule(arena, offer, total);
        check_sum(offer, &schedule, total, findings);
    } else {
        status = even_schedule(arena, offer, total, acceptance, remainder, findings, &schedule);
    }
    if (tn_arena_failed(arena)) {
        return TN_E_NOMEM;
    }
    if (!status) {
        *out = schedule;
    }
    return status;
}
