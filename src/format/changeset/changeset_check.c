/* Part of changeset.h: what only shows once everything is merged. */
#include <string.h>

#include "format/changeset/changeset_names.h"

enum { CHANGES_MAX = 1000 }; /* AWS takes 20; beyond this nothing is compared with everything */

/* Every term of one offer has the same currency; a kept one may be out of date. */
static void check_currencies(const tni_json *change, const char **currency, tn_at at,
                             tn_findings *findings)
{
    const tni_json *terms = tni_json_get(tni_json_get(change, "DetailsDocument"), "Terms");
    for (size_t i = 0; i < tni_json_count(terms); i++) {
        const char *code = tni_json_get_text(tni_json_at(terms, i), "CurrencyCode");
        if (code && *currency && strcmp(code, *currency) != 0) {
            const char *type = tni_json_get_text(change, "ChangeType");
            tn_findings_add(findings, TN_CHG_CURRENCY, at, type ? type : "",
                            "a term of %s is in %s, another one in %s", type ? type : "a change",
                            code, *currency);
        }
        *currency = code ? code : *currency;
    }
}

/* An entity that is named by its creation must be created by a change before. */
static void check_reference(const tni_json *changes, size_t index, tn_at at, tn_findings *findings)
{
    const tni_json *change = tni_json_at(changes, index);
    const char *identifier = tni_json_get_text(tni_json_get(change, "Entity"), "Identifier");
    const size_t length = identifier ? strcspn(identifier, ".") : 0;
    if (!identifier || identifier[0] != '$') {
        return;
    }
    for (size_t i = 0; i < index; i++) {
        const char *name = tni_json_get_text(tni_json_at(changes, i), "ChangeName");
        if (name && strlen(name) == length - 1 && strncmp(name, identifier + 1, length - 1) == 0) {
            return;
        }
    }
    const char *type = tni_json_get_text(change, "ChangeType");
    tn_findings_add(findings, TN_CHG_REFERENCE, at, type ? type : "",
                    "%s is for an offer whose id is not known: no change creates it",
                    type ? type : "a change");
}

/* AWS takes so many changes, and a type of change once for an entity. */
static void check_count(const tni_json *changes, tn_at at, tn_findings *findings)
{
    enum { TAKEN_MAX = 20 };
    const size_t count = tni_json_count(changes);
    if (count > TAKEN_MAX) {
        tn_findings_add(findings, TN_CHG_COUNT, at, "ChangeSet",
                        "there are %zu changes, AWS takes %d", count, TAKEN_MAX);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const char *type = tni_json_get_text(tni_json_at(changes, i), "ChangeType");
        for (size_t j = 0; type && j < i; j++) {
            const char *other = tni_json_get_text(tni_json_at(changes, j), "ChangeType");
            if (other && strcmp(type, other) == 0 &&
                tni_same_entity(tni_json_at(changes, i), tni_json_at(changes, j))) {
                tn_findings_add(findings, TN_CHG_COUNT, at, type,
                                "%s is there twice for one entity", type);
            }
        }
    }
}

void tn_changeset_check(const tn_changeset *set, tn_at at, tn_findings *findings)
{
    const tni_json *changes = tni_json_get(set->root, "ChangeSet");
    const size_t count = tni_json_count(changes);
    if (!count) {
        tn_findings_add(findings, TN_CHG_EMPTY, at, "ChangeSet", "the change set has no changes");
    }
    const char *intent = tni_json_get_text(set->root, "Intent");
    if (intent && strcmp(intent, "VALIDATE") == 0) {
        tn_findings_add(findings, TN_CHG_VALIDATE, at, "Intent",
                        "AWS documents VALIDATE for versions of single-AMI products alone");
    } else if (count) {
        tn_findings_add(findings, TN_CHG_INTENT, at, "Intent",
                        "AWS applies the change set at once when it is started");
    }
    check_count(changes, at, findings);
    const char *currency = NULL;
    for (size_t i = 0; i < count; i++) {
        if (count <= CHANGES_MAX) {
            check_reference(changes, i, at, findings);
        }
        if (i && !tni_same_entity(tni_json_at(changes, i - 1), tni_json_at(changes, i))) {
            currency = NULL;
        }
        check_currencies(tni_json_at(changes, i), &currency, at, findings);
    }
}
