/* Terms: what each one costs, how long it runs, and how it is paid. */

#include "engine/life/life_state.h"
#include "engine/life/worth.h"
#include "engine/proration/exact.h"
#include "engine/quote/price.h"

static const tn_price NO_PRICE = {-1};

/* ---- prices ------------------------------------------------------------------------------- */

static const tn_frozen_price *frozen(const tn_contract *c, size_t dimension)
{
    for (size_t i = 0; i < c->price_count; i++) {
        if (c->prices[i].dimension == dimension) {
            return &c->prices[i];
        }
    }
    return NULL;
}

/* The net price of one unit as read today: under the offer for its own duration, under the offer's
 * discounts for another one, or of the public listing. */
tn_price tni_price_today(const tni_life_state *l, const tn_offer *offer, size_t dimension,
                         int months, bool own)
{
    if (!offer) {
        const tn_field_price *list = tn_dimension_price(&l->product->dimensions[dimension], months);
        return list ? list->value : NO_PRICE;
    }
    const tni_pricing pricing = tni_pricing_make(offer, l->tables, NULL, months, own);
    const tni_unit unit = tni_pricing_unit(&pricing, dimension);
    return unit.net.known ? unit.net.price : NO_PRICE;
}

/* The product as an agreement has it: with frozen terms it is one of their own. */
static const tn_product *product_of(const tni_life_state *l, const tn_offer *offer)
{
    return offer ? offer->product : l->product;
}

static tn_price usage_today(const tni_life_state *l, const tn_offer *offer, size_t dimension)
{
    const tn_offer_usage *usage = offer ? tn_offer_usage_for(offer, dimension) : NULL;
    if (usage && usage->price.set) {
        return usage->price.value;
    }
    const tn_field_price *payg = &product_of(l, offer)->dimensions[dimension].payg;
    return payg->set ? payg->value : NO_PRICE;
}

/* Prices of a new agreement. With the contract's own first agreement the frozen ones come first. */
static void set_prices(tni_life_state *l, tn_term *term, bool first)
{
    const size_t count = l->product->dimension_count;
    tn_price *net = tn_arena_take_array(l->arena, count, sizeof(*net));
    tn_price *usage = tn_arena_take_array(l->arena, count, sizeof(*usage));
    if (!net || !usage) {
        l->status = TN_E_NOMEM;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const tn_frozen_price *f = first ? frozen(l->contract, i) : NULL;
        net[i] =
            f && f->net.set ? f->net.value : tni_price_today(l, term->offer, i, term->months, true);
        usage[i] = f && f->payg.set ? f->payg.value : usage_today(l, term->offer, i);
    }
    term->net_price = net;
    term->usage_price = usage;
}

/* ---- terms -------------------------------------------------------------------------------- */

/* Room for the terms up to the limit, if all are as long as the first one. */
static void reserve_terms(tni_life_state *l, tn_instant start, tn_instant end)
{
    enum { MANY = 64 };
    const int64_t length = end.seconds - start.seconds;
    const int64_t count = (l->limit.seconds - start.seconds) / length + 2;
    if (count > 0 && count <= MANY) {
        l->life->terms = tn_arena_take_array(l->arena, (size_t)count, sizeof(tn_term));
        l->term_capacity = l->life->terms ? (size_t)count : 0;
    }
}

/* A term from start on, with the running agreement's prices and holdings still to be set. */
tn_term *tni_add_term(tni_life_state *l, tn_term_kind kind, tn_instant start, tn_instant end)
{
    tn_life *life = l->life;
    if (kind == TN_TERM_FIRST) {
        reserve_terms(l, start, end);
    }
    tn_term *terms =
        tn_arena_grow(l->arena, life->terms, life->term_count, &l->term_capacity, sizeof(*terms));
    tn_holding *holding = tn_arena_take(l->arena, sizeof(*holding));
    if (!terms || !holding) {
        l->status = TN_E_NOMEM;
        return NULL;
    }
    life->terms = terms;
    tn_term *term = &terms[life->term_count];
    term->kind = kind;
    term->index = life->term_count;
    term->period = (tn_period){start, end};
    term->ended = end;
    term->offer = l->offer;
    term->product = product_of(l, l->offer);
    term->holdings = holding;
    term->holding_count = term->holding_capacity = 1;
    holding->from = start;
    if (life->term_count) {
        term->agreement = term[-1].agreement + (kind == TN_TERM_REPLACEMENT);
    }
    life->term_count++;
    return term;
}

