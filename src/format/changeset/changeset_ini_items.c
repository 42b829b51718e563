/* What an offer file says of prices and quantities, from a change set. */
#include <string.h>

#include "format/changeset/changeset_ini.h"

/* The dimension of the product with this API name that no earlier element names; NULL. */
static const tn_dimension *dimension(const tni_new_text *d, const tni_json *items, size_t index)
{
    const char *key = tni_json_word(tni_json_at(items, index), "DimensionKey");
    for (size_t i = 0; key && i < index; i++) {
        const char *before = tni_json_word(tni_json_at(items, i), "DimensionKey");
        if (before && strcmp(before, key) == 0) {
            return NULL;
        }
    }
    for (size_t i = 0; key && i < d->product->dimension_count; i++) {
        if (strcmp(d->product->dimensions[i].key.value, key) == 0) {
            return &d->product->dimensions[i];
        }
    }
    return NULL;
}

/* The list price stands where the plan does not say unit prices. */
static bool is_listed(const tni_new_text *d, const tn_dimension *dimension_)
{
    const bool same =
        d->sold.currency && strcmp(d->sold.currency, d->product->currency.value.code) == 0;
    const tn_field_price *price = tn_dimension_price(dimension_, d->sold.months);
    return same && price && price->value.e8 > 0;
}

static void put_grant(tni_new_text *d, const tn_dimension *granted, size_t index)
{
    const tni_json *grant = tni_json_at(d->sold.grants, index);
    int64_t quantity = 0;
    tn_price price;
    tni_ini_section(&d->w, "item", granted->label);
    if (tni_sold_price(&d->sold, index, &price)) {
        tni_ini_put(&d->w, "price", tni_price_text(d->w.arena, price, 0), NULL);
    } else if (!is_listed(d, granted)) {
        tni_ini_make_up(&d->w, "unit prices");
        tni_ini_put(&d->w, "price", "0", "not in the change set: the total below is agreed");
    }
    if (tni_json_whole(tni_json_get(grant, "MaxQuantity"), &quantity) && quantity >= 1 &&
        quantity <= TN_QUANTITY_MAX) {
        tni_ini_put(&d->w, "quantity", tn_arena_format(d->w.arena, "%lld", (long long)quantity),
                    NULL);
    }
}

static void put_choice(tni_new_text *d, const tn_dimension *offered, size_t index, bool first)
{
    tn_price price;
    tni_ini_section(&d->w, "item", offered->label);
    if (tni_sold_price(&d->sold, index, &price)) {
        tni_ini_put(&d->w, "price", tni_price_text(d->w.arena, price, 0), NULL);
    }
    if (first && d->product->purchase.value == TN_PURCHASE_ONE_TIER) {
        tni_ini_make_up(&d->w, "which tier is expected");
        tni_ini_put(&d->w, "quantity", "1", "which tier is expected is not in the change set");
    }
}

void tni_ini_items(tni_new_text *d)
{
    const tni_json *items = d->sold.grants ? d->sold.grants : d->sold.rates;
    bool first = true;
    for (size_t i = 0; i < tni_listed(items); i++) {
        const tn_dimension *its = dimension(d, items, i);
        if (its && d->sold.grants) {
            put_grant(d, its, i);
        } else if (its) {
            put_choice(d, its, i, first);
        }
        first = first && !its;
    }
    for (size_t i = 0; i < tni_listed(d->sold.overage); i++) {
        const tn_dimension *its = dimension(d, d->sold.overage, i);
        tn_price price;
        if (its && tni_json_price(tni_json_at(d->sold.overage, i), "Price", &price)) {
            tni_ini_section(&d->w, "usage", its->label);
            tni_ini_put(&d->w, "price", tni_price_text(d->w.arena, price, 0), NULL);
        }
    }
}
