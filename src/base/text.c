/* Text on a screen: code points, graphemes, cells, and the display filter. The only file that
 * includes utf8proc, whose break rules are taken as they are; its widths are corrected in
 * code_width(). */
#include "tenor/text.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include <utf8proc.h>

enum { ZWJ = 0x200d, VS15 = 0xfe0e, VS16 = 0xfe0f, KEYCAP = 0x20e3, ESCAPE = 12 };

/* A walk over text, code point by code point, that knows what the filter does to each. */
typedef struct text_walk {
    const char *text;
    size_t length, at; /* at: behind the code point below */
    uint32_t code;     /* of valid text; an invalid byte otherwise */
    bool valid;
    bool emoji;          /* the code point may be joined to the next by a ZWJ */
    bool base;           /* ... or may be followed by a variation selector */
    char escape[ESCAPE]; /* what is shown instead; "" when it is shown as it is */
} text_walk;

/* Cells counted cluster by cluster: a cluster is as wide as its widest code point. */
typedef struct cells {
    size_t total;            /* of the clusters before */
    int widest;              /* of the cluster that is counted */
    int32_t previous, state; /* previous: 0 in front of the text, behind which a cluster begins */
} cells;

size_t tn_text_decode(const char *text, size_t length, uint32_t *out)
{
    utf8proc_int32_t code;
    const utf8proc_ssize_t bytes =
        utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &code);
    if (bytes <= 0) {
        return 0;
    }
    *out = (uint32_t)code;
    return (size_t)bytes;
}

static bool plain(char c)
{
    return c >= ' ' && c <= '~';
}

/* All of it is printable ASCII: as wide as it is long, never changed by the filter. */
static bool all_plain(const char *text, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        if (!plain(text[at])) {
            return false;
        }
    }
    return true;
}

static int boundclass(uint32_t code)
{
    return (int)utf8proc_get_property((utf8proc_int32_t)code)->boundclass;
}

static bool is_pictograph(uint32_t code)
{
    return boundclass(code) == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

static bool is_ideograph(uint32_t code)
{
    return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) ||
           (code >= 0x20000 && code <= 0x3fffd);
}

static bool is_variation(uint32_t code)
{
    return (code >= 0xfe00 && code <= VS16) || (code >= 0xe0100 && code <= 0xe01ef);
}

static bool is_skin(uint32_t code)
{
    return code >= 0x1f3fb && code <= 0x1f3ff;
}

/* Ignorable by default though nothing is assigned there yet, which has no property of its own. */
static bool is_reserved(uint32_t code)
{
    return code == 0x2065 || (code >= 0xfff0 && code <= 0xfff8) || code >> 12 == 0xe0;
}

/* What must not reach a screen: controls, formats (bidi, zero-width, tags), separators of lines,
 * noncharacters. The signs that stand before a number in Arabic are formats, but seen. */
static bool is_hidden(uint32_t code)
{
    const utf8proc_property_t *p = utf8proc_get_property((utf8proc_int32_t)code);
    const bool format =
        p->category == UTF8PROC_CATEGORY_CF && p->boundclass != UTF8PROC_BOUNDCLASS_PREPEND;
    return p->category == UTF8PROC_CATEGORY_CC || format || p->ignorable || is_reserved(code) ||
           p->category == UTF8PROC_CATEGORY_ZL || p->category == UTF8PROC_CATEGORY_ZP ||
           (code & 0xfffe) == 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
}

static uint32_t next_code(const text_walk *w)
{
    uint32_t code = 0;
    tn_text_decode(w->text + w->at, w->length - w->at, &code);
    return code;
}

/* A ZWJ between two pictographs, a variation selector right behind a pictograph, a keycap's digit
 * or an ideograph: they belong to the picture and stay. */
static bool is_joined(const text_walk *w, uint32_t before, bool emoji, bool base)
{
    if (w->code == ZWJ) {
        return emoji && is_pictograph(next_code(w));
    }
    if (!is_variation(w->code)) {
        return false;
    }
    const bool digit = (before >= '0' && before <= '9') || before == '#' || before == '*';
    return base || (digit && w->code == VS16 && next_code(w) == KEYCAP);
}

