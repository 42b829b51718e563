/* A part of offer_rules: `[payments]` as written; schedule.h checks its charges (rule 2.2, 3.2). */
#include "model/offer/offer_rules.h"

static void check_plan_needed(const tni_offer_rules *r, bool set, tn_at at, const char *what)
{
    if (set) {
        tn_findings_add(r->findings, TN_OFR_PLAN_NEEDED, at, "payments",
                        "%s does not go with this plan", what);
    }
}

static void check_plan(const tni_offer_rules *r)
{
    const tn_payments *payments = &r->offer->payments;
    const tn_plan plan = payments->plan.set ? (tn_plan)payments->plan.value : TN_PLAN_UPFRONT;
    if (plan == TN_PLAN_UPFRONT || plan == TN_PLAN_CUSTOM) {
        check_plan_needed(r, payments->first.set, payments->first.at, "first");
        check_plan_needed(r, payments->initial.set, payments->initial.at, "initial");
        check_plan_needed(r, payments->count.set, payments->count.at, "count");
    }
    if (plan != TN_PLAN_CUSTOM && payments->custom_count) {
        check_plan_needed(r, true, payments->custom[0].date.at, "a dated charge");
    }
    if (plan == TN_PLAN_CUSTOM && !payments->custom_count) {
        tn_findings_add(r->findings, TN_OFR_NO_LINES, payments->plan.at, "payments",
                        "the plan is custom, but no charge is listed");
    }
}

static void check_amount(const tni_offer_rules *r, const tn_field_price *amount)
{
    const tn_currency currency = tn_offer_currency(r->offer);
    tn_money money;
    if (amount->set && tn_money_from_price(amount->value, currency, &money)) {
        char text[TN_DECIMAL_TEXT];
        tn_findings_add(r->findings, TN_OFR_CHARGE_PLACES, amount->at, "payments",
                        "%s has %d decimals, at most %d in %s",
                        tn_decimal_format(amount->value.e8, 8, 0, text), amount->places,
                        currency.places, currency.code);
    }
}

/* The first charge of an unpublished offer, where its day is given, is not in the past. */
static void check_past(const tni_offer_rules *r)
{
    const tn_payments *payments = &r->offer->payments;
    const tn_field_date *first = payments->first.set ? &payments->first : NULL;
    for (size_t i = 0; i < payments->custom_count; i++) {
        const tn_field_date *date = &payments->custom[i].date;
        first = !first || date->value.days < first->value.days ? date : first;
    }
    if (first && r->as_of && !r->offer->published.set && first->value.days < r->as_of->days) {
        char charge[TN_DATE_TEXT], day[TN_DATE_TEXT];
        tn_findings_add(r->findings, TN_OFR_CHARGE_PAST, first->at, "payments",
                        "the first charge is on %s, before %s",
                        tn_date_format(first->value, charge), tn_date_format(*r->as_of, day));
    }
}

void tni_offer_check_payments(const tni_offer_rules *r)
{
    const tn_payments *payments = &r->offer->payments;
    check_plan(r);
    check_amount(r, &payments->initial);
    check_amount(r, &payments->total);
    for (size_t i = 0; i < payments->custom_count; i++) {
        check_amount(r, &payments->custom[i].amount);
    }
    check_past(r);
}
