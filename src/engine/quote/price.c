/* The price of a dimension under an offer: price > item discount > offer discount (rule 2.2). */
#include "engine/quote/price.h"

tn_policy tn_offer_policy(const tn_offer *offer, const tn_tables *tables)
{
    tn_policy policy;
    if (!offer->policy.value ||
        tn_policy_parse(tables->policies, tables->policy_count, offer->policy.value, &policy, NULL,
                        NULL) != TN_OK) {
        policy = *tn_tables_policy(tables, "aws");
    }
    return policy;
}

/* The quantity a what-if sets for a dimension; -1: it says nothing. */
static int64_t what_if_quantity(const tn_what_if *what_if, size_t dimension)
{
    for (size_t i = 0; what_if && i < what_if->quantity_count; i++) {
        if (what_if->quantities[i].dimension == dimension) {
            return what_if->quantities[i].quantity;
        }
    }
    return -1;
}

static bool is_one_tier(const tn_offer *offer)
{
    return offer->product->purchase.value == TN_PURCHASE_ONE_TIER;
}

static bool no_quantity(const tn_offer *offer)
{
    for (size_t i = 0; i < offer->item_count; i++) {
        if (offer->items[i].quantity.set) {
            return false;
        }
    }
    return true;
}

tni_pricing tni_pricing_make(const tn_offer *offer, const tn_tables *tables,
                             const tn_what_if *what_if, int months, bool own)
{
    return (tni_pricing){
        .offer = offer,
        .what_if = what_if,
        .policy = what_if && what_if->policy ? *what_if->policy : tn_offer_policy(offer, tables),
        .currency = tn_offer_currency(offer),
        .months = months,
        .places = tn_product_price_places(offer->product, tables),
        .own = own,
        .one_each = is_one_tier(offer) && no_quantity(offer),
    };
}

tn_price tni_price_discounted(tn_price list, tn_percent discount, int places)
{
    const int64_t unit = tn_price_unit(places);
    const tn_i128 exact = (tn_i128)list.e8 * (TN_PERCENT_ALL - discount.e4);
    int64_t kept = 0;
    /* Never above list, so it always fits. */
    (void)tn_fraction_round(tn_fraction_make(exact, (tn_i128)TN_PERCENT_ALL * unit), TN_HALF_UP,
                            &kept);
    return (tn_price){kept * unit};
}

static tn_maybe_price list_price(const tni_pricing *pricing, size_t dimension)
{
    const tn_product *product = pricing->offer->product;
    tn_maybe_price list = {0};
    if (pricing->own) {
        list.known = tn_offer_list_price(pricing->offer, dimension, pricing->months,
                                         pricing->places, &list.price);
    } else if (tn_currency_equal(pricing->currency, product->currency.value)) {
        const tn_field_price *price =
            tn_dimension_price(&product->dimensions[dimension], pricing->months);
        list = (tn_maybe_price){price != NULL, price ? price->value : list.price};
    }
    return list;
}

static tn_percent discount_of(const tni_pricing *pricing, const tn_offer_item *item)
{
    if (item && item->discount.set) {
        return item->discount.value;
    }
    if (pricing->what_if && pricing->what_if->has_discount) {
        return pricing->what_if->discount;
    }
    return pricing->offer->discount.set ? pricing->offer->discount.value : (tn_percent){0};
}

tni_unit tni_pricing_unit(const tni_pricing *pricing, size_t dimension)
{
    const tn_offer_item *item = tn_offer_item_for(pricing->offer, dimension);
    const tn_what_if *what_if = pricing->what_if;
    tni_unit unit = {.list = list_price(pricing, dimension)};
    if (pricing->own && what_if && what_if->has_price && what_if->price_dimension == dimension) {
        unit.net = (tn_maybe_price){true, what_if->price};
        return unit;
    }
    if (pricing->own && item && item->price.set) {
        unit.net = (tn_maybe_price){true, item->price.value};
        return unit;
    }
    unit.discount = discount_of(pricing, item);
    unit.discounted = unit.list.known && unit.discount.e4 != 0;
    unit.net = unit.list;
    if (unit.discounted) {
        unit.net.price = tni_price_discounted(unit.list.price, unit.discount, pricing->places);
    }
    return unit;
}

