/* What happens when: collected from a life and its invoices, ordered by instant. */
#include "tenor/timeline.h"

#include <stdlib.h>

typedef struct collecting {
    tn_arena *arena;
    const tn_life *life;
    tn_timeline *timeline;
    size_t capacity;
    bool metered; /* the product has something to meter */
} collecting;

static const char *const names[TN_HAPPENING_KINDS] = {
    [TN_HAPPENS_OFFER_PUBLISHED] = "offer-published",
    [TN_HAPPENS_ACCEPTED] = "accepted",
    [TN_HAPPENS_OFFER_EXPIRES] = "offer-expires",
    [TN_HAPPENS_ACCOUNT_SETUP] = "account-setup",
    [TN_HAPPENS_REGISTRATION] = "registration",
    [TN_HAPPENS_TERM_STARTS] = "term-starts",
    [TN_HAPPENS_SUBSCRIBE_SUCCESS] = "subscribe-success",
    [TN_HAPPENS_ENTITLEMENT_UPDATED] = "entitlement-updated",
    [TN_HAPPENS_UPGRADE] = "upgrade",
    [TN_HAPPENS_RENEWAL_SETTING] = "auto-renew",
    [TN_HAPPENS_ADJUSTMENT_DEADLINE] = "adjustment-deadline",
    [TN_HAPPENS_DECISION_DEADLINE] = "decision-deadline",
    [TN_HAPPENS_INVOICE] = "invoice",
    [TN_HAPPENS_CANCELLED] = "cancel",
    [TN_HAPPENS_REFUND] = "refund",
    [TN_HAPPENS_REPLACED] = "replaced",
    [TN_HAPPENS_TERM_ENDS] = "term-ends",
    [TN_HAPPENS_ACCESS_ENDS] = "access-ends",
    [TN_HAPPENS_UNSUBSCRIBE_PENDING] = "unsubscribe-pending",
    [TN_HAPPENS_METERING_CLOSES] = "metering-closes",
    [TN_HAPPENS_UNSUBSCRIBE_SUCCESS] = "unsubscribe-success",
};

const char *tn_happening_name(tn_happening_kind kind)
{
    return names[kind];
}

bool tn_happening_is_notification(tn_happening_kind kind)
{
    return kind == TN_HAPPENS_SUBSCRIBE_SUCCESS || kind == TN_HAPPENS_ENTITLEMENT_UPDATED ||
           kind == TN_HAPPENS_UNSUBSCRIBE_PENDING || kind == TN_HAPPENS_UNSUBSCRIBE_SUCCESS;
}

static bool within(const collecting *c, tn_instant at)
{
    return c->life->arrears || tn_instant_date(at).days <= c->life->horizon.days;
}

static void happen(collecting *c, tn_happening h)
{
    tn_timeline *t = c->timeline;
    if (!within(c, h.at)) {
        return;
    }
    tn_happening *items = tn_arena_grow(c->arena, t->items, t->count, &c->capacity, sizeof(h));
    if (items) {
        t->items = items;
        items[t->count++] = h;
    }
}

static void offer_and_acceptance(collecting *c)
{
    const tn_contract *contract = c->life->contract;
    const tn_offer *offer = contract->offer;
    const tn_instant accepted = contract->accepted.value;
    const bool existing = contract->setup.set && contract->setup.value == TN_SETUP_EXISTING;
    if (offer && offer->published.set) {
        happen(c, (tn_happening){.kind = TN_HAPPENS_OFFER_PUBLISHED,
                                 .at = tn_instant_of(offer->published.value),
                                 .whole_day = true,
                                 .text = "AWS sends the buyer an e-mail with the link"});
    }
    if (offer && offer->expires.set) {
        happen(c, (tn_happening){
                      .kind = TN_HAPPENS_OFFER_EXPIRES,
                      .at = {tn_instant_of(offer->expires.value).seconds + TN_DAY_SECONDS - 1},
                      .text = "the offer could be accepted until then"});
    }
    happen(c, (tn_happening){.kind = TN_HAPPENS_ACCEPTED,
                             .at = accepted,
                             .text = offer ? "private offer accepted" : "public listing bought"});
    happen(c,
           (tn_happening){.kind = TN_HAPPENS_ACCOUNT_SETUP,
                          .at = accepted,
                          .text = existing ? "buyer logs in and picks the account for the paid plan"
                                           : "buyer registers a new account"});
    happen(c, (tn_happening){.kind = TN_HAPPENS_REGISTRATION,
                             .at = accepted,
                             .text = "resolve the registration token to the customer"});
}

