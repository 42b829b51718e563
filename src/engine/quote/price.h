/* The price of a dimension under an offer, and what quantities of it come to. */
#ifndef ENGINE_PRICE_H
#define ENGINE_PRICE_H

#include "tenor/quote.h"

/* An offer seen at one duration. */
typedef struct tni_pricing {
    const tn_offer *offer;
    const tn_what_if *what_if; /* may be NULL */
    tn_policy policy;
    tn_currency currency;
    int months;
    int places;    /* decimals of a discounted price */
    bool own;      /* the offer's duration: its prices hold, not only its discounts */
    bool one_each; /* one tier, and no item has a quantity: each counts once */
} tni_pricing;

typedef struct tni_unit {
    tn_maybe_price list, net;
    bool discounted; /* net is list less discount, rounded */
    tn_percent discount;
} tni_unit;

/* A sum of lines, exact and as rounded lines; not known when a price is missing. */
typedef struct tni_sum {
    bool known;
    tn_money lines;
    tn_fraction exact;
} tni_sum;

tni_pricing tni_pricing_make(const tn_offer *offer, const tn_tables *tables,
                             const tn_what_if *what_if, int months, bool own);

/* List and net price of one unit. */
tni_unit tni_pricing_unit(const tni_pricing *pricing, size_t dimension);

/* Half-up to so many decimals: 100 less a third, to 3 -> 66.667. */
tn_price tni_price_discounted(tn_price list, tn_percent discount, int places);

/* How many are counted; 0: it is in no total. */
int64_t tni_pricing_quantity(const tni_pricing *pricing, size_t dimension);

tni_sum tni_sum_start(tn_currency currency);

/* Adds a line; out (may be NULL) is its rounded amount, unknown with the price. TN_E_RANGE. */
tn_status tni_sum_add(tni_sum *sum, tn_maybe_price price, int64_t quantity, const tn_policy *policy,
                      tn_maybe_money *out);

/* The total by the policy's scope. TN_E_RANGE. */
tn_status tni_sum_total(const tni_sum *sum, const tn_policy *policy, tn_maybe_money *out);

/* List and net total of everything counted. TN_E_RANGE. */
tn_status tni_pricing_totals(const tni_pricing *pricing, tn_maybe_money *out_list,
                             tn_maybe_money *out_net);

/* An offer without a plan whose agreed total is not what its items cost: AWS bills those. NULL:
 * there is nothing to tell. */
void tni_report_unbilled(tn_findings *findings, const tn_offer *offer, tn_money items);

#endif
