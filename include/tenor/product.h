/**
 * A product: what is listed on AWS Marketplace, with its dimensions and prices (rule 2.1), and the
 * rules of a legal listing (rule 3.1).
 */
#ifndef TENOR_PRODUCT_H
#define TENOR_PRODUCT_H

#include "tenor/arena.h"
#include "tenor/decls.h"
#include "tenor/field.h"
#include "tenor/finding.h"
#include "tenor/status.h"
#include "tenor/tables.h"
#include "tenor/tree.h"

TN_BEGIN_DECLS

typedef enum tn_purchase { TN_PURCHASE_ONE_TIER, TN_PURCHASE_ANY } tn_purchase;
typedef enum tn_meter { TN_METER_OVERAGE, TN_METER_GAUGE, TN_METER_COUNTER } tn_meter;
/** Where a listing stands at AWS. */
typedef enum tn_visibility {
    TN_VISIBILITY_DRAFT,
    TN_VISIBILITY_LIMITED,
    TN_VISIBILITY_PUBLIC
} tn_visibility;
typedef enum tn_allowance { TN_ALLOWANCE_MONTH, TN_ALLOWANCE_TERM } tn_allowance;

/** `price.12m = 1000`: the price of one unit for the whole duration. */
typedef struct tn_duration_price {
    int months;
    tn_field_price price;
} tn_duration_price;

/** `includes.xhosts = 10`: what one unit entitles to of a metered dimension. */
typedef struct tn_include {
    const char *label;
    size_t dimension; /* index in the product; TN_NO_DIMENSION: unknown (a finding) */
    tn_field_number quantity;
} tn_include;

#define TN_NO_DIMENSION ((size_t)-1)

typedef struct tn_dimension {
    const char *label; /* of the section: how files refer to it */
    tn_at at;
    tn_field_text key; /* the API name; always set: the label unless written */
    tn_field_text name, description;
    tn_duration_price *prices; /* in ascending months */
    size_t price_count;
    tn_duration_price *floors; /* `floor.12m`: no offer below, whoever approves it */
    size_t floor_count;
    tn_field_price payg;
    tn_field_number meter;     /* tn_meter; not set: overage */
    tn_field_number allowance; /* tn_allowance; not set: month */
    tn_include *includes;      /* in file order */
    size_t include_count;
} tn_dimension;

enum { TN_LISTED_MAX = 3 }; /* highlights, categories, resources */

/** `[listing]`: what buyers read beside the prices; `\n` and `\\` are read as what they mean. */
typedef struct tn_listing {
    bool set; /* the section is there */
    tn_at at;
    tn_field_text short_description, long_description, support, sku, logo, video;
    tn_field_text highlights[TN_LISTED_MAX], categories[TN_LISTED_MAX];
    tn_field_text resources[TN_LISTED_MAX]; /* "URL text" */
    tn_field_text keywords;                 /* with commas between */
    tn_field_text fulfillment_url, usage_instructions, refund_policy, eula;
    tn_field_text delivery_id; /* AWS's id of the registration page; do-... */
} tn_listing;

typedef struct tn_product {
    const char *file;
    tn_at at;
    tn_field_text title, product_id, code, category, unit, dimensions_file, extra;
    tn_field_text offer_id;     /* of the public offer; offer-... */
    tn_field_number visibility; /* tn_visibility; not set: tn_product_visibility */
    tn_listing listing;
    tn_field_number purchase; /* tn_purchase */
    tn_field_currency currency;
    tn_field_list durations;
    int *months; /* the legal durations of the list, as written; months[month_count] */
    size_t month_count;
    tn_field_number profile;  /* tn_profile; not set: console */
    tn_field_number checked;  /* tn_profile whose limits are checked instead; moves no amount */
    tn_dimension *dimensions; /* INI sections in file order, then CSV rows not merged into one */
    size_t dimension_count;
} tn_product;

/**
 * Builds a product from what its files say.
 *
 * Shape    tree: the INI's; rows: the CSV's named by `dimensions =` (NULL: none), whose sections
 *          are merged with those of one label, the same field twice being a finding
 * Errors   TN_E_FINDINGS: something cannot be understood; there is no product. TN_E_NOMEM
 * Owner    arena; trees and tables must live as long
 */
tn_status tn_product_build(tn_arena *arena, const tn_tree *tree, const tn_tree *rows,
                           const tn_tables *tables, tn_findings *findings, const tn_product **out);

/** The profile whose limits are checked: the product's own, console if it names none, unless one
 * was asked for. */
tn_profile tn_product_profile(const tn_product *product);
const tn_profile_limits *tn_product_limits(const tn_product *product, const tn_tables *tables);

/** Where the listing stands: as written, else draft without a product_id and public with one. */
tn_visibility tn_product_visibility(const tn_product *product);

/** Decimals of a computed price: what the product's own profile allows, whatever is checked. */
int tn_product_price_places(const tn_product *product, const tn_tables *tables);

/** Adds a finding for every rule of rule 3.1 that the listing breaks; changes nothing. */
void tn_product_check(const tn_product *product, const tn_tables *tables, tn_findings *findings);

/**
 * Adds a finding for every change from old that AWS does not allow or buyers must be told.
 *
 * Rule     what a release freezes may change while old has `visibility = draft`
 * Shape    as_of: the day on which the change is announced; NULL: not known
 * Example  1000 -> 1200 announced on 2027-03-16: it holds from 2027-07-01
 */
void tn_product_check_against(const tn_product *product, const tn_product *old,
                              const tn_tables *tables, const tn_date *as_of, tn_findings *findings);

/** Index of the dimension with this label, or, failing that, this API name; TN_NO_DIMENSION. */
size_t tn_product_find(const tn_product *product, const char *label);

/** The list price of one unit for months; NULL when that duration has no price. */
const tn_field_price *tn_dimension_price(const tn_dimension *dimension, int months);

/** Has at least one contract price; has a payg price. */
bool tn_dimension_is_contract(const tn_dimension *dimension);
bool tn_dimension_is_metered(const tn_dimension *dimension);

/** The Catalog API unit: written, else the category's default; NULL: none. */
const char *tn_product_unit(const tn_product *product, const tn_tables *tables);

TN_END_DECLS

#endif
