/* A part of offer_rules: prices and quantities by dimension (rule 2.2, 3.2, 3.8). */
#include "model/offer/offer_rules.h"

#include "model/product/product_find.h"

enum { TENTH = 10 }; /* of the list price: below it a price is more likely a slip */

static const tn_dimension *dimension_of(const tni_offer_rules *r, size_t index)
{
    return &r->offer->product->dimensions[index];
}

static bool other_currency(const tni_offer_rules *r)
{
    return !tn_currency_equal(tn_offer_currency(r->offer), r->offer->product->currency.value);
}

/* The length of the agreement is known, or is not needed to judge its prices. */
static bool has_length(const tn_offer *offer)
{
    return tn_offer_months(offer) || (offer->replaces.value && offer->end.set);
}

static void check_places(const tni_offer_rules *r, const tn_field_price *price, const char *label)
{
    if (price->set && price->places > r->limits->contract_places) {
        tn_findings_add(r->findings, TN_OFR_PLACES, price->at, label,
                        "the price has %d decimals, at most %d", price->places,
                        r->limits->contract_places);
    }
}

/* Outside what a list price is meant for: above it, or below a tenth of it. */
static void check_range(const tni_offer_rules *r, const tn_field_price *price, tn_price list,
                        const char *label)
{
    char net[TN_DECIMAL_TEXT], reference[TN_DECIMAL_TEXT];
    const tn_currency currency = tn_offer_currency(r->offer);
    if (price->set && price->value.e8 > list.e8) {
        tn_findings_add(r->findings, TN_OFR_ABOVE_LIST, price->at, label,
                        "the net price of %s is above the list price of %s",
                        tn_price_format(price->value, currency, net),
                        tn_price_format(list, currency, reference));
    } else if (price->set && price->value.e8 && price->value.e8 < list.e8 / TENTH) {
        tn_findings_add(r->findings, TN_OFR_BELOW_TENTH, price->at, label,
                        "the net price of %s is below a tenth of the list price of %s",
                        tn_price_format(price->value, currency, net),
                        tn_price_format(list, currency, reference));
    }
}

static void check_free(const tni_offer_rules *r, const tn_field_price *price, const char *label)
{
    if (price->set && price->value.e8 == 0) {
        tn_findings_add(r->findings, TN_OFR_FREE, price->at, label, "'%s' has a price of 0", label);
    }
}

static void check_discount(const tni_offer_rules *r, const tn_field_percent *discount,
                           const char *label)
{
    if (discount->set && discount->value.e4 == TN_PERCENT_ALL) {
        tn_findings_add(r->findings, TN_OFR_FREE, discount->at, label, "a discount of 100 %%");
    } else if (discount->set && discount->value.e4 > TN_PERCENT_ALL - TN_PERCENT_ALL / TENTH) {
        char text[TN_DECIMAL_TEXT];
        tn_findings_add(r->findings, TN_OFR_BELOW_TENTH, discount->at, label,
                        "a discount of %s %% leaves less than a tenth of the list price",
                        tn_percent_format(discount->value, text));
    }
}

/* A reference price of the item where the product has another for the duration. */
static void check_list(const tni_offer_rules *r, const tn_offer_item *item)
{
    const tn_field_price *listed =
        tn_offer_is_custom(r->offer)
            ? NULL
            : tn_dimension_price(dimension_of(r, item->dimension), tn_offer_months(r->offer));
    if (item->list.set && listed && listed->value.e8 != item->list.value.e8) {
        char written[TN_DECIMAL_TEXT], product[TN_DECIMAL_TEXT];
        const tn_currency currency = tn_offer_currency(r->offer);
        tn_findings_add(r->findings, TN_OFR_LIST_DIFFERS, item->list.at, item->label,
                        "list is %s, but the product's price is %s",
                        tn_price_format(item->list.value, currency, written),
                        tn_price_format(listed->value, currency, product));
    }
}

