/* What-if: an upgrade on a day, priced by the code that bills it. */
#include "tenor/upgrade.h"

#include <string.h>

#include "engine/billing/change.h"
#include "engine/billing/document.h"

/* The holding that the event brought; NULL: it was refused. */
static const tn_holding *holding_of(const tn_life *life, const tn_event *event,
                                    const tn_term **out_term)
{
    for (size_t i = life->term_count; i > 0; i--) {
        const tn_term *term = &life->terms[i - 1];
        for (size_t j = 1; j < term->holding_count; j++) {
            if (term->holdings[j].event == event) {
                *out_term = term;
                return &term->holdings[j];
            }
        }
    }
    return NULL;
}

/* What is held just before an instant of the term: changes at one instant are one change. */
static const int64_t *held_before(const tn_term *term, tn_instant at)
{
    const int64_t *quantity = term->holdings[0].quantity;
    for (size_t i = 1; i < term->holding_count && term->holdings[i].from.seconds < at.seconds;
         i++) {
        quantity = term->holdings[i].quantity;
    }
    return quantity;
}

/* The configuration that a refused change asks for. */
static const int64_t *asked_for(tn_arena *arena, const tn_product *product, const tn_event *event,
                                const int64_t *from)
{
    int64_t *to = tn_arena_take_array(arena, product->dimension_count, sizeof(*to));
    if (to && product->purchase.value != TN_PURCHASE_ONE_TIER) {
        memcpy(to, from, product->dimension_count * sizeof(*to));
    }
    for (size_t i = 0; to && i < event->quantity_count; i++) {
        if (event->quantities[i].dimension == TN_NO_DIMENSION) {
            return NULL;
        }
        to[event->quantities[i].dimension] = event->quantities[i].quantity.value;
    }
    return to;
}

static bool has_prices(const tn_term *term, const tn_product *product, const int64_t *quantity)
{
    for (size_t i = 0; i < product->dimension_count; i++) {
        if (quantity[i] > 0 && term->net_price[i].e8 < 0) {
            return false;
        }
    }
    return true;
}

/* What the term charged before this change, the cap of the credit. Its own document, changes at one
 * instant being one change, is no part of that. */
static int64_t charged_before(const tn_invoices *invoices, const tn_term *term, tn_instant at)
{
    const tn_document *last = tni_document_last(invoices, term, at);
    const bool itself = last && last->kind == TN_DOCUMENT_UPGRADE && last->at.seconds == at.seconds;
    return last ? last->charged_minor + (itself ? 0 : last->total.minor) : 0;
}

/* The change under a policy. */
static tn_status bill_under(tn_arena *arena, const tn_upgrade *u, const tn_life *life,
                            const tn_policy *policy, int64_t charged, tn_document **out)
{
    return tni_change_bill(arena,
                           &(tni_change){.life = life,
                                         .term = u->term,
                                         .at = u->on,
                                         .has_time = u->event->when.has_time,
                                         .from = u->from,
                                         .to = u->to,
                                         .policy = policy,
                                         .charged_minor = charged},
                           out);
}

/* The change under every preset, and the range of those that prorate. */
static tn_status bill_presets(tn_arena *arena, tn_upgrade *u, const tn_life *life, int64_t charged,
                              const tn_tables *tables)
{
    u->presets = tn_arena_take_array(arena, tables->policy_count, sizeof(*u->presets));
    if (!u->presets) {
        return TN_E_NOMEM;
    }
    bool first = true;
    for (size_t i = 0; i < tables->policy_count; i++) {
        const tn_policy *policy = &tables->policies[i];
        tn_document *d = NULL;
        const tn_status status = bill_under(arena, u, life, policy, charged, &d);
        if (status == TN_E_NOMEM) {
            return status;
        }
        if (status != TN_OK) {
            continue; /* the period has no length on this basis: it has no figure */
        }
        const tn_proration p = tni_change_figures(d);
        u->presets[u->preset_count++] = (tn_upgrade_preset){policy, p};
        if (policy->basis == TN_BASIS_NONE) {
            continue;
        }
        u->lowest = first || p.due.minor < u->lowest.minor ? p.due : u->lowest;
        u->highest = first || p.due.minor > u->highest.minor ? p.due : u->highest;
        first = false;
    }
    return TN_OK;
}

