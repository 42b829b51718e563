/* The memory of a run: small blocks, large ones, and more than there is. */
#include "support/test.h"

#include "host/host.h"

static void test_memory_take__every_size(void **state)
{
    static const size_t sizes[] = {0, 1, 15, 16 * 1024, 2097151, 2097152, 2097153, 9999999};
    const tn_allocator memory = tni_memory();
    unsigned char *blocks[COUNT(sizes)];
    (void)state;
    for (size_t i = 0; i < COUNT(sizes); i++) {
        blocks[i] = memory.allocate(memory.context, sizes[i]);
        assert_non_null(blocks[i]);
        assert_int_equal((uintptr_t)blocks[i] % _Alignof(max_align_t), 0);
        memset(blocks[i], (int)i + 1, sizes[i]);
    }
    for (size_t i = 0; i < COUNT(sizes); i++) {
        for (size_t at = 0; at < sizes[i]; at++) {
            if (blocks[i][at] != i + 1) {
                fail_msg("byte %zu of block %zu was written by another", at, i);
            }
        }
        memory.release(memory.context, blocks[i]);
    }
    memory.release(memory.context, NULL);
}

static void test_memory_take__more_than_there_is(void **state)
{
    const tn_allocator memory = tni_memory();
    (void)state;
    assert_null(memory.allocate(memory.context, SIZE_MAX));
    assert_null(memory.allocate(memory.context, SIZE_MAX - 4096 * 1024));
    assert_null(memory.allocate(memory.context, SIZE_MAX / 2));
}

static void test_memory_give__nothing_is_left(void **state)
{
    (void)state;
    const tn_allocator memory = tni_memory();
    tn_arena *arena = NULL;
    for (int i = 0; i < 2000; i++) { /* 800 MB, were it kept */
        arena = tn_arena_new(&memory);
        assert_non_null(arena);
        char *item = tn_arena_take(arena, 20 * 1024 * 1024 / 100 * (i % 100 == 0 ? 100 : 1));
        assert_non_null(item);
        tn_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory_take__every_size),
        cmocka_unit_test(test_memory_take__more_than_there_is),
        cmocka_unit_test(test_memory_give__nothing_is_left),
    };
    return RUN(tests);
}
