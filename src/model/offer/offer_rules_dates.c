/* A part of offer_rules: when an agreement runs, when its offer expires (rule 2.2.2). */
#include "model/offer/offer_rules.h"

#include "model/product/product_find.h"

enum { START_AHEAD_MONTHS = 36, EXPIRY_AHEAD_MONTHS = 12 };

bool tni_offer_day(const tni_offer_rules *r, tn_date *out)
{
    const tn_offer *offer = r->offer;
    if (r->as_of) {
        *out = *r->as_of;
        return true;
    }
    const tn_field_date *day = offer->published.set ? &offer->published : &offer->expires;
    *out = day->value;
    return day->set;
}

static void check_duration(const tni_offer_rules *r)
{
    const tn_offer *offer = r->offer;
    const int months = tn_offer_months(offer);
    if (!months) {
        if ((!offer->replaces.value || !offer->end.set) && !tn_offer_is_usage_only(offer)) {
            tn_findings_add(r->findings, TN_OFR_MISSING, offer->at, "offer",
                            "'duration' is missing: how long the agreement runs");
        }
        return;
    }
    const bool is_listed = offer->product && tni_product_lists(offer->product, months);
    if (!is_listed && r->limits && months > r->limits->custom_months_max) {
        tn_findings_add(r->findings, TN_OFR_DURATION,
                        offer->duration.set ? offer->duration.at : offer->end.at, "offer",
                        "%d months is more than the %d that a custom duration may have", months,
                        r->limits->custom_months_max);
    }
}

/* Start and end are in order and as far apart as the duration says. */
static void check_span(const tni_offer_rules *r)
{
    const tn_offer *offer = r->offer;
    const tn_date start = offer->start.value, last = offer->end.value;
    char from[TN_DATE_TEXT], to[TN_DATE_TEXT], right[TN_DATE_TEXT];
    tn_date_format(start, from);
    tn_date_format(last, to);
    if (last.days <= start.days) {
        tn_findings_add(r->findings, TN_OFR_END_START, offer->end.at, "offer",
                        "the end, %s, is not after the start, %s", to, from);
        return;
    }
    tn_date end;
    const int months = tn_offer_months(offer);
    if (tn_date_add_months(start, months, 0, &end) || end.days - 1 != last.days) {
        tn_finding *finding = tn_findings_add(r->findings, TN_OFR_SPAN, offer->end.at, "offer",
                                              "%s to %s is not %d whole months", from, to, months);
        if (!tn_date_add_months(start, months, 0, &end)) {
            tn_finding_hint(r->findings, finding, "%d months end with %s", months,
                            tn_date_format((tn_date){end.days - 1}, right));
        }
    }
}

static void check_combination(const tni_offer_rules *r)
{
    const tn_offer *offer = r->offer;
    if (offer->start.set && offer->end.set) {
        check_span(r);
    } else if (offer->start.set && offer->duration.set) {
        tn_findings_add(r->findings, TN_OFR_START_ONLY, offer->start.at, "offer",
                        "a start is given, but no end");
    } else if (offer->end.set && !offer->replaces.value) {
        tn_findings_add(r->findings, TN_OFR_END_ONLY, offer->end.at, "offer",
                        "an end is given, but no start, and no agreement is replaced");
    } else if (offer->end.set && offer->duration.set) {
        tn_findings_add(r->findings, TN_OFR_END_ONLY, offer->end.at, "offer",
                        "an end and a duration are given, but no start");
    }
}

static void check_start(const tni_offer_rules *r)
{
    const tn_offer *offer = r->offer;
    tn_date day, horizon;
    char start[TN_DATE_TEXT], other[TN_DATE_TEXT];
    if (!offer->start.set) {
        return;
    }
    tn_date_format(offer->start.value, start);
    if (tni_offer_day(r, &day) && !tn_date_add_months(day, START_AHEAD_MONTHS, 0, &horizon) &&
        offer->start.value.days > horizon.days) {
        tn_findings_add(r->findings, TN_OFR_START_FAR, offer->start.at, "offer",
                        "the start, %s, is after %s, three years ahead", start,
                        tn_date_format(horizon, other));
    }
    if (offer->expires.set && offer->start.value.days <= offer->expires.value.days) {
        tn_findings_add(r->findings, TN_OFR_START_EXPIRY, offer->start.at, "offer",
                        "the start, %s, is not after the expiry, %s", start,
                        tn_date_format(offer->expires.value, other));
    }
}

/* A year is long for an offer: 2062 is 2026 with two digits changed. */
static void check_expiry_far(const tni_offer_rules *r)
{
    const tn_field_date *expires = &r->offer->expires;
    char text[TN_DATE_TEXT], from[TN_DATE_TEXT];
    tn_date day, horizon;
    (void)tni_offer_day(r, &day); /* there is one: at least the expiry */
    if (!tn_date_add_months(day, EXPIRY_AHEAD_MONTHS, 0, &horizon) &&
        expires->value.days > horizon.days) {
        tn_findings_add(r->findings, TN_OFR_EXPIRY_FAR, expires->at, "offer",
                        "the expiry, %s, is more than a year after %s",
                        tn_date_format(expires->value, text), tn_date_format(day, from));
    }
}

static void check_expiry(const tni_offer_rules *r)
{
    const tn_offer *offer = r->offer;
    const tn_field_date *expires = &offer->expires;
    char day[TN_DATE_TEXT], other[TN_DATE_TEXT];
    if (!expires->set) {
        return;
    }
    check_expiry_far(r);
    tn_date_format(expires->value, day);
    if (offer->end.set && !offer->start.set && expires->value.days >= offer->end.value.days) {
        tn_findings_add(r->findings, TN_OFR_EXPIRY_END, expires->at, "offer",
                        "the expiry, %s, is not before the end, %s", day,
                        tn_date_format(offer->end.value, other));
    }
    if (offer->published.set && offer->published.value.days > expires->value.days) {
        tn_findings_add(r->findings, TN_OFR_PUBLISHED, offer->published.at, "offer",
                        "published on %s, after the expiry, %s",
                        tn_date_format(offer->published.value, other), day);
    }
    if (r->as_of && expires->value.days < r->as_of->days) {
        tn_findings_add(r->findings,
                        offer->published.set ? TN_OFR_EXPIRED_PUBLISHED : TN_OFR_EXPIRED,
                        expires->at, "offer", "the offer expired on %s, before %s", day,
                        tn_date_format(*r->as_of, other));
    }
}

void tni_offer_check_dates(const tni_offer_rules *r)
{
    check_duration(r);
    check_combination(r);
    check_start(r);
    check_expiry(r);
}
