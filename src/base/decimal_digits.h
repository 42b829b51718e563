/* Decimals written where they stay: for writers of millions of them. */
#ifndef BASE_DECIMAL_DIGITS_H
#define BASE_DECIMAL_DIGITS_H

#include <stdint.h>

/* tn_decimal_format, scale and places in order; to[TN_DECIMAL_TEXT], the NUL in it is returned. */
char *tni_decimal_write(int64_t count, int scale, int min_places, char *to);

#endif
