/* Documents as simulated and as billed, paired from the surest to the least sure. */
#include "tenor/reconcile.h"

#include <stdlib.h>
#include <string.h>

enum { TIMING_DAYS = 62, PERIOD_DAYS = 5, PERIOD_MOST = 31, NOBODY = -1 };

static const char *const names[TN_OUTCOME_KINDS + 1] = {"matched",    "rounding", "fee", "currency",
                                                        "amount",     "timing",   "due", "missing",
                                                        "unexpected", ""};

const char *tn_outcome_name(tn_outcome outcome)
{
    return names[outcome];
}

typedef struct pairing {
    tn_arena *arena;
    tn_books *books; /* of the contract at hand */
    const tn_invoices *invoices;
    const tn_billing_feed *feed;
    int *owner;        /* [feed->count]: index of the contract, NOBODY */
    bool *billed_used; /* [feed->count] */
    int index;
    tn_reconciliation *out;
    tn_status status;
} pairing;

/* ---- owners --------------------------------------------------------------------------------- */

/* 1: equal; -1: different; 0: one of them is not given. */
static int compare_texts(const char *ours, const char *theirs)
{
    if (!ours || !*theirs) {
        return 0;
    }
    return strcmp(ours, theirs) == 0 ? 1 : -1;
}

static int likeness_of(const tn_books *books, const tn_billed *b)
{
    const tn_contract *c = tn_books_contract(books);
    const int parts[] = {compare_texts(c->agreement.value, b->agreement),
                         compare_texts(c->account_id.value, b->account),
                         compare_texts(c->product->product_id.value, b->product)};
    int sum = 0;
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        if (parts[i] < 0) {
            return -1;
        }
        sum += parts[i];
    }
    return sum;
}

static int owner_of(tn_books *const *books, size_t count, const tn_billed *b)
{
    int best = NOBODY, most = count == 1 ? -1 : 0; /* among several something must agree */
    for (size_t i = 0; i < count; i++) {
        const int like = likeness_of(books[i], b);
        if (like > most) {
            most = like;
            best = (int)i;
        }
    }
    return best;
}

/* ---- pairs ---------------------------------------------------------------------------------- */

static tn_reconciled *add_outcome(pairing *p, tn_outcome outcome, const tn_document *d,
                                  const tn_billed *b)
{
    tn_reconciled *one = &p->out->items[p->out->count++];
    *one =
        (tn_reconciled){.outcome = outcome, .invoices = p->invoices, .simulated = d, .billed = b};
    p->out->of[outcome]++;
    p->out->exceptions += outcome != TN_OUTCOME_MATCHED;
    return one;
}

static int64_t distance(int64_t a)
{
    return a < 0 ? -a : a;
}

static tn_money fee_of(pairing *p, const tn_document *d)
{
    tn_money fee = {0, d->total.currency};
    const tn_status status = tn_books_fee(p->books, d, &fee);
    p->status = p->status == TN_OK ? status : p->status;
    return fee;
}

static void add_pair(pairing *p, const tn_document *d, const tn_billed *b)
{
    const bool one_currency = tn_currency_equal(d->total.currency, b->gross.currency);
    const tn_money fee = fee_of(p, d);
    const int64_t due_days =
        b->has_due && d->total.minor > 0 ? tn_date_days_between(d->due, b->due) : 0;
    tn_money difference = {0, d->total.currency}, fee_difference = difference;
    if (one_currency && (tn_money_sub(b->gross, d->total, &difference) != TN_OK ||
                         (b->has_fee && tn_money_sub(b->fee, fee, &fee_difference) != TN_OK))) {
        p->status = TN_E_RANGE;
        return;
    }
    tn_outcome outcome = TN_OUTCOME_MATCHED;
    if (!one_currency) {
        outcome = TN_OUTCOME_CURRENCY;
    } else if (distance(difference.minor) > 1) {
        outcome = TN_OUTCOME_AMOUNT;
    } else if (d->date.days != b->date.days) {
        outcome = TN_OUTCOME_TIMING;
    } else if (distance(fee_difference.minor) > 1) {
        outcome = TN_OUTCOME_FEE;
    } else if (due_days != 0) {
        outcome = TN_OUTCOME_DUE;
    } else if (difference.minor != 0 || fee_difference.minor != 0) {
        outcome = TN_OUTCOME_ROUNDING;
    }
    tn_reconciled *one = add_outcome(p, outcome, d, b);
    one->fee = fee;
    one->difference = difference;
    one->fee_difference = fee_difference;
    one->days = tn_date_days_between(d->date, b->date);
    one->due_days = due_days;
}

/* Distance of a pair: 0: no pair; the smaller the better. */
typedef int64_t (*closeness)(const tn_document *d, const tn_billed *b);

static bool same_amount(const tn_document *d, const tn_billed *b)
{
    return d->total.minor == b->gross.minor &&
           tn_currency_equal(d->total.currency, b->gross.currency);
}

static int64_t match_exactly(const tn_document *d, const tn_billed *b)
{
    return d->date.days == b->date.days && same_amount(d, b) ? 1 : 0;
}

static int64_t match_on_day(const tn_document *d, const tn_billed *b)
{
    if (d->date.days != b->date.days || (d->total.minor < 0) != (b->gross.minor < 0)) {
        return 0;
    }
    const int64_t far = distance(d->total.minor / 2 - b->gross.minor / 2);
    return far < INT64_MAX - 1 ? far + 1 : far; /* among several the nearest amount */
}

