/* Two lives of which one follows from the other. A failure prints its seed: TENOR_SEED=... replays
 * it. */
#include "engine/random_lives.h"
#include "tenor/upgrade.h"

enum { PAIRS = 12000 };

/* ---- a known multiple ---------------------------------------------------------------------- */

static bool plain_exact(const tn_document *d)
{
    for (size_t i = 0; i < d->line_count; i++) {
        if (d->lines[i].capped_exact.num != 0) {
            return false;
        }
    }
    return d->kind != TN_DOCUMENT_INSTALMENT && d->kind != TN_DOCUMENT_REFUND;
}

/* The document of the other life for the same thing; NULL: there is none. */
static const tn_document *twin(const random_life *r, const tn_document *of)
{
    for (size_t i = 0; i < r->invoices->count; i++) {
        const tn_document *d = r->invoices->documents[i];
        if (d->kind == of->kind && d->term == of->term && d->at.seconds == of->at.seconds) {
            return d;
        }
    }
    return NULL;
}

/* Twice the quantities, twice every exact total. */
static void twice_the_quantities(uint64_t seed)
{
    random_life a, b;
    make_random(&a, seed);
    make_random(&b, seed);
    if (is_tiered(&b)) {
        return;
    }
    for (size_t o = 0; o < 2; o++) {
        for (size_t i = 0; i < DIMENSIONS; i++) {
            b.items[o][i].quantity.value *= 2;
        }
    }
    b.bought[0].quantity.value *= 2;
    for (size_t i = 0; i < EVENTS; i++) {
        b.changed[i][0].quantity.value *= 2;
        b.changed[i][1].quantity.value *= 2;
    }
    const bool lived = live_random(&a);
    HOLDS(&a, live_random(&b) == lived);
    for (size_t i = 0; lived && i < a.invoices->count; i++) {
        const tn_document *one = a.invoices->documents[i], *two = twin(&b, one);
        if (!two || !plain_exact(one) || !plain_exact(two)) {
            continue; /* what rounds to nothing is not issued; a cap depends on rounding */
        }
        const tn_fraction doubled = {one->exact.num * 2, one->exact.den};
        HOLDS(&a, tn_fraction_compare(doubled, two->exact) == 0);
    }
    end_random(&a);
    end_random(&b);
}

/* 0.001 more on a price is that much more for each unit of the first charge. */
static void a_mill_more(uint64_t seed)
{
    random_life a, b;
    make_random(&a, seed);
    make_random(&b, seed);
    a.contract.event_count = b.contract.event_count = 0;
    a.contract.offer = b.contract.offer = NULL;
    a.contract.item_count = b.contract.item_count = 1;
    if (!a.bought[0].quantity.set) { /* an offer was made */
        a.bought[0].quantity = b.bought[0].quantity = number(1);
    }
    const size_t d = a.bought[0].dimension;
    for (size_t m = 0; m < DURATIONS; m++) {
        b.prices[d][m].price.value.e8 += TN_PRICE_ONE / 1000;
    }
    const bool lived = live_random(&a) && live_random(&b) && a.invoices->count;
    HOLDS(&a, lived || a.horizon.has_until);
    if (lived) {
        tn_fraction more;
        const tn_document *one = a.invoices->documents[0], *two = b.invoices->documents[0];
        HOLDS(&a, tn_fraction_sub(two->exact, one->exact, &more) == TN_OK);
        const int64_t places = a.product.currency.value.places; /* 0.001 is 0.1 cents */
        const tn_fraction expected = {a.bought[0].quantity.value, places == 2 ? 10 : 1000};
        HOLDS(&a, tn_fraction_compare(more, expected) == 0);
    }
    end_random(&a);
    if (b.room) {
        end_random(&b);
    }
}

/* ---- the horizon and the preview ----------------------------------------------------------- */

/* What one saw up to a day stays as it was when one looks further. */
static void looking_further(uint64_t seed)
{
    random_life a, b;
    make_random(&a, seed);
    make_random(&b, seed);
    a.horizon.has_until = b.horizon.has_until = true;
    b.horizon.until.days += (int32_t)(seed % 700);
    if (live_random(&a)) {
        if (live_random(&b)) {
            size_t shown = 0;
            while (shown < b.invoices->count &&
                   b.invoices->documents[shown]->date.days <= a.horizon.until.days) {
                shown++;
            }
            tn_invoices first = *b.invoices;
            first.count = shown;
            b.invoices = &first;
            same_summary(&a, &b, 0);
        }
        end_random(&b);
    }
    end_random(&a);
}