static void escape(text_walk *w)
{
    const unsigned code = (unsigned)w->code;
    if (w->valid && (code == '\n' || code == '\t')) {
        snprintf(w->escape, ESCAPE, "\\%c", code == '\n' ? 'n' : 't');
    } else if (!w->valid || code < 0x80) {
        snprintf(w->escape, ESCAPE, "\\x%02x", code & 0xff);
    } else {
        snprintf(w->escape, ESCAPE, "\\u{%X}", code & 0x1fffff);
    }
}

/* Steps over one code point or one invalid byte. False at the end. */
static bool step(text_walk *w)
{
    if (w->at >= w->length) {
        return false;
    }
    const uint32_t before = w->code;
    const bool emoji = w->emoji, base = w->base;
    const size_t bytes = tn_text_decode(w->text + w->at, w->length - w->at, &w->code);
    w->valid = bytes > 0;
    w->code = bytes ? w->code : (unsigned char)w->text[w->at];
    w->at += bytes ? bytes : 1;
    w->escape[0] = '\0';
    w->emoji = w->base = false;
    if (!w->valid || w->code < 0x80) {
        if (!w->valid || !plain((char)w->code)) {
            escape(w);
        }
    } else if (is_pictograph(w->code)) {
        w->emoji = w->base = true;
    } else if (is_ideograph(w->code)) {
        w->base = true;
    } else if (is_skin(w->code)) {
        w->emoji = emoji;
    } else if (is_joined(w, before, emoji, base)) {
        w->emoji = emoji && w->code != ZWJ;
    } else if (is_hidden(w->code)) {
        escape(w);
    }
    return true;
}

/* Cells of one code point that the filter leaves alone. */
static int code_width(uint32_t code)
{
    const utf8proc_property_t *p = utf8proc_get_property((utf8proc_int32_t)code);
    if (p->category == UTF8PROC_CATEGORY_CN || p->category == UTF8PROC_CATEGORY_CO) {
        /* Unassigned in this Unicode version, or private: pictures and ideographs are wide. */
        return (code >= 0x1f300 && code <= 0x1faff) || is_ideograph(code) ? 2 : 1;
    }
    if (p->boundclass == UTF8PROC_BOUNDCLASS_PREPEND) {
        return 1;
    }
    return utf8proc_charwidth((utf8proc_int32_t)code);
}

static void count(cells *c, uint32_t code)
{
    const int32_t now = (int32_t)code;
    int width = code_width(code);
    if (utf8proc_grapheme_break_stateful(c->previous, now, &c->state)) {
        c->total += (size_t)c->widest;
        c->widest = 0;
    } else if (code == VS16 || boundclass(code) == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR) {
        width = 2; /* picture presentation; the second half of a flag */
    }
    c->previous = now;
    c->widest = width > c->widest ? width : c->widest;
}

static void count_shown(cells *c, const text_walk *w)
{
    if (!w->escape[0]) {
        count(c, w->code);
    }
    for (const char *e = w->escape; *e; e++) {
        count(c, (unsigned char)*e);
    }
}

int tn_text_width(const char *text, size_t length)
{
    size_t total = length;
    if (!all_plain(text, length)) {
        text_walk w = {.text = text, .length = length};
        cells c = {0};
        while (step(&w)) {
            count_shown(&c, &w);
        }
        total = c.total + (size_t)c.widest;
    }
    return total < INT_MAX ? (int)total : INT_MAX;
}

size_t tn_text_grapheme(const char *text, size_t length, int *out_width_cells)
{
    size_t end = 0;
    int32_t state = 0;
    text_walk w = {.text = text, .length = length};
    if (length && plain(text[0]) && (length == 1 || (unsigned char)text[1] < 0x80)) {
        w.at = w.length; /* ASCII before ASCII is a grapheme of its own */
        end = 1;
    }
    while (step(&w)) {
        uint32_t next;
        end = w.at;
        if (!w.valid || !tn_text_decode(text + end, length - end, &next) ||
            utf8proc_grapheme_break_stateful((int32_t)w.code, (int32_t)next, &state)) {
            break;
        }
    }
    if (out_width_cells) {
        *out_width_cells = tn_text_width(text, end);
    }
    return end;
}

