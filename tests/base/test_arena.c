/* Memory of a document: alignment, zeroes, growth, large items, and what happens without any. */
#include <stdalign.h>
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#endif

#include "support/memory.h"
#include "support/test.h"

static void test_arena_take__aligned_zeroed_and_apart(void **state)
{
    (void)state;
    test_memory memory = {0};
    const tn_allocator allocator = test_allocator(&memory);
    tn_arena *arena = tn_arena_new(&allocator);
    unsigned char *before = NULL;
    uint64_t random = 7;
    for (int i = 0; i < 3000; i++) {
        const size_t size = (size_t)test_between(&random, 0, i % 100 == 0 ? 40000 : 200);
        unsigned char *item = tn_arena_take(arena, size);
        assert_non_null(item);
        assert_int_equal((uintptr_t)item % alignof(max_align_t), 0);
        for (size_t at = 0; at < size; at++) {
            assert_int_equal(item[at], 0);
        }
        memset(item, 0xff, size); /* a later item that overlaps would not be zero */
        assert_ptr_not_equal(item, before);
        before = item;
    }
    tn_arena_free(arena);
    assert_int_equal(memory.out, 0);
}

static void test_arena_take__large_items_leave_the_block_in_use(void **state)
{
    (void)state;
    test_memory memory = {0};
    const tn_allocator allocator = test_allocator(&memory);
    tn_arena *arena = tn_arena_new(&allocator); /* request 1 */
    tn_arena_take(arena, 16);                   /* 2: a block */
    tn_arena_take(arena, 1 << 20);              /* 3: one of its own */
    for (int i = 0; i < 100; i++) {
        tn_arena_take(arena, 16); /* all in the block of request 2 */
    }
    assert_int_equal(memory.requests, 3);
    assert_int_equal(tn_arena_size(arena), 16 + (1 << 20) + 1600);
    tn_arena_free(arena);
    assert_int_equal(memory.out, 0);
    tn_arena_free(NULL);
}

static void test_arena_take__impossible_sizes_fail_for_good(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    assert_false(tn_arena_failed(arena));
    assert_null(tn_arena_take(arena, SIZE_MAX));
    assert_true(tn_arena_failed(arena));
    assert_non_null(tn_arena_take(arena, 8)); /* it goes on working */
    assert_true(tn_arena_failed(arena));      /* but does not forget */
    tn_arena_free(arena);

    arena = tn_arena_new(NULL);
    assert_null(tn_arena_take_array(arena, SIZE_MAX / 4, 8));
    assert_true(tn_arena_failed(arena));
    tn_arena_free(arena);

    arena = tn_arena_new(NULL);
    assert_null(tn_arena_copy(arena, "x", SIZE_MAX));
    assert_true(tn_arena_failed(arena));
    tn_arena_free(arena);
}

static void test_arena_repeat__copies_of_one(void **state)
{
    (void)state;
    typedef struct item {
        int64_t number;
        char word[5];
    } item;
    const item one = {7, "days"};
    tn_arena *arena = tn_arena_new(NULL);
    memset(tn_arena_take(arena, 4000), 0xff, 4000);
    tn_arena_reset(arena);
    const item *items = tn_arena_repeat(arena, &one, 100, sizeof(one));
    for (size_t i = 0; i < 100; i++) {
        assert_memory_equal(&items[i], &one, sizeof(one));
    }
    assert_non_null(tn_arena_repeat(arena, &one, 0, sizeof(one)));
    assert_false(tn_arena_failed(arena));
    assert_null(tn_arena_repeat(arena, &one, SIZE_MAX / 4, 8));
    assert_true(tn_arena_failed(arena));
    tn_arena_free(arena);
}

static void test_arena_take_array__of_nothing_is_something(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    assert_non_null(tn_arena_take_array(arena, 0, 8));
    assert_non_null(tn_arena_take_array(arena, 8, 0));
    assert_false(tn_arena_failed(arena));
    tn_arena_free(arena);
}

static void test_arena_text__copies_and_formats(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    assert_string_equal(tn_arena_copy(arena, "price.12m", 5), "price");
    assert_string_equal(tn_arena_copy(arena, NULL, 0), "");
    assert_string_equal(tn_arena_text(arena, "a copy"), "a copy");
    assert_string_equal(tn_arena_format(arena, "%s-%04d-%02d", "C", 2027, 4), "C-2027-04");
    assert_string_equal(tn_arena_format(arena, "%s", ""), "");
    char *text = tn_arena_format(arena, "%05000d", 0); /* longer than any guess */
    assert_int_equal(strlen(text), 5000);
    assert_false(tn_arena_failed(arena));
    assert_null(tn_arena_format(arena, "%ls", L"\u3042")); /* not in the C locale */
    assert_true(tn_arena_failed(arena));
    tn_arena_free(arena);
}

