/* Numbers in test vectors: 128-bit integers and fractions "num/den" as text. */
#ifndef TN_TEST_NUMBER_H
#define TN_TEST_NUMBER_H

#include "support/test.h"
#include "tenor/decimal.h"

/* "-123"; false when it is not an integer or does not fit 127 bits. */
bool test_i128(const char *text, tn_i128 *out);

/* "-20/30"; fails the test when it is not that. */
tn_fraction test_fraction_of(const char *text);

/* "-123" that fits 64 bits; fails the test when it does not. */
int64_t test_i64(const char *text);

/* "OK", "SYNTAX", "RANGE" as the vectors write a status. */
tn_status test_status(const char *text);

#endif
