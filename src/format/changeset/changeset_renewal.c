/* The renewal of an offer as a change set: uplift, deadlines, and the plan as a template. */
#include <stdio.h>

#include "engine/life/life_state.h"
#include "format/changeset/changeset.h"

static void put_percent(tn_changeset *set, tni_json *object, const char *key, int64_t count_e2)
{
    char text[TN_DECIMAL_TEXT];
    tni_put_word(set, object, key, tn_decimal_format(count_e2, 2, 2, text));
}

static void put_days(tn_changeset *set, tni_json *term, const char *key, tn_field_number days)
{
    if (days.set) {
        char text[32];
        snprintf(text, sizeof(text), "P%lldD", (long long)days.value);
        tni_put_word(set, term, key, text);
    }
}

static void write_uplift(tni_offer_writer *w, tni_json *term)
{
    const tn_renewal *renewal = &w->offer->renewal;
    if (!renewal->uplift.set) {
        tn_findings_add(w->findings, TN_CHG_UPLIFT, renewal->at, "renewal",
                        "the offer renews, but AWS is not told by how much prices rise");
        return;
    }
    if (renewal->is_range && !renewal->adjustment_days.set) {
        tn_findings_add(w->findings, TN_CHG_ADJUSTMENT, renewal->uplift.at, "renewal",
                        "'adjustment' is missing: until when is one uplift of the range chosen");
    }
    tni_json *increase = tni_put_object(w->set, term, "PriceIncrease");
    tni_put_word(w->set, increase, "Type",
                 renewal->is_range ? "PercentageRange" : "FixedPercentage");
    if (!renewal->is_range) {
        put_percent(w->set, increase, "Value", renewal->uplift.value.e4 / 100);
        return;
    }
    tni_json *range = tni_put_object(w->set, increase, "Range");
    put_percent(w->set, range, "MinValue", renewal->uplift.value.e4 / 100);
    put_percent(w->set, range, "MaxValue", renewal->uplift_max.value.e4 / 100);
    put_percent(w->set, range, "DefaultValue", renewal->uplift_default.value.e4 / 100);
}

static void say_template(tni_offer_writer *w, const char *what, tn_date date)
{
    char text[TN_DATE_TEXT];
    tn_findings_add(w->findings, TN_CHG_TEMPLATE, w->offer->payments.at, "payments",
                    "the charge on %s %s", tn_date_format(date, text), what);
}

static bool is_inside(const tni_template *t, size_t i, const tn_quote *quote)
{
    tn_date date;
    const tn_status status = t->in_months ? tn_date_add_months(quote->start, t->offset[i], 0, &date)
                                          : tn_date_add_days(quote->start, t->offset[i], &date);
    return !status && date.days < quote->end.days;
}

static void write_template(tni_offer_writer *w, tni_json *term)
{
    const tn_schedule *plan = &w->quote->payments;
    tni_template t;
    if (!w->has_plan || !plan->count || plan->count > TN_PAYMENTS_MAX) {
        return; /* too many charges are a finding already */
    }
    tni_template_make(plan, w->quote->start, 0, &t);
    tni_json *made = tni_add_object(w->set, tni_put_array(w->set, term, "TermTemplates"));
    tni_put_word(w->set, made, "Type", "PaymentScheduleTermTemplate");
    tni_json *schedule = tni_put_array(w->set, made, "Schedule");
    for (size_t i = 0; i < t.count; i++) {
        const int share = t.share_e2[i] - (i ? t.share_e2[i - 1] : 0);
        char text[32];
        tni_json *charge = tni_add_object(w->set, schedule);
        snprintf(text, sizeof(text), "P%d%c", t.offset[i], t.in_months ? 'M' : 'D');
        tni_put_word(w->set, charge, "ChargeDateOffset", text);
        put_percent(w->set, charge, "ChargePercentage", share);
        if (share < 1) {
            say_template(w, "is less than 0.01 % of the total", plan->payments[i].date);
        } else if (i && t.offset[i] == t.offset[i - 1]) {
            say_template(w, "has the distance of the one before", plan->payments[i].date);
        } else if (!is_inside(&t, i, w->quote)) {
            say_template(w, "would fall behind the term", plan->payments[i].date);
        }
    }
}

void tni_write_renewal(tni_offer_writer *w)
{
    const tn_renewal *renewal = &w->offer->renewal;
    if (!renewal->set || !renewal->automatic.value) {
        return;
    }
    tni_json *term =
        tni_change_term(w->set, "UpdateRenewalTerms", TNI_OFFER, TNI_OFFER_MADE, "RenewalTerm");
    put_days(w->set, term, "LockoutPeriod", renewal->decision_days);
    put_days(w->set, term, "AdjustmentDeadline", renewal->adjustment_days);
    if (renewal->max_renewals.set) {
        tni_put_value(w->set, term, "MaxRenewals", tni_json_new_whole(renewal->max_renewals.value));
    }
    write_uplift(w, term);
    write_template(w, term);
}
