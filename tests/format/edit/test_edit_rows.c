/* Cells, rows and columns of a table changed; all the other bytes stay. */
#include "support/test.h"

#include "tenor/csv.h"
#include "tenor/edit.h"

#define SET(label, key, value)                                                                     \
    {                                                                                              \
        TN_EDIT_SET, "d", label, key, value, NULL, 0                                               \
    }
#define EMPTY(label, key)                                                                          \
    {                                                                                              \
        TN_EDIT_REMOVE, "d", label, key, NULL, NULL, 0                                             \
    }
#define CUT(label)                                                                                 \
    {                                                                                              \
        TN_EDIT_REMOVE_SECTION, "d", label, NULL, NULL, NULL, 0                                    \
    }
#define NAME(label, other)                                                                         \
    {                                                                                              \
        TN_EDIT_RENAME_SECTION, "d", label, NULL, other, NULL, 0                                   \
    }
#define SWAP(label, other)                                                                         \
    {                                                                                              \
        TN_EDIT_SWAP_SECTIONS, "d", label, NULL, other, NULL, 0                                    \
    }
#define PAIRS(...)                                                                                 \
    (tn_edit_pair[])                                                                               \
    {                                                                                              \
        __VA_ARGS__                                                                                \
    }

static const struct {
    const char *what, *before;
    tn_edit edit;      /* of kind d */
    const char *after; /* NULL: refused */
    tn_status status;
} rows[] = {
    {"a cell", "label,payg\na,1\nb,2\n", SET("b", "payg", "3"), "label,payg\na,1\nb,3\n", TN_OK},
    {"the last without a line end", "label,payg\na,1", SET("a", "payg", "25"), "label,payg\na,25",
     TN_OK},
    {"CRLF and a byte order mark stay", "\xEF\xBB\xBFlabel,name\r\na,x\r\nb,y\r\n",
     SET("a", "name", "z"), "\xEF\xBB\xBFlabel,name\r\na,z\r\nb,y\r\n", TN_OK},
    {"a price by its duration", "label,price_1m,price_12m\na,1,10\n", SET("a", "price.12m", "12"),
     "label,price_1m,price_12m\na,1,12\n", TN_OK},
    {"a comma and a line inside quotes", "label,name,payg\na,\"x, \"\"y\"\"\nz\",1\nb,q,2\n",
     SET("b", "payg", "3"), "label,name,payg\na,\"x, \"\"y\"\"\nz\",1\nb,q,3\n", TN_OK},
    {"quotes stay", "label,name\na,\"x, y\"\n", SET("a", "name", "z"), "label,name\na,\"z\"\n",
     TN_OK},
    {"what needs quotes gets them", "label,name\na,x\n", SET("a", "name", "say \"hi\", you"),
     "label,name\na,\"say \"\"hi\"\", you\"\n", TN_OK},
    {"blanks around a cell stay", "label , name\na , x \n", SET("a", "name", "long"),
     "label , name\na , long \n", TN_OK},
    {"a formula is guarded", "label,name\na,x\n", SET("a", "name", "=1+1"), "label,name\na,'=1+1\n",
     TN_OK},
    {"a guarded label is found", "label,name\n'-a,x\n", SET("-a", "name", "y"),
     "label,name\n'-a,y\n", TN_OK},
    {"a quoted label is found", "label,payg\n\"a\",1\n", SET("a", "payg", "2"),
     "label,payg\n\"a\",2\n", TN_OK},
    {"an empty cell is filled", "label,name,payg\na,,1\n", SET("a", "name", "n"),
     "label,name,payg\na,n,1\n", TN_OK},
    {"a cell is emptied", "label,name,payg\na,n,1\n", EMPTY("a", "name"), "label,name,payg\na,,1\n",
     TN_OK},
    {"a short row is filled up", "label,name,payg,meter\na\nb,n,2,x\n", SET("a", "payg", "3"),
     "label,name,payg,meter\na,,3,\nb,n,2,x\n", TN_OK},
    {"by the API name where there is no label", "key,payg\nk1,1\n", SET("k1", "payg", "2"),
     "key,payg\nk1,2\n", TN_OK},
    {"by the API name where the label is empty", "label,key,payg\n,k1,1\n", SET("k1", "payg", "2"),
     "label,key,payg\n,k1,2\n", TN_OK},
    {"the API name itself", "key,payg\nk1,1\n", SET("k1", "key", "k2"), "key,payg\nk2,1\n", TN_OK},
    {"behind sep= and blank lines", "sep=,\n\nlabel,payg\n\na,1\n", SET("a", "payg", "2"),
     "sep=,\n\nlabel,payg\n\na,2\n", TN_OK},
    /* a column that is not there */
    {"a new column", "label,payg\na,1\nb,2\n", SET("b", "price.24m", "9"),
     "label,payg,price_24m\na,1,\nb,2,9\n", TN_OK},
    {"a new column, CRLF, no line end, a blank line", "label,\"payg\"\r\na,1\r\n\r\nb,\"2\"",
     SET("a", "includes.x", "9"), "label,\"payg\",\"includes_x\"\r\na,1,9\r\n\r\nb,\"2\",", TN_OK},
    {"a new column, the row short", "label,name,payg\na\n", SET("a", "meter", "gauge"),
     "label,name,payg,meter\na,,,gauge\n", TN_OK},
    /* rows */
    {"a row",
     "label,name,payg\na,x,1\n",
     {TN_EDIT_ADD_SECTION, "d", "b", NULL, NULL, PAIRS({"name", "B, b"}), 1},
     "label,name,payg\na,x,1\nb,\"B, b\",\n",
     TN_OK},
    {"a row in the manner of the one above",
     "\"label\",\"name\"\r\n\"a\",\"x\"",
     {TN_EDIT_ADD_SECTION, "d", "b", NULL, NULL, PAIRS({"name", "B"}), 1},
     "\"label\",\"name\"\r\n\"a\",\"x\"\r\n\"b\",\"B\"",
     TN_OK},
    {"a row with a column",
     "key\na\n",
     {TN_EDIT_ADD_SECTION, "d", "b", NULL, NULL, PAIRS({"name", "B"}), 1},
     "key,name\na,\nb,B\n",
     TN_OK},
    {"the first row",
     "label,name\n",
     {TN_EDIT_ADD_SECTION, "d", "b", NULL, NULL, PAIRS({"name", "B"}), 1},
     "label,name\nb,B\n",
     TN_OK},
    {"into an empty file",
     "",
     {TN_EDIT_ADD_SECTION, "d", "b", NULL, NULL, PAIRS({"name", "B"}, {"price.1m", "1"}), 2},
     "key,name,price_1m\nb,B,1\n",
     TN_OK},
    {"behind a byte order mark",
     "\xEF\xBB\xBF",
     {TN_EDIT_ADD_SECTION, "d", "b", NULL, NULL, NULL, 0},
     "\xEF\xBB\xBFkey\nb\n",
     TN_OK},
    {"a row goes", "label,payg\na,1\nb,2\n", CUT("a"), "label,payg\nb,2\n", TN_OK},
    {"the last row goes, no line end comes", "label,payg\r\na,1\r\nb,\"2\n3\"", CUT("b"),
     "label,payg\r\na,1", TN_OK},
    {"a row is renamed", "label,payg\na,1\n", NAME("a", "b"), "label,payg\nb,1\n", TN_OK},
    {"rows change places", "label,payg\r\na,\"1\n2\"\r\n\r\nb,2\r\nc", SWAP("a", "c"),
     "label,payg\r\nc\r\n\r\nb,2\r\na,\"1\n2\"", TN_OK},
    {"upwards too", "key,payg\na,1\nb,2\n", SWAP("b", "a"), "key,payg\nb,2\na,1\n", TN_OK},
    /* refused */
    {"no such other row", "label\na\n", SWAP("a", "b"), NULL, TN_E_RANGE},
    {"no such row to swap", "label\na\n", SWAP("b", "a"), NULL, TN_E_RANGE},
    {"a row with itself", "label\na\n", SWAP("a", "a"), NULL, TN_E_RANGE},
    {"no such row", "label,payg\na,1\n", SET("b", "payg", "2"), NULL, TN_E_RANGE},
    {"no such row to go", "label\na\n", CUT("b"), NULL, TN_E_RANGE},
    {"an unknown column to empty", "label,payg\na,1\n", EMPTY("a", "name"), NULL, TN_E_RANGE},
    {"an empty cell to empty", "label,payg\na,\n", EMPTY("a", "payg"), NULL, TN_E_RANGE},
    {"the row is there",
     "label\na\n",
     {TN_EDIT_ADD_SECTION, "d", "a", NULL, NULL, NULL, 0},
     NULL,
     TN_E_RANGE},
    {"the other name is there", "label\na\nb\n", NAME("a", "b"), NULL, TN_E_RANGE},
    {"the label is emptied", "key,payg\na,1\n", EMPTY("a", "key"), NULL, TN_E_SYNTAX},
    {"a label too long", "key,payg\na,1\n",
     SET("a", "key", "a_label_that_has_exactly_fifty_bytes_with_its_kind"), NULL, TN_E_SYNTAX},
    {"a second line", "label,payg\na,1\n", SET("a", "payg", "2\n3"), NULL, TN_E_SYNTAX},
    {"no value", "label,payg\na,1\n", SET("a", "payg", ""), NULL, TN_E_SYNTAX},
    {"no name of a column", "label\na\n", SET("a", "1st", "2"), NULL, TN_E_SYNTAX},
    {"no column with labels", "name\na\n", SET("a", "name", "2"), NULL, TN_E_SYNTAX},
    {"an open quote", "label,name\na,\"x\n", SET("a", "name", "y"), NULL, TN_E_SYNTAX},
    {"a quote in a text", "label,name\na,x\"y\n", SET("a", "name", "y"), NULL, TN_E_SYNTAX},
    {"a row with too many cells", "label\na,1\n", SET("a", "payg", "2"), NULL, TN_E_SYNTAX},
    {"a cell of an empty file", "", SET("a", "payg", "2"), NULL, TN_E_RANGE},
};

