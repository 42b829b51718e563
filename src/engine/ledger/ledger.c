/* The months of a contract: invoiced, paid, earned, deferred, and the listing fee. */
#include "engine/ledger/ledger.h"

#include <stddef.h>
#include <string.h>

/* What moves the balances of one agreement in a month. */
typedef struct movement {
    int64_t contract, usage;
} movement;

typedef struct ledger_builder {
    tn_arena *arena;
    const tn_revenue *revenue;
    const tn_invoices *invoices;
    const tn_life *life;
    const tn_money *fees; /* [invoices->count] */
    tn_ledger *first;     /* all have the same months */
    tn_date begin, end;   /* its first month; the day after the last that is earned */
    int first_month;      /* the number of its first month */
    movement *moved;      /* [first->count], of the agreement at hand */
    tn_status status;
} ledger_builder;

/* ---- months -------------------------------------------------------------------------------- */

/* Months since the year 0. */
static int month_number(tn_date date)
{
    const tn_civil civil = tn_date_civil(date);
    return civil.year * 12 + civil.month;
}

/* Of its month: of what is entered nothing lies before begin or behind last_day. */
static size_t index_of(const ledger_builder *k, tn_date date)
{
    return (size_t)(month_number(date) - k->first_month);
}

static void extend_to(tn_date *last, tn_date date)
{
    last->days = date.days > last->days ? date.days : last->days;
}

/* The last day on which a term is held, as far as the life looks. */
static tn_date last_held(const ledger_builder *k, const tn_term *term)
{
    const tn_date end = tn_instant_date((tn_instant){term->ended.seconds - 1});
    return end.days < k->end.days ? end : (tn_date){k->end.days - 1};
}

/* A takeover is no later: the new term is held on its day, or earns what is left on it. */
static tn_date last_day(const ledger_builder *k)
{
    const tn_life *life = k->life;
    tn_date last = tn_instant_date(life->terms[0].period.start);
    for (size_t i = 0; i < k->invoices->count; i++) {
        extend_to(&last, k->invoices->documents[i]->due); /* never before its date */
    }
    for (size_t i = 0; i < k->revenue->count; i++) {
        const tn_earning *e = &k->revenue->earnings[i];
        extend_to(&last, (tn_date){(e->stop.days < k->end.days ? e->stop.days : k->end.days) - 1});
    }
    for (size_t i = 0; i < life->term_count; i++) {
        extend_to(&last, last_held(k, &life->terms[i]));
    }
    return last;
}

static tn_ledger *new_ledger(ledger_builder *k, size_t count, tn_currency currency)
{
    tn_ledger *l = tn_arena_take(k->arena, sizeof(*l));
    k->status = l ? tni_ledger_begin(k->arena, k->begin, count, currency, l) : TN_E_NOMEM;
    return k->status == TN_OK ? l : NULL;
}

static tn_ledger *ledger_in(ledger_builder *k, tn_currency currency)
{
    tn_ledger **place = &k->first;
    while (*place && !tn_currency_equal((*place)->currency, currency)) {
        place = &(*place)->next;
    }
    *place = *place ? *place : new_ledger(k, k->first->count, currency);
    return *place;
}

static tn_status begin_months(ledger_builder *k)
{
    const tn_life *life = k->life;
    tn_date first = tn_instant_date(life->terms[0].period.start);
    if (k->invoices->count && k->invoices->documents[0]->date.days < first.days) {
        first = k->invoices->documents[0]->date;
    }
    k->begin = tn_month_of(first);
    k->first_month = month_number(first);
    k->end = life->arrears ? (tn_date){INT32_MAX} : (tn_date){life->horizon.days + 1};
    const size_t count = index_of(k, last_day(k)) + 1;
    k->first = new_ledger(k, count, k->invoices->currency);
    k->moved = tn_arena_take_array(k->arena, count, sizeof(*k->moved));
    return k->moved ? k->status : TN_E_NOMEM;
}

/* ---- entries ------------------------------------------------------------------------------- */

static void add_minor(ledger_builder *k, int64_t *to, int64_t minor)
{
    if (__builtin_add_overflow(*to, minor, to)) {
        k->status = TN_E_RANGE;
    }
}

/* Moves a balance of the agreement at hand. */
static void move(ledger_builder *k, size_t month, bool usage, int64_t minor)
{
    add_minor(k, usage ? &k->moved[month].usage : &k->moved[month].contract, minor);
}

static void enter_document(ledger_builder *k, tn_ledger *l, const tn_document *d, tn_money fee)
{
    const size_t month = index_of(k, d->date);
    tn_ledger_month *m = &l->months[month];
    add_minor(k, &m->invoiced.minor, d->total.minor);
    add_minor(k, &m->fees.minor, fee.minor);
    add_minor(k, &m->net.minor, d->total.minor - fee.minor);
    move(k, month, d->kind == TN_DOCUMENT_USAGE, d->total.minor);
    add_minor(k, &l->months[index_of(k, d->due)].cash.minor, d->due_amount.minor);
}

static void enter_earning(ledger_builder *k, tn_ledger *l, const tn_earning *e)
{
    const tn_date stop = e->stop.days < k->end.days ? e->stop : k->end;
    int64_t earned = 0;
    tn_date at = e->from;
    for (size_t index = index_of(k, at); at.days < stop.days && k->status == TN_OK; index++) {
        const tn_date next = index + 1 < l->count ? l->months[index + 1].month : stop;
        int64_t upto = 0;
        k->status = tn_earning_before(e, next.days < stop.days ? next : stop, &upto);
        add_minor(k, &l->months[index].revenue.minor, upto - earned);
        if (e->usage) {
            add_minor(k, &l->months[index].overage.minor, upto - earned);
        }
        move(k, index, e->usage, earned - upto);
        earned = upto;
        at = next;
    }
}