/* The sum of quantity x price, rounded as a document would be (rule 3.8). */
static tn_status sum_of_items(const tni_life_state *l, const tn_term *term, int64_t *out)
{
    const tn_rounding mode = l->policy->rounding;
    const int64_t *quantity = term->holdings[0].quantity;
    if (l->policy->scope != TN_SCOPE_LINE) {
        return tni_exact_round(tni_configuration_worth(term, l->product, quantity), mode, out);
    }
    int64_t sum = 0, rounded = 0;
    for (size_t i = 0; i < l->product->dimension_count; i++) {
        const tn_fraction worth = tni_exact_units(term->net_price[i], quantity[i], term->currency);
        const tn_status status = tni_exact_round(worth, mode, &rounded);
        if (status != TN_OK || __builtin_add_overflow(sum, rounded, &sum)) {
            return TN_E_RANGE;
        }
    }
    *out = sum;
    return TN_OK;
}

/* Every held dimension must have a price; a missing one is said at the place given. */
bool tni_priced(tni_life_state *l, const tn_term *term, tn_at at)
{
    bool all = true;
    for (size_t i = 0; i < l->product->dimension_count; i++) {
        if (term->holdings[0].quantity[i] > 0 && term->net_price[i].e8 < 0) {
            tn_finding_hint(l->findings,
                            tn_findings_add(l->findings, TN_CTR_NO_PRICE, at,
                                            l->product->dimensions[i].label,
                                            "'%s' has no price for %d months",
                                            l->product->dimensions[i].label, term->months),
                            "write price.%s = …", l->product->dimensions[i].label);
            all = false;
        }
    }
    return all;
}

void tni_set_total(tni_life_state *l, tn_term *term)
{
    int64_t minor = 0;
    const tn_status status = sum_of_items(l, term, &minor);
    if (status != TN_OK) {
        l->status = status;
        return;
    }
    term->total = (tn_money){minor, term->currency};
}

/* The contract's `[item]` sections replace the offer's quantities as a whole (rule 2.3). */
static void set_quantities(tni_life_state *l, tn_term *term, bool first)
{
    int64_t *quantity = tn_arena_take_array(l->arena, l->product->dimension_count, sizeof(int64_t));
    if (!quantity) {
        l->status = TN_E_NOMEM;
        return;
    }
    const tn_contract *c = l->contract;
    const bool one_tier = l->product->purchase.value == TN_PURCHASE_ONE_TIER;
    if (first && c->item_count) {
        for (size_t i = 0; i < c->item_count; i++) {
            if (c->items[i].dimension == TN_NO_DIMENSION) { /* not bound */
                l->status = TN_E_BUG;
                return;
            }
            quantity[c->items[i].dimension] =
                c->items[i].quantity.set ? c->items[i].quantity.value : one_tier;
        }
    } else if (term->offer) {
        const tni_pricing pricing =
            tni_pricing_make(term->offer, l->tables, NULL, term->months, true);
        for (size_t i = 0; i < l->product->dimension_count; i++) {
            quantity[i] = tni_pricing_quantity(&pricing, i);
        }
    }
    term->holdings[0].quantity = quantity;
}

/* ---- agreements --------------------------------------------------------------------------- */

static tn_currency currency_of(const tni_life_state *l, const tn_offer *offer)
{
    return offer ? tn_offer_currency(offer) : l->product->currency.value;
}

static void use_agreement(tni_life_state *l, const tn_offer *offer, tn_instant accepted)
{
    l->offer = offer;
    l->accepted = accepted;
    l->renewal = offer ? &offer->renewal : &l->contract->renewal;
    l->renewals = 0;
    l->automatic = l->renewal->automatic.value != 0; /* 0 where nothing is said */
    l->has_deferred = false;
}

