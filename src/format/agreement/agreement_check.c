/* Part of agreement.h. What an agreement has that our files do not hold, each said once: above all
 * money. What two answers say twice must be the same. */
#include <string.h>

#include "base/list.h"
#include "format/agreement/agreement_term.h"

typedef struct agreement_check {
    const tni_agreement_answers *a;
    const char *type; /* of the term */
} agreement_check;

/* A place among the terms, and in what DescribeAgreement said. */
static tn_at in_terms(const agreement_check *c, const char *outer, const char *word)
{
    return tni_json_place(&c->a->terms_source, outer, word);
}

static tn_at in_about(const agreement_check *c, const char *outer, const char *word)
{
    return tni_json_place(&c->a->about_source, outer, word);
}

/* --- terms --- */

/* Terms that our files hold; of the others the member that holds the money. */
static const struct {
    const char *type, *money, *what;
} terms[] = {
    {"ConfigurableUpfrontPricingTerm", NULL, NULL},
    {"FixedUpfrontPricingTerm", NULL, NULL},
    {"UsageBasedPricingTerm", NULL, NULL},
    {"PaymentScheduleTerm", NULL, NULL},
    {"ValidityTerm", NULL, NULL},
    {"NetPaymentTerm", NULL, NULL},
    {"RenewalTerm", NULL, NULL},
    {"LegalTerm", NULL, NULL},
    {"SupportTerm", NULL, NULL},
    {"RecurringPaymentTerm", "Price", "a price that recurs has no home here"},
    {"VariablePaymentTerm", "MaxTotalChargeAmount", "payments on request have no home here"},
    {"FreeTrialPricingTerm", "Duration", "a free trial has no home here"},
    {"ByolPricingTerm", NULL, "a licence of one's own has no home here"},
    {"CustomerVerificationTerm", NULL, "the vetting of buyers has no home here"}};

static void check_type(const agreement_check *c, const tni_json *term)
{
    const char *what = "a term that is not known has no home here", *value = NULL;
    for (size_t i = 0; i < sizeof(terms) / sizeof(*terms); i++) {
        if (strcmp(terms[i].type, c->type) == 0) {
            what = terms[i].what;
            value = terms[i].money ? tni_json_get_text(term, terms[i].money) : NULL;
        }
    }
    if (what) {
        tn_findings_add(c->a->findings, TN_IMP_TERM, in_terms(c, c->type, value), c->type,
                        "%s: %s%s%.40s", c->type, what, value ? ", " : "", value ? value : "");
    }
}

static const char *card_duration(const tni_json *card)
{
    return tni_json_get_text(tni_json_get(card, "Selector"), "Value");
}

static bool months_of(const char *text, int *out)
{
    return text && tn_duration_parse(text, strlen(text), out) == TN_OK;
}

/* Of the cards the one that was bought stands first, if it is there; the others become list prices
 * of a product that is made, in dollars. Durations in days are no months of ours. */
static void check_cards(const agreement_check *c, const tni_json *term)
{
    const tni_json *cards = tni_json_get(term, "RateCards");
    const char *bought = tni_json_get_text(tni_json_get(term, "Configuration"), "SelectorValue");
    const char *currency = tni_json_get_text(term, "CurrencyCode");
    const bool listable = !c->a->listed && currency && strcmp(currency, "USD") == 0 &&
                          !tni_agreement_term(c->a, "FixedUpfrontPricingTerm");
    int months = 0, other = 0;
    for (size_t i = 0; i < tni_json_count(cards); i++) {
        const char *value = card_duration(tni_json_at(cards, i));
        const bool whole = months_of(value, &other);
        const bool first = i == 0 && whole && (!months_of(bought, &months) || months == other);
        if (!first && !(whole && i > 0 && listable)) {
            tn_findings_add(c->a->findings, TN_IMP_TERM, in_terms(c, c->type, value), c->type,
                            whole ? "the prices of '%.40s', which was not bought, have no home here"
                                  : "the prices of '%.40s' are not read: no whole number of months",
                            value ? value : "");
        }
    }
}

