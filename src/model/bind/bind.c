/* Reads sections into structs by the field table: names, families, repetitions, absent fields. */
#include "model/bind/bind.h"

#include <string.h>

#include "base/ascii.h"
#include "base/list.h"
#include "tenor/text.h"

/* ---- rules by name ---- */

const tn_section_rule *tn_file_rule_section(const tn_file_rule *file, const char *kind)
{
    return TNI_NAMED(file->sections, file->section_count, kind);
}

static bool is_family(const tn_field_rule *rule)
{
    return rule->star != NULL;
}

/* The part of the key that the family's star stands for; NULL: the key is not of this family. In a
 * CSV's header `_` may stand for the point, as spreadsheets and databases prefer. A bare star
 * matches keys that start with a digit where it stands for a date, else with a capital letter. */
static const char *family_star(const tn_field_rule *rule, const char *key, bool rows)
{
    const size_t prefix = strlen(rule->key) - 1;
    if (prefix == 0) {
        const bool dated = strchr(rule->star, '-') != NULL;
        return (dated ? tni_is_digit(*key) : tni_is_capital(*key)) ? key : NULL;
    }
    const bool point = strncmp(key, rule->key, prefix - 1) == 0 &&
                       (key[prefix - 1] == '.' || (rows && key[prefix - 1] == '_'));
    return point && key[prefix] ? key + prefix : NULL;
}

/* The first letters tell nearly all rules that are not the key's. */
static const tn_field_rule *find_rule(const tn_field_rule *fields, size_t count, const char *key,
                                      bool rows, const char **star)
{
    *star = "";
    for (const tn_field_rule *rule = fields; rule < fields + count; rule++) {
        if (!is_family(rule)) {
            if (*rule->key == *key && rule->key[1] == key[1] && strcmp(rule->key, key) == 0) {
                return rule;
            }
            continue;
        }
        const bool may = *rule->key == *key || *rule->key == '*';
        const char *found = may ? family_star(rule, key, rows) : NULL;
        if (found) {
            *star = found;
            return rule;
        }
    }
    return NULL;
}

const tn_field_rule *tn_section_rule_field(const tn_section_rule *section, const char *key)
{
    const char *star;
    return find_rule(section->fields, section->field_count, key, false, &star);
}

/* ---- names that no rule has ---- */

/* The column was reported on an earlier row; else notes that it is now. */
static bool is_reported(tni_binder *binder, const char *key)
{
    if (TNI_NAMED(binder->unknown_columns, binder->unknown_count, key)) {
        return true;
    }
    TNI_LIST_ADD(binder->arena, &binder->unknown_columns, &binder->unknown_count, key);
    return false;
}

/* The names that may have been meant; of a family with the part behind the key's own point. */
static size_t candidates(tni_binder *binder, const char *key, const tn_field_rule *fields,
                         size_t count, const char **names)
{
    const char *tail = key + strcspn(key, "._");
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        const char *name = fields[i].key;
        if (is_family(&fields[i])) {
            const int stem = (int)strlen(name) - 2;
            name = stem < 0 ? NULL : tn_arena_format(binder->arena, "%.*s%s", stem, name, tail);
        }
        if (name) {
            names[n++] = name;
        }
    }
    return n;
}

/* The family whose stem equals that of the key, which has no valid star: `price = 5`. */
static const tn_field_rule *family_by_stem(const char *key, const tn_field_rule *fields,
                                           size_t count)
{
    const size_t stem = strcspn(key, "._");
    for (size_t i = 0; i < count; i++) {
        if (is_family(&fields[i]) && strlen(fields[i].key) == stem + 2 &&
            strncmp(fields[i].key, key, stem) == 0) {
            return &fields[i];
        }
    }
    return NULL;
}

static void report_unknown(tni_binder *binder, tni_position *position, const tn_field_rule *fields,
                           size_t count)
{
    const char *key = position->entry->key;
    if (binder->rows && is_reported(binder, key)) {
        return;
    }
    position->at = position->entry->key_at;
    position->text = key;
    position->length = strlen(key);
    tn_finding *finding =
        tni_bind_fail(binder, position, TN_FIL_UNKNOWN_KEY, "unknown key '%s' in a section '%s'",
                      key, position->section->kind);
    const tn_field_rule *family = family_by_stem(key, fields, count);
    if (family) {
        tn_finding_hint(binder->findings, finding, "write '%.*s.%s'", (int)strcspn(key, "._"), key,
                        family->star);
        return;
    }
    const char **names = tn_arena_take_array(binder->arena, count, sizeof(*names));
    const size_t n = names ? candidates(binder, key, fields, count, names) : 0;
    const int nearest = tn_finding_meant(binder->findings, finding, key, names, n);
    if (nearest >= 0) {
        /* Never an API name, nor which product this is: AWS changes neither. */
        const bool identity =
            strcmp(names[nearest], "key") == 0 || strcmp(names[nearest], "product_id") == 0;
        if (!identity && !tn_section_find(position->section, names[nearest])) {
            tn_finding_fix(binder->findings, finding, key, strlen(key), names[nearest]);
        }
    }
}

