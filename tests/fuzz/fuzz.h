/* What a fuzz program offers: it takes any bytes, and aborts when a promise is broken. */
#ifndef TN_TEST_FUZZ_H
#define TN_TEST_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* libFuzzer's entry; always 0. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Damaged inputs in a quick test: about a second of them. */
extern const long fuzz_runs;

#define PROMISE(condition)                                                                         \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #condition);                \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* PLANT(function, type, parameters) { … }, within #ifdef TN_PLANTED: a function of the program with
 * a bug that the fuzz program must find in damaged input, and not in its corpus. */
#define PLANT(name, type, parameters)                                                              \
    type __real_##name parameters;                                                                 \
    type __wrap_##name parameters;                                                                 \
    type __wrap_##name parameters

#endif