size_t tn_text_fit(const char *text, size_t length, int width_cells, int *out_width)
{
    size_t at = 0;
    int used = 0;
    while (at < length) {
        int width;
        const size_t bytes = tn_text_grapheme(text + at, length - at, &width);
        if (width > width_cells - used) {
            break;
        }
        used += width;
        at += bytes;
    }
    if (out_width) {
        *out_width = used;
    }
    return at;
}

size_t tn_text_hostile(const char *text, size_t length)
{
    text_walk w = {.text = text, .length = length};
    if (all_plain(text, length)) {
        return length;
    }
    for (size_t start = 0; step(&w); start = w.at) {
        if (w.escape[0]) {
            return start;
        }
    }
    return length;
}

bool tn_text_is_hostile(const char *text, size_t length)
{
    return tn_text_hostile(text, length) < length;
}

const char *tn_text_display(tn_arena *arena, const char *text, size_t length)
{
    if (!tn_text_is_hostile(text, length)) {
        return tn_arena_copy(arena, text, length);
    }
    size_t size = 0, start = 0;
    for (text_walk w = {.text = text, .length = length}; step(&w); start = w.at) {
        size += w.escape[0] ? strlen(w.escape) : w.at - start;
    }
    char *shown = tn_arena_take(arena, size + 1), *to = shown;
    start = 0;
    for (text_walk w = {.text = text, .length = length}; shown && step(&w); start = w.at) {
        const size_t bytes = w.escape[0] ? strlen(w.escape) : w.at - start;
        memcpy(to, w.escape[0] ? w.escape : text + start, bytes);
        to += bytes;
    }
    return shown;
}

/* Letters, digits and currency signs; the rest of a word does not count. Marks, which Unicode lists
 * between letters and digits, are stripped before. */
static bool counts(int32_t code)
{
    const utf8proc_category_t c = utf8proc_category(code);
    return (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_NO) || c == UTF8PROC_CATEGORY_SC ||
           code == '\\';
}

/* The code points of the text so normalized, *out_count of them; NULL: no memory, not UTF-8. */
static int32_t *normalize(tn_arena *arena, const char *text, size_t length, utf8proc_option_t how,
                          utf8proc_ssize_t *out_count)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    enum { LONGEST = 65536 }; /* no word is longer; what it becomes fits an int */
    const utf8proc_ssize_t size = length <= LONGEST ? (utf8proc_ssize_t)length : 0;
    const utf8proc_ssize_t points = utf8proc_decompose(bytes, size, NULL, 0, how);
    if (points < 0) {
        return NULL;
    }
    int32_t *codes = tn_arena_take_array(arena, (size_t)points + 1, sizeof(*codes));
    if (!codes) {
        return NULL;
    }
    utf8proc_decompose(bytes, size, codes, points, how);
    *out_count = utf8proc_normalize_utf32(codes, points, how);
    return codes;
}

const char *tn_text_compose(tn_arena *arena, const char *text, size_t length)
{
    const utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    utf8proc_ssize_t count = 0;
    if (all_plain(text, length)) {
        return tn_arena_copy(arena, text, length);
    }
    int32_t *codes = normalize(arena, text, length, how, &count);
    return !codes                                     ? NULL
           : count == 0                               ? tn_arena_copy(arena, "", 0)
           : utf8proc_reencode(codes, count, how) < 0 ? NULL
                                                      : (const char *)codes;
}

const char *tn_text_fold(tn_arena *arena, const char *text, size_t length)
{
    const utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE |
                                  UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_STRIPMARK;
    utf8proc_ssize_t count = 0, kept = 0;
    int32_t *codes = normalize(arena, text, length, how, &count);
    if (!codes) {
        return NULL;
    }
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        if (counts(codes[i])) {
            codes[kept++] = codes[i];
        }
    }
    return kept == 0                                 ? tn_arena_copy(arena, "", 0)
           : utf8proc_reencode(codes, kept, how) < 0 ? NULL
                                                     : (const char *)codes;
}
