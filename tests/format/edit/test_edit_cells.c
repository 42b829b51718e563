/* A table as it stands: rows, cells, names, and quotes that are out of place. */
#include "support/memory.h"

#include "format/edit/edit_cells.h"

static tn_status read(tn_arena *arena, const char *text, tni_cells *out, const char **reason)
{
    *reason = NULL;
    *out = (tni_cells){.arena = arena, .bytes = text, .size = strlen(text), .reason = reason};
    return tni_cells_read(out, 0);
}

/* "key=label(quoted)|..." of each row, in lines; the first line: the columns. */
static void print(const tni_cells *t, char *out, size_t size)
{
    size_t used = 0;
    for (size_t c = 0; c < t->columns; c++) {
        used += (size_t)snprintf(out + used, size - used, "%s%s", c ? "|" : "", t->keys[c]);
    }
    for (size_t r = 1; r < t->row_count; r++) {
        const tni_table_row *row = &t->rows[r];
        used += (size_t)snprintf(out + used, size - used, "\n%zu-%zu-%zu ", row->start, row->stop,
                                 row->end);
        for (size_t c = 0; c < row->count; c++) {
            used +=
                (size_t)snprintf(out + used, size - used, "%s%s%s", c ? "|" : "",
                                 tni_cells_quoted(t, row, c) ? "'" : "", tni_cells_text(t, row, c));
        }
    }
}

static void test_read__rows_and_cells(void **state)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"key,name\ngb,GB\n", "key|name\n9-14-15 gb|GB"},
        {"key,price_12m,includes_x\r\ngb,1,2\r\n", "key|price.12m|includes.x\n26-32-34 gb|1|2"},
        {"\xEF\xBB\xBFkey,name\ngb,GB", "key|name\n12-17-17 gb|GB"},
        {"sep=,\nkey,name\ngb,GB\n", "key|name\n15-20-21 gb|GB"},
        {"\n,,\nkey,name\n\n  \ngb,GB\n,\n", "key|name\n17-22-23 gb|GB\n23-24-25 |"},
        {"key,name\ngb,\"a, \"\"b\"\"\nc\"\n", "key|name\n9-24-25 gb|'a, \"b\"\nc"},
        {"key,name\ngb, GB \n", "key|name\n9-16-17 gb|GB"}, /* blanks around it do not count */
        {"key,name\ngb,'=1+1\n", "key|name\n9-17-18 gb|=1+1"},
        {"key,name\ngb,\"\"\n", "key|name\n9-14-15 gb|'"},
        {"key\ngb,more\n", "key\n4-11-12 gb|more"}, /* rows may be ragged */
        {"", "key"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tni_cells t;
        char got[512];
        const char *reason;
        assert_int_equal(read(arena, cases[i].text, &t, &reason), TN_OK);
        print(&t, got, sizeof(got));
        if (strcmp(got, cases[i].expected) != 0) {
            fail_msg("%s\nexpected\n%s\ngot\n%s", cases[i].text, cases[i].expected, got);
        }
        tn_arena_free(arena);
    }
}

static void test_read__what_cannot_be_edited(void **state)
{
    static const struct {
        const char *text, *reason;
    } cases[] = {
        {"key,na\"me\n", "a quote in the table is out of place"},
        {"key,name\ngb,\"GB\n", "a quote in the table is out of place"},
        {"key,name\ngb,\"GB\"x\n", "a quote in the table is out of place"},
        {"key,name\ngb,\"G\"\"B\"\"\n", "a quote in the table is out of place"},
        {"name,price\nGB,1\n", "the table has no column 'label' or 'key'"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tni_cells t;
        const char *reason;
        assert_int_equal(read(arena, cases[i].text, &t, &reason), TN_E_SYNTAX);
        assert_string_equal(reason, cases[i].reason);
        tn_arena_free(arena);
    }
}

/* A row is called by its label, or by its key where it has none. */
static void test_row__by_its_label(void **state)
{
    (void)state;
    static const char text[] = "key,label,name\nextra_hosts,xhosts,X\nbasic,,B\nxhosts,other,O\n";
    tn_arena *arena = tn_arena_new(NULL);
    tni_cells t;
    const char *reason;
    assert_int_equal(read(arena, text, &t, &reason), TN_OK);
    assert_int_equal(tni_cells_column(&t, "name"), 2);
    assert_true(tni_cells_column(&t, "nam") == TN_CSV_NONE);
    assert_ptr_equal(tni_cells_row(&t, "xhosts"), &t.rows[1]);
    assert_ptr_equal(tni_cells_row(&t, "basic"), &t.rows[2]);
    assert_ptr_equal(tni_cells_row(&t, "other"), &t.rows[3]);
    assert_null(tni_cells_row(&t, "extra_hosts"));
    assert_null(tni_cells_row(&t, "key")); /* the header is no row */
    assert_int_equal(tni_cells_label(&t, &t.rows[1]), 1);
    assert_int_equal(tni_cells_label(&t, &t.rows[2]), 0);
    assert_string_equal(tni_cells_text(&t, &t.rows[2], 7), "");
    tn_arena_free(arena);
}

static void test_eol__bytes_of_a_line_end(void **state)
{
    (void)state;
    const tni_cells t = {.bytes = "a\nb\r\nc\r", .size = 7};
    static const size_t expected[] = {0, 1, 0, 2, 1, 0, 0, 0, 0};
    for (size_t i = 0; i < COUNT(expected); i++) {
        assert_int_equal(tni_cells_eol(&t, i), expected[i]);
    }
}

static bool survive(const tn_allocator *allocator, void *context)
{
    tn_arena *arena = tn_arena_new(allocator);
    tni_cells t;
    const char *reason;
    const tn_status status = arena ? read(arena, context, &t, &reason) : TN_E_NOMEM;
    assert_true(status == TN_OK || status == TN_E_NOMEM);
    tn_arena_free(arena);
    return status == TN_OK;
}

static void test_read__every_request_failing(void **state)
{
    (void)state;
    static char text[8192] = "key,name\n";
    for (int i = 0; i < 400; i++) {
        snprintf(text + strlen(text), sizeof(text) - strlen(text), "d%d,D\n", i);
    }
    assert_true(test_every_allocation(survive, text) > 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read__rows_and_cells),
        cmocka_unit_test(test_read__what_cannot_be_edited),
        cmocka_unit_test(test_row__by_its_label),
        cmocka_unit_test(test_eol__bytes_of_a_line_end),
        cmocka_unit_test(test_read__every_request_failing),
    };
    return RUN(tests);
}
