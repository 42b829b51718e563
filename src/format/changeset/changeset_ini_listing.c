/* Part of changeset_ini.h. The texts of a listing from the changes that set them. */
#include <string.h>

#include "format/changeset/changeset_ini.h"
#include "model/product/listing.h"

typedef struct listing_lines {
    tni_ini_writer *w;
    size_t needed; /* of the texts that AWS asks for of every listing, those that are there */
} listing_lines;

/* The text with the escapes of a listing: "\\" and "\n". NULL: no memory. */
static const char *escaped(tn_arena *arena, const char *text)
{
    char *copy = tn_arena_take_array(arena, 2 * strlen(text) + 1, 1);
    size_t length = 0;
    for (const char *p = text; copy && *p; p++) {
        if (*p == '\\' || *p == '\n') {
            copy[length++] = '\\';
        }
        copy[length++] = *p == '\n' ? 'n' : *p;
    }
    if (copy) {
        copy[length] = '\0';
    }
    return copy;
}

static void put_text(listing_lines *l, const char *key, const char *text)
{
    if (text && *text) {
        l->needed += tni_listing_needs(key);
        tni_ini_put(l->w, key, escaped(l->w->arena, text));
    }
}

/* highlight.1, highlight.2 ...; a fourth is kept aside. */
static void put_list(listing_lines *l, const char *key, const tni_json *list)
{
    for (size_t i = 0; i < tni_listed(list) && i < TN_LISTED_MAX; i++) {
        const char *name = tn_arena_format(l->w->arena, "%s.%zu", key, i + 1);
        put_text(l, name ? name : "", tni_json_text(tni_json_at(list, i)));
    }
}

static void put_keywords(listing_lines *l, const tni_json *list)
{
    const char *all = NULL;
    for (size_t i = 0; i < tni_listed(list); i++) {
        const char *word = tni_json_text(tni_json_at(list, i));
        if (word) {
            all = tn_arena_format(l->w->arena, "%s%s%s", all ? all : "", all ? ", " : "", word);
        }
    }
    put_text(l, "keywords", all);
}

static void put_resources(listing_lines *l, const tni_json *list)
{
    for (size_t i = 0; i < tni_listed(list) && i < TN_LISTED_MAX; i++) {
        const char *url = tni_json_get_text(tni_json_at(list, i), "Url");
        const char *text = tni_json_get_text(tni_json_at(list, i), "Text");
        const char *name = tn_arena_format(l->w->arena, "resource.%zu", i + 1);
        put_text(l, name ? name : "",
                 url && text ? tn_arena_format(l->w->arena, "%s %s", url, text) : url);
    }
}

static void put_delivery(listing_lines *l)
{
    const tn_changeset *set = l->w->set;
    const tni_json *change = tni_change_details(set, TNI_PRODUCT, "AddDeliveryOptions");
    change = change ? change : tni_change_details(set, TNI_PRODUCT, "UpdateDeliveryOptions");
    const tni_json *option = tni_json_at(tni_json_get(change, "DeliveryOptions"), 0);
    const tni_json *url =
        tni_json_get(tni_json_get(option, "Details"), "SaaSUrlDeliveryOptionDetails");
    put_text(l, "fulfillment_url", tni_json_get_text(url, "FulfillmentUrl"));
    put_text(l, "usage_instructions", tni_json_get_text(url, "UsageInstructions"));
    put_text(l, "delivery_id", tni_json_get_text(option, "Id"));
}

static void put_eula(listing_lines *l)
{
    const tni_json *term = tni_details_term(l->w->set, "UpdateLegalTerms", "LegalTerm");
    const tni_json *document = tni_json_at(tni_json_get(term, "Documents"), 0);
    const char *type = tni_json_get_text(document, "Type");
    if (type && strcmp(type, "StandardEula") == 0) {
        put_text(l, "eula", "standard"); /* an older version of it is kept aside */
    } else if (type && strcmp(type, "CustomEula") == 0) {
        put_text(l, "eula", tni_json_get_text(document, "Url"));
    }
}

void tni_ini_put_listing(tni_ini_writer *w)
{
    static const char *const texts[][2] = {{"short_description", "ShortDescription"},
                                           {"long_description", "LongDescription"},
                                           {"support", "SupportDescription"},
                                           {"sku", "Sku"},
                                           {"logo", "LogoUrl"}};
    listing_lines l = {.w = w};
    const size_t before = w->out->length;
    const tni_json *info = tni_change_details(w->set, TNI_PRODUCT, "UpdateInformation");
    const tni_json *support = tni_details_term(w->set, "UpdateSupportTerms", "SupportTerm");
    tni_ini_section(w, "listing", NULL);
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        put_text(&l, texts[i][0], tni_json_get_text(info, texts[i][1]));
    }
    put_list(&l, "highlight", tni_json_get(info, "Highlights"));
    put_list(&l, "category", tni_json_get(info, "Categories"));
    put_keywords(&l, tni_json_get(info, "SearchKeywords"));
    put_text(&l, "video", tni_json_text(tni_json_at(tni_json_get(info, "VideoUrls"), 0)));
    put_resources(&l, tni_json_get(info, "AdditionalResources"));
    put_delivery(&l);
    put_text(&l, "refund_policy", tni_json_get_text(support, "RefundPolicy"));
    put_eula(&l);
    if (l.needed < TNI_LISTING_NEEDS) { /* our rules would refuse it: it stays kept aside */
        tn_buffer_cut(w->out, before);
    }
}
