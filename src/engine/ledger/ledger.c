/* The months of a contract: invoiced, paid, earned, deferred, and the listing fee. */
#include "engine/ledger/ledger.h"

#include <string.h>

#include "engine/life/worth.h"
#include "engine/proration/exact.h"

typedef struct ledger_builder {
    tn_arena *arena;
    const tn_invoices *invoices;
    const tn_life *life;
    const tn_money *fees; /* [invoices->count] */
    tn_ledger *ledger;
    tn_date first;
    tn_status status;
} ledger_builder;

/* ---- months -------------------------------------------------------------------------------- */

static tn_date month_of(tn_date date)
{
    const tn_civil c = tn_date_civil(date);
    return (tn_date){date.days - (c.day - 1)};
}

static size_t index_of(const ledger_builder *k, tn_date date)
{
    const tn_civil a = tn_date_civil(k->first), b = tn_date_civil(date);
    const int months = (b.year - a.year) * 12 + b.month - a.month;
    return months < 0 ? 0 : (size_t)months;
}

static tn_ledger_month *month_at(const ledger_builder *k, tn_date date)
{
    const size_t index = index_of(k, date);
    return &k->ledger->months[index < k->ledger->count ? index : k->ledger->count - 1];
}

static bool in_ledger_currency(const ledger_builder *k, const tn_document *d)
{
    return tn_currency_equal(d->total.currency, k->ledger->currency);
}

static void add_minor(ledger_builder *k, int64_t *to, int64_t minor)
{
    if (__builtin_add_overflow(*to, minor, to)) {
        k->status = TN_E_RANGE;
    }
}

/* ---- revenue ------------------------------------------------------------------------------- */

/* Spreads an amount over [from, to) by days with cumulative rounding, up to a cut; what is not
 * earned by then is returned. */
static int64_t spread_revenue(ledger_builder *k, int64_t minor, tn_instant from, tn_instant to,
                              tn_instant cut)
{
    const tn_date start = tn_instant_date(from);
    tn_date end = tn_instant_date(to);
    if (end.days <= start.days) {
        end.days = start.days + 1; /* within one day: all of it on that day */
    }
    const tn_date stop = tn_instant_date(cut);
    const int64_t whole = tn_date_days_between(start, end);
    int64_t earned = 0;
    for (tn_date at = start; at.days < end.days && at.days < stop.days && k->status == TN_OK;) {
        tn_date next;
        if (tn_date_add_months(month_of(at), 1, 1, &next) != TN_OK) {
            k->status = TN_E_RANGE;
            return 0;
        }
        const int32_t until = next.days < end.days ? next.days : end.days;
        const tn_date to_here = {until < stop.days ? until : stop.days};
        int64_t upto = 0;
        k->status = tni_exact_round(
            (tn_fraction){(tn_i128)minor * tn_date_days_between(start, to_here), whole}, TN_HALF_UP,
            &upto);
        add_minor(k, &month_at(k, at)->revenue.minor, upto - earned);
        earned = upto;
        at = (tn_date){until};
    }
    return minor - earned;
}

/* What lies behind the horizon stays deferred. */
static tn_instant earned_until(const ledger_builder *k, const tn_term *term)
{
    const tn_instant cut = tni_term_cut(k->life, term);
    const tn_instant horizon = {tn_instant_of(k->life->horizon).seconds + TN_DAY_SECONDS};
    return !k->life->arrears && horizon.seconds < cut.seconds ? horizon : cut;
}

/* A term that was cut short earns at once what it invoiced beyond the time used; a plan that was
 * used further than it was invoiced loses the rest. */
static void earn_at_cut(ledger_builder *k, const tn_term *term, int64_t rest)
{
    const tn_instant cut = tni_term_cut(k->life, term);
    if (term->end_reason != TN_TERM_END_FULL && earned_until(k, term).seconds >= cut.seconds) {
        add_minor(k, &month_at(k, tn_instant_date(cut))->revenue.minor, rest);
    }
}

