/* Part of changeset.h. An offer as a change set: everything but its prices and its renewal. */
#include <stdio.h>
#include <string.h>

#include "format/changeset/changeset_terms.h"

enum { PRODUCT_ID_MAX = 50 };

static void incomplete(tni_offer_writer *w, const char *key)
{
    tn_findings_add(w->findings, TN_CHG_INCOMPLETE, w->offer->at, "offer",
                    "'%s' is missing: AWS releases no offer without it", key);
}

static void write_creation(tni_offer_writer *w)
{
    const tn_field_text *id = &w->product->product_id;
    if (w->offer->replaces.value) {
        tni_json *details =
            tni_change_add(w->set, "CreateReplacementOffer", TNI_OFFER, TNI_CREATE_OFFER, NULL);
        tni_put_word(w->set, details, "AgreementId", w->offer->replaces.value);
        return;
    }
    tni_json *details = tni_change_add(w->set, "CreateOffer", TNI_OFFER, TNI_CREATE_OFFER, NULL);
    if (!id->value) {
        tn_findings_add(w->findings, TN_CHG_PRODUCT_ID, w->product->at, "product",
                        "'product_id' is missing: an offer is for a product that AWS knows");
        return;
    }
    if (strncmp(id->value, "prod-", 5) != 0 || strlen(id->value) > PRODUCT_ID_MAX) {
        tn_findings_add(w->findings, TN_CHG_PRODUCT_ID, id->at, "product_id",
                        "'%s' is no id of a product", id->value);
    }
    tni_put_word(w->set, details, "ProductId", id->value);
}

/* "contract" -> "Contract"; NULL: not a pricing model. */
static const char *pricing_model(const char *word)
{
    static const char *const models[] = {"Contract", "Usage", "Byol", "Free"};
    for (size_t i = 0; word && i < sizeof(models) / sizeof(*models); i++) {
        if (strcmp(word + 1, models[i] + 1) == 0 && word[0] == models[i][0] - 'A' + 'a') {
            return models[i];
        }
    }
    return NULL;
}

static void write_existing(tni_offer_writer *w, tni_json *details)
{
    const tn_offer *offer = w->offer;
    if (!offer->purpose.set || offer->purpose.value == TN_PURPOSE_NEW) {
        return;
    }
    const char *model = pricing_model(offer->existing_pricing.value);
    if (!model) {
        tn_findings_add(w->findings, TN_CHG_EXISTING,
                        offer->existing_pricing.value ? offer->existing_pricing.at
                                                      : offer->purpose.at,
                        "offer", "AWS is not told how the existing agreement is priced");
        return;
    }
    tni_json *existing = tni_put_object(w->set, details, "PreExistingAgreement");
    tni_put_word(w->set, existing, "AcquisitionChannel",
                 offer->purpose.value == TN_PURPOSE_EXISTING ? "AwsMarketplace" : "External");
    tni_put_word(w->set, existing, "PricingModel", model);
}

static void write_information(tni_offer_writer *w)
{
    tni_json *details = tni_offer_change(w->set, "UpdateInformation");
    tni_put_word(w->set, details, "Name", w->offer->name.value);
    tni_put_word(w->set, details, "Description", w->offer->description.value);
    if (!w->offer->description.value) {
        incomplete(w, "description");
    }
    write_existing(w, details);
}

static void put_list(tni_offer_writer *w, tni_json *object, const char *key,
                     const tn_field_list *list)
{
    tni_json *array = list->count ? tni_put_array(w->set, object, key) : NULL;
    for (size_t i = 0; i < list->count; i++) {
        tni_add_word(w->set, array, list->items[i].value);
    }
}

