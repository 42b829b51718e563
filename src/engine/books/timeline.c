/* What happens when: collected from a life and its invoices, ordered by instant. */
#include "tenor/timeline.h"

#include <stdlib.h>

#include "base/list.h"

typedef struct timeline_builder {
    tn_arena *arena;
    const tn_life *life;
    tn_timeline *timeline;
    bool metered; /* the product has something to meter */
    bool over;    /* nothing follows the last term */
} timeline_builder;

static const char *const names[TN_TIMELINE_EVENT_KINDS + 1] = {
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
    [TN_HAPPENS_CANCELLED] = "cancel",
    [TN_HAPPENS_REFUND] = "refund",
    [TN_HAPPENS_INVOICE] = "invoice",
    [TN_HAPPENS_REPLACED] = "replaced",
    [TN_HAPPENS_TERM_ENDS] = "term-ends",
    [TN_HAPPENS_ACCESS_ENDS] = "access-ends",
    [TN_HAPPENS_UNSUBSCRIBE_PENDING] = "unsubscribe-pending",
    [TN_HAPPENS_METERING_CLOSES] = "metering-closes",
    [TN_HAPPENS_UNSUBSCRIBE_SUCCESS] = "unsubscribe-success",
    [TN_TIMELINE_EVENT_KINDS] = ""};

const char *tn_timeline_event_name(tn_timeline_event_kind kind)
{
    return names[kind];
}

bool tn_timeline_event_is_notification(tn_timeline_event_kind kind)
{
    return kind == TN_HAPPENS_SUBSCRIBE_SUCCESS || kind == TN_HAPPENS_ENTITLEMENT_UPDATED ||
           kind == TN_HAPPENS_UNSUBSCRIBE_PENDING || kind == TN_HAPPENS_UNSUBSCRIBE_SUCCESS;
}

static bool within_horizon(const timeline_builder *c, tn_instant at)
{
    return c->life->arrears || tn_instant_date(at).days <= c->life->horizon.days;
}

static void add_event(timeline_builder *c, tn_timeline_event h)
{
    tn_timeline *t = c->timeline;
    if (!within_horizon(c, h.at)) {
        return;
    }
    TNI_LIST_ADD(c->arena, &t->items, &t->count, h);
}

static void add_acceptance(timeline_builder *c)
{
    const tn_contract *contract = c->life->contract;
    const tn_offer *offer = contract->offer;
    const tn_instant accepted = contract->accepted.value;
    const bool existing = contract->setup.set && contract->setup.value == TN_SETUP_EXISTING;
    if (offer && offer->published.set) {
        add_event(c, (tn_timeline_event){.kind = TN_HAPPENS_OFFER_PUBLISHED,
                                         .at = tn_instant_of(offer->published.value),
                                         .whole_day = true,
                                         .text = "AWS sends the buyer an e-mail with the link"});
    }
    if (offer && offer->expires.set) {
        add_event(c, (tn_timeline_event){
                         .kind = TN_HAPPENS_OFFER_EXPIRES,
                         .at = {tn_instant_of(offer->expires.value).seconds + TN_DAY_SECONDS - 1},
                         .text = "the offer could be accepted until then"});
    }
    add_event(
        c, (tn_timeline_event){.kind = TN_HAPPENS_ACCEPTED,
                               .at = accepted,
                               .text = offer ? "private offer accepted" : "public listing bought"});
    add_event(c, (tn_timeline_event){
                     .kind = TN_HAPPENS_ACCOUNT_SETUP,
                     .at = accepted,
                     .text = existing ? "buyer logs in and picks the account for the paid plan"
                                      : "buyer registers a new account"});
    add_event(c, (tn_timeline_event){.kind = TN_HAPPENS_REGISTRATION,
                                     .at = accepted,
                                     .text = "resolve the registration token to the customer"});
}

static void add_changes(timeline_builder *c, const tn_term *term)
{
    for (size_t i = 1; i < term->holding_count; i++) {
        tn_timeline_event h = {.kind = TN_HAPPENS_UPGRADE,
                               .at = term->holdings[i].from,
                               .term = term->index,
                               .event = term->holdings[i].event,
                               .holding = &term->holdings[i]};
        add_event(c, h);
        h.kind = TN_HAPPENS_ENTITLEMENT_UPDATED;
        add_event(c, h);
    }
}