static void check_item_price(const tni_offer_rules *r, const tn_offer_item *item)
{
    tn_price list;
    const int places = tn_product_price_places(r->offer->product, r->tables);
    const bool listed =
        tn_offer_list_price(r->offer, item->dimension, tn_offer_months(r->offer), places, &list);
    check_list(r, item);
    check_places(r, &item->price, item->label);
    check_free(r, &item->price, item->label);
    check_discount(r, &item->discount, item->label);
    if (item->price.set) {
        if (listed) {
            check_range(r, &item->price, list, item->label);
        }
        if (item->discount.set) {
            tn_findings_add(r->findings, TN_OFR_PRICE_DISCOUNT, item->discount.at, item->label,
                            "'%s' has a price and a discount: the price holds", item->label);
        }
    } else if (!listed && tn_offer_is_custom(r->offer)) {
        tn_findings_add(r->findings, TN_OFR_PRICE_NEEDED, item->at, item->label,
                        "'%s' has no price, and the list has none to go by", item->label);
    } else if (!listed) {
        char text[TN_DURATION_TEXT];
        tn_findings_add(r->findings, TN_OFR_LIST_MISSING, item->at, item->label,
                        "'%s' has no price, and the product none for %s", item->label,
                        tn_duration_format(tn_offer_months(r->offer), text));
    }
}

/* reference is for a duration that is not listed, names one that is, and never crosses currencies.
 */
static void check_reference(const tni_offer_rules *r)
{
    const tn_offer *offer = r->offer;
    char own[TN_DURATION_TEXT], named[TN_DURATION_TEXT];
    const char *why = NULL;
    if (!offer->reference.set || !has_length(offer)) {
        return;
    }
    if (other_currency(r)) {
        why = "the product's prices are in another currency";
    } else if (!tn_offer_is_custom(offer)) {
        why = "the product lists prices for the offer's own duration";
    } else if (!tni_product_lists(offer->product, offer->reference.value)) {
        why = "the product does not list that duration";
    }
    if (why) {
        tn_findings_add(r->findings, TN_OFR_REFERENCE, offer->reference.at, "offer",
                        "reference = %s cannot give list prices for %s: %s",
                        tn_duration_format((int)offer->reference.value, named),
                        tn_duration_format(tn_offer_months(offer), own), why);
    }
}

static bool is_one_tier(const tni_offer_rules *r)
{
    return r->offer->product->purchase.value == TN_PURCHASE_ONE_TIER;
}

static void check_quantity(const tni_offer_rules *r, const tn_offer_item *item)
{
    const tn_field_number *quantity = &item->quantity;
    if (is_one_tier(r) && quantity->set && quantity->value != 1) {
        tn_findings_add(r->findings, TN_OFR_TIER_QUANTITY, quantity->at, item->label,
                        "the quantity of a tier is %lld, expected 1", (long long)quantity->value);
    }
    if (!is_one_tier(r) && !quantity->set && tn_offer_has_plan(r->offer)) {
        tn_findings_add(r->findings, TN_OFR_QUANTITY_NEEDED, item->at, item->label,
                        "'%s' has no quantity, and an instalment plan fixes it", item->label);
    }
}

static void report_repeated(const tni_offer_rules *r, tn_at at, const char *label,
                            const char *other)
{
    tn_findings_add(r->findings, TN_OFR_TWICE, at, label,
                    "'%s' is the dimension that '%s' has named before", label, other);
}

static void check_items(const tni_offer_rules *r)
{
    const tn_offer *offer = r->offer;
    for (size_t i = 0; i < offer->item_count; i++) {
        const tn_offer_item *item = &offer->items[i];
        if (item->dimension == TN_NO_DIMENSION) {
            continue;
        }
        const tn_offer_item *first = tn_offer_item_for(offer, item->dimension);
        if (first != item) {
            report_repeated(r, item->at, item->label, first->label);
        }
        if (!tn_dimension_is_contract(dimension_of(r, item->dimension))) {
            tn_findings_add(r->findings, TN_OFR_NOT_CONTRACT, item->at, item->label,
                            "'%s' has no contract price in the product", item->label);
            continue;
        }
        check_quantity(r, item);
        if (has_length(offer)) {
            check_item_price(r, item);
        }
    }
}

