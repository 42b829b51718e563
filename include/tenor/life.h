/**
 * The life of a contract: its terms one after the other, what was held when, and what each event
 * did. A pure function of the contract and a horizon; no amounts are billed here (invoice.h).
 */
#ifndef TENOR_LIFE_H
#define TENOR_LIFE_H

#include "tenor/contract.h"
#include "tenor/decls.h"
#include "tenor/schedule.h"

TN_BEGIN_DECLS

typedef enum tn_term_kind {
    TN_TERM_FIRST,
    TN_TERM_AUTO_RENEWAL,
    TN_TERM_MANUAL_RENEWAL,
    TN_TERM_REPLACEMENT
} tn_term_kind;

/** Why a term ended when it did. */
typedef enum tn_term_end_reason {
    TN_TERM_END_FULL, /* it ran (or will run) to its agreed end */
    TN_TERM_END_CANCELLED,
    TN_TERM_END_REFUNDED, /* a refund ended access */
    TN_TERM_END_REPLACED
} tn_term_end_reason;

/** What was held from an instant on: quantity[dimension_count], 0 for what is not held. */
typedef struct tn_holding {
    tn_instant from;
    const int64_t *quantity;
    const tn_event *event; /* the (last) upgrade that brought it; NULL: the term's start */
} tn_holding;

typedef struct tn_term {
    tn_term_kind kind;
    size_t index;     /* 0, 1, 2 ... */
    size_t agreement; /* 0, and one more with each replacement */
    tn_period period; /* as agreed */
    tn_instant ended; /* period.end, or earlier, as end_reason says */
    tn_term_end_reason end_reason;
    int months, anchor_day;
    tn_currency currency;
    const tn_offer *offer;       /* NULL: public listing */
    const tn_product *product;   /* with what it includes and how it meters, as agreed */
    const tn_event *event;       /* manual renewal, replacement */
    bool decided;                /* an event happens in it */
    bool assumed;                /* an automatic renewal to come that no event decides (rule 3.7) */
    bool has_plan;               /* paid in instalments: quantities are fixed */
    bool quantities_priced;      /* every held dimension has a net price */
    const tn_price *net_price;   /* [dimension_count], for the whole term; e8 < 0: none */
    const tn_price *usage_price; /* [dimension_count]; e8 < 0: not metered */
    tn_holding *holdings;        /* at least one; ascending */
    size_t holding_count, holding_capacity;
    tn_schedule plan;  /* has_plan: the charges */
    tn_money total;    /* what the term costs as agreed at its start, rounded by the policy */
    bool total_agreed; /* the plan's total was agreed, not the sum of the items */
    int net_terms;     /* days; 0: due at once */
    bool is_renewal;   /* for the listing fee */
} tn_term;

/** A refund or a cancellation that took effect. */
typedef struct tn_termination {
    const tn_event *event;
    tn_instant at;
    size_t term;
    bool within_48h; /* refund: everything charged so far goes back */
    bool ends_access;
} tn_termination;

/** A change of the automatic renewal, and the term from whose end it counts. */
typedef struct tn_setting {
    const tn_event *event;
    tn_instant at;
    bool enabled;
    bool late; /* after the deadline: counts for the next term */
} tn_setting;

typedef struct tn_life {
    const tn_contract *contract;
    const tn_product *product;
    tn_term *terms;
    size_t term_count;
    tn_termination *terminations; /* by instant */
    size_t termination_count;
    tn_setting *settings;
    size_t setting_count;
    bool over;             /* access has ended for good */
    tn_instant access_end; /* over: when; else the end of the last term so far */
    bool renews;           /* not over: a renewal follows the last term, behind the horizon */
    tn_date horizon;       /* inclusive */
    bool arrears; /* the default horizon: the invoice of the last month's usage is included */
} tn_life;

/** How far to look, and from where. */
typedef struct tn_horizon {
    bool has_until;
    tn_date until; /* `--until D`, inclusive */
    bool has_as_of;
    tn_date as_of;
} tn_horizon;

/** The term that is running at the instant; NULL before the start and after the end. */
const tn_term *tn_life_term_at(const tn_life *life, tn_instant instant);

/** What is held in the term at the instant (at the earliest its start). */
const tn_holding *tn_term_holding_at(const tn_term *term, tn_instant instant);

/**
 * Entitlement to a dimension of who holds these quantities in the term: its own, and what the held
 * ones include of it as agreed (rule 3.5).
 * TN_E_RANGE beyond 64 bits.
 */
tn_status tn_entitled(const tn_term *term, const int64_t *quantity, size_t dimension, int64_t *out);

/**
 * The last day to switch the automatic renewal of a term off or on.
 *
 * Rule     last day of access (UTC date of end - 1 s) minus the decision days (rule 3.4);
 *          without decision days the last day of access itself
 */
tn_date tn_term_deadline(const tn_term *term, const tn_renewal *renewal);

TN_END_DECLS

#endif
