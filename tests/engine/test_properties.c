/* What must hold in every life, whatever the contract, its events and the policy. A failure prints
 * its seed: TENOR_SEED=... replays it. */
#include "engine/random_lives.h"

/* ---- one life ------------------------------------------------------------------------------ */

/* A document is the sum of its lines and near its exact total; only refunds are negative. */
static void document_holds(const random_life *r, const tn_document *d)
{
    int64_t sum = 0;
    tn_fraction exact = {0, 1}, off;
    for (size_t i = 0; i < d->line_count; i++) {
        sum += d->lines[i].amount.minor;
        if (d->lines[i].kind != TN_LINE_ROUNDING) {
            HOLDS(r, tn_fraction_add(exact, d->lines[i].exact, &exact) == TN_OK);
        }
    }
    const int64_t lines = r->policy.scope == TN_SCOPE_LINE ? (int64_t)d->line_count : 1;
    const int64_t halves = r->policy.rounding >= TN_UP ? 2 : 1;
    HOLDS(r, tn_fraction_sub((tn_fraction){sum, 1}, exact, &off) == TN_OK);
    off.num = off.num < 0 ? -off.num : off.num;
    HOLDS(r, sum == d->total.minor);
    HOLDS(r, tn_fraction_compare(off, (tn_fraction){lines * halves, 2}) <= 0);
    HOLDS(r, d->kind == TN_DOCUMENT_REFUND ? d->total.minor < 0 : d->total.minor >= 0);
}

/* Credits never exceed, and refunds never give back more than, what the term charged so far. */
static void term_never_pays_back_more(const random_life *r, size_t term)
{
    tn_i128 charged = 0;
    for (size_t i = 0; i < r->invoices->count; i++) {
        const tn_document *d = r->invoices->documents[i];
        tn_fraction credit = {0, 1};
        for (size_t j = 0; j < d->line_count; j++) {
            if (d->term == term && d->lines[j].kind == TN_LINE_UPGRADE_CREDIT) {
                HOLDS(r, d->lines[j].exact.num <= 0);
                tn_fraction_sub(credit, d->lines[j].exact, &credit);
            }
        }
        HOLDS(r, tn_fraction_compare(credit, (tn_fraction){charged, 1}) <= 0);
        charged += d->term == term ? d->total.minor : 0;
        HOLDS(r, charged >= 0 || d->kind == TN_DOCUMENT_REFUND);
    }
}

static void terms_hold(const random_life *r)
{
    for (size_t i = 0; i < r->life->term_count; i++) {
        const tn_term *t = &r->life->terms[i];
        HOLDS(r, t->period.start.seconds < t->period.end.seconds);
        HOLDS(r, t->ended.seconds >= t->period.start.seconds);
        HOLDS(r, t->ended.seconds <= t->period.end.seconds);
        /* No gap, no overlap: the next starts where this one ended. */
        HOLDS(r, !i || t->period.start.seconds == t[-1].ended.seconds);
        /* Nothing falls within a term; with tiers one is held at a time. */
        for (size_t h = 0; h < t->holding_count; h++) {
            int64_t tiers = 0;
            for (size_t d = 0; d < r->product.dimension_count; d++) {
                tiers += t->holdings[h].quantity[d];
                HOLDS(r, !h || is_tiered(r) ||
                             t->holdings[h].quantity[d] >= t->holdings[h - 1].quantity[d]);
            }
            HOLDS(r, !is_tiered(r) || tiers == 1);
        }
    }
}

/* Sums too exact for 127 bits, which only lives at the limits have. */
static size_t unchecked;

/* lines = held + ahead + forfeited - unbilled + capped + gap, by an addition of our own. */
static void books_hold(const random_life *r)
{
    for (size_t i = 0; i < r->life->term_count; i++) {
        const tn_conservation *k = &r->invoices->conservation[i];
        tn_fraction sum = k->held;
        HOLDS(r, k->capped.num >= 0 && k->waived.num >= 0 && k->held.num >= 0);
        if (tn_fraction_add(sum, k->ahead, &sum) || tn_fraction_add(sum, k->forfeited, &sum) ||
            tn_fraction_sub(sum, k->unbilled, &sum) || tn_fraction_add(sum, k->capped, &sum) ||
            tn_fraction_add(sum, k->gap, &sum)) {
            unchecked++;
        } else {
            HOLDS(r, tn_fraction_compare(sum, k->lines) == 0);
        }
    }
}