static void changes(collecting *c, const tn_term *term)
{
    for (size_t i = 1; i < term->holding_count; i++) {
        const tn_holding *h = &term->holdings[i];
        happen(c, (tn_happening){.kind = TN_HAPPENS_UPGRADE,
                                 .at = h->from,
                                 .term = term->index,
                                 .event = h->event,
                                 .holding = h});
        happen(c, (tn_happening){.kind = TN_HAPPENS_ENTITLEMENT_UPDATED,
                                 .at = h->from,
                                 .term = term->index,
                                 .event = h->event,
                                 .holding = h});
    }
}

static void starts(collecting *c, const tn_term *term)
{
    static const char *const text[] = {
        [TN_TERM_FIRST] = "first term",
        [TN_TERM_AUTO_RENEWAL] = "renewed by itself",
        [TN_TERM_MANUAL_RENEWAL] = "renewed by agreement",
        [TN_TERM_REPLACEMENT] = "new agreement",
    };
    const bool fresh = term->kind == TN_TERM_FIRST || term->kind == TN_TERM_REPLACEMENT;
    tn_happening h = {.kind = TN_HAPPENS_TERM_STARTS,
                      .at = term->period.start,
                      .assumed = term->assumed,
                      .term = term->index,
                      .event = term->event,
                      .holding = &term->holdings[0],
                      .text = text[term->kind]};
    happen(c, h);
    h.text = NULL;
    h.kind = TN_HAPPENS_SUBSCRIBE_SUCCESS;
    if (fresh) {
        happen(c, h);
    }
    h.kind = TN_HAPPENS_ENTITLEMENT_UPDATED;
    happen(c, h);
}

/* Decision and adjustment: the days by which the coming renewal is settled. */
static void deadlines(collecting *c, const tn_term *term)
{
    const tn_renewal *r = term->offer ? &term->offer->renewal : &c->life->contract->renewal;
    if (!r->set || term->fate != TN_FATE_FULL) {
        return;
    }
    happen(c, (tn_happening){.kind = TN_HAPPENS_DECISION_DEADLINE,
                             .at = tn_instant_of(tn_term_deadline(term, r)),
                             .whole_day = true,
                             .assumed = term->assumed,
                             .term = term->index,
                             .text = "last day to switch the renewal on or off"});
    tn_date day;
    const tn_date last = tn_instant_date((tn_instant){term->period.end.seconds - 1});
    if (r->adjustment_days.set &&
        tn_date_add_days(last, -r->adjustment_days.value, &day) == TN_OK) {
        happen(c, (tn_happening){.kind = TN_HAPPENS_ADJUSTMENT_DEADLINE,
                                 .at = tn_instant_of(day),
                                 .whole_day = true,
                                 .assumed = term->assumed,
                                 .term = term->index,
                                 .text = "last day to set the uplift within its range"});
    }
}

static void ends(collecting *c, const tn_term *term)
{
    const bool last = term->index + 1 == c->life->term_count;
    if (term->fate == TN_FATE_REPLACED) {
        happen(c,
               (tn_happening){.kind = TN_HAPPENS_REPLACED,
                              .at = term->ended,
                              .term = term->index,
                              .text = "uninvoiced instalments are cancelled, no credit is given"});
    } else if (!last || c->life->over) {
        happen(c, (tn_happening){.kind = TN_HAPPENS_TERM_ENDS,
                                 .at = term->ended,
                                 .assumed = term->assumed,
                                 .term = term->index});
    }
}

