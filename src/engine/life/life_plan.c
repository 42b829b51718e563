/* Instalment plans: of an offer, and as the template of a renewal (rule 3.4). */

#include "engine/life/life_state.h"
#include "engine/quote/price.h"

/* In 0.01 %; a plan of nothing is shared evenly, as its renewal may cost something. */
static int cumulative_share(tn_i128 sum, tn_i128 total, size_t upto, size_t count)
{
    int64_t share = 0;
    const tn_fraction part = total > 0 ? tn_fraction_make(sum * 10000, total)
                                       : tn_fraction_make((tn_i128)upto * 10000, (tn_i128)count);
    tn_fraction_round(part, TN_HALF_UP, &share); /* 0 ... 10000 */
    return (int)share;
}

tn_status tni_template_make(tn_arena *arena, const tn_schedule *plan, tn_date start, int anchor_day,
                            tni_template *out)
{
    int *offset = tn_arena_take_array(arena, plan->count, sizeof(*offset));
    int *share_e2 = tn_arena_take_array(arena, plan->count, sizeof(*share_e2));
    if (!offset || !share_e2) {
        return TN_E_NOMEM;
    }
    *out = (tni_template){plan->count, true, offset, share_e2};
    tn_i128 sum = 0, total = 0;
    for (size_t i = 0; i < plan->count; i++) {
        total += plan->payments[i].amount.minor;
    }
    for (size_t i = 0; i < plan->count; i++) {
        const tn_date date = plan->payments[i].date;
        const int months =
            tn_months_to_reach(tn_instant_of(start), tn_instant_of(date), anchor_day);
        tn_date step = start;
        sum += plan->payments[i].amount.minor;
        out->share_e2[i] = cumulative_share(sum, total, i + 1, plan->count);
        out->offset[i] = months;
        const tn_status stepped = tn_date_add_months(start, months, anchor_day, &step);
        out->in_months =
            out->in_months && stepped == TN_OK && date.days >= start.days && step.days == date.days;
    }
    for (size_t i = 0; !out->in_months && i < plan->count; i++) {
        const int64_t days = tn_date_days_between(start, plan->payments[i].date);
        out->offset[i] = days > 0 ? (int)days : 0;
    }
    return TN_OK;
}

/* A plan is longer than the renewed term: AWS takes no charge on or after its last day. */
static void check_within(tni_life_state *l, const tn_term *term)
{
    char date[TN_DATE_TEXT];
    const tn_date last = term->plan.payments[term->plan.count - 1].date;
    if (tn_instant_of(last).seconds >= term->period.end.seconds) {
        tn_findings_add(l->findings, TN_CTR_PLAN_LONGER,
                        term->event ? term->event->at : l->contract->at, "renewal",
                        "the last instalment, on %s, would come after the end of the renewed term",
                        tn_date_format(last, date));
    }
}

/* A small first charge may have no share of 0.01 %: told when it is charged no more. */
static void check_vanished(tni_life_state *l, const tn_term *term)
{
    char date[TN_DATE_TEXT];
    const tn_schedule *before = &term[-1].plan;
    for (size_t i = 0; i < term->plan.count && term->total.minor; i++) {
        const tn_payment *now = &term->plan.payments[i];
        if (now->amount.minor == 0 && before->payments[i].amount.minor) {
            tn_findings_add(
                l->findings, TN_CTR_CHARGE_VANISHES,
                term->event ? term->event->at : l->contract->at, "renewal",
                "the charge on %s is 0.00 in the renewed term: its share of the plan is "
                "below 0.01 %%, the others share it",
                tn_date_format(now->date, date));
        }
    }
}

/* The template's charges for a renewed term, amounts by cumulative rounding of the new total. */
void tni_plan_from_template(tni_life_state *l, tn_term *term)
{
    const tni_template *t = &l->plan;
    const tn_date start = tn_instant_date(term->period.start);
    tn_payment *payments = tn_arena_take_array(l->arena, t->count, sizeof(*payments));
    if (!payments) {
        l->status = TN_E_NOMEM;
        return;
    }
    int64_t before = 0;
    for (size_t i = 0; i < t->count && l->status == TN_OK; i++) {
        int64_t upto = 0;
        l->status = tn_fraction_round(
            (tn_fraction){(tn_i128)term->total.minor * t->share_e2[i], 10000}, TN_HALF_UP, &upto);
        payments[i].amount = (tn_money){upto - before, term->currency};
        before = upto;
        if (l->status == TN_OK) {
            l->status = t->in_months ? tn_date_add_months(start, t->offset[i], term->anchor_day,
                                                          &payments[i].date)
                                     : tn_date_add_days(start, t->offset[i], &payments[i].date);
        }
    }
    term->plan = (tn_schedule){.payments = payments, .count = t->count};
    term->has_plan = true;
    if (l->status == TN_OK) {
        check_within(l, term);
        check_vanished(l, term);
    }
}

/* What is charged is what the term costs, also where a draft's charges miss its total. */
static tn_status sum_of_charges(const tn_term *term, tn_money *out)
{
    tn_money sum = {0, term->currency};
    tn_status status = TN_OK;
    for (size_t i = 0; i < term->plan.count && status == TN_OK; i++) {
        status = tn_money_add(sum, term->plan.payments[i].amount, &sum);
    }
    if (status == TN_OK) {
        *out = sum;
    }
    return status;
}

/* The plan of a new agreement; charges before the acceptance fall on its day (rule 3.7). */
void tni_plan_from_offer(tni_life_state *l, tn_term *term, tn_instant accepted)
{
    const tn_date day = tn_instant_date(accepted);
    l->plan = (tni_template){0};
    term->has_plan = term->offer && tn_offer_has_plan(term->offer);
    if (!term->has_plan) {
        tni_report_unbilled(l->findings, term->offer, term->total);
        return;
    }
    if (term->offer->payments.total.set) {
        term->total_agreed = true;
        l->status =
            tn_money_from_price(term->offer->payments.total.value, term->currency, &term->total);
    }
    if (l->status == TN_OK) {
        l->status = tn_schedule_build(l->arena, term->offer, term->total, day, l->policy->remainder,
                                      l->findings, &term->plan);
    }
    for (size_t i = 0; l->status == TN_OK && i < term->plan.count; i++) {
        if (term->plan.payments[i].date.days < day.days) {
            term->plan.payments[i].date = day;
        }
    }
    if (l->status == TN_OK) {
        l->status = sum_of_charges(term, &term->total);
    }
    if (l->status == TN_OK) {
        /* The plan of the first term as offsets and shares (rule 3.4). */
        l->status = tni_template_make(l->arena, &term->plan, tn_instant_date(term->period.start),
                                      term->anchor_day, &l->plan);
    }
}
