/* Events: what each one does, and the finding that says why it cannot be. */
#include <string.h>

#include "base/list.h"
#include "engine/life/life_state.h"
#include "engine/life/worth.h"

enum { REFUND_WINDOW = 48 * TN_HOUR_SECONDS };

/* ---- upgrades ----------------------------------------------------------------------------- */

static bool tier_allowed(const tn_term *term, const tn_product *product, const tn_event *event,
                         const int64_t *now, int64_t *quantity, tn_findings *findings)
{
    if (event->quantity_count != 1) {
        tn_findings_add(findings, TN_CTR_ONE_TIER, event->at, "upgrade",
                        "an upgrade names exactly one tier, this one names %zu",
                        event->quantity_count);
        return false;
    }
    const tn_contract_quantity *q = &event->quantities[0];
    if (q->quantity.value != 1) {
        tn_findings_add(findings, TN_CTR_ONE_TIER, q->quantity.at, q->label,
                        "a tier is bought once, not %lld times", (long long)q->quantity.value);
        return false;
    }
    quantity[q->dimension] = 1; /* alone: the others are 0 */
    if (tn_fraction_compare(tni_configuration_worth(term, product, quantity),
                            tni_configuration_worth(term, product, now)) <= 0) {
        tn_findings_add(findings, TN_CTR_NOT_HIGHER, q->quantity.at, q->label,
                        "tier '%s' is not of higher value than the one that is held", q->label);
        return false;
    }
    return true;
}

static bool quantities_allowed(const tn_product *product, const tn_event *event, const int64_t *now,
                               int64_t *quantity, tn_findings *findings)
{
    bool allowed = true, rises = false;
    memcpy(quantity, now, product->dimension_count * sizeof(*quantity));
    for (size_t i = 0; i < event->quantity_count; i++) {
        const tn_contract_quantity *q = &event->quantities[i];
        const int64_t old = now[q->dimension], new = q->quantity.value;
        if (new < old) {
            tn_findings_add(findings, TN_CTR_DECREASE, q->quantity.at, q->label,
                            "'%s' would fall from %lld to %lld before the renewal", q->label,
                            (long long)old, (long long)new);
            allowed = false;
        }
        rises = rises || new > old;
        quantity[q->dimension] = new;
    }
    if (allowed && !rises) {
        tn_findings_add(findings, TN_CTR_NO_CHANGE, event->at, "upgrade",
                        "this upgrade changes nothing");
        allowed = false;
    }
    return allowed;
}

static bool names_known(const tn_term *term, const tn_event *event, tn_findings *findings)
{
    bool known = true;
    for (size_t i = 0; i < event->quantity_count; i++) {
        const tn_contract_quantity *q = &event->quantities[i];
        if (q->dimension == TN_NO_DIMENSION) {
            known = false; /* said when the contract was bound */
        } else if (term->net_price[q->dimension].e8 < 0) {
            tn_findings_add(findings, TN_CTR_NO_PRICE, q->quantity.at, q->label,
                            "'%s' has no price for %d months in this agreement", q->label,
                            term->months);
            known = false;
        }
    }
    return known;
}

/* What the holder may hold after a change, checked against the rules of an upgrade: quantity, all 0
 * so far, is filled with the new configuration. False: refused, said in findings at the event's
 * place. */
static bool upgrade_allowed(const tn_term *term, const tn_product *product, const tn_event *event,
                            const int64_t *now, int64_t *quantity, tn_findings *findings)
{
    if (!names_known(term, event, findings)) {
        return false;
    }
    const bool one_tier = product->purchase.value == TN_PURCHASE_ONE_TIER;
    const bool allowed = one_tier ? tier_allowed(term, product, event, now, quantity, findings)
                                  : quantities_allowed(product, event, now, quantity, findings);
    if (term->has_plan) {
        tn_findings_add(findings, TN_CTR_PLAN_FIXED, event->at, "upgrade",
                        "a contract paid in instalments cannot be upgraded by the buyer");
        return false;
    }
    return allowed;
}

static void apply_upgrade(tni_life_state *l, const tn_event *event, tn_instant at)
{
    tn_term *term = tni_term_now(l);
    int64_t *quantity =
        tn_arena_take_array(l->arena, l->product->dimension_count, sizeof(*quantity));
    tn_holding *holdings = tn_arena_grow(l->arena, term->holdings, term->holding_count,
                                         &term->holding_capacity, sizeof(*holdings));
    if (!quantity || !holdings) {
        l->status = TN_E_NOMEM;
        return;
    }
    term->holdings = holdings;
    tn_holding *last = &holdings[term->holding_count - 1];
    if (upgrade_allowed(term, l->product, event, last->quantity, quantity, l->findings)) {
        holdings[term->holding_count++] =
            (tn_holding){.from = at, .quantity = quantity, .event = event};
    }
}

/* ---- terminations --------------------------------------------------------------------------- */

void tni_life_end(tni_life_state *l, tn_instant at, tn_term_end_reason end_reason)
{
    tn_term *term = tni_term_now(l);
    const tn_instant start = term->period.start;
    term->ended = at.seconds < start.seconds ? start : at;
    term->end_reason = end_reason;
    l->life->over = true;
    l->life->access_end = term->ended;
}