static void add_start(timeline_builder *c, const tn_term *term)
{
    static const char *const text[] = {
        [TN_TERM_FIRST] = "first term",
        [TN_TERM_AUTO_RENEWAL] = "renewed by itself",
        [TN_TERM_MANUAL_RENEWAL] = "renewed by agreement",
        [TN_TERM_REPLACEMENT] = "new agreement",
    };
    const bool fresh = term->kind == TN_TERM_FIRST || term->kind == TN_TERM_REPLACEMENT;
    tn_timeline_event h = {.kind = TN_HAPPENS_TERM_STARTS,
                           .at = term->period.start,
                           .assumed = term->assumed,
                           .term = term->index,
                           .event = term->event,
                           .holding = &term->holdings[0],
                           .text = text[term->kind]};
    add_event(c, h);
    h.text = NULL;
    h.kind = TN_HAPPENS_SUBSCRIBE_SUCCESS;
    if (fresh) {
        add_event(c, h);
    }
    h.kind = TN_HAPPENS_ENTITLEMENT_UPDATED;
    add_event(c, h);
}

/* Decision and adjustment: the days by which the coming renewal is settled. */
static void add_deadlines(timeline_builder *c, const tn_term *term)
{
    const tn_renewal *r = term->offer ? &term->offer->renewal : &c->life->contract->renewal;
    if (!r->set || term->end_reason != TN_TERM_END_FULL) {
        return;
    }
    add_event(c, (tn_timeline_event){.kind = TN_HAPPENS_DECISION_DEADLINE,
                                     .at = tn_instant_of(tn_term_deadline(term, r)),
                                     .whole_day = true,
                                     .assumed = term->assumed,
                                     .term = term->index,
                                     .text = "last day to switch the renewal on or off"});
    tn_date day;
    const tn_date last = tn_instant_date((tn_instant){term->period.end.seconds - 1});
    if (r->adjustment_days.set &&
        tn_date_add_days(last, -r->adjustment_days.value, &day) == TN_OK) {
        add_event(c, (tn_timeline_event){.kind = TN_HAPPENS_ADJUSTMENT_DEADLINE,
                                         .at = tn_instant_of(day),
                                         .whole_day = true,
                                         .assumed = term->assumed,
                                         .term = term->index,
                                         .text = "last day to set the uplift within its range"});
    }
}

static void add_end(timeline_builder *c, const tn_term *term)
{
    const bool last = term->index + 1 == c->life->term_count;
    if (term->end_reason == TN_TERM_END_REPLACED) {
        add_event(c, (tn_timeline_event){
                         .kind = TN_HAPPENS_REPLACED,
                         .at = term->ended,
                         .term = term->index,
                         .text = "uninvoiced instalments are cancelled, no credit is given"});
    } else if (!last || c->over) {
        add_event(c, (tn_timeline_event){.kind = TN_HAPPENS_TERM_ENDS,
                                         .at = term->ended,
                                         .assumed = term->assumed,
                                         .term = term->index});
    }
}

/* The last hour of metering and its notifications are for products that meter something. */
static void add_end_of_access(timeline_builder *c)
{
    static const struct {
        tn_timeline_event_kind kind;
        int hours;
        const char *text;
    } steps[] = {{TN_HAPPENS_ACCESS_ENDS, 0, NULL},
                 {TN_HAPPENS_ENTITLEMENT_UPDATED, 0, "the entitlement is empty"},
                 {TN_HAPPENS_UNSUBSCRIBE_PENDING, 0, "one hour to meter what is left"},
                 {TN_HAPPENS_METERING_CLOSES, 1, "no record is accepted from here on"},
                 {TN_HAPPENS_UNSUBSCRIBE_SUCCESS, 1, NULL}};
    const size_t term = c->life->term_count - 1, count = c->metered ? 5 : 2;
    for (size_t i = 0; c->over && i < count; i++) {
        add_event(c, (tn_timeline_event){
                         .kind = steps[i].kind,
                         .at = {c->life->access_end.seconds + steps[i].hours * TN_HOUR_SECONDS},
                         .term = term,
                         .assumed = c->life->terms[term].assumed,
                         .text = steps[i].text});
    }
}

