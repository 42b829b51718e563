/* The rules of an offer: what it says about itself, its buyer and its terms. */
#include "model/offer/offer_rules.h"

#include <string.h>

#include "base/ascii.h"
#include "base/list.h"
#include "model/common_rules.h"
#include "model/renewal.h"
#include "tenor/text.h"

enum { NAME_MAX_POINTS = 150, DESCRIPTION_MAX = 255 };
enum { ACCOUNTS_CONSOLE = 24, ACCOUNTS_MAX = 26, COUNTRIES_MAX = 244 };

static void check_texts(const tni_offer_rules *r)
{
    const tn_field_text *name = &r->offer->name, *description = &r->offer->description;
    if (name->value) {
        const size_t count = tn_text_count(name->value, strlen(name->value));
        const size_t forbidden = strcspn(name->value, "\\<>");
        if (count > NAME_MAX_POINTS) {
            tn_findings_add(r->findings, TN_OFR_NAME, name->at, "offer",
                            "the name has %zu characters, at most %d", count, NAME_MAX_POINTS);
        }
        if (name->value[forbidden]) {
            tn_findings_add(r->findings, TN_OFR_NAME, name->at, "offer", "the name contains '%c'",
                            name->value[forbidden]);
        }
    }
    const size_t count =
        description->value ? tn_text_count(description->value, strlen(description->value)) : 0;
    if (count > DESCRIPTION_MAX) {
        tn_findings_add(r->findings, TN_OFR_DESCRIPTION, description->at, "offer",
                        "the description has %zu characters, at most %d", count, DESCRIPTION_MAX);
    }
}

static void underline(tn_finding *f, const char *value)
{
    if (f) {
        f->width = (uint32_t)tn_text_count(value, strlen(value));
    }
}

/* "1111-1111-1111" -> 111111111111 */
static void hint_account(const tni_offer_rules *r, tn_finding *f, const char *value)
{
    char digits[TNI_ACCOUNT_DIGITS + 1] = "";
    size_t count = 0;
    for (; *value && count < TNI_ACCOUNT_DIGITS; value++) {
        if (*value != '-') {
            digits[count++] = *value;
        }
    }
    if (!*value && tni_is_account(digits)) {
        tn_finding_hint(r->findings, f, "write %s", digits);
    }
}

static void check_accounts(const tni_offer_rules *r)
{
    const tn_field_list *accounts = &r->offer->buyer_accounts;
    for (size_t i = 0; i < accounts->count; i++) {
        const tn_field_text *account = &accounts->items[i];
        if (!tni_is_account(account->value)) {
            tn_finding *f = tn_findings_add(
                r->findings, TN_OFR_ACCOUNT, account->at, "buyer_accounts",
                "'%s' is not an AWS account id of %d digits", account->value, TNI_ACCOUNT_DIGITS);
            underline(f, account->value);
            hint_account(r, f, account->value);
        }
    }
    if (accounts->count > ACCOUNTS_MAX) {
        tn_findings_add(r->findings, TN_OFR_ACCOUNTS, accounts->at, "buyer_accounts",
                        "%zu buyer accounts, at most %d", accounts->count, ACCOUNTS_MAX);
    } else if (accounts->count > ACCOUNTS_CONSOLE) {
        tn_findings_add(r->findings, TN_OFR_ACCOUNTS_CONSOLE, accounts->at, "buyer_accounts",
                        "%zu buyer accounts, the portal's form takes %d", accounts->count,
                        ACCOUNTS_CONSOLE);
    }
}

static void check_country(const tni_offer_rules *r, const tn_field_text *country)
{
    if (!country->value || tni_is_country(country->value)) {
        return;
    }
    const char *code = country->value;
    char capitals[3] = "";
    for (size_t i = 0; i < 2 && strlen(code) == 2; i++) {
        capitals[i] = tni_upper(code[i]);
    }
    tn_finding *f = tn_findings_add(r->findings, TN_OFR_COUNTRY, country->at, "country",
                                    strcmp(capitals, code) == 0
                                        ? "'%s' is no country"
                                        : "'%s' is not a country code of two capital letters",
                                    code);
    underline(f, code);
    if (strcmp(capitals, "UK") == 0) {
        tn_finding_hint(r->findings, f, "write GB, the code of the United Kingdom");
    } else if (strcmp(capitals, "EU") == 0) {
        tn_finding_hint(r->findings, f,
                        "write the code of each country that is meant: DE, FR, ...");
    } else if (tni_is_country(capitals)) {
        tn_finding_hint(r->findings, f, "write %s", capitals);
    }
}

