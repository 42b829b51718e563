/* `[renewal]`: reading it, and AWS's rules for what it says (UpdateRenewalTerms). */
#include "model/renewal.h"

#include <string.h>

/* `5%`, or a range `3%..7%`. */
static void read_uplift(tni_binder *binder, const tni_position *position, void *target)
{
    tn_renewal *renewal = target;
    size_t dots = 0;
    while (dots + 1 < position->length && strncmp(position->text + dots, "..", 2) != 0) {
        dots++;
    }
    if (dots + 1 >= position->length) {
        tni_read_percent(binder, position, &renewal->uplift);
        return;
    }
    const tni_position low = tni_position_part(position, 0, dots);
    const tni_position high = tni_position_part(position, dots + 2, position->length - dots - 2);
    renewal->is_range = tni_read_percent(binder, &low, &renewal->uplift) &&
                        tni_read_percent(binder, &high, &renewal->uplift_max);
}

tn_percent tn_renewal_uplift(const tn_renewal *r)
{
    if (!r->uplift.set) {
        return (tn_percent){0};
    }
    return r->is_range && r->uplift_default.set ? r->uplift_default.value : r->uplift.value;
}

#define AT(member) offsetof(tn_renewal, member)

const tn_field_rule tni_renewal_fields[TNI_RENEWAL_FIELD_COUNT] = {
    {"auto", TN_F_FLAG, AT(automatic),
     .help = "the agreement renews itself unless somebody says no"},
    {"uplift", TN_F_UPLIFT, AT(uplift), .unit = "on the price of the term before",
     .help = "by how much prices rise at a renewal: 5%, or a range 3%..7%", .read = read_uplift},
    {"default", TN_F_PERCENT, AT(uplift_default),
     .help = "the uplift that holds where nobody chose one from the range"},
    {"max_renewals", TN_F_WHOLE, AT(max_renewals), .max = 9999,
     .help = "how often the agreement renews at most; without it there is no limit"},
    {"decision", TN_F_DAYS, AT(decision_days), .max = 9999, .unit = "before the last day",
     .help = "the last day to switch the renewal on or off"},
    {"adjustment", TN_F_DAYS, AT(adjustment_days), .max = 9999, .unit = "before the last day",
     .help = "the last day to choose from a range of uplifts"},
};

void tni_renewal_bind(tni_binder *binder, const tn_section *section, tn_renewal *out)
{
    out->set = true;
    out->at = section->at;
    tni_bind_section(binder, section, tni_renewal_fields, TNI_COUNT(tni_renewal_fields), out);
    if (!out->uplift.set) {
        out->uplift.at = section->at;
    }
}

static void check_places(const tn_field_percent *percent, const char *key, tn_findings *findings)
{
    if (percent->set && percent->value.e4 % 100 != 0) {
        char text[TN_DECIMAL_TEXT];
        tn_findings_add(findings, TN_OFR_UPLIFT_PLACES, percent->at, "renewal",
                        "%s of %s%% has more than two decimals", key,
                        tn_percent_format(percent->value, text));
    }
}

static void check_range(const tn_renewal *renewal, tn_findings *findings)
{
    const tn_field_percent *chosen = &renewal->uplift_default;
    const int64_t low = renewal->uplift.value.e4, high = renewal->uplift_max.value.e4;
    char from[TN_DECIMAL_TEXT], to[TN_DECIMAL_TEXT], text[TN_DECIMAL_TEXT];
    tn_percent_format(renewal->uplift.value, from);
    tn_percent_format(renewal->uplift_max.value, to);
    if (!renewal->is_range) {
        if (chosen->set) {
            tn_findings_add(findings, TN_OFR_UPLIFT, chosen->at, "renewal",
                            "a default goes with a range of uplifts, and there is none");
        }
    } else if (low >= high) {
        tn_findings_add(findings, TN_OFR_UPLIFT, renewal->uplift.at, "renewal",
                        "%s%% to %s%% is not a range", from, to);
    } else if (!chosen->set) {
        tn_findings_add(findings, TN_OFR_UPLIFT, renewal->uplift.at, "renewal",
                        "the range from %s%% to %s%% has no default", from, to);
    } else if (chosen->value.e4 < low || chosen->value.e4 > high) {
        tn_findings_add(findings, TN_OFR_UPLIFT, chosen->at, "renewal",
                        "the default of %s%% is not between %s%% and %s%%",
                        tn_percent_format(chosen->value, text), from, to);
    }
}

static void check_decision(const tn_renewal *renewal, int64_t term_days, tn_findings *findings)
{
    const tn_field_number *days = &renewal->decision_days;
    if (!days->set) {
        return;
    }
    if (days->value < 1) {
        tn_findings_add(findings, TN_OFR_DECISION, days->at, "renewal",
                        "the decision is due 0 days before the end, at least 1 is needed");
    } else if (term_days && days->value >= term_days) {
        tn_findings_add(findings, TN_OFR_DECISION, days->at, "renewal",
                        "the decision is due %lld days before the end of an agreement of %lld days",
                        (long long)days->value, (long long)term_days);
    }
}

static void check_adjustment(const tn_renewal *renewal, int64_t term_days, tn_findings *findings)
{
    const tn_field_number *days = &renewal->adjustment_days;
    const int64_t decision = renewal->decision_days.value; /* 0: none */
    if (!days->set) {
        if (renewal->is_range) {
            tn_findings_add(findings, TN_OFR_ADJUSTMENT_MISSING, renewal->uplift.at, "renewal",
                            "a range of uplifts needs a day until which one is chosen");
        }
    } else if (!renewal->is_range) {
        tn_findings_add(findings, TN_OFR_ADJUSTMENT, days->at, "renewal",
                        "an adjustment goes with a range of uplifts, and there is none");
    } else if (days->value < decision + 1) {
        tn_findings_add(findings, TN_OFR_ADJUSTMENT, days->at, "renewal",
                        "the adjustment is due %lld days before the end, at least %lld are needed",
                        (long long)days->value, (long long)(decision + 1));
    } else if (term_days && days->value >= term_days) {
        tn_findings_add(
            findings, TN_OFR_ADJUSTMENT, days->at, "renewal",
            "the adjustment is due %lld days before the end of an agreement of %lld days",
            (long long)days->value, (long long)term_days);
    }
}

void tni_renewal_check(const tn_renewal *renewal, int64_t term_days, tn_findings *findings)
{
    if (!renewal->set) {
        return;
    }
    check_places(&renewal->uplift, "an uplift", findings);
    check_places(&renewal->uplift_max, "an uplift", findings);
    check_places(&renewal->uplift_default, "a default", findings);
    check_range(renewal, findings);
    check_decision(renewal, term_days, findings);
    check_adjustment(renewal, term_days, findings);
    if (renewal->automatic.value && !renewal->uplift.set) {
        tn_findings_add(findings, TN_OFR_UPLIFT_MISSING, renewal->automatic.at, "renewal",
                        "the agreement renews itself, but no uplift is given");
    }
    if (renewal->max_renewals.set && renewal->max_renewals.value < 1) {
        tn_findings_add(findings, TN_OFR_RENEWALS, renewal->max_renewals.at, "renewal",
                        "max_renewals is 0, at least 1 is needed");
    }
}
