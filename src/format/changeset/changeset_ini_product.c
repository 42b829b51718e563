/* Part of changeset.h. A product file from a change set: of the product itself, or as a stand-in
 * for the one that a private offer names. */
#include <string.h>

#include "format/changeset/changeset_ini.h"
#include "model/product/names.h"
#include "model/product/product_find.h"

enum { LISTED_MAX = 5, CONSOLE_KEY = 15, CONSOLE_NAME = 24, CONSOLE_TEXT = 70 };

typedef struct listing {
    tni_ini_writer w;
    tni_sold sold;
    bool own;                   /* the change set's own product, not a stand-in */
    const tni_json *dimensions; /* as AddDimensions has them; NULL */
    const tni_json *named;      /* these, else what an agreement's offer calls them; NULL */
    const tni_json *cards;      /* of the public offer */
    const char **keys;          /* every dimension that occurs, once */
    size_t key_count;
    const char *stand_in; /* the duration that a stand-in lists: "1m" ... */
    int stand_in_months;
} listing;

static tni_json *product_details(const tn_changeset *set, const char *change)
{
    return tni_change_details(set, TNI_PRODUCT, change);
}

/* --- which dimensions ---------------------------------------------------------------------- */

static void gather(const tni_json *list, const char *member, tni_name *names, size_t *count,
                   size_t room)
{
    for (size_t i = 0; i < tni_listed(list) && *count < room; i++) {
        const char *key = tni_json_get_text(tni_json_at(list, i), member);
        if (key && tni_is_key(key)) {
            names[*count] = (tni_name){key, *count};
            ++*count;
        }
    }
}

/* Each API name once, in the order in which they occur. */
static void gather_all(listing *l)
{
    const size_t room = tni_json_count(l->dimensions) + tni_json_count(l->sold.rates) +
                        tni_json_count(l->sold.grants) + tni_json_count(l->sold.overage);
    tni_name *names = tn_arena_take_array(l->w.arena, room + 1, sizeof(*names));
    const char **keys = tn_arena_take_array(l->w.arena, room + 1, sizeof(*keys));
    size_t count = 0;
    if (!names || !keys) {
        return;
    }
    gather(l->dimensions, "Key", names, &count, room);
    if (l->own || !l->sold.grants) { /* beside a fixed price they are not sold */
        gather(l->sold.rates, "DimensionKey", names, &count, room);
    }
    gather(l->sold.grants, "DimensionKey", names, &count, room);
    gather(l->sold.overage, "DimensionKey", names, &count, room);
    for (size_t i = 0; i < count; i++) {
        keys[names[i].index] = names[i].text;
    }
    tni_names_sort(names, count);
    for (size_t i = 0; i < count; i++) {
        if (tni_names_find(names, count, keys[i]) == i) {
            keys[l->key_count++] = keys[i];
        }
    }
    l->keys = keys;
}

/* --- the head ------------------------------------------------------------------------------ */

static const char *unit_of(const listing *l)
{
    return tni_json_get_text(tni_json_at(l->named, 0), "Unit");
}

/* The category whose unit it is; the later one where two have the same. */
static void put_category(listing *l)
{
    const tn_tables *tables = l->w.tables;
    const char *unit = unit_of(l), *category = NULL;
    bool by_default = false;
    for (size_t i = tables->category_count; unit && !by_default && i-- > 0;) {
        const tn_category *c = &tables->categories[i];
        by_default = c->unit && strcmp(c->unit, unit) == 0;
        category = by_default || (!category && tni_category_has_unit(c, unit)) ? c->name : category;
    }
    if (!category) {
        tni_ini_make_up(&l->w, "category");
    }
    tni_ini_put_value(&l->w, "category", category ? category : "units",
                      category ? NULL : "not in the change set");
    if (unit && !by_default) {
        tni_ini_put(&l->w, "unit", unit);
    }
}

/* What the console's limits do not allow needs those of the Catalog API. */
static bool needs_api(const listing *l)
{
    for (size_t i = 0; i < l->key_count; i++) {
        const tni_json *d = tni_find_listed(l->named, "Key", l->keys[i]);
        const char *name = tni_json_get_text(d, "Name"),
                   *text = tni_json_get_text(d, "Description");
        if (strlen(l->keys[i]) > CONSOLE_KEY || strpbrk(l->keys[i], ".-") ||
            (name && strlen(name) > CONSOLE_NAME) || (text && strlen(text) > CONSOLE_TEXT)) {
            return true;
        }
    }
    for (size_t i = 0; i < tni_listed(l->sold.rates); i++) {
        tn_price price = {0};
        if (tni_sold_price(&l->sold, i, &price) && price.e8 % (TN_PRICE_ONE / 1000)) {
            return true;
        }
    }
    return l->sold.months > 60;
}