static void add_settings_and_terminations(timeline_builder *c)
{
    for (size_t i = 0; i < c->life->setting_count; i++) {
        const tn_setting *s = &c->life->settings[i];
        add_event(c, (tn_timeline_event){
                         .kind = TN_HAPPENS_RENEWAL_SETTING,
                         .at = s->at,
                         .event = s->event,
                         .text = s->enabled ? (s->late ? "on, from the next term" : "on")
                                            : (s->late ? "off, from the next term" : "off")});
    }
    for (size_t i = 0; i < c->life->termination_count; i++) {
        const tn_termination *e = &c->life->terminations[i];
        const bool refund = e->event->kind == TN_EVENT_REFUND;
        add_event(c, (tn_timeline_event){.kind = refund ? TN_HAPPENS_REFUND : TN_HAPPENS_CANCELLED,
                                         .at = e->at,
                                         .term = e->term,
                                         .event = e->event,
                                         .text = refund ? "paid back within 3 to 5 business days"
                                                        : "nothing is given back"});
    }
}

static void add_invoices(timeline_builder *c, const tn_invoices *invoices)
{
    for (size_t i = 0; i < invoices->count; i++) {
        const tn_document *d = invoices->documents[i];
        add_event(c, (tn_timeline_event){.kind = TN_HAPPENS_INVOICE,
                                         .at = d->at,
                                         .assumed = d->assumed,
                                         .term = d->term,
                                         .document = d});
    }
}

/* Order at one instant: that of the kinds, but access has ended before AWS
 * says that nothing is held any more. */
static int rank(const tn_timeline_event *h)
{
    const bool empty = h->kind == TN_HAPPENS_ENTITLEMENT_UPDATED && !h->holding;
    return empty ? 2 * TN_HAPPENS_ACCESS_ENDS + 1 : 2 * (int)h->kind;
}

static int64_t number_of(const tn_timeline_event *h)
{
    return h->document ? (int64_t)h->document->number : 0;
}

/* The end of a term comes before the start of the next one at the same instant. */
static int by_instant(const void *left, const void *right)
{
    const tn_timeline_event *a = left, *b = right;
    const int64_t keys[][2] = {
        {a->at.seconds, b->at.seconds},
        {(int64_t)a->term, (int64_t)b->term},
        {rank(a), rank(b)},
        {number_of(a), number_of(b)},
    };
    int order = 0;
    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys) && !order; i++) {
        order = TNI_COMPARE(keys[i][0], keys[i][1]);
    }
    return order;
}

tn_status tn_timeline_build(tn_arena *arena, tn_books *books, const tn_timeline **out)
{
    const tn_invoices *invoices = tn_books_invoices(books);
    if (!invoices) {
        return tn_books_status(books);
    }
    const tn_life *life = invoices->life;
    timeline_builder c = {.arena = arena, .life = life, .over = life->over || !life->renews};
    c.timeline = tn_arena_take(arena, sizeof(*c.timeline));
    if (!c.timeline) {
        return TN_E_NOMEM;
    }
    for (size_t i = 0; i < life->product->dimension_count; i++) {
        c.metered = c.metered || tn_dimension_is_metered(&life->product->dimensions[i]);
    }
    add_acceptance(&c);
    for (size_t i = 0; i < life->term_count; i++) {
        add_start(&c, &life->terms[i]);
        add_changes(&c, &life->terms[i]);
        add_deadlines(&c, &life->terms[i]);
        add_end(&c, &life->terms[i]);
    }
    add_settings_and_terminations(&c);
    add_invoices(&c, invoices);
    add_end_of_access(&c);
    if (tn_arena_failed(arena)) {
        return TN_E_NOMEM;
    }
    qsort(c.timeline->items, c.timeline->count, sizeof(tn_timeline_event), by_instant);
    *out = c.timeline;
    return TN_OK;
}
