/* Renewals: the next term of an agreement, by itself or by hand (rule 3.4). */
#include <string.h>

#include "engine/life/life_state.h"

/* price x (1 + uplift), half-up to a whole unit (rule 3.4): 100 -> 110 -> 121. */
static tn_status raise_price(tn_price price, tn_percent uplift, int64_t unit, tn_price *out)
{
    const tn_fraction exact = {(tn_i128)price.e8 * (TN_PERCENT_ALL + uplift.e4),
                               (tn_i128)TN_PERCENT_ALL * unit};
    int64_t units = 0;
    const tn_status status = tn_fraction_round(exact, TN_HALF_UP, &units);
    return status == TN_OK && __builtin_mul_overflow(units, unit, &out->e8) ? TN_E_RANGE : status;
}

/* The end of a renewed term: a step from the start that keeps the first term's anchor. */
static tn_term *add_renewal(tni_life_state *l, tn_term_kind kind, int months)
{
    const tn_term *before = tni_term_now(l); /* valid also after the array of terms has grown */
    const tn_instant start = before->period.end;
    tn_instant end;
    l->status = tn_instant_add_months(start, months, before->anchor_day, &end);
    tn_term *term = l->status == TN_OK ? tni_add_term(l, kind, start, end) : NULL;
    if (term) {
        term->months = months;
        term->anchor_day = before->anchor_day;
        term->currency = before->currency;
        term->net_terms = before->net_terms;
        term->usage_price = before->usage_price;
        term->net_price = before->net_price;
        term->total_agreed = before->total_agreed;
        term->is_renewal = true;
        term->holdings[0].quantity = before->holdings[before->holding_count - 1].quantity;
        l->renewals++;
    }
    return term;
}

/* An agreed total rises as the prices do; any other follows from quantities and prices. */
static void renew_total(tni_life_state *l, tn_term *term, tn_money before, tn_percent uplift)
{
    if (!term->total_agreed) {
        tni_set_total(l, term);
        return;
    }
    int64_t minor = 0;
    l->status = tn_fraction_round(
        (tn_fraction){(tn_i128)before.minor * (TN_PERCENT_ALL + uplift.e4), TN_PERCENT_ALL},
        TN_HALF_UP, &minor);
    term->total = (tn_money){minor, term->currency};
}

static void raise_prices(tni_life_state *l, tn_term *term, tn_percent uplift)
{
    if (uplift.e4 == 0) {
        return;
    }
    const size_t count = l->product->dimension_count;
    const int64_t unit = tn_price_unit(tn_product_price_places(l->product, l->tables));
    tn_price *net = tn_arena_take_array(l->arena, count, sizeof(*net));
    if (!net) {
        l->status = TN_E_NOMEM;
        return;
    }
    for (size_t i = 0; i < count && l->status == TN_OK; i++) {
        net[i] = term->net_price[i];
        if (net[i].e8 > 0) {
            l->status = raise_price(net[i], uplift, unit, &net[i]);
        }
    }
    term->net_price = net;
}

void tni_term_auto_renew(tni_life_state *l)
{
    const tn_money before = tni_term_now(l)->total;
    const tn_percent uplift = tn_renewal_uplift(l->renewal);
    tn_term *term = add_renewal(l, TN_TERM_AUTO_RENEWAL, tni_term_now(l)->months);
    if (!term) {
        return;
    }
    raise_prices(l, term, uplift);
    if (l->status == TN_OK) {
        renew_total(l, term, before, uplift);
    }
    if (l->status == TN_OK && l->plan.count) {
        tni_plan_from_template(l, term);
    }
}

/* Quantities of a manual renewal: a named tier replaces the held one; with `any`, what is not named
 * stays (rule 2.3). */
static void renew_quantities(tni_life_state *l, tn_term *term, const tn_event *event)
{
    const size_t count = l->product->dimension_count;
    int64_t *quantity = tn_arena_take_array(l->arena, count, sizeof(*quantity));
    if (!quantity) {
        l->status = TN_E_NOMEM;
        return;
    }
    if (l->product->purchase.value != TN_PURCHASE_ONE_TIER) {
        memcpy(quantity, term->holdings[0].quantity, count * sizeof(*quantity));
    }
    for (size_t i = 0; i < event->quantity_count; i++) {
        if (event->quantities[i].dimension == TN_NO_DIMENSION) { /* not bound */
            l->status = TN_E_BUG;
            return;
        }
        quantity[event->quantities[i].dimension] = event->quantities[i].quantity.value;
    }
    term->holdings[0].quantity = quantity;
    for (size_t i = 0; i < count; i++) {
        if (quantity[i] > 0) {
            return;
        }
    }
    tn_findings_add(l->findings, TN_CTR_NOTHING, event->at, "renew",
                    "nothing would be held in the renewed term");
}

/* Prices of a manual renewal: typed ones as they are; else the previous term's for the same
 * duration, the list's less the discount for another; uplift only where it is given (rule 3.4). */
static void renew_prices(tni_life_state *l, tn_term *term, const tn_event *event,
                         bool same_duration)
{
    const size_t count = l->product->dimension_count;
    tn_price *net = tn_arena_take_array(l->arena, count, sizeof(*net));
    if (!net) {
        l->status = TN_E_NOMEM;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        net[i] = same_duration ? term->net_price[i]
                               : tni_price_today(l, l->offer, i, term->months, false);
    }
    term->net_price = net;
    if (event->uplift.set) {
        raise_prices(l, term, event->uplift.value);
        net = (tn_price *)(uintptr_t)term->net_price;
    }
    for (size_t i = 0; i < event->price_count; i++) {
        if (event->prices[i].dimension == TN_NO_DIMENSION) {
            l->status = TN_E_BUG;
            return;
        }
        net[event->prices[i].dimension] = event->prices[i].price.value;
    }
}

void tni_term_renew(tni_life_state *l, const tn_event *event)
{
    const tn_term before = *tni_term_now(l);
    const int months = event->duration.set ? (int)event->duration.value : before.months;
    tn_term *term = add_renewal(l, TN_TERM_MANUAL_RENEWAL, months);
    if (!term) {
        return;
    }
    term->event = event;
    if (event->quantity_count) {
        renew_quantities(l, term, event);
    }
    if (l->status == TN_OK) {
        renew_prices(l, term, event, months == before.months);
    }
    if (l->status == TN_OK && !tni_priced(l, term, event->at)) {
        l->status = TN_E_FINDINGS;
    }
    term->total_agreed = before.total_agreed && !event->quantity_count && !event->price_count &&
                         months == before.months;
    if (l->status == TN_OK) {
        renew_total(l, term, before.total,
                    event->uplift.set ? event->uplift.value : (tn_percent){0});
    }
    if (l->status == TN_OK && l->plan.count) {
        tni_plan_from_template(l, term);
    }
}
