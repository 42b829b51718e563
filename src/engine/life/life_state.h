/* A life while it is built: shared by life.c and the files for terms, renewals, plans, events. */
#ifndef TN_ENGINE_LIFE_STATE_H
#define TN_ENGINE_LIFE_STATE_H

#include "tenor/life.h"

/* An instalment plan as a template for renewals (rule 3.4): offsets from the term's start and
 * cumulative shares in 0.01 % of the total. */
typedef struct tni_template {
    size_t count;
    bool in_months;         /* every charge lies on the anchor; else offsets are days */
    int *offset, *share_e2; /* [count]; shares are cumulative, the last is 10000 */
} tni_template;

/* A plan as a template, for a term that starts on that day (anchor_day 0: its own). Charges before
 * it count as on it. A draft's plan may be longer than is legal. TN_E_NOMEM. Owner: arena. */
tn_status tni_template_make(tn_arena *arena, const tn_schedule *plan, tn_date start, int anchor_day,
                            tni_template *out);

typedef struct tni_life_state {
    tn_arena *arena;
    const tn_contract *contract;
    const tn_product *product;
    const tn_tables *tables;
    const tn_policy *policy;
    const tn_horizon *horizon;
    tn_findings *findings;
    tn_life *life;
    size_t term_capacity;
    bool limited;
    tn_instant limit; /* limited: nothing at or after it */
    /* The running agreement. */
    const tn_offer *offer; /* NULL: public listing */
    const tn_renewal *renewal;
    tn_instant accepted;
    int64_t renewals; /* so far */
    bool automatic;
    bool has_deferred, deferred; /* a setting after the deadline: for the next term */
    tni_template plan;           /* count 0: not paid in instalments */
    /* Events not applied yet, in file order; NULL once they are. */
    const tn_event **pending;
    size_t pending_count, pending_left;
    int64_t soonest; /* of those, as written: seconds; INT64_MAX: none */
    tn_status status;
} tni_life_state;

/* The last term so far. */
static inline tn_term *tni_term_now(const tni_life_state *l)
{
    return &l->life->terms[l->life->term_count - 1];
}

/* Begins the first term, a renewal or a replacement; on failure l->status says so. */
void tni_term_first(tni_life_state *l);
void tni_term_auto_renew(tni_life_state *l);
void tni_term_renew(tni_life_state *l, const tn_event *event);
void tni_term_replace(tni_life_state *l, const tn_event *event, tn_instant at);

/* Parts of those. On failure l->status says why, and the result is NULL or false. */
tn_term *tni_add_term(tni_life_state *l, tn_term_kind kind, tn_instant start, tn_instant end);
/* The sum of quantity x price, as a document would round it. */
void tni_set_total(tni_life_state *l, tn_term *term);
/* Every held dimension has a price; a missing one is said at the place given. */
bool tni_priced(tni_life_state *l, const tn_term *term, tn_at at);
/* The net price of one unit as read today: of the offer (own), or the list price less the offer's
 * discount for another duration, or of the public listing; e8 < 0: none. */
tn_price tni_price_today(const tni_life_state *l, const tn_offer *offer, size_t dimension,
                         int months, bool own);
/* The plan of a new agreement; charges before the acceptance fall on its day (rule 3.7). */
void tni_plan_from_offer(tni_life_state *l, tn_term *term, tn_instant accepted);
/* The template's charges for a renewed term, amounts by cumulative rounding of the new total. */
void tni_plan_from_template(tni_life_state *l, tn_term *term);

/* Applies one event at its effective instant, or adds the finding that says why it cannot be. */
void tni_event_apply(tni_life_state *l, const tn_event *event, tn_instant at);

/* Ends access for good. */
void tni_life_end(tni_life_state *l, tn_instant at, tn_term_end_reason end_reason);

/* Lives the contract's life.
 *
 * Rule     rule 3.3, 3.4, 3.7, 3.8: events by instant whatever their order in the file; at one
 *          instant settings, end of term, cancel, refund, replace, renew, instalment, upgrade; an
 *          event given as a date happens at 00:00Z, on the first day of a term at its start
 * Errors   TN_E_FINDINGS: an event is impossible (the finding names the rule and what would be
 *          allowed) and there is no life; TN_E_RANGE: an amount or a date is out of range (said in
 *          a finding too); TN_E_NOMEM
 * Owner    arena; contract, tables and policy must live as long */
tn_status tni_life_build(tn_arena *arena, const tn_contract *contract, const tn_tables *tables,
                         const tn_policy *policy, const tn_horizon *horizon, tn_findings *findings,
                         const tn_life **out);

#endif