static void report_usage_missing(const tni_offer_rules *r, tn_at at, const char *label)
{
    tn_findings_add(r->findings, TN_OFR_USAGE_NEEDED, at, label,
                    "the metered dimension '%s' has no price in this offer", label);
}

static void check_usage(const tni_offer_rules *r)
{
    const tn_offer *offer = r->offer;
    for (size_t i = 0; i < offer->usage_count; i++) {
        const tn_offer_usage *usage = &offer->usage[i];
        if (usage->dimension == TN_NO_DIMENSION) {
            continue;
        }
        const tn_dimension *dimension = dimension_of(r, usage->dimension);
        const tn_offer_usage *first = tn_offer_usage_for(offer, usage->dimension);
        if (first != usage) {
            report_repeated(r, usage->at, usage->label, first->label);
        }
        if (!tn_dimension_is_metered(dimension)) {
            tn_findings_add(r->findings, TN_OFR_NOT_METERED, usage->at, usage->label,
                            "'%s' is not metered: the product has no payg price for it",
                            usage->label);
            continue;
        }
        check_free(r, &usage->price, usage->label);
        if (!other_currency(r)) {
            check_range(r, &usage->price, dimension->payg.value, usage->label);
            if (!usage->price.set && has_length(offer) && tn_offer_is_custom(offer)) {
                report_usage_missing(r, usage->at, usage->label);
            }
        }
    }
    for (size_t i = 0; other_currency(r) && i < offer->product->dimension_count; i++) {
        const tn_offer_usage *usage = tn_offer_usage_for(offer, i);
        if (tn_dimension_is_metered(dimension_of(r, i)) && (!usage || !usage->price.set)) {
            report_usage_missing(r, usage ? usage->at : offer->at, dimension_of(r, i)->label);
        }
    }
}

/* A general discount that every item has a price or a discount of its own beside. */
static void check_reach(const tni_offer_rules *r)
{
    const tn_offer *offer = r->offer;
    size_t reached = 0;
    for (size_t i = 0; i < offer->item_count; i++) {
        reached += !offer->items[i].price.set && !offer->items[i].discount.set;
    }
    if (offer->discount.set && offer->item_count && !reached) {
        tn_findings_add(r->findings, TN_OFR_NO_REACH, offer->discount.at, "offer",
                        "the discount reaches no item: each has a price or discount of its own");
    }
}

void tni_offer_check_prices(const tni_offer_rules *r)
{
    const tn_offer *offer = r->offer;
    const size_t most = (size_t)r->limits->dimensions_max;
    if (offer->item_count > most || offer->usage_count > most) {
        tn_findings_add(r->findings, TN_OFR_TOO_MANY, offer->at, "offer",
                        "%zu items and %zu usage prices, at most %zu each", offer->item_count,
                        offer->usage_count, most);
    }
    check_discount(r, &offer->discount, "offer");
    check_reference(r);
    check_reach(r);
    check_items(r);
    check_usage(r);
}

void tni_offer_check_counted(const tni_offer_rules *r)
{
    const tn_offer *offer = r->offer;
    size_t counted = 0;
    const tn_offer_item *last = NULL;
    for (size_t i = 0; i < offer->item_count; i++) {
        if (offer->items[i].quantity.set) {
            last = &offer->items[i];
            counted++;
        }
    }
    if (is_one_tier(r) && !counted && offer->item_count) {
        counted = offer->item_count;
        last = &offer->items[counted - 1];
    }
    if (is_one_tier(r) && counted > 1) {
        tn_findings_add(r->findings, TN_OFR_TIERS, last->at, last->label,
                        "%zu tiers are counted, buyers choose one", counted);
    }
    if (!counted && !tn_offer_has_plan(offer) && !tn_offer_is_usage_only(offer)) {
        tn_findings_add(r->findings, TN_OFR_NOTHING, offer->at, "offer",
                        "no item has a quantity: every total is 0");
    }
}
