/* Part of changeset.h. A product as a change set: its dimensions and the public offer for it. */
#include <string.h>

#include "format/changeset/changeset_terms.h"
#include "model/product/product_find.h"
#include "tenor/text.h"

enum { OFFER_NAME_MAX = 150 };

typedef struct changeset_writer {
    tn_changeset *set;
    const tn_product *product, *old;
    const tn_tables *tables;
    tn_findings *findings;
    const char *id; /* of the product, or how changes refer to it */
} changeset_writer;

static tni_json *add(changeset_writer *w, const char *change)
{
    return tni_change_add(w->set, change, TNI_PRODUCT, NULL, w->id);
}

static void write_creation(changeset_writer *w)
{
    const tn_field_text *title = &w->product->title;
    if (w->product->product_id.value) {
        return;
    }
    tni_change_add(w->set, "CreateProduct", TNI_PRODUCT, TNI_CREATE_PRODUCT, NULL);
    if (title->value) {
        tni_put_word(w->set, add(w, "UpdateInformation"), "ProductTitle", title->value);
        const size_t length = tn_text_count(title->value, strlen(title->value));
        if (length > TNI_TITLE_MAX) {
            tn_findings_add(w->findings, TN_CHG_TITLE, title->at, "title",
                            "the title has %zu characters, %d are allowed", length, TNI_TITLE_MAX);
        }
    }
}

static void put_types(changeset_writer *w, tni_json *object, const tn_dimension *d)
{
    tni_json *types = tni_put_array(w->set, object, "Types");
    if (tn_dimension_is_metered(d)) {
        tni_add_word(w->set, types, "ExternallyMetered");
    }
    if (tn_dimension_is_contract(d)) {
        tni_add_word(w->set, types, "Entitled");
    }
}

static void write_dimension(changeset_writer *w, tni_json *list, const tn_dimension *d)
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
    put_types(w, object, d);
    tni_put_word(w->set, object, "Unit", unit);
}

/* The details of this change are a list. */
static tni_json *add_list(changeset_writer *w, const char *change)
{
    add(w, change);
    tni_json *changes = tni_json_get(w->set->root, "ChangeSet");
    return tni_put_array(w->set, tni_json_at(changes, tni_json_count(changes) - 1),
                         "DetailsDocument");
}

static void write_dimensions(changeset_writer *w)
{
    tni_json *list = NULL;
    for (size_t i = 0; i < w->product->dimension_count; i++) {
        const tn_dimension *d = &w->product->dimensions[i];
        if (!w->old || !tni_dimension_of_key(w->old, d->key.value)) {
            list = list ? list : add_list(w, "AddDimensions");
            write_dimension(w, list, d);
        }
    }
    if (list && !tn_product_unit(w->product, w->tables)) {
        tn_findings_add(w->findings, TN_CHG_DIMENSION, w->product->at, "product",
                        "'unit' is missing: the category has no default one");
    }
}

static bool differs(const char *a, const char *b)
{
    return a && (!b || strcmp(a, b) != 0);
}

static void write_updates(changeset_writer *w)
{
    tni_json *list = NULL;
    for (size_t i = 0; i < w->product->dimension_count; i++) {
        const tn_dimension *d = &w->product->dimensions[i];
        const tn_dimension *old = w->old ? tni_dimension_of_key(w->old, d->key.value) : NULL;
        const bool name = old && differs(d->name.value, old->name.value);
        const bool description = old && differs(d->description.value, old->description.value);
        if (!name && !description) {
            continue;
        }
        list = list ? list : add_list(w, "UpdateDimensions");
        tni_json *object = tni_add_object(w->set, list);
        tni_put_word(w->set, object, "Key", d->key.value);
        put_types(w, object, old);
        tni_put_word(w->set, object, "Name", name ? d->name.value : NULL);
        tni_put_word(w->set, object, "Description", description ? d->description.value : NULL);
    }
}

static void write_usage(changeset_writer *w, tni_json *terms)
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

static void write_choice(changeset_writer *w, tni_json *terms)
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

static void write_pricing(changeset_writer *w)
{
    if (w->product->dimension_count) {
        tni_json *details = tni_offer_change(w->set, "UpdatePricingTerms");
        tni_put_word(w->set, details, "PricingModel",
                     tni_product_sells_contracts(w->product) ? "Contract" : "Usage");
        tni_json *terms = tni_put_array(w->set, details, "Terms");
        write_usage(w, terms);
        write_choice(w, terms);
    }
}

/* The public offer, named like the product; a contract listing lets agreements renew. */
static void write_offer(changeset_writer *w)
{
    const char *title = w->product->title.value;
    tni_json *details = tni_change_add(w->set, "CreateOffer", TNI_OFFER, TNI_CREATE_OFFER, NULL);
    tni_put_word(w->set, details, "ProductId", w->id);
    if (title && tn_text_count(title, strlen(title)) <= OFFER_NAME_MAX) {
        details = tni_offer_change(w->set, "UpdateInformation");
        tni_put_word(w->set, details, "Name", title);
        tni_put_word(w->set, details, "Description", title);
    }
    write_pricing(w);
    if (tni_product_sells_contracts(w->product)) {
        tni_offer_term(w->set, "UpdateRenewalTerms", "RenewalTerm");
    }
}

tn_status tn_changeset_of_product(const tn_product *product, const tn_product *old,
                                  const tn_tables *tables, tn_findings *findings,
                                  tn_changeset **out)
{
    const char *id = product->product_id.value;
    changeset_writer w = {.set = tni_changeset_new(),
                          .product = product,
                          .old = old,
                          .tables = tables,
                          .findings = findings,
                          .id = id ? id : TNI_PRODUCT_MADE};
    if (!w.set) {
        return TN_E_NOMEM;
    }
    if (old) {
        if (!id) {
            tn_findings_add(findings, TN_CHG_PRODUCT_ID, product->at, "product",
                            "'product_id' is missing: AWS is not told which product changes");
        }
        write_dimensions(&w);
        write_updates(&w);
    } else {
        write_creation(&w);
        write_dimensions(&w);
        write_offer(&w);
    }
    return tni_changeset_done(w.set, out);
}
