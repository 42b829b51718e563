/* One cell or row of a CSV changed; all the other bytes stay. */
#include "support/test.h"

#include "tenor/edit.h"

typedef struct cell_case {
    const char *what, *before, *label, *key, *value;
    const char *after; /* NULL: refused */
} cell_case;

static const cell_case cases[] = {
    {"a cell", "label,payg\na,1\nb,2\n", "b", "payg", "3", "label,payg\na,1\nb,3\n"},
    {"the last without a line end", "label,payg\na,1", "a", "payg", "25", "label,payg\na,25"},
    {"CRLF and a byte order mark stay", "\xEF\xBB\xBFlabel,name\r\na,x\r\nb,y\r\n", "a", "name",
     "z", "\xEF\xBB\xBFlabel,name\r\na,z\r\nb,y\r\n"},
    {"a price by its duration", "label,price_1m,price_12m\na,1,10\n", "a", "price.12m", "12",
     "label,price_1m,price_12m\na,1,12\n"},
    {"quoted, with a comma and a line inside", "label,name,payg\na,\"x, \"\"y\"\"\nz\",1\nb,q,2\n",
     "b", "payg", "3", "label,name,payg\na,\"x, \"\"y\"\"\nz\",1\nb,q,3\n"},
    {"what was quoted gives way as a whole", "label,name\na,\"x, y\"\n", "a", "name", "z",
     "label,name\na,z\n"},
    {"what needs quotes gets them", "label,name\na,x\n", "a", "name", "say \"hi\", you",
     "label,name\na,\"say \"\"hi\"\", you\"\n"},
    {"an empty cell is filled", "label,name,payg\na,,1\n", "a", "name", "n",
     "label,name,payg\na,n,1\n"},
    {"a cell is emptied", "label,name,payg\na,n,1\n", "a", "name", "", "label,name,payg\na,,1\n"},
    {"a row that ended early", "label,name,payg\na\nb,n,2\n", "a", "payg", "3",
     "label,name,payg\na,,3\nb,n,2\n"},
    {"by the API name where there is no label", "key,payg\nk1,1\n", "k1", "payg", "2",
     "key,payg\nk1,2\n"},
    {"a quoted label", "label,payg\n\"a\",1\n", "a", "payg", "2", "label,payg\n\"a\",2\n"},
    {"Japanese stays", "label,name,payg\na,株式会社,1\n", "a", "payg", "2",
     "label,name,payg\na,株式会社,2\n"},
    {"no such row", "label,payg\na,1\n", "b", "payg", "2", NULL},
    {"no such column", "label,payg\na,1\n", "a", "price.12m", "2", NULL},
    {"a second line", "label,payg\na,1\n", "a", "payg", "2\n3", NULL},
    {"an empty file", "", "a", "payg", "2", NULL},
};

static void test_csv_cell_plan__by_hand(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const cell_case *c = &cases[i];
        tn_arena *arena = tn_arena_new(NULL);
        tn_splice splice;
        const char *reason = "", *after = NULL, *back = NULL;
        size_t size = 0;
        const tn_status status = tn_csv_cell_plan(arena, c->before, strlen(c->before), c->label,
                                                  c->key, c->value, &splice, &reason);
        if ((status == TN_OK) != (c->after != NULL) || (status != TN_OK && !*reason)) {
            fail_msg("%s: status %d, '%s'", c->what, (int)status, reason);
        }
        if (c->after) {
            assert_int_equal(
                tn_splice_apply(arena, c->before, strlen(c->before), splice, &after, &size), TN_OK);
            if (strcmp(after, c->after) != 0) {
                fail_msg("%s: '%s'", c->what, after);
            }
            assert_int_equal(
                tn_splice_apply(arena, after, size, tn_splice_undo(splice), &back, &size), TN_OK);
            assert_string_equal(back, c->before);
        }
        tn_arena_free(arena);
    }
}

static void test_csv_row_cut__by_hand(void **state)
{
    (void)state;
    static const struct {
        const char *before, *label, *after;
    } rows[] = {{"label,payg\na,1\nb,2\n", "a", "label,payg\nb,2\n"},
                {"label,payg\r\na,1\r\nb,\"2\n3\"", "b", "label,payg\r\na,1\r\n"},
                {"label,payg\na,1\n", "c", NULL}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_splice splice;
        const char *reason = "", *after = NULL;
        size_t size = strlen(rows[i].before);
        const tn_status status =
            tn_csv_row_cut(arena, rows[i].before, size, rows[i].label, &splice, &reason);
        assert_int_equal(status == TN_OK, rows[i].after != NULL);
        if (rows[i].after) {
            assert_int_equal(tn_splice_apply(arena, rows[i].before, size, splice, &after, &size),
                             TN_OK);
            assert_string_equal(after, rows[i].after);
        }
        tn_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_csv_cell_plan__by_hand),
                                       cmocka_unit_test(test_csv_row_cut__by_hand)};
    return RUN(tests);
}
