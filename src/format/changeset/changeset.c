/* A change set in memory: making, building, asking and printing it. */
#include "format/changeset/changeset.h"

#include <stdlib.h>
#include <string.h>

tn_changeset *tni_changeset_new(void)
{
    tn_changeset *set = calloc(1, sizeof(*set));
    if (set) {
        set->root = tni_json_new_object();
        set->failed = !set->root;
        tni_put_word(set, set->root, "Catalog", "AWSMarketplace");
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
        tni_json_free(set->named);
        free((void *)(uintptr_t)set->source.bytes);
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
    if (text) {
        tni_put_value(set, object, key, tni_json_new_text(text));
    }
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
    tni_put_word(set, of, "Identifier", identifier);
    tni_put_word(set, change, "ChangeName", name);
    return tni_put_object(set, change, "DetailsDocument");
}

tni_json *tni_offer_change(tn_changeset *set, const char *type)
{
    return tni_change_add(set, type, TNI_OFFER, NULL, TNI_OFFER_MADE);
}

tni_json *tni_offer_term(tn_changeset *set, const char *type, const char *term)
{
    tni_json *details = tni_offer_change(set, type);
    tni_json *made = tni_add_object(set, tni_put_array(set, details, "Terms"));
    tni_put_word(set, made, "Type", term);
    return made;
}

/* Asking ----------------------------------------------------------------------------------- */

bool tn_changeset_has(const tn_changeset *set, const char *change_type)
{
    const tni_json *changes = tni_json_get(set->root, "ChangeSet");
    for (size_t i = 0; i < tni_json_count(changes); i++) {
        const char *type = tni_json_get_text(tni_json_at(changes, i), "ChangeType");
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

tn_status tn_changeset_print(const tn_changeset *set, tn_buffer *out)
{
    const tn_status status = tni_json_print(set->root, 0, out);
    tn_buffer_text(out, "\n");
    return status ? status : tn_buffer_status(out);
}
