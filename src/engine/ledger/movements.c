/* The months of a ledger taken apart into movements by date. */
#include "tenor/movements.h"

#include <stdlib.h>

typedef struct movements_builder {
    tn_movements *movements;
    const tn_ledger *ledger;
} movements_builder;

static tn_movement *add_movement(movements_builder *m, tn_movement_kind kind, tn_date date,
                                 tn_money amount)
{
    tn_movement *one = &m->movements->items[m->movements->count++];
    const tn_money zero = {0, m->ledger->currency};
    *one = (tn_movement){.kind = kind, .date = date, .amount = amount};
    one->fee = one->net = one->contract = one->usage = one->released = zero;
    one->asset_change = one->deferred = one->asset = zero;
    return one;
}

static void add_document(movements_builder *m, const tn_document *d, tn_money fee)
{
    for (tn_movement_kind kind = TN_MOVE_INVOICED; kind <= TN_MOVE_PAID; kind++) {
        const tn_date date = kind == TN_MOVE_INVOICED ? d->date : d->due;
        tn_movement *one = add_movement(m, kind, date, d->total);
        one->document = d;
        one->assumed = d->assumed;
        one->fee = fee;
        one->net.minor = d->total.minor - fee.minor;
    }
}

static tn_status last_day(tn_date month, tn_date *out)
{
    tn_date next;
    const tn_status status = tn_date_add_months(month, 1, 1, &next);
    if (status == TN_OK) {
        *out = (tn_date){next.days - 1};
    }
    return status;
}

/* The ledger's sums fit 64 bits, and so do the differences of neighbouring months. */
static tn_status add_month(movements_builder *m, size_t index)
{
    const tn_ledger_month *now = &m->ledger->months[index];
    const int64_t deferred = index ? now[-1].deferred.minor : 0;
    const int64_t asset = index ? now[-1].asset.minor : 0;
    if (now->revenue.minor == 0 && now->asset.minor == asset) {
        return TN_OK;
    }
    tn_date date;
    const tn_status status = last_day(now->month, &date);
    if (status != TN_OK) {
        return status;
    }
    tn_movement *one = add_movement(m, TN_MOVE_EARNED, date, now->revenue);
    one->assumed = now->assumed;
    one->usage = now->usage_revenue;
    one->contract.minor = now->revenue.minor - now->usage_revenue.minor;
    one->released.minor = deferred + now->invoiced.minor - now->deferred.minor;
    one->asset_change.minor = now->asset.minor - asset;
    one->deferred = now->deferred;
    one->asset = now->asset;
    return TN_OK;
}

static int by_date(const void *left, const void *right)
{
    const tn_movement *a = left, *b = right;
    if (a->date.days != b->date.days) {
        return a->date.days < b->date.days ? -1 : 1;
    }
    if (a->kind != b->kind) {
        return a->kind < b->kind ? -1 : 1;
    }
    if (!a->document || !b->document) { /* earnings, one a month */
        return 0;
    }
    const size_t first = a->document->number, second = b->document->number;
    return (first > second) - (first < second);
}

tn_status tn_movements_build(tn_arena *arena, const tn_invoices *invoices, const tn_ledger *ledger,
                             const tn_money *fees, const tn_movements **out)
{
    movements_builder m = {.movements = tn_arena_take(arena, sizeof(*m.movements)),
                           .ledger = ledger};
    const size_t room = 2 * invoices->count + ledger->count;
    tn_movement *items = tn_arena_take_array(arena, room + 1, sizeof(*items));
    if (!m.movements || !items) {
        return TN_E_NOMEM;
    }
    *m.movements = (tn_movements){.currency = ledger->currency, .items = items};
    for (size_t i = 0; i < invoices->count; i++) {
        const tn_document *d = invoices->documents[i];
        if (!tn_currency_equal(d->total.currency, ledger->currency)) {
            m.movements->left_out++;
        } else {
            add_document(&m, d, fees[i]);
        }
    }
    for (size_t i = 0; i < ledger->count; i++) {
        const tn_status status = add_month(&m, i);
        if (status != TN_OK) {
            return status;
        }
    }
    qsort(items, m.movements->count, sizeof(*items), by_date);
    *out = m.movements;
    return TN_OK;
}
