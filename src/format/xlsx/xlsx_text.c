/* Part of xlsx.h. What may stand in a workbook: texts, names of cells and of sheets. The library
 * checks neither. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "format/xlsx/xlsx.h"
#include "tenor/text.h"

enum { TEXT_MAX = 32767, NAME_MAX_BYTES = 255, ROOM_FOR_CUT = 48 };

/* "_x0041_": a spreadsheet would show "A". */
static bool is_escape(const char *at)
{
    if (at[0] != '_' || at[1] != 'x') {
        return false;
    }
    for (int i = 2; i < 6; i++) {
        if (!isxdigit((unsigned char)at[i])) {
            return false;
        }
    }
    return at[6] == '_';
}

static bool is_plain(const char *text, size_t *out_length)
{
    const char *p = text;
    for (; *p; p++) {
        const unsigned char c = (unsigned char)*p;
        if (c >= 0x7f || c < 0x20 || (c == '_' && is_escape(p))) {
            return false;
        }
    }
    *out_length = (size_t)(p - text);
    return *out_length <= TEXT_MAX;
}

/* The code point in XML, U+FFFD for what XML cannot hold. */
static size_t put_point(const char *at, size_t left, char *out, unsigned *units)
{
    static const char replacement[] = "\xEF\xBF\xBD";
    uint32_t point = 0;
    const size_t length = tn_text_decode(at, left, &point);
    const bool bad = length == 0 || point == 0xFFFE || point == 0xFFFF;
    *units = length == 4 ? 2 : 1;
    memcpy(out, bad ? replacement : at, bad ? 3 : length);
    return bad ? 3 : length;
}

const char *tni_xlsx_text(const char *text, char *buffer, size_t capacity)
{
    size_t length = 0, used = 0;
    unsigned total = 0;
    if (is_plain(text, &length)) {
        return text;
    }
    length = strlen(text);
    for (size_t at = 0; at < length;) {
        uint32_t point = 0;
        const size_t step = tn_text_decode(text + at, length - at, &point);
        const bool escape = text[at] == '_' && is_escape(text + at);
        const bool control = (unsigned char)text[at] < 0x20; /* the library writes seven units */
        unsigned units = 1;
        if (total + 16 + ROOM_FOR_CUT > TEXT_MAX || used + 32 + ROOM_FOR_CUT > capacity) {
            used += (size_t)snprintf(buffer + used, capacity - used, " [cut: %zu bytes in all]",
                                     length);
            return buffer;
        }
        if (escape) {
            memcpy(buffer + used, "_x005F_", 7);
            used += 7;
            at++;
            units = 7;
        } else {
            used += put_point(text + at, length - at, buffer + used, &units);
            at += step ? step : 1;
        }
        total += control ? 7 : units;
    }
    buffer[used] = 0;
    return buffer;
}

/* "A1", "XFD12", and also "ABC": letters up to three, then digits. */
static bool is_cell(const char *name)
{
    size_t letters = 0, digits = 0;
    while (isalpha((unsigned char)name[letters])) {
        letters++;
    }
    while (isdigit((unsigned char)name[letters + digits])) {
        digits++;
    }
    return letters >= 1 && letters <= 3 && digits > 0 && !name[letters + digits];
}

/* "R1C1", "r", "C7" and what else reads as a row and column. */
static bool is_row_column(const char *name)
{
    const char *p = name;
    if (toupper((unsigned char)*p) == 'R') {
        for (p++; isdigit((unsigned char)*p); p++) {
        }
    }
    if (toupper((unsigned char)*p) == 'C') {
        for (p++; isdigit((unsigned char)*p); p++) {
        }
    }
    return p != name && !*p;
}

bool tni_xlsx_name_legal(const char *name)
{
    const size_t length = strlen(name);
    if (length == 0 || length > NAME_MAX_BYTES ||
        !(isalpha((unsigned char)name[0]) || name[0] == '_')) {
        return false;
    }
    for (const char *p = name; *p; p++) {
        if (!isalnum((unsigned char)*p) && *p != '_' && *p != '.') {
            return false;
        }
    }
    return !is_cell(name) && !is_row_column(name) && strcmp(name, "TRUE") != 0 &&
           strcmp(name, "FALSE") != 0;
}

bool tni_xlsx_sheet_legal(const char *name)
{
    const size_t length = strlen(name);
    return length > 0 && length <= TN_SHEET_NAME && !strpbrk(name, "[]:*?/\\") && name[0] != '\'' &&
           name[length - 1] != '\'' && strcmp(name, "History") != 0 &&
           tn_text_valid(name, length, NULL);
}

void tni_xlsx_footer(const tn_workbook *book, char *out, size_t size)
{
    const char *text = book->footer ? book->footer : book->draft ? "" : "Tenor";
    size_t length = (size_t)snprintf(out, size, "%s%s", book->draft ? "DRAFT" : "",
                                     book->draft && *text ? ", " : "");
    size_t whole = length; /* up to the end of a character */
    for (; *text && length + 2 < size; text++) {
        out[length++] = (unsigned char)*text < ' ' ? ' ' : *text;
        if (*text == '&') {
            out[length++] = '&';
        }
        if ((text[1] & 0xC0) != 0x80) {
            whole = length;
        }
    }
    out[whole] = '\0';
}
