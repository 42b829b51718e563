/* The months of a ledger taken apart into movements by date, and these into postings. */
#include "engine/ledger/ledger.h"

#include <stdlib.h>
#include <string.h>

#include "base/list.h"

typedef struct movements_builder {
    tn_movements *movements;
    const tn_ledger *ledger; /* of the currency at hand */
    const tn_invoices *invoices;
    tn_money balance; /* invoiced and not earned so far */
    tn_status status;
} movements_builder;

static void add_to(movements_builder *m, tn_money *sum, tn_money amount)
{
    const tn_status status = tn_money_add(*sum, amount, sum);
    m->status = m->status == TN_OK ? status : m->status;
}

static void take_from(movements_builder *m, tn_money *sum, tn_money amount)
{
    const tn_status status = tn_money_sub(*sum, amount, sum);
    m->status = m->status == TN_OK ? status : m->status;
}

static tn_movement *add_movement(movements_builder *m, tn_movement_kind kind, tn_date date,
                                 tn_money amount)
{
    tn_movement *one = &m->movements->items[m->movements->count++];
    const tn_money zero = {0, amount.currency};
    *one = (tn_movement){.kind = kind, .date = date, .amount = amount};
    one->fee = one->net = one->rounding = one->contract = one->usage = one->deferred = zero;
    return one;
}

/* What of a document are rounding lines; a credit note goes to its own account as a whole. */
static tn_money rounding_of(movements_builder *m, const tn_document *d)
{
    tn_money sum = {0, d->total.currency};
    for (size_t i = 0; i < d->line_count && d->kind != TN_DOCUMENT_REFUND; i++) {
        if (d->lines[i].kind == TN_LINE_ROUNDING) {
            add_to(m, &sum, d->lines[i].amount);
        }
    }
    return sum;
}

static void add_document(movements_builder *m, const tn_document *d, tn_money fee)
{
    for (tn_movement_kind kind = TN_MOVE_INVOICED; kind <= TN_MOVE_PAID; kind++) {
        const bool invoiced = kind == TN_MOVE_INVOICED;
        tn_movement *one =
            add_movement(m, kind, invoiced ? d->date : d->due, invoiced ? d->total : d->due_amount);
        one->document = d;
        one->assumed = d->assumed;
        one->fee = fee;
        one->net = one->amount;
        take_from(m, &one->net, fee);
        one->rounding = rounding_of(m, d);
    }
}

/* What documents of [first, last] posted elsewhere than on deferred revenue. */
static tn_money posted_at_once(movements_builder *m, tn_date first, tn_date last)
{
    tn_money sum = {0, m->ledger->currency};
    for (size_t i = 0; i < m->invoices->count; i++) {
        const tn_document *d = m->invoices->documents[i];
        if (d->date.days >= first.days && d->date.days <= last.days &&
            tn_currency_equal(d->total.currency, sum.currency)) {
            add_to(m, &sum, d->kind == TN_DOCUMENT_REFUND ? d->total : rounding_of(m, d));
        }
    }
    return sum;
}

static void add_month(movements_builder *m, const tn_ledger_month *now)
{
    const tn_date date = tni_month_last(now->month);
    tn_money contract = now->revenue;
    take_from(m, &contract, now->overage);
    take_from(m, &contract, posted_at_once(m, now->month, date));
    add_to(m, &m->balance, now->invoiced);
    take_from(m, &m->balance, now->revenue);
    if (contract.minor == 0 && now->overage.minor == 0) {
        return;
    }
    tn_movement *one = add_movement(m, TN_MOVE_EARNED, date, now->revenue);
    one->assumed = now->assumed;
    one->usage = now->overage;
    one->contract = contract;
    one->deferred = m->balance;
}

static int by_date(const void *left, const void *right)
{
    const tn_movement *a = left, *b = right;
    int order = TNI_COMPARE(a->date.days, b->date.days);
    order = order ? order : TNI_COMPARE(a->kind, b->kind);
    if (order || a->kind == TN_MOVE_EARNED) { /* one a month and currency */
        return order ? order : strcmp(a->amount.currency.code, b->amount.currency.code);
    }
    return TNI_COMPARE(a->document->number, b->document->number);
}

