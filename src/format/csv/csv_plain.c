/* Part of csv_reader.h. The lines that metering files are made of: printable ASCII, as many cells
 * as the header, one of them filled, each without a quote or wholly in quotes. They are checked and
 * split in one pass; any other line, and one that comes in pieces, is left to csv.c, which comes to
 * the same result more slowly. */
#include <string.h>

#include "format/csv/csv_reader.h"

enum { BLOCK = 64 }; /* bytes that are looked at together */

#ifdef __SSE2__

static uint64_t find_in_vector(const char *bytes)
{
    typedef signed char vector __attribute__((vector_size(16))); /* above 0x7f: negative */
    vector all;
    memcpy(&all, bytes, sizeof(all));
    return (unsigned)__builtin_ia32_pmovmskb128((all < ' ') | (all == ',') | (all == '"') |
                                                (all == 0x7f));
}

/* A bit for each byte of a block, the first one lowest: it is a comma, a quote or not printable. */
static uint64_t find_marks(const char *bytes)
{
    return find_in_vector(bytes) | find_in_vector(bytes + 16) << 16 |
           find_in_vector(bytes + 32) << 32 | find_in_vector(bytes + 48) << 48;
}

#else

#define ONES    UINT64_C(0x0101010101010101)
#define HIGHS   (ONES << 7)
#define EACH(c) (ONES * (unsigned char)(c))

/* The high bit of each byte, below 0x80, that is not c. */
static uint64_t bytes_but(uint64_t low, unsigned char c)
{
    return (low ^ EACH(c)) + EACH(0x7f);
}

/* As above, eight bytes in a word. */
static uint64_t find_marks(const char *bytes)
{
    uint64_t marks = 0;
    for (unsigned i = 0; i < BLOCK; i += 8) {
        uint64_t word;
        memcpy(&word, bytes + i, sizeof(word));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        word = __builtin_bswap64(word);
#endif
        const uint64_t low = word & ~HIGHS; /* so that nothing is carried into the next byte */
        const uint64_t text = (low + EACH(0x80 - ' ')) & bytes_but(low, ',') & bytes_but(low, '"') &
                              bytes_but(low, 0x7f);
        const uint64_t found = ((word | ~text) & HIGHS) >> 7;
        marks |= (found * UINT64_C(0x0102040810204080) >> 56) << i;
    }
    return marks;
}

#endif

/* The marks that lie ahead. */
typedef struct marks {
    const char *block, *end; /* of all bytes */
    uint64_t bits;           /* in the block */
} marks;

static uint64_t marks_in(const char *block, const char *end)
{
    const size_t left = (size_t)(end - block);
    if (left >= BLOCK) {
        return find_marks(block);
    }
    char rest[BLOCK] = {0};
    memcpy(rest, block, left);
    return find_marks(rest) & ((UINT64_C(1) << left) - 1);
}

/* The next one; NULL: there is none. */
static inline const char *next_mark(marks *m)
{
    while (!m->bits) {
        if (m->end - m->block <= BLOCK) {
            return NULL;
        }
        m->block += BLOCK;
        m->bits = marks_in(m->block, m->end);
    }
    const char *at = m->block + __builtin_ctzll(m->bits);
    m->bits &= m->bits - 1;
    return at;
}

/* The quote that ends a cell that a quote began; NULL: it is not plain. */
static inline const char *closing_quote(marks *m)
{
    const char *at = next_mark(m);
    while (at && *at == ',') {
        at = next_mark(m);
    }
    return at && *at == '"' && next_mark(m) == at + 1 ? at : NULL;
}

/* Not every cell is empty: then a line would have three bytes for each at most. */
static bool is_filled(const tn_csv_reader *r, size_t length)
{
    size_t filled = length > 3 * r->columns;
    for (size_t i = 0; !filled && i < r->columns; i++) {
        filled = r->fields[i].length;
    }
    return filled > 0;
}

/* Splits a line into as many cells as there are columns; its LF, or NULL: it is not plain. */
static const char *split(const tn_csv_reader *r, const char *line, marks *ahead)
{
    tn_csv_field *field = r->fields, *const last = field + r->columns - 1;
    const uint32_t number = r->line.number + 1;
    marks m = *ahead;
    const char *at = line;
    for (;; field++, at++) {
        const char *from = at;
        field->line = number;
        field->column = (uint32_t)(at - line) + 1;
        at = next_mark(&m);
        const bool quoted = at == from && *at == '"';
        if (quoted) {
            from++;
            at = closing_quote(&m);
        }
        if (!at) {
            return NULL;
        }
        field->text = from;
        field->length = (size_t)(at - from);
        at += quoted;
        if (field == last || *at != ',') {
            break;
        }
    }
    if (*at == '\r' && next_mark(&m) == at + 1) {
        at++;
    }
    *ahead = m;
    return field == last && *at == '\n' && at - line <= TN_CSV_ROW_MAX &&
                   is_filled(r, (size_t)(at - line))
               ? at
               : NULL;
}

/* The cells where they may stay: in a copy of the line, with a NUL behind each of them. */
static void copy_cells(tn_csv_reader *r, const char *line, size_t length)
{
    memcpy(r->text, line, length);
    for (size_t i = 0; i < r->columns; i++) {
        tn_csv_field *field = &r->fields[i];
        char *text = r->text + (field->text - line);
        text[field->length] = '\0';
        field->text = text;
    }
}

size_t tni_csv_take_plain(tn_csv_reader *r, const char *bytes, size_t size)
{
    const char *line = bytes;
    marks m = {.end = bytes + size};
    if (r->columns < 2 || r->first_line || r->pending_size) {
        return 0;
    }
    m.block = bytes;
    m.bits = marks_in(bytes, m.end);
    while (r->status == TN_OK) {
        const char *end = split(r, line, &m);
        if (!end) {
            break;
        }
        if (!r->sink.unterminated) {
            copy_cells(r, line, (size_t)(end - line));
        }
        const tn_csv_row row = {r->fields, r->columns, ++r->line.number, NULL};
        r->good_rows++;
        r->status = r->sink.row(r->sink.context, &row);
        line = end + 1;
    }
    return (size_t)(line - bytes);
}
