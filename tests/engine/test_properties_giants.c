/* Prices and quantities as large as they may be: a life comes to a result or to a finding, never to
 * a wrong sum. A failure prints its seed: TENOR_SEED=... replays it. */
#include "engine/random_lives.h"
#include "tenor/ledger.h"
#include "tenor/movements.h"
#include "tenor/replacement.h"
#include "tenor/timeline.h"
#include "tenor/upgrade.h"

enum { GIANTS = 30000 };

static int64_t huge(uint64_t *s, int64_t most)
{
    const int64_t down = INT64_C(1) << test_between(s, 0, 24);
    return test_between(s, most / down / 2, most / down) + 1;
}

/* Amounts that just fit into 64 bits, with shares of seconds: their exact sums need all of 128. */
enum { FITTING = 300000000 };

static void grow(random_life *r, int64_t most)
{
    uint64_t s = r->seed ^ UINT64_C(0xfeed);
    r->policy.basis = one_in(&s, 2) ? TN_BASIS_SECOND : r->policy.basis;
    const int64_t top = 100000000 * TN_PRICE_ONE - 1;
    for (size_t d = 0; d < DIMENSIONS; d++) {
        for (size_t m = 0; m < DURATIONS; m++) {
            r->prices[d][m].price.value.e8 = huge(&s, top);
        }
    }
    for (size_t i = 0; i < EVENTS; i++) {
        r->typed[i].price.value.e8 = huge(&s, top);
        if (is_tiered(r)) {
            continue;
        }
        r->changed[i][0].quantity.value = huge(&s, most);
        r->changed[i][1].quantity.value = huge(&s, most);
    }
    for (size_t o = 0; o < 2 && !is_tiered(r); o++) {
        for (size_t i = 0; i < DIMENSIONS; i++) {
            r->items[o][i].quantity.value = huge(&s, most);
        }
    }
    if (!is_tiered(r)) {
        r->bought[0].quantity.value = huge(&s, most);
    }
    if (one_in(&s, 4)) { /* to where the calendar ends */
        const int64_t days = tn_date_days_between(tn_instant_date(r->contract.accepted.value),
                                                  tn_instant_date(at("9998-06-01")));
        r->contract.accepted.value.seconds += days * (int64_t)TN_DAY_SECONDS;
        r->horizon = (tn_horizon){.has_until = true, .until = tn_instant_date(at("9998-12-31"))};
        for (size_t i = 0; i < r->contract.event_count; i++) {
            const int64_t then = r->events[i].when.value.seconds + days * (int64_t)TN_DAY_SECONDS;
            const int64_t last = at("9998-12-31T23:59:59Z").seconds;
            r->events[i].when.value.seconds = then < last ? then : last;
        }
    }
}

/* Fine, or out of range; nothing else may happen to a document that was accepted. */
static bool fine(const random_life *r, tn_status status)
{
    HOLDS(r, status == TN_OK || status == TN_E_RANGE || status == TN_E_FINDINGS);
    return status == TN_OK;
}

static void ask_everything(random_life *r)
{
    const tn_timeline *timeline = NULL;
    HOLDS(r, tn_timeline_build(r->room, r->books, &timeline) == TN_OK);
    const tn_ledger *ledger = tn_books_ledger(r->books);
    if (!fine(r, tn_books_status(r->books))) {
        return;
    }
    int64_t revenue = 0, invoiced = 0;
    for (size_t i = 0; i < ledger->count; i++) {
        revenue += ledger->months[i].revenue.minor;
        invoiced += ledger->months[i].invoiced.minor;
    }
    HOLDS(r, revenue == ledger->total.revenue.minor);
    HOLDS(r, invoiced - revenue == ledger->total.closing.minor);
    HOLDS(r, tn_books_movements(r->books) || tn_books_status(r->books) == TN_E_RANGE);
    for (size_t i = 0; i < r->invoices->count; i++) {
        const tn_document *d = r->invoices->documents[i];
        for (size_t j = 0; j < d->line_count; j++) {
            HOLDS(r, tn_line_step(r->room, d, &d->lines[j]) != NULL);
        }
    }
}

static void what_if(random_life *r)
{
    if (!r->contract.event_count) {
        return;
    }
    const tn_event event = r->events[--r->contract.event_count];
    const tn_upgrade *upgrade = NULL;
    const tn_replacement *replacement = NULL;
    tn_books *books = tn_books_new(r->room, &r->contract, tables, &r->policy, &r->horizon, r->said);
    if (event.kind == TN_EVENT_UPGRADE) {
        fine(r, tn_upgrade_build(r->room, books, &event, r->said, &upgrade));
    } else if (event.kind == TN_EVENT_REPLACE) {
        fine(r, tn_replacement_build(r->room, books, &event, r->said, &replacement));
    }
    r->contract.event_count++;
}

static void a_giant(uint64_t seed)
{
    random_life r;
    make_random(&r, seed);
    if (seed % 3) {
        grow(&r, seed % 3 == 1 ? TN_QUANTITY_MAX - 1 : FITTING);
    }
    r.room = tn_arena_new(NULL);
    r.said = tn_findings_new(r.room);
    r.books = tn_books_new(r.room, &r.contract, tables, &r.policy, &r.horizon, r.said);
    r.life = tn_books_life(r.books);
    r.invoices = tn_books_invoices(r.books);
    const tn_status status = tn_books_status(r.books);
    if (fine(&r, status)) {
        ask_everything(&r);
    }
    HOLDS(&r, status == TN_OK || tn_findings_count(r.said) > 0);
    what_if(&r);
    end_random(&r);
}

static void test_giants__a_result_or_a_finding(void **state)
{
    (void)state;
    for_seeds(99981231, GIANTS, a_giant);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_giants__a_result_or_a_finding),
    };
    return RUN_LIVES(tests);
}