static void check_countries(const tni_offer_rules *r)
{
    check_country(r, &r->offer->buyer_country);
    const tn_field_list *countries = &r->offer->countries;
    for (size_t i = 0; i < countries->count; i++) {
        check_country(r, &countries->items[i]);
    }
    if (countries->count > COUNTRIES_MAX) {
        tn_findings_add(r->findings, TN_OFR_COUNTRY, countries->at, "country",
                        "%zu countries, at most %d", countries->count, COUNTRIES_MAX);
    }
}

/* What a change set needs and a quote does not. */
static void check_change_set(const tni_offer_rules *r)
{
    const tn_offer *offer = r->offer;
    const bool targeted = offer->buyer_accounts.set || offer->replaces.value;
    if (!offer->description.value) {
        tn_findings_add(r->findings, TN_OFR_CHANGE_SET, offer->at, "offer",
                        "the offer has no description, which a change set needs");
    }
    if (!targeted) {
        tn_findings_add(r->findings, TN_OFR_CHANGE_SET, offer->at, "offer",
                        "the offer has no buyer_accounts, which a change set needs");
    }
    if (offer->product && !offer->product->product_id.value) {
        tn_findings_add(r->findings, TN_OFR_CHANGE_SET, offer->product->at, "product",
                        "the product has no product_id, which a change set needs");
    }
}

static void check_eula(const tni_offer_rules *r)
{
    const tn_field_text *eula = &r->offer->eula;
    static const char https[] = "https://";
    if (eula->value && strcmp(eula->value, "standard") != 0 &&
        (strncmp(eula->value, https, sizeof(https) - 1) != 0 || !eula->value[sizeof(https) - 1])) {
        tn_findings_add(r->findings, TN_OFR_EULA, eula->at, "offer",
                        "'%s' is neither standard nor an https URL", eula->value);
    }
}

static void check_net_terms(const tni_offer_rules *r)
{
    static const int64_t legal[] = {15, 30, 45, 60, 90, 120};
    const tn_field_number *days = &r->offer->net_terms;
    for (size_t i = 0; i < sizeof(legal) / sizeof(*legal); i++) {
        if (days->set && days->value == legal[i] && (i == 0 || i == 5)) {
            tn_findings_add(r->findings, TN_OFR_NET_TERMS_API, days->at, "offer",
                            "the console does not list %lld days", (long long)days->value);
        }
        if (!days->set || days->value == legal[i]) {
            return;
        }
    }
    tn_findings_add(r->findings, TN_OFR_NET_TERMS, days->at, "offer",
                    "%lld days is not a net payment term", (long long)days->value);
}

static void check_placeholders(const tni_offer_rules *r)
{
    const tn_field_text *const texts[] = {&r->offer->name, &r->offer->description,
                                          &r->offer->buyer};
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        size_t length;
        const char *at =
            texts[i]->value ? tni_find_word(texts[i]->value, TNI_PLACEHOLDERS, &length) : NULL;
        if (at) {
            tn_findings_add(r->findings, TN_OFR_PLACEHOLDER, texts[i]->at, "offer",
                            "it says '%.*s'", (int)length, at);
        }
    }
}

/* What only the agreement or the listing at AWS decides. */
static void check_at_aws(const tni_offer_rules *r)
{
    const tn_offer *offer = r->offer;
    if (offer->replaces.value && offer->start.set) {
        tn_findings_add(r->findings, TN_OFR_REPLACES_START, offer->start.at, "offer",
                        "a replacement starts when it is accepted, unless what it replaces has "
                        "not begun");
    }
    if (offer->usage_count && offer->currency.set &&
        strcmp(offer->currency.value.code, "USD") != 0) {
        tn_findings_add(r->findings, TN_OFR_USAGE_CURRENCY, offer->currency.at, "offer",
                        "usage is priced in %s: AWS's pages disagree whether it may be",
                        offer->currency.value.code);
    }
    if (offer->product && !offer->published.set && offer->product->visibility.set &&
        offer->product->visibility.value == TN_VISIBILITY_DRAFT) {
        tn_findings_add(r->findings, TN_OFR_DRAFT_PRODUCT, offer->product->visibility.at, "product",
                        "the product is a draft: it has no released public offer yet");
    }
}

