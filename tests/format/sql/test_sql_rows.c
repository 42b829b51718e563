/* A report as rows: cells by the names of their columns. */
#include "support/test.h"

#include "format/sql/sql_rows.h"

static const tn_column columns[] = {{.key = "month", .title = "Month", .kind = TN_V_TEXT},
                                    {.key = "period.start", .title = "From", .kind = TN_V_DATE},
                                    {.key = "amount", .title = "Amount", .kind = TN_V_MONEY}};

static void test_sql_rows(void **state)
{
    static const struct {
        const char *columns;
        const char *cells[2][3];
    } cases[] = {
        {"month, period_start, amount", {{"'=1", "1970-01-02", "1.50"}, {NULL, NULL, "0.00"}}},
        {"amount, finding, month", {{"1.50", NULL, "'=1"}, {"0.00", NULL, NULL}}},
        {"months, start, period_start", {{NULL, NULL, "1970-01-02"}, {NULL, NULL, NULL}}},
    };
    static const tn_currency usd = {"USD", 2};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_report *report = tn_report_new(arena, "R");
        tn_table *table = tn_report_table(report, "rows", "Rows", columns, COUNT(columns));
        tni_sql_rows rows = {0};
        tn_table_add(table,
                     (tn_value[]){tn_value_text("=1"), tn_value_date((tn_date){1}),
                                  tn_value_money((tn_money){150, usd})},
                     3, NULL);
        tn_table_add(
            table,
            (tn_value[]){tn_value_text(""), tn_value_none(), tn_value_money((tn_money){0, usd})}, 3,
            NULL);
        assert_int_equal(tni_sql_rows_report(arena, report, cases[i].columns, &rows), TN_OK);
        assert_int_equal(rows.count, 2);
        for (size_t r = 0; r < 2; r++) {
            for (size_t k = 0; k < 3; k++) {
                const char *want = cases[i].cells[r][k], *got = rows.cells[r][k];
                assert_string_equal(got ? got : "NULL", want ? want : "NULL");
            }
        }
        tn_arena_free(arena);
    }
}

/* Figures are one row. */
static void test_sql_rows__figures(void **state)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = tn_report_new(arena, "R");
    tni_sql_rows rows = {0};
    (void)state;
    tn_report_add(report, "due", "Due", tn_value_quantity(7));
    assert_int_equal(tni_sql_rows_report(arena, report, "credit, due", &rows), TN_OK);
    assert_int_equal(rows.count, 1);
    assert_null(rows.cells[0][0]);
    assert_string_equal(rows.cells[0][1], "7");
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sql_rows),
                                       cmocka_unit_test(test_sql_rows__figures)};
    return RUN(tests);
}
