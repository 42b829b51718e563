/* A part of contract_rules: what was bought. */
#include "model/contract/contract_rules.h"

static bool has_net(const tn_terms *terms, const tn_product *product, size_t dimension)
{
    for (size_t i = 0; i < terms->price_count; i++) {
        const tn_frozen_price *price = &terms->prices[i];
        if (price->net.set && tn_product_find(product, price->label) == dimension) {
            return true;
        }
    }
    return false;
}

/* By terms that are frozen: in another currency than the product's there is no list price. */
static bool is_priced(const tni_contract_rules *r, size_t dimension)
{
    const tn_contract *c = r->contract;
    bool priced = c->terms.set && has_net(&c->terms, r->product, dimension);
    for (size_t i = 0; i < c->replaced_count; i++) {
        priced = priced || has_net(&c->replaced[i], r->product, dimension);
    }
    return priced;
}

void tni_contract_check_dimension(const tni_contract_rules *r, size_t dimension, tn_at at,
                                  const char *label)
{
    if (dimension != TN_NO_DIMENSION &&
        !tn_dimension_is_contract(&r->product->dimensions[dimension]) && !is_priced(r, dimension)) {
        tn_findings_add(r->findings, TN_CTR_NOT_CONTRACT, at, label,
                        "'%s' is paid as used and cannot be bought in advance", label);
    }
}

void tni_contract_check_repeated(const tni_contract_rules *r, tni_labels labels, size_t index,
                                 const char *section)
{
    tni_label first;
    if (tni_labels_repeat(labels, index, &first)) {
        const tni_label own = tni_labels_at(labels, index);
        tn_findings_add(r->findings, TN_CTR_TWICE, own.at, own.label,
                        "'%s' is the dimension of [%s %s] in line %u", own.label, section,
                        first.label, (unsigned)first.at.line);
    }
}

static bool is_one_tier(const tni_contract_rules *r)
{
    return r->product->purchase.value == TN_PURCHASE_ONE_TIER;
}

/* The quantity an offer expects of a dimension; a single tier without one counts 1 (rule 3.8). */
static int64_t offered(const tn_offer *offer, size_t dimension)
{
    bool any_quantity = false;
    for (size_t i = 0; i < offer->item_count; i++) {
        any_quantity = any_quantity || offer->items[i].quantity.set;
    }
    const tn_offer_item *item = tn_offer_item_for(offer, dimension);
    if (!item) {
        return 0;
    }
    const bool once = !any_quantity && offer->product->purchase.value == TN_PURCHASE_ONE_TIER;
    return item->quantity.set ? item->quantity.value : once;
}

bool tni_offer_counts(const tn_offer *offer)
{
    for (size_t i = 0; i < offer->product->dimension_count; i++) {
        if (offered(offer, i) > 0) {
            return true;
        }
    }
    return false;
}

static int64_t quantity_of(const tni_contract_rules *r, const tn_contract_quantity *item)
{
    return item->quantity.set ? item->quantity.value : is_one_tier(r);
}

static void check_counts(const tni_contract_rules *r)
{
    const tn_contract *c = r->contract;
    int64_t counted = 0;
    for (size_t i = 0; i < c->item_count; i++) {
        const int64_t quantity = quantity_of(r, &c->items[i]);
        counted += quantity > 0;
        if (quantity == 0) {
            tn_findings_add(r->findings, TN_CTR_UNCOUNTED, c->items[i].at, c->items[i].label,
                            "'%s' has no quantity, so nothing of it is held", c->items[i].label);
        }
    }
    if (counted == 0) {
        tn_findings_add(r->findings, TN_CTR_NOTHING, c->at, "contract",
                        "no item has a quantity: nothing was bought");
    } else if (is_one_tier(r) && counted > 1) {
        tn_findings_add(r->findings, TN_CTR_ONE_TIER, c->items[1].at, c->items[1].label,
                        "a buyer holds exactly one tier, this contract has %lld",
                        (long long)counted);
    } else if (is_one_tier(r) && quantity_of(r, c->items) > 1) { /* the only item */
        tn_findings_add(r->findings, TN_CTR_ONE_TIER, c->items[0].quantity.at, c->items[0].label,
                        "a tier is bought once, not %lld times",
                        (long long)quantity_of(r, c->items));
    }
}

/* An instalment plan fixes the quantities: those bought equal those offered. */
static void check_plan(const tni_contract_rules *r)
{
    const tn_contract *c = r->contract;
    if (!c->offer || !tn_offer_has_plan(c->offer)) {
        return;
    }
    for (size_t d = 0; d < r->product->dimension_count; d++) {
        const char *label = r->product->dimensions[d].label;
        int64_t bought = 0;
        tn_at at = c->items[0].at;
        for (size_t i = 0; i < c->item_count; i++) {
            if (c->items[i].dimension == d) {
                bought = quantity_of(r, &c->items[i]);
                at = c->items[i].at;
            }
        }
        const int64_t fixed = offered(c->offer, d);
        if (bought != fixed) {
            tn_findings_add(r->findings, TN_CTR_PLAN_ITEMS, at, label,
                            "%lld of '%s', but the instalment plan is for %lld", (long long)bought,
                            label, (long long)fixed);
        }
    }
}

void tni_contract_check_items(const tni_contract_rules *r)
{
    const tn_contract *c = r->contract;
    for (size_t i = 0; i < c->item_count; i++) {
        const tn_contract_quantity *item = &c->items[i];
        tni_contract_check_dimension(r, item->dimension, item->at, item->label);
        tni_contract_check_repeated(r, TNI_LABELS(c->items, c->item_count), i, "item");
    }
    if (c->item_count) {
        check_counts(r);
        check_plan(r);
    } else if (!c->offer || !tni_offer_counts(c->offer)) {
        tn_findings_add(r->findings, TN_CTR_NOTHING, c->at, "contract",
                        c->offer ? "neither contract nor offer says how many were bought"
                                 : "the contract does not say what was bought");
    }
}
