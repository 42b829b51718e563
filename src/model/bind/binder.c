/* A document while it is read: where a value stands, and what is reported about it. */
#include "model/bind/binder.h"

#include <stdarg.h>
#include <string.h>

#include "tenor/text.h"

enum { SHOWN = 80 };

int tni_position_shown(const tni_position *position)
{
    size_t length = position->length;
    if (length > SHOWN) {
        length = SHOWN;
        while (length && ((unsigned char)position->text[length] & 0xc0) == 0x80) {
            length--;
        }
    }
    return (int)length;
}

tni_binder tni_binder_make(tn_arena *arena, const tn_currency_entry *currencies, size_t count,
                           tn_findings *findings)
{
    return (tni_binder){
        .arena = arena, .findings = findings, .currencies = currencies, .currency_count = count};
}

tn_status tni_binder_status(const tni_binder *binder)
{
    return tn_arena_failed(binder->arena) ? TN_E_NOMEM : binder->failures ? TN_E_FINDINGS : TN_OK;
}

tn_finding *tni_bind_fail(tni_binder *binder, const tni_position *position, tn_code code,
                          const char *format, ...)
{
    const char *subject = tn_arena_format(
        binder->arena, "%s: %s", tni_bind_subject(binder, position->section), position->entry->key);
    va_list args;
    va_start(args, format);
    tn_finding *finding = tn_findings_add_list(binder->findings, code, position->at,
                                               subject ? subject : "", format, args);
    va_end(args);
    binder->failures++;
    if (finding) {
        finding->width = (uint32_t)tn_text_count(position->text, position->length);
    }
    return finding;
}

const char *tni_bind_subject(tni_binder *binder, const tn_section *section)
{
    const size_t kind = strlen(section->kind), label = strlen(section->label);
    if (!label) {
        return section->kind;
    }
    char *subject = tn_arena_take(binder->arena, kind + label + 2); /* of each section: no printf */
    if (!subject) {
        return "";
    }
    memcpy(subject, section->kind, kind);
    subject[kind] = ' ';
    memcpy(subject + kind + 1, section->label, label);
    return subject;
}

static bool blank(char c)
{
    return c == ' ' || c == '\t';
}

void tni_position_trim(tni_position *position)
{
    while (position->length && blank(*position->text)) {
        position->text++;
        position->length--;
        position->at.column++;
    }
    while (position->length && blank(position->text[position->length - 1])) {
        position->length--;
    }
}

tni_position tni_position_part(const tni_position *position, size_t offset, size_t length)
{
    tni_position part = *position;
    part.at.column += (uint32_t)tn_text_count(position->text, offset);
    part.text += offset;
    part.length = length;
    tni_position_trim(&part);
    return part;
}

tni_position tni_position_star(const tni_position *position)
{
    tni_position star = *position;
    star.text = position->star;
    star.length = strlen(position->star);
    star.at = position->entry->key_at;
    star.at.column +=
        (uint32_t)tn_text_count(position->entry->key, strlen(position->entry->key) - star.length);
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

void tni_bind_twice(tni_binder *binder, const tni_position *position, tn_at first)
{
    /* A repetition inside one section or row was reported by the reader of the file. */
    for (const tn_entry *e = position->section->first; e != position->entry; e = e->next) {
        if (strcmp(e->key, position->entry->key) == 0) {
            return;
        }
    }
    tni_bind_fail(binder, position, TN_FIL_GIVEN_TWICE, "'%s' is given twice: first in %s:%u",
                  position->entry->key, first.file ? first.file : "the same file",
                  (unsigned)first.line);
}
