/* Part of agreement.h: what DescribeAgreement says, held against the terms. */
#include <string.h>

#include "base/list.h"
#include "format/agreement/agreement_term.h"

static tn_at in_about(const tni_agreement_answers *a, const char *outer, const char *word)
{
    return tni_json_place(&a->about_source, outer, word);
}

static const struct agreement_status {
    const char *status;
    bool cancels;     /* it ended before its time, and nothing took its place here */
    const char *hint; /* the section that says it; NULL: none is missing */
} statuses[] = {
    {"ACTIVE", false, NULL},
    {"EXPIRED", false, NULL},
    {"CANCELLED", true, "add [cancel DATE], or import with --ended DATE"},
    {"TERMINATED", true, "AWS ended it: add [cancel DATE], or import with --ended DATE"},
    {"REPLACED", false, "add [replace DATE] with the offer of the new agreement"},
    {"RENEWED", false, "add [renew DATE], unless it renewed by itself at its end"},
    {"ROLLED_BACK", false, "it never came into force: delete the contract"},
    {"SUPERSEDED", true, "another agreement took its place: add [cancel DATE]"},
    {"ARCHIVED", false, "add the section that says how it ended"}};

static const char *event_status(const tni_agreement_answers *a)
{
    return tni_json_get_text(tni_json_get(tni_json_get(a->event, "detail"), "agreement"), "status");
}

const char *tni_agreement_status_text(const tni_agreement_answers *a)
{
    const char *event = event_status(a), *about = tni_json_get_text(a->about, "status");
    return event ? event : about ? about : "";
}

static const struct agreement_status *status_of(const tni_agreement_answers *a)
{
    return TNI_NAMED_IN(statuses, tni_agreement_status_text(a));
}

bool tni_agreement_status(const tni_agreement_answers *a, bool *out_cancelled)
{
    const struct agreement_status *found = status_of(a);
    *out_cancelled = found && found->cancels;
    return found != NULL;
}

/* The sum of quantities times prices of the card that was bought; false: it cannot be told. */
static bool bought_total(const tni_agreement_answers *a, int64_t *out)
{
    const tni_json *term = tni_agreement_term(a, "ConfigurableUpfrontPricingTerm");
    const tni_json *bought = tni_json_get(tni_json_get(term, "Configuration"), "Dimensions");
    const tni_json *card =
        tni_json_get(tni_json_at(tni_json_get(term, "RateCards"), 0), "RateCard");
    bool ok = card != NULL;
    *out = 0;
    for (size_t i = 0; ok && i < tni_json_count(bought); i++) {
        const char *key = tni_json_get_text(tni_json_at(bought, i), "DimensionKey");
        int64_t quantity = 0, price = 0, part = 0;
        ok = key &&
             tni_json_whole(tni_json_get(tni_json_at(bought, i), "DimensionValue"), &quantity);
        const tni_json *rate = ok ? tni_find_listed(card, "DimensionKey", key) : NULL;
        ok = ok && (quantity == 0 || tni_agreement_price_of(rate, "Price", &price)) &&
             !__builtin_mul_overflow(price, quantity, &part) &&
             !__builtin_add_overflow(*out, part, out);
    }
    return ok;
}

static bool expected_total(const tni_agreement_answers *a, int64_t *out)
{
    const tni_json *schedule =
        tni_json_get(tni_agreement_term(a, "PaymentScheduleTerm"), "Schedule");
    *out = 0;
    for (size_t i = 0; i < tni_json_count(schedule); i++) {
        int64_t part = 0;
        if (!tni_agreement_price_of(tni_json_at(schedule, i), "ChargeAmount", &part) ||
            __builtin_add_overflow(*out, part, out)) {
            return false;
        }
    }
    return tni_json_count(schedule) ||
           tni_agreement_price_of(tni_agreement_term(a, "FixedUpfrontPricingTerm"), "Price", out) ||
           bought_total(a, out);
}

/* How long it runs by its terms; false: they do not tell, or it is dated. */
static bool term_months(const tni_agreement_answers *a, int *out)
{
    const tni_json *validity = tni_agreement_term(a, "ValidityTerm");
    const tni_json *cards = tni_agreement_term(a, "ConfigurableUpfrontPricingTerm");
    return !tni_json_get(validity, "AgreementEndDate") &&
           (tni_agreement_months(tni_json_get_text(validity, "AgreementDuration"), out) ||
            tni_agreement_months(
                tni_json_get_text(tni_agreement_term(a, "FixedUpfrontPricingTerm"), "Duration"),
                out) ||
            tni_agreement_months(
                tni_json_get_text(tni_json_get(cards, "Configuration"), "SelectorValue"), out));
}

/* The end that AWS says is so many months after acceptance, or after the start. */
static void check_end(const tni_agreement_answers *a)
{
    const char *const from[] = {"acceptanceTime", "startTime"};
    tn_instant end, start, counted;
    int months = 0;
    bool same = false;
    if (!tni_agreement_time(tni_json_get(a->about, "endTime"), &end) || !term_months(a, &months)) {
        return;
    }
    for (size_t i = 0; i < 2; i++) {
        same |= tni_agreement_time(tni_json_get(a->about, from[i]), &start) &&
                tn_instant_add_months(start, months, 0, &counted) == TN_OK &&
                tn_instant_date(counted).days == tn_instant_date(end).days;
    }
    if (!same) {
        char day[TN_DATE_TEXT];
        tn_findings_add(a->findings, TN_IMP_DIFFERS, in_about(a, NULL, "endTime"), "endTime",
                        "AWS says it ends on %s, the terms say after %d months",
                        tn_date_format(tn_instant_date(end), day), months);
    }
}

