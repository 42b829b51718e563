/**
 * How to prorate and round: data, not code (rule 1, "Policy"). Presets are in data/policies.ini.
 */
#ifndef TENOR_POLICY_H
#define TENOR_POLICY_H

#include <stdbool.h>
#include <stddef.h>

#include "tenor/decimal.h"
#include "tenor/decls.h"
#include "tenor/money.h"
#include "tenor/status.h"

TN_BEGIN_DECLS

typedef enum tn_basis {
    TN_BASIS_DAY,       /* days left / days in the period */
    TN_BASIS_SECOND,    /* the same in seconds */
    TN_BASIS_MONTH,     /* (m - j) / m */
    TN_BASIS_30_360,    /* 360-day years of 30-day months */
    TN_BASIS_ACTUAL_30, /* days left / 30 m */
    TN_BASIS_DAY_365,   /* days left / (365 m / 12) */
    TN_BASIS_NONE,      /* nothing is prorated: no credit, the full charge */
    TN_BASIS_COUNT
} tn_basis;

typedef enum tn_change_day { TN_CHANGE_NEW, TN_CHANGE_OLD } tn_change_day;
typedef enum tn_scope { TN_SCOPE_DOCUMENT, TN_SCOPE_LINE } tn_scope;

enum { TN_RATIO_EXACT = -1, TN_RATIO_DECIMALS_MAX = 12 };

typedef struct tn_policy {
    const char *name; /* of the preset it came from: "aws" */
    tn_basis basis;
    tn_change_day change_day;
    int ratio_decimals; /* TN_RATIO_EXACT or 0 ... 12 */
    tn_rounding rounding;
    tn_scope scope;
    tn_remainder remainder;
    const char *source; /* who works like this */
} tn_policy;

/** "30-360"; static. */
const char *tn_basis_name(tn_basis basis);

/**
 * Sets one key of a policy.
 *
 * Shape    key and value as in files: "basis", "second"; terminated
 * Errors   TN_E_SYNTAX: no such key; TN_E_RANGE: no such value for it; *policy untouched
 */
tn_status tn_policy_set(tn_policy *policy, const char *key, const char *value);

/** The legal keys, and the legal values of a key, for suggestions and help; NULL at the end. */
const char *const *tn_policy_keys(void);
const char *const *tn_policy_values(const char *key);

/**
 * `NAME,key=value,...` as on the command line and in files: a preset, then overrides.
 *
 * Shape    presets[preset_count]: tn_tables.policies; text: terminated
 * Errors   TN_E_SYNTAX / TN_E_RANGE; *bad_offset, *bad_length (may be NULL) are the wrong piece
 * Example  "aws,basis=second" -> the aws preset counted in seconds
 */
tn_status tn_policy_parse(const tn_policy *presets, size_t preset_count, const char *text,
                          tn_policy *out, size_t *bad_offset, size_t *bad_length);

TN_END_DECLS

#endif
