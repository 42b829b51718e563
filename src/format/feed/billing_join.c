/* Part of billing_reader.h. Rows of what AWS billed as documents, and what settles them. */
#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "format/feed/billing_reader.h"

static tni_exact gross_of(const tn_billed *b)
{
    return (tni_exact){b->gross, b->gross_rest};
}

static bool gives_back(const tn_billed *b)
{
    return b->gross.minor < 0 || b->fee.minor < 0;
}

static int by_document(const void *left, const void *right)
{
    const tn_billed *a = left, *b = right;
    if (a->date.days != b->date.days) {
        return a->date.days < b->date.days ? -1 : 1;
    }
    int order = strcmp(a->invoice, b->invoice);
    order = order ? order : strcmp(a->gross.currency.code, b->gross.currency.code);
    order = order ? order : (int)gives_back(a) - (int)gives_back(b);
    return order ? order : (a->at.line > b->at.line) - (a->at.line < b->at.line);
}

/* A fee that rounds to nothing: it goes with whatever else its invoice holds. */
static bool is_nothing(const tn_billed *b)
{
    return b->gross.minor == 0 && b->fee.minor == 0;
}

static bool is_one_document(const tn_billed *a, const tn_billed *b)
{
    return *b->invoice && a->date.days == b->date.days && strcmp(a->invoice, b->invoice) == 0 &&
           tn_currency_equal(a->gross.currency, b->gross.currency) &&
           (is_nothing(a) || is_nothing(b) || gives_back(a) == gives_back(b));
}

/* Where a row went: its event, or its document's invoice. */
typedef struct feed_place {
    const char *name;
    size_t at;
} feed_place;

typedef struct feed_places {
    feed_place *items;
    size_t count;
} feed_places;

static int by_name(const void *left, const void *right)
{
    const feed_place *a = left, *b = right;
    const int order = strcmp(a->name, b->name);
    return order ? order : (a->at > b->at) - (a->at < b->at);
}

/* The document of a place with this name, in the settlement's currency and direction. */
static const feed_place *find(const feed_places *list, const tn_billing_feed *f, const char *name,
                              const tni_settled_row *row)
{
    size_t low = tni_named_before(list->items, list->count, sizeof(*list->items), name);
    for (; *name && low < list->count && strcmp(list->items[low].name, name) == 0; low++) {
        const tn_billed *b = &f->items[list->items[low].at];
        const bool same = row == NULL || gives_back(b) == row->is_back;
        if (same && (!row || tn_currency_equal(b->gross.currency, row->gross.money.currency))) {
            return &list->items[low];
        }
    }
    return NULL;
}

/* A fee, billed or settled, stands on an invoice of its own: it goes to that of its charge. */
static tn_status join_fees(tn_billing_feed_reader *r)
{
    tn_billing_feed *f = r->feed;
    feed_places charges = {tn_arena_take_array(r->arena, r->event_count + 1, sizeof(feed_place)),
                           0};
    if (!charges.items) {
        return TN_E_NOMEM;
    }
    for (size_t i = 0; i < r->event_count; i++) {
        const tni_event_row *e = &r->events[i];
        if (!e->is_settled && !tni_exact_is_zero(gross_of(&f->items[e->at]))) {
            charges.items[charges.count++] = (feed_place){e->reference, e->at};
        }
    }
    tni_list_sort(charges.items, charges.count, sizeof(feed_place), by_name);
    for (size_t i = 0; i < r->event_count; i++) {
        const tni_event_row *e = &r->events[i];
        tn_billed *b = e->is_settled ? NULL : &f->items[e->at];
        tni_settled_row row = {0};
        if (b) {
            row.gross = gross_of(b);
            row.is_back = gives_back(b);
        } else {
            row = r->settled[e->at];
        }
        const feed_place *at =
            tni_exact_is_zero(row.gross) ? find(&charges, f, e->reference, &row) : NULL;
        if (at && b) {
            b->invoice = f->items[at->at].invoice;
            b->date = f->items[at->at].date;
        } else if (at) {
            r->settled[e->at].invoice = f->items[at->at].invoice;
        }
    }
    return TN_OK;
}

/* The rows of a document become its first; their events say where they are now. */
static tn_status join_rows(tn_billing_feed *f, feed_places *events)
{
    size_t kept = 0;
    tni_list_sort(f->items, f->count, sizeof(*f->items), by_document);
    for (size_t i = 0; i < f->count; i++) {
        const tn_billed *b = &f->items[i];
        tn_billed *last = kept ? &f->items[kept - 1] : NULL;
        const bool joins = last && is_one_document(last, b);
        events->items[events->count++] = (feed_place){b->event, joins ? kept - 1 : kept};
        if (!joins) {
            f->items[kept++] = *b;
            continue;
        }
        tni_exact gross = gross_of(last), fee = {last->fee, last->fee_rest};
        if (tni_exact_add(&gross, gross_of(b)) != TN_OK ||
            tni_exact_add(&fee, (tni_exact){b->fee, b->fee_rest}) != TN_OK) {
            return TN_E_RANGE;
        }
        last->gross = gross.money;
        last->gross_rest = gross.rest;
        last->fee = fee.money;
        last->fee_rest = fee.rest;
        last->has_fee = last->has_fee || b->has_fee;
        last->due = last->has_due ? last->due : b->due;
        last->has_due = last->has_due || b->has_due;
    }
    f->count = kept;
    return TN_OK;
}

