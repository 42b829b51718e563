/* Part of metrics.h: one contract as it was known on a day: annual value, what remains. */
#include "engine/metrics/metrics_part.h"

#include <string.h>

#include "engine/life/worth.h"
#include "engine/proration/exact.h"
#include "tenor/revenue.h"

/* When an event was decided: it counts from that day on. */
static tn_date decided_on(const tn_event *event)
{
    return event->decided.set ? event->decided.value : tn_instant_date(event->when.value);
}

/* The contract with the events decided by a day; `dated`: and dated by it, too. */
static tn_contract *known_on(tn_arena *arena, const tn_contract *contract, tn_date day, bool dated)
{
    tn_contract *copy = tn_arena_take(arena, sizeof(*copy));
    tn_event *events = tn_arena_take_array(arena, contract->event_count, sizeof(*events));
    if (!copy || !events) {
        return NULL;
    }
    *copy = *contract;
    copy->events = events;
    copy->event_count = 0;
    for (size_t i = 0; i < contract->event_count; i++) {
        const tn_event *e = &contract->events[i];
        if (decided_on(e).days <= day.days &&
            (!dated || tn_instant_date(e->when.value).days <= day.days)) {
            events[copy->event_count++] = *e;
        }
    }
    return copy;
}

/* The books as they were on a day, judged from it. A renewal that was decided early and fits only
 * after what happened later is left out. NULL: no memory, or it cannot be lived. */
static tn_books *books_on(tn_arena *arena, tn_books *books, tn_date day, tn_status *status)
{
    const tn_horizon horizon = {.has_as_of = true, .as_of = day};
    tn_books *found = NULL;
    for (int dated = 0; dated < 2; dated++) {
        tn_findings *quiet = tn_findings_new(arena);
        const tn_contract *contract = known_on(arena, tn_books_contract(books), day, dated > 0);
        found = quiet && contract ? tn_books_new(arena, contract, tn_books_tables(books),
                                                 tn_books_policy(books), &horizon, quiet)
                                  : NULL;
        if (tn_books_life(found)) {
            return found;
        }
    }
    *status = tn_books_status(found);
    return NULL;
}

/* ---- annual value --------------------------------------------------------------------------- */

/* The term is whole months: twelve of them over so many; else 365 days over its days. */
static tn_fraction year_of(const tn_term *term)
{
    const tn_date start = tn_instant_date(term->period.start);
    const tn_date end = tn_instant_date(term->period.end);
    tn_date reached;
    const bool whole =
        tn_date_add_months(start, term->months, term->anchor_day, &reached) == TN_OK &&
        reached.days == end.days;
    const int64_t days = tn_date_days_between(start, end);
    return whole ? (tn_fraction){12, term->months} : (tn_fraction){365, days};
}

static const tn_step *explain(tn_arena *arena, const tn_life *life, tn_fraction worth,
                              tn_fraction year, tn_money value)
{
    int64_t minor;
    tn_step *step = tn_step_add(
        arena, NULL, TN_STEP_PRODUCT,
        tn_arena_format(arena, "%s, the term's worth for a year", life->contract->id.value));
    if (!step || tn_fraction_round(worth, TN_HALF_UP, &minor) != TN_OK) {
        return NULL;
    }
    step->in[0] = tn_value_money((tn_money){minor, value.currency});
    step->in[1] = tn_value_fraction(year);
    step->out = tn_value_money(value);
    return step;
}

/* What is held costs for the whole term, or its agreed total, for a year. */
static tn_status annual_value(tn_arena *arena, const tn_life *life, const tn_term *term,
                              tn_instant at, tn_money *out, const tn_step **why)
{
    tn_fraction exact;
    const tn_fraction year = year_of(term);
    const int64_t *quantity = tn_term_holding_at(term, at)->quantity;
    const tn_fraction worth = term->total_agreed
                                  ? tni_exact_minor(term->total.minor)
                                  : tni_configuration_worth(term, life->product, quantity);
    tn_status status = tn_fraction_mul(worth, year, &exact);
    status = status ? status : tn_fraction_round(exact, TN_HALF_UP, &out->minor);
    if (status == TN_OK && why) {
        *why = explain(arena, life, worth, year, *out);
    }
    return status;
}

/* ---- parts ---------------------------------------------------------------------------------- */

/* A product is its file, whichever folder it was named from: "a/b/../p" is "a/p". */
static const char *product_of(tn_arena *arena, const char *file)
{
    char *path = tn_arena_text(arena, file ? file : "");
    for (char *up = path; up && (up = strstr(up, "/../")) != NULL;) {
        char *part = up;
        while (part > path && part[-1] != '/') {
            part--;
        }
        if (part == up || (up - part == 2 && part[0] == '.' && part[1] == '.')) {
            up++; /* nothing before it to leave */
        } else {
            memmove(part, up + 4, strlen(up + 4) + 1);
            up = path;
        }
    }
    return path;
}

/* The contract's part in a currency; a new one is 0. NULL: no memory. */
static tn_metrics_part *part_of(tni_metrics_parts *p, tn_currency currency)
{
    for (size_t i = 0; i < p->count; i++) {
        if (tn_currency_equal(p->items[i].currency, currency)) {
            return &p->items[i];
        }
    }
    tn_metrics_part *added = tn_arena_append(p->arena, &p->items, &p->count, sizeof(*added));
    const tn_contract *contract = tn_books_contract(p->books);
    const tn_money zero = {0, currency};
    const char *buyer = contract->customer.value     ? contract->customer.value
                        : contract->account_id.value ? contract->account_id.value
                        : contract->offer            ? contract->offer->buyer.value
                                                     : NULL;
    if (added) {
        *added = (tn_metrics_part){.contract = contract->id.value,
                                   .buyer = buyer ? buyer : contract->id.value,
                                   .product = product_of(p->arena, contract->product->file),
                                   .currency = currency,
                                   .now = zero,
                                   .then = zero,
                                   .rpo = zero,
                                   .within = zero};
    }
    return added;
}