static void test_arena_grow__keeps_what_is_there(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    size_t *items = NULL, capacity = 0;
    for (size_t i = 0; i < 1000; i++) {
        items = tn_arena_grow(arena, items, i, &capacity, sizeof(*items));
        assert_non_null(items);
        assert_true(capacity > i);
        items[i] = i * i;
    }
    for (size_t i = 0; i < 1000; i++) {
        assert_int_equal(items[i], i * i);
    }
    assert_int_equal(capacity, 1024);
    tn_arena_free(arena);
}

/* Memory that the arena hands out is zeroed, also the room behind the items that are copied. */
static void test_arena_grow__large_items_start_small(void **state)
{
    typedef struct large {
        unsigned char bytes[200];
    } large;
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    size_t capacity = 0;
    large *items = tn_arena_grow(arena, NULL, 0, &capacity, sizeof(*items));
    assert_int_equal(capacity, 2);
    for (size_t count = 0; count < 4; count++) {
        items = tn_arena_grow(arena, items, count, &capacity, sizeof(*items));
        assert_int_equal(capacity, count < 2 ? 2 : 4);
        for (size_t i = 0; i < (count + 1) * sizeof(*items); i++) {
            assert_int_equal(((unsigned char *)items)[i], i < count * sizeof(*items) ? 7 : 0);
        }
        memset(&items[count], 7, sizeof(*items));
    }
    tn_arena_free(arena);
}

#ifdef __SANITIZE_ADDRESS__ /* what was not handed out cannot be touched */
static void test_arena_take__nothing_behind_an_item(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    for (int again = 0; again < 2; again++) {
        for (size_t size = 1; size < 40; size++) {
            char *item = tn_arena_take(arena, size);
            assert_false(__asan_address_is_poisoned(item + size - 1));
            assert_true(__asan_address_is_poisoned(item + size));
        }
        uint64_t *items = NULL;
        size_t count = 0, capacity = 0;
        while (count < 20) {
            items = tn_arena_grow(arena, items, count, &capacity, sizeof(*items));
            items[count++] = 7;
            assert_true(__asan_address_is_poisoned(items + count));
        }
        tn_arena_reset(arena);
        assert_true(__asan_address_is_poisoned(items));
    }
    tn_arena_free(arena);
}
#endif

static void test_arena_append__as_grow(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 8, 200}; /* the last starts with room for two */
    for (size_t s = 0; s < 3; s++) {
        test_memory memory = {.fail_at = 6, .for_good = true};
        const tn_allocator allocator = test_allocator(&memory);
        tn_arena *arena = tn_arena_new(&allocator);
        unsigned char *items = NULL, *item;
        size_t count = 0, before = 0;
        while ((item = tn_arena_append(arena, &items, &count, sizes[s]))) {
            assert_ptr_equal(item, items + before * sizes[s]);
            assert_int_equal(count, ++before);
            for (size_t i = 0; i < sizes[s]; i++) {
                assert_int_equal(item[i], 0);
            }
            memset(item, (int)(count % 251), sizes[s]);
        }
        assert_true(tn_arena_failed(arena));
        assert_true(count >= 256 && count == before && (count & (count - 1)) == 0);
        for (size_t i = 0; i < count * sizes[s]; i++) {
            assert_int_equal(items[i], (i / sizes[s] + 1) % 251);
        }
        tn_arena_free(arena);
    }
}

static void test_arena_grow__old_items_stay_when_memory_ends(void **state)
{
    (void)state;
    test_memory memory = {.fail_at = 3, .for_good = true};
    const tn_allocator allocator = test_allocator(&memory);
    tn_arena *arena = tn_arena_new(&allocator);
    size_t capacity = 0, count = 0;
    int *items = NULL;
    for (int *more; (more = tn_arena_grow(arena, items, count, &capacity, sizeof(*items)));) {
        items = more;
        items[count] = (int)count;
        count++;
    }
    assert_true(tn_arena_failed(arena));
    assert_int_equal(capacity, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(items[i], i);
    }
    tn_arena_free(arena);
    assert_int_equal(memory.out, 0);
}

