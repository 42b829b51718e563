/* Tables on a page: columns, folding, a block per row where columns do not fit, tables in cells. */
#include "format/print/pages.h"

static const tn_currency usd = {"USD", 2};

static const tn_column columns[] = {
    {.key = "kind", .title = "Kind", .kind = TN_V_TEXT},
    {.key = "quantity", .title = "Qty", .kind = TN_V_QUANTITY},
    {.key = "amount", .title = "Amount", .kind = TN_V_MONEY},
    {.key = "fee", .title = "Fee", .kind = TN_V_MONEY, .flags = TN_INTERNAL_ONLY},
    {.key = "code", .title = "Code", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT},
};

static void add(tn_table *table, const char *kind, int64_t quantity, int64_t cents)
{
    tn_table_add(table,
                 (tn_value[]){tn_value_text(kind), tn_value_quantity(quantity),
                              tn_value_money((tn_money){cents, usd}),
                              tn_value_money((tn_money){cents / 10, usd}), tn_value_text("c")},
                 COUNT(columns), NULL);
}

static void expect(const tn_table *table, tn_render_options options, int indent,
                   const char *expected)
{
    options.ascii = true;
    page_begin(&options);
    tni_page_table(&page, table, indent);
    page_expect(expected);
}

static void test_table__columns(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_table *table = tn_table_new(arena, columns, COUNT(columns));
    expect(table, (tn_render_options){0}, 2, "  (none)\n");
    add(table, "charge", 1000, 123450);
    add(table, "credit of a long kind", 4, -500);
    /* amounts leave room for the ")" of the one that is negative */
    expect(table, (tn_render_options){0}, 0,
           "Kind                     Qty    Amount      Fee\n"
           "---------------------  -----  ---------  -------\n"
           "charge                 1,000  1,234.50   123.45\n"
           "credit of a long kind      4     (5.00)   (0.50)\n");
    expect(table, (tn_render_options){.buyer = true}, 1,
           " Kind                     Qty    Amount\n"
           " ---------------------  -----  ---------\n"
           " charge                 1,000  1,234.50\n"
           " credit of a long kind      4     (5.00)\n");
    tn_arena_free(arena);
}

/* The widest text is folded first, to 12 cells at the least; numbers never. */
static void test_table__folds_texts(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_table *table = tn_table_new(arena, columns, COUNT(columns));
    add(table, "credit of a long kind", 1000, 123456);
    expect(table, (tn_render_options){.buyer = true, .width_cells = 32}, 0,
           "Kind               Qty    Amount\n"
           "---------------  -----  --------\n"
           "credit of a      1,000  1,234.56\n"
           "long kind\n");
    tn_arena_free(arena);
}

/* Too narrow for that: a block of names and values per row. */
static void test_table__blocks_per_row(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_table *table = tn_table_new(arena, columns, COUNT(columns));
    add(table, "charge", 1000, 123450);
    add(table, "credit", 4, -500);
    expect(table, (tn_render_options){.buyer = true, .width_cells = 20}, 0,
           "Kind    charge\nQty        1,000\nAmount  1,234.50\n\n"
           "Kind    credit\nQty         4\nAmount  (5.00)\n");
    tn_arena_free(arena);
}

static const tn_column untitled[] = {{.key = "a", .title = "", .kind = TN_V_TEXT},
                                     {.key = "b", .title = "", .kind = TN_V_TEXT}};

static void test_table__names_and_values_need_no_titles(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_table *table = tn_table_new(arena, untitled, COUNT(untitled));
    tn_table_add(table, (tn_value[]){tn_value_text("name"), tn_value_text("value")}, 2, NULL);
    tn_table_add(table, (tn_value[]){tn_value_text("n"), tn_value_none()}, 2, NULL);
    expect(table, (tn_render_options){0}, 0, "name  value\nn\n");
    tn_arena_free(arena);
}

static const tn_column grouped[] = {
    {.key = "id", .title = "Invoice", .kind = TN_V_TEXT},
    {.key = "note", .title = "Note", .kind = TN_V_TEXT},
    {.key = "lines",
     .title = "Lines",
     .kind = TN_V_TABLE,
     .below = columns,
     .below_count = COUNT(columns)},
};

static void test_table__tables_in_cells(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_table *table = tn_table_new(arena, grouped, COUNT(grouped));
    tn_table *first = tn_table_new(arena, columns, COUNT(columns)),
             *second = tn_table_new(arena, columns, COUNT(columns));
    add(first, "charge", 1, 100);
    add(second, "a longer kind", 10, -123450);
    tn_table_add(table, (tn_value[]){tn_value_text("I-1"), tn_value_none(), tn_value_table(first)},
                 3, NULL);
    tn_table_add(table,
                 (tn_value[]){tn_value_text("I-2"), tn_value_text("late"), tn_value_table(second)},
                 3, NULL);
    tn_table_add(table,
                 (tn_value[]){tn_value_text("I-3"), tn_value_none(),
                              tn_value_table(tn_table_new(arena, columns, COUNT(columns)))},
                 3, NULL);
    /* all the tables of a column stand in columns of the same width */
    expect(table, (tn_render_options){.buyer = true}, 0,
           "Invoice I-1\n"
           "  Kind           Qty     Amount\n"
           "  -------------  ---  ----------\n"
           "  charge           1       1.00\n\n"
           "Invoice I-2   Note late\n"
           "  Kind           Qty     Amount\n"
           "  -------------  ---  ----------\n"
           "  a longer kind   10  (1,234.50)\n\n"
           "Invoice I-3\n"
           "  (none)\n");
    tn_arena_free(arena);
}

static bool survive(const tn_allocator *allocator, void *context)
{
    tni_page short_page;
    tn_buffer out;
    tn_status status = TN_E_NOMEM;
    tn_buffer_init(&out, allocator);
    if (tni_page_begin(&short_page, NULL, &out)) {
        tni_page_table(&short_page, context, 0);
        status = tni_page_finish(&short_page);
    }
    assert_true(status == TN_OK || (status == TN_E_NOMEM && out.length == 0));
    tn_buffer_done(&out);
    return status == TN_OK;
}

static void test_table__every_request_failing(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_table *table = tn_table_new(arena, grouped, COUNT(grouped));
    tn_table *lines = tn_table_new(arena, columns, COUNT(columns));
    for (int i = 0; i < 30; i++) {
        add(lines, "charge", i, i * 100);
    }
    tn_table_add(table, (tn_value[]){tn_value_text("I-1"), tn_value_none(), tn_value_table(lines)},
                 3, NULL);
    assert_true(test_every_allocation(survive, table) > 3);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table__columns),
        cmocka_unit_test(test_table__folds_texts),
        cmocka_unit_test(test_table__blocks_per_row),
        cmocka_unit_test(test_table__names_and_values_need_no_titles),
        cmocka_unit_test(test_table__tables_in_cells),
        cmocka_unit_test(test_table__every_request_failing),
    };
    return RUN(tests);
}
