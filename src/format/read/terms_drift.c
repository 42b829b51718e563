/* The terms of today, as a freeze would write them, are compared with the file entry by entry. */
#include "format/read/terms_drift.h"

#include <string.h>

#include "base/list.h"
#include "engine/life/freeze.h"
#include "model/contract/contract_build.h"
#include "tenor/schema.h"

typedef struct drift {
    tn_findings *findings;
    bool counted; /* quantities are the offer's, not what a buyer chose */
    bool offered; /* by an offer, with its own policy and renewal; else by the public listing */
} drift;

/* The value without its comment. */
static size_t value_length(const tn_entry *entry)
{
    const size_t all = strlen(entry->value);
    const char *comment = memchr(entry->value, ';', all) ? strstr(entry->value, " ;") : NULL;
    size_t length = comment ? (size_t)(comment - entry->value) : all;
    while (length && (entry->value[length - 1] == ' ' || entry->value[length - 1] == '\t')) {
        length--;
    }
    return length;
}

/* Numbers are compared as numbers, durations as months; anything else as it is written. */
static bool is_same(const tn_entry *a, const tn_entry *b)
{
    if (strcmp(a->value, b->value) == 0) { /* nearly always */
        return true;
    }
    const size_t own = value_length(a), other = value_length(b);
    int64_t left, right;
    int months, others;
    if (own == other && strncmp(a->value, b->value, own) == 0) {
        return true;
    }
    const bool percents = own && other && a->value[own - 1] == '%' && b->value[other - 1] == '%';
    if (tn_decimal_parse(a->value, own - percents, 8, TN_PRICE_MAX_E8, &left, NULL) == TN_OK &&
        tn_decimal_parse(b->value, other - percents, 8, TN_PRICE_MAX_E8, &right, NULL) == TN_OK) {
        return left == right;
    }
    return tn_duration_parse(a->value, own, &months) == TN_OK &&
           tn_duration_parse(b->value, other, &others) == TN_OK && months == others;
}

static void report(const drift *c, const tn_section *section, const tn_entry *frozen,
                   const tn_entry *today)
{
    const tn_at at = frozen ? frozen->value_at : section->at;
    const char *key = frozen ? frozen->key : today->key;
    if (frozen && today) {
        tn_findings_add(c->findings, TN_CTR_FROZEN_DIFFERS, at, section->kind,
                        "%s of [%s%s%s] is frozen at %.*s, today it would be %s", key,
                        section->kind, *section->label ? " " : "", section->label,
                        (int)value_length(frozen), frozen->value, today->value);
    } else {
        tn_findings_add(c->findings, TN_CTR_FROZEN_DIFFERS, at, section->kind,
                        frozen ? "%s of [%s%s%s] is frozen at %s, today there is none"
                               : "%s of [%s%s%s] is not frozen, today it would be %s",
                        key, section->kind, *section->label ? " " : "", section->label,
                        frozen ? frozen->value : today->value);
    }
}

/* The policy is compared where it is an offer's. */
static bool is_compared(const drift *c, const tn_entry *entry, bool terms)
{
    return !terms || c->offered || strcmp(entry->key, "policy") != 0;
}

/* The entry of a key: nearly always the one behind the last that was found. */
static const tn_entry *find_after(const tn_section *section, const tn_entry *last, const char *key)
{
    const tn_entry *next = last ? last->next : section->first;
    return next && strcmp(next->key, key) == 0 ? next : tn_section_find(section, key);
}

static void compare(const drift *c, const tn_section *frozen, const tn_section *today)
{
    const bool terms = strcmp(today->kind, "terms") == 0;
    const tn_entry *was = NULL, *is = NULL;
    for (const tn_entry *e = today->first; e; e = e->next) {
        was = find_after(frozen, was, e->key);
        if (is_compared(c, e, terms) && (!was || !is_same(was, e))) {
            report(c, frozen, was, e);
        }
    }
    for (const tn_entry *e = frozen->first; e; e = e->next) {
        is = find_after(today, is, e->key);
        if (!is && is_compared(c, e, terms)) {
            report(c, frozen, e, NULL);
        }
    }
}

/* Whether a section of the file is of these terms, and not what the buyer chose. */
static bool is_of(const drift *c, const tn_section *section, const char *date)
{
    static const char *const kinds[] = {"terms", "price", "payments", "item", "renewal"};
    const size_t count = sizeof(kinds) / sizeof(*kinds) - !c->offered; /* renewal: the buyer's */
    return TNI_NAMED(kinds, count, section->kind) &&
           (c->counted || strcmp(section->kind, "item") != 0) &&
           strcmp(tni_contract_when(section->label), date) == 0;
}

static void compare_trees(const drift *c, const tn_tree *frozen, const tn_tree *today,
                          const char *date)
{
    const tn_section *terms = tn_tree_find(frozen, "terms", date);
    for (const tn_section *s = today->first; s; s = s->next) {
        const tn_section *was = tn_tree_find(frozen, s->kind, s->label);
        if (was && is_of(c, s, date)) {
            compare(c, was, s);
        } else if (is_of(c, s, date)) {
            tn_findings_add(c->findings, TN_CTR_FROZEN_DIFFERS, terms ? terms->at : (tn_at){0},
                            s->kind, "[%s%s%s] is not frozen: it came later", s->kind,
                            *s->label ? " " : "", s->label);
        }
    }
    for (const tn_section *s = frozen->first; s; s = s->next) {
        if (is_of(c, s, date) && !tn_tree_find(today, s->kind, s->label)) {
            tn_findings_add(c->findings, TN_CTR_FROZEN_DIFFERS, s->at, s->kind,
                            "[%s%s%s] is frozen, today there is none", s->kind,
                            *s->label ? " " : "", s->label);
        }
    }
}

tn_status tni_terms_drift(tn_arena *arena, const tn_tree *tree, const tn_contract *today,
                          const tn_event *replacement, const tn_tables *tables,
                          tn_findings *findings)
{
    tn_tree *now = NULL;
    tn_findings *unsaid = tn_findings_new(arena); /* of files that are not the matter here */
    const drift c = {findings, replacement || !today->item_count, today->offer != NULL};
    const tn_status status =
        unsaid ? tni_freeze_tree(arena, today, replacement, tables, unsaid, &now) : TN_E_NOMEM;
    if (status == TN_OK) {
        compare_trees(&c, tree, now, replacement ? replacement->terms->label : "");
    }
    return status == TN_E_NOMEM ? status : TN_OK;
}