tn_status tni_movements_build(tn_arena *arena, const tn_invoices *invoices, const tn_ledger *ledger,
                              const tn_money *fees, const tn_movements **out)
{
    movements_builder m = {.movements = tn_arena_take(arena, sizeof(*m.movements)),
                           .invoices = invoices};
    size_t room = 2 * invoices->count;
    for (const tn_ledger *l = ledger; l; l = l->next) {
        room += l->count;
    }
    tn_movement *items = tn_arena_take_array(arena, room, sizeof(*items));
    if (!m.movements || !items) {
        return TN_E_NOMEM;
    }
    *m.movements = (tn_movements){.ledger = ledger, .items = items};
    for (size_t i = 0; i < invoices->count; i++) {
        add_document(&m, invoices->documents[i], fees[i]);
    }
    for (m.ledger = ledger; m.ledger; m.ledger = m.ledger->next) {
        m.balance = (tn_money){0, m.ledger->currency};
        for (size_t i = 0; i < m.ledger->count; i++) {
            add_month(&m, &m.ledger->months[i]);
        }
    }
    qsort(items, m.movements->count, sizeof(*items), by_date);
    if (m.status == TN_OK) {
        *out = m.movements;
    }
    return m.status;
}

/* ---- postings ------------------------------------------------------------------------------- */

typedef struct posting_list {
    tn_posting *items;
    size_t count;
    tn_status status;
} posting_list;

/* What is 0 is posted on deferred revenue alone. */
static void debit(posting_list *p, tn_account account, tn_money amount)
{
    if (amount.minor || account == TN_ACCOUNT_DEFERRED) {
        p->items[p->count++] = (tn_posting){account, amount};
    }
}

static void credit(posting_list *p, tn_account account, tn_money amount)
{
    tn_money negative = {0, amount.currency};
    const tn_status status = tn_money_sub(negative, amount, &negative);
    p->status = p->status == TN_OK ? status : p->status;
    debit(p, account, negative);
}

static void post_invoiced(posting_list *p, const tn_movement *m, bool internal)
{
    tn_money rest = m->amount;
    p->status = tn_money_sub(rest, m->rounding, &rest);
    debit(p, TN_ACCOUNT_RECEIVABLE, m->amount);
    if (m->document->kind == TN_DOCUMENT_REFUND) {
        credit(p, TN_ACCOUNT_CREDIT, m->amount);
    } else {
        credit(p, TN_ACCOUNT_DEFERRED, rest);
        credit(p, TN_ACCOUNT_ROUNDING, m->rounding);
    }
    if (internal) {
        debit(p, TN_ACCOUNT_FEES, m->fee);
        credit(p, TN_ACCOUNT_RECEIVABLE, m->fee);
    }
}

static void post_earned(posting_list *p, const tn_movement *m)
{
    tn_money given = m->contract;
    p->status = tn_money_add(given, m->usage, &given);
    debit(p, TN_ACCOUNT_DEFERRED, given);
    credit(p, TN_ACCOUNT_REVENUE, m->contract);
    credit(p, TN_ACCOUNT_OVERAGE, m->usage);
}

static void post_paid(posting_list *p, tn_money amount)
{
    debit(p, TN_ACCOUNT_CASH, amount);
    credit(p, TN_ACCOUNT_RECEIVABLE, amount);
}

tn_status tn_movement_post(const tn_movement *m, bool internal, tn_posting *out, size_t *out_count)
{
    posting_list p = {.items = out, .status = TN_OK};
    switch (m->kind) {
    case TN_MOVE_INVOICED:
        post_invoiced(&p, m, internal);
        break;
    case TN_MOVE_PAID:
        post_paid(&p, internal ? m->net : m->amount);
        break;
    case TN_MOVE_EARNED:
        post_earned(&p, m);
        break;
    }
    *out_count = p.count;
    return p.status;
}
