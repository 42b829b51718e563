/* A document while it is read: where a value stands, and what is reported about it. */
#include "model/bind/binder.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

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

void tni_position_trim(tni_position *spot)
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
    tni_position_trim(&part);
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
