/* Part of changeset_product.h. The texts of a listing: of the product, of its delivery option, and
 * of its public offer. */
#include <string.h>

#include "format/changeset/changeset_product.h"
#include "model/product/listing.h"

enum { TEXTS = 5 };

/* One text of UpdateInformation; the logo is one, too. */
typedef struct listing_text {
    const char *member;
    const tn_field_text *now, *old;
} listing_text;

static const tn_listing nothing;

static const tn_listing *old_listing(const tni_product_writer *w)
{
    return w->old ? &w->old->listing : &nothing;
}

static bool same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* AWS keeps a text that it is not told of: one that is gone cannot be said. */
static void unsaid(tni_product_writer *w, tn_at at, const char *what)
{
    tn_findings_add(w->findings, TN_CHG_UNSAID, at.line ? at : w->product->at, "listing",
                    "%s was given before: AWS is not told to take it away", what);
}

/* To be sent; false after a finding where it was taken away. */
static bool is_news(tni_product_writer *w, const tn_field_text *now, const tn_field_text *old,
                    const char *what)
{
    if (!now->value && old->value) {
        unsaid(w, now->at, what);
    }
    return now->value && !same(now->value, old->value);
}

static void put_texts(tni_product_writer *w, tni_json **details)
{
    const tn_listing *now = &w->product->listing, *old = old_listing(w);
    const tn_field_text none = {0};
    const listing_text texts[TEXTS + 1] = {
        {"ProductTitle", &w->product->title, w->old ? &w->old->title : &none},
        {"ShortDescription", &now->short_description, &old->short_description},
        {"LongDescription", &now->long_description, &old->long_description},
        {"Sku", &now->sku, &old->sku},
        {"SupportDescription", &now->support, &old->support},
        {"LogoUrl", &now->logo, &old->logo}};
    for (size_t i = 0; i <= TEXTS; i++) {
        if (is_news(w, texts[i].now, texts[i].old, texts[i].member)) {
            *details = *details ? *details : tni_product_change(w, "UpdateInformation");
            tni_put_word(w->set, *details, texts[i].member, texts[i].now->value);
        }
    }
}

static bool same_texts(const tn_field_text *a, const tn_field_text *b)
{
    bool equal = true;
    for (size_t i = 0; i < TN_LISTED_MAX; i++) {
        equal = equal && same(a[i].value, b[i].value);
    }
    return equal;
}

static tni_json *open_list(tni_product_writer *w, tni_json **details, const char *member)
{
    *details = *details ? *details : tni_product_change(w, "UpdateInformation");
    return tni_put_array(w->set, *details, member);
}

/* A list that AWS wants one of is never emptied. */
static void put_list(tni_product_writer *w, tni_json **details, const char *member,
                     const tn_field_text *now, const tn_field_text *old)
{
    if (same_texts(now, old)) {
        return;
    }
    tni_json *list = open_list(w, details, member);
    for (size_t i = 0; i < TN_LISTED_MAX; i++) {
        if (now[i].value) {
            tni_add_word(w->set, list, now[i].value);
        }
    }
    if (!tni_json_count(list)) {
        unsaid(w, w->product->listing.at, member);
    }
}

static void put_keywords(tni_product_writer *w, tni_json **details)
{
    const tn_field_text *now = &w->product->listing.keywords;
    const char *at = now->value, *word = NULL;
    size_t length = 0;
    if (!is_news(w, now, &old_listing(w)->keywords, "keywords")) {
        return;
    }
    tni_json *list = open_list(w, details, "SearchKeywords");
    while (tni_listing_keyword(&at, &word, &length)) {
        const char *copy = tn_arena_copy(tn_findings_arena(w->findings), word, length);
        tni_add_word(w->set, list, copy ? copy : "");
        w->set->failed = w->set->failed || !copy;
    }
}

