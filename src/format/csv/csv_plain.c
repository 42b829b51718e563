/* Part of csv_reader.h. The lines that metering files are made of: printable ASCII, as many cells
 * as the header, one of them filled, each without a quote or wholly in quotes. They are checked,
 * copied and split in one pass; any other line, and one that comes in pieces, is left to csv.c,
 * which comes to the same result more slowly. */
#include <string.h>

#include "format/csv/csv_reader.h"

enum { STEP = 16 }; /* bytes that are looked at together */

#ifdef __SSE2__

/* A bit for each comma among 16 bytes, the first one lowest; *odd: a byte is a quote or not
 * printable. */
static unsigned find_commas(const char *bytes, bool *odd)
{
    typedef signed char vector __attribute__((vector_size(STEP))); /* above 0x7f: negative */
    vector all;
    memcpy(&all, bytes, sizeof(all));
    *odd = __builtin_ia32_pmovmskb128((all < ' ') | (all == '"') | (all == 0x7f)) != 0;
    return (unsigned)__builtin_ia32_pmovmskb128(all == ',');
}

#else

#define ONES    UINT64_C(0x0101010101010101)
#define HIGHS   (ONES << 7)
#define EACH(c) (ONES * (unsigned char)(c))

/* The high bit of each byte that is c. */
static uint64_t bytes_that_are(uint64_t word, uint64_t each)
{
    const uint64_t other = word ^ each;
    return ~(((other & ~HIGHS) + ~HIGHS) | other | ~HIGHS);
}

/* The high bits of eight bytes in memory as eight bits, the first one lowest. */
static unsigned gather(uint64_t highs)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    highs = __builtin_bswap64(highs);
#endif
    return (unsigned)((highs >> 7) * UINT64_C(0x0102040810204080) >> 56);
}

/* As above, eight bytes in a word. */
static unsigned find_commas(const char *bytes, bool *odd)
{
    unsigned commas = 0;
    *odd = false;
    for (unsigned i = 0; i < STEP; i += 8) {
        uint64_t word;
        memcpy(&word, bytes + i, sizeof(word));
        *odd |= ((word | (word - EACH(' ')) | (word + ONES)) & HIGHS) != 0 ||
                bytes_that_are(word, EACH('"')) != 0;
        commas |= gather(bytes_that_are(word, EACH(','))) << i;
    }
    return commas;
}

#endif

static void end_field(tn_csv_reader *r, size_t index, size_t from, size_t to, uint32_t line)
{
    r->text[to] = '\0';
    r->fields[index] = (tn_csv_field){r->text + from, to - from, line, (uint32_t)from + 1};
}

/* Splits the copy of the line into as many cells as there are columns; false: it is not plain. The
 * line itself is looked at, as what was just written cannot be read again at once; its end together
 * with some bytes in front of it. */
static bool split(tn_csv_reader *r, const char *bytes, size_t length, uint32_t line)
{
    size_t count = 0, from = 0, filled = 0;
    const bool brief = length < STEP;
    if (brief) {
        memset(r->text + length, 'x', STEP);
        bytes = r->text;
    }
    for (size_t i = 0; i < length; i += STEP) {
        const size_t again = brief || length - i >= STEP ? 0 : STEP - (length - i);
        bool odd;
        unsigned commas = find_commas(bytes + i - again, &odd) >> again;
        for (; commas; commas &= commas - 1) {
            const size_t to = i + (size_t)__builtin_ctz(commas);
            if (++count >= r->columns) {
                return false;
            }
            filled += to - from;
            end_field(r, count - 1, from, to, line);
            from = to + 1;
        }
        if (odd) {
            return false;
        }
    }
    end_field(r, count, from, length, line);
    return count + 1 == r->columns && filled + length - from > 0;
}

/* The same of a line with cells in quotes, which hold none. */
static bool split_quoted(tn_csv_reader *r, const char *bytes, size_t length, uint32_t line)
{
    size_t at = 0, filled = 0;
    memcpy(r->text, bytes, length); /* commas are cut out of it */
    for (size_t i = 0; i < r->columns; i++) {
        const size_t column = at;
        const bool quoted = at < length && bytes[at] == '"';
        const char end = quoted ? '"' : ',';
        const size_t from = at += quoted;
        while (at < length && bytes[at] != end) {
            if (bytes[at] < ' ' || bytes[at] > '~' || bytes[at] == '"') {
                return false;
            }
            at++;
        }
        end_field(r, i, from, at, line);
        r->fields[i].column = (uint32_t)column + 1;
        filled += at - from;
        at += quoted;
        if (quoted && at > length) {
            return false; /* the quote is not closed */
        }
        if (i + 1 < r->columns ? at >= length || bytes[at++] != ',' : at != length) {
            return false;
        }
    }
    return filled > 0;
}

bool tni_csv_take_plain(tn_csv_reader *r, const char *bytes, size_t size)
{
    size_t length = size - 1; /* without the LF */
    if (r->columns < 2 || r->first_line || size < 2 || length > TN_CSV_ROW_MAX) {
        return false;
    }
    length -= bytes[length - 1] == '\r';
    const uint32_t line = r->line.number + 1;
    memcpy(r->text, bytes, length);
    if (!split(r, bytes, length, line) && !split_quoted(r, bytes, length, line)) {
        return false;
    }
    r->line.number = line;
    r->good_rows++;
    const tn_csv_row row = {r->fields, r->columns, line, NULL};
    tni_csv_stop(r, r->sink.row(r->sink.context, &row));
    return true;
}