/* How long a rate card's prices are for; of a stand-in those that the offer does not sell itself.
 * False: it is no card for a product. */
static bool card_months(const listing *l, size_t i, int *out)
{
    const tni_json *selector = tni_json_get(tni_json_at(l->cards, i), "Selector");
    const bool usd = l->sold.currency && strcmp(l->sold.currency, "USD") == 0;
    return tni_json_months(selector, "Value", out) &&
           (l->own || (usd && !l->sold.grants && i > 0 && *out != l->stand_in_months));
}

/* "1m, 12m": those of the public offer; a stand-in has the offer's if it can be listed. */
static const char *durations(listing *l)
{
    const char *text = NULL;
    if (!l->own) {
        const bool sells = l->sold.rates || l->sold.grants;
        text = sells ? l->stand_in : NULL;
    }
    for (size_t i = 0; i < tni_listed(l->cards) && i < LISTED_MAX; i++) {
        int months = 0;
        if (card_months(l, i, &months)) {
            text =
                tn_arena_format(l->w.arena, "%s%s%dm", text ? text : "", text ? ", " : "", months);
        }
    }
    return text;
}

/* Where the listing stands, and its public offer, where a change of one names it. */
static void put_standing(listing *l, const tni_json *described)
{
    static const char *const words[][2] = {
        {"Draft", "draft"}, {"Limited", "limited"}, {"Public", "public"}};
    const char *visibility = tni_json_get_text(described, "Visibility");
    const char *offer = l->own ? tni_identifier(l->w.set, TNI_OFFER) : NULL;
    for (size_t i = 0; visibility && i < sizeof(words) / sizeof(*words); i++) {
        if (strcmp(visibility, words[i][0]) == 0) {
            tni_ini_put(&l->w, "visibility", words[i][1]);
        }
    }
    tni_ini_put(&l->w, "offer_id", offer && *offer != '$' ? offer : NULL);
}

static void put_head(listing *l, const char *title, const char *extra)
{
    const tn_changeset *set = l->w.set;
    const tni_json *described =
        l->own ? tni_json_get(tni_json_get(set->entity, "DetailsDocument"), "Description") : NULL;
    const char *own = tni_json_get_text(product_details(set, "UpdateInformation"), "ProductTitle");
    const char *offered =
        tni_json_get_text(tni_change_details(set, TNI_OFFER, "CreateOffer"), "ProductId");
    const char *id = tni_identifier(set, TNI_PRODUCT);
    id = id ? id : offered && offered[0] != '$' ? offered : NULL;
    id = id ? id : tni_json_get_text(tni_json_get(set->entity, "DetailsDocument"), "ProductId");
    if (!own && l->own) { /* a public offer is named like its product */
        own = tni_json_get_text(tni_change_details(set, TNI_OFFER, "UpdateInformation"), "Name");
        own = own ? tni_fit_title(l->w.arena, own) : own;
    }
    const char *known = l->sold.currency && tn_tables_currency(l->w.tables, l->sold.currency)
                            ? l->sold.currency
                            : NULL;
    tni_ini_section(&l->w, "product", NULL);
    if (!own) {
        tni_ini_make_up(&l->w, "title");
    }
    tni_ini_put(&l->w, "title", own ? own : id ? id : tni_fit_title(l->w.arena, title));
    tni_ini_put(&l->w, "product_id", id);
    tni_ini_put(&l->w, "code", tni_json_get_text(described, "ProductCode"));
    put_category(l);
    tni_ini_put(&l->w, "purchase", l->sold.one_tier ? "one-tier" : "any");
    tni_ini_put(&l->w, "currency", l->own && known ? known : "USD");
    tni_ini_put(&l->w, "durations", durations(l));
    tni_ini_put(&l->w, "profile", needs_api(l) ? "catalog-api" : NULL);
    put_standing(l, described);
    tni_ini_put(&l->w, "extra", extra);
}

/* --- dimensions ---------------------------------------------------------------------------- */

static void put_prices(listing *l, const char *key)
{
    for (size_t i = 0; i < tni_listed(l->cards) && i < LISTED_MAX; i++) {
        const tni_json *card = tni_json_at(l->cards, i);
        const tni_json *rate = tni_find_listed(tni_json_get(card, "RateCard"), "DimensionKey", key);
        int months = 0;
        tn_price price;
        if (tni_json_price(rate, "Price", &price) && card_months(l, i, &months)) {
            tni_ini_put(&l->w, tn_arena_format(l->w.arena, "price.%dm", months),
                        tni_price_text(l->w.arena, price, 0));
        }
    }
}