static void unknown_section(tni_binder *binder, const tn_file_rule *file, const tn_section *section)
{
    const size_t count = file->section_count;
    const char **kinds = tn_arena_take_array(binder->arena, count, sizeof(*kinds));
    for (size_t i = 0; kinds && i < count; i++) {
        kinds[i] = file->sections[i].kind;
    }
    tn_finding *finding =
        tn_findings_add(binder->findings, TN_FIL_UNKNOWN_SECTION, section->at, section->kind,
                        "unknown section '%s' in a file of kind '%s'", section->kind, file->kind);
    tn_finding_suggest(binder->findings, finding, section->kind, kinds, kinds ? count : 0);
}

const tn_section_rule *tni_bind_head(tni_binder *binder, const tn_file_rule *file,
                                     const tn_section *section)
{
    const tn_section_rule *rule = tn_file_rule_section(file, section->kind);
    if (!rule) {
        unknown_section(binder, file, section);
    } else if (rule->label && !*section->label) {
        tn_finding_hint(binder->findings,
                        tn_findings_add(binder->findings, TN_FIL_LABEL_MISSING, section->at,
                                        section->kind, "section [%s] has no label: expected its %s",
                                        section->kind, rule->label),
                        "write [%s %s]", section->kind, rule->label);
    } else if (!rule->label && *section->label) {
        tn_findings_add(binder->findings, TN_FIL_LABEL_EXTRA, section->label_at, section->kind,
                        "section [%s] takes no label: found '%s'", section->kind, section->label);
    } else {
        return rule;
    }
    binder->failures++;
    return NULL;
}

/* ---- entries into fields ---- */

/* The entry is the row's label, not a field. */
static bool is_row_label(const tni_binder *binder, const tn_entry *entry, const tn_section *row)
{
    return binder->rows &&
           (strcmp(entry->key, "label") == 0 ||
            (strcmp(entry->key, "key") == 0 && strcmp(entry->value, row->label) == 0));
}

static void bind_entry(tni_binder *binder, const tn_section *section, const tn_entry *entry,
                       const tn_field_rule *fields, size_t count, void *target)
{
    tni_position position = {.section = section,
                             .entry = entry,
                             .text = entry->value,
                             .length = strlen(entry->value),
                             .at = entry->value_at};
    if (is_row_label(binder, entry, section)) {
        return;
    }
    position.rule = find_rule(fields, count, entry->key, binder->rows, &position.star);
    if (!position.rule) {
        report_unknown(binder, &position, fields, count);
        return;
    }
    void *field = (char *)target + position.rule->offset;
    tn_at first;
    if (!position.rule->read && tni_field_is_set(position.rule->type, field, &first)) {
        tni_bind_twice(binder, &position, first);
        return;
    }
    if (position.rule->type != TN_F_TEXT) {
        position.length =
            binder->rows ? position.length : tni_comment_start(position.text, position.length);
        tni_position_trim(&position);
        if (position.length == 0) {
            tni_bind_fail(binder, &position, TN_FIL_NO_VALUE, "'%s' has no value: expected a %s",
                          entry->key, tn_field_type_words(position.rule->type));
            if (!position.rule->read) {
                tni_field_locate(position.rule->type, field, position.at);
            }
            return;
        }
    }
    if (position.rule->read) {
        position.rule->read(binder, &position, target);
    } else {
        tni_field_read(binder, &position, field);
    }
}

void tni_bind_entries(tni_binder *binder, const tn_section *section, const tn_field_rule *fields,
                      size_t count, void *target)
{
    for (const tn_entry *entry = section->first; entry; entry = entry->next) {
        bind_entry(binder, section, entry, fields, count, target);
    }
}

void tni_bind_finish(tni_binder *binder, const tn_field_rule *fields, size_t count, tn_at at,
                     const char *subject, void *target)
{
    for (size_t i = 0; i < count; i++) {
        const tn_field_rule *rule = &fields[i];
        void *field = (char *)target + rule->offset;
        tn_at first;
        if (rule->read || tni_field_is_set(rule->type, field, &first)) {
            continue;
        }
        const bool tried = first.line != 0; /* written, not understood, and reported */
        if (!tried) {
            tni_field_locate(rule->type, field, at);
        }
        if (rule->need == TN_OPTIONAL || tried) {
            continue;
        }
        tn_findings_add(binder->findings, rule->missing, at, subject, "'%s' is missing: %s",
                        rule->key, rule->help);
        binder->failures += rule->need == TN_ESSENTIAL;
    }
}

void tni_bind_section(tni_binder *binder, const tn_section *section, const tn_field_rule *fields,
                      size_t count, void *target)
{
    tni_bind_entries(binder, section, fields, count, target);
    tni_bind_finish(binder, fields, count, section->at, tni_bind_subject(binder, section), target);
}
