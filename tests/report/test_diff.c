/* What changed between two trees, in words; what means the same is no change. */
#include "support/memory.h"
#include "support/tree.h"
#include "tenor/diff.h"

static void expect(const char *before, const char *after, const char *expected)
{
    tn_arena *arena = tn_arena_new(NULL);
    const tn_diff_side old = {.file = "a", .tree = test_tree(arena, "a", before)};
    const tn_diff_side now = {.file = "b", .tree = test_tree(arena, "b", after)};
    tn_report *report = tn_diff_report(arena, &old, &now, NULL);
    char got[1000] = "";
    size_t used = 0;
    assert_non_null(report);
    const tn_table *t = report->primary;
    for (size_t i = 0; i < t->count; i++) {
        used += (size_t)snprintf(got + used, sizeof(got) - used, "%s\n",
                                 t->rows[i].cells[t->column_count - 1].as.text);
    }
    assert_string_equal(got, expected);
    tn_arena_free(arena);
}

static const char *const alike[][2] = {
    {"10", "10.00"},       {"10%", "10.0% ; a comment"}, {"12m", "1y"},          {"12m", "P1Y"},
    {"1m, 12m", "1m,12m"}, {"1m , 12m", "1m,12m"},       {"Acme KK", "Acme KK"},
};

static const char *const unlike[][3] = {{"10", "10%", "changes"},   {"10", "10.01", "rises"},
                                        {"0.2", "0.1", "falls"},    {"10%", "9.5%", "falls"},
                                        {"12m", "2y", "changes"},   {"a b", "ab", "changes"},
                                        {"1m,12m", "1m", "changes"}};

static void test_diff__values(void **state)
{
    (void)state;
    char before[64], after[64], expected[128];
    for (size_t i = 0; i < COUNT(alike); i++) {
        snprintf(before, sizeof(before), "[offer]\nx = %s\n", alike[i][0]);
        snprintf(after, sizeof(after), "[offer]\nx = %s\n", alike[i][1]);
        expect(before, after, "");
    }
    for (size_t i = 0; i < COUNT(unlike); i++) {
        snprintf(before, sizeof(before), "[offer]\nx = %s\n", unlike[i][0]);
        snprintf(after, sizeof(after), "[offer]\nx = %s\n", unlike[i][1]);
        snprintf(expected, sizeof(expected), "x of [offer] %s from %s to %s\n", unlike[i][2],
                 unlike[i][0], unlike[i][1]);
        expect(before, after, expected);
    }
}

static void test_diff__sections_and_keys(void **state)
{
    (void)state;
    expect("[offer]\na = 1\nb = 2\n[item x]\nquantity = 1\n[item y]\n",
           "[item y]\n[offer]\nb = 2\na = 1\n[item x]\nquantity = 1\n", ""); /* the order */
    expect("[offer]\na = 1\n[item x]\nquantity = 1\n", "[offer]\nb = 2\n[item z]\n",
           "a of [offer] is gone: 1\nb of [offer] is new: 2\n[item x] is gone\n"
           "quantity of [item x] is gone: 1\n[item z] is new\n");
}

static bool survive(const tn_allocator *allocator, void *context)
{
    const tn_diff_side *sides = context;
    tn_arena *arena = tn_arena_new(allocator);
    const bool made = arena && tn_diff_report(arena, &sides[0], &sides[1], NULL) != NULL;
    tn_arena_free(arena);
    return made;
}

static void test_diff__every_request_failing(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    char text[6000] = "[offer]\n";
    for (int i = 0; i < 200; i++) {
        snprintf(text + strlen(text), sizeof(text) - strlen(text), "key%d = value\n", i);
    }
    tn_diff_side sides[] = {{.file = "a", .tree = test_tree(arena, "a", "[offer]\nb = 1\n")},
                            {.file = "b", .tree = test_tree(arena, "b", text)}};
    assert_true(test_every_allocation(survive, sides) > 3);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_diff__values),
        cmocka_unit_test(test_diff__sections_and_keys),
        cmocka_unit_test(test_diff__every_request_failing),
    };
    return RUN(tests);
}
