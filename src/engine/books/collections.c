/* What was collected and disbursed of what AWS billed, and how old the rest is. */
#include <string.h>

#include "tenor/reconcile.h"
#include "tenor/text.h"

enum { BUCKET_DAYS = 30 };

/* What became of one document. */
typedef struct settled_sums {
    int64_t gross[TN_SETTLED_KINDS];
} settled_sums;

typedef struct collections_builder {
    tn_arena *arena;
    tn_collections *out;
    tn_date as_of;
    settled_sums *sums; /* [feed->count] */
    size_t *places;     /* a hash table of items, from 1; 0: none */
    size_t place_count; /* a power of two, more than twice the billed documents */
    tn_status status;
} collections_builder;

static void add_to(collections_builder *b, tn_money *sum, int64_t minor)
{
    if (__builtin_add_overflow(sum->minor, minor, &sum->minor)) {
        b->status = TN_E_RANGE;
    }
}

static void take_off(collections_builder *b, tn_money *sum, int64_t minor)
{
    if (__builtin_sub_overflow(sum->minor, minor, &sum->minor)) {
        b->status = TN_E_RANGE;
    }
}

static void take_settlement(collections_builder *b, const tn_billing_feed *feed,
                            const tn_settlement *s)
{
    if (s->has_date && s->date.days > b->as_of.days) {
        return;
    }
    int64_t *gross = &b->sums[s->billed].gross[s->kind];
    if (__builtin_add_overflow(*gross, s->gross.minor, gross)) {
        b->status = TN_E_RANGE;
    }
    if (s->kind == TN_SETTLED_DISBURSED) {
        struct tn_paid_out *p = &b->out->paid_out[s->billed];
        p->net.currency = feed->items[s->billed].gross.currency;
        add_to(b, &p->net, s->gross.minor);
        take_off(b, &p->net, s->fee.minor);
        if (s->has_date && (!p->has_date || s->date.days > p->date.days)) {
            p->has_date = true;
            p->date = s->date;
        }
    }
}

/* Nothing more than what was billed was collected; what was disbursed was collected before. */
static int64_t collected_of(const tn_billed *billed, const settled_sums *s)
{
    const int64_t paid = s->gross[TN_SETTLED_COLLECTED], out = s->gross[TN_SETTLED_DISBURSED];
    return billed->gross.minor < 0 ? (paid < out ? paid : out) : (paid > out ? paid : out);
}

static size_t bucket_of(const collections_builder *b, const tn_reconciled *r)
{
    const tn_date due = r->billed->has_due ? r->billed->due
                        : r->document      ? r->due
                                           : r->billed->date;
    const int64_t late = tn_date_days_between(due, b->as_of);
    const int64_t bucket = late <= 0 ? 0 : 1 + (late - 1) / BUCKET_DAYS;
    return bucket < TN_AGE_BUCKETS ? (size_t)bucket : TN_AGE_BUCKETS - 1;
}

static bool is_buyer(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static tn_collection *collection_of(collections_builder *b, const char *buyer, tn_currency currency)
{
    size_t at = (size_t)tn_text_hash(currency.code, strlen(currency.code));
    at ^= buyer ? (size_t)tn_text_hash(buyer, strlen(buyer)) : 0;
    size_t *place = &b->places[at & (b->place_count - 1)];
    while (*place) {
        tn_collection *c = &b->out->items[*place - 1];
        if (is_buyer(c->buyer, buyer) && tn_currency_equal(c->currency, currency)) {
            return c;
        }
        place = &b->places[++at & (b->place_count - 1)];
    }
    tn_collection *c =
        tn_arena_append(b->arena, &b->out->items, &b->out->count, sizeof(*b->out->items));
    if (c) {
        *place = b->out->count;
        const tn_money zero = {0, currency};
        *c = (tn_collection){.buyer = buyer,
                             .currency = currency,
                             .billed = zero,
                             .collected = zero,
                             .disbursed = zero,
                             .outstanding = zero};
        for (size_t i = 0; i < TN_AGE_BUCKETS; i++) {
            c->aged[i] = zero;
        }
    }
    return c;
}

static void take_document(collections_builder *b, const tn_billing_feed *feed,
                          const tn_reconciled *r)
{
    if (!r->billed || r->billed->date.days > b->as_of.days) {
        return;
    }
    const size_t index = (size_t)(r->billed - feed->items);
    tn_collection *c = collection_of(b, r->has_documents ? r->buyer : r->billed->account,
                                     r->billed->gross.currency);
    if (!c) {
        return;
    }
    const settled_sums *s = &b->sums[index];
    const int64_t collected = collected_of(r->billed, s);
    tn_money rest = r->billed->gross;
    take_off(b, &rest, collected);
    take_off(b, &rest, s->gross[TN_SETTLED_FORGIVEN]);
    add_to(b, &c->billed, r->billed->gross.minor);
    add_to(b, &c->collected, collected);
    add_to(b, &c->disbursed, b->out->paid_out[index].net.minor);
    add_to(b, &c->outstanding, rest.minor);
    add_to(b, &c->aged[bucket_of(b, r)], rest.minor);
}

tn_status tn_collections_build(tn_arena *arena, const tn_billing_feed *feed,
                               const tn_reconciliation *reconciliation, tn_date as_of,
                               const tn_collections **out)
{
    collections_builder b = {.arena = arena, .as_of = as_of};
    b.out = tn_arena_take(arena, sizeof(*b.out));
    b.sums = tn_arena_take_array(arena, feed->count, sizeof(*b.sums));
    struct tn_paid_out *paid_out = tn_arena_take_array(arena, feed->count, sizeof(*paid_out));
    for (b.place_count = 4; b.place_count <= 2 * feed->count;) {
        b.place_count *= 2;
    }
    b.places = tn_arena_take_array(arena, b.place_count, sizeof(*b.places));
    if (tn_arena_failed(arena)) {
        return TN_E_NOMEM;
    }
    *b.out = (tn_collections){.as_of = as_of, .paid_out = paid_out};
    for (size_t i = 0; i < feed->settlement_count; i++) {
        take_settlement(&b, feed, &feed->settlements[i]);
    }
    for (size_t i = 0; i < reconciliation->count; i++) {
        take_document(&b, feed, &reconciliation->items[i]);
    }
    if (b.status == TN_OK && tn_arena_failed(arena)) {
        b.status = TN_E_NOMEM;
    }
    if (b.status == TN_OK) {
        *out = b.out;
    }
    return b.status;
}
