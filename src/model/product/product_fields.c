/* The field tables of a product file, and the readers of price.* and includes.*. */
#include "model/product/product_fields.h"

#include <string.h>

#include "base/list.h"
#include "model/bind/bind.h"

const char *const tni_purchases[] = {"one-tier", "any", NULL};
const char *const tni_profiles[] = {"console", "catalog-api", NULL};
const char *const tni_meters[] = {"overage", "gauge", "counter", NULL};
static const char *const visibilities[] = {"draft", "limited", "public", NULL};
const char *const tni_allowances[] = {"month", "term", NULL};

#define P(member)      offsetof(tn_product, member)
#define REQUIRED(code) .need = TN_REQUIRED, .missing = code

static const tn_field_rule product_fields[] = {
    {"title", TN_F_TEXT, P(title), REQUIRED(TN_PRD_TITLE_MISSING),
     .help = "the product's title, as buyers see it"},
    {"product_id", TN_F_ID, P(product_id), REQUIRED(TN_PRD_ID_MISSING),
     .help = "AWS's id of the product, prod-...; needed for a change set"},
    {"code", TN_F_ID, P(code), .help = "product code from the portal"},
    {"category", TN_F_ID, P(category), REQUIRED(TN_PRD_CATEGORY_MISSING),
     .help = "bandwidth, data, hosts, requests, tiers, users or units"},
    {"unit", TN_F_ID, P(unit), .help = "Catalog API unit; default by category where there is one"},
    {"purchase", TN_F_CHOICE, P(purchase), REQUIRED(TN_PRD_PURCHASE_MISSING),
     .words = tni_purchases,
     .help = "one-tier: a buyer chooses only one tier; any: one or more options"},
    {"currency", TN_F_CURRENCY, P(currency), .need = TN_ESSENTIAL,
     .missing = TN_PRD_CURRENCY_MISSING, .help = "USD for a public listing"},
    {"durations", TN_F_DURATIONS, P(durations),
     .help = "what the public listing offers: 1m, 12m, 24m, 36m, or one custom duration"},
    {"profile", TN_F_CHOICE, P(profile), .words = tni_profiles,
     .help = "whose limits hold: console (default) or catalog-api"},
    {"dimensions", TN_F_PATH, P(dimensions_file),
     .help = "a CSV of dimensions, instead of the sections or merged with them"},
    {"extra", TN_F_PATH, P(extra),
     .help = "what an import could not keep here, merged back by export"},
    {"offer_id", TN_F_ID, P(offer_id),
     .help = "AWS's id of its public offer, offer-...; a change of prices or terms needs it"},
    {"visibility", TN_F_CHOICE, P(visibility), .words = visibilities,
     .help = "where the listing stands: draft (default without product_id), limited or public"},
};

static void read_floor_of(tni_binder *binder, const tni_position *position, void *target);

#define D(member) offsetof(tn_dimension, member)

static const tn_field_rule dimension_fields[] = {
    {"key", TN_F_ID, D(key),
     .help = "the API name; default the section's label. It can never change"},
    {"name", TN_F_TEXT, D(name), REQUIRED(TN_PRD_NAME_MISSING),
     .help = "display name, as buyers see it"},
    {"description", TN_F_TEXT, D(description), REQUIRED(TN_PRD_DESCRIPTION_MISSING),
     .help = "what one unit is, as buyers see it"},
    {"price.*", TN_F_PRICE, .star = "12m", .unit = "per unit, whole duration",
     .read = tni_read_duration_price,
     .help = "contract price for the duration; not a monthly rate"},
    {"payg", TN_F_PRICE, D(payg), .unit = "per metered unit",
     .help = "price of a unit used above the contract"},
    {"meter", TN_F_CHOICE, D(meter), .words = tni_meters,
     .help = "overage: every metered unit is billed (default); gauge: what exceeds the entitlement "
             "in an hour; counter: what exceeds the allowance"},
    {"allowance", TN_F_CHOICE, D(allowance), .words = tni_allowances,
     .help = "of a counter: per month (default) or per term"},
    {"includes.*", TN_F_WHOLE, .star = "LABEL", .min = 1, .max = TN_QUANTITY_MAX,
     .unit = "units per unit held", .read = tni_read_include,
     .help = "what one unit of this entitles to of a metered dimension"},
    {"floor.*", TN_F_PRICE, .star = "12m", .unit = "per unit, whole duration",
     .read = read_floor_of, .help = "the lowest net price an offer may have; nobody approves less"},
};

#define L(member) offsetof(tn_listing, member)

