/* What dates and instants share: fixed-width digits, and days that may lie just outside the
 * calendar, as the local date of an instant may. */
#ifndef BASE_DATE_DIGITS_H
#define BASE_DATE_DIGITS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/word.h"

enum { TNI_DAYS_END = 2932532 /* 9999-01-01, the first day after the calendar */ };

/* Writes value in exactly width digits, as many as it needs, and returns what follows them. */
char *tni_digits_write(char *to, int value, int width);

/* Eight bytes that lie between those of two layouts: how much they are above the lower one, and in
 * each place, of two digits, ten times that and what follows. *bad: not 0 when one lies outside.
 * Inline, and without a branch: files of usage have dozens of millions of them. */
static inline uint64_t tni_read_pairs(const char *text, const char *least, const char *most,
                                      uint64_t *bad)
{
    const uint64_t above = tni_word(text) ^ tni_word(least);
    const uint64_t rest = TNI_EACH_BYTE(0x7f) - (tni_word(least) ^ tni_word(most));
    *bad |= (above | (above + rest)) & TNI_EACH_BYTE(0x80);
    return above * 10 + (above >> 8);
}

static inline int tni_pair_at(uint64_t pairs, int place)
{
    return (int)(pairs >> 8 * place & 0xff);
}

/* "YYYY-MM-DD" as its three numbers, of any value; false when it has another form. */
static inline bool tni_date_read(const char *text, int *year, int *month, int *day)
{
    uint64_t bad = 0;
    const uint64_t front = tni_read_pairs(text, "0000-00-", "9999-99-", &bad);
    const uint64_t back = tni_read_pairs(text + 2, "00-00-00", "99-99-99", &bad);
    *year = tni_pair_at(front, 0) * 100 + tni_pair_at(front, 2);
    *month = tni_pair_at(front, 5);
    *day = tni_pair_at(back, 6);
    return !bad;
}

/* Days from 1970-01-01 to a real day of the years 1 ... 9999; false when there is no such day. */
bool tni_days_count(int year, int month, int day, int32_t *out);

#endif
