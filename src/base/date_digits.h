/* What dates and instants share: fixed-width digits, and days that may lie just outside the
 * calendar, as the local date of an instant may. */
#ifndef BASE_DATE_DIGITS_H
#define BASE_DATE_DIGITS_H

#include <stdbool.h>
#include <stdint.h>

enum { TNI_DAYS_END = 2932532 /* 9999-01-01, the first day after the calendar */ };

/* Writes value in exactly width digits, as many as it needs, and returns what follows them. */
char *tni_digits_write(char *to, int value, int width);

/* Two digits; another character sets *bad. Inline, and without a branch: files of usage have dozens
 * of millions of them. */
static inline int tni_two_digits(const char *text, bool *bad)
{
    const unsigned tens = (unsigned char)text[0] - (unsigned)'0';
    const unsigned ones = (unsigned char)text[1] - (unsigned)'0';
    *bad |= (tens > 9) | (ones > 9);
    return (int)(tens * 10 + ones);
}

/* "YYYY-MM-DD" as its three numbers, of any value; false when it has another form. */
static inline bool tni_date_read(const char *text, int *year, int *month, int *day)
{
    bool bad = (text[4] != '-') | (text[7] != '-');
    *year = tni_two_digits(text, &bad) * 100 + tni_two_digits(text + 2, &bad);
    *month = tni_two_digits(text + 5, &bad);
    *day = tni_two_digits(text + 8, &bad);
    return !bad;
}

/* Days from 1970-01-01 to a real day of the years 1 ... 9999; false when there is no such day. */
bool tni_days_count(int year, int month, int day, int32_t *out);

#endif
