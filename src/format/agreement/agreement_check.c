/* Part of agreement.h. What an agreement has that our files do not hold, each said once: above all
 * money. What two answers say twice must be the same. */
#include <string.h>

#include "base/list.h"
#include "format/agreement/agreement_term.h"
#include "format/changeset/changeset.h"

typedef struct agreement_check {
    const tni_agreement_answers *a;
    const char *type; /* of the term */
} agreement_check;

/* A place among the terms. */
static tn_at in_terms(const agreement_check *c, const char *outer, const char *word)
{
    return tni_json_place(&c->a->terms_source, outer, word);
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
        const bool whole = tni_agreement_months(value, &other);
        const bool first =
            i == 0 && whole && (!tni_agreement_months(bought, &months) || months == other);
        if (i == 0 && whole && !first) {
            tn_findings_add(c->a->findings, TN_IMP_TERM, in_terms(c, c->type, bought), c->type,
                            "'%.40s' was bought, and has no prices: those of '%.40s' are read",
                            bought, value);
        } else if (!first && !(whole && i > 0 && listable)) {
            tn_findings_add(c->a->findings, TN_IMP_TERM, in_terms(c, c->type, value), c->type,
                            whole ? "the prices of '%.40s', which was not bought, have no home here"
                                  : "the prices of '%.40s' are not read: no whole number of months",
                            value ? value : "");
        }
    }
}

/* Both say whether it is one tier: AWS takes them only alike. */
static void check_constraints(const agreement_check *c, const tni_json *term)
{
    const tni_json *both =
        tni_json_get(tni_json_at(tni_json_get(term, "RateCards"), 0), "Constraints");
    const char *several = tni_json_get_text(both, "MultipleDimensionSelection"),
               *quantity = tni_json_get_text(both, "QuantityConfiguration");
    if (several && quantity && strcmp(several, quantity) != 0) {
        tn_findings_add(c->a->findings, TN_IMP_DIFFERS,
                        in_terms(c, "QuantityConfiguration", quantity), c->type,
                        "several dimensions are %.20s, quantities %.20s: AWS takes both alike, and "
                        "the first is read",
                        several, quantity);
    }
}

static void check_parts(const agreement_check *c, const tni_json *term)
{
    const bool upfront = strcmp(c->type, "ConfigurableUpfrontPricingTerm") == 0;
    if (upfront) {
        check_cards(c, term);
        check_constraints(c, term);
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

static void check_money(const agreement_check *c)
{
    const tni_term_fault *faults = NULL;
    size_t count = 0;
    if (tni_term_faults(c->a->arena, c->a->terms, &faults, &count) != TN_OK) {
        return; /* the arena has failed, which whoever asks it next learns */
    }
    for (size_t i = 0; i < count; i++) {
        tn_findings_add(c->a->findings, TN_IMP_TERM, in_terms(c, faults[i].type, faults[i].word),
                        faults[i].type, "%s", faults[i].message);
    }
}

/* An agreement has one currency. */
static void check_currencies(const agreement_check *c)
{
    const char *first = NULL, *of = NULL;
    for (size_t i = 0; i < tni_json_count(c->a->terms); i++) {
        const tni_json *term = tni_json_at(c->a->terms, i);
        const char *code = tni_json_get_text(term, "CurrencyCode"),
                   *type = tni_json_get_text(term, "Type");
        if (code && first && strcmp(code, first) != 0) {
            tn_findings_add(c->a->findings, TN_IMP_DIFFERS, in_terms(c, type, code), type,
                            "%s is in %.10s, %s in %.10s", type, code, of, first);
        } else if (code && !first) {
            first = code;
            of = type;
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
        !tni_agreement_months(said, &months) ||
        tn_instant_add_months(start, months, 0, &counted) != TN_OK) {
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
    check_money(&c);
    check_currencies(&c);
    tni_agreement_check_held(a);
    check_validity(&c);
    if (a->about) {
        tni_agreement_check_about(a);
        tni_agreement_check_status(a);
    }
}