/* A stand-in's list price: the offer's own, which may be a lower one, or 0. */
static void put_stand_in(listing *l, const char *key)
{
    const tni_json *items = l->sold.grants ? l->sold.grants : l->sold.rates;
    const tni_json *item = tni_find_listed(items, "DimensionKey", key);
    const char *name = tn_arena_format(l->w.arena, "price.%s", l->stand_in);
    const bool same = l->sold.currency && strcmp(l->sold.currency, "USD") == 0 &&
                      l->stand_in_months == l->sold.months;
    tn_price price;
    for (size_t i = 0; item && i < tni_listed(items); i++) {
        if (tni_json_at(items, i) == item) {
            const bool known = same && tni_sold_price(&l->sold, i, &price);
            tni_ini_put_value(&l->w, name, known ? tni_price_text(l->w.arena, price, 0) : "0",
                              known ? "the offer's; the list price is not in the change set"
                                    : "not in the change set");
            tni_ini_make_up(&l->w, "list prices");
        }
    }
}

static void put_dimension(listing *l, size_t index)
{
    const char *key = l->keys[index], *label = tni_label(l->w.arena, key, index);
    const tni_json *d = tni_find_listed(l->named, "Key", key);
    const tni_json *rate = tni_find_listed(l->sold.overage, "DimensionKey", key);
    const char *name = tni_json_get_text(d, "Name"), *text = tni_json_get_text(d, "Description");
    const char *comment = "the price of an offer; the list price is not in the change set";
    tn_price price;
    tni_ini_section(&l->w, "dimension", label);
    if (label && strcmp(label, key) != 0) {
        tni_ini_put(&l->w, "key", key);
    }
    if (!name || !text) {
        tni_ini_make_up(&l->w, "names and descriptions of dimensions");
    }
    tni_ini_put(&l->w, "name", name ? name : key);
    tni_ini_put(&l->w, "description", text ? text : key);
    if (!l->own) {
        put_stand_in(l, key);
    }
    put_prices(l, key);
    if (tni_json_price(rate, "Price", &price)) {
        tni_ini_put_value(&l->w, "payg", tni_price_text(l->w.arena, price, 0),
                          l->own ? NULL : comment);
    }
}

/* A stand-in lists the offer's duration, or twelve months where the portal offers no such one. */
static void choose_stand_in(listing *l)
{
    static const int listed[] = {1, 12, 24, 36};
    l->stand_in_months = 12;
    for (size_t i = 0; i < sizeof(listed) / sizeof(*listed); i++) {
        l->stand_in_months = l->sold.months == listed[i] ? listed[i] : l->stand_in_months;
    }
    l->stand_in = tn_arena_format(l->w.arena, "%dm", l->stand_in_months);
}

tn_status tn_changeset_product_text(const tn_changeset *set, const tn_tables *tables,
                                    const char *title, const char *extra, tn_findings *findings,
                                    tn_buffer *out)
{
    tn_arena *arena = tn_arena_new(NULL);
    if (!arena) {
        return TN_E_NOMEM;
    }
    listing l = {.w = {set, tables, findings, arena, out, NULL},
                 .sold = tni_sold_of(set),
                 .own = !tn_changeset_fills(set).offer};
    l.dimensions = product_details(set, "AddDimensions");
    l.dimensions = l.dimensions ? l.dimensions : product_details(set, "UpdateDimensions");
    l.named = l.dimensions ? l.dimensions : set->named;
    l.cards = tni_json_get(l.sold.choice, "RateCards");
    gather_all(&l);
    choose_stand_in(&l);
    put_head(&l, title, extra);
    if (l.own) {
        tni_ini_put_listing(&l.w);
    }
    for (size_t i = 0; i < l.key_count; i++) {
        put_dimension(&l, i);
    }
    tni_ini_report_made_up(&l.w, "the product");
    const tn_status status = tn_arena_failed(arena) ? TN_E_NOMEM : tn_buffer_status(out);
    tn_arena_free(arena);
    return status;
}

tn_changeset_files tn_changeset_fills(const tn_changeset *set)
{
    static const char *const buyers[] = {"PositiveTargeting", "BuyerAccounts", NULL};
    const bool product = tni_has_entity(set, TNI_PRODUCT), offer = tni_has_entity(set, TNI_OFFER);
    const bool targeted =
        tni_json_get_path(tni_change_details(set, TNI_OFFER, "UpdateTargeting"), buyers) ||
        tni_change_details(set, TNI_OFFER, "CreateReplacementOffer");
    const bool several = tni_has_several(set);
    return (tn_changeset_files){
        .product = product, .offer = offer && (!product || targeted), .several = several};
}
