/* Steps of a derivation, made from their operands. */
#include "engine/proration/derive.h"
#include "support/test.h"

static const tn_currency USD = {"USD", 2};

static void test_derive__operands(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_step *root = tni_derive(arena, NULL, TN_STEP_PRODUCT, "units", tn_value_quantity(3),
                               tn_value_quantity(4), tn_value_quantity(12));
    assert_non_null(root);
    assert_string_equal(root->what, "units");
    assert_int_equal(root->in[0].as.number, 3);
    assert_int_equal(root->in[1].as.number, 4);
    assert_int_equal(root->out.as.number, 12);
    tn_arena_free(arena);
}

/* 292800/73 minor units are 4,010.958... in dollars: the step shows dollars. What is whole needs no
 * rounding and has no step. */
static void test_derive__rounding(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_step *root = tn_step_add(arena, NULL, TN_STEP_GIVEN, "credit");
    tni_derive_rounding(arena, root, (tn_fraction){500, 1}, TN_HALF_UP, (tn_money){500, USD});
    tni_derive_rounding(arena, root, (tn_fraction){1000, 2}, TN_HALF_UP, (tn_money){500, USD});
    assert_null(root->child);
    tni_derive_rounding(arena, root, (tn_fraction){29280000, 73}, TN_HALF_UP,
                        (tn_money){401096, USD});
    assert_non_null(root->child);
    assert_int_equal(root->child->kind, TN_STEP_ROUND);
    assert_int_equal((int64_t)root->child->in[0].as.fraction.num, 292800);
    assert_int_equal((int64_t)root->child->in[0].as.fraction.den, 73);
    assert_int_equal(root->child->out.as.money.minor, 401096);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_derive__operands),
        cmocka_unit_test(test_derive__rounding),
    };
    return RUN(tests);
}
