/* Part of render.h. Text that spreadsheets do not calculate: an apostrophe before what they would.
 * */
#include <string.h>

#include "tenor/render.h"
#include "tenor/text.h"

/* What a spreadsheet, or a person, does not see at the front of a cell. */
static bool is_blank(uint32_t code)
{
    return code == ' ' || code == 0xa0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200d) ||
           code == 0x202f || code == 0x205f || code == 0x2060 || code == 0x3000 || code == 0xfeff;
}

static bool is_trigger(uint32_t code)
{
    return code < 0x20 || code == 0x7f || code == '=' || code == '+' || code == '-' ||
           code == '@' || code == '\'' || code == 0xff1d || code == 0xff0b || code == 0xff0d ||
           code == 0xff20;
}

/* A piece of a text needs the apostrophe. Separators count only at the front of the cell: they are
 * signs themselves, but with nothing before them further down they calculate nothing. There, the
 * quotes that CSV doubles may be read as an empty text before a sign. */
static bool needs_guard(const char *piece, size_t length, bool first)
{
    uint32_t code = 0;
    for (size_t at = 0, bytes; at < length; at += bytes) {
        bytes = tn_text_decode(piece + at, length - at, &code);
        if (!bytes || (!is_blank(code) && (first || code != '"'))) {
            return bytes && is_trigger(code) &&
                   (first || (code != '\n' && code != '\r' && code != '\t'));
        }
    }
    return false;
}

static bool ends_piece(char c)
{
    return c == '\n' || c == '\r' || c == ';' || c == '\t' || c == '\0';
}

/* The length of the piece at the front, its end included. Some reader begins a cell behind it: LF,
 * CR LF and CR end a line; where the list separator is ';', or a TAB, quotes in the middle of what
 * is a cell there do not hold a text together. That of our own cells is ',': they are quoted. */
static size_t piece_length(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length && !ends_piece(text[at])) {
        at++;
    }
    const bool pair = at + 1 < length && text[at] == '\r' && text[at + 1] == '\n';
    return at + (at < length) + pair;
}

void tn_csv_guard(const char *text, size_t length, tn_buffer *out)
{
    for (size_t at = 0, piece; at < length; at += piece) {
        piece = piece_length(text + at, length - at);
        if (needs_guard(text + at, length - at, at == 0)) {
            tn_buffer_text(out, "'");
        }
        tn_buffer_add(out, text + at, piece);
    }
}

void tn_csv_unguard(const char *text, size_t length, tn_buffer *out)
{
    for (size_t at = 0, piece; at < length; at += piece) {
        piece = piece_length(text + at, length - at);
        const bool guarded =
            text[at] == '\'' && needs_guard(text + at + 1, length - at - 1, at == 0);
        tn_buffer_add(out, text + at + guarded, piece - guarded);
    }
}
