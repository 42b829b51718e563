/**
 * What happens when in a contract's life: the agreement's own events, what AWS sends the seller,
 * invoices, and the days by which somebody must decide (rule 3.4, 3.6).
 */
#ifndef TENOR_TIMELINE_H
#define TENOR_TIMELINE_H

#include "tenor/books.h"
#include "tenor/decls.h"

TN_BEGIN_DECLS

typedef enum tn_timeline_event_kind {
    TN_HAPPENS_OFFER_PUBLISHED,
    TN_HAPPENS_ACCEPTED,
    TN_HAPPENS_OFFER_EXPIRES, /* the last second in which it can be accepted */
    TN_HAPPENS_ACCOUNT_SETUP, /* the buyer follows "Set up your account" */
    TN_HAPPENS_REGISTRATION,  /* ResolveCustomer: the token becomes a customer */
    TN_HAPPENS_TERM_STARTS,
    TN_HAPPENS_UPGRADE,
    TN_HAPPENS_SUBSCRIBE_SUCCESS,   /* notification */
    TN_HAPPENS_ENTITLEMENT_UPDATED, /* notification */
    TN_HAPPENS_RENEWAL_SETTING,
    TN_HAPPENS_ADJUSTMENT_DEADLINE,
    TN_HAPPENS_DECISION_DEADLINE,
    TN_HAPPENS_CANCELLED,
    TN_HAPPENS_REFUND,
    TN_HAPPENS_INVOICE,
    TN_HAPPENS_REPLACED,
    TN_HAPPENS_TERM_ENDS,
    TN_HAPPENS_ACCESS_ENDS,
    TN_HAPPENS_UNSUBSCRIBE_PENDING, /* notification */
    TN_HAPPENS_METERING_CLOSES,     /* one hour after the end of access */
    TN_HAPPENS_UNSUBSCRIBE_SUCCESS, /* notification */
    TN_TIMELINE_EVENT_KINDS
} tn_timeline_event_kind;

typedef struct tn_timeline_event {
    tn_timeline_event_kind kind;
    tn_instant at;
    bool whole_day; /* a day, not an instant: deadlines */
    bool assumed;
    size_t term;
    const tn_event *event;       /* that brought it; NULL */
    const tn_document *document; /* invoices; NULL */
    const tn_holding *holding;   /* what is held from then on; NULL: nothing, or no change */
    const char *text;            /* a few words more; static or of the arena */
} tn_timeline_event;

typedef struct tn_timeline {
    tn_timeline_event *items; /* by instant, then by term, then in the order of the kinds; the empty
                          * entitlement comes after the end of access */
    size_t count;
} tn_timeline;

/**
 * The timeline of a contract, its invoices included.
 *
 * Rule     notifications as AWS sends them: subscribe-success when service starts and again when an
 *          agreement is replaced; entitlement-updated with every change and at the end, then empty;
 *          unsubscribe-pending at the end of access where something is metered, one hour for the
 *          last records, unsubscribe-success after it (rule 3.4.7; AWS, SaaS notifications
 *          (userguide/saas-notification))
 * Errors   as tn_books_status; TN_E_NOMEM
 * Owner    arena
 */
tn_status tn_timeline_build(tn_arena *arena, tn_books *books, const tn_timeline **out);

/** "entitlement-updated"; "" for TN_TIMELINE_EVENT_KINDS; static. */
const char *tn_timeline_event_name(tn_timeline_event_kind kind);
/** It is a message that AWS sends to the seller. */
bool tn_timeline_event_is_notification(tn_timeline_event_kind kind);

TN_END_DECLS

#endif
