/* Documents as simulated and as billed, paired from the surest to the least sure. */
#include "tenor/reconcile.h"

#include <string.h>

#include "base/list.h"
#include "engine/books/claims.h"
#include "tenor/register.h"

enum { TIMING_DAYS = 62, PERIOD_DAYS = 5, PERIOD_MOST = 31 };

static const char *const names[TN_OUTCOME_KINDS + 1] = {"matched",    "rounding", "fee", "currency",
                                                        "amount",     "timing",   "due", "missing",
                                                        "unexpected", ""};

const char *tn_outcome_name(tn_outcome outcome)
{
    return names[outcome];
}

/* The contract at hand. */
typedef struct pairing {
    tn_arena *scratch;
    tn_books *books;
    const tn_invoices *invoices;
    const char *contract, *buyer; /* in the arena of the outcomes */
    const tn_billed *items;
    const size_t *mine; /* what was billed of it: indexes of items */
    size_t mine_count;
    bool *used; /* [mine_count] */
    tn_reconciliation *out;
    tn_status status;
} pairing;

/* ---- pairs ---------------------------------------------------------------------------------- */

static void add_outcome(pairing *p, const tn_reconciled *what, const tn_document *d)
{
    tn_reconciliation *r = p->out;
    tn_reconciled *one = TNI_LIST_ADD(r->arena, &r->items, &r->count, *what);
    if (!one) {
        p->status = TN_E_NOMEM;
        return;
    }
    one->contract = p->contract;
    one->buyer = p->buyer;
    one->has_documents = p->invoices->count > 0;
    if (d) {
        one->document = tn_document_id(r->arena, d);
        one->number = d->number;
        one->date = d->date;
        one->due = d->due;
        one->total = d->total;
    }
    r->of[what->outcome]++;
    r->exceptions += what->outcome != TN_OUTCOME_MATCHED;
}

static int64_t distance(int64_t a)
{
    return a < 0 ? -a : a;
}

/* More than what is rounded. */
static bool is_far(int64_t difference)
{
    return difference < -1 || difference > 1;
}

static tn_money fee_of(pairing *p, const tn_document *d)
{
    tn_money fee = {0, d->total.currency};
    p->status = tn_books_fee(p->books, d, &fee);
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
    } else if (is_far(difference.minor)) {
        outcome = TN_OUTCOME_AMOUNT;
    } else if (d->date.days != b->date.days) {
        outcome = TN_OUTCOME_TIMING;
    } else if (is_far(fee_difference.minor)) {
        outcome = TN_OUTCOME_FEE;
    } else if (due_days != 0) {
        outcome = TN_OUTCOME_DUE;
    } else if (difference.minor != 0 || fee_difference.minor != 0) {
        outcome = TN_OUTCOME_ROUNDING;
    }
    add_outcome(p,
                &(tn_reconciled){.outcome = outcome,
                                 .billed = b,
                                 .fee = fee,
                                 .difference = difference,
                                 .fee_difference = fee_difference,
                                 .days = tn_date_days_between(d->date, b->date),
                                 .due_days = due_days},
                d);
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
    /* among several the nearest amount */
    return distance(d->total.minor / 2 - b->gross.minor / 2) + 1;
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
        size_t best = 0;
        int64_t least = 0;
        for (size_t j = 0; !done[i] && j < p->mine_count; j++) {
            const int64_t far = p->used[j] ? 0 : close(d, &p->items[p->mine[j]]);
            if (far && far <= limit && (!least || far < least)) {
                least = far;
                best = j;
            }
        }
        if (least) {
            done[i] = p->used[best] = true;
            add_pair(p, d, &p->items[p->mine[best]]);
        }
    }
}