static void check_replaces(const tni_offer_rules *r)
{
    const tn_field_text *id = &r->offer->replaces;
    if (id->value && !tni_is_agreement(id->value)) {
        tn_findings_add(r->findings, TN_OFR_REPLACES, id->at, "offer",
                        "'%s' is not the id of an agreement", id->value);
    }
}

static void check_existing(const tni_offer_rules *r)
{
    static const char *const legal[] = {"contract", "usage", "byol", "free"};
    const tn_field_text *pricing = &r->offer->existing_pricing;
    const bool is_new = !r->offer->purpose.set || r->offer->purpose.value == TN_PURPOSE_NEW;
    if (!pricing->value) {
        if (!is_new) {
            tn_findings_add(r->findings, TN_OFR_EXISTING, r->offer->purpose.at, "offer",
                            "existing_pricing is missing: how is the existing agreement priced");
        }
        return;
    }
    if (is_new) {
        tn_findings_add(r->findings, TN_OFR_EXISTING, pricing->at, "offer",
                        "existing_pricing is given, but the customer is new");
    }
    if (!TNI_NAMED_IN(legal, pricing->value)) {
        tn_findings_add(r->findings, TN_OFR_EXISTING, pricing->at, "offer",
                        "'%s' is not a pricing: expected contract, usage, byol or free",
                        pricing->value);
    }
}

static void check_currency(const tni_offer_rules *r)
{
    const tn_currency currency = tn_offer_currency(r->offer);
    const tn_currency_entry *entry = tn_tables_currency(r->tables, currency.code);
    const char *buyer = r->offer->buyer_country.value;
    const bool indian = strcmp(currency.code, "INR") == 0 && buyer && strcmp(buyer, "IN") == 0;
    if (entry && entry->flagged && !indian) { /* sellers in India sell to India in rupees */
        tn_findings_add(r->findings, TN_OFR_CURRENCY, r->offer->currency.at, "offer",
                        "AWS's pages disagree about offers in %s", currency.code);
    }
}

/* Days of the agreement when it starts as agreed, or else when it is accepted on that day. */
static int64_t term_days(const tni_offer_rules *r)
{
    const tn_offer *offer = r->offer;
    tn_date start, end;
    if (offer->start.set) {
        start = offer->start.value;
    } else if (!tni_offer_day(r, &start)) {
        return 0;
    }
    if (offer->end.set) {
        return tn_date_days_between(start, offer->end.value) + 1;
    }
    return tn_date_add_months(start, tn_offer_months(offer), 0, &end)
               ? 0
               : tn_date_days_between(start, end);
}

void tn_offer_check(const tn_offer *offer, const tn_tables *tables, const tn_date *as_of,
                    tn_findings *findings)
{
    const tni_offer_rules r = {offer, tables,
                               offer->product ? tn_product_limits(offer->product, tables) : NULL,
                               as_of, findings};
    check_texts(&r);
    check_accounts(&r);
    check_countries(&r);
    check_change_set(&r);
    check_eula(&r);
    check_net_terms(&r);
    check_placeholders(&r);
    check_at_aws(&r);
    tni_policy_check(tables, &offer->policy, TN_OFR_POLICY, "offer", TNI_NO_POLICY, findings);
    check_replaces(&r);
    check_existing(&r);
    check_currency(&r);
    tni_offer_check_dates(&r);
    if (offer->product) {
        tni_offer_check_prices(&r);
        tni_offer_check_counted(&r);
    }
    tni_offer_check_payments(&r);
    const int64_t days = term_days(&r);
    tni_renewal_check(&offer->renewal, days > 0 ? days : 0, findings);
}