/* "URL text" as AWS has it; these two lists may be emptied. */
static void put_resources(tni_product_writer *w, tni_json **details)
{
    const tn_listing *now = &w->product->listing, *old = old_listing(w);
    if (!same(now->video.value, old->video.value)) {
        tni_json *videos = open_list(w, details, "VideoUrls");
        if (now->video.value) {
            tni_add_word(w->set, videos, now->video.value);
        }
    }
    if (same_texts(now->resources, old->resources) && (old->set || !now->set)) {
        return; /* the first fill of a listing names them even when there are none */
    }
    tni_json *list = open_list(w, details, "AdditionalResources");
    for (size_t i = 0; i < TN_LISTED_MAX; i++) {
        const char *text = now->resources[i].value;
        const size_t url = text ? strcspn(text, " ") : 0;
        const char *copy = text ? tn_arena_copy(tn_findings_arena(w->findings), text, url) : NULL;
        if (text) {
            tni_json *resource = tni_add_object(w->set, list);
            tni_put_word(w->set, resource, "Text", text[url] ? text + url + 1 : "");
            tni_put_word(w->set, resource, "Url", copy);
        }
    }
}

void tni_write_information(tni_product_writer *w)
{
    const tn_listing *now = &w->product->listing, *old = old_listing(w);
    tni_json *details = NULL;
    put_texts(w, &details);
    put_list(w, &details, "Highlights", now->highlights, old->highlights);
    put_list(w, &details, "Categories", now->categories, old->categories);
    put_keywords(w, &details);
    put_resources(w, &details);
}

void tni_write_delivery(tni_product_writer *w)
{
    const tn_listing *now = &w->product->listing, *old = old_listing(w);
    const bool changed = !same(now->fulfillment_url.value, old->fulfillment_url.value) ||
                         !same(now->usage_instructions.value, old->usage_instructions.value);
    if (!changed) {
        return;
    }
    const bool known = old->fulfillment_url.value != NULL;
    const bool taken = old->usage_instructions.value && !now->usage_instructions.value;
    if (!now->fulfillment_url.value || taken || (known && !now->delivery_id.value)) {
        const tn_field_text *at =
            now->fulfillment_url.value ? &now->fulfillment_url : &now->usage_instructions;
        tn_findings_add(w->findings, TN_CHG_UNSAID, at->at, "listing",
                        !now->fulfillment_url.value
                            ? "usage_instructions go with a fulfillment_url, which stays"
                        : taken ? "usage_instructions are changed, not taken away"
                                : "the registration page changes, and 'delivery_id' is missing");
        return;
    }
    tni_json *change =
        tni_product_change(w, known ? "UpdateDeliveryOptions" : "AddDeliveryOptions");
    tni_json *option = tni_add_object(w->set, tni_put_array(w->set, change, "DeliveryOptions"));
    tni_put_word(w->set, option, "Id", known ? now->delivery_id.value : NULL);
    tni_json *url = tni_put_object(w->set, tni_put_object(w->set, option, "Details"),
                                   "SaaSUrlDeliveryOptionDetails");
    tni_put_word(w->set, url, "FulfillmentUrl", now->fulfillment_url.value);
    tni_put_word(w->set, url, "UsageInstructions", now->usage_instructions.value);
}

static tni_json *public_term(tni_product_writer *w, const char *change, const char *type)
{
    tni_json *details = tni_public_change(w, change);
    tni_json *term = tni_add_object(w->set, tni_put_array(w->set, details, "Terms"));
    tni_put_word(w->set, term, "Type", type);
    return term;
}

void tni_write_legal_terms(tni_product_writer *w)
{
    const tn_field_text *eula = &w->product->listing.eula;
    if (is_news(w, eula, &old_listing(w)->eula, "eula")) {
        tni_put_eula(w->set, public_term(w, "UpdateLegalTerms", "LegalTerm"), eula->value);
    }
}

void tni_write_support_terms(tni_product_writer *w)
{
    const tn_field_text *policy = &w->product->listing.refund_policy;
    if (is_news(w, policy, &old_listing(w)->refund_policy, "refund_policy")) {
        tni_put_word(w->set, public_term(w, "UpdateSupportTerms", "SupportTerm"), "RefundPolicy",
                     policy->value);
    }
}

void tni_write_public_renewal(tni_product_writer *w)
{
    public_term(w, "UpdateRenewalTerms", "RenewalTerm");
}
