/* What a contract earns, and over which days. */
#include "engine/ledger/ledger.h"
#include "engine/life/worth.h"
#include "engine/proration/exact.h"

typedef struct revenue_builder {
    tn_arena *arena;
    const tn_invoices *invoices;
    const tn_life *life;
    tn_revenue *revenue;
    int64_t *balance; /* [term_count]: contract documents - what is earned of them by the cut */
    tn_status status;
} revenue_builder;

tn_status tn_earning_before(const tn_earning *e, tn_date day, int64_t *out_minor)
{
    const int32_t end = e->stop.days < day.days ? e->stop.days : day.days;
    const int64_t whole = tn_date_days_between(e->from, e->to);
    const int32_t days = end > e->from.days ? end - e->from.days : 0;
    return tni_exact_round((tn_fraction){(tn_i128)e->amount.minor * days, whole}, TN_HALF_UP,
                           out_minor);
}

static void add_minor(revenue_builder *r, int64_t *to, int64_t minor)
{
    if (__builtin_add_overflow(*to, minor, to)) {
        r->status = TN_E_RANGE;
    }
}

/* The day on which a term was cut short; one that runs to its end is never. */
static tn_date cut_of(const revenue_builder *r, const tn_term *term)
{
    const bool whole = term->end_reason == TN_TERM_END_FULL;
    return whole ? (tn_date){INT32_MAX} : tn_instant_date(tni_term_cut(r->life, term));
}

/* Spreads an amount over [from, to), at least a day, as far as `stop`; earned by then, it leaves
 * the term's balance. */
static void earn(revenue_builder *r, const tn_earning *earning)
{
    tn_earning *e = &r->revenue->earnings[r->revenue->count++];
    int64_t earned = 0;
    *e = *earning;
    if (e->to.days <= e->from.days) {
        e->to.days = e->from.days + 1; /* within one day: all of it on that day */
    }
    e->stop.days = e->to.days < e->stop.days ? e->to.days : e->stop.days;
    const tn_status status = tn_earning_before(e, e->stop, &earned);
    r->status = r->status == TN_OK ? status : r->status;
    if (!e->usage) {
        add_minor(r, &r->balance[e->term], -earned);
    }
}

static void earn_on(revenue_builder *r, const tn_term *term, const tn_document *d, int64_t minor,
                    tn_date day)
{
    const tn_date next = {day.days + 1};
    earn(r, &(tn_earning){.term = term->index,
                          .usage = d && d->kind == TN_DOCUMENT_USAGE,
                          .document = d,
                          .amount = {minor, term->currency},
                          .from = day,
                          .to = next,
                          .stop = next});
}

static void earn_over(revenue_builder *r, const tn_term *term, const tn_document *d, int64_t minor,
                      tn_instant from)
{
    earn(r, &(tn_earning){.term = term->index,
                          .document = d,
                          .amount = {minor, term->currency},
                          .from = tn_instant_date(from),
                          .to = tn_instant_date(term->period.end),
                          .stop = cut_of(r, term)});
}

static void earn_document(revenue_builder *r, const tn_document *d)
{
    const tn_term *term = &r->life->terms[d->term];
    if (d->kind != TN_DOCUMENT_USAGE) {
        add_minor(r, &r->balance[d->term], d->total.minor);
    }
    switch (d->kind) {
    case TN_DOCUMENT_CONTRACT: /* a replacement's: with what it takes over, earn_term */
    case TN_DOCUMENT_RENEWAL:
        if (term->kind != TN_TERM_REPLACEMENT) {
            earn_over(r, term, d, d->total.minor, d->at);
        }
        break;
    case TN_DOCUMENT_UPGRADE:
        earn_over(r, term, d, d->total.minor, d->at);
        break;
    case TN_DOCUMENT_USAGE:
        earn_on(r, term, d, d->total.minor, tn_instant_date(d->lines[0].period.start));
        break;
    case TN_DOCUMENT_REFUND:
        if (d->termination->event->rest.value) {
            earn_over(r, term, d, d->total.minor, d->at);
        } else {
            earn_on(r, term, d, d->total.minor, d->date);
        }
        break;
    case TN_DOCUMENT_INSTALMENT: /* the plan as a whole: earn_term */
    case TN_DOCUMENT_KINDS:
        break;
    }
}

/* What is left of a replaced agreement: taken over, in another currency earned on the day. */
static int64_t hand_over(revenue_builder *r, const tn_term *old, const tn_term *new)
{
    const tn_date day = tn_instant_date(tni_term_cut(r->life, old));
    const int64_t balance = r->balance[old->index];
    tn_revenue *v = r->revenue;
    if (!tn_currency_equal(old->currency, new->currency)) {
        earn_on(r, old, NULL, balance, day);
        return 0;
    }
    v->takeovers[v->takeover_count++] = (tn_takeover){new->index, day, {balance, new->currency}};
    return balance;
}

/* What the term earns as a whole, and what is left of it when it is cut short. */
static void earn_term(revenue_builder *r, const tn_term *term)
{
    int64_t whole = term->total.minor;
    if (term->kind == TN_TERM_REPLACEMENT) {
        const int64_t taken = hand_over(r, term - 1, term);
        add_minor(r, &whole, taken);
        add_minor(r, &r->balance[term->index], taken);
    }
    if (term->has_plan || term->kind == TN_TERM_REPLACEMENT) {
        earn_over(r, term, NULL, whole, term->period.start);
    }
    const int64_t left = r->balance[term->index];
    if (left &&
        (term->end_reason == TN_TERM_END_CANCELLED || term->end_reason == TN_TERM_END_REFUNDED)) {
        earn_on(r, term, NULL, left, cut_of(r, term));
    }
}

/* A document earns once at most; a term by its total, what is handed over to it, what is left. */
static tn_status begin_revenue(revenue_builder *r)
{
    const size_t terms = r->life->term_count;
    tn_revenue *v = tn_arena_take(r->arena, sizeof(*v));
    r->balance = tn_arena_take_array(r->arena, terms, sizeof(*r->balance));
    r->revenue = v;
    if (v) {
        v->invoices = r->invoices;
        v->earnings =
            tn_arena_take_array(r->arena, r->invoices->count + 3 * terms, sizeof(*v->earnings));
        v->takeovers = tn_arena_take_array(r->arena, terms, sizeof(*v->takeovers));
    }
    return tn_arena_failed(r->arena) ? TN_E_NOMEM : TN_OK;
}

tn_status tni_revenue_build(tn_arena *arena, const tn_invoices *invoices, const tn_revenue **out)
{
    const tn_life *life = invoices->life;
    revenue_builder r = {.arena = arena, .invoices = invoices, .life = life};
    r.status = begin_revenue(&r);
    for (size_t i = 0; i < invoices->count && r.status == TN_OK; i++) {
        earn_document(&r, invoices->documents[i]);
    }
    for (size_t i = 0; i < life->term_count && r.status == TN_OK; i++) {
        earn_term(&r, &life->terms[i]);
    }
    if (r.status == TN_OK) {
        *out = r.revenue;
    }
    return r.status;
}