static bool use_all(const tn_allocator *allocator, void *context)
{
    (void)context;
    tn_arena *arena = tn_arena_new(allocator);
    if (!arena) {
        return false;
    }
    size_t capacity = 0;
    const bool done = tn_arena_take(arena, 9000) && tn_arena_take_array(arena, 100, 90) &&
                      tn_arena_text(arena, "text") && tn_arena_format(arena, "%09000d", 1) &&
                      tn_arena_grow(arena, NULL, 0, &capacity, 5000);
    assert_int_equal(tn_arena_failed(arena), !done);
    tn_arena_free(arena);
    return done;
}

static void test_arena_take__every_request_failing(void **state)
{
    (void)state;
    assert_true(test_every_allocation(use_all, NULL) >= 5);
}

/* There where the arena has the sanitizer, though the test may have none (tests/mutation). */
void __asan_init(void) __attribute__((weak));

/* The largest item of a block has a quarter of one; what is larger has a block of its own. */
static void test_arena_take__own_blocks(void **state)
{
    (void)state;
    const size_t gap = __asan_init ? 512 : 0; /* behind large items */
    for (size_t more = 0; more <= 16; more += 16) {
        test_memory memory = {0};
        const tn_allocator allocator = test_allocator(&memory);
        tn_arena *arena = tn_arena_new(&allocator);
        tn_arena_take(arena, 4096 - gap + more);
        tn_arena_take(arena, 16);
        assert_int_equal(memory.requests, more ? 3 : 2);
        tn_arena_free(arena);
    }
}

/* Notes what is asked for, and has only small blocks. */
static void *note(void *context, size_t size)
{
    *(size_t *)context = size;
    return size < 4096 ? malloc(size) : NULL;
}

static void give_back(void *context, void *block)
{
    (void)context;
    free(block);
}

/* More than half of what a size can say is not asked for: its block might be too large. */
static void test_arena_take__asks_for_no_more_than_there_may_be(void **state)
{
    (void)state;
    size_t asked = 0;
    const tn_allocator allocator = {note, give_back, &asked};
    tn_arena *arena = tn_arena_new(&allocator);
    assert_null(tn_arena_take(arena, SIZE_MAX / 2));
    assert_true(asked > SIZE_MAX / 2);
    asked = 0;
    assert_null(tn_arena_take(arena, SIZE_MAX / 2 + 1));
    assert_int_equal(asked, 0);
    tn_arena_free(arena);
}

/* As new, and the blocks are used again: memory is that of the largest round. */
static void test_arena_reset(void **state)
{
    (void)state;
    test_memory memory = {0};
    const tn_allocator allocator = test_allocator(&memory);
    tn_arena *arena = tn_arena_new(&allocator);
    size_t first = 0; /* requests of the first round: of the arena, its blocks, the large item */
    for (size_t round = 0; round < 3; round++) {
        for (int i = 0; i < 100; i++) {
            unsigned char *bytes = tn_arena_take(arena, 1000);
            assert_non_null(bytes);
            assert_int_equal(bytes[0] | bytes[999], 0); /* zeroed again */
            memset(bytes, 0xff, 1000);
        }
        assert_non_null(tn_arena_take(arena, 100000)); /* a block of its own */
        assert_null(tn_arena_take(arena, SIZE_MAX));
        assert_true(tn_arena_failed(arena));
        first = round ? first : memory.requests;
        assert_int_equal(memory.requests, first + round);
        assert_int_equal(memory.out, first);
        tn_arena_reset(arena);
        assert_false(tn_arena_failed(arena));
        assert_int_equal(tn_arena_size(arena), 0);
        assert_int_equal(memory.out, first - 1);
    }
    tn_arena_free(arena);
    assert_int_equal(memory.out, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arena_reset),
        cmocka_unit_test(test_arena_take__own_blocks),
        cmocka_unit_test(test_arena_take__asks_for_no_more_than_there_may_be),
        cmocka_unit_test(test_arena_take__aligned_zeroed_and_apart),
        cmocka_unit_test(test_arena_take__large_items_leave_the_block_in_use),
        cmocka_unit_test(test_arena_take__impossible_sizes_fail_for_good),
        cmocka_unit_test(test_arena_repeat__copies_of_one),
        cmocka_unit_test(test_arena_take_array__of_nothing_is_something),
        cmocka_unit_test(test_arena_text__copies_and_formats),
        cmocka_unit_test(test_arena_grow__keeps_what_is_there),
        cmocka_unit_test(test_arena_grow__large_items_start_small),
#ifdef __SANITIZE_ADDRESS__
        cmocka_unit_test(test_arena_take__nothing_behind_an_item),
#endif
        cmocka_unit_test(test_arena_append__as_grow),
        cmocka_unit_test(test_arena_grow__old_items_stay_when_memory_ends),
        cmocka_unit_test(test_arena_take__every_request_failing),
    };
    return RUN(tests);
}
