/* Memory that fails on purpose and counts what is out. */
#ifndef TN_TEST_MEMORY_H
#define TN_TEST_MEMORY_H

#include "support/test.h"
#include "tenor/arena.h"

typedef struct test_memory {
    size_t requests; /* so far */
    size_t out;      /* blocks taken and not given back */
    size_t fail_at;  /* the request that fails, from 1; 0: none */
    bool for_good;   /* all later ones fail too */
} test_memory;

tn_allocator test_allocator(test_memory *memory);

/* Runs body with each of its allocations failing in turn, once and for good. body returns whether
 * it came to its result: it must in a clean run, and must not when an allocation failed. Nothing
 * may be left out. Returns the requests of a clean run. */
size_t test_every_allocation(bool (*body)(const tn_allocator *allocator, void *context),
                             void *context);

#endif
