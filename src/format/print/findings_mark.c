/* How far the token goes that a finding points at. */
#include <string.h>

#include "format/print/render.h"
#include "tenor/text.h"

static bool has_end(const char *file, const char *end)
{
    const size_t length = strlen(file), tail = strlen(end);
    return length >= tail && strcmp(file + length - tail, end) == 0;
}

/* The byte of a column; of one beyond the line its length. */
static size_t byte_of(const char *text, size_t length, uint32_t column)
{
    size_t at = 0;
    for (uint32_t code; column > 1 && at < length; column--) {
        at += tn_text_step(text + at, length - at, &code);
    }
    return at;
}

/* The end of what goes on until one of these characters. */
static size_t until(const char *text, size_t at, size_t length, const char *stops)
{
    while (at < length && !strchr(stops, text[at])) {
        at++;
    }
    return at;
}

/* A head to its bracket, a key to its `=`; the value to its comment, a part of one to the comma. */
static size_t end_in_ini(const char *text, size_t at, size_t length)
{
    const char *equals = memchr(text, '=', length);
    const size_t sign = equals ? (size_t)(equals - text) : length;
    if (text[at] == '[') {
        const size_t end = until(text, at, length, "]");
        return end < length ? end + 1 : end;
    }
    if (memchr(text, '[', at) && sign == length) {
        return until(text, at, length, "] \t");
    }
    if (at <= sign) {
        return until(text, at, sign, " \t");
    }
    size_t start = sign + 1;
    while (start < length && strchr(" \t", text[start])) {
        start++;
    }
    size_t end = at > start ? until(text, at, length, ", \t") : at;
    while (at <= start && end < length && !(text[end] == ';' && strchr(" \t", text[end - 1]))) {
        end++;
    }
    return end;
}

static size_t end_of_token(const char *file, const char *text, size_t at, size_t length)
{
    if (text[at] == '"') {
        const size_t end = until(text, at + 1, length, "\"");
        return end < length ? end + 1 : end;
    }
    return has_end(file, ".ini")    ? end_in_ini(text, at, length)
           : has_end(file, ".json") ? until(text, at, length, ",:{}[] ")
                                    : until(text, at, length, ",;\t");
}

uint32_t tni_finding_width(const tn_finding *f, const char *line, size_t length)
{
    if (f->width || !f->at.file || !f->at.column) {
        return f->width;
    }
    const size_t at = byte_of(line, length, f->at.column);
    size_t end = at < length ? end_of_token(f->at.file, line, at, length) : at;
    while (end > at && strchr(" \t\r", line[end - 1])) {
        end--;
    }
    return (uint32_t)tn_text_count(line + at, end - at);
}
