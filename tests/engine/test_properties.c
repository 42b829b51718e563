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
    int64_t charged = 0;
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

/* lines = held + ahead + forfeited - unbilled + capped + gap, by an addition of our own. */
static void books_hold(const random_life *r)
{
    for (size_t i = 0; i < r->invoices->book_count; i++) {
        const tn_conservation *k = &r->invoices->books[i];
        tn_fraction sum = k->held;
        HOLDS(r, tn_fraction_add(sum, k->ahead, &sum) == TN_OK);
        HOLDS(r, tn_fraction_add(sum, k->forfeited, &sum) == TN_OK);
        HOLDS(r, tn_fraction_sub(sum, k->unbilled, &sum) == TN_OK);
        HOLDS(r, tn_fraction_add(sum, k->capped, &sum) == TN_OK);
        HOLDS(r, tn_fraction_add(sum, k->gap, &sum) == TN_OK);
        HOLDS(r, tn_fraction_compare(sum, k->lines) == 0);
        HOLDS(r, k->capped.num >= 0 && k->waived.num >= 0 && k->held.num >= 0);
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

static void life_holds(uint64_t seed)
{
    random_life r;
    make_random(&r, seed);
    if (live_random(&r)) {
        terms_hold(&r);
        plans_add_up(&r);
        books_hold(&r);
        for (size_t i = 0; i < r.invoices->count; i++) {
            const tn_document *d = r.invoices->documents[i];
            document_holds(&r, d);
            HOLDS(&r, d->number == i + 1);
            HOLDS(&r, !i || d[0].date.days >= r.invoices->documents[i - 1]->date.days);
            HOLDS(&r, d->due.days >= d->date.days);
            HOLDS(&r, !r.horizon.has_until || d->date.days <= r.horizon.until.days);
        }
        for (size_t i = 0; i < r.life->term_count; i++) {
            term_never_pays_back_more(&r, i);
        }
    }
    end_random(&r);
}

static void test_every_life__holds(void **state)
{
    (void)state;
    for_seeds(20270101, 100000, life_holds);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_life__holds),
    };
    return RUN_LIVES(tests);
}
