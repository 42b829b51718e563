/* Sections and entries keep their order and their places. */
#include "support/memory.h"
#include "support/test.h"
#include "tenor/tree.h"

static const tn_at here = {"p.ini", 7, 3}, there = {"p.ini", 7, 11};

static void test_tree_add__keeps_order_and_places(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_tree *tree = tn_tree_new(arena, "p.ini");
    assert_string_equal(tree->file, "p.ini");
    assert_null(tree->first);
    tn_section *product = tn_tree_add(arena, tree, "product", "", here);
    tn_section *basic = tn_tree_add(arena, tree, "dimension", "basic", here);
    tn_section *pro = tn_tree_add(arena, tree, "dimension", "pro", there);
    assert_ptr_equal(tree->first, product);
    assert_ptr_equal(product->next, basic);
    assert_ptr_equal(basic->next, pro);
    assert_ptr_equal(tree->last, pro);
    assert_null(pro->next);
    assert_int_equal(tree->count, 3);
    assert_int_equal(pro->at.column, 11);
    assert_int_equal(pro->label_at.column, 11); /* until a reader knows better */
    tn_entry *name = tn_section_add(arena, pro, "name", "Pro", here, there);
    tn_entry *price = tn_section_add(arena, pro, "price.1m", "100", there, here);
    assert_ptr_equal(pro->first, name);
    assert_ptr_equal(name->next, price);
    assert_ptr_equal(pro->last, price);
    assert_int_equal(pro->count, 2);
    assert_string_equal(name->value, "Pro");
    assert_int_equal(name->key_at.column, 3);
    assert_int_equal(name->value_at.column, 11);
    assert_null(tn_section_add(arena, NULL, "name", "x", here, here));
    tn_arena_free(arena);
}

static void test_tree_find__first_of_kind_and_label(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_tree *tree = tn_tree_new(arena, NULL);
    assert_null(tn_tree_find(tree, "product", NULL));
    tn_tree_add(arena, tree, "dimension", "basic", here);
    tn_section *pro = tn_tree_add(arena, tree, "dimension", "pro", here);
    tn_tree_add(arena, tree, "dimension", "pro", there);
    assert_ptr_equal(tn_tree_find(tree, "dimension", NULL), tree->first);
    assert_ptr_equal(tn_tree_find(tree, "dimension", "pro"), pro);
    assert_null(tn_tree_find(tree, "dimension", "Pro"));
    assert_null(tn_tree_find(tree, "item", "pro"));
    assert_null(tn_section_find(pro, "name"));
    tn_entry *first = tn_section_add(arena, pro, "name", "1", here, here);
    tn_section_add(arena, pro, "name", "2", here, here);
    assert_ptr_equal(tn_section_find(pro, "name"), first);
    assert_null(tn_section_find(pro, "nam"));
    tn_arena_free(arena);
}

static bool build(const tn_allocator *allocator, void *context)
{
    (void)context;
    tn_arena *arena = tn_arena_new(allocator);
    tn_tree *tree = arena ? tn_tree_new(arena, "p.ini") : NULL;
    size_t entries = 0;
    for (int i = 0; tree && i < 300; i++) {
        tn_section *section = tn_tree_add(arena, tree, "dimension", "x", here);
        entries += tn_section_add(arena, section, "name", "x", here, there) != NULL;
    }
    size_t walked = 0;
    for (tn_section *s = tree ? tree->first : NULL; s; s = s->next) {
        walked++;
    }
    assert_int_equal(walked, tree ? tree->count : 0); /* whole, whatever failed */
    tn_arena_free(arena);
    return walked == 300 && entries == 300;
}

static void test_tree_add__every_request_failing(void **state)
{
    (void)state;
    assert_true(test_every_allocation(build, NULL) >= 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tree_add__keeps_order_and_places),
        cmocka_unit_test(test_tree_find__first_of_kind_and_label),
        cmocka_unit_test(test_tree_add__every_request_failing),
    };
    return RUN(tests);
}