static void reconcile_one(pairing *p)
{
    bool *done = tn_arena_take_array(p->scratch, p->invoices->count, sizeof(*done));
    p->used = tn_arena_take_array(p->scratch, p->mine_count, sizeof(*p->used));
    if (!done || !p->used) {
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
            add_outcome(p, &(tn_reconciled){.outcome = TN_OUTCOME_MISSING, .fee = fee_of(p, d)}, d);
        }
    }
    for (size_t j = 0; j < p->mine_count; j++) {
        const tn_billed *b = &p->items[p->mine[j]];
        if (!p->used[j]) {
            add_outcome(p, &(tn_reconciled){.outcome = TN_OUTCOME_UNEXPECTED, .billed = b}, NULL);
        }
    }
}

/* ---- order -------------------------------------------------------------------------------- */

static tn_date date_of(const tn_reconciled *r)
{
    return r->document ? r->date : r->billed->date;
}

static int by_date(const void *left, const void *right)
{
    const tn_reconciled *a = left, *b = right;
    const size_t one = a->document ? a->number : SIZE_MAX;
    const size_t two = b->document ? b->number : SIZE_MAX;
    int order = TNI_COMPARE(date_of(a).days, date_of(b).days);
    order = order ? order : strcmp(a->contract, b->contract);
    order = order ? order : TNI_COMPARE(one, two);
    return order || !a->billed || !b->billed ? order
                                             : strcmp(a->billed->invoice, b->billed->invoice);
}

/* ---- one contract after another ------------------------------------------------------------- */

tn_status tn_reconcile_begin(tn_arena *arena, const tn_billing_feed *feed, const tn_date *until,
                             tn_reconciliation *out)
{
    const tn_date last = feed->count ? feed->items[feed->count - 1].date : (tn_date){0};
    *out = (tn_reconciliation){.arena = arena,
                               .feed = feed,
                               .until = until ? *until : last,
                               .claims = tni_claims_new(arena, feed)};
    return out->claims ? TN_OK : TN_E_NOMEM;
}

tn_status tn_reconcile_claim(tn_reconciliation *r, const tn_contract *contract)
{
    return tni_claims_add(r->claims, contract, r->contracts++);
}

tn_status tn_reconcile_add(tn_reconciliation *r, tn_arena *scratch, tn_books *books)
{
    pairing p = {.scratch = scratch, .books = books, .items = r->feed->items, .out = r};
    const size_t index = r->added++;
    p.status = index == 0 ? tni_claims_settle(r->claims, r->contracts) : TN_OK;
    if (p.status != TN_OK) {
        return p.status;
    }
    p.mine = tni_claims_of(r->claims, index, &p.mine_count);
    if (!books) {
        r->others += p.mine_count;
        return TN_OK;
    }
    p.invoices = tn_books_invoices(books);
    if (!p.invoices) {
        return tn_books_status(books);
    }
    const char *id = tn_books_contract(books)->id.value;
    const char *buyer = p.invoices->count ? tn_document_buyer(p.invoices->documents[0]) : NULL;
    p.contract = tn_arena_text(r->arena, id);
    p.buyer = buyer ? tn_arena_text(r->arena, buyer) : NULL;
    reconcile_one(&p);
    return p.status == TN_OK && tn_arena_failed(r->arena) ? TN_E_NOMEM : p.status;
}

void tn_reconcile_end(tn_reconciliation *r)
{
    r->others += r->added ? tni_claims_left(r->claims) : r->feed->count;
    tni_list_sort(r->items, r->count, sizeof(*r->items), by_date);
}

tn_status tn_reconcile(tn_arena *arena, tn_books *const *books, size_t count,
                       const tn_billing_feed *feed, const tn_date *until,
                       const tn_reconciliation **out)
{
    tn_reconciliation *r = tn_arena_take(arena, sizeof(*r));
    tn_status status = r ? tn_reconcile_begin(arena, feed, until, r) : TN_E_NOMEM;
    for (size_t i = 0; i < count && status == TN_OK; i++) {
        status = books[i] ? tn_reconcile_claim(r, tn_books_contract(books[i])) : TN_E_NOMEM;
    }
    for (size_t i = 0; i < count && status == TN_OK; i++) {
        status = tn_reconcile_add(r, arena, books[i]);
    }
    if (status == TN_OK) {
        tn_reconcile_end(r);
        *out = r;
    }
    return status;
}
