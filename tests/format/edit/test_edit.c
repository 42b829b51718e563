/* The INI editor: the edit and nothing else. */
#include "support/test.h"

#include "tenor/edit.h"

#define SWAP(label, other)                                                                         \
    {                                                                                              \
        TN_EDIT_SWAP_SECTIONS, "d", label, NULL, other, NULL, 0                                    \
    }

static const struct {
    const char *before;
    tn_edit edit;
    const char *after; /* NULL: refused */
    tn_status status;
} rows[] = {
    /* a value gives way, its comment, blanks and line end stay */
    {"[d]\na = 1\n", {TN_EDIT_SET, "d", "", "a", "25", NULL, 0}, "[d]\na = 25\n", TN_OK},
    {"[d]\na=1", {TN_EDIT_SET, "d", "", "a", "25", NULL, 0}, "[d]\na=25", TN_OK},
    {"\xEF\xBB\xBF[d]\r\n  a\t=  1  ; x\r\n",
     {TN_EDIT_SET, "d", "", "a", "25", NULL, 0},
     "\xEF\xBB\xBF[d]\r\n  a\t=  25  ; x\r\n",
     TN_OK},
    {"[d]\na = ; x\n", {TN_EDIT_SET, "d", "", "a", "1", NULL, 0}, "[d]\na = 1 ; x\n", TN_OK},
    {"[d]\na =\nb=\n", {TN_EDIT_SET, "d", "", "a", "1", NULL, 0}, "[d]\na = 1\nb=\n", TN_OK},
    {"[d]\na =\nb=\n", {TN_EDIT_SET, "d", "", "b", "1", NULL, 0}, "[d]\na =\nb=1\n", TN_OK},
    {"[d]\na = 1 ; x ; y\n",
     {TN_EDIT_SET, "d", "", "a", "x;y", NULL, 0},
     "[d]\na = x;y ; x ; y\n",
     TN_OK},
    {"[d x]\na=1\n[d y]\na=1\n",
     {TN_EDIT_SET, "d", "y", "a", "2", NULL, 0},
     "[d x]\na=1\n[d y]\na=2\n",
     TN_OK},
    /* a new key in the manner of its neighbours */
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", "1", NULL, 0}, "[d]\na = 1\n", TN_OK},
    {"[d]", {TN_EDIT_SET, "d", "", "a", "1", NULL, 0}, "[d]\na = 1", TN_OK},
    {"[d]\r\na=1", {TN_EDIT_SET, "d", "", "b", "2", NULL, 0}, "[d]\r\na=1\r\nb=2", TN_OK},
    {"[d]\n  title    = Log\n\n; next\n[e]\n",
     {TN_EDIT_SET, "d", "", "unit", "Hosts", NULL, 0},
     "[d]\n  title    = Log\n  unit     = Hosts\n\n; next\n[e]\n",
     TN_OK},
    {"[d]\nx   = 1\nlonger = 2\n",
     {TN_EDIT_SET, "d", "", "description", "y", NULL, 0},
     "[d]\nx   = 1\nlonger = 2\ndescription = y\n",
     TN_OK},
    {"[d]\nabc = 1\n", {TN_EDIT_SET, "d", "", "b", "2", NULL, 0}, "[d]\nabc = 1\nb = 2\n", TN_OK},
    /* lines go */
    {"[d]\na=1\nb=2\n", {TN_EDIT_REMOVE, "d", "", "a", NULL, NULL, 0}, "[d]\nb=2\n", TN_OK},
    {"[d]\r\na=1\r\nb=2", {TN_EDIT_REMOVE, "d", "", "b", NULL, NULL, 0}, "[d]\r\na=1", TN_OK},
    /* sections */
    {"[d]\na=1\n",
     {TN_EDIT_ADD_SECTION, "e", "x", NULL, NULL, (tn_edit_pair[]){{"k", "v"}}, 1},
     "[d]\na=1\n\n[e x]\nk = v\n",
     TN_OK},
    {"[d]\na=1", {TN_EDIT_ADD_SECTION, "e", "", NULL, NULL, NULL, 0}, "[d]\na=1\n\n[e]", TN_OK},
    {"[d]\n\n", {TN_EDIT_ADD_SECTION, "e", "", NULL, NULL, NULL, 0}, "[d]\n\n[e]\n", TN_OK},
    {"", {TN_EDIT_ADD_SECTION, "e", "", NULL, NULL, NULL, 0}, "[e]\n", TN_OK},
    {"[d]\r\n",
     {TN_EDIT_ADD_SECTION, "e", "", NULL, NULL, (tn_edit_pair[]){{"k", "v"}}, 1},
     "[d]\r\n\r\n[e]\r\nk = v\r\n",
     TN_OK},
    {"[d]\na=1\n; of a\nb=1\n\n; of e\n[e]\nc=1\n",
     {TN_EDIT_REMOVE_SECTION, "d", "", NULL, NULL, NULL, 0},
     "; of e\n[e]\nc=1\n",
     TN_OK},
    {"[d x]\na=1\n",
     {TN_EDIT_RENAME_SECTION, "d", "x", NULL, "new y", NULL, 0},
     "[d new y]\na=1\n",
     TN_OK},
    /* two sections change places, each with its comments; what is between stays */
    {"[d x]\na=1\n\n[d y]\nb=2\n", SWAP("x", "y"), "[d y]\nb=2\n\n[d x]\na=1\n", TN_OK},
    {"[d x]\na=1\n\n[d y]\nb=2\n", SWAP("y", "x"), "[d y]\nb=2\n\n[d x]\na=1\n", TN_OK},
    {"[d x]\r\na=1\r\n\r\n[d y]", SWAP("x", "y"), "[d y]\r\n\r\n[d x]\r\na=1", TN_OK},
    {"\xEF\xBB\xBF[d x]\n[d y]\n", SWAP("x", "y"), "\xEF\xBB\xBF[d y]\n[d x]\n", TN_OK},
    {"[p]\n\n; of x\n; too\n[d x]\n; in x\na=1\n; b=2\n\n; stays\n\n# of y\n[d y]\nc=3 ; c\n",
     SWAP("x", "y"),
     "[p]\n\n# of y\n[d y]\nc=3 ; c\n\n; stays\n\n; of x\n; too\n[d x]\n; in x\na=1\n; b=2\n",
     TN_OK},
    {"[d x]\na=1\n; of y\n[d y]\n\n; c\n\nb=2\n; y's\n", SWAP("x", "y"),
     "; of y\n[d y]\n\n; c\n\nb=2\n; y's\n[d x]\na=1\n", TN_OK},
    {"[d x]\n[e x]\nk=1\n[d z]\n\n[d y]\n", SWAP("x", "y"), "[d y]\n[e x]\nk=1\n[d z]\n\n[d x]\n",
     TN_OK},
    {"[d x]\n", SWAP("x", "y"), NULL, TN_E_RANGE},
    {"[d x]\n", SWAP("y", "x"), NULL, TN_E_RANGE},
    {"[d x]\n", SWAP("x", "x"), NULL, TN_E_RANGE},
    {"[d x]\n[e y]\n", SWAP("x", "y"), NULL, TN_E_RANGE},
    /* refused */
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", "", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", " 1", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", "1\t", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", "1\nb=2", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", "1\r", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", "x ; y", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", "x\t;y", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", ";y", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", "\xFF", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a", "\x1b[2J", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a=b", "1", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "a:b", "1", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "[a", "1", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "#a", "1", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "d", "", "", "1", NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n",
     {TN_EDIT_SET, "d", "", "a_key_that_has_exactly_fifty_bytes_which_is_1_more", "1", NULL, 0},
     NULL,
     TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_SET, "e", "", "a", "1", NULL, 0}, NULL, TN_E_RANGE},
    {"[d]\n", {TN_EDIT_REMOVE, "d", "", "a", NULL, NULL, 0}, NULL, TN_E_RANGE},
    {"[d]\n", {TN_EDIT_REMOVE, "e", "", "a", NULL, NULL, 0}, NULL, TN_E_RANGE},
    {"[d]\n", {TN_EDIT_REMOVE_SECTION, "e", "", NULL, NULL, NULL, 0}, NULL, TN_E_RANGE},
    {"[d]\n", {TN_EDIT_ADD_SECTION, "d", "", NULL, NULL, NULL, 0}, NULL, TN_E_RANGE},
    {"[d]\n", {TN_EDIT_ADD_SECTION, "d", "a]b", NULL, NULL, NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n", {TN_EDIT_ADD_SECTION, "d e", "", NULL, NULL, NULL, 0}, NULL, TN_E_SYNTAX},
    {"[d]\n",
     {TN_EDIT_ADD_SECTION, "e", "", NULL, NULL, (tn_edit_pair[]){{"k", "a\nb"}}, 1},
     NULL,
     TN_E_SYNTAX},
    {"[d x]\n[d y]\n", {TN_EDIT_RENAME_SECTION, "d", "x", NULL, "y", NULL, 0}, NULL, TN_E_RANGE},
    {"[d]\n", {TN_EDIT_RENAME_SECTION, "d", "", NULL, "y", NULL, 0}, NULL, TN_E_SYNTAX},
};

static void test_edits__exact_bytes_and_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_splice splice;
        const char *reason = NULL, *after = NULL, *back = NULL;
        size_t size = strlen(rows[i].before), back_size = 0;
        const tn_status status =
            tn_edit_plan(arena, rows[i].before, size, &rows[i].edit, &splice, &reason);
        if (status != rows[i].status || (status != TN_OK && !reason)) {
            fail_msg("row %zu: status %d %s", i, (int)status, reason ? reason : "");
        }
        if (rows[i].after) {
            assert_int_equal(tn_splice_apply(arena, rows[i].before, size, splice, &after, &size),
                             TN_OK);
            if (strcmp(after, rows[i].after) != 0) {
                fail_msg("row %zu:\n%s\nexpected\n%s", i, after, rows[i].after);
            }
            assert_int_equal(
                tn_splice_apply(arena, after, size, tn_splice_undo(splice), &back, &back_size),
                TN_OK);
            assert_string_equal(back, rows[i].before);
            assert_int_equal(back_size, strlen(rows[i].before));
        }
        tn_arena_free(arena);
    }
}

