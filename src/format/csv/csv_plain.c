/* Part of csv_reader.h. The lines that metering files are made of: printable ASCII without a quote,
 * as many cells as the header, one of them filled. They are checked, copied and split in one pass;
 * any other line, and one that comes in pieces, is left to csv.c, which comes to the same result
 * more slowly. */
#include <string.h>

#include "format/csv/csv_reader.h"

#define ONES    UINT64_C(0x0101010101010101)
#define HIGHS   (ONES << 7)
#define EACH(c) (ONES * (unsigned char)(c))

/* The high bit of each byte that is c. */
static uint64_t bytes_that_are(uint64_t word, uint64_t each)
{
    const uint64_t other = word ^ each;
    return ~(((other & ~HIGHS) + ~HIGHS) | other | ~HIGHS);
}

/* The first byte in memory that has its high bit set. */
static size_t first_of(uint64_t mask)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    mask = __builtin_bswap64(mask);
#endif
    return (size_t)__builtin_ctzll(mask) / 8;
}

static void end_field(tn_csv_reader *r, size_t index, size_t from, size_t to, uint32_t line)
{
    r->text[to] = '\0';
    r->fields[index] = (tn_csv_field){r->text + from, to - from, line, (uint32_t)from + 1};
}

/* Splits the copy of the line into as many cells as there are columns; false: it is not plain. */
static bool split(tn_csv_reader *r, size_t length, uint32_t line)
{
    size_t count = 0, from = 0, filled = 0;
    uint64_t odd = 0;
    memset(r->text + length, 'x', sizeof(uint64_t)); /* words are read whole */
    for (size_t i = 0; i < length; i += sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, r->text + i, sizeof(word));
        odd |= ((word | (word - EACH(' ')) | (word + ONES)) & HIGHS);
        odd |= bytes_that_are(word, EACH('"'));
        for (uint64_t commas = bytes_that_are(word, EACH(',')); commas; commas &= commas - 1) {
            const size_t to = i + first_of(commas);
            if (++count >= r->columns) {
                return false;
            }
            filled += to - from;
            end_field(r, count - 1, from, to, line);
            from = to + 1;
        }
    }
    end_field(r, count, from, length, line);
    return !odd && count + 1 == r->columns && filled + length - from > 0;
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
    if (!split(r, length, line)) {
        return false;
    }
    r->line.number = line;
    r->good_rows++;
    const tn_csv_row row = {r->fields, r->columns, line, NULL};
    tni_csv_stop(r, r->sink.row(r->sink.context, &row));
    return true;
}
