/* Part of changeset_product.h. Changes of a product and its public offer that a new listing and an
 * update of one have in common. */

#include "format/changeset/changeset_product.h"
#include "model/product/product_find.h"

tni_json *tni_product_change(tni_product_writer *w, const char *change)
{
    return tni_change_add(w->set, change, TNI_PRODUCT, NULL, w->id);
}

tni_json *tni_public_change(tni_product_writer *w, const char *change)
{
    if (!w->offer && !w->no_offer) {
        w->no_offer = true; /* said once */
        tn_findings_add(w->findings, TN_CHG_OFFER_ID, w->product->at, "product",
                        "'offer_id' is missing: %s changes the public offer", change);
    }
    return tni_change_add(w->set, change, TNI_OFFER, NULL, w->offer);
}

void tni_put_types(tn_changeset *set, tni_json *object, const tn_dimension *d)
{
    tni_json *types = tni_put_array(set, object, "Types");
    if (tn_dimension_is_metered(d)) {
        tni_add_word(set, types, "ExternallyMetered");
    }
    if (tn_dimension_is_contract(d)) {
        tni_add_word(set, types, "Entitled");
    }
}

static void write_dimension(tni_product_writer *w, tni_json *list, const tn_dimension *d)
{
    const char *unit = tn_product_unit(w->product, w->tables);
    tni_json *object = tni_add_object(w->set, list);
    tni_put_word(w->set, object, "Key", d->key.value);
    tni_put_word(w->set, object, "Description", d->description.value);
    if (!d->description.value) {
        tn_findings_add(w->findings, TN_CHG_DIMENSION, d->at, d->label,
                        "dimension '%s' has no description", d->label);
    }
    tni_put_word(w->set, object, "Name", d->name.value);
    tni_put_types(w->set, object, d);
    tni_put_word(w->set, object, "Unit", unit);
}

/* The details of this change are a list. */
tni_json *tni_product_list(tni_product_writer *w, const char *change)
{
    tni_product_change(w, change);
    tni_json *changes = tni_json_get(w->set->root, "ChangeSet");
    return tni_put_array(w->set, tni_json_at(changes, tni_json_count(changes) - 1),
                         "DetailsDocument");
}

void tni_write_dimensions(tni_product_writer *w)
{
    tni_json *list = NULL;
    for (size_t i = 0; i < w->product->dimension_count; i++) {
        const tn_dimension *d = &w->product->dimensions[i];
        if (!w->old || !tni_dimension_of_key(w->old, d->key.value)) {
            list = list ? list : tni_product_list(w, "AddDimensions");
            write_dimension(w, list, d);
        }
    }
    if (list && !tn_product_unit(w->product, w->tables)) {
        tn_findings_add(w->findings, TN_CHG_DIMENSION, w->product->at, "product",
                        "'unit' is missing: the category has no default one");
    }
}

static void write_usage(tni_product_writer *w, tni_json *terms)
{
    tni_json *card = NULL;
    for (size_t i = 0; i < w->product->dimension_count; i++) {
        const tn_dimension *d = &w->product->dimensions[i];
        if (!tn_dimension_is_metered(d)) {
            continue;
        }
        card = card ? card : tni_usage_card(w->set, terms, w->product->currency.value);
        tni_rate(w->set, card, d, d->payg.value);
    }
}

static void write_choice(tni_product_writer *w, tni_json *terms)
{
    const tn_product *product = w->product;
    const bool one_tier = product->purchase.value == TN_PURCHASE_ONE_TIER;
    tni_json *term = NULL;
    for (size_t m = 0; m < product->month_count && tni_product_sells_contracts(product); m++) {
        term = term ? term
                    : tni_pricing_term(w->set, terms, "ConfigurableUpfrontPricingTerm",
                                       product->currency.value);
        tni_json *card = tni_rate_card(w->set, term, product->months[m], one_tier);
        for (size_t i = 0; i < product->dimension_count; i++) {
            const tn_field_price *price =
                tn_dimension_price(&product->dimensions[i], product->months[m]);
            if (price) {
                tni_rate(w->set, card, &product->dimensions[i], price->value);
            }
        }
    }
}

void tni_write_list_prices(tni_product_writer *w)
{
    if (w->product->dimension_count) {
        tni_json *details = tni_public_change(w, "UpdatePricingTerms");
        tni_put_word(w->set, details, "PricingModel",
                     tni_product_sells_contracts(w->product) ? "Contract" : "Usage");
        tni_json *terms = tni_put_array(w->set, details, "Terms");
        write_usage(w, terms);
        write_choice(w, terms);
    }
}
