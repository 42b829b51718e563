/* The life of a contract: events in order of their instants, one term after the other. */
#include "tenor/life.h"

#include "engine/life/life_state.h"

enum { TERMS_MAX = 12 * 1000 };

static bool same_day(tn_instant a, tn_instant b)
{
    return tn_instant_date(a).days == tn_instant_date(b).days;
}

/* The automatic renewal would take place at the running term's end as things stand. */
static bool renews(const tni_life_state *l)
{
    const tn_renewal *r = l->renewal;
    const bool more = !r->max_renewals.set || l->renewals < r->max_renewals.value;
    return l->automatic && more;
}

static const tn_event *renewal_due(const tni_life_state *l)
{
    for (size_t i = 0; i < l->pending_count; i++) {
        const tn_event *e = l->pending[i];
        if (e && e->kind == TN_EVENT_RENEW &&
            same_day(e->when.value, tni_term_now(l)->period.end)) {
            return e;
        }
    }
    return NULL;
}

/* The first replacement at an hour of this day that is pending: its agreement's first day. */
static const tn_event *replacement_on(const tni_life_state *l, tn_instant day)
{
    const tn_event *first = NULL;
    for (size_t i = 0; i < l->pending_count; i++) {
        const tn_event *e = l->pending[i];
        if (e && e->kind == TN_EVENT_REPLACE && e->when.has_time && same_day(e->when.value, day) &&
            (!first || e->when.value.seconds < first->when.value.seconds)) {
            first = e;
        }
    }
    return first;
}

/* When an event happens: as written; a bare date on the first day of a term is the term's start
 * (rule 3.7), be it the running one, a replacement's or the one that begins when this one ends. A
 * replacement's own bare date waits for no other: the file's order would decide between the two. */
static tn_instant effective_instant(const tni_life_state *l, const tn_event *e, bool continues)
{
    const tn_term *term = tni_term_now(l);
    if (e->kind == TN_EVENT_RENEW && same_day(e->when.value, term->period.end)) {
        return term->period.end;
    }
    if (e->when.has_time) {
        return e->when.value;
    }
    if (same_day(e->when.value, term->period.start)) {
        return term->period.start;
    }
    const tn_event *replacement =
        e->kind == TN_EVENT_REPLACE ? NULL : replacement_on(l, e->when.value);
    if (replacement) {
        return replacement->when.value;
    }
    if (continues && same_day(e->when.value, term->period.end)) {
        return term->period.end;
    }
    return e->when.value;
}

/* Of the pending events up to the day on which this term ends, the one that comes first: by
 * instant, then kind, then place in the file. */
static const tn_event *earliest_event(const tni_life_state *l, tn_instant *out_at)
{
    const int64_t day_after = tni_term_now(l)->period.end.seconds + TN_DAY_SECONDS;
    if (l->soonest >= day_after) { /* in most terms nothing happens */
        return NULL;
    }
    const bool continues = renews(l) || renewal_due(l);
    const tn_event *first = NULL;
    for (size_t i = 0; i < l->pending_count; i++) {
        const tn_event *e = l->pending[i];
        if (!e || e->when.value.seconds >= day_after) {
            continue;
        }
        const tn_instant at = effective_instant(l, e, continues);
        if (!first || at.seconds < out_at->seconds ||
            (at.seconds == out_at->seconds && e->kind < first->kind)) {
            first = e;
            *out_at = at;
        }
    }
    return first;
}

static void find_soonest(tni_life_state *l)
{
    l->soonest = INT64_MAX;
    for (size_t i = 0; i < l->pending_count; i++) {
        const tn_event *e = l->pending[i];
        l->soonest = e && e->when.value.seconds < l->soonest ? e->when.value.seconds : l->soonest;
    }
}

static void take_event(tni_life_state *l, const tn_event *event)
{
    for (size_t i = 0; i < l->pending_count; i++) {
        if (l->pending[i] == event) {
            l->pending[i] = NULL;
            l->pending_left--;
        }
    }
    find_soonest(l);
}

/* The day of the judgement lies behind the end of this term, or is the first day of the next one,
 * which holds it at whatever hour it begins (rule 3.7). */
static bool judged_beyond(const tni_life_state *l, tn_instant end)
{
    const tn_instant day = tn_instant_of(l->horizon->as_of);
    return l->horizon->has_as_of &&
           (day.seconds >= end.seconds || (same_day(day, end) && renews(l)));
}

/* Another term is wanted when something lies behind the end of this one. */
static bool looks_beyond(const tni_life_state *l, tn_instant end)
{
    return l->limited ? end.seconds < l->limit.seconds
                      : l->pending_left > 0 || judged_beyond(l, end);
}

/* At the end of a term: settings, then whatever happens at that very instant, then the renewal. */
static void end_of_term(tni_life_state *l)
{
    const tn_instant end = tni_term_now(l)->period.end;
    tn_instant at;
    const tn_event *event = earliest_event(l, &at);
    while (event && at.seconds == end.seconds && event->kind < TN_EVENT_RENEW &&
           l->status == TN_OK) {
        take_event(l, event);
        if (event->kind == TN_EVENT_REPLACE) {
            tni_term_replace(l, event, end);
            return;
        }
        tni_event_apply(l, event, end);
        if (l->life->over) {
            tni_term_now(l)->end_reason = TN_TERM_END_FULL;
            return;
        }
        event = earliest_event(l, &at);
    }
    const tn_event *renew = renewal_due(l);
    if (renew) {
        take_event(l, renew);
        tni_term_renew(l, renew);
    } else if (renews(l)) {
        tni_term_auto_renew(l);
    } else {
        tni_life_end(l, end, TN_TERM_END_FULL);
    }
    if (l->has_deferred) {
        l->automatic = l->deferred;
        l->has_deferred = false;
    }
}