/* A term without dates of its own begins at acceptance; one with them on its first day, and ends
 * with its last one, which AWS gives as its last instant or as the one behind it. */
static void check_dates(const tni_agreement_answers *a)
{
    static const struct {
        const char *about, *term, *words;
        int days; /* that AWS's instant may be behind */
    } ends[] = {{"startTime", "AgreementStartDate", "starts", 0},
                {"endTime", "AgreementEndDate", "ends", 1}};
    const tni_json *validity = tni_agreement_term(a, "ValidityTerm");
    tn_instant said, due;
    char day[TN_DATE_TEXT], other[TN_DATE_TEXT];
    for (size_t i = 0; i < 2; i++) {
        const tni_json *dated = tni_json_get(validity, ends[i].term);
        const tni_json *expected = dated || i ? dated : tni_json_get(a->about, "acceptanceTime");
        if (!tni_agreement_time(tni_json_get(a->about, ends[i].about), &said) ||
            !tni_agreement_time(expected, &due)) {
            continue;
        }
        const int64_t apart = tn_instant_date(said).days - tn_instant_date(due).days;
        if (apart < 0 || apart > ends[i].days) {
            tn_findings_add(a->findings, TN_IMP_DIFFERS, in_about(a, NULL, ends[i].about),
                            ends[i].about, "AWS says it %s on %s, the terms %s%s", ends[i].words,
                            tn_date_format(tn_instant_date(said), day),
                            dated ? "say " : "begin when it was accepted, ",
                            tn_date_format(tn_instant_date(due), other));
        }
    }
}

/* AWS's figure is that sum, or that sum in whole cents, half-up; both in counts of 1e-8. */
static bool is_total(int64_t said, int64_t sum)
{
    static const int64_t cent = 1000000;
    const int64_t more = said - sum; /* both are 0 or more */
    return more == 0 || (said % cent == 0 && more <= cent / 2 && more > -(cent / 2));
}

static void check_currency(const tni_agreement_answers *a)
{
    const tni_json *charges = tni_json_get(a->about, "estimatedCharges");
    const char *said = tni_json_get_text(charges, "currencyCode"), *first = NULL;
    for (size_t i = 0; !first && i < tni_json_count(a->terms); i++) {
        first = tni_json_get_text(tni_json_at(a->terms, i), "CurrencyCode");
    }
    if (said && first && strcmp(said, first) != 0) {
        tn_findings_add(a->findings, TN_IMP_DIFFERS, in_about(a, "currencyCode", said),
                        "currencyCode", "AWS says %.10s, the terms are in %.10s", said, first);
    }
}

void tni_agreement_check_about(const tni_agreement_answers *a)
{
    const tni_json *about = a->about;
    const tni_json *charges = tni_json_get(about, "estimatedCharges");
    const tni_json *resource =
        tni_json_at(tni_json_get(tni_json_get(about, "proposalSummary"), "resources"), 0);
    const char *type = tni_json_get_text(resource, "type");
    const char *kind = tni_json_get_text(about, "agreementType");
    int64_t said = 0, counted = 0;
    if (kind && strcmp(kind, "PurchaseAgreement") != 0) {
        tn_findings_add(a->findings, TN_IMP_DIFFERS, in_about(a, "agreementType", kind), kind,
                        "it is no purchase agreement");
    }
    if (type && strcmp(type, "SaaSProduct") != 0) {
        tn_findings_add(a->findings, TN_IMP_DIFFERS, in_about(a, "resources", type), type,
                        "the product is no SaaS product");
    }
    if (tni_agreement_price_of(charges, "agreementValue", &said) && expected_total(a, &counted) &&
        !is_total(said, counted)) {
        tn_findings_add(a->findings, TN_IMP_DIFFERS, in_about(a, NULL, "agreementValue"),
                        "agreementValue", "AWS says %s, the terms come to another sum",
                        tni_json_get_text(charges, "agreementValue"));
    }
    if (tni_json_count(tni_json_get(tni_json_get(about, "proposalSummary"), "resources")) > 1) {
        tn_findings_add(a->findings, TN_IMP_DIFFERS, in_about(a, NULL, "resources"), "resources",
                        "it is about several products: the first is read");
    }
    check_currency(a);
    check_end(a);
    check_dates(a);
}

void tni_agreement_check_status(const tni_agreement_answers *a)
{
    const struct agreement_status *found = status_of(a);
    const tni_json_source *source = event_status(a) ? &a->event_source : &a->about_source;
    if (found && found->hint && !(found->cancels && a->ended)) {
        tn_finding *f = tn_findings_add(
            a->findings, TN_IMP_STATUS, tni_json_place(source, "status", found->status),
            found->status, "the agreement is %s; the day is not in the answer", found->status);
        tn_finding_hint(a->findings, f, "%s", found->hint);
    } else if (!found && *tni_agreement_status_text(a)) {
        const char *status = tni_agreement_status_text(a);
        tn_finding *f =
            tn_findings_add(a->findings, TN_IMP_STATUS, tni_json_place(source, "status", status),
                            status, "the status '%.40s' is not known here", status);
        tn_finding_hint(a->findings, f, "look what it means for the contract, and add the event");
    }
}
