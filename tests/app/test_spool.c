/* Rows of reports outside of memory. */
#include "app/with_workspace.h"

#include "app/spool.h"

static const tn_column columns[] = {{.key = "text", .title = "Text", .kind = TN_V_TEXT},
                                    {.key = "flag", .title = "Flag", .kind = TN_V_FLAG},
                                    {.key = "price", .title = "Price", .kind = TN_V_PRICE},
                                    {.key = "money", .title = "Money", .kind = TN_V_MONEY},
                                    {.key = "percent", .title = "Percent", .kind = TN_V_PERCENT},
                                    {.key = "share", .title = "Share", .kind = TN_V_FRACTION},
                                    {.key = "date", .title = "Date", .kind = TN_V_DATE},
                                    {.key = "end", .title = "End", .kind = TN_V_END_DATE},
                                    {.key = "at", .title = "At", .kind = TN_V_INSTANT},
                                    {.key = "months", .title = "Months", .kind = TN_V_MONTHS},
                                    {.key = "count", .title = "Count", .kind = TN_V_QUANTITY}};

enum { COLUMNS = sizeof(columns) / sizeof(*columns) };

/* A row of every kind of value, then one that is empty but for its text; a table that CSV has not,
 * and one without rows. */
static tn_report *report_of(const char *text, int64_t number)
{
    const tn_currency usd = {"USD", 2};
    tn_report *report = tn_report_new(arena, "Report");
    tn_table *table = tn_report_table(report, "rows", "Rows", columns, COLUMNS);
    const tn_value cells[COLUMNS] = {tn_value_text(text),
                                     tn_value_flag(true),
                                     tn_value_price((tn_price){number * 100000000}, usd),
                                     tn_value_money((tn_money){-number, usd}),
                                     tn_value_percent((tn_percent){number * 10000}),
                                     tn_value_fraction((tn_fraction){number, 31}),
                                     tn_value_date((tn_date){(int32_t)number}),
                                     tn_value_end_date((tn_date){(int32_t)number}),
                                     tn_value_instant((tn_instant){number}),
                                     tn_value_months((int)number),
                                     tn_value_quantity(number)};
    tn_table_add(table, cells, COLUMNS, NULL);
    tn_table_add(table, cells, 1, NULL);
    table = tn_report_table(report, "other", "Other", columns, COLUMNS);
    tn_field_flag(report->last, TN_NOT_IN_CSV);
    tn_table_add(table, cells, 1, NULL);
    tn_report_table(report, "none", "None", columns, COLUMNS);
    return report;
}

static const char head[] = "text,flag,price,money,percent,share,date,end,at,months,count\n";

static void assert_csv(const tn_report *report, const char *expected)
{
    for (int round = 0; round < 2; round++) { /* rows can be read again */
        tn_buffer_cut(&out, 0);
        assert_int_equal(tn_report_render_csv(report, NULL, &out), TN_OK);
        assert_string_equal(out.bytes, expected);
    }
}

static void test_spool_add__every_kind_as_added(void **state)
{
    (void)state;
    tni_spool *spool = tni_spool_new(&ws, TNI_FORM_CSV);
    tn_report *report = report_of("stored", 9);
    assert_int_equal(tni_spool_add(spool, NULL, 0, report_of("a \"b\"", 1)), TN_OK);
    assert_int_equal(tni_spool_add(spool, NULL, 0, report_of("", 2)), TN_OK);
    report->primary = tn_report_find_table(report, "rows");
    tni_spool_attach(spool, report);
    assert_csv(report,
               tn_arena_format(arena, "%s%s", head,
                               "\"a \"\"b\"\"\",true,1.00,-0.01,1,1/31,1970-01-02,1970-01-02,"
                               "1970-01-01T00:00:01Z,1m,1\n\"a \"\"b\"\"\",,,,,,,,,,\n"
                               ",true,2.00,-0.02,2,2/31,1970-01-03,1970-01-03,"
                               "1970-01-01T00:00:02Z,2m,2\n"
                               ",,,,,,,,,,\n"));
    /* what the form does not show, and what nothing was kept of, stays as it is */
    assert_int_equal(tn_table_rows(tn_report_find_table(report, "other")), 1);
    assert_int_equal(tn_table_rows(tn_report_find_table(report, "none")), 0);
    tni_spool_free(spool);
}

/* How rows came about comes back with them: a tree, and nothing of the row without one. */
static void test_spool_add__how_rows_came_about(void **state)
{
    (void)state;
    static const tn_column name = {.key = "name", .title = "Name", .kind = TN_V_TEXT};
    const tn_render_options options = {.explain = true};
    tni_spool *spool = tni_spool_new(&ws, TNI_FORM_TEXT);
    tn_report *report = tn_report_new(arena, "Report");
    tn_table *table = tn_report_table(report, "rows", "Rows", &name, 1);
    for (int i = 0; i < 3; i++) {
        tn_report *one = tn_report_new(arena, "");
        tn_step *sum = tn_step_add(arena, NULL, TN_STEP_SUM, i ? "all" : "both");
        for (int j = 0; j < 2; j++) {
            tn_step *part = tn_step_add(arena, sum, TN_STEP_GIVEN, j ? "second" : "first");
            part->in[0] = part->out = tn_value_quantity(10 * i + j);
            tn_step_add(arena, part, TN_STEP_NOTE, "as it is")->in[0] = tn_value_text("noted");
        }
        sum->out = tn_value_quantity(20 * i + 1);
        const tn_value cell = tn_value_text(i ? "a" : "b");
        tn_table_add(tn_report_table(one, "rows", "Rows", &name, 1), &cell, 1, i == 1 ? NULL : sum);
        assert_int_equal(tni_spool_add(spool, NULL, 0, one), TN_OK);
        tn_table_add(table, &cell, 1, i == 1 ? NULL : sum);
    }
    assert_int_equal(tn_report_render_text(report, &options, &out), TN_OK);
    const char *stored = tn_arena_text(arena, out.bytes);
    assert_non_null(strstr(stored, "How it came about"));
    tni_spool_attach(spool, report);
    for (int round = 0; round < 2; round++) {
        tn_buffer_cut(&out, 0);
        assert_int_equal(tn_report_render_text(report, &options, &out), TN_OK);
        assert_string_equal(out.bytes, stored);
    }
    tni_spool_free(spool);
}

