/* AWS's rules for instalment plans, judged on the charges themselves. */
#include "tenor/schedule.h"

/* Where a charge was written: its custom line, else what made the plan. */
static tn_at place_of(const tn_offer *offer, tn_date date)
{
    for (size_t i = 0; i < offer->payments.custom_count; i++) {
        if (offer->payments.custom[i].date.value.days == date.days) {
            return offer->payments.custom[i].date.at;
        }
    }
    return offer->payments.first.set ? offer->payments.first.at : offer->payments.at;
}

static void check_unique(const tn_schedule *schedule, const tn_offer *offer, tn_findings *findings)
{
    for (size_t i = 1; i < schedule->count; i++) {
        const tn_date date = schedule->payments[i].date;
        if (date.days == schedule->payments[i - 1].date.days) {
            char day[TN_DATE_TEXT];
            tn_findings_add(findings, TN_OFR_CHARGE_TWICE, place_of(offer, date), "payments",
                            "two charges on %s", tn_date_format(date, day));
        }
    }
}

static void check_expiry(const tn_schedule *schedule, const tn_offer *offer, tn_findings *findings)
{
    size_t early = 0;
    while (early < schedule->count && offer->expires.set &&
           schedule->payments[early].date.days <= offer->expires.value.days) {
        early++;
    }
    if (early > 1) {
        char day[TN_DATE_TEXT];
        tn_findings_add(findings, TN_OFR_BACKDATED, place_of(offer, schedule->payments[1].date),
                        "payments", "%zu charges on or before the expiry, %s", early,
                        tn_date_format(offer->expires.value, day));
    }
}

void tn_schedule_check(const tn_schedule *schedule, const tn_offer *offer, tn_date end,
                       tn_findings *findings)
{
    if (!tn_offer_has_plan(offer) || !schedule->count) {
        return;
    }
    if (schedule->count > TN_PAYMENTS_MAX) {
        tn_findings_add(findings, TN_OFR_CHARGES,
                        offer->payments.count.set ? offer->payments.count.at
                                                  : offer->payments.plan.at,
                        "payments", "%zu charges, at most %d", schedule->count, TN_PAYMENTS_MAX);
    }
    check_unique(schedule, offer, findings);
    check_expiry(schedule, offer, findings);
    const tn_date last = schedule->payments[schedule->count - 1].date;
    const tn_date last_day = {end.days - 1};
    if (last.days >= last_day.days) {
        char charge[TN_DATE_TEXT], day[TN_DATE_TEXT];
        tn_findings_add(findings, TN_OFR_CHARGE_LATE, place_of(offer, last), "payments",
                        "the last charge is on %s, the agreement's last day is %s",
                        tn_date_format(last, charge), tn_date_format(last_day, day));
    }
}
