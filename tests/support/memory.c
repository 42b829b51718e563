/* Memory that fails on purpose and counts what is out. */
#include "support/memory.h"

static void *allocate(void *context, size_t size)
{
    test_memory *m = context;
    m->requests++;
    if (m->fail_at && (m->requests == m->fail_at || (m->for_good && m->requests > m->fail_at))) {
        return NULL;
    }
    void *block = malloc(size);
    if (block) {
        memset(block, 0xa5, size); /* nobody may rely on zeroes */
        m->out++;
    }
    return block;
}

static void release(void *context, void *block)
{
    test_memory *m = context;
    m->out--;
    free(block);
}

tn_allocator test_allocator(test_memory *memory)
{
    return (tn_allocator){allocate, release, memory};
}

size_t test_every_allocation(bool (*body)(const tn_allocator *allocator, void *context),
                             void *context)
{
    test_memory clean = {0};
    tn_allocator allocator = test_allocator(&clean);
    assert_true(body(&allocator, context));
    assert_int_equal(clean.out, 0);
    for (size_t fail_at = 1; fail_at <= clean.requests; fail_at++) {
        for (int for_good = 0; for_good < 2; for_good++) {
            test_memory m = {.fail_at = fail_at, .for_good = for_good};
            allocator = test_allocator(&m);
            if (body(&allocator, context)) {
                fail_msg("request %zu of %zu failed and nobody noticed", fail_at, clean.requests);
            }
            assert_int_equal(m.out, 0);
        }
    }
    return clean.requests;
}