static int64_t match_amount(const tn_document *d, const tn_billed *b)
{
    const int64_t days = distance(tn_date_days_between(d->date, b->date));
    return days <= TIMING_DAYS && same_amount(d, b) ? days : 0;
}

/* Of one period: the same calendar month, or a few days away; whatever the amount. */
static int64_t match_period(const tn_document *d, const tn_billed *b)
{
    const tn_civil ours = tn_date_civil(d->date), theirs = tn_date_civil(b->date);
    const int64_t days = distance(tn_date_days_between(d->date, b->date));
    const bool one_period =
        days <= PERIOD_DAYS || (ours.year == theirs.year && ours.month == theirs.month);
    return one_period && (d->total.minor < 0) == (b->gross.minor < 0) &&
                   tn_currency_equal(d->total.currency, b->gross.currency)
               ? days
               : 0;
}

static void pair_up(pairing *p, bool *done, closeness close, int64_t limit)
{
    for (size_t i = 0; i < p->invoices->count && p->status == TN_OK; i++) {
        const tn_document *d = p->invoices->documents[i];
        size_t best = p->feed->count;
        int64_t least = 0;
        for (size_t j = 0; !done[i] && j < p->feed->count; j++) {
            const int64_t far =
                p->owner[j] == p->index && !p->billed_used[j] ? close(d, &p->feed->items[j]) : 0;
            if (far && far <= limit && (!least || far < least)) {
                least = far;
                best = j;
            }
        }
        if (least) {
            done[i] = p->billed_used[best] = true;
            add_pair(p, d, &p->feed->items[best]);
        }
    }
}

static void reconcile_one(pairing *p)
{
    bool *done = tn_arena_take_array(p->arena, p->invoices->count + 1, sizeof(*done));
    if (!done) {
        p->status = TN_E_NOMEM;
        return;
    }
    pair_up(p, done, match_exactly, INT64_MAX);
    pair_up(p, done, match_on_day, INT64_MAX);
    for (int64_t days = 1; days <= TIMING_DAYS; days++) { /* the nearest first */
        pair_up(p, done, match_amount, days);
    }
    for (int64_t days = 1; days <= PERIOD_MOST; days++) {
        pair_up(p, done, match_period, days);
    }
    for (size_t i = 0; i < p->invoices->count && p->status == TN_OK; i++) {
        const tn_document *d = p->invoices->documents[i];
        if (done[i]) {
            continue;
        }
        if (d->date.days > p->out->until.days) {
            p->out->not_yet++;
        } else {
            add_outcome(p, TN_OUTCOME_MISSING, d, NULL)->fee = fee_of(p, d);
        }
    }
    for (size_t j = 0; j < p->feed->count; j++) {
        if (p->owner[j] == p->index && !p->billed_used[j]) {
            add_outcome(p, TN_OUTCOME_UNEXPECTED, NULL, &p->feed->items[j]);
        }
    }
}

/* ---- order -------------------------------------------------------------------------------- */

static tn_date date_of(const tn_reconciled *r)
{
    return r->simulated ? r->simulated->date : r->billed->date;
}

static const char *id_of(const tn_reconciled *r)
{
    return r->invoices->life->contract->id.value;
}

static int by_date(const void *left, const void *right)
{
    const tn_reconciled *a = left, *b = right;
    const int32_t first = date_of(a).days, second = date_of(b).days;
    if (first != second) {
        return first < second ? -1 : 1;
    }
    const int order = strcmp(id_of(a), id_of(b));
    if (order != 0) {
        return order;
    }
    const size_t one = a->simulated ? a->simulated->number : SIZE_MAX;
    const size_t two = b->simulated ? b->simulated->number : SIZE_MAX;
    if (one != two) {
        return one < two ? -1 : 1;
    }
    return a->billed && b->billed ? strcmp(a->billed->invoice, b->billed->invoice) : 0;
}

static tn_date last_day(const tn_billing_feed *feed)
{
    return feed->count ? feed->items[feed->count - 1].date : (tn_date){0};
}

tn_status tn_reconcile(tn_arena *arena, tn_books *const *books, size_t count,
                       const tn_billing_feed *feed, const tn_date *until,
                       const tn_reconciliation **out)
{
    pairing p = {.arena = arena, .feed = feed};
    size_t room = feed->count + 1;
    for (size_t i = 0; i < count; i++) {
        const tn_invoices *invoices = tn_books_invoices(books[i]);
        if (!invoices) {
            return tn_books_status(books[i]);
        }
        room += invoices->count;
    }
    p.out = tn_arena_take(arena, sizeof(*p.out));
    p.owner = tn_arena_take_array(arena, feed->count + 1, sizeof(*p.owner));
    p.billed_used = tn_arena_take_array(arena, feed->count + 1, sizeof(*p.billed_used));
    tn_reconciled *items = tn_arena_take_array(arena, room, sizeof(*items));
    if (!p.out || !p.owner || !p.billed_used || !items) {
        return TN_E_NOMEM;
    }
    *p.out = (tn_reconciliation){.items = items, .until = until ? *until : last_day(feed)};
    for (size_t j = 0; j < feed->count; j++) {
        p.owner[j] = owner_of(books, count, &feed->items[j]);
        p.out->others += p.owner[j] == NOBODY;
    }
    for (size_t i = 0; i < count && p.status == TN_OK; i++) {
        p.books = books[i];
        p.invoices = tn_books_invoices(books[i]);
        p.index = (int)i;
        reconcile_one(&p);
    }
    qsort(items, p.out->count, sizeof(*items), by_date);
    if (p.status == TN_OK) {
        *out = p.out;
    }
    return p.status;
}
