/* A key that the field table does not have: which one was meant. */
#include <string.h>

#include "model/bind/read.h"
#include "tenor/text.h"

enum { NEAREST = 64 };

bool tni_is_family(const tn_field_rule *rule)
{
    return rule->key[strlen(rule->key) - 1] == '*';
}

/* A column is reported once, not on every row. */
static bool told_already(tni_binder *binder, const char *key)
{
    for (size_t i = 0; i < binder->told_count; i++) {
        if (strcmp(binder->told[i], key) == 0) {
            return true;
        }
    }
    const char **told = tn_arena_grow(binder->arena, binder->told, binder->told_count,
                                      &binder->told_capacity, sizeof(*told));
    if (told) {
        binder->told = told;
        told[binder->told_count++] = key;
    }
    return false;
}

/* The names that could have been meant: a family with what stands after the key's own point. */
static size_t candidates(tni_binder *binder, const char *key, const tn_field_rule *fields,
                         size_t count, const char **names)
{
    const char *tail = key + strcspn(key, "._");
    size_t n = 0;
    for (size_t i = 0; i < count && n < NEAREST; i++) {
        const char *name = fields[i].key;
        if (tni_is_family(&fields[i])) {
            const int stem = (int)strlen(name) - 2;
            name = stem < 0 ? NULL : tn_arena_format(binder->arena, "%.*s%s", stem, name, tail);
        }
        if (name) {
            names[n++] = name;
        }
    }
    return n;
}

/* The family whose stem the key is, so that only the star is wrong: `price = 5`. */
static const tn_field_rule *family_of(const char *key, const tn_field_rule *fields, size_t count)
{
    const size_t stem = strcspn(key, "._");
    for (size_t i = 0; i < count; i++) {
        if (tni_is_family(&fields[i]) && strlen(fields[i].key) == stem + 2 &&
            strncmp(fields[i].key, key, stem) == 0) {
            return &fields[i];
        }
    }
    return NULL;
}

void tni_bind_unknown(tni_binder *binder, tni_position *spot, const tn_field_rule *fields,
                      size_t count)
{
    const char *key = spot->entry->key, *names[NEAREST];
    if (binder->rows && told_already(binder, key)) {
        return;
    }
    spot->at = spot->entry->key_at;
    spot->text = key;
    spot->length = strlen(key);
    tn_finding *finding =
        tni_bind_fail(binder, spot, TN_FIL_UNKNOWN_KEY, "unknown key '%s' in a section '%s'", key,
                      spot->section->kind);
    const tn_field_rule *family = family_of(key, fields, count);
    if (family) {
        tn_finding_hint(binder->findings, finding, "write '%.*s.%s'", (int)strcspn(key, "._"), key,
                        family->star);
        return;
    }
    const size_t n = candidates(binder, key, fields, count, names);
    const int nearest = tn_text_nearest(key, names, n);
    if (nearest >= 0) {
        tn_finding_hint(binder->findings, finding, "did you mean '%s'?", names[nearest]);
        if (!tn_section_find(spot->section, names[nearest])) {
            tn_finding_fix(binder->findings, finding, key, strlen(key), names[nearest]);
        }
    }
}
