/* Part of changeset.h. What of a change set or an entity has to do with money and has no home in
 * our files: each by its name, so that nobody takes the files for the whole. */
#include <stdarg.h>
#include <stdio.h>

#include "base/list.h"
#include "format/changeset/changeset_ini.h"

typedef struct home_search {
    const tn_changeset *set;
    tn_at at;
    tn_findings *findings;
} home_search;

/* subject: a word of the text; value: one behind it, where that is where to look, or NULL. */
__attribute__((format(printf, 4, 5))) static void
report_part(const home_search *s, const char *subject, const char *value, const char *format, ...)
{
    char text[300];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    const tn_at at = tni_json_place(&s->set->source, subject, value);
    tn_findings_add(s->findings, TN_CHG_HOMELESS, at.line ? at : s->at, subject, "%s", text);
}

static void search_terms(const home_search *s, const tni_json *terms)
{
    static const char *const homes[] = {"ConfigurableUpfrontPricingTerm",
                                        "FixedUpfrontPricingTerm",
                                        "UsageBasedPricingTerm",
                                        "ValidityTerm",
                                        "PaymentScheduleTerm",
                                        "NetPaymentTerm",
                                        "RenewalTerm",
                                        "LegalTerm",
                                        "SupportTerm"};
    for (size_t i = 0; i < tni_listed(terms); i++) {
        const char *type = tni_json_get_text(tni_json_at(terms, i), "Type");
        if (type && !TNI_NAMED_IN(homes, type)) {
            report_part(s, type, NULL, "%.60s is not read into the files", type);
        }
    }
}

/* Rate cards that no duration of ours can hold, and all but the first one of a private offer. */
static void search_cards(const home_search *s, const tni_sold *sold, bool offer)
{
    const tni_json *cards = tni_json_get(sold->choice, "RateCards");
    for (size_t i = 0; i < tni_listed(cards); i++) {
        const tni_json *selector = tni_json_get(tni_json_at(cards, i), "Selector");
        const char *value = tni_json_get_text(selector, "Value");
        int months = 0;
        if (value && !tni_json_months(selector, "Value", &months)) {
            report_part(s, "RateCards", value, "the prices for %.40s are not read: no whole months",
                        value);
        } else if (value && offer && i > 0) {
            report_part(s, "RateCards", value,
                        "the prices for %.40s are not read: an offer has one duration", value);
        }
    }
}

static void search_grants(const home_search *s, const tni_json *grants)
{
    for (size_t i = 0; i < tni_listed(grants); i++) {
        const tni_json *value = tni_json_get(tni_json_at(grants, i), "MaxQuantity");
        const char *key = tni_json_get_text(tni_json_at(grants, i), "DimensionKey");
        int64_t quantity = 0;
        if (!tni_json_whole(value, &quantity) || quantity < 1 || quantity > TN_QUANTITY_MAX) {
            report_part(s, "Grants", key,
                        value ? "the quantity of '%.60s' is not read: no whole number, 1 or more"
                              : "'%.60s' is granted without end: our quantities are numbers",
                        key ? key : "");
        }
    }
}

static void search_pricing(const home_search *s, bool offer)
{
    const tni_sold sold = tni_sold_of(s->set);
    tn_price price = {0};
    search_cards(s, &sold, offer);
    search_grants(s, sold.grants);
    if (sold.choice && sold.fixed) {
        report_part(s, "ConfigurableUpfrontPricingTerm", NULL,
                    "its prices are not read: a FixedUpfrontPricingTerm stands beside it");
    }
    if (tni_json_price(sold.fixed, "Price", &price) && price.e8 > 0 &&
        tni_json_count(sold.schedule)) {
        report_part(s, "FixedUpfrontPricingTerm", tni_json_get_text(sold.fixed, "Price"),
                    "its price of %s is not read: the schedule's charges are",
                    tni_json_get_text(sold.fixed, "Price"));
    }
}

static void search_faults(const home_search *s, const tni_json *terms)
{
    const tni_term_fault *faults = NULL;
    size_t count = 0;
    if (tni_term_faults(tn_findings_arena(s->findings), terms, &faults, &count) != TN_OK) {
        return; /* the list has no memory either, which whoever asks it learns */
    }
    for (size_t i = 0; i < count; i++) {
        report_part(s, faults[i].type, faults[i].word, "%s", faults[i].message);
    }
}

static void search_changes(const home_search *s)
{
    static const struct {
        const char *change, *what;
    } dropped[] = {
        {"UpdateMarkup", "the markup of a channel partner is not read"},
        {"CreateOfferUsingResaleAuthorization", "the offer is a channel partner's: its resale, and "
                                                "the fee on it, are not modelled"},
        {"CreateReplacementOfferUsingResaleAuthorization",
         "the offer is a channel partner's: its resale, and the fee on it, are not modelled"},
    };
    const tni_json *changes = tni_json_get(s->set->root, "ChangeSet");
    for (size_t i = 0; i < tni_listed(changes); i++) {
        const tni_json *details = tni_json_get(tni_json_at(changes, i), "DetailsDocument");
        search_terms(s, tni_json_get(details, "Terms"));
        search_faults(s, tni_json_get(details, "Terms"));
        if (tni_json_get(details, "NegativeTargeting")) {
            report_part(s, "UpdateTargeting", "NegativeTargeting",
                        "the countries that are excluded are not read");
        }
    }
    for (size_t i = 0; i < sizeof(dropped) / sizeof(*dropped); i++) {
        if (tn_changeset_has(s->set, dropped[i].change)) {
            report_part(s, dropped[i].change, NULL, "%s", dropped[i].what);
        }
    }
}

void tn_changeset_check_homes(const tn_changeset *set, tn_at at, tn_findings *findings)
{
    const home_search s = {set, at, findings};
    const tni_json *details = tni_json_get(set->entity, "DetailsDocument");
    search_changes(&s);
    search_pricing(&s, tn_changeset_fills(set).offer);
    search_terms(&s, tni_json_get(details, "Terms")); /* those that no change sets */
    if (tni_json_get_text(details, "MarkupPercentage")) {
        report_part(&s, "MarkupPercentage", NULL,
                    "the markup of %.20s %% of a channel partner is not read",
                    tni_json_get_text(details, "MarkupPercentage"));
    }
    if (tni_json_get_text(details, "ResaleAuthorizationId")) {
        report_part(
            &s, "ResaleAuthorizationId", NULL,
            "the offer is a channel partner's: its resale, and the fee on it, are not modelled");
    }
}
