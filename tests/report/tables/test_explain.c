/* Derivations in words. */
#include "support/memory.h"
#include "support/test.h"
#include "tenor/report.h"

static const tn_currency usd = {"USD", 2};

static tn_value dollars(int64_t cents)
{
    return tn_value_money((tn_money){cents, usd});
}

/* The worth of four units for 20 of 30 days, rounded: one step of nearly every kind. */
static tn_step *sample(tn_arena *arena)
{
    tn_step *root = tn_step_add(arena, NULL, TN_STEP_ROUND, "half-up");
    tn_step *product = tn_step_add(arena, root, TN_STEP_PRODUCT, "charge for pro");
    tn_step *given = tn_step_add(arena, product, TN_STEP_GIVEN, "net price of pro");
    tn_step *share = tn_step_add(arena, product, TN_STEP_SHARE, "day");
    tn_step *note = tn_step_add(arena, root, TN_STEP_NOTE, "the day of the change counts as left");
    if (!root || !product || !given || !share || !note) {
        return NULL;
    }
    root->in[0] = tn_value_fraction(tn_fraction_make(80000, 3));
    root->out = dollars(26667);
    product->in[0] = tn_value_quantity(4);
    product->in[1] = dollars(10000);
    product->in[2] = tn_value_fraction(tn_fraction_make(20, 30));
    product->out = root->in[0];
    given->in[0] = dollars(10000);
    share->in[0] = tn_value_quantity(20);
    share->in[1] = tn_value_quantity(30);
    share->out = product->in[2];
    return root;
}

static void test_explain_print__lines_with_levels(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_step *root = sample(arena);
    root->next = tn_step_add(arena, NULL, TN_STEP_NOTE, "not part of the tree");
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    tn_explain_print(root, false, &out);
    assert_string_equal(out.bytes, "rounded half-up: 80000/3 = 266.67\n"
                                   "  charge for pro: 4 \u00d7 100.00 \u00d7 20/30 = 80000/3\n"
                                   "    net price of pro: 100.00\n"
                                   "    share left, day: 20 left of 30 = 20/30\n"
                                   "  the day of the change counts as left\n");
    tn_buffer_cut(&out, 0);
    tn_explain_print(root->child, true, &out);
    assert_non_null(strstr(out.bytes, "charge for pro: 4 x 100.00 x 20/30 = 80000/3\n"));
    tn_buffer_done(&out);
    tn_arena_free(arena);
}

static void test_explain_table__a_row_per_step(void **state)
{
    (void)state;
    static const struct {
        int depth;
        const char *what, *how;
    } rows[] = {
        {0, "rounded half-up", "80000/3"},
        {1, "charge for pro", "4 \u00d7 100.00 \u00d7 20/30"},
        {2, "net price of pro", ""},
        {2, "share left, day", "20 left of 30"},
        {1, "the day of the change counts as left", ""},
    };
    tn_arena *arena = tn_arena_new(NULL);
    tn_table *table = tn_explain_table(arena, sample(arena));
    assert_int_equal(table->count, COUNT(rows));
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_value *cells = table->rows[i].cells;
        assert_int_equal(cells[TN_EXPLAIN_DEPTH].as.number, rows[i].depth);
        assert_string_equal(cells[TN_EXPLAIN_WHAT].as.text, rows[i].what);
        assert_string_equal(cells[TN_EXPLAIN_HOW].as.text, rows[i].how);
    }
    assert_int_equal(table->rows[0].cells[TN_EXPLAIN_RESULT].as.money.minor, 26667);
    assert_int_equal(table->rows[2].cells[TN_EXPLAIN_RESULT].as.money.minor, 10000);
    assert_int_equal(table->rows[4].cells[TN_EXPLAIN_RESULT].kind, TN_V_NONE);
    tn_arena_free(arena);
}

static void test_step_print__words_of_each_kind(void **state)
{
    (void)state;
    static const struct {
        tn_step_kind kind;
        const char *words, *ascii;
    } cases[] = {
        {TN_STEP_GIVEN, "", ""},
        {TN_STEP_PRODUCT, "7.00 \u00d7 3%", "7.00 x 3%"},
        {TN_STEP_SUM, "sum of 2", "sum of 2"},
        {TN_STEP_DIFFERENCE, "7.00 \u2212 3%", "7.00 - 3%"},
        {TN_STEP_SHARE, "7.00 left of 3%", "7.00 left of 3%"},
        {TN_STEP_DISCOUNT, "7.00 less 3%", "7.00 less 3%"},
        {TN_STEP_UPLIFT, "7.00 plus 3%", "7.00 plus 3%"},
        {TN_STEP_ROUND, "7.00, 3%", "7.00, 3%"},
        {TN_STEP_SPLIT, "7.00 split into 3%", "7.00 split into 3%"},
        {TN_STEP_CLAMP, "7.00 held to 3%", "7.00 held to 3%"},
        {TN_STEP_BRACKET, "7.00, 3%", "7.00, 3%"},
        {TN_STEP_NOTE, "7.00, 3%", "7.00, 3%"},
    };
    tn_arena *arena = tn_arena_new(NULL);
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_step *step = tn_step_add(arena, NULL, cases[i].kind, "x");
        step->in[0] = dollars(700);
        step->in[1] = tn_value_percent((tn_percent){30000});
        tn_step_add(arena, step, TN_STEP_NOTE, "one");
        tn_step_add(arena, step, TN_STEP_NOTE, "two");
        for (int ascii = 0; ascii < 2; ascii++) {
            tn_buffer_cut(&out, 0);
            tn_step_print(step, ascii, &out);
            assert_string_equal(out.bytes ? out.bytes : "",
                                ascii ? cases[i].ascii : cases[i].words);
        }
    }
    tn_buffer_done(&out);
    tn_arena_free(arena);
}

static void test_explain_table__deep_and_empty_trees(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    assert_int_equal(tn_explain_table(arena, NULL)->count, 0);
    tn_step *root = tn_step_add(arena, NULL, TN_STEP_NOTE, NULL), *last = root;
    for (int i = 0; i < 100; i++) {
        last = tn_step_add(arena, last, TN_STEP_NOTE, "down");
    }
    tn_table *table = tn_explain_table(arena, root); /* ends, and ends early */
    assert_int_equal(table->count, 32);
    assert_string_equal(table->rows[0].cells[TN_EXPLAIN_WHAT].as.text, "");
    assert_int_equal(table->rows[31].cells[TN_EXPLAIN_DEPTH].as.number, 31);
    tn_arena_free(arena);
}

static bool explain(const tn_allocator *allocator, void *context)
{
    (void)context;
    tn_arena *arena = tn_arena_new(allocator);
    tn_step *root = arena ? sample(arena) : NULL;
    bool done = root != NULL;
    for (int i = 0; done && i < 30; i++) {
        done = tn_explain_table(arena, root) != NULL;
    }
    tn_buffer out;
    tn_buffer_init(&out, allocator);
    tn_explain_print(root, false, &out);
    done = done && tn_buffer_status(&out) == TN_OK;
    tn_buffer_done(&out);
    tn_arena_free(arena);
    return done;
}

static void test_explain__every_request_failing(void **state)
{
    (void)state;
    assert_true(test_every_allocation(explain, NULL) > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_explain_print__lines_with_levels),
        cmocka_unit_test(test_explain_table__a_row_per_step),
        cmocka_unit_test(test_step_print__words_of_each_kind),
        cmocka_unit_test(test_explain_table__deep_and_empty_trees),
        cmocka_unit_test(test_explain__every_request_failing),
    };
    return RUN(tests);
}