static void test_spool_add__in_order_of_place(void **state)
{
    (void)state;
    static const int64_t places[] = {5, INT64_MIN, 7, 5, 6};
    tni_spool *spool = tni_spool_new(&ws, TNI_FORM_JSON);
    static const tn_column name = {.key = "name", .kind = TN_V_TEXT};
    tn_report *report = tn_report_new(arena, "");
    tn_report_table(report, "rows", "", &name, 1);
    for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
        tn_report *one = tn_report_new(arena, "");
        tn_table *table = tn_report_table(one, "rows", "", &name, 1);
        const tn_value cell = tn_value_text(tn_arena_format(arena, "%zu", i));
        tn_table_add(table, &cell, 1, NULL);
        assert_int_equal(tni_spool_add(spool, NULL, places[i], one), TN_OK);
    }
    tni_spool_attach(spool, report);
    assert_csv(report, "name\n1\n0\n3\n4\n2\n");
    assert_int_equal(tni_spool_add(spool, NULL, 0, NULL), TN_E_NOMEM);
    tni_spool_attach(NULL, report);
    tni_spool_attach(spool, NULL);
    tni_spool_free(spool);
}

/* A row out of turn is nothing that a renderer asks for. */
static void test_spool_attach__out_of_turn(void **state)
{
    (void)state;
    tni_spool *spool = tni_spool_new(&ws, TNI_FORM_TEXT);
    tn_report *report = report_of("x", 1);
    tn_made_row room;
    assert_int_equal(tni_spool_add(spool, NULL, 0, report_of("x", 1)), TN_OK);
    tni_spool_attach(spool, report);
    const tn_table *table = tn_report_find_table(report, "rows");
    assert_null(tn_table_row(table, 1, &room));
    assert_non_null(tn_table_row(table, 0, &room));
    assert_non_null(tn_table_row(table, 1, &room));
    assert_null(tn_table_row(table, 3, &room));
    tni_spool_free(spool);
}

static tn_status take(void *context, const char *bytes, size_t size)
{
    tn_buffer_add(context, bytes, size);
    return size > 2 ? TN_E_WRITE : TN_OK;
}

static void test_spool_push__bytes(void **state)
{
    (void)state;
    tni_spool *spool = tni_spool_new(&ws, TNI_FORM_TEXT);
    assert_int_equal(tni_spool_push(spool, take, &out), TN_OK);
    assert_int_equal(tni_spool_add_bytes(spool, NULL, 2, "b", 1), TN_OK);
    assert_int_equal(tni_spool_add_bytes(spool, NULL, 1, "a", 1), TN_OK);
    assert_int_equal(tni_spool_push(spool, take, &out), TN_OK);
    assert_string_equal(out.bytes, "ab");
    assert_int_equal(tni_spool_add_bytes(spool, NULL, 0, "xyz", 3), TN_OK);
    assert_int_equal(tni_spool_push(spool, take, &out), TN_E_WRITE);
    assert_string_equal(out.bytes, "abxyz");
    tni_spool_free(spool);
    assert_int_equal(tni_spool_push(spool, take, &out), TN_OK);
    assert_string_equal(out.bytes, "abxyz");
    tni_spool_free(NULL);
}

static void test_spool_push__bytes_by_name(void **state)
{
    (void)state;
    static const char *const names[] = {"b", NULL, "a", "b"};
    tni_spool *spool = tni_spool_new(&ws, TNI_FORM_TEXT);
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        const char digit = (char)('0' + i);
        assert_int_equal(tni_spool_add_bytes(spool, names[i], -(int64_t)i, &digit, 1), TN_OK);
    }
    assert_int_equal(tni_spool_push(spool, take, &out), TN_OK);
    assert_string_equal(out.bytes, "1230");
    tni_spool_free(spool);
}

static void test_spool_tell__what_is_told(void **state)
{
    (void)state;
    assert_int_equal(tni_spool_tell(&ws, TN_E_NOMEM, ""), TN_E_NOMEM);
    assert_false(found(TN_FIL_UNWRITABLE));
    assert_int_equal(tni_spool_tell(&ws, TN_E_WRITE, "no room"), TN_E_WRITE);
    assert_true(found(TN_FIL_UNWRITABLE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_spool_add__every_kind_as_added),
                                       WITH_WORKSPACE(test_spool_add__how_rows_came_about),
                                       WITH_WORKSPACE(test_spool_add__in_order_of_place),
                                       WITH_WORKSPACE(test_spool_attach__out_of_turn),
                                       WITH_WORKSPACE(test_spool_push__bytes),
                                       WITH_WORKSPACE(test_spool_push__bytes_by_name),
                                       WITH_WORKSPACE(test_spool_tell__what_is_told)};
    return RUN(tests);
}
