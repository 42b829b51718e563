/* Derivation trees. */
#include "support/memory.h"
#include "support/test.h"
#include "tenor/step.h"

static void test_step_add__children_in_order(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_step *root = tn_step_add(arena, NULL, TN_STEP_SUM, "total");
    assert_int_equal(root->kind, TN_STEP_SUM);
    assert_string_equal(root->what, "total");
    assert_int_equal(root->out.kind, TN_V_NONE);
    assert_null(root->child);
    tn_step *one = tn_step_add(arena, root, TN_STEP_PRODUCT, "one");
    tn_step *two = tn_step_add(arena, root, TN_STEP_GIVEN, "two");
    tn_step *below = tn_step_add(arena, one, TN_STEP_NOTE, "below");
    tn_step *three = tn_step_add(arena, root, TN_STEP_NOTE, "three");
    assert_ptr_equal(root->child, one);
    assert_ptr_equal(one->next, two);
    assert_ptr_equal(two->next, three);
    assert_ptr_equal(root->last_child, three);
    assert_null(three->next);
    assert_ptr_equal(one->child, below);
    assert_null(root->next);
    tn_arena_free(arena);
}

static void test_step_add__without_memory_the_tree_stays(void **state)
{
    (void)state;
    test_memory memory = {.fail_at = 3, .for_good = true};
    const tn_allocator allocator = test_allocator(&memory);
    tn_arena *arena = tn_arena_new(&allocator);
    tn_step *root = tn_step_add(arena, NULL, TN_STEP_SUM, "total");
    size_t added = 0;
    while (tn_step_add(arena, root, TN_STEP_NOTE, "x")) {
        added++;
    }
    assert_true(tn_arena_failed(arena));
    size_t walked = 0;
    for (tn_step *s = root->child; s; s = s->next) {
        walked++;
    }
    assert_int_equal(walked, added);
    tn_arena_free(arena);
    assert_int_equal(memory.out, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_step_add__children_in_order),
        cmocka_unit_test(test_step_add__without_memory_the_tree_stays),
    };
    return RUN(tests);
}
