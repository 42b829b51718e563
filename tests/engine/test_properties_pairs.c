/* Two lives that must come to the same. A failure prints its seed: TENOR_SEED=... replays it. */
#include "engine/random_lives.h"

enum { PAIRS = 12000, CYCLE_DAYS = 146097 /* of 400 years */ };

/* Makes the pair, changes the second one, lives both; compares when both can be lived. */
static void compare_pair(uint64_t seed, bool (*change)(random_life *), int64_t days)
{
    random_life a, b;
    make_random(&a, seed);
    make_random(&b, seed);
    if (!change(&b)) {
        return;
    }
    const bool lived = live_random(&a);
    HOLDS(&a, live_random(&b) == lived);
    if (lived) {
        same_summary(&a, &b, days);
    }
    end_random(&a);
    end_random(&b);
}

/* ---- the same ------------------------------------------------------------------------------ */

static bool nothing(random_life *r)
{
    (void)r;
    return true;
}

static void twice_the_same(uint64_t seed)
{
    compare_pair(seed, nothing, 0);
}

/* 400 years are a whole number of weeks and repeat the calendar. */
static bool four_centuries(random_life *r)
{
    const int64_t shift = CYCLE_DAYS * (int64_t)TN_DAY_SECONDS;
    r->contract.accepted.value.seconds += shift;
    r->horizon.until.days += CYCLE_DAYS;
    for (size_t i = 0; i < r->contract.event_count; i++) {
        r->events[i].when.value.seconds += shift;
    }
    return true;
}

static void four_centuries_later(uint64_t seed)
{
    compare_pair(seed, four_centuries, CYCLE_DAYS);
}

static bool backwards(random_life *r)
{
    const size_t count = r->contract.event_count;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (tn_instant_date(r->events[i].when.value).days ==
                tn_instant_date(r->events[j].when.value).days) {
                return false; /* at one instant the order in the file counts */
            }
        }
    }
    for (size_t i = 0; i < count / 2; i++) {
        const tn_event swap = r->events[i];
        r->events[i] = r->events[count - 1 - i];
        r->events[count - 1 - i] = swap;
    }
    return true;
}

static void order_of_events(uint64_t seed)
{
    compare_pair(seed, backwards, 0);
}

/* An upgrade to what is held, and one before acceptance: refused, so that nothing changes. */
static bool refusals(random_life *r)
{
    const size_t count = r->contract.event_count;
    if (count == EVENTS) {
        return false;
    }
    r->events[count] = (tn_event){.kind = TN_EVENT_UPGRADE,
                                  .when = r->contract.accepted,
                                  .quantities = r->changed[count],
                                  .quantity_count = 1};
    r->events[count].when.value.seconds -= 40 * TN_DAY_SECONDS;
    r->changed[count][0] = (tn_contract_quantity){
        .label = LABELS[0], .dimension = 0, .quantity = number(TN_QUANTITY_MAX)};
    r->contract.event_count++;
    return true;
}

static void refused_events(uint64_t seed)
{
    compare_pair(seed, refusals, 0);
}

/* ---- order of dimensions ------------------------------------------------------------------- */

static size_t mirrored(const random_life *r, size_t dimension)
{
    return r->product.dimension_count - 1 - dimension;
}

static void mirror(random_life *r)
{
    tn_dimension old[DIMENSIONS];
    memcpy(old, r->dimensions, sizeof(old));
    for (size_t i = 0; i < r->product.dimension_count; i++) {
        r->dimensions[mirrored(r, i)] = old[i];
    }
    for (size_t o = 0; o < 2; o++) {
        for (size_t i = 0; i < r->offers[o].item_count; i++) {
            r->items[o][i].dimension = mirrored(r, r->items[o][i].dimension);
        }
    }
    r->bought[0].dimension = mirrored(r, r->bought[0].dimension);
    for (size_t i = 0; i < r->contract.event_count; i++) {
        for (size_t q = 0; q < r->events[i].quantity_count; q++) {
            r->changed[i][q].dimension = mirrored(r, r->changed[i][q].dimension);
        }
        if (r->events[i].price_count) {
            r->typed[i].dimension = mirrored(r, r->typed[i].dimension);
        }
    }
}

static void order_of_dimensions(uint64_t seed)
{
    random_life a, b;
    make_random(&a, seed);
    make_random(&b, seed);
    mirror(&b);
    a.policy.scope = b.policy.scope = TN_SCOPE_DOCUMENT; /* a capped line may round otherwise */
    const bool lived = live_random(&a);
    HOLDS(&a, live_random(&b) == lived);
    HOLDS(&a, !lived || a.invoices->count == b.invoices->count);
    for (size_t i = 0; lived && i < a.invoices->count; i++) {
        HOLDS(&a, a.invoices->documents[i]->total.minor == b.invoices->documents[i]->total.minor);
    }
    end_random(&a);
    end_random(&b);
}

PROPERTY(twice_the_same)
PROPERTY(four_centuries_later)
PROPERTY(order_of_events)
PROPERTY(refused_events)
PROPERTY(order_of_dimensions)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs__twice_the_same),
        cmocka_unit_test(test_pairs__four_centuries_later),
        cmocka_unit_test(test_pairs__order_of_events),
        cmocka_unit_test(test_pairs__refused_events),
        cmocka_unit_test(test_pairs__order_of_dimensions),
    };
    return RUN_LIVES(tests);
}