static void check_parts(const agreement_check *c, const tni_json *term)
{
    const bool upfront = strcmp(c->type, "ConfigurableUpfrontPricingTerm") == 0;
    if (upfront) {
        check_cards(c, term);
    }
    if ((upfront || strcmp(c->type, "UsageBasedPricingTerm") == 0) &&
        !tni_json_count(tni_json_get(term, "RateCards"))) {
        tn_findings_add(c->a->findings, TN_IMP_TERM, in_terms(c, c->type, NULL), c->type,
                        "%s has no prices", c->type);
    }
}

/* Grants without a number are without end. */
void tni_agreement_check_held(const tni_agreement_answers *a)
{
    const char *member = NULL;
    const tni_json *list = tni_agreement_held_list(a, &member);
    const bool fixed = strcmp(member, "MaxQuantity") == 0;
    const char *type = fixed ? "FixedUpfrontPricingTerm" : "ConfigurableUpfrontPricingTerm";
    const agreement_check c = {.a = a};
    for (size_t i = 0; i < tni_json_count(list); i++) {
        const tni_json *value = tni_json_get(tni_json_at(list, i), member);
        const char *key = tni_json_get_text(tni_json_at(list, i), "DimensionKey");
        int64_t quantity = 0;
        if (!tni_json_whole(value, &quantity) || quantity < 0) {
            tn_findings_add(
                a->findings, TN_IMP_TERM, in_terms(&c, fixed ? type : "configuration", key), type,
                fixed && !value ? "'%.60s' is granted without end: our quantities are numbers"
                                : "the quantity of '%.60s' is not read: no whole number, 0 or more",
                key ? key : "");
        }
    }
}

static void check_pairs(const agreement_check *c)
{
    int64_t fixed = 0;
    const tni_json *upfront = tni_agreement_term(c->a, "FixedUpfrontPricingTerm");
    const bool cards = tni_agreement_term(c->a, "ConfigurableUpfrontPricingTerm") != NULL;
    if (upfront && cards) {
        const char *type = "ConfigurableUpfrontPricingTerm";
        tn_findings_add(
            c->a->findings, TN_IMP_TERM, in_terms(c, type, NULL), type,
            "prices by duration stand beside a fixed price: only the fixed one is read");
    }
    if (tni_agreement_term(c->a, "PaymentScheduleTerm") &&
        tni_agreement_price_of(upfront, "Price", &fixed) && fixed != 0) {
        const char *type = "FixedUpfrontPricingTerm", *price = tni_json_get_text(upfront, "Price");
        tn_findings_add(c->a->findings, TN_IMP_TERM, in_terms(c, type, price), type,
                        "the fixed price %s stands beside a payment schedule, whose sum is read",
                        price);
    }
}

/* A duration beside a first and a last day must be the time between them. */
static void check_validity(const agreement_check *c)
{
    const tni_json *term = tni_agreement_term(c->a, "ValidityTerm");
    const char *said = tni_json_get_text(term, "AgreementDuration");
    char first[TN_DATE_TEXT], last[TN_DATE_TEXT];
    tn_instant start, end, counted;
    int months = 0;
    if (!tni_agreement_time(tni_json_get(term, "AgreementStartDate"), &start) ||
        !tni_agreement_time(tni_json_get(term, "AgreementEndDate"), &end) ||
        !months_of(said, &months) || tn_instant_add_months(start, months, 0, &counted) != TN_OK) {
        return;
    }
    const int64_t apart = tn_instant_date(end).days - tn_instant_date(counted).days;
    if (apart != 0 && apart != -1) { /* the last day may be counted with */
        tn_findings_add(c->a->findings, TN_IMP_DIFFERS,
                        in_terms(c, "ValidityTerm", "AgreementDuration"), "ValidityTerm",
                        "it runs for '%.20s', and from %s to %s", said,
                        tn_date_format(tn_instant_date(start), first),
                        tn_date_format(tn_instant_date(end), last));
    }
}

