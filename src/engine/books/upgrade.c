/* What-if: an upgrade on a day, priced by the code that bills it. */
#include "tenor/upgrade.h"

#include <string.h>

#include "engine/billing/billing.h"

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

/* What the term charged before this change: the cap of the credit. */
static int64_t charged_before(const tn_invoices *invoices, const tn_term *term, tn_instant at)
{
    int64_t sum = 0;
    for (size_t i = 0; i < invoices->count; i++) {
        const tn_document *d = invoices->documents[i];
        const bool itself = d->kind == TN_DOCUMENT_UPGRADE && d->at.seconds == at.seconds;
        if (d->term == term->index && d->kind != TN_DOCUMENT_USAGE && !itself &&
            tni_document_before(d, at)) {
            sum += d->total.minor;
        }
    }
    return sum;
}

static tn_status price_under(tn_arena *arena, const tn_upgrade *u, const tn_life *life,
                             int64_t charged, const tn_policy *policy, tn_upgrade_policy *out,
                             const tn_document **out_document)
{
    tni_billing b = {.arena = arena, .life = life, .product = life->product, .policy = policy};
    tn_upgrade_policy p = {.policy = policy};
    b.status = tn_share_left(u->term->period, u->on, u->term->anchor_day, policy, &p.share);
    tn_document *d =
        tni_document_new(&b, TN_DOCUMENT_UPGRADE, u->term, u->on, u->event->when.has_time, 2);
    tni_bill_change(&b, d, u->term, u->from, u->to, charged);
    tni_document_close(&b, d);
    if (b.status != TN_OK) {
        return b.status;
    }
    p.due = d->total;
    p.credit = p.charge = p.rounding = (tn_money){0, d->total.currency};
    for (size_t i = 0; i < d->line_count; i++) {
        const tn_line *line = &d->lines[i];
        const int64_t minor = line->amount.minor;
        p.credit.minor -= line->kind == TN_LINE_UPGRADE_CREDIT ? minor : 0;
        p.charge.minor += line->kind == TN_LINE_UPGRADE_CHARGE ? minor : 0;
        p.rounding.minor += line->kind == TN_LINE_ROUNDING ? minor : 0;
    }
    *out = p;
    if (out_document) {
        *out_document = d;
    }
    return TN_OK;
}

static tn_status price_policies(tn_arena *arena, tn_upgrade *u, const tn_life *life,
                                int64_t charged, const tn_tables *tables)
{
    u->policies = tn_arena_take_array(arena, tables->policy_count, sizeof(*u->policies));
    if (!u->policies) {
        return TN_E_NOMEM;
    }
    bool first = true;
    for (size_t i = 0; i < tables->policy_count; i++) {
        tn_upgrade_policy *p = &u->policies[u->policy_count];
        const tn_policy *policy = &tables->policies[i];
        const tn_status status = price_under(arena, u, life, charged, policy, p, NULL);
        if (status == TN_E_NOMEM) {
            return status;
        }
        if (status != TN_OK) {
            continue; /* the period has no length on this basis: it has no figure */
        }
        u->policy_count++;
        if (policy->basis == TN_BASIS_NONE) {
            continue;
        }
        u->lowest = first || p->due.minor < u->lowest.minor ? p->due : u->lowest;
        u->highest = first || p->due.minor > u->highest.minor ? p->due : u->highest;
        first = false;
    }
    return TN_OK;
}

/* Everything that has a price, for an allowed change and for a refused one alike. */
static tn_status price(tn_arena *arena, tn_upgrade *u, const tn_invoices *invoices,
                       const tn_tables *tables, const tn_policy *policy)
{
    const int64_t charged = charged_before(invoices, u->term, u->on);
    tn_upgrade_policy own;
    tn_status status = price_under(arena, u, invoices->life, charged, policy, &own, &u->document);
    if (status != TN_OK) {
        return status;
    }
    u->share = own.share;
    u->credit = own.credit;
    u->charge = own.charge;
    u->rounding = own.rounding;
    u->due = u->lowest = u->highest = own.due;
    u->priced = true;
    return price_policies(arena, u, invoices->life, charged, tables);
}

static tn_instant start_or(const tn_term *term, const tn_event *event)
{
    const bool first_day = !event->when.has_time && tn_instant_date(event->when.value).days ==
                                                        tn_instant_date(term->period.start).days;
    return first_day ? term->period.start : event->when.value;
}

/* Finds the term, the instant and both configurations; u->to NULL: nothing can be priced. */
static void locate(tn_arena *arena, tn_upgrade *u, const tn_life *life)
{
    const tn_holding *holding = holding_of(life, u->event, &u->term);
    u->allowed = holding != NULL;
    if (holding) {
        u->on = holding->from;
        u->from = held_before(u->term, u->on);
        u->to = tn_term_holding_at(u->term, u->on)->quantity;
        return;
    }
    u->on = u->event->when.value;
    const tn_instant day_end = {u->on.seconds + (u->event->when.has_time ? 0 : TN_DAY_SECONDS - 1)};
    const tn_term *at = tn_life_term_at(life, u->on);
    u->term = at ? at : tn_life_term_at(life, day_end);
    if (u->term) {
        u->on = start_or(u->term, u->event);
        u->from = tn_term_holding_at(u->term, u->on)->quantity;
        u->to = asked_for(arena, life->product, u->event, u->from);
    }
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
        locate(arena, u, invoices->life);
        if (u->term && u->to && has_prices(u->term, u->contract->product, u->to)) {
            status = price(arena, u, invoices, tn_books_tables(with), tn_books_policy(with));
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
