/* Random contracts as structs, each from one seed: products, offers, events, policies. Most events
 * are legal; those that are not must be refused and bill nothing. */
#ifndef TN_TEST_ENGINE_RANDOM_CONTRACTS_H
#define TN_TEST_ENGINE_RANDOM_CONTRACTS_H

#include "engine/lives.h"

enum { DIMENSIONS = 4, DURATIONS = 3, EVENTS = 8 };

typedef struct random_life {
    uint64_t seed;
    tn_arena *room; /* of this life alone */
    tn_product product;
    tn_dimension dimensions[DIMENSIONS];
    tn_duration_price prices[DIMENSIONS][DURATIONS];
    int months[DURATIONS];
    tn_offer offers[2];
    tn_offer_item items[2][DIMENSIONS];
    tn_contract contract;
    tn_contract_quantity bought[DIMENSIONS];
    tn_event events[EVENTS];
    tn_contract_quantity changed[EVENTS][2];
    tn_contract_price typed[EVENTS];
    tn_policy policy;
    tn_horizon horizon;
    /* What came of it. */
    tn_findings *said;
    tn_books *books;
    const tn_life *life;
    const tn_invoices *invoices;
} random_life;

static const char *const LABELS[DIMENSIONS] = {"a", "b", "c", "d"};
static const int MONTHS[DURATIONS] = {1, 12, 24};

static inline bool one_in(uint64_t *s, int n)
{
    return test_between(s, 1, n) == 1;
}

/* Three decimals, small and large, sometimes nothing. */
static inline tn_field_price random_price(uint64_t *s)
{
    static const int64_t limits[] = {9, 999, 99999, 9999999, 999999999};
    const int64_t thousandths =
        one_in(s, 40) ? 0 : test_between(s, 1, limits[test_between(s, 0, 4)]);
    return (tn_field_price){.value = {thousandths * (TN_PRICE_ONE / 1000)}, .set = true};
}

static inline tn_field_number number(int64_t value)
{
    return (tn_field_number){.value = value, .set = true};
}

static inline void random_product(random_life *r, uint64_t *s)
{
    const size_t count = (size_t)test_between(s, 1, DIMENSIONS);
    r->product = (tn_product){
        .file = "p.product.ini",
        .purchase = number(one_in(s, 4) ? TN_PURCHASE_ONE_TIER : TN_PURCHASE_ANY),
        .currency = {.value = one_in(s, 8) ? (tn_currency){"JPY", 0} : (tn_currency){"USD", 2},
                     .set = true},
        .months = r->months,
        .month_count = DURATIONS,
        .dimensions = r->dimensions,
        .dimension_count = count};
    memcpy(r->months, MONTHS, sizeof(MONTHS));
    for (size_t i = 0; i < count; i++) {
        r->dimensions[i] = (tn_dimension){.label = LABELS[i],
                                          .key = {.value = LABELS[i]},
                                          .prices = r->prices[i],
                                          .price_count = DURATIONS};
        for (size_t m = 0; m < DURATIONS; m++) {
            r->prices[i][m] = (tn_duration_price){.months = MONTHS[m], .price = random_price(s)};
        }
    }
}

static inline bool is_tiered(const random_life *r)
{
    return r->product.purchase.value == TN_PURCHASE_ONE_TIER;
}

static inline size_t random_dimension(const random_life *r, uint64_t *s)
{
    return (size_t)test_between(s, 0, (int64_t)r->product.dimension_count - 1);
}

static inline tn_contract_quantity random_quantity(const random_life *r, uint64_t *s, int64_t most)
{
    const size_t dimension = random_dimension(r, s);
    return (tn_contract_quantity){.label = LABELS[dimension],
                                  .dimension = dimension,
                                  .quantity = number(is_tiered(r) ? 1 : test_between(s, 1, most))};
}

static inline void random_plan(tn_offer *offer, uint64_t *s)
{
    offer->payments = (tn_payments){
        .set = true, .plan = number(test_between(s, TN_PLAN_MONTHLY, TN_PLAN_ANNUAL))};
    if (one_in(s, 3)) {
        offer->payments.count = number(test_between(s, 1, 6));
    }
    if (one_in(s, 4)) {
        offer->payments.total =
            (tn_field_price){.value = {test_between(s, 0, 100000) * TN_PRICE_ONE}, .set = true};
    }
}

static inline void random_offer(random_life *r, size_t which, uint64_t *s)
{
    tn_offer *offer = &r->offers[which];
    *offer = (tn_offer){.file = "a.offer.ini",
                        .product = &r->product,
                        .duration = number(MONTHS[test_between(s, 0, DURATIONS - 1)]),
                        .items = r->items[which]};
    const size_t first = random_dimension(r, s);
    for (size_t i = first; i < r->product.dimension_count && (!is_tiered(r) || i == first); i++) {
        tn_offer_item *item = &offer->items[offer->item_count++];
        *item = (tn_offer_item){.label = LABELS[i],
                                .dimension = i,
                                .quantity = number(is_tiered(r) ? 1 : test_between(s, 1, 500))};
        if (one_in(s, 2)) {
            item->price = random_price(s);
        } else if (one_in(s, 2)) {
            item->discount = (tn_field_percent){{(int32_t)test_between(s, 0, 1000000)}, true, {0}};
        }
    }
    if (one_in(s, 2)) {
        offer->discount = (tn_field_percent){{(int32_t)test_between(s, 0, 500000)}, true, {0}};
    }
    if (one_in(s, 3)) {
        random_plan(offer, s);
    }
    if (one_in(s, 2)) {
        offer->renewal =
            (tn_renewal){.set = true,
                         .automatic = number(!one_in(s, 4)),
                         .uplift = {{(int32_t)test_between(s, 0, 2000) * 100}, true, {0}},
                         .decision_days = number(test_between(s, 1, 25))};
    }
}