/* The charges of a plan that ran its whole course are the term's total. */
static void plans_add_up(const random_life *r)
{
    for (size_t i = 0; i < r->life->term_count; i++) {
        const tn_term *t = &r->life->terms[i];
        int64_t sum = 0;
        for (size_t p = 0; p < t->plan.count; p++) {
            sum += t->plan.payments[p].amount.minor;
        }
        HOLDS(r, !t->has_plan || sum == t->total.minor);
    }
}

static void everything_holds(const random_life *r)
{
    terms_hold(r);
    plans_add_up(r);
    books_hold(r);
    for (size_t i = 0; i < r->invoices->count; i++) {
        const tn_document *d = r->invoices->documents[i];
        document_holds(r, d);
        HOLDS(r, d->number == i + 1);
        HOLDS(r, !i || d->date.days >= r->invoices->documents[i - 1]->date.days);
        HOLDS(r, d->due.days >= d->date.days);
        HOLDS(r, !r->horizon.has_until || d->date.days <= r->horizon.until.days);
    }
    for (size_t i = 0; i < r->life->term_count; i++) {
        term_never_pays_back_more(r, i);
    }
}

static void life_holds(uint64_t seed)
{
    random_life r;
    make_random(&r, seed);
    if (live_random(&r)) {
        everything_holds(&r);
    }
    end_random(&r);
}

#define LAST_DAY INT64_C(2932531) /* 9998-12-31 */

/* ---- at the limits ------------------------------------------------------------------------- */

/* Prices and quantities up to what a file can say, eight decimals, dates near the calendar's end:
 * the books balance, or a finding says that something is out of range. */
static void stretch(random_life *r, uint64_t *s)
{
    for (size_t i = 0; i < DIMENSIONS; i++) {
        for (size_t m = 0; m < DURATIONS; m++) {
            r->prices[i][m].price.value.e8 =
                one_in(s, 3) ? TN_PRICE_MAX_E8
                             : test_between(s, 1, TN_PRICE_MAX_E8) >> test_between(s, 0, 50);
        }
        for (size_t o = 0; o < 2 && !is_tiered(r); o++) {
            r->items[o][i].quantity.value = TN_QUANTITY_MAX >> test_between(s, 0, 31);
            r->items[o][i].quantity.value += !r->items[o][i].quantity.value;
        }
    }
    for (size_t i = 0; i < EVENTS && !is_tiered(r); i++) {
        r->changed[i][0].quantity.value = TN_QUANTITY_MAX >> test_between(s, 0, 4);
    }
    for (size_t o = 0; o < 2; o++) {
        r->offers[o].net_terms = number(test_between(s, 0, 9999));
    }
    if (one_in(s, 3)) { /* 2023 ... 2032 becomes 9988 ... 9997 */
        const int32_t days = 7965 * 365 + 1931;
        r->contract.accepted.value.seconds += days * (int64_t)TN_DAY_SECONDS;
        r->horizon.until.days += days;
        for (size_t i = 0; i < r->contract.event_count; i++) {
            int64_t *when = &r->events[i].when.value.seconds;
            *when += days * (int64_t)TN_DAY_SECONDS;
            *when = *when < LAST_DAY * TN_DAY_SECONDS ? *when : LAST_DAY * TN_DAY_SECONDS;
        }
    }
}

static size_t fitted, out_of_range;

static void limits_hold(uint64_t seed)
{
    random_life r;
    uint64_t s = ~seed;
    make_random(&r, seed);
    stretch(&r, &s);
    r.horizon.until.days =
        r.horizon.until.days < LAST_DAY ? r.horizon.until.days : (int32_t)LAST_DAY;
    const tn_status status = try_random(&r);
    fitted += status == TN_OK;
    out_of_range += status == TN_E_RANGE;
    if (status == TN_OK) {
        everything_holds(&r);
    }
    end_random(&r);
}

static void test_life_at_the_limits__holds_or_says_so(void **state)
{
    (void)state;
    for_seeds(20290101, 30000, limits_hold);
    assert_true(getenv("TENOR_SEED") || (fitted > 5000 && out_of_range > 5000));
}

static void test_every_life__holds(void **state)
{
    (void)state;
    for_seeds(20270101, 100000, life_holds);
    assert_int_equal(unchecked, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_life__holds),
        cmocka_unit_test(test_life_at_the_limits__holds_or_says_so),
    };
    return RUN_LIVES(tests);
}
