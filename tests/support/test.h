/* What every test includes: cmocka with what it wants before it, and where the vectors are. */
#ifndef TN_TEST_H
#define TN_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* cmocka returns the number of failures, which wraps at 256. */
#define RUN(tests) (cmocka_run_group_tests(tests, NULL, NULL) ? 1 : 0)

/* The bytes of a file below the source tree, terminated; fails the test when it is not there.
 * Caller frees. */
char *test_read(const char *path, size_t *size);

/* Calls row() for each data row of a CSV below tests/vectors, fields by header name with
 * test_field(). Fails the test when the file is missing; returns the rows seen. */
typedef struct test_row test_row;
size_t test_vectors(const char *path, void (*row)(const test_row *row, void *context),
                    void *context);
const char *test_field(const test_row *row, const char *name);
size_t test_line(const test_row *row);

/* The bytes in a block of just their size, so that ASan sees a read behind them. Caller frees. */
char *test_exact(const char *bytes, size_t size);

/* Bytes from hex; returns how many. */
size_t test_unhex(const char *hex, unsigned char *out, size_t capacity);

/* Writes a code point as UTF-8 (room for 4 bytes, not terminated); returns its bytes. */
size_t test_encode(uint32_t code, char *out);

/* quick times what the environment variable TN_ROUNDS says (1): how often a long test goes round. A
 * program that calls it is run twice, the second time as FLOOR.NOUN.slow with the label slow. */
size_t test_rounds(size_t quick);

/* quick, or whole where test_rounds() goes round more often: what a quick run leaves out. */
size_t test_sample(size_t quick, size_t whole);

/* A replayable random stream (splitmix64); print the seed when a property fails. */
uint64_t test_random(uint64_t *state);
int64_t test_between(uint64_t *state, int64_t low, int64_t high);

#endif