static void earn_document(ledger_builder *k, const tn_term *term, const tn_document *d)
{
    switch (d->kind) {
    case TN_DOCUMENT_CONTRACT:
    case TN_DOCUMENT_RENEWAL:
    case TN_DOCUMENT_UPGRADE:
        earn_at_cut(
            k, term,
            spread_revenue(k, d->total.minor, d->at, term->period.end, earned_until(k, term)));
        break;
    case TN_DOCUMENT_USAGE: {
        const tn_date month = tn_instant_date(d->lines[0].period.start);
        add_minor(k, &month_at(k, month)->revenue.minor, d->total.minor);
        add_minor(k, &month_at(k, month)->usage_revenue.minor, d->total.minor);
        break;
    }
    case TN_DOCUMENT_REFUND:
        add_minor(k, &month_at(k, d->date)->revenue.minor, d->total.minor);
        break;
    case TN_DOCUMENT_INSTALMENT: /* the plan as a whole: earn_plan */
    case TN_DOCUMENT_KINDS:
        break;
    }
}

static void earn_plan(ledger_builder *k, const tn_term *term)
{
    int64_t planned = 0, billed = 0;
    for (size_t i = 0; i < term->plan.count; i++) {
        add_minor(k, &planned, term->plan.payments[i].amount.minor);
    }
    for (size_t i = 0; i < k->invoices->count; i++) {
        const tn_document *d = k->invoices->documents[i];
        if (d->term == term->index && d->kind == TN_DOCUMENT_INSTALMENT) {
            add_minor(k, &billed, d->total.minor);
        }
    }
    const int64_t rest =
        spread_revenue(k, planned, term->period.start, term->period.end, earned_until(k, term));
    earn_at_cut(k, term, billed - (planned - rest));
}

/* ---- entries ------------------------------------------------------------------------------- */

static void enter_document(ledger_builder *k, const tn_document *d, tn_money fee)
{
    if (!in_ledger_currency(k, d)) {
        k->ledger->left_out++;
        return;
    }
    tn_ledger_month *month = month_at(k, d->date);
    add_minor(k, &month->invoiced.minor, d->total.minor);
    add_minor(k, &month_at(k, d->due)->cash.minor, d->total.minor);
    add_minor(k, &month->fee.minor, fee.minor);
    add_minor(k, &month->seller_net.minor, d->total.minor - fee.minor);
    month->assumed = month->assumed || d->assumed;
    earn_document(k, &k->life->terms[d->term], d);
}

static void extend_to(tn_date *last, tn_date date)
{
    if (date.days > last->days) {
        *last = date;
    }
}

static bool make_months(ledger_builder *k)
{
    const tn_life *life = k->life;
    tn_date last = tn_instant_date(life->terms[0].period.start);
    k->first = tn_instant_date(life->terms[0].period.start);
    for (size_t i = 0; i < k->invoices->count; i++) {
        const tn_document *d = k->invoices->documents[i];
        k->first = d->date.days < k->first.days ? d->date : k->first;
        extend_to(&last, d->date);
        extend_to(&last, d->due);
    }
    for (size_t i = 0; i < life->term_count; i++) {
        extend_to(&last,
                  tn_instant_date((tn_instant){earned_until(k, &life->terms[i]).seconds - 1}));
    }
    k->first = month_of(k->first);
    k->ledger->count = index_of(k, last) + 1;
    k->ledger->months = tn_arena_take_array(k->arena, k->ledger->count, sizeof(*k->ledger->months));
    return k->ledger->months != NULL;
}

static void clear_month(tn_ledger_month *m, tn_currency currency)
{
    const tn_money zero = {0, currency};
    m->invoiced = m->cash = m->revenue = m->usage_revenue = zero;
    m->deferred = m->asset = m->fee = m->seller_net = zero;
}

/* Balances at the end of each month, once its movements are entered. */
static void balance_months(ledger_builder *k)
{
    int64_t balance = 0;
    for (size_t i = 0; i < k->ledger->count; i++) {
        tn_ledger_month *m = &k->ledger->months[i];
        tn_money open = {0, m->invoiced.currency};
        if (tn_money_sub(m->invoiced, m->revenue, &open) != TN_OK) {
            k->status = TN_E_RANGE;
        }
        add_minor(k, &balance, open.minor);
        m->deferred.minor = balance > 0 ? balance : 0;
        m->asset.minor = balance < 0 ? -balance : 0;
    }
}