static void run_terms(tni_life_state *l)
{
    while (l->status == TN_OK && !l->life->over) {
        tn_instant at = {0};
        const tn_event *event = earliest_event(l, &at);
        const tn_instant end = tni_term_now(l)->period.end;
        if (event && at.seconds < end.seconds) {
            if (l->limited && at.seconds >= l->limit.seconds) {
                return;
            }
            take_event(l, event);
            tni_term_now(l)->decided |= event->kind != TN_EVENT_AUTO_RENEW;
            tni_event_apply(l, event, at);
        } else if (looks_beyond(l, end)) {
            if (l->life->term_count == TERMS_MAX) {
                tn_findings_add(l->findings, TN_CTR_TOO_LONG, l->contract->at, "",
                                "the contract has more than %d terms before the horizon",
                                (int)TERMS_MAX);
                l->status = TN_E_FINDINGS;
                return;
            }
            end_of_term(l);
        } else {
            return;
        }
    }
}

/* Events that nothing can happen to any more. */
static void report_unreached(const tni_life_state *l)
{
    char end[TN_INSTANT_TEXT];
    for (size_t i = 0; l->life->over && i < l->pending_count; i++) {
        const tn_event *e = l->pending[i];
        if (e && !(l->limited && e->when.value.seconds >= l->limit.seconds)) {
            tn_findings_add(l->findings, TN_CTR_AFTER_END, e->at, tn_event_name(e->kind),
                            "this %s comes after access ended on %s", tn_event_name(e->kind),
                            tn_instant_format(l->life->access_end, end));
        }
    }
}

/* Events behind the limit decide the last term, too. */
static void decide_last(tni_life_state *l)
{
    tn_term *last = tni_term_now(l);
    const bool continues = renews(l) || renewal_due(l);
    for (size_t i = 0; i < l->pending_count; i++) {
        const tn_event *e = l->pending[i];
        if (e && e->kind != TN_EVENT_AUTO_RENEW) {
            const int64_t at = effective_instant(l, e, continues).seconds;
            last->decided |= at < last->period.end.seconds;
        }
    }
}

/* The day after which a renewal that nothing decides is assumed: that of the judgement, else of the
 * last event. */
static tn_date assumed_after(const tni_life_state *l)
{
    tn_date last = {INT32_MIN};
    if (l->horizon->has_as_of) {
        return l->horizon->as_of;
    }
    for (size_t i = 0; i < l->contract->event_count; i++) {
        const tn_date day = tn_instant_date(l->contract->events[i].when.value);
        last = day.days > last.days ? day : last;
    }
    return last;
}

static void mark_assumed(tni_life_state *l)
{
    const tn_date after = assumed_after(l);
    decide_last(l);
    for (size_t i = 0; i < l->life->term_count; i++) {
        tn_term *term = &l->life->terms[i];
        term->assumed = term->kind == TN_TERM_AUTO_RENEWAL && !term->decided &&
                        tn_instant_date(term->period.start).days > after.days;
    }
}

/* The last day the books look at. */
static tn_status close_horizon(tni_life_state *l)
{
    tn_life *life = l->life;
    const tn_term *last = tni_term_now(l);
    const tn_instant stop = life->over ? life->access_end : last->period.end;
    if (!life->over) {
        life->access_end = last->period.end;
        life->renews = renews(l);
    }
    if (l->limited) {
        life->horizon = l->horizon->until;
        return TN_OK;
    }
    life->arrears = true;
    /* The last day of access, but never before an event of that very day. */
    tn_instant before = {stop.seconds - 1};
    life->horizon = tn_instant_date(life->over ? stop : before);
    return TN_OK;
}

static tn_status begin_life(tni_life_state *l)
{
    const tn_contract *c = l->contract;
    l->life = tn_arena_take(l->arena, sizeof(*l->life));
    l->pending = tn_arena_take_array(l->arena, c->event_count, sizeof(const tn_event *));
    if (!l->life || !l->pending) {
        return TN_E_NOMEM;
    }
    l->life->contract = c;
    l->life->product = c->product;
    for (size_t i = 0; i < c->event_count; i++) {
        l->pending[i] = &c->events[i];
    }
    l->pending_count = l->pending_left = c->event_count;
    find_soonest(l);
    if (l->horizon->has_until) {
        tn_date next;
        const tn_status status = tn_date_add_days(l->horizon->until, 1, &next);
        if (status != TN_OK) {
            return status;
        }
        l->limited = true;
        l->limit = tn_instant_of(next);
    }
    return TN_OK;
}

tn_status tni_life_build(tn_arena *arena, const tn_contract *contract, const tn_tables *tables,
                         const tn_policy *policy, const tn_horizon *horizon, tn_findings *findings,
                         const tn_life **out)
{
    tni_life_state l = {.arena = arena,
                        .contract = contract,
                        .product = contract->product,
                        .tables = tables,
                        .policy = policy,
                        .horizon = horizon,
                        .findings = findings};
    l.status = begin_life(&l);
    if (l.status == TN_OK) {
        tni_term_first(&l);
    }
    if (l.status == TN_OK) {
        run_terms(&l);
    }
    if (l.status == TN_OK) {
        report_unreached(&l);
        mark_assumed(&l);
        l.status = close_horizon(&l);
    }
    if (tn_arena_failed(arena)) {
        return TN_E_NOMEM;
    }
    if (l.status == TN_E_RANGE) {
        tn_findings_add(findings, TN_CTR_RANGE, contract->at, "",
                        "an amount or a date of this contract's life is out of range");
    }
    if (l.status == TN_OK) {
        *out = l.life;
    }
    return l.status;
}
