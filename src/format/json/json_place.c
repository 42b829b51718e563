/* Places in a JSON text, by its strings. */
#include "format/json/json_place.h"

#include <stdbool.h>
#include <string.h>

#include "base/ascii.h"

enum { SEARCHED_MAX = 1 << 20, NOWHERE = SEARCHED_MAX };

static size_t searched(const tni_json_source *s)
{
    return !s->bytes || (s->left && !*s->left) ? 0
           : s->size < SEARCHED_MAX            ? s->size
                                               : SEARCHED_MAX;
}

/* The string that opens at i is the word; its end quote may be escaped: JSON within a text. */
static bool is_word(const tni_json_source *s, size_t i, const char *word)
{
    const size_t length = strlen(word), size = searched(s), end = i + 1 + length;
    const char *at = s->bytes + i + 1;
    if (!length || end >= size || memcmp(at + 1, word + 1, length - 1) != 0 ||
        (*at != *word && !(tni_is_letter(*at) && tni_is_letter(*word) && (*at ^ *word) == ' '))) {
        return false;
    }
    return s->bytes[end] == '"' ||
           (s->bytes[end] == '\\' && end + 1 < size && s->bytes[end + 1] == '"');
}

static size_t find_word(const tni_json_source *s, size_t from, const char *word)
{
    const size_t size = searched(s);
    while (word && from < size) {
        const char *quote = memchr(s->bytes + from, '"', size - from);
        if (!quote) {
            return NOWHERE;
        }
        from = (size_t)(quote - s->bytes);
        if (is_word(s, from, word)) {
            return from;
        }
        from++;
    }
    return NOWHERE;
}

/* The last step of each search. */
static tn_at place_of(const tni_json_source *s, size_t offset)
{
    tn_at at = {.file = s->file};
    if (s->left && *s->left) {
        --*s->left;
    }
    if (offset != NOWHERE) {
        at.line = 1;
        at.column = 1;
        for (size_t i = 0; i < offset; i++) {
            at.column += ((unsigned char)s->bytes[i] & 0xC0) != 0x80; /* code points */
            if (s->bytes[i] == '\n') {
                at.line++;
                at.column = 1;
            }
        }
    }
    return at;
}

tn_at tni_json_place(const tni_json_source *s, const char *outer, const char *word)
{
    const size_t around = find_word(s, 0, outer);
    size_t found = around == NOWHERE ? NOWHERE : find_word(s, around + 1, word);
    found = found == NOWHERE ? find_word(s, 0, word) : found;
    return place_of(s, found == NOWHERE ? around : found);
}

/* Behind the string that opens at i. */
static size_t skip_string(const tni_json_source *s, size_t i)
{
    const size_t size = searched(s);
    for (i++; i < size && s->bytes[i] != '"'; i++) {
        i += s->bytes[i] == '\\';
    }
    return i;
}

tn_at tni_json_place_element(const tni_json_source *s, const char *member, size_t nth, size_t index)
{
    const size_t size = searched(s);
    size_t i = find_word(s, 0, member), depth = 0, passed = 0;
    while (nth-- && i < size) {
        i = find_word(s, i + 1, member);
    }
    while (i < size && s->bytes[i] != '[') {
        i++;
    }
    for (; i < size; i++) {
        const char c = s->bytes[i];
        if (strchr(" \t\r\n", c)) {
            continue;
        }
        if (depth == 1 && c == ',') {
            passed++;
        } else if (depth == 1 && passed == index && c != ']') {
            return place_of(s, i);
        } else if (c == '"') {
            i = skip_string(s, i);
        } else if (c == '[' || c == '{') {
            depth++;
        } else if ((c == ']' || c == '}') && --depth == 0) {
            break;
        }
    }
    return place_of(s, NOWHERE);
}