tn_status tn_ledger_month_add(tn_ledger_month *sum, const tn_ledger_month *m)
{
    tn_ledger_month t = *sum;
    if (tn_money_add(t.invoiced, m->invoiced, &t.invoiced) != TN_OK ||
        tn_money_add(t.cash, m->cash, &t.cash) != TN_OK ||
        tn_money_add(t.revenue, m->revenue, &t.revenue) != TN_OK ||
        tn_money_add(t.usage_revenue, m->usage_revenue, &t.usage_revenue) != TN_OK ||
        tn_money_add(t.deferred, m->deferred, &t.deferred) != TN_OK ||
        tn_money_add(t.asset, m->asset, &t.asset) != TN_OK ||
        tn_money_add(t.fee, m->fee, &t.fee) != TN_OK ||
        tn_money_add(t.seller_net, m->seller_net, &t.seller_net) != TN_OK) {
        return TN_E_RANGE;
    }
    t.assumed = t.assumed || m->assumed;
    *sum = t;
    return TN_OK;
}

/* The sum of all months; balances are those of the last. */
static tn_status sum_months(tn_ledger *l)
{
    tn_ledger_month *t = &l->total;
    tn_status status = TN_OK;
    clear_month(t, l->currency);
    for (size_t i = 0; i < l->count && status == TN_OK; i++) {
        tn_ledger_month flows = l->months[i];
        flows.deferred.minor = flows.asset.minor = 0;
        status = tn_ledger_month_add(t, &flows);
    }
    if (l->count) {
        t->month = l->months[0].month;
        t->deferred = l->months[l->count - 1].deferred;
        t->asset = l->months[l->count - 1].asset;
    }
    return status;
}

tn_status tn_ledger_from(const tn_ledger *ledger, tn_date from, tn_ledger *out)
{
    tn_ledger part = *ledger;
    const tn_date month = month_of(from);
    size_t skip = 0;
    while (skip < part.count && part.months[skip].month.days < month.days) {
        skip++;
    }
    part.months += skip;
    part.count -= skip;
    const tn_status status = sum_months(&part);
    if (status == TN_OK) {
        *out = part;
    }
    return status;
}

static void name_months(ledger_builder *k)
{
    tn_date month = k->first;
    for (size_t i = 0; i < k->ledger->count; i++) {
        tn_ledger_month *m = &k->ledger->months[i];
        clear_month(m, k->ledger->currency);
        m->month = month;
        if (i + 1 < k->ledger->count && tn_date_add_months(month, 1, 1, &month) != TN_OK) {
            k->status = TN_E_RANGE;
        }
    }
}

tn_status tni_ledger_build(tn_arena *arena, const tn_invoices *invoices, const tn_money *fees,
                           const tn_ledger **out)
{
    const tn_life *life = invoices->life;
    ledger_builder k = {.arena = arena, .invoices = invoices, .life = life, .fees = fees};
    k.ledger = tn_arena_take(arena, sizeof(*k.ledger));
    if (!k.ledger) {
        return TN_E_NOMEM;
    }
    k.ledger->currency = invoices->currency;
    if (!make_months(&k)) {
        return TN_E_NOMEM;
    }
    name_months(&k);
    for (size_t i = 0; i < invoices->count && k.status == TN_OK; i++) {
        enter_document(&k, invoices->documents[i], fees[i]);
    }
    for (size_t i = 0; i < life->term_count && k.status == TN_OK; i++) {
        const tn_term *term = &life->terms[i];
        if (term->has_plan && tn_currency_equal(term->currency, k.ledger->currency)) {
            earn_plan(&k, term);
        }
    }
    balance_months(&k);
    k.status = k.status == TN_OK ? sum_months(k.ledger) : k.status;
    if (tn_arena_failed(arena)) {
        return TN_E_NOMEM;
    }
    if (k.status == TN_OK) {
        *out = k.ledger;
    }
    return k.status;
}
