/* Sections and keys that occur twice. */
#include "format/lines/repeated.h"
#include "support/test.h"

static tn_arena *arena;
static tn_findings *findings;
static tn_tree *tree;

static tn_section *add(const char *kind, const char *label, uint32_t line)
{
    return tn_tree_add(arena, tree, kind, label, (tn_at){"f", line, 1});
}

static void add_key(tn_section *section, const char *key, uint32_t line)
{
    tn_section_add(arena, section, key, "v", (tn_at){"f", line, 1}, (tn_at){"f", line, 5});
}

static int set_up(void **state)
{
    (void)state;
    arena = tn_arena_new(NULL);
    findings = tn_findings_new(arena);
    tree = tn_tree_new(arena, "f");
    return 0;
}

static int take_down(void **state)
{
    (void)state;
    tn_arena_free(arena);
    return 0;
}

static void test_repeated__each_further_one_is_a_finding(void **state)
{
    (void)state;
    tn_section *a = add("item", "pro", 1);
    add_key(a, "price", 2);
    add_key(a, "quantity", 3);
    add_key(a, "price", 4);
    add_key(add("item", "basic", 5), "price", 6); /* the same key elsewhere */
    add("item", "pro", 7);
    add("usage", "pro", 8); /* the same label of another kind */
    assert_int_equal(tni_find_repeated(arena, findings, tree), TN_OK);
    tn_findings_sort(findings);
    assert_int_equal(tn_findings_count(findings), 2);
    const tn_finding *key = tn_findings_get(findings, 0), *section = tn_findings_get(findings, 1);
    assert_int_equal(key->code, TN_FIL_KEY_TWICE);
    assert_int_equal(key->at.line, 4);
    assert_int_equal(key->width, 5);
    assert_string_equal(key->message, "key 'price' stands in line 2 and again in line 4");
    assert_int_equal(section->code, TN_FIL_SECTION_TWICE);
    assert_int_equal(section->at.line, 7);
    assert_int_equal(section->width, strlen("[item pro]"));
}

static void test_repeated__nothing_twice_is_no_finding(void **state)
{
    (void)state;
    add_key(add("offer", "", 1), "a", 2);
    add_key(add("item", "", 3), "a", 4);
    assert_int_equal(tni_find_repeated(arena, findings, tree), TN_OK);
    assert_int_equal(tn_findings_count(findings), 0);
}

/* Of 1 to 40 of each kind, the last is that of the middle again. */
static void test_repeated__few_and_many(void **state)
{
    (void)state;
    for (size_t count = 1; count <= 40; count++) {
        tree = tn_tree_new(arena, "f");
        findings = tn_findings_new(arena);
        for (size_t i = 0; i < count; i++) {
            add("item", tn_arena_format(arena, "i%zu", i), (uint32_t)i + 1);
            add_key(tree->first, tn_arena_format(arena, "k%zu", i), (uint32_t)(i + count) + 1);
        }
        assert_int_equal(tni_find_repeated(arena, findings, tree), TN_OK);
        assert_int_equal(tn_findings_count(findings), 0);
        add("item", tn_arena_format(arena, "i%zu", (count - 1) / 2), 98);
        add_key(tree->first, tn_arena_format(arena, "k%zu", (count - 1) / 2), 99);
        assert_int_equal(tni_find_repeated(arena, findings, tree), TN_OK);
        assert_int_equal(tn_findings_count(findings), 2);
        assert_int_equal(tn_findings_get(findings, 0)->code, TN_FIL_SECTION_TWICE);
        assert_int_equal(tn_findings_get(findings, 1)->code, TN_FIL_KEY_TWICE);
    }
}

int main(void)
{
#define ROW(test) cmocka_unit_test_setup_teardown(test, set_up, take_down)
    const struct CMUnitTest tests[] = {
        ROW(test_repeated__each_further_one_is_a_finding),
        ROW(test_repeated__nothing_twice_is_no_finding),
        ROW(test_repeated__few_and_many),
    };
    return RUN(tests);
}
