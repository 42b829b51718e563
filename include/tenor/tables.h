/**
 * Data of AWS and of finance that changes more often than the program: profiles, categories and
 * units, currencies, policies, listing fees, journal layouts. They come from data/ (each entry with
 * its source and date), are read once and passed to the core.
 */
#ifndef TENOR_TABLES_H
#define TENOR_TABLES_H

#include "tenor/arena.h"
#include "tenor/date.h"
#include "tenor/decimal.h"
#include "tenor/decls.h"
#include "tenor/field.h"
#include "tenor/finding.h"
#include "tenor/journal_layout.h"
#include "tenor/money.h"
#include "tenor/policy.h"
#include "tenor/status.h"
#include "tenor/tree.h"

TN_BEGIN_DECLS

/** The limits of a profile (rule 2.1, `profile`). */
typedef struct tn_profile_limits {
    const char *name;                       /* "console", "catalog-api" */
    int key_max, name_max, description_max; /* code points */
    const char *key_extra;   /* characters legal in an API name besides letters and digits: "_" */
    int contract_places;     /* decimals AWS documents for contract prices: 3 */
    int contract_places_max; /* decimals its schema takes: 3 (console), 8 (catalog-api) */
    int usage_places;        /* 8 */
    int custom_months_max;   /* 60 or 144 */
    int dimensions_max;      /* 200 contract and 200 usage ones */
    const char *source;
} tn_profile_limits;

typedef struct tn_category {
    const char *name;           /* "hosts" */
    const char *unit;           /* default Catalog API unit, NULL: none ("bandwidth", "data") */
    const tn_field_text *units; /* the units that fit the category; NULL: any */
    size_t unit_count;
    const char *source;
} tn_category;

/** One bracket of the listing fee: percent of the whole amount from `from_minor` (USD) up. */
typedef struct tn_fee_bracket {
    int64_t from_minor;
    tn_percent percent;
} tn_fee_bracket;

/** Listing fees as of a date. */
typedef struct tn_fees {
    tn_date since;
    tn_percent public_fee, renewal, other_currency;
    tn_fee_bracket *brackets; /* ascending, for private offers */
    size_t bracket_count;
    struct tn_fee_surcharge {
        const char *country; /* buyer's, ISO 3166-1 alpha-2 */
        tn_percent percent;  /* added points */
    } * surcharges;
    size_t surcharge_count;
    const char *source;
} tn_fees;

/** Words that mean one thing in people's price lists (data/import.ini). */
typedef struct tn_words {
    const char *name; /* "key", "month", "USD" */
    const char **items;
    size_t count;
} tn_words;

typedef struct tn_tables {
    tn_profile_limits profiles[TN_PROFILE_COUNT];
    tn_category *categories;
    size_t category_count;
    const char **units; /* AWS's legal units */
    size_t unit_count;
    tn_currency_entry *currencies;
    size_t currency_count;
    tn_policy *policies;
    size_t policy_count;
    tn_fees *fees; /* by `since`, ascending */
    size_t fees_count;
    tn_journal_layout *layouts;
    size_t layout_count;
    tn_words *words;
    size_t words_count;
} tn_tables;

/**
 * Builds the tables from the trees of data/.
 *
 * Shape    trees[count]: profiles, categories, currencies, policies, fees, journals, words, in any
 *          order; a tree is recognised by its sections
 * Errors   TN_E_FINDINGS: a file of data/ is wrong (findings say where); TN_E_NOMEM
 * Owner    arena
 */
tn_status tn_tables_build(tn_arena *arena, const tn_tree *const *trees, size_t count,
                          tn_findings *findings, const tn_tables **out);

/** The row of that exact name or code, NULL when there is none; tn_tables_unit: is it a unit? */
const tn_category *tn_tables_category(const tn_tables *tables, const char *name);
const tn_currency_entry *tn_tables_currency(const tn_tables *tables, const char *code);
const tn_policy *tn_tables_policy(const tn_tables *tables, const char *name);
bool tn_tables_unit(const tn_tables *tables, const char *unit);
const tn_words *tn_tables_words(const tn_tables *tables, const char *name);
/** The fees in force on the day; the oldest ones for an earlier day. */
const tn_fees *tn_tables_fees(const tn_tables *tables, tn_date day);

TN_END_DECLS

#endif