static tn_status add_then(tni_metrics_parts *p)
{
    tn_status status = TN_OK;
    tn_books *then = books_on(p->arena, p->books, p->days->then, &status);
    const tn_life *life = tn_books_life(then);
    const tn_instant at = tn_instant_of(p->days->then);
    const tn_term *term = life ? tn_life_term_at(life, at) : NULL;
    if (!term) {
        return status;
    }
    tn_metrics_part *part = part_of(p, term->currency);
    return part ? annual_value(p->kept, life, term, at, &part->then, NULL) : TN_E_NOMEM;
}

/* What is agreed, of all currencies: documents (these books hold no usage), of a plan that is not
 * cut short its total instead of the instalments issued so far. */
static tn_i128 agreed_of(const tn_invoices *invoices)
{
    tn_i128 agreed = 0;
    for (size_t i = 0; i < invoices->life->term_count; i++) {
        const tn_term *term = &invoices->life->terms[i];
        const bool whole = term->has_plan && term->end_reason == TN_TERM_END_FULL;
        agreed += whole && !term->assumed ? term->total.minor : 0;
    }
    for (size_t i = 0; i < invoices->count; i++) {
        const tn_document *d = invoices->documents[i];
        const tn_term *term = &invoices->life->terms[d->term];
        const bool planned =
            d->kind == TN_DOCUMENT_INSTALMENT && term->end_reason == TN_TERM_END_FULL;
        agreed += planned || term->assumed ? 0 : d->total.minor;
    }
    return agreed;
}

/* What remains, of all currencies. */
static tn_i128 rpo_of(const tni_metrics_parts *p)
{
    tn_i128 rpo = 0;
    for (size_t i = 0; i < p->count; i++) {
        rpo += p->items[i].rpo.minor;
    }
    return rpo;
}

/* What of the documents' revenue, usage aside, falls on the day and later. What is agreed is what
 * was recognised before and what remains, or the metrics are wrong. */
static tn_status add_remaining(tni_metrics_parts *p, tn_books *now)
{
    const tn_revenue *revenue = tn_books_revenue(now);
    tn_i128 recognised = 0;
    if (!revenue) {
        return tn_books_status(now);
    }
    for (size_t i = 0; i < revenue->count; i++) {
        const tn_earning *e = &revenue->earnings[i];
        int64_t before, ahead, all;
        if (revenue->invoices->life->terms[e->term].assumed) { /* usage is in no what-if */
            continue;
        }
        if (tn_earning_before(e, p->days->as_of, &before) != TN_OK ||
            tn_earning_before(e, p->days->ahead, &ahead) != TN_OK ||
            tn_earning_before(e, e->stop, &all) != TN_OK) {
            return TN_E_RANGE;
        }
        recognised += before;
        if (all == before) {
            continue;
        }
        tn_metrics_part *part = part_of(p, e->amount.currency);
        if (!part) {
            return TN_E_NOMEM;
        }
        if (__builtin_add_overflow(part->rpo.minor, all - before, &part->rpo.minor) ||
            __builtin_add_overflow(part->within.minor, ahead - before, &part->within.minor)) {
            return TN_E_RANGE;
        }
    }
    return recognised + rpo_of(p) == agreed_of(revenue->invoices) ? TN_OK : TN_E_BUG;
}

static tn_status add_now(tni_metrics_parts *p)
{
    tn_status status = TN_OK;
    tn_books *now = books_on(p->arena, p->books, p->days->as_of, &status);
    const tn_life *life = tn_books_life(now);
    const tn_instant at = tn_instant_of(p->days->as_of);
    const tn_term *term = life ? tn_life_term_at(life, at) : NULL;
    if (term) {
        tn_metrics_part *part = part_of(p, term->currency);
        if (!part) {
            return TN_E_NOMEM;
        }
        status = annual_value(p->kept, life, term, at, &part->now,
                              p->days->keeps_parts ? &part->why : NULL);
        part->runs = true;
        part->last_day = tn_instant_date((tn_instant){term->period.end.seconds - 1});
        part->ends_by_itself = term->end_reason == TN_TERM_END_FULL;
        part->automatic = term->index + 1 < life->term_count
                              ? life->terms[term->index + 1].kind == TN_TERM_AUTO_RENEWAL
                              : life->renews;
    }
    return life && status == TN_OK ? add_remaining(p, now) : status;
}

tn_status tni_metrics_parts_make(tni_metrics_parts *p)
{
    const tn_instant accepted = tn_books_contract(p->books)->accepted.value;
    tn_status status = TN_OK;
    if (accepted.seconds <= tn_instant_of(p->days->as_of).seconds) {
        status = add_now(p);
    }
    if (status == TN_OK && accepted.seconds <= tn_instant_of(p->days->then).seconds) {
        status = add_then(p);
    }
    /* a text for which there was no memory would be read when the parts are added up */
    return status == TN_OK && (tn_arena_failed(p->arena) || tn_arena_failed(p->kept)) ? TN_E_NOMEM
                                                                                      : status;
}
