/**
 * What an offer is worth: items, discounts, totals, payments, fee, and every duration side by side
 * (rule 3.2). The figures are those of the invoices it predicts.
 */
#ifndef TENOR_QUOTE_H
#define TENOR_QUOTE_H

#include "tenor/decls.h"
#include "tenor/offer.h"
#include "tenor/schedule.h"
#include "tenor/step.h"

TN_BEGIN_DECLS

/** An amount that may be unknown: a custom duration without `list =` has no list figures. */
typedef struct tn_maybe_money {
    bool known;
    tn_money money;
} tn_maybe_money;

typedef struct tn_maybe_price {
    bool known;
    tn_price price;
} tn_maybe_price;

typedef struct tn_maybe_percent {
    bool known;
    tn_percent percent;
} tn_maybe_percent;

typedef struct tn_quote_item {
    const tn_dimension *dimension;
    bool counted;     /* has a quantity; else it is priced but not part of any total */
    int64_t quantity; /* 0 when not counted */
    tn_maybe_price list_price;
    tn_maybe_price net_price; /* unknown: a needed price is missing (a finding says so) */
    tn_maybe_percent discount;
    tn_maybe_money list_amount, net_amount;
    const tn_step *net_price_step, *net_amount_step;
} tn_quote_item;

/** A metered dimension's price under the offer. */
typedef struct tn_quote_usage {
    const tn_dimension *dimension;
    tn_maybe_price list_price, net_price;
} tn_quote_usage;

/** One listed duration (and the offer's own) at the offer's discounts. */
typedef struct tn_quote_duration {
    int months;
    bool own; /* the offer's */
    tn_maybe_money list_total, net_total, monthly_equivalent;
    tn_maybe_money savings; /* the list price of 1m for as many months, less net_total */
    tn_maybe_percent savings_percent;
    const tn_step *net_total_step, *monthly_step, *savings_step; /* NULL where not known */
} tn_quote_duration;

typedef struct tn_quote {
    const tn_offer *offer;
    int months;
    tn_currency currency;
    bool dated;           /* start and end are known days (future-dated), else from acceptance */
    tn_date start, end;   /* end exclusive; when not dated: assumed from the day payments assume */
    bool assumed;         /* start is an assumption, said in a finding (a note) */
    tn_quote_item *items; /* in the product's order, those with an [item] */
    size_t item_count;
    tn_quote_usage *usage;
    size_t usage_count;
    tn_maybe_money list_total, discount_total, net_total, monthly_equivalent;
    tn_money rounding; /* net_total - sum of the items' amounts, when it comes from rounding */
    tn_schedule payments;
    bool fee_known;
    tn_percent fee_percent;
    tn_money fee;
    tn_maybe_money seller_net;
    tn_quote_duration *durations;
    size_t duration_count;
    const tn_step *net_total_step, *fee_step, *seller_net_step, *monthly_step;
} tn_quote;

/** Another quantity for one dimension, by its index in the product. */
typedef struct tn_what_if_quantity {
    size_t dimension;
    int64_t quantity;
} tn_what_if_quantity;

/** What a what-if changes: nothing in the file is touched. */
typedef struct tn_what_if {
    tn_what_if_quantity *quantities; /* `--set KEY=QTY` */
    size_t quantity_count;
    bool has_discount;
    tn_percent discount; /* `--discount P%`: replaces the offer's general discount */
    bool has_price;
    size_t price_dimension; /* its net price is another */
    tn_price price;
    const tn_policy *policy; /* `--policy`; NULL: the offer's */
} tn_what_if;

/**
 * Prices a bound offer.
 *
 * Rule     net unit price = list x (1 - discount) rounded half-up to the profile's places; amount =
 *          quantity x that, rounded by the policy; `[payments] total` replaces the total (rule 3.2,
 *          3.8)
 * Shape    as_of NULL: payments assume acceptance on the expiry date; what_if NULL: the file as is
 * Errors   TN_E_FINDINGS: an amount beyond 64 bits; TN_E_NOMEM. A quote with broken rules is built
 *          all the same: the caller marks it DRAFT
 * Owner    arena; offer and tables must live as long
 */
tn_status tn_quote_build(tn_arena *arena, const tn_offer *offer, const tn_tables *tables,
                         const tn_date *as_of, const tn_what_if *what_if, tn_findings *findings,
                         const tn_quote **out);

/** The ways to a total: a general discount, then with it one price, or an agreed total. */
typedef struct tn_quote_target {
    tn_money wanted;
    tn_percent discount;
    tn_money total, missing; /* with that discount; what the total falls short of wanted */
    bool has_price;          /* one item's price brings the total to wanted, the others as above */
    size_t dimension;        /* whose */
    tn_price price;
} tn_quote_target;

/**
 * How an offer comes to a total (`--target`).
 *
 * Rule     the discount whose total comes nearest to wanted from below; of those that give it the
 *          one on the coarsest step (10, 1, ... 0.0001 %), of these the smallest; above the total
 *          at 0 % it is 0 %. Then the first item, in the product's order, whose unit price alone
 *          brings the total to wanted (rule 3.2.10); items with a price or discount of their own
 *          keep it otherwise
 * Shape    what_if NULL-safe; its quantities and policy count, its discount and price do not
 * Example  one unit at a list price of 4000, wanted 3600.00 -> 10 %, though 9.9999 % would do;
 *          wanted 4100.00 -> 0 %, missing 100.00, price 4100
 * Errors   TN_E_RANGE: not even 100 % reaches it, a price is missing, or the total is agreed; a
 *          finding says which
 */
tn_status tn_quote_find_target(const tn_offer *offer, const tn_tables *tables,
                               const tn_what_if *what_if, tn_money wanted, tn_findings *findings,
                               tn_quote_target *out);

/**
 * The policy an offer names, else `aws`; one that cannot be read counts as not named, as a finding
 * was added when the offer was checked.
 */
tn_policy tn_offer_policy(const tn_offer *offer, const tn_tables *tables);

TN_END_DECLS

#endif