int64_t tni_pricing_quantity(const tni_pricing *pricing, size_t dimension)
{
    const tn_what_if *what_if = pricing->what_if;
    const int64_t set = what_if_quantity(what_if, dimension);
    if (set >= 0) {
        return set;
    }
    if (what_if && what_if->quantity_count && is_one_tier(pricing->offer)) {
        return 0; /* naming a tier replaces the one in the file */
    }
    const tn_offer_item *item = tn_offer_item_for(pricing->offer, dimension);
    if (!item) {
        return 0;
    }
    return item->quantity.set ? item->quantity.value : pricing->one_each ? 1 : 0;
}

tni_sum tni_sum_start(tn_currency currency)
{
    return (tni_sum){true, {0, currency}, tn_fraction_make(0, 1)};
}

tn_status tni_sum_add(tni_sum *sum, tn_maybe_price price, int64_t quantity, const tn_policy *policy,
                      tn_maybe_money *out)
{
    tn_maybe_money line = {price.known, {0, sum->lines.currency}};
    tn_fraction exact = tn_fraction_make(0, 1);
    tn_status status = TN_OK;
    sum->known = sum->known && price.known;
    if (price.known) {
        status = tn_money_exact(price.price, quantity, tn_fraction_make(1, 1), sum->lines.currency,
                                &exact);
    }
    if (!status && price.known) {
        status = tn_fraction_round(exact, policy->rounding, &line.money.minor);
    }
    if (!status) {
        status = tn_fraction_add(sum->exact, exact, &sum->exact);
    }
    if (!status) {
        status = tn_money_add(sum->lines, line.money, &sum->lines);
    }
    if (!status && out) {
        *out = line;
    }
    return status;
}

tn_status tni_sum_total(const tni_sum *sum, const tn_policy *policy, tn_maybe_money *out)
{
    tn_maybe_money total = {sum->known, sum->lines};
    if (sum->known && policy->scope == TN_SCOPE_DOCUMENT &&
        tn_fraction_round(sum->exact, policy->rounding, &total.money.minor)) {
        return TN_E_RANGE;
    }
    *out = sum->known ? total : (tn_maybe_money){0};
    return TN_OK;
}

tn_status tni_pricing_totals(const tni_pricing *pricing, tn_maybe_money *out_list,
                             tn_maybe_money *out_net)
{
    tni_sum list = tni_sum_start(pricing->currency), net = list;
    tn_status status = TN_OK;
    for (size_t i = 0; i < pricing->offer->product->dimension_count && !status; i++) {
        const int64_t quantity = tni_pricing_quantity(pricing, i);
        if (quantity) {
            const tni_unit unit = tni_pricing_unit(pricing, i);
            status = tni_sum_add(&list, unit.list, quantity, &pricing->policy, NULL);
            status =
                status ? status : tni_sum_add(&net, unit.net, quantity, &pricing->policy, NULL);
        }
    }
    if (!status) {
        status = tni_sum_total(&list, &pricing->policy, out_list);
    }
    return status ? status : tni_sum_total(&net, &pricing->policy, out_net);
}

void tni_report_unbilled(tn_findings *findings, const tn_offer *offer, tn_money items)
{
    char total[TN_DECIMAL_TEXT], sum[TN_DECIMAL_TEXT];
    tn_money agreed = {0, items.currency};
    if (!offer || !offer->payments.total.set || tn_offer_has_plan(offer)) {
        return;
    }
    (void)tn_money_amount(offer->payments.total.value, 1, tn_fraction_make(1, 1), items.currency,
                          TN_HALF_UP, &agreed);
    if (agreed.minor != items.minor) {
        tn_findings_add(findings, TN_OFR_TOTAL_UNBILLED, offer->payments.total.at, "payments",
                        "without a plan the agreed total of %s is not billed, but the items: %s",
                        tn_money_format_grouped(agreed, total),
                        tn_money_format_grouped(items, sum));
    }
}