/* --- the agreement itself --- */

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
           (months_of(tni_json_get_text(validity, "AgreementDuration"), out) ||
            months_of(
                tni_json_get_text(tni_agreement_term(a, "FixedUpfrontPricingTerm"), "Duration"),
                out) ||
            months_of(tni_json_get_text(tni_json_get(cards, "Configuration"), "SelectorValue"),
                      out));
}

/* The end that AWS says is so many months after acceptance, or after the start. */
static void check_end(const agreement_check *c)
{
    const char *const from[] = {"acceptanceTime", "startTime"};
    tn_instant end, start, counted;
    int months = 0;
    bool same = false;
    if (!tni_agreement_time(tni_json_get(c->a->about, "endTime"), &end) ||
        !term_months(c->a, &months)) {
        return;
    }
    for (size_t i = 0; i < 2; i++) {
        same |= tni_agreement_time(tni_json_get(c->a->about, from[i]), &start) &&
                tn_instant_add_months(start, months, 0, &counted) == TN_OK &&
                tn_instant_date(counted).days == tn_instant_date(end).days;
    }
    if (!same) {
        char day[TN_DATE_TEXT];
        tn_findings_add(c->a->findings, TN_IMP_DIFFERS, in_about(c, NULL, "endTime"), "endTime",
                        "AWS says it ends on %s, the terms say after %d months",
                        tn_date_format(tn_instant_date(end), day), months);
    }
}

/* AWS's figure is that sum, or that sum in whole cents, half-up; both in counts of 1e-8. */
static bool is_total(int64_t said, int64_t sum)
{
    static const int64_t cent = 1000000;
    const int64_t more = said - sum; /* both are 0 or more */
    return more == 0 || (said % cent == 0 && more <= cent / 2 && more > -(cent / 2));
}

static void check_about(const agreement_check *c)
{
    const tni_json *about = c->a->about;
    const tni_json *charges = tni_json_get(about, "estimatedCharges");
    const tni_json *resource =
        tni_json_at(tni_json_get(tni_json_get(about, "proposalSummary"), "resources"), 0);
    const char *type = tni_json_get_text(resource, "type");
    const char *kind = tni_json_get_text(about, "agreementType");
    int64_t said = 0, counted = 0;
    if (kind && strcmp(kind, "PurchaseAgreement") != 0) {
        tn_findings_add(c->a->findings, TN_IMP_DIFFERS, in_about(c, "agreementType", kind), kind,
                        "it is no purchase agreement");
    }
    if (type && strcmp(type, "SaaSProduct") != 0) {
        tn_findings_add(c->a->findings, TN_IMP_DIFFERS, in_about(c, "resources", type), type,
                        "the product is no SaaS product");
    }
    if (tni_agreement_price_of(charges, "agreementValue", &said) &&
        expected_total(c->a, &counted) && !is_total(said, counted)) {
        tn_findings_add(c->a->findings, TN_IMP_DIFFERS, in_about(c, NULL, "agreementValue"),
                        "agreementValue", "AWS says %s, the terms come to another sum",
                        tni_json_get_text(charges, "agreementValue"));
    }
    check_end(c);
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
    }
}

void tni_agreement_check(const tni_agreement_answers *a)
{
    tni_agreement_check_offered(a);
    agreement_check c = {.a = a};
    for (size_t i = 0; i < tni_json_count(a->terms); i++) {
        const tni_json *term = tni_json_at(a->terms, i);
        c.type = tni_json_get_text(term, "Type");
        check_type(&c, term);
        check_parts(&c, term);
    }
    check_pairs(&c);
    tni_agreement_check_held(a);
    check_validity(&c);
    if (a->about) {
        check_about(&c);
        tni_agreement_check_status(a);
    }
}
