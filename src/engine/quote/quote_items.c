/* A quote's items and usage prices, each with how it came about. */
#include "engine/proration/derive.h"
#include "engine/quote/quote.h"

/* "list price of pro", and where it comes from when the product does not state it. */
static const char *list_words(const tni_quoting *q, const tn_quote_item *item)
{
    const tn_offer *offer = q->quote->offer;
    const tn_offer_item *own =
        tn_offer_item_for(offer, (size_t)(item->dimension - offer->product->dimensions));
    char text[TN_DURATION_TEXT];
    if (!offer->reference.set || (own && own->list.set)) {
        return tn_arena_format(q->arena, "list price of %s", item->dimension->label);
    }
    return tn_arena_format(q->arena, "list price of %s: %d/%d of that for %s",
                           item->dimension->label, q->quote->months, (int)offer->reference.value,
                           tn_duration_format((int)offer->reference.value, text));
}

/* Where a net price comes from, below the amount it goes into. */
static const tn_step *net_price_step(const tni_quoting *q, const tn_quote_item *item,
                                     const tni_unit *unit, tn_step *amount)
{
    const char *label = item->dimension->label;
    const tn_value none = tn_value_none();
    const tn_value net = tn_value_price(item->net_price.price, q->quote->currency);
    if (!unit->net.known) {
        return NULL;
    }
    const char *what = tn_arena_format(q->arena, "net price of %s", label);
    if (!unit->discounted) {
        return tni_derive(q->arena, amount, TN_STEP_GIVEN, what, none, none, net);
    }
    const tn_value list = tn_value_price(unit->list.price, q->quote->currency);
    tn_step *step = tni_derive(q->arena, amount, TN_STEP_DISCOUNT, what, list,
                               tn_value_percent(unit->discount), net);
    tni_derive(q->arena, step, TN_STEP_GIVEN, list_words(q, item), none, none, list);
    return step;
}

/* How an item's figures came about, below the sum of the items. */
static void set_steps(const tni_quoting *q, const tni_unit *unit, tn_quote_item *item)
{
    tn_step *amount = NULL;
    tn_fraction exact;
    if (item->net_amount.known) {
        amount = tni_derive(q->arena, q->sum, TN_STEP_PRODUCT,
                            tn_arena_format(q->arena, "net amount of %s", item->dimension->label),
                            tn_value_quantity(item->quantity),
                            tn_value_price(item->net_price.price, q->quote->currency),
                            tn_value_money(item->net_amount.money));
    }
    item->net_amount_step = amount;
    item->net_price_step = net_price_step(q, item, unit, amount);
    if (amount && !tn_money_exact(item->net_price.price, item->quantity, tn_fraction_make(1, 1),
                                  q->quote->currency, &exact)) {
        tni_derive_rounding(q->arena, amount, exact, q->pricing.policy.rounding,
                            item->net_amount.money);
    }
}

/* (list - net) / list to 4 places, half-up; not known when list is 0. What has a list price has a
 * net price. */
static tn_maybe_percent discount_percent(const tni_unit *unit)
{
    int64_t e4 = 0;
    if (!unit->list.known || !unit->list.price.e8 ||
        tn_fraction_round(
            tn_fraction_make((tn_i128)(unit->list.price.e8 - unit->net.price.e8) * TN_PERCENT_ALL,
                             unit->list.price.e8),
            TN_HALF_UP, &e4)) {
        return (tn_maybe_percent){0};
    }
    return (tn_maybe_percent){true, {e4}};
}

static void say_uncounted(const tni_quoting *q, size_t dimension)
{
    const tn_offer_item *item = tn_offer_item_for(q->quote->offer, dimension);
    if (!item->quantity.set) {
        tn_findings_add(q->findings, TN_OFR_UNCOUNTED, item->at, item->label,
                        "'%s' has no quantity: it is priced but not counted", item->label);
    }
}

static tn_status add_item(tni_quoting *q, size_t dimension, tni_sum *list, tni_sum *net)
{
    const tni_unit unit = tni_pricing_unit(&q->pricing, dimension);
    const int64_t quantity = tni_pricing_quantity(&q->pricing, dimension);
    tn_quote_item *item = &q->quote->items[q->quote->item_count];
    *item = (tn_quote_item){.dimension = &q->quote->offer->product->dimensions[dimension],
                            .counted = quantity != 0,
                            .quantity = quantity,
                            .list_price = unit.list,
                            .net_price = unit.net,
                            .discount = discount_percent(&unit)};
    q->quote->item_count++;
    const tn_policy *policy = &q->pricing.policy;
    tn_status status = TN_OK;
    if (quantity) {
        status = tni_sum_add(list, unit.list, quantity, policy, &item->list_amount);
        status = status ? status : tni_sum_add(net, unit.net, quantity, policy, &item->net_amount);
    } else {
        say_uncounted(q, dimension);
    }
    set_steps(q, &unit, item);
    return status;
}

tn_status tni_quote_items(tni_quoting *q, tni_sum *list, tni_sum *net)
{
    const tn_product *product = q->quote->offer->product;
    tn_status status = TN_OK;
    q->quote->items =
        tn_arena_take_array(q->arena, product->dimension_count, sizeof(*q->quote->items));
    for (size_t i = 0; q->quote->items && !status && i < product->dimension_count; i++) {
        if (tn_offer_item_for(q->quote->offer, i) || tni_pricing_quantity(&q->pricing, i)) {
            status = add_item(q, i, list, net);
        }
    }
    return status;
}

void tni_quote_usage(tni_quoting *q)
{
    const tn_product *product = q->quote->offer->product;
    const bool same = tn_currency_equal(q->quote->currency, product->currency.value);
    q->quote->usage =
        tn_arena_take_array(q->arena, product->dimension_count, sizeof(*q->quote->usage));
    for (size_t i = 0; q->quote->usage && i < product->dimension_count; i++) {
        const tn_dimension *dimension = &product->dimensions[i];
        const tn_offer_usage *usage = tn_offer_usage_for(q->quote->offer, i);
        if (tn_dimension_is_metered(dimension)) {
            const tn_maybe_price list = {same, dimension->payg.value};
            const bool own = usage && usage->price.set;
            q->quote->usage[q->quote->usage_count++] = (tn_quote_usage){
                dimension, list, own ? (tn_maybe_price){true, usage->price.value} : list};
        }
    }
}
