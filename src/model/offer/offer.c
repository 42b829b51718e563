/* An offer's ties to its product, and what it says before anything is priced. */
#include "tenor/offer.h"

#include "model/product/labels.h"
#include "model/product/product_find.h"

TNI_IS_LABELLED(tn_offer_item);
TNI_IS_LABELLED(tn_offer_usage);

tn_status tn_offer_bind(tn_offer *offer, const tn_product *product, tn_findings *findings)
{
    offer->product = product;
    const tn_status items = tni_labels_bind(TNI_LABELS(offer->items, offer->item_count), product,
                                            TN_OFR_UNKNOWN, "item", findings);
    const tn_status usage = tni_labels_bind(TNI_LABELS(offer->usage, offer->usage_count), product,
                                            TN_OFR_UNKNOWN, "usage", findings);
    return items ? items : usage;
}

/* Whole months from the first to the last day of a dated offer; a begun month counts. */
static int dated_months(tn_date start, tn_date last)
{
    tn_date end;
    if (tn_date_add_days(last, 1, &end)) {
        end = last;
    }
    return tn_months_to_reach(tn_instant_of(start), tn_instant_of(end), tn_date_civil(start).day);
}

int tn_offer_months(const tn_offer *offer)
{
    if (offer->duration.set) {
        return (int)offer->duration.value;
    }
    const bool dated = offer->start.set && offer->end.set;
    return dated ? dated_months(offer->start.value, offer->end.value) : 0;
}

int tn_offer_months_from(const tn_offer *offer, tn_date acceptance)
{
    const int months = tn_offer_months(offer);
    return months || !offer->end.set ? months : dated_months(acceptance, offer->end.value);
}

tn_currency tn_offer_currency(const tn_offer *offer)
{
    return offer->currency.set || !offer->product ? offer->currency.value
                                                  : offer->product->currency.value;
}

static bool is_foreign(const tn_offer *offer)
{
    return !tn_currency_equal(tn_offer_currency(offer), offer->product->currency.value);
}

bool tn_offer_is_custom(const tn_offer *offer)
{
    return is_foreign(offer) || !tni_product_lists(offer->product, tn_offer_months(offer));
}

/* The product's price of the reference, for as many months as the offer runs. */
static bool scaled_price(const tn_offer *offer, const tn_dimension *dimension, int months,
                         int places, tn_price *out)
{
    const int64_t of = offer->reference.value; /* 0: none, and no price is for 0 months */
    const tn_field_price *price = tn_dimension_price(dimension, (int)of);
    const int64_t unit = tn_price_unit(places);
    int64_t units;
    if (!price || months <= 0 ||
        tn_fraction_round(tn_fraction_make((tn_i128)price->value.e8 * months, (tn_i128)of * unit),
                          TN_HALF_UP, &units)) {
        return false;
    }
    *out = (tn_price){units * unit};
    return units <= TN_PRICE_MAX_E8 / unit;
}

bool tn_offer_list_price(const tn_offer *offer, size_t dimension, int months, int places,
                         tn_price *out)
{
    const tn_offer_item *item = tn_offer_item_for(offer, dimension);
    const tn_dimension *d = &offer->product->dimensions[dimension];
    if (item && item->list.set) {
        *out = item->list.value;
        return true;
    }
    if (tn_offer_is_custom(offer)) {
        return !is_foreign(offer) && scaled_price(offer, d, months, places, out);
    }
    const tn_field_price *price = tn_dimension_price(d, months);
    if (price) {
        *out = price->value;
    }
    return price != NULL;
}

bool tn_offer_has_plan(const tn_offer *offer)
{
    return offer->payments.plan.set && offer->payments.plan.value != TN_PLAN_UPFRONT;
}

bool tn_offer_is_usage_only(const tn_offer *offer)
{
    return offer->product && !tni_product_sells_contracts(offer->product) &&
           offer->item_count == 0 && offer->usage_count > 0;
}

const tn_offer_item *tn_offer_item_for(const tn_offer *offer, size_t dimension)
{
    for (size_t i = 0; i < offer->item_count; i++) {
        if (offer->items[i].dimension == dimension) {
            return &offer->items[i];
        }
    }
    return NULL;
}

const tn_offer_usage *tn_offer_usage_for(const tn_offer *offer, size_t dimension)
{
    for (size_t i = 0; i < offer->usage_count; i++) {
        if (offer->usage[i].dimension == dimension) {
            return &offer->usage[i];
        }
    }
    return NULL;
}