/* max: characters that AWS takes, by its shapes of the Catalog API. */
static const tn_field_rule listing_fields[] = {
    {"short_description", TN_F_TEXT, L(short_description), .max = 1000,
     .help = "what the product is, in a few lines"},
    {"long_description", TN_F_TEXT, L(long_description), .max = 5000,
     .help = "what the product is, in full"},
    {"highlight.1", TN_F_TEXT, L(highlights[0]), .max = 500, .help = "why to buy it"},
    {"highlight.2", TN_F_TEXT, L(highlights[1]), .max = 500, .help = "a second reason"},
    {"highlight.3", TN_F_TEXT, L(highlights[2]), .max = 500, .help = "a third reason"},
    {"category.1", TN_F_TEXT, L(categories[0]), .help = "category of the shop, as AWS spells it"},
    {"category.2", TN_F_TEXT, L(categories[1]), .help = "a second category"},
    {"category.3", TN_F_TEXT, L(categories[2]), .help = "a third category"},
    {"keywords", TN_F_TEXT, L(keywords), .max = 250,
     .help = "1 to 15 words or phrases to search by, with commas between"},
    {"support", TN_F_TEXT, L(support), .max = 2000, .help = "how buyers get help"},
    {"sku", TN_F_TEXT, L(sku), .max = 5000, .help = "the seller's own number of the product"},
    {"logo", TN_F_ID, L(logo), .max = 2048, .help = "https address of the logo, on Amazon S3"},
    {"video", TN_F_ID, L(video), .max = 2048, .help = "https address of a video"},
    {"resource.1", TN_F_TEXT, L(resources[0]), .max = 2549, .help = "URL and text of a document"},
    {"resource.2", TN_F_TEXT, L(resources[1]), .max = 2549, .help = "a second document"},
    {"resource.3", TN_F_TEXT, L(resources[2]), .max = 2549, .help = "a third document"},
    {"fulfillment_url", TN_F_ID, L(fulfillment_url), .max = 2048,
     .help = "https address of the registration page"},
    {"usage_instructions", TN_F_TEXT, L(usage_instructions), .max = 30000,
     .help = "how to begin, after the purchase"},
    {"refund_policy", TN_F_TEXT, L(refund_policy), .max = 500,
     .help = "when money is given back, and whom to ask"},
    {"delivery_id", TN_F_ID, L(delivery_id), .max = 64,
     .help = "AWS's id of the registration page (do-...), to change it in a change set"},
    {"eula", TN_F_ID, L(eula), .max = 2048, .help = "standard, or the URL of the custom one"},
};

const tn_section_rule tni_product_sections[TNI_PRODUCT_SECTIONS] = {
    {"product", NULL, product_fields, TNI_COUNT(product_fields),
     "what is listed: title, category, purchase option, durations"},
    {"dimension", "LABEL", dimension_fields, TNI_COUNT(dimension_fields),
     "one thing with a price; the label is its API name unless key says otherwise"},
    {"listing", NULL, listing_fields, TNI_COUNT(listing_fields),
     "what buyers read beside the prices; \\n is a line end there, \\\\ a backslash"},
};

const tn_file_rule tni_product_file = {"product", "*.product.ini", tni_product_sections,
                                       TNI_PRODUCT_SECTIONS,
                                       "a listing: its dimensions and prices"};

/* ---- families ---- */

/* A price that is not understood still gets an entry, so that it is not reported as missing. */
static void read_duration_price(tni_binder *binder, const tni_position *position,
                                tn_duration_price **prices, size_t *count)
{
    const tni_position star = tni_position_star(position);
    tn_field_number months;
    if (!tni_read_duration(binder, &star, &months)) {
        return;
    }
    size_t at = 0;
    while (at < *count && (*prices)[at].months < months.value) {
        at++;
    }
    if (at < *count && (*prices)[at].months == months.value) {
        tni_bind_twice(binder, position, (*prices)[at].price.at);
        return;
    }
    tn_field_price price = {.at = position->at};
    tni_read_price(binder, position, &price);
    tn_duration_price *last = tn_arena_append(binder->arena, prices, count, sizeof(*last));
    if (last) {
        tn_duration_price *place = *prices + at;
        memmove(place + 1, place, (size_t)(last - place) * sizeof(*place));
        *place = (tn_duration_price){(int)months.value, price};
    }
}

void tni_read_duration_price(tni_binder *binder, const tni_position *position, void *dimension)
{
    tn_dimension *d = dimension;
    read_duration_price(binder, position, &d->prices, &d->price_count);
}

static void read_floor_of(tni_binder *binder, const tni_position *position, void *target)
{
    tn_dimension *d = target;
    read_duration_price(binder, position, &d->floors, &d->floor_count);
}

void tni_read_include(tni_binder *binder, const tni_position *position, void *target)
{
    tn_dimension *dimension = target;
    const tn_include *earlier =
        TNI_NAMED(dimension->includes, dimension->include_count, position->star);
    if (earlier) {
        tni_bind_twice(binder, position, earlier->quantity.at);
        return;
    }
    tn_include include = {.label = position->star, .dimension = TN_NO_DIMENSION};
    if (tni_read_whole(binder, position, position->rule->min, position->rule->max,
                       &include.quantity)) {
        TNI_LIST_ADD(binder->arena, &dimension->includes, &dimension->include_count, include);
    }
}