static void leave_settled(tn_billing_feed_reader *r, const tni_settled_row *row)
{
    static const char *const kinds[] = {"COLLECTED", "DISBURSED", "FORGIVEN"};
    const bool is_revenue = !tni_exact_is_zero(row->gross);
    const tni_exact *amount = is_revenue ? &row->gross : &row->fee;
    tni_billed_leave(r,
                     tn_arena_format(r->arena, "%s %s in %s", kinds[row->settlement.kind],
                                     is_revenue ? "revenue" : "fees", amount->money.currency.code),
                     row->line, amount);
}

/* Adds a row to what settles a document in a way; out is by how much that grew once rounded. */
static tn_status settle_amount(tni_exact *sum, tni_exact row, bool is_back, tn_money *out)
{
    const int64_t before = sum->money.minor;
    sum->money.currency = row.money.currency;
    if (tni_exact_add(sum, row) != TN_OK) {
        return TN_E_RANGE;
    }
    out->currency = row.money.currency;
    out->minor = is_back ? before - sum->money.minor : sum->money.minor - before;
    return TN_OK;
}

static tn_status settle(tn_billing_feed_reader *r, const feed_places *events,
                        const feed_places *invoices)
{
    tn_billing_feed *f = r->feed;
    struct sums {
        tni_exact gross, fee;
    } *sums = NULL; /* of each document and kind */
    if (r->settled_count > 0) {
        sums = tn_arena_take_array(r->arena, f->count * TN_SETTLED_KINDS, sizeof(*sums));
    }
    if (r->settled_count > 0 && !sums) {
        return TN_E_NOMEM;
    }
    for (size_t i = 0; i < r->settled_count; i++) {
        const tni_settled_row *row = &r->settled[i];
        const feed_place *at = find(events, f, row->parent, NULL);
        at = at ? at : find(invoices, f, row->invoice, row);
        tn_settlement *s =
            at ? TNI_LIST_ADD(r->arena, &f->settlements, &f->settlement_count, row->settlement)
               : NULL;
        if (!at) {
            leave_settled(r, row);
        }
        if (s) {
            struct sums *sum = &sums[at->at * TN_SETTLED_KINDS + (size_t)s->kind];
            const bool is_back = gives_back(&f->items[at->at]);
            s->billed = at->at;
            if (settle_amount(&sum->gross, row->gross, is_back, &s->gross) != TN_OK ||
                settle_amount(&sum->fee, row->fee, is_back, &s->fee) != TN_OK) {
                return TN_E_RANGE;
            }
        }
    }
    return tn_arena_failed(r->arena) ? TN_E_NOMEM : TN_OK;
}

static int by_state(const void *left, const void *right)
{
    const tni_event_row *a = left, *b = right;
    int order = strcmp(a->event, b->event);
    order = order ? order : strcmp(a->valid, b->valid);
    order = order ? order : strcmp(a->updated, b->updated);
    return order ? order : (a->at > b->at) - (a->at < b->at);
}

/* The feed keeps what an event was: only its last state counts, by valid_from and then by
 * update_date, and none where that one is deleted. */
static void keep_last_states(tn_billing_feed_reader *r)
{
    tn_billing_feed *f = r->feed;
    size_t kept = 0, settled = 0;
    tni_list_sort(r->events, r->event_count, sizeof(*r->events), by_state);
    for (size_t i = 0; i < r->event_count; i++) {
        const tni_event_row *e = &r->events[i];
        const bool is_old =
            *e->event && i + 1 < r->event_count && strcmp(e->event, e[1].event) == 0;
        if (is_old || e->is_deleted) {
            *(e->is_settled ? &r->settled[e->at].invoice : &f->items[e->at].invoice) = NULL;
            tni_billed_leave(r, "earlier and deleted states of events", e->line, NULL);
        }
    }
    for (size_t i = 0; i < f->count; i++) {
        if (f->items[i].invoice) {
            f->items[kept++] = f->items[i];
        }
    }
    for (size_t i = 0; i < r->settled_count; i++) {
        if (r->settled[i].invoice) {
            r->settled[settled++] = r->settled[i];
        }
    }
    f->count = kept;
    r->settled_count = settled;
}

tn_status tni_billed_join(tn_billing_feed_reader *r)
{
    tn_billing_feed *f = r->feed;
    if (join_fees(r) != TN_OK) {
        return TN_E_NOMEM;
    }
    keep_last_states(r);
    feed_places events = {tn_arena_take_array(r->arena, f->count + 1, sizeof(feed_place)), 0};
    feed_places invoices = {tn_arena_take_array(r->arena, f->count + 1, sizeof(feed_place)), 0};
    if (!events.items || !invoices.items) {
        return TN_E_NOMEM;
    }
    const tn_status status = join_rows(f, &events);
    if (status != TN_OK) {
        return status;
    }
    for (; invoices.count < f->count; invoices.count++) {
        invoices.items[invoices.count] =
            (feed_place){f->items[invoices.count].invoice, invoices.count};
    }
    if (events.count) {
        qsort(events.items, events.count, sizeof(feed_place), by_name);
        qsort(invoices.items, invoices.count, sizeof(feed_place), by_name);
    }
    return settle(r, &events, &invoices);
}