/* What the preview says is due is what is invoiced once the event is filed. */
static void preview_is_invoice(uint64_t seed)
{
    random_life r;
    make_random(&r, seed);
    r.horizon = (tn_horizon){0};
    if (r.contract.event_count < 1 ||
        r.events[r.contract.event_count - 1].kind != TN_EVENT_UPGRADE) {
        return;
    }
    tn_arena *room = tn_arena_new(NULL);
    const tn_upgrade *preview = NULL;
    const tn_event event = r.events[--r.contract.event_count];
    tn_findings *list = tn_findings_new(room);
    tn_books *books = tn_books_new(room, &r.contract, tables, &r.policy, &r.horizon, list);
    const tn_status status = tn_upgrade_build(room, books, &event, list, &preview);
    tn_proration estimate;
    if (status == TN_OK && preview->allowed && preview->priced && tn_books_invoices(books) &&
        tn_life_term_at(tn_books_life(books), preview->on)) {
        /* The same without living anew, also before later events. */
        HOLDS(&r, tn_upgrade_estimate(room, books, &event, &estimate) == TN_OK);
        HOLDS(&r, estimate.due.minor == preview->change.due.minor);
        HOLDS(&r, estimate.credit.minor == preview->change.credit.minor);
    }
    r.contract.event_count++;
    const bool lived = live_random(&r);
    if (lived && status == TN_OK && preview->allowed && preview->priced) {
        int64_t invoiced = 0;
        for (size_t i = 0; i < r.invoices->count; i++) {
            const tn_document *d = r.invoices->documents[i];
            if (d->kind == TN_DOCUMENT_UPGRADE && d->at.seconds == preview->on.seconds) {
                invoiced = d->total.minor;
            }
        }
        HOLDS(&r, invoiced == preview->change.due.minor);
        HOLDS(&r, preview->change.due.minor == preview->change.charge.minor -
                                                   preview->change.credit.minor +
                                                   preview->change.rounding.minor);
    }
    end_random(&r);
    tn_arena_free(room);
}

/* ---- refunds and terms --------------------------------------------------------------------- */

/* A refund within 48 hours leaves nothing. */
static void refund_leaves_nothing(uint64_t seed)
{
    random_life r;
    make_random(&r, seed);
    r.horizon = (tn_horizon){0};
    if (!r.contract.event_count) {
        return;
    }
    tn_event *last = &r.events[r.contract.event_count - 1];
    *last = (tn_event){.kind = TN_EVENT_REFUND,
                       .when = {.value = r.contract.accepted.value, .has_time = true, .set = true}};
    last->when.value.seconds += (int64_t)(seed % (48 * TN_HOUR_SECONDS + 1));
    if (live_random(&r) && r.life->termination_count &&
        r.life->terminations[r.life->termination_count - 1].event == last) {
        int64_t sum = 0;
        for (size_t i = 0; i < r.invoices->count; i++) {
            sum += r.invoices->documents[i]->total.minor;
        }
        HOLDS(&r, sum == 0);
    }
    end_random(&r);
}

/* Twelve terms of a month cover the days of one of twelve. */
static void months_of_a_year(uint64_t seed)
{
    random_life a, b;
    make_random(&a, seed);
    make_random(&b, seed);
    a.contract.event_count = b.contract.event_count = 0;
    a.contract.offer = b.contract.offer = NULL;
    a.contract.item_count = b.contract.item_count = 1;
    a.contract.duration = number(12);
    b.contract.duration = number(1);
    b.contract.renewal = (tn_renewal){.set = true, .automatic = number(1)};
    b.horizon = (tn_horizon){.has_until = true,
                             .until = tn_instant_date((tn_instant){
                                 b.contract.accepted.value.seconds + 360 * TN_DAY_SECONDS})};
    HOLDS(&a, live_random(&a) && live_random(&b));
    HOLDS(&a, b.life->term_count == 12);
    HOLDS(&a, b.life->terms[11].period.end.seconds == a.life->terms[0].period.end.seconds);
    end_random(&a);
    end_random(&b);
}

PROPERTY(twice_the_quantities)
PROPERTY(a_mill_more)
PROPERTY(looking_further)
PROPERTY(preview_is_invoice)
PROPERTY(refund_leaves_nothing)
PROPERTY(months_of_a_year)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs__twice_the_quantities),
        cmocka_unit_test(test_pairs__a_mill_more),
        cmocka_unit_test(test_pairs__looking_further),
        cmocka_unit_test(test_pairs__preview_is_invoice),
        cmocka_unit_test(test_pairs__refund_leaves_nothing),
        cmocka_unit_test(test_pairs__months_of_a_year),
    };
    return RUN_LIVES(tests);
}
