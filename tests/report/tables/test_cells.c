/* Cells of figures that may be unknown, tables on their side, words of files. */
#include "report/tables/cells.h"

#include "report/reports.h"

static const tn_currency usd = {"USD", 2};

static void test_cells__unknown_is_none(void **state)
{
    (void)state;
    assert_int_equal(tni_cell_money((tn_maybe_money){0}).kind, TN_V_NONE);
    assert_int_equal(tni_cell_price((tn_maybe_price){0}, usd).kind, TN_V_NONE);
    assert_int_equal(tni_cell_percent((tn_maybe_percent){0}).kind, TN_V_NONE);
    assert_int_equal(tni_cell_text((tn_field_text){0}).kind, TN_V_NONE);
    assert_int_equal(tni_cell_date((tn_field_date){0}).kind, TN_V_NONE);
    const tn_value money = tni_cell_money((tn_maybe_money){true, {125, usd}});
    assert_int_equal(money.kind, TN_V_MONEY);
    assert_int_equal(money.as.money.minor, 125);
}

/* 24:00 UTC of 31 December is that day; what ends at 09:30 ends at 09:30. */
static void test_last__day_or_instant(void **state)
{
    (void)state;
    const tn_date day = {20453}; /* 2025-12-31 */
    const tn_value whole = tni_cell_last(tn_instant_of((tn_date){day.days + 1}));
    assert_int_equal(whole.kind, TN_V_DATE);
    assert_int_equal(whole.as.date.days, day.days);
    const tn_value within = tni_cell_last((tn_instant){tn_instant_of(day).seconds + 34200});
    assert_int_equal(within.kind, TN_V_INSTANT);
    assert_int_equal(within.as.instant.seconds, tn_instant_of(day).seconds + 34200);
}

static void test_word__of_a_choice(void **state)
{
    (void)state;
    assert_string_equal(tni_word("offer", "payments", "plan", 2), "quarterly");
    assert_string_equal(tni_word("offer", "payments", "plan", 99), "");
    assert_string_equal(tni_word("offer", "payments", "nothing", 0), "");
}

static void test_side_by_side__rows_become_columns(void **state)
{
    (void)state;
    static const tn_column columns[] = {{.key = "name", .title = "Name", .kind = TN_V_TEXT},
                                        {.key = "a", .title = "A", .kind = TN_V_QUANTITY},
                                        {.key = "b", .title = "B", .kind = TN_V_QUANTITY}};
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = tn_report_new(arena, "R");
    tn_table *table = tn_table_new(arena, columns, COUNT(columns));
    assert_null(tni_table_side_by_side(report, "none", "None", table));
    for (int i = 1; i < 3; i++) {
        const tn_value cells[] = {tn_value_text("x"), tn_value_quantity(i),
                                  tn_value_quantity(10 * i)};
        tn_table_add(table, cells, COUNT(cells), NULL);
    }
    assert_non_null(tni_table_side_by_side(report, "turned", "Turned", table));
    expect_table(tn_report_find_table(report, "turned"), "A | 1 | 2\nB | 10 | 20\n");
    assert_int_equal(report->last->flags, TN_NOT_IN_JSON | TN_NOT_IN_CSV);
    tn_arena_free(arena);
}

static void test_close__a_draft_has_errors(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    assert_null(tni_report_close(NULL, findings));
    assert_false(tni_report_close(tn_report_new(arena, "R"), findings)->draft);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells__unknown_is_none),
        cmocka_unit_test(test_last__day_or_instant),
        cmocka_unit_test(test_word__of_a_choice),
        cmocka_unit_test(test_side_by_side__rows_become_columns),
        cmocka_unit_test(test_close__a_draft_has_errors),
    };
    return RUN(tests);
}
