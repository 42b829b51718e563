/* Sections into structs by the field table: names, families, repetitions, absent fields. */
#include "model/bind/bind.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "model/bind/read.h"
#include "tenor/text.h"

enum { SHOWN = 80 };

int tni_position_shown(const tni_position *spot)
{
    size_t length = spot->length;
    if (length > SHOWN) {
        length = SHOWN;
        while (length && ((unsigned char)spot->text[length] & 0xc0) == 0x80) {
            length--;
        }
    }
    return (int)length;
}

tn_finding *tni_bind_fail(tni_binder *binder, const tni_position *spot, tn_code code,
                          const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char message[512];
    vsnprintf(message, sizeof(message), format, args);
    va_end(args);
    char subject[192];
    const tn_section *s = spot->section;
    snprintf(subject, sizeof(subject), "%s%s%s: %s", s->kind, *s->label ? " " : "", s->label,
             spot->entry->key);
    binder->failures++;
    tn_finding *finding = tn_findings_add(binder->findings, code, spot->at, subject, "%s", message);
    if (finding) {
        finding->width = (uint32_t)tn_text_count(spot->text, spot->length);
    }
    return finding;
}

const char *tni_bind_subject(tni_binder *binder, const tn_section *section)
{
    const char *subject = tn_arena_format(binder->arena, "%s%s%s", section->kind,
                                          *section->label ? " " : "", section->label);
    return subject ? subject : "";
}

static bool blank(char c)
{
    return c == ' ' || c == '\t';
}

static void trim(tni_position *spot)
{
    while (spot->length && blank(*spot->text)) {
        spot->text++;
        spot->length--;
        spot->at.column++;
    }
    while (spot->length && blank(spot->text[spot->length - 1])) {
        spot->length--;
    }
}

tni_position tni_position_part(const tni_position *spot, size_t offset, size_t length)
{
    tni_position part = *spot;
    part.at.column += (uint32_t)tn_text_count(spot->text, offset);
    part.text += offset;
    part.length = length;
    trim(&part);
    return part;
}

tni_position tni_position_star(const tni_position *spot)
{
    tni_position star = *spot;
    star.text = spot->star;
    star.length = strlen(spot->star);
    star.at = spot->entry->key_at;
    star.at.column +=
        (uint32_t)tn_text_count(spot->entry->key, strlen(spot->entry->key) - star.length);
    return star;
}

/* A `;` that starts the value follows the blank that was trimmed. */
size_t tni_comment_start(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] == ';' && (i == 0 || blank(text[i - 1]))) {
            return i;
        }
    }
    return length;
}

/* The star's part of the key when the family takes it, else NULL. In a CSV's header `_` may stand
 * for the point, as spreadsheets and databases prefer. A bare star takes what starts with a digit.
 */
static const char *family_star(const tn_field_rule *rule, const char *key, bool rows)
{
    const size_t prefix = strlen(rule->key) - 1;
    if (prefix == 0) {
        return *key >= '0' && *key <= '9' ? key : NULL;
    }
    const bool point = key[0] && strncmp(key, rule->key, prefix - 1) == 0 &&
                       (key[prefix - 1] == '.' || (rows && key[prefix - 1] == '_'));
    return point && key[prefix] ? key + prefix : NULL;
}

static const tn_field_rule *find_rule(const tn_field_rule *fields, size_t count, const char *key,
                                      bool rows, const char **star)
{
    *star = "";
    for (size_t i = 0; i < count; i++) {
        if (!tni_is_family(&fields[i])) {
            if (strcmp(fields[i].key, key) == 0) {
                return &fields[i];
            }
        } else if ((*star = family_star(&fields[i], key, rows)) != NULL) {
            return &fields[i];
        } else {
            *star = "";
        }
    }
    return NULL;
}

const tn_field_rule *tn_schema_field(const tn_section_rule *section, const char *key)
{
    const char *star;
    return find_rule(section->fields, section->field_count, key, false, &star);
}

void tni_bind_twice(tni_binder *binder, const tni_position *spot, tn_at first)
{
    /* Twice in one section or row: the reader of the file has said so. */
    for (const tn_entry *e = spot->section->first; e != spot->entry; e = e->next) {
        if (strcmp(e->key, spot->entry->key) == 0) {
            return;
        }
    }
    tni_bind_fail(binder, spot, TN_FIL_GIVEN_TWICE, "'%s' is given twice: first in %s:%u",
                  spot->entry->key, first.file ? first.file : "the same file",
                  (unsigned)first.line);
}

/* The column that gave a row its label is no field. */
static bool names_the_row(const tni_binder *binder, const tn_entry *entry, const tn_section *row)
{
    return binder->rows &&
           (strcmp(entry->key, "label") == 0 ||
            (strcmp(entry->key, "key") == 0 && strcmp(entry->value, row->label) == 0));
}

static void bind_entry(tni_binder *binder, const tn_section *section, const tn_entry *entry,
                       const tn_field_rule *fields, size_t count, void *target)
{
    tni_position spot = {.section = section,
                         .entry = entry,
                         .text = entry->value,
                         .length = strlen(entry->value),
                         .at = entry->value_at};
    if (names_the_row(binder, entry, section)) {
        return;
    }
    spot.rule = find_rule(fields, count, entry->key, binder->rows, &spot.star);
    if (!spot.rule) {
        tni_bind_unknown(binder, &spot, fields, count);
        return;
    }
    void *field = (char *)target + spot.rule->offset;
    tn_at first;
    if (!spot.rule->read && tni_field_is_set(spot.rule->type, field, &first)) {
        tni_bind_twice(binder, &spot, first);
        return;
    }
    if (spot.rule->type != TN_F_TEXT) {
        spot.length = binder->rows ? spot.length : tni_comment_start(spot.text, spot.length);
        trim(&spot);
        if (spot.length == 0) {
            tni_bind_fail(binder, &spot, TN_FIL_NO_VALUE, "'%s' has no value: expected a %s",
                          entry->key, tn_field_type_words(spot.rule->type));
            return;
        }
    }
    if (spot.rule->read) {
        spot.rule->read(binder, &spot, target);
    } else {
        tni_field_read(binder, &spot, field);
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
        const bool tried = first.line != 0; /* written, but not understood: said already */
        if (!tried) {
            tni_field_place(rule->type, field, at);
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