/* What was set reads back. */
static void check_value(tn_arena *arena, const char *what, const char *bytes, const tn_edit *e)
{
    tn_tree *tree = NULL;
    tn_csv_tree(arena, "f.csv", bytes, strlen(bytes), "d", "label", tn_findings_new(arena), &tree);
    const bool names = strcmp(e->key, "key") == 0;
    const tn_section *row = tree ? tn_tree_find(tree, "d", names ? e->value : e->label) : NULL;
    const tn_entry *entry = row ? tn_section_find(row, e->key) : NULL;
    if (!entry || strcmp(entry->value, e->value) != 0) {
        fail_msg("%s: reads back as '%s'", what, entry ? entry->value : "nothing");
    }
}

static void test_edit_plan_rows__exact_bytes_and_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_splice splice;
        const char *reason = "", *after = NULL, *back = NULL;
        size_t size = strlen(rows[i].before);
        const tn_status status =
            tn_edit_plan_rows(arena, rows[i].before, size, &rows[i].edit, &splice, &reason);
        if (status != rows[i].status || (status != TN_OK && !*reason)) {
            fail_msg("%s: status %d, '%s'", rows[i].what, (int)status, reason);
        }
        if (rows[i].after) {
            assert_int_equal(tn_splice_apply(arena, rows[i].before, size, splice, &after, &size),
                             TN_OK);
            if (strcmp(after, rows[i].after) != 0) {
                fail_msg("%s:\n%s\nexpected\n%s", rows[i].what, after, rows[i].after);
            }
            assert_int_equal(
                tn_splice_apply(arena, after, size, tn_splice_undo(splice), &back, &size), TN_OK);
            assert_string_equal(back, rows[i].before);
            if (rows[i].edit.verb == TN_EDIT_SET) {
                check_value(arena, rows[i].what, after, &rows[i].edit);
            }
        }
        tn_arena_free(arena);
    }
}

