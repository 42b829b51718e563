/* A change set in memory: making, asking, checking and printing it. */
#include "format/changeset/changeset.h"

#include <stdlib.h>
#include <string.h>

enum { CHANGES_MAX = 1000 }; /* AWS takes 20; beyond this nothing is compared with everything */

tn_changeset *tni_changeset_new(void)
{
    tn_changeset *set = calloc(1, sizeof(*set));
    if (set) {
        set->root = tni_json_new_object();
        set->failed = !set->root;
        tni_put_word(set, set->root, "Catalog", "AWSMarketplace");
        tni_put_word(set, set->root, "Intent", "VALIDATE");
        tni_put_array(set, set->root, "ChangeSet");
    }
    return set;
}

tn_status tni_changeset_done(tn_changeset *set, tn_changeset **out)
{
    if (!set || set->failed) {
        tn_changeset_free(set);
        return TN_E_NOMEM;
    }
    *out = set;
    return TN_OK;
}

void tn_changeset_free(tn_changeset *set)
{
    if (set) {
        tni_json_free(set->root);
        tni_json_free(set->entity);
        free(set);
    }
}

/* Building --------------------------------------------------------------------------------- */

void tni_put_value(tn_changeset *set, tni_json *object, const char *key, tni_json *value)
{
    set->failed = !tni_json_set(object, key, value) || set->failed;
}

void tni_put_word(tn_changeset *set, tni_json *object, const char *key, const char *text)
{
    tni_put_value(set, object, key, tni_json_new_text(text));
}

tni_json *tni_put_object(tn_changeset *set, tni_json *object, const char *key)
{
    tni_put_value(set, object, key, tni_json_new_object());
    return tni_json_get(object, key);
}

tni_json *tni_put_array(tn_changeset *set, tni_json *object, const char *key)
{
    tni_put_value(set, object, key, tni_json_new_array());
    return tni_json_get(object, key);
}

tni_json *tni_add_object(tn_changeset *set, tni_json *array)
{
    const size_t index = tni_json_count(array);
    set->failed = !tni_json_append(array, tni_json_new_object()) || set->failed;
    return tni_json_at(array, index);
}

void tni_add_word(tn_changeset *set, tni_json *array, const char *text)
{
    set->failed = !tni_json_append(array, tni_json_new_text(text)) || set->failed;
}

tni_json *tni_change_add(tn_changeset *set, const char *type, const char *entity, const char *name,
                         const char *identifier)
{
    tni_json *change = tni_add_object(set, tni_json_get(set->root, "ChangeSet"));
    tni_put_word(set, change, "ChangeType", type);
    tni_json *of = tni_put_object(set, change, "Entity");
    tni_put_word(set, of, "Type", entity);
    if (identifier) {
        tni_put_word(set, of, "Identifier", identifier);
    }
    if (name) {
        tni_put_word(set, change, "ChangeName", name);
    }
    return tni_put_object(set, change, "DetailsDocument");
}

tni_json *tni_change_term(tn_changeset *set, const char *type, const char *entity,
                          const char *identifier, const char *term)
{
    tni_json *details = tni_change_add(set, type, entity, NULL, identifier);
    tni_json *made = tni_add_object(set, tni_put_array(set, details, "Terms"));
    tni_put_word(set, made, "Type", term);
    return made;
}

/* Asking ----------------------------------------------------------------------------------- */

bool tn_changeset_has(const tn_changeset *set, const char *change_type)
{
    const tni_json *changes = tni_json_get(set->root, "ChangeSet");
    for (size_t i = 0; i < tni_json_count(changes); i++) {
        const char *type = tni_json_word(tni_json_at(changes, i), "ChangeType");
        if (type && strcmp(type, change_type) == 0) {
            return true;
        }
    }
    return false;
}

tn_status tn_changeset_set_intent(tn_changeset *set, tn_intent intent)
{
    tni_put_word(set, set->root, "Intent", intent == TN_INTENT_APPLY ? "APPLY" : "VALIDATE");
    return set->failed ? TN_E_NOMEM : TN_OK;
}

/* Every term of one offer has the same currency; a kept one may be out of date. */
static void check_currencies(const tni_json *change, const char **currency, tn_at at,
                             tn_findings *findings)
{
    const tni_json *terms = tni_json_get(tni_json_get(change, "DetailsDocument"), "Terms");
    for (size_t i = 0; i < tni_json_count(terms); i++) {
        const char *code = tni_json_word(tni_json_at(terms, i), "CurrencyCode");
        if (code && *currency && strcmp(code, *currency) != 0) {
            const char *type = tni_json_word(change, "ChangeType");
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
    const char *identifier = tni_json_word(tni_json_get(change, "Entity"), "Identifier");
    const size_t length = identifier ? strcspn(identifier, ".") : 0;
    if (!identifier || identifier[0] != '$') {
        return;
    }
    for (size_t i = 0; i < index; i++) {
        const char *name = tni_json_word(tni_json_at(changes, i), "ChangeName");
        if (name && strlen(name) == length - 1 && strncmp(name, identifier + 1, length - 1) == 0) {
            return;
        }
    }
    const char *type = tni_json_word(change, "ChangeType");
    tn_findings_add(findings, TN_CHG_REFERENCE, at, type ? type : "",
                    "%s is for an offer whose id is not known: no change creates it",
                    type ? type : "a change");
}

void tn_changeset_check(const tn_changeset *set, tn_at at, tn_findings *findings)
{
    const tni_json *changes = tni_json_get(set->root, "ChangeSet");
    const size_t count = tni_json_count(changes);
    if (!count) {
        tn_findings_add(findings, TN_CHG_EMPTY, at, "ChangeSet", "the change set has no changes");
    }
    if (!tni_json_get(set->root, "Intent")) {
        tn_findings_add(findings, TN_CHG_INTENT, at, "Intent",
                        "the change set has no Intent: AWS would apply it");
    }
    tn_arena *arena = tn_arena_new(NULL);
    const char *currency = NULL, *mark = NULL;
    for (size_t i = 0; arena && i < count; i++) {
        if (count <= CHANGES_MAX) {
            check_reference(changes, i, at, findings);
        }
        const char *of = tni_entity_mark(arena, tni_json_at(changes, i));
        currency = mark && of && strcmp(mark, of) == 0 ? currency : NULL;
        mark = of;
        check_currencies(tni_json_at(changes, i), &currency, at, findings);
    }
    tn_arena_free(arena);
}

tn_status tn_changeset_print(const tn_changeset *set, tn_buffer *out)
{
    const tn_status status = tni_json_print(set->root, 0, out);
    tn_buffer_text(out, "\n");
    return status ? status : tn_buffer_status(out);
}