static void write_targeting(tni_offer_writer *w)
{
    const tn_field_list *buyers = &w->offer->buyer_accounts, *countries = &w->offer->countries;
    if (w->offer->replaces.value) {
        const tn_field_list *given = buyers->count ? buyers : countries;
        if (given->count) {
            tn_findings_add(w->findings, TN_CHG_TARGETING, given->at, "offer",
                            "the offer is for the buyer of the agreement it replaces: %s not sent",
                            given == buyers ? "buyer_accounts are" : "countries are");
        }
        return;
    }
    if (!buyers->count) {
        incomplete(w, "buyer_accounts");
    }
    if (buyers->count || countries->count) {
        tni_json *positive = tni_put_object(w->set, tni_offer_change(w->set, "UpdateTargeting"),
                                            "PositiveTargeting");
        put_list(w, positive, "CountryCodes", countries);
        put_list(w, positive, "BuyerAccounts", buyers);
    }
}

static void write_net_terms(tni_offer_writer *w)
{
    if (w->offer->net_terms.set) {
        char text[32];
        snprintf(text, sizeof(text), "P%lldD", (long long)w->offer->net_terms.value);
        tni_json *term = tni_offer_term(w->set, "UpdateNetPaymentTerms", "NetPaymentTerm");
        tni_put_word(w->set, term, "PaymentDuePeriod", text);
    }
}

/* https://bucket.s3.region.amazonaws.com/… and the other forms of an S3 address. */
static bool is_on_s3(const char *url)
{
    const char *host = strstr(url, "://");
    const size_t length = host ? strcspn(host + 3, "/?#") : 0;
    static const char amazon[] = ".amazonaws.com";
    const size_t tail = sizeof(amazon) - 1;
    return length > tail && strncmp(host + 3 + length - tail, amazon, tail) == 0;
}

bool tni_put_eula(tn_changeset *set, tni_json *term, const char *eula)
{
    const bool custom = eula && strcmp(eula, "standard") != 0;
    tni_json *document = tni_add_object(set, tni_put_array(set, term, "Documents"));
    tni_put_word(set, document, "Type", custom ? "CustomEula" : "StandardEula");
    tni_put_word(set, document, custom ? "Url" : "Version", custom ? eula : TNI_EULA);
    return custom;
}

static void write_legal(tni_offer_writer *w)
{
    const tn_field_text *eula = &w->offer->eula;
    tni_json *term = tni_offer_term(w->set, "UpdateLegalTerms", "LegalTerm");
    const bool custom = tni_put_eula(w->set, term, eula->value);
    if (custom && !is_on_s3(eula->value)) {
        tn_findings_add(w->findings, TN_CHG_EULA, eula->at, "eula", "'%s' is not on Amazon S3",
                        eula->value);
    } else if (!eula->value) {
        tn_findings_add(w->findings, TN_CHG_STANDARD, w->offer->at, "offer",
                        "'eula' is not given: AWS's standard contract of %s is sent", TNI_EULA);
    }
}

static void write_availability(tni_offer_writer *w)
{
    if (w->offer->expires.set) {
        char text[TN_DATE_TEXT];
        tni_put_word(w->set, tni_offer_change(w->set, "UpdateAvailability"), "AvailabilityEndDate",
                     tn_date_format(w->offer->expires.value, text));
    }
}

static void write_release(tni_offer_writer *w)
{
    tni_offer_change(w->set, "ReleaseOffer");
}

tn_status tn_changeset_of_offer(const tn_quote *quote, const tn_tables *tables,
                                tn_findings *findings, tn_changeset **out)
{
    static void (*const parts[])(tni_offer_writer *) = {
        write_creation,     write_information,  write_targeting, tni_write_pricing,
        tni_write_validity, tni_write_schedule, write_net_terms, tni_write_renewal,
        write_legal,        write_availability, write_release,
    };
    tni_offer_writer w = {.set = tni_changeset_new(),
                          .quote = quote,
                          .offer = quote->offer,
                          .product = quote->offer->product,
                          .tables = tables,
                          .findings = findings,
                          .has_plan = tn_offer_has_plan(quote->offer)};
    if (!w.set) {
        return TN_E_NOMEM;
    }
    if (quote->offer->published.set) {
        write_availability(&w);
        return tni_changeset_done(w.set, out);
    }
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        parts[i](&w);
    }
    return tni_changeset_done(w.set, out);
}