static void test_limits__stay_readable(void **state)
{
    (void)state;
    static char bytes[200000], value[TN_CSV_ROW_MAX];
    tn_arena *arena = tn_arena_new(NULL);
    const char *reason = "";
    tn_splice splice;
    size_t size = (size_t)snprintf(bytes, sizeof(bytes), "label,name");
    for (int i = 2; i < TN_CSV_COLUMNS_MAX; i++) {
        size += (size_t)snprintf(bytes + size, sizeof(bytes) - size, ",c%d", i);
    }
    snprintf(bytes + size, sizeof(bytes) - size, "\na,x\n");
    const tn_edit column = {TN_EDIT_SET, "d", "a", "payg", "1", NULL, 0};
    assert_int_equal(tn_edit_plan_rows(arena, bytes, strlen(bytes), &column, &splice, &reason),
                     TN_E_SYNTAX);
    memset(value, '"', sizeof(value) - 1);
    const tn_edit set = {TN_EDIT_SET, "d", "a", "name", value, NULL, 0};
    assert_int_equal(tn_edit_plan_rows(arena, bytes, strlen(bytes), &set, &splice, &reason),
                     TN_E_SYNTAX);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_edit_plan_rows__exact_bytes_and_back),
                                       cmocka_unit_test(test_limits__stay_readable)};
    return RUN(tests);
}