static inline tn_field_instant random_when(tn_instant from, int64_t days, uint64_t *s)
{
    const int64_t day = from.seconds / TN_DAY_SECONDS + test_between(s, 0, days);
    const bool timed = one_in(s, 3);
    const int64_t second = timed ? test_between(s, 0, TN_DAY_SECONDS - 1) : 0;
    return (tn_field_instant){
        .value = {day * TN_DAY_SECONDS + second}, .has_time = timed, .set = true};
}

static inline void random_event(random_life *r, size_t i, uint64_t *s)
{
    static const tn_event_kind kinds[] = {TN_EVENT_UPGRADE,    TN_EVENT_UPGRADE, TN_EVENT_UPGRADE,
                                          TN_EVENT_UPGRADE,    TN_EVENT_RENEW,   TN_EVENT_RENEW,
                                          TN_EVENT_AUTO_RENEW, TN_EVENT_REFUND,  TN_EVENT_REFUND,
                                          TN_EVENT_CANCEL,     TN_EVENT_REPLACE, TN_EVENT_UPGRADE};
    const tn_contract *c = &r->contract;
    const int months = c->offer ? (int)c->offer->duration.value : (int)c->duration.value;
    tn_event *e = &r->events[i];
    *e = (tn_event){.kind = kinds[test_between(s, 0, (int64_t)COUNT(kinds) - 1)],
                    .when = random_when(c->accepted.value, months * 45, s),
                    .quantities = r->changed[i]};
    if (e->kind == TN_EVENT_UPGRADE || (e->kind == TN_EVENT_RENEW && one_in(s, 2))) {
        e->quantity_count = is_tiered(r) ? 1 : (size_t)test_between(s, 1, 2);
        for (size_t q = 0; q < e->quantity_count; q++) {
            r->changed[i][q] = random_quantity(r, s, 4000);
        }
    }
    if (e->kind == TN_EVENT_RENEW) {
        tn_instant_add_months(c->accepted.value, months, 0, &e->when.value);
        if (one_in(s, 4)) {
            e->duration = number(MONTHS[test_between(s, 0, DURATIONS - 1)]);
        }
        if (one_in(s, 3)) {
            e->uplift = (tn_field_percent){{(int32_t)test_between(s, 0, 100) * 1000}, true, {0}};
        }
        if (one_in(s, 3)) {
            const size_t dimension = random_dimension(r, s);
            r->typed[i] = (tn_contract_price){
                .label = LABELS[dimension], .dimension = dimension, .price = random_price(s)};
            e->prices = &r->typed[i];
            e->price_count = 1;
        }
    }
    e->enabled = number(one_in(s, 2));
    e->approved = number(!one_in(s, 4));
    if (e->kind == TN_EVENT_REFUND && one_in(s, 2)) {
        e->amount =
            (tn_field_price){.value = {test_between(s, 0, 500) * TN_PRICE_ONE}, .set = true};
    }
    e->offer = e->kind == TN_EVENT_REPLACE ? &r->offers[1] : NULL;
}

static inline void random_policy(random_life *r, uint64_t *s)
{
    r->policy = tables->policies[test_between(s, 0, (int64_t)tables->policy_count - 1)];
    if (one_in(s, 2)) {
        r->policy = (tn_policy){.name = "random",
                                .basis = (tn_basis)test_between(s, 0, TN_BASIS_COUNT - 1),
                                .change_day = (tn_change_day)test_between(s, 0, 1),
                                .ratio_decimals = (int)test_between(s, TN_RATIO_EXACT, 12),
                                .rounding = (tn_rounding)test_between(s, 0, TN_ROUNDING_COUNT - 1),
                                .scope = (tn_scope)test_between(s, 0, 1),
                                .remainder = (tn_remainder)test_between(s, 0, 1)};
    }
}

/* A contract from a seed; what it comes to is live_random()'s. */
static inline void make_random(random_life *r, uint64_t seed)
{
    uint64_t s = seed;
    memset(r, 0, sizeof(*r));
    r->seed = seed;
    random_product(r, &s);
    random_offer(r, 0, &s);
    random_offer(r, 1, &s);
    tn_contract *c = &r->contract;
    *c = (tn_contract){.file = "c.contract.ini",
                       .id = {.value = "C-1"},
                       .product = &r->product,
                       .duration = number(MONTHS[test_between(&s, 0, DURATIONS - 1)]),
                       .items = r->bought,
                       .events = r->events,
                       .offer = one_in(&s, 2) ? &r->offers[0] : NULL};
    c->accepted = random_when((tn_instant){INT64_C(1700000000)}, 3000, &s);
    if (!c->offer) {
        c->renewal = (tn_renewal){.set = true, .automatic = number(one_in(&s, 2))};
        r->bought[0] = random_quantity(r, &s, 1000);
        c->item_count = 1;
    }
    c->event_count = (size_t)test_between(&s, 0, EVENTS);
    for (size_t i = 0; i < c->event_count; i++) {
        random_event(r, i, &s);
    }
    random_policy(r, &s);
    r->horizon.has_until = one_in(&s, 2);
    r->horizon.until = tn_instant_date((tn_instant){
        c->accepted.value.seconds + test_between(&s, 0, 1100) * (int64_t)TN_DAY_SECONDS});
}

#endif
