/* Memory for the texts of a few rows: emptied by each renewal, with an end. */
#include "report/tables/scratch.h"

#include "support/test.h"

static void test_scratch__is_used_again_and_ends(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tni_scratch_arena *scratch = tni_scratch_arena_new(arena);
    assert_non_null(scratch);
    const void *first = NULL;
    for (int i = 0; i < 100; i++) { /* 100 x 300 KiB: more than there is at once */
        tn_arena *texts = tni_scratch_arena_renew(scratch);
        assert_non_null(texts);
        void *block = tn_arena_take(texts, 300 * 1024);
        assert_non_null(block);
        assert_true(i == 0 || block == first);
        first = block;
        assert_null(tn_arena_take(texts, 300 * 1024));
    }
    assert_true(tn_arena_size(arena) < 600 * 1024);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scratch__is_used_again_and_ends),
    };
    return RUN(tests);
}