static void end_of_access(collecting *c)
{
    const tn_instant end = c->life->access_end;
    const tn_instant closes = {end.seconds + TN_HOUR_SECONDS};
    const size_t term = c->life->term_count - 1;
    const bool assumed = c->life->terms[term].assumed;
    if (!c->life->over) {
        return;
    }
    happen(c, (tn_happening){
                  .kind = TN_HAPPENS_ACCESS_ENDS, .at = end, .term = term, .assumed = assumed});
    happen(c, (tn_happening){.kind = TN_HAPPENS_ENTITLEMENT_UPDATED,
                             .at = end,
                             .term = term,
                             .assumed = assumed,
                             .text = "the entitlement is empty"});
    if (!c->metered) {
        return;
    }
    happen(c, (tn_happening){.kind = TN_HAPPENS_UNSUBSCRIBE_PENDING,
                             .at = end,
                             .term = term,
                             .assumed = assumed,
                             .text = "one hour to meter what is left"});
    happen(c, (tn_happening){.kind = TN_HAPPENS_METERING_CLOSES,
                             .at = closes,
                             .term = term,
                             .assumed = assumed,
                             .text = "no record is accepted from here on"});
    happen(c, (tn_happening){.kind = TN_HAPPENS_UNSUBSCRIBE_SUCCESS,
                             .at = closes,
                             .term = term,
                             .assumed = assumed});
}

static void settings_and_endings(collecting *c)
{
    for (size_t i = 0; i < c->life->setting_count; i++) {
        const tn_setting *s = &c->life->settings[i];
        happen(c,
               (tn_happening){.kind = TN_HAPPENS_RENEWAL_SETTING,
                              .at = s->at,
                              .event = s->event,
                              .text = s->enabled ? (s->late ? "on, from the next term" : "on")
                                                 : (s->late ? "off, from the next term" : "off")});
    }
    for (size_t i = 0; i < c->life->ending_count; i++) {
        const tn_ending *e = &c->life->endings[i];
        const bool refund = e->event->kind == TN_EVENT_REFUND;
        happen(c, (tn_happening){.kind = refund ? TN_HAPPENS_REFUND : TN_HAPPENS_CANCELLED,
                                 .at = e->at,
                                 .term = e->term,
                                 .event = e->event,
                                 .text = refund ? "paid back within 3 to 5 business days"
                                                : "nothing is given back"});
    }
}

static void invoices_too(collecting *c, const tn_invoices *invoices)
{
    for (size_t i = 0; invoices && i < invoices->count; i++) {
        const tn_document *d = invoices->documents[i];
        happen(c, (tn_happening){.kind = TN_HAPPENS_INVOICE,
                                 .at = d->at,
                                 .assumed = d->assumed,
                                 .term = d->term,
                                 .document = d});
    }
}

static int by_instant(const void *left, const void *right)
{
    const tn_happening *a = left, *b = right;
    if (a->at.seconds != b->at.seconds) {
        return a->at.seconds < b->at.seconds ? -1 : 1;
    }
    /* What ends a term comes before what begins the next one at the same instant. */
    if (a->term != b->term) {
        return a->term < b->term ? -1 : 1;
    }
    if (a->kind != b->kind) {
        return a->kind < b->kind ? -1 : 1;
    }
    const size_t x = a->document ? a->document->number : 0;
    const size_t y = b->document ? b->document->number : 0;
    return (x > y) - (x < y);
}

tn_status tn_timeline_build(tn_arena *arena, const tn_life *life, const tn_invoices *invoices,
                            const tn_timeline **out)
{
    collecting c = {.arena = arena, .life = life};
    c.timeline = tn_arena_take(arena, sizeof(*c.timeline));
    if (!c.timeline) {
        return TN_E_NOMEM;
    }
    for (size_t i = 0; i < life->product->dimension_count; i++) {
        c.metered = c.metered || tn_dimension_is_metered(&life->product->dimensions[i]);
    }
    offer_and_acceptance(&c);
    for (size_t i = 0; i < life->term_count; i++) {
        starts(&c, &life->terms[i]);
        changes(&c, &life->terms[i]);
        deadlines(&c, &life->terms[i]);
        ends(&c, &life->terms[i]);
    }
    settings_and_endings(&c);
    invoices_too(&c, invoices);
    end_of_access(&c);
    if (tn_arena_failed(arena)) {
        return TN_E_NOMEM;
    }
    qsort(c.timeline->items, c.timeline->count, sizeof(tn_happening), by_instant);
    *out = c.timeline;
    return TN_OK;
}