/* Everything that has a price, for an allowed change and for a refused one alike. */
static tn_status price_change(tn_arena *arena, tn_upgrade *u, const tn_invoices *invoices,
                              const tn_tables *tables)
{
    const tn_life *life = invoices->life;
    const int64_t charged = charged_before(invoices, u->term, u->on);
    tn_document *d = NULL;
    const tn_status status = bill_under(arena, u, life, invoices->policy, charged, &d);
    if (status != TN_OK) {
        return status;
    }
    u->document = d;
    u->change = tni_change_figures(d);
    u->lowest = u->highest = u->change.due;
    u->priced = true;
    return bill_presets(arena, u, life, charged, tables);
}

/* Finds the term that runs when the event is to happen, and the instant in it: a bare date on the
 * first day of a term is that term's start (rule 3.7). */
static void find_term(tn_upgrade *u, const tn_life *life)
{
    const tn_field_instant when = u->event->when;
    const tn_instant last = {when.value.seconds + (when.has_time ? 0 : TN_DAY_SECONDS - 1)};
    const tn_term *early = tn_life_term_at(life, when.value), *late = tn_life_term_at(life, last);
    const bool first_day = !when.has_time && late &&
                           tn_instant_date(late->period.start).days == tn_instant_date(last).days;
    u->term = first_day ? late : early;
    u->on = first_day ? late->period.start : when.value;
}

/* Finds the term, the instant and both configurations; u->to NULL: nothing can be priced. */
static void find_change(tn_arena *arena, tn_upgrade *u, const tn_life *life)
{
    const tn_holding *holding = holding_of(life, u->event, &u->term);
    u->allowed = holding != NULL;
    if (holding) {
        u->on = holding->from;
        u->from = held_before(u->term, u->on);
        u->to = tn_term_holding_at(u->term, u->on)->quantity;
        return;
    }
    find_term(u, life);
    if (u->term) {
        u->from = tn_term_holding_at(u->term, u->on)->quantity;
        u->to = asked_for(arena, life->product, u->event, u->from);
    }
}

tn_status tn_upgrade_estimate(tn_arena *arena, tn_books *books, const tn_event *event,
                              tn_proration *out)
{
    const tn_invoices *invoices = tn_books_invoices(books);
    if (!invoices) {
        return tn_books_status(books);
    }
    tn_upgrade u = {.event = event};
    find_term(&u, invoices->life);
    if (u.term) {
        u.from = held_before(u.term, u.on);
        u.to = asked_for(arena, invoices->life->product, event,
                         tn_term_holding_at(u.term, u.on)->quantity);
    }
    tn_document *d = NULL;
    tn_status status = tn_arena_failed(arena) ? TN_E_NOMEM : TN_E_RANGE;
    if (u.to && has_prices(u.term, invoices->life->product, u.to)) {
        status = bill_under(arena, &u, invoices->life, invoices->policy,
                            charged_before(invoices, u.term, u.on), &d);
    }
    if (status == TN_OK) {
        *out = tni_change_figures(d);
    }
    return status;
}

tn_status tn_upgrade_build(tn_arena *arena, const tn_books *books, const tn_event *event,
                           tn_findings *findings, const tn_upgrade **out)
{
    const tn_horizon horizon = {.has_until = true, .until = tn_instant_date(event->when.value)};
    tn_upgrade *u = tn_arena_take(arena, sizeof(*u));
    tn_books *with = tn_books_with(books, arena, event, &horizon, findings);
    const tn_invoices *invoices = tn_books_invoices(with);
    tn_status status = tn_books_status(with);
    if (u && invoices) {
        u->contract = tn_books_contract(with);
        u->event = &u->contract->events[u->contract->event_count - 1];
        u->policy = tn_books_policy(with);
        find_change(arena, u, invoices->life);
        if (u->term && u->to && has_prices(u->term, u->contract->product, u->to)) {
            status = price_change(arena, u, invoices, tn_books_tables(with));
        }
    }
    if (tn_arena_failed(arena)) {
        status = TN_E_NOMEM;
    }
    if (status == TN_OK) {
        *out = u;
    }
    return status;
}