static void add_termination(tni_life_state *l, tn_termination termination)
{
    tn_life *life = l->life;
    termination.term = life->term_count - 1;
    if (!TNI_LIST_ADD(l->arena, &life->terminations, &life->termination_count, termination)) {
        l->status = TN_E_NOMEM;
    }
}

static void apply_cancel(tni_life_state *l, const tn_event *event, tn_instant at)
{
    add_termination(l, (tn_termination){.event = event, .at = at, .ends_access = true});
    tni_life_end(l, at, TN_TERM_END_CANCELLED);
}

static void apply_refund(tni_life_state *l, const tn_event *event, tn_instant at)
{
    const int64_t since = at.seconds - l->contract->accepted.value.seconds;
    const bool within = since <= REFUND_WINDOW && !event->amount.set;
    if (!within && !event->approved.value && since > REFUND_WINDOW) {
        tn_findings_add(
            l->findings, TN_CTR_REFUND_LATE, event->at, "refund",
            "a refund later than 48 hours after acceptance needs the seller's approval");
        return;
    }
    const bool ends = !event->amount.set;
    add_termination(
        l, (tn_termination){.event = event, .at = at, .within_48h = within, .ends_access = ends});
    if (ends) {
        tni_life_end(l, at, TN_TERM_END_REFUNDED);
    }
}

/* ---- renewal settings --------------------------------------------------------------------- */

/* Settings at the end of a term are judged against its deadline like any other. */
static void apply_renewal_setting(tni_life_state *l, const tn_event *event, tn_instant at)
{
    const bool enabled = event->enabled.value != 0;
    if (enabled && l->offer && !l->renewal->set) {
        tn_findings_add(l->findings, TN_CTR_NO_RENEWAL_TERMS, event->at, "auto-renew",
                        "the offer has no renewal terms, so its agreement cannot renew by itself");
        return;
    }
    const tn_date deadline = tn_term_deadline(tni_term_now(l), l->renewal);
    const bool late = tn_instant_date(at).days > deadline.days;
    if (late) {
        char day[TN_DATE_TEXT];
        tn_findings_add(l->findings, TN_CTR_SETTING_LATE, event->at, "auto-renew",
                        "this setting comes after the deadline %s and counts for the next term",
                        tn_date_format(deadline, day));
        l->has_deferred = true;
        l->deferred = enabled;
    } else {
        l->automatic = enabled;
    }
    if (!TNI_LIST_ADD(l->arena, &l->life->settings, &l->life->setting_count,
                      (tn_setting){.event = event, .at = at, .enabled = enabled, .late = late})) {
        l->status = TN_E_NOMEM;
    }
}

/* ---- all ---------------------------------------------------------------------------------- */

/* Only these make sense before service starts (a future-dated agreement). */
static bool legal_before_start(tn_event_kind kind)
{
    return kind == TN_EVENT_AUTO_RENEW || kind == TN_EVENT_CANCEL || kind == TN_EVENT_REFUND;
}

static bool is_in_time(tni_life_state *l, const tn_event *event, tn_instant at)
{
    char start[TN_INSTANT_TEXT], accepted[TN_INSTANT_TEXT];
    const tn_term *term = tni_term_now(l);
    const tn_instant from = legal_before_start(event->kind) && term->index == 0
                                ? l->contract->accepted.value
                                : term->period.start;
    /* A bare date of the day of acceptance means that day, not its midnight. */
    const bool same_day =
        !event->when.has_time && tn_instant_date(at).days == tn_instant_date(from).days;
    if (at.seconds < from.seconds && !same_day) {
        tn_findings_add(l->findings, TN_CTR_BEFORE_START, event->at, tn_event_name(event->kind),
                        "this %s comes before the contract, accepted %s, starts on %s",
                        tn_event_name(event->kind),
                        tn_instant_format(l->contract->accepted.value, accepted),
                        tn_instant_format(term->period.start, start));
        return false;
    }
    return true;
}

void tni_event_apply(tni_life_state *l, const tn_event *event, tn_instant at)
{
    char end[TN_DATE_TEXT];
    if (!is_in_time(l, event, at)) {
        return;
    }
    switch (event->kind) {
    case TN_EVENT_AUTO_RENEW:
        apply_renewal_setting(l, event, at);
        break;
    case TN_EVENT_CANCEL:
        apply_cancel(l, event, at);
        break;
    case TN_EVENT_REFUND:
        apply_refund(l, event, at);
        break;
    case TN_EVENT_REPLACE:
        if (event->offer) {
            tni_term_replace(l, event, at);
        }
        break;
    case TN_EVENT_RENEW:
        tn_findings_add(l->findings, TN_CTR_RENEW_DATE, event->at, "renew",
                        "the running term does not end on this day but on %s",
                        tn_date_format(tn_instant_date(tni_term_now(l)->period.end), end));
        break;
    case TN_EVENT_UPGRADE:
        apply_upgrade(l, event, at);
        break;
    case TN_EVENT_KINDS:
        break;
    }
}
