/* The parts of one INI line. */
#include "format/lines/ini_line.h"

#include <string.h>

bool tni_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

size_t tni_skip_blanks(const char *text, size_t from, size_t to)
{
    while (from < to && tni_is_blank(text[from])) {
        from++;
    }
    return from;
}

size_t tni_trim_end(const char *text, size_t from, size_t to)
{
    while (to > from && tni_is_blank(text[to - 1])) {
        to--;
    }
    return to;
}

bool tni_is_value(const char *text)
{
    const tni_line line = {.text = text, .length = strlen(text)};
    return line.length > 0 && !tni_is_blank(text[0]) && !tni_is_blank(text[line.length - 1]) &&
           !memchr(text, '\n', line.length) && tni_line_parse_error(&line).code == TN_CODE_COUNT;
}

static tni_parts split_section(const char *text, size_t start, size_t length)
{
    const char *close = memchr(text + start, ']', length - start);
    const size_t to = close ? (size_t)(close - text) : length;
    tni_parts parts = {.kind = TNI_PART_SECTION, .closed = close != NULL, .bracket = start};
    const size_t from = tni_skip_blanks(text, start + 1, to);
    const size_t end = tni_trim_end(text, from, to);
    parts.kind_from = parts.kind_to = from;
    while (parts.kind_to < end && !tni_is_blank(text[parts.kind_to])) {
        parts.kind_to++;
    }
    parts.label_from = tni_skip_blanks(text, parts.kind_to, end);
    parts.label_to = end;
    parts.tail_from = close ? tni_skip_blanks(text, to + 1, length) : length;
    if (parts.tail_from > to + 1 && parts.tail_from < length && text[parts.tail_from] == ';') {
        parts.tail_from = length; /* a comment */
    }
    return parts;
}

tni_parts tni_split(const char *text, size_t length)
{
    const size_t start = tni_skip_blanks(text, 0, length);
    if (start == length) {
        return (tni_parts){.kind = TNI_PART_BLANK};
    }
    if (text[start] == ';' || text[start] == '#') {
        return (tni_parts){.kind = TNI_PART_COMMENT};
    }
    if (text[start] == '[') {
        return split_section(text, start, length);
    }
    const char *equals = memchr(text + start, '=', length - start);
    const size_t before = equals ? (size_t)(equals - text) : length;
    const char *colon = memchr(text + start, ':', before - start);
    const size_t separator = colon ? (size_t)(colon - text) : before;
    if (separator == length) {
        return (tni_parts){.kind = TNI_PART_NEITHER, .key_from = start};
    }
    tni_parts parts = {.kind = TNI_PART_ENTRY, .key_from = start, .separator = separator};
    parts.key_to = tni_trim_end(text, start, separator);
    parts.value_from = tni_skip_blanks(text, separator + 1, length);
    parts.value_to = tni_trim_end(text, parts.value_from, length);
    return parts;
}

void tni_count(tni_lines lines, size_t *out_sections, size_t *out_keys)
{
    tni_line line;
    while (tni_lines_next(&lines, &line)) {
        const tni_part_kind kind = tni_split(line.text, line.length).kind;
        *out_sections += kind == TNI_PART_SECTION;
        *out_keys += kind == TNI_PART_ENTRY;
    }
}
