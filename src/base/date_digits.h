/* What dates and instants share: fixed-width digits, and days that may lie just outside the
 * calendar, as the local date of an instant may. */
#ifndef BASE_DATE_DIGITS_H
#define BASE_DATE_DIGITS_H

#include <stdbool.h>
#include <stdint.h>

enum { TNI_DAYS_END = 2932532 /* 9999-01-01, the first day after the calendar */ };

/* Writes value in exactly width digits, as many as it needs, and returns what follows them. */
char *tni_digits_write(char *to, int value, int width);

/* Reads exactly width digits; false when there is another character. */
bool tni_digits_read(const char *text, int width, int *out);

/* "YYYY-MM-DD" as its three numbers, of any value; false when it has another form. */
bool tni_date_read(const char *text, int *year, int *month, int *day);

/* Days from 1970-01-01 to a real day of the years 1 ... 9999; false when there is no such day. */
bool tni_days_count(int year, int month, int day, int32_t *out);

#endif
