/* Names of formulas become the cells where the tables landed. */
#include "report/workbook/formula.h"

#include "report/workbook/sheet_builder.h"
#include "support/test.h"

static const tn_column price_columns[] = {{.key = "name", .title = "Name", .kind = TN_V_TEXT},
                                          {.key = "price", .title = "Price", .kind = TN_V_MONEY},
                                          {.key = "sum", .title = "Sum", .kind = TN_V_MONEY}};

typedef struct scene {
    tn_arena *arena;
    tn_workbook *book;
    tn_sheet *sheet; /* "Prices": rows 6 to 8, the total in row 9 */
} scene;

static void add_price(tn_table *table, const char *name)
{
    const tn_value cells[] = {tn_value_text(name), tn_value_quantity(1), tn_value_quantity(1)};
    tn_table_add(table, cells, COUNT(cells), NULL);
    tn_table_name(table, name);
}

static void scene_init(scene *s)
{
    static const tn_workbook_options options = {.seller = "S"};
    tni_sheet_builder b;
    s->arena = tn_arena_new(NULL);
    tni_sheet_init(&b, s->arena, "Book", "About it", (tn_currency){"USD", 2}, &options);
    tn_report *report = tn_report_new(s->arena, "Prices");
    tn_table *table = tn_report_table(report, "prices", NULL, price_columns, COUNT(price_columns));
    add_price(table, "pro");
    add_price(table, "seats");
    add_price(table, "Extra");
    tn_table_total(table);
    tn_table_name(table, "net");
    s->sheet = tni_sheet_add(&b, "Prices", report);
    tni_sheet_add(&b, "Lines 2", report);
    s->book = tni_sheet_close(&b);
    assert_non_null(s->book);
}

static void check_formula(const scene *s, uint32_t row, const char *formula, const char *expected)
{
    const tni_formula_cell cell = {
        .workbook = s->book, .sheet = s->sheet, .table = s->sheet->tables, .row = row, .places = 2};
    char text[64];
    const bool found = tni_formula_resolve(&cell, formula, text, sizeof(text));
    if (found != (expected != NULL) || (found && strcmp(text, expected) != 0)) {
        fail_msg("%s in row %u: %s", formula, (unsigned)row, found ? text : "stands for nothing");
    }
}

static void test_formula__names_are_cells(void **state)
{
    (void)state;
    static const struct {
        uint32_t row;
        const char *formula, *expected;
    } cases[] = {{6, "ROUND({price}*2,{#})", "ROUND(B6*2,2)"},
                 {7, "{sum<}+{price}", "C6+B7"},
                 {8, "{$price}", "$B8"},
                 {9, "SUM({price:})", "SUM(B6:B8)"},
                 {9, "{$price:}", "$B$6:$B$8"},
                 {6, "{price@0}", "B6"},
                 {6, "{$price@1:2}", "$B$7:$B$8"},
                 {6, "{price@seats}", "B7"},
                 {6, "{$price@net}", "$B$9"},
                 {6, "{Prices!sum@pro}", "Prices!C6"},
                 {6, "{$Lines 2!sum:}", "'Lines 2'!$C$6:$C$8"},
                 {6, "TermMonths*2", "TermMonths*2"}};
    scene s;
    scene_init(&s);
    for (size_t i = 0; i < COUNT(cases); i++) {
        check_formula(&s, cases[i].row, cases[i].formula, cases[i].expected);
    }
    tn_arena_free(s.arena);
}

static void test_formula__a_name_that_stands_for_nothing_gives_way(void **state)
{
    (void)state;
    static const char *const bad[] = {"{sum<}",          "{cost}",        "{price@3:4}",
                                      "{price@2:1}",     "{price@gross}", "{Costs!price:}",
                                      "{Lines 2!price}", "{price",        ""};
    scene s;
    scene_init(&s);
    for (size_t i = 0; i < COUNT(bad); i++) {
        check_formula(&s, 6, bad[i], NULL);
    }
    check_formula(&s, 6, "{sum<}+{price}|{price}", "B6");
    check_formula(&s, 7, "{sum<}+{price}|{price}", "C6+B7");
    check_formula(&s, 6, "\"a text that is longer than the sixty-four bytes there are for it\"",
                  NULL);
    tn_arena_free(s.arena);
}

static void test_range__is_a_column_without_totals(void **state)
{
    (void)state;
    scene s;
    scene_init(&s);
    const tn_range range = tni_column_range(s.sheet, "sum");
    assert_ptr_equal(range.sheet, s.sheet);
    assert_int_equal(range.column, 2);
    assert_int_equal(range.first_row, 6);
    assert_int_equal(range.last_row, 8);
    assert_null(tni_column_range(s.sheet, "cost").sheet);
    assert_null(tni_column_range(NULL, "sum").sheet);
    tn_arena_free(s.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formula__names_are_cells),
        cmocka_unit_test(test_formula__a_name_that_stands_for_nothing_gives_way),
        cmocka_unit_test(test_range__is_a_column_without_totals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
