/**
 * A private offer, as drafted or published (rule 2.2), and the rules it must keep (rule 3.2).
 */
#ifndef TENOR_OFFER_H
#define TENOR_OFFER_H

#include "tenor/decls.h"
#include "tenor/product.h"
#include "tenor/renewal.h"

TN_BEGIN_DECLS

typedef enum tn_purpose { TN_PURPOSE_NEW, TN_PURPOSE_EXISTING, TN_PURPOSE_MIGRATION } tn_purpose;

typedef enum tn_plan {
    TN_PLAN_UPFRONT,
    TN_PLAN_MONTHLY,
    TN_PLAN_QUARTERLY,
    TN_PLAN_ANNUAL,
    TN_PLAN_CUSTOM
} tn_plan;

typedef struct tn_offer_item {
    const char *label;
    size_t dimension; /* index in the product; TN_NO_DIMENSION until bound, or unknown */
    tn_at at;
    tn_field_price price, list; /* net unit price for the whole duration; reference price */
    tn_field_percent discount;
    tn_field_number quantity;
} tn_offer_item;

typedef struct tn_offer_usage {
    const char *label;
    size_t dimension;
    tn_at at;
    tn_field_price price;
} tn_offer_usage;

/** A line of a custom plan: `2027-06-01 = 1200.00`. */
typedef struct tn_offer_payment {
    tn_field_date date;
    tn_field_price amount;
} tn_offer_payment;

typedef struct tn_payments {
    bool set;
    tn_at at;
    tn_field_number plan; /* tn_plan; not set: upfront */
    tn_field_date first;
    tn_field_price initial, total;
    tn_field_number count;
    tn_offer_payment *custom; /* in file order */
    size_t custom_count;
} tn_payments;

/** [approval]: who approved the offer as it was then. */
typedef struct tn_approval {
    bool set;
    tn_at at;
    tn_field_text by, digest, note;
    tn_field_date on;
} tn_approval;

typedef struct tn_offer {
    const char *file;
    tn_at at;
    tn_field_text name, description, product_file, buyer, eula, replaces, existing_pricing;
    tn_field_text buyer_country, contact, po, url, extra;
    tn_field_list buyer_accounts, countries;
    tn_field_number purpose;                      /* tn_purpose; not set: new */
    tn_field_number duration;                     /* months */
    tn_field_number reference;                    /* months whose list price is scaled */
    tn_field_date expires, start, end, published; /* end: last day, inclusive */
    tn_field_currency currency;
    tn_field_percent discount;
    tn_field_number net_terms; /* days */
    tn_field_text policy;      /* "aws" or "aws,basis=second" */
    tn_field_price tcv_usd;
    tn_offer_item *items;
    size_t item_count;
    tn_offer_usage *usage;
    size_t usage_count;
    tn_renewal renewal;
    tn_payments payments;
    tn_approval approval;
    const tn_product *product; /* NULL until tn_offer_bind */
} tn_offer;

/**
 * Builds an offer from what its file says, without its product.
 *
 * Errors   TN_E_FINDINGS: something cannot be understood; TN_E_NOMEM
 * Owner    arena; tree and tables must live as long
 */
tn_status tn_offer_build(tn_arena *arena, const tn_tree *tree, const tn_tables *tables,
                         tn_findings *findings, tn_offer **out);

/**
 * Ties the offer to its product: resolves labels; an unknown one is a finding with the nearest.
 *
 * Errors   TN_E_FINDINGS: a label is unknown, so no amount can be right
 */
tn_status tn_offer_bind(tn_offer *offer, const tn_product *product, tn_findings *findings);

/** Adds a finding for every rule the offer breaks. as_of: NULL, or the day it is judged on. */
void tn_offer_check(const tn_offer *offer, const tn_tables *tables, const tn_date *as_of,
                    tn_findings *findings);

/**
 * Adds a finding for every term of a published offer that has changed since.
 *
 * Rule     once published only `expires` may change (rule 2.2); what is no term (name, description,
 *          contact, po, url, policy, tcv_usd, extra) may too. old as a draft: nothing is locked
 * Example  old: published, [item pro] price = 3600; now 3500 -> OFR-075 at the price
 */
void tn_offer_check_against(const tn_offer *offer, const tn_offer *old, tn_findings *findings);

/** Whole months of the offer: `duration`, or what start and end span; 0: neither is known. */
int tn_offer_months(const tn_offer *offer);

/**
 * tn_offer_months, or, for a replacement that only has an end, the whole months it runs when it is
 * accepted on that day, a part month counting whole.
 *
 * Example  end = 2027-12-31, accepted 2027-06-10 -> 7
 */
int tn_offer_months_from(const tn_offer *offer, tn_date acceptance);

/** The offer's currency, the product's if it names none. */
tn_currency tn_offer_currency(const tn_offer *offer);

/** The duration is not one the product lists, or the currency is another: prices must be given. */
bool tn_offer_is_custom(const tn_offer *offer);

/**
 * The list price of a dimension of the product for so many months under the offer; false: there is
 * none.
 *
 * Rule     the item's own `list`; else the product's price of the duration; else, of a custom
 *          duration with `reference`, the product's price of the reference x months / months of the
 *          reference, rounded half-up to places decimals; never across currencies (rule 2.2.4)
 * Shape    the offer is bound; places as the product's own profile allows
 * Example  reference = 12m, the product's 12m price 1000.00, 18 months -> 1500.00
 */
bool tn_offer_list_price(const tn_offer *offer, size_t dimension, int months, int places,
                         tn_price *out);

/** Charges come as instalments (any plan but upfront). */
bool tn_offer_has_plan(const tn_offer *offer);

/** Usage alone is sold: the product has no contract prices, and the offer no item. Such an offer
 * needs no duration; no contract is made of it. */
bool tn_offer_is_usage_only(const tn_offer *offer);

/** The item for a product's dimension; NULL. */
const tn_offer_item *tn_offer_item_for(const tn_offer *offer, size_t dimension);
const tn_offer_usage *tn_offer_usage_for(const tn_offer *offer, size_t dimension);

TN_END_DECLS

#endif