static void test_apply__only_where_it_was_planned(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const char *out = NULL;
    size_t size = 0;
    const tn_splice splice = {3, "bc", "x", 2, 1};
    assert_int_equal(tn_splice_apply(arena, "aaabc", 5, splice, &out, &size), TN_OK);
    assert_string_equal(out, "aaax");
    assert_int_equal(tn_splice_apply(arena, "aaabd", 5, splice, &out, &size), TN_E_RANGE);
    assert_int_equal(tn_splice_apply(arena, "aaab", 4, splice, &out, &size), TN_E_RANGE);
    tn_arena_free(arena);
}

static void test_long_values__stay_readable(void **state)
{
    (void)state;
    static char value[66000];
    memset(value, 'x', sizeof(value) - 1);
    tn_arena *arena = tn_arena_new(NULL);
    tn_splice splice;
    const char *reason = NULL;
    const tn_edit edit = {TN_EDIT_SET, "d", "", "a", value, NULL, 0};
    assert_int_equal(tn_edit_plan(arena, "[d]\na=1\n", 8, &edit, &splice, &reason), TN_E_SYNTAX);
    value[65531] = '\0';
    assert_int_equal(tn_edit_plan(arena, "[d]\na=1\n", 8, &edit, &splice, &reason), TN_OK);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edits__exact_bytes_and_back),
        cmocka_unit_test(test_apply__only_where_it_was_planned),
        cmocka_unit_test(test_long_values__stay_readable),
    };
    return RUN(tests);
}