/* Prices, quantities, total and plan of a term that begins a new agreement. */
static void fill_agreement(tni_life_state *l, tn_term *term, tn_at at, bool first)
{
    const tn_offer *offer = l->offer;
    term->currency = currency_of(l, offer);
    term->net_terms = offer && offer->net_terms.set ? (int)offer->net_terms.value : 0;
    term->is_renewal = offer && (offer->purpose.value == TN_PURPOSE_EXISTING ||
                                 offer->purpose.value == TN_PURPOSE_MIGRATION);
    set_prices(l, term, first);
    if (l->status == TN_OK) {
        set_quantities(l, term, first);
    }
    if (l->status == TN_OK && !tni_priced(l, term, at)) {
        l->status = TN_E_FINDINGS;
    }
    if (l->status == TN_OK) {
        tni_set_total(l, term);
    }
    if (l->status == TN_OK) {
        tni_plan_from_offer(l, term, l->accepted);
    }
}

/* From the dates of a dated agreement, else from an instant for so many months. */
static tn_status agree_period(const tn_offer *offer, tn_instant from, int months, tn_period *out)
{
    tn_period period = {from, from};
    if (offer && offer->start.set) {
        period.start = tn_instant_of(offer->start.value);
    }
    if (offer && offer->end.set) {
        tn_date after;
        const tn_status status = tn_date_add_days(offer->end.value, 1, &after);
        period.end = tn_instant_of(after);
        *out = period;
        return status;
    }
    const tn_status status = tn_instant_add_months(period.start, months, 0, &period.end);
    *out = period;
    return status;
}

/* 0 months: as many as it takes from start to end, of an agreement that only has an end. */
static void set_months(tn_term *term, int months)
{
    term->anchor_day = tn_date_civil(tn_instant_date(term->period.start)).day;
    term->months = months
                       ? months
                       : tn_months_to_reach(term->period.start, term->period.end, term->anchor_day);
}

void tni_term_first(tni_life_state *l)
{
    const tn_contract *c = l->contract;
    tn_period period;
    use_agreement(l, c->offer, c->accepted.value);
    const int months = c->offer ? tn_offer_months(c->offer) : (int)c->duration.value;
    l->status = agree_period(c->offer, c->accepted.value, months, &period);
    if (l->status == TN_OK && period.end.seconds <= period.start.seconds) {
        tn_findings_add(l->findings, TN_CTR_REPLACE_PERIOD, c->accepted.at, "contract",
                        "the agreement would end before it starts");
        l->status = TN_E_FINDINGS;
    }
    tn_term *term =
        l->status == TN_OK ? tni_add_term(l, TN_TERM_FIRST, period.start, period.end) : NULL;
    if (!term) {
        return;
    }
    set_months(term, months);
    fill_agreement(l, term, c->at, true);
}

void tni_term_replace(tni_life_state *l, const tn_event *event, tn_instant at)
{
    tn_term *old = tni_term_now(l);
    tn_period period;
    const int months = tn_offer_months(event->offer);
    tn_status status = agree_period(event->offer, at, months, &period);
    if (status == TN_OK &&
        (period.start.seconds < at.seconds || period.end.seconds <= period.start.seconds)) {
        status = TN_E_RANGE;
    }
    if (status != TN_OK) {
        tn_findings_add(l->findings, TN_CTR_REPLACE_PERIOD, event->at, "replace",
                        "the new agreement would end before it starts");
        l->status = TN_E_FINDINGS;
        return;
    }
    if (at.seconds < old->period.end.seconds) {
        old->ended = at;
        old->end_reason = TN_TERM_END_REPLACED;
    }
    use_agreement(l, event->offer, at);
    tn_term *term = tni_add_term(l, TN_TERM_REPLACEMENT, period.start, period.end);
    if (!term) {
        return;
    }
    term->event = event;
    set_months(term, months);
    fill_agreement(l, term, event->at, false);
}
