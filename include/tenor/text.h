/**
 * UTF-8 text: validity, counts, cell widths, and the filter for text shown on a screen.
 */
#ifndef TENOR_TEXT_H
#define TENOR_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tenor/arena.h"
#include "tenor/decls.h"

TN_BEGIN_DECLS

/** True when text[length] is valid UTF-8; else *bad_offset (may be NULL) is the first bad byte. */
bool tn_text_valid(const char *text, size_t length, size_t *bad_offset);

/** Code points of valid UTF-8: what AWS's length limits and our columns count. */
size_t tn_text_count(const char *text, size_t length);

/** Decodes the code point at text; returns its bytes (1 ... 4), or 0 when it is not valid. */
size_t tn_text_decode(const char *text, size_t length, uint32_t *out);

/**
 * Steps over the code point at text, length not 0; returns its bytes. A byte that is no UTF-8 is a
 * step of 1 by itself, *out is 0 then.
 *
 * Example  for (size_t at = 0; at < length; at += tn_text_step(text + at, length - at, &code))
 */
size_t tn_text_step(const char *text, size_t length, uint32_t *out);

/**
 * The length in bytes of the grapheme at the front of text, and its width in cells.
 *
 * Rule     extended grapheme clusters of Unicode; a cluster is as wide as its widest code point, 2
 *          cells with U+FE0F or as a flag; what the display filter changes counts as it is shown
 */
size_t tn_text_grapheme(const char *text, size_t length, int *out_width_cells);

/** Cells that the text takes on a terminal, control characters counted as shown by the filter. */
int tn_text_width(const char *text, size_t length);

/**
 * Bytes of the longest front part of whole graphemes that fits width_cells; *out_width its cells.
 */
size_t tn_text_fit(const char *text, size_t length, int width_cells, int *out_width);

/**
 * The text as it may be shown: control characters as \x1b, bidi, zero-width and tag characters as
 * \u{202E}, invalid bytes as \xff; newline and tab as \n and \t. Ordinary text comes back as is.
 *
 * Rule     a zero-width joiner between two emoji, and one variation selector behind an emoji, a
 *          keycap's digit or an ideograph stay; the result passes the filter unchanged
 * Owner    arena; NULL when memory is short
 */
const char *tn_text_display(tn_arena *arena, const char *text, size_t length);

/** Where the first character stands that the display filter would change; length: there is none. */
size_t tn_text_hostile(const char *text, size_t length);

/** The display filter would change the text. */
bool tn_text_is_hostile(const char *text, size_t length);

/**
 * The bytes' hash, FNV-1a of 64 bits (IETF draft "The FNV Non-Cryptographic Hash Algorithm"): for
 * tables and for seeing that something changed, no protection against whoever means to deceive.
 *
 * Example  tn_text_hash("a", 1) is 0xaf63dc4c8601ec8c; of nothing 0xcbf29ce484222325
 */
uint64_t tn_text_hash(const char *bytes, size_t size);

/**
 * The text with each letter and its accents as one sign where there is one: Unicode's form NFC.
 *
 * Rule     ASCII is what it was; of more than 65536 bytes with others nothing is left: no word is
 *          that long
 * Errors   NULL: no memory, or not UTF-8
 * Owner    arena
 * Example  "e" and U+0301 -> U+00E9
 */
const char *tn_text_compose(tn_arena *arena, const char *text, size_t length);

/**
 * What is left of a text when case, width, accents, blanks and punctuation do not count.
 *
 * Rule     letters, digits and currency signs of its NFKC case folding without marks; of more than
 *          65536 bytes nothing
 * Errors   NULL: no memory, or not UTF-8
 * Owner    arena
 * Example  "Price (1 year)" -> "price1year", "１２ ヶ月" -> "12ヶ月"
 */
const char *tn_text_fold(tn_arena *arena, const char *text, size_t length);

/** The Latin sign that one of another script, or of full width, looks like; NUL: none. */
char tn_text_lookalike(uint32_t c);

enum { TN_LOOKALIKE_TEXT = 64 };

/** Names the first sign of the text that is not the Latin one it looks like, "'о' (U+043E), which
 * looks like 'o'", in the buffer; NULL: there is none. */
const char *tn_text_name_lookalike(const char *text, char buffer[TN_LOOKALIKE_TEXT]);

/** The index of the candidate nearest to word, -1 when none is near enough to suggest. */
int tn_text_nearest(const char *word, const char *const *candidates, size_t count);

TN_END_DECLS

#endif
