/* Rows as a person wants them: found by any column, sorted, at rest while a value is typed. */
#include "tui/desk.h"

#include "tui/widgets/arrange.h"

static const char *const texts[] = {"zz",         "",           "24m",        "-3",     "Pro",
                                    "(4,816.38)", "12m",        "0.5",        "-",      "1,000.001",
                                    "2.50",       "2026-02-01", "0",          "764.38", "12.5 %",
                                    "basic",      "1,000.00",   "2026-01-15", "1m",     "pro"};

static void text_cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                      tni_attribute *attribute)
{
    (void)context, (void)frame, (void)attribute, (void)column;
    *text = texts[row];
}

/* Numbers by their size, in front of words; nothing last, also when it goes down. */
static void test_arrange__order_of_texts(void **state)
{
    (void)state;
    static const char up[] = "(4,816.38) -3 0 0.5 1m 2.50 12m 12.5 % 24m 764.38 1,000.00 1,000.001 "
                             "2026-01-15 2026-02-01 basic Pro pro zz  - ";
    static const tni_column one[] = {{"Text", 0, false}};
    char all[256] = "";
    tn_arena *arena = tn_arena_new(NULL);
    desk_open(NULL);
    tni_grid grid = {.columns = one, .column_count = 1, .row_count = COUNT(texts)};
    grid.cell = text_cell;
    snprintf(desk.arrangements[SCREEN_HOME][0].sort, TNI_NAME, "Text");
    desk.arrangements[SCREEN_HOME][0].descending = false;
    desk.serial++;
    tni_arrange(&desk, 0, arena, &grid);
    for (int i = 0; i < grid.row_count; i++) {
        snprintf(all + strlen(all), sizeof(all) - strlen(all), "%s ", texts[grid.rows[i]]);
    }
    assert_string_equal(all, up);
    tn_arena_free(arena);
}

static const char *const items[][3] = {
    {"pro", "10", "3,600.00"}, {"basic", "9", "(764.38)"}, {"Silver", "100", "0.005"}};

static void cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                 tni_attribute *attribute)
{
    (void)context, (void)frame, (void)attribute;
    *text = items[row][column];
}

static const tni_column columns[] = {{"Name", 0, false}, {"Qty", 5, true}, {"Amount", 9, true}};

/* The first letters of the rows' names, as they are arranged. */
static const char *arranged(tn_arena *arena, const char *find, const char *sort, bool descending,
                            tni_grid *out)
{
    tni_arrangement *how = &desk.arrangements[SCREEN_HOME][0];
    *out = (tni_grid){.columns = columns, .column_count = 3, .row_count = 3, .cell = cell};
    out->total = 2;
    snprintf(how->find, sizeof(how->find), "%s", find);
    snprintf(how->sort, sizeof(how->sort), "%s", sort);
    how->descending = descending;
    tni_arrange(&desk, 0, arena, out);
    char *names = tn_arena_take(arena, 8);
    for (int i = 0; i < out->row_count; i++) {
        names[i] = items[out->rows[i]][0][0];
    }
    return names;
}

static void test_arrange__rows(void **state)
{
    (void)state;
    static const struct {
        const char *find, *sort;
        bool descending;
        const char *names, *right;
    } cases[] = {{"", "", false, "pbS", NULL},
                 {"", "Qty", false, "bpS", NULL},
                 {"", "Amount", false, "bSp", NULL},
                 {"", "Amount", true, "pSb", NULL},
                 {"", "Name", false, "bpS", NULL},
                 {"", "nothing", true, "pbS", NULL},
                 {"sil", "", false, "S", "1 of 3, shown 0.005"},
                 {"0", "", false, "pS", "2 of 3, shown 3,600.005"},
                 {"764", "", false, "b", "1 of 3, shown (764.38)"},
                 {"xyz", "Qty", false, "", "0 of 3, shown 0"}};
    tn_arena *arena = tn_arena_new(NULL);
    tni_grid grid;
    desk_open(NULL);
    for (size_t i = 0; i < COUNT(cases); i++) {
        desk.serial++;
        const char *names =
            arranged(arena, cases[i].find, cases[i].sort, cases[i].descending, &grid);
        assert_string_equal(names, cases[i].names);
        if (cases[i].right) {
            assert_string_equal(grid.right, cases[i].right);
        } else {
            assert_null(grid.right);
        }
    }
    /* what is typed does not move the row it is typed in */
    desk.serial++;
    assert_string_equal(arranged(arena, "", "Qty", false, &grid), "bpS");
    desk.editing = true;
    desk.serial++;
    assert_string_equal(arranged(arena, "", "Qty", true, &grid), "bpS");
    desk.editing = false;
    assert_string_equal(arranged(arena, "", "Qty", true, &grid), "Spb");
    assert_int_equal(grid.widths[0], 6);
    assert_int_equal(grid.widths[2], 8);
    tn_arena_free(arena);
}

/* The total of a table is last whatever the order, and never the only row that is found. */
static void test_arrange__totals(void **state)
{
    (void)state;
    static const char *const keys[] = {"kind", "amount"};
    static const tni_column two[] = {{"Kind", 0, false}, {"Amount", 7, true}};
    desk_open("acme.contract.ini");
    tni_arrangement *how = &desk.arrangements[desk.screen][0];
    tn_arena *arena = tn_arena_new(NULL);
    for (int i = 0; i < 3; i++) {
        tni_grid grid;
        tni_grid_begin(&grid, desk.view.tables.billed, two, keys, 2);
        const int all = grid.row_count;
        snprintf(how->sort, sizeof(how->sort), "Kind");
        snprintf(how->find, sizeof(how->find), "%s", i == 1 ? "upgrade" : i == 2 ? "Tot" : "");
        how->descending = true;
        desk.serial++;
        tni_arrange(&desk, 0, arena, &grid);
        assert_int_equal(grid.row_count, i == 0 ? all : i == 1 ? 3 : 0);
        if (i < 2) {
            assert_true(grid.table->rows[grid.rows[grid.row_count - 1]].is_total);
            assert_string_equal(tni_grid_text(&grid, arena, grid.rows[0], 0), "upgrade-credit");
        }
    }
    tn_arena_free(arena);
}

/* On every screen: what is found keeps the cursor when Esc shows all again. */
static void test_arrange__found_row_stays(void **state)
{
    (void)state;
    desk_open("catalogue.product.ini");
    desk_press("/ f l o w Enter j");
    const int found = tni_screen_row(tni_screen_get(desk.screen), &desk, 0);
    assert_int_equal(found > 5, true);
    desk_press("Esc");
    assert_int_equal(desk.cursors[desk.screen].row[0], found);
    desk_press("/ f l o w Esc");
    assert_int_equal(desk.cursors[desk.screen].row[0], found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_arrange__order_of_texts), WITH_DESK(test_arrange__rows),
        WITH_DESK(test_arrange__totals), WITH_DESK(test_arrange__found_row_stays)};
    return RUN(tests);
}
