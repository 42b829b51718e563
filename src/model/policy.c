/* Policies: the words of their keys, and `NAME,key=value,...`. */
#include "tenor/policy.h"

#include <string.h>

/* In the order of tn_policy_keys; the words of a key in the order of its enum. */
enum { BASIS, CHANGE_DAY, RATIO_DECIMALS, ROUNDING, SCOPE, REMAINDER };

static const char *const keys[] = {"basis",     "change_day", "ratio_decimals", "rounding", "scope",
                                   "remainder", NULL};

static const char *const bases[] = {"day",       "second",  "month", "30-360",
                                    "actual-30", "day-365", "none",  NULL};
static const char *const change_days[] = {"new", "old", NULL};
static const char *const ratio_decimals[] = {"exact", "0", "1", "2",  "3",  "4",  "5", "6",
                                             "7",     "8", "9", "10", "11", "12", NULL};
static const char *const roundings[] = {"half-even", "half-up", "half-down", "up",
                                        "down",      "ceiling", "floor",     NULL};
static const char *const scopes[] = {"document", "line", NULL};
static const char *const remainders[] = {"last", "first", NULL};

static const char *const *const values[] = {bases,     change_days, ratio_decimals,
                                            roundings, scopes,      remainders};

const char *tn_basis_name(tn_basis basis)
{
    return bases[basis];
}

const char *const *tn_policy_keys(void)
{
    return keys;
}

/* The index of the first length bytes of text among words, -1. */
static int index_of(const char *const *words, const char *text, size_t length)
{
    for (int i = 0; words[i]; i++) {
        if (strlen(words[i]) == length && memcmp(words[i], text, length) == 0) {
            return i;
        }
    }
    return -1;
}

const char *const *tn_policy_values(const char *key)
{
    const int k = index_of(keys, key, strlen(key));
    return k < 0 ? NULL : values[k];
}

static tn_status set(tn_policy *policy, const char *key, size_t key_length, const char *value,
                     size_t value_length)
{
    const int k = index_of(keys, key, key_length);
    if (k < 0) {
        return TN_E_SYNTAX;
    }
    const int v = index_of(values[k], value, value_length);
    if (v < 0) {
        return TN_E_RANGE;
    }
    if (k == BASIS) {
        policy->basis = (tn_basis)v;
    } else if (k == CHANGE_DAY) {
        policy->change_day = (tn_change_day)v;
    } else if (k == RATIO_DECIMALS) {
        policy->ratio_decimals = v - 1; /* "exact" comes first and is -1 */
    } else if (k == ROUNDING) {
        policy->rounding = (tn_rounding)v;
    } else if (k == SCOPE) {
        policy->scope = (tn_scope)v;
    } else {
        policy->remainder = (tn_remainder)v;
    }
    return TN_OK;
}

tn_status tn_policy_set(tn_policy *policy, const char *key, const char *value)
{
    return set(policy, key, strlen(key), value, strlen(value));
}

/* A run of text without the blanks around it. */
typedef struct piece {
    const char *text;
    size_t length;
} piece;

static piece trimmed(const char *text, size_t length)
{
    while (length && *text == ' ') {
        text++;
        length--;
    }
    while (length && text[length - 1] == ' ') {
        length--;
    }
    return (piece){text, length};
}

static tn_status override(tn_policy *policy, piece part, piece *bad)
{
    *bad = part;
    const char *equals = memchr(part.text, '=', part.length);
    if (!equals) {
        return TN_E_SYNTAX;
    }
    const size_t left = (size_t)(equals - part.text);
    const piece key = trimmed(part.text, left);
    const piece value = trimmed(equals + 1, part.length - left - 1);
    const tn_status status = set(policy, key.text, key.length, value.text, value.length);
    *bad = status == TN_E_SYNTAX ? key : value;
    return status;
}

static const tn_policy *find_preset(const tn_policy *presets, size_t count, piece name)
{
    for (size_t i = 0; i < count; i++) {
        const char *known = presets[i].name;
        if (strlen(known) == name.length && memcmp(known, name.text, name.length) == 0) {
            return &presets[i];
        }
    }
    return NULL;
}

tn_status tn_policy_parse(const tn_policy *presets, size_t preset_count, const char *text,
                          tn_policy *out, size_t *bad_offset, size_t *bad_length)
{
    size_t length = strcspn(text, ",");
    piece bad = trimmed(text, length);
    const tn_policy *from = find_preset(presets, preset_count, bad);
    tn_policy policy = from ? *from : (tn_policy){.name = NULL};
    tn_status status = from ? TN_OK : TN_E_SYNTAX;
    for (const char *at = text + length; status == TN_OK && *at; at += length) {
        at++; /* the comma */
        length = strcspn(at, ",");
        status = override(&policy, trimmed(at, length), &bad);
    }
    if (status == TN_OK) {
        *out = policy;
        return TN_OK;
    }
    if (bad_offset) {
        *bad_offset = (size_t)(bad.text - text);
    }
    if (bad_length) {
        *bad_length = bad.length;
    }
    return status;
}
