/**
 * A contract: an accepted offer or a purchase of the public listing, and what happened since
 * (rule 2.3). The file lists facts; life.h derives the terms and states that follow from them.
 */
#ifndef TENOR_CONTRACT_H
#define TENOR_CONTRACT_H

#include "tenor/decls.h"
#include "tenor/offer.h"

TN_BEGIN_DECLS

typedef enum tn_setup { TN_SETUP_NEW, TN_SETUP_EXISTING } tn_setup;

/** What can happen, in the order in which it counts at one instant (rule 3.4, 3.8). */
typedef enum tn_event_kind {
    TN_EVENT_AUTO_RENEW,
    TN_EVENT_CANCEL,
    TN_EVENT_REFUND,
    TN_EVENT_REPLACE,
    TN_EVENT_RENEW,
    TN_EVENT_UPGRADE,
    TN_EVENT_KINDS
} tn_event_kind;

/** `quantity.pro = 1`, or `[item pro] quantity = 1`. */
typedef struct tn_contract_quantity {
    const char *label;
    size_t dimension; /* TN_NO_DIMENSION until bound, or unknown (a finding) */
    tn_at at;         /* of the label */
    tn_field_number quantity;
} tn_contract_quantity;

/** `price.pro = 7000`: a net unit price for the whole duration. */
typedef struct tn_contract_price {
    const char *label;
    size_t dimension;
    tn_at at;
    tn_field_price price;
} tn_contract_price;

/** `[price pro]`: frozen at acceptance. */
typedef struct tn_frozen_price {
    const char *label;
    size_t dimension;
    tn_at at;
    tn_field_price list, net, payg;
    tn_field_percent discount; /* of its own, for a renewal at another duration */
    tn_dimension was; /* meter, allowance, includes, and `list.12m` as its prices; else empty */
} tn_frozen_price;

/**
 * `[terms]`: all that dates and amounts of an agreement depend on, as it was when it was accepted.
 * What stands here wins over offer and product, which then give names and order only.
 */
typedef struct tn_terms {
    bool set; /* the section is there */
    tn_at at;
    const char *label; /* "", or the date of the replacement whose terms they are */
    tn_field_number duration, net_terms;
    tn_field_number purpose, profile, purchase; /* tn_purpose, tn_profile, tn_purchase */
    tn_field_date start, end;
    tn_field_currency currency;
    tn_field_percent discount;
    tn_field_text policy, buyer, buyer_country, po;
    tn_field_price tcv_usd;
    tn_contract_quantity *items;
    size_t item_count;
    tn_frozen_price *prices;
    size_t price_count;
    tn_payments payments;
    tn_renewal renewal;
} tn_terms;

typedef struct tn_event {
    tn_event_kind kind;
    tn_at at;
    tn_field_instant when;            /* of the section's label */
    tn_contract_quantity *quantities; /* upgrade, renew */
    size_t quantity_count;
    tn_contract_price *prices; /* renew */
    size_t price_count;
    tn_field_text offer_file; /* replace */
    const tn_offer *offer;    /* replace: bound to the contract's product; NULL until bound */
    const tn_terms *terms;    /* replace: frozen; NULL: read from the offer as it is today */
    tn_field_number enabled;  /* auto-renew: 1 yes */
    tn_field_number duration; /* renew: months */
    tn_field_percent uplift;  /* renew */
    tn_field_date decided;    /* renew */
    tn_field_number approved; /* refund: 1 yes */
    tn_field_price amount;    /* refund */
    tn_field_number rest;     /* refund with an amount: 1 lowers the revenue of the days left, not
                                 of its month */
} tn_event;

typedef struct tn_contract {
    const char *file;
    tn_at at;
    tn_field_text id, offer_file, product_file, agreement, customer, account_id, license_arn;
    tn_field_text policy;
    tn_field_number duration; /* of a public purchase: months */
    tn_field_instant accepted;
    tn_field_number setup; /* tn_setup */
    tn_renewal renewal;    /* of a public purchase, or frozen; an offer has its own */
    tn_terms terms;        /* items, prices and renewal are those of the contract */
    tn_terms *replaced;    /* frozen terms of replacements, in file order */
    size_t replaced_count;
    tn_contract_quantity *items;
    size_t item_count;
    tn_frozen_price *prices;
    size_t price_count;
    tn_event *events; /* in file order */
    size_t event_count;
    const tn_offer *offer;     /* NULL: public purchase, or not bound yet */
    const tn_product *product; /* NULL until bound */
} tn_contract;

/**
 * Builds a contract from what its file says, without its offer and product.
 *
 * Errors   TN_E_FINDINGS: something cannot be understood; TN_E_NOMEM
 * Owner    arena; tree and tables must live as long
 */
tn_status tn_contract_build(tn_arena *arena, const tn_tree *tree, const tn_tables *tables,
                            tn_findings *findings, tn_contract **out);

/**
 * Ties the contract to its product and offer (NULL: public purchase): resolves every label. The
 * offers of `[replace]` events are set by the caller before (event->offer, bound to the product).
 *
 * Errors   TN_E_FINDINGS: a label is unknown
 */
tn_status tn_contract_bind(tn_contract *contract, const tn_product *product, const tn_offer *offer,
                           tn_findings *findings);

/** Adds a finding for every rule that the file itself breaks; sequences are judged by life.h. */
void tn_contract_check(const tn_contract *contract, const tn_tables *tables, tn_findings *findings);

/** "upgrade": the section kind that writes this event. */
const char *tn_event_name(tn_event_kind kind);

TN_END_DECLS

#endif