/* The balances of the agreement at hand at each month's end; its movements are 0 again. */
static void close_agreement(ledger_builder *k, tn_ledger *l)
{
    movement balance = {0, 0};
    for (size_t i = 0; i < l->count; i++) {
        tn_ledger_month *m = &l->months[i];
        add_minor(k, &balance.contract, k->moved[i].contract);
        add_minor(k, &balance.usage, k->moved[i].usage);
        add_minor(k, balance.contract > 0 ? &m->deferred.minor : &m->unbilled.minor,
                  balance.contract > 0 ? balance.contract : -balance.contract);
        add_minor(k, &m->unbilled_usage.minor, -balance.usage);
        k->moved[i] = (movement){0, 0};
    }
}

static void enter_agreement(ledger_builder *k, size_t agreement, tn_currency currency)
{
    const tn_term *terms = k->life->terms;
    const tn_revenue *r = k->revenue;
    tn_ledger *l = ledger_in(k, currency);
    for (size_t i = 0; l && i < k->invoices->count; i++) {
        const tn_document *d = k->invoices->documents[i];
        if (terms[d->term].agreement == agreement) {
            enter_document(k, l, d, k->fees[i]);
        }
    }
    for (size_t i = 0; l && i < r->count; i++) {
        if (terms[r->earnings[i].term].agreement == agreement) {
            enter_earning(k, l, &r->earnings[i]);
        }
    }
    for (size_t i = 0; l && i < r->takeover_count; i++) {
        const tn_takeover *t = &r->takeovers[i];
        const size_t to = terms[t->term].agreement;
        if (to == agreement || to == agreement + 1) {
            move(k, index_of(k, t->date), false,
                 to == agreement ? t->amount.minor : -t->amount.minor);
        }
    }
    if (l) {
        close_agreement(k, l);
    }
}

/* ---- what follows from the entries ---------------------------------------------------------- */

/* The months of both days and those between. */
static void mark_months(ledger_builder *k, tn_date from, tn_date to)
{
    const size_t last = index_of(k, to);
    for (tn_ledger *l = k->first; l; l = l->next) {
        for (size_t i = index_of(k, from); i <= last; i++) {
            l->months[i].assumed = true;
        }
    }
}

static void mark_assumed(ledger_builder *k)
{
    for (size_t i = 0; i < k->invoices->count; i++) {
        const tn_document *d = k->invoices->documents[i];
        if (d->assumed) {
            mark_months(k, d->date, d->date);
            mark_months(k, d->due, d->due);
        }
    }
    for (size_t i = 0; i < k->life->term_count; i++) {
        const tn_term *term = &k->life->terms[i];
        if (term->assumed) {
            mark_months(k, tn_instant_date(term->period.start), last_held(k, term));
        }
    }
}

/* Opening and closing; opening + invoiced - revenue = closing, or the books are wrong. */
static void close_months(ledger_builder *k, tn_ledger *l)
{
    int64_t opening = 0;
    for (size_t i = 0; i < l->count && k->status == TN_OK; i++) {
        tn_ledger_month *m = &l->months[i];
        m->opening.minor = opening;
        m->closing = m->deferred;
        add_minor(k, &m->closing.minor, -m->unbilled.minor);
        add_minor(k, &m->closing.minor, -m->unbilled_usage.minor);
        const tn_i128 moved = (tn_i128)opening + m->invoiced.minor - m->revenue.minor;
        if (k->status == TN_OK && moved != m->closing.minor) {
            k->status = TN_E_BUG;
        }
        opening = m->closing.minor;
    }
}

/* The months of all hold each document, once invoiced and once paid, or the books are wrong. */
static tn_status check_documents(const ledger_builder *k, const tn_ledger *l)
{
    tn_i128 invoiced = 0, cash = 0;
    for (size_t i = 0; i < k->invoices->count; i++) {
        const tn_document *d = k->invoices->documents[i];
        if (tn_currency_equal(d->total.currency, l->currency)) {
            invoiced += d->total.minor;
            cash += d->due_amount.minor;
        }
    }
    return invoiced == cash && invoiced == l->total.invoiced.minor && cash == l->total.cash.minor
               ? TN_OK
               : TN_E_BUG;
}

tn_status tni_ledger_build(tn_arena *arena, const tn_revenue *revenue, const tn_money *fees,
                           const tn_ledger **out)
{
    ledger_builder k = {.arena = arena,
                        .revenue = revenue,
                        .invoices = revenue->invoices,
                        .life = revenue->invoices->life,
                        .fees = fees};
    k.status = begin_months(&k);
    for (size_t i = 0; i < k.life->term_count && k.status == TN_OK; i++) {
        const tn_term *term = &k.life->terms[i];
        if (i == 0 || term[-1].agreement != term->agreement) {
            enter_agreement(&k, term->agreement, term->currency);
        }
    }
    if (k.status == TN_OK) {
        mark_assumed(&k);
    }
    for (tn_ledger *l = k.first; l && k.status == TN_OK; l = l->next) {
        close_months(&k, l);
        k.status = k.status == TN_OK ? tn_ledger_sum(l) : k.status;
        k.status = k.status == TN_OK ? check_documents(&k, l) : k.status;
    }
    if (k.status == TN_OK) {
        *out = k.first;
    }
    return k.status;
}
