/* Tables: columns that stay, cursor and scrolling, an edited cell; cells of reports as text. */
#include "tui/desk.h"

#include "tui/widgets/table.h"

static void clear(int rows, int columns)
{
    assert_true(tni_surface_clear(&desk_surface, rows, columns));
}

static void cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                 tni_attribute *attribute)
{
    static const char *const names[] = {"plain", "\xe6\x9d\xb1\xe4\xba\xac\xe6\x9d\xb1",
                                        "\xe2\x80\xae"
                                        "evil",
                                        "a\xe2\x80\x8b"
                                        "b",
                                        "e\xcc\x81"};
    (void)context, (void)frame, (void)attribute;
    *text = column == 0 ? names[row] : column == 1 ? "12.00" : "|";
}

/* Whatever a name holds, the columns behind it stand under each other. */
static void test_table__columns_stay(void **state)
{
    (void)state;
    static const tni_column columns[] = {{"Name", 0, false}, {"Amount", 8, true}, {"", 1, false}};
    const tni_screen_cursor position = {.panel = 0};
    const tni_grid grid = {.columns = columns, .column_count = 3, .row_count = 5, .cell = cell};
    for (int width = 18; width < 40; width++) {
        clear(8, width + 1);
        tni_grid_draw(&grid, &desk_surface, (tni_area){1, 0, 6, width}, &position, 0, false);
        desk_check(&desk_surface);
        for (int row = 2; row < 7; row++) {
            const tni_cell *cells = desk_surface.cells + row * (width + 1);
            assert_string_equal(cells[width - 2].text, "|");
            assert_string_equal(cells[width - 4].text, "0");
            assert_string_equal(cells[width].text, " "); /* outside */
        }
    }
}

/* The number of the row, of the column. */
static void number(const void *context, tn_arena *frame, int row, int column, const char **text,
                   tni_attribute *attribute)
{
    *text = tn_arena_format(frame, "%d.%d", row, column);
    *attribute = row == *(const int *)context ? ATTR_WARNING : ATTR_PLAIN;
}

static void test_table__cursor(void **state)
{
    (void)state;
    static const tni_column columns[] = {{"A", 4, false}, {"B", 4, true}};
    static const int marked = 6;
    static const struct {
        int row, top;
        bool focus;
        const char *shown;
    } rows[] = {
        {0, 0, true, " A       B\n>0.0   0.1\n 1.0   1.1\n 2.0   2.1\n"},
        {5, 0, true, " A       B\n 3.0   3.1\n 4.0   4.1\n>5.0   5.1\n"},
        {99, 0, true, " A       B\n 5.0   5.1\n 6.0   6.1\n>7.0   7.1\n"},
        {4, 4, false, " A       B\n>4.0   4.1\n 5.0   5.1\n 6.0   6.1\n"},
        {7, 99, true, " A       B\n 5.0   5.1\n 6.0   6.1\n>7.0   7.1\n"},
        {-3, 0, true, " A       B\n>0.0   0.1\n 1.0   1.1\n 2.0   2.1\n"},
    };
    const tni_grid grid = {
        .columns = columns, .column_count = 2, .row_count = 8, .cell = number, .context = &marked};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tni_screen_cursor position = {.row = {rows[i].row}, .top = {rows[i].top}};
        clear(4, 11);
        tni_grid_draw(&grid, &desk_surface, tni_surface_all(&desk_surface), &position, 0,
                      rows[i].focus);
        desk_check(&desk_surface);
        assert_string_equal(desk_text(&desk_surface), rows[i].shown);
        assert_int_equal(desk_surface.cursor_row >= 0, rows[i].focus);
        for (int row = 1; row < 4 && rows[i].focus; row++) {
            const tni_cell *cells = desk_surface.cells + row * 11;
            const bool here = *cells->text == '>';
            assert_int_equal(cells[9].attribute == ATTR_SELECTED, here);
            assert_int_equal(cells[1].attribute == ATTR_WARNING, !here && *cells[1].text == '6');
        }
    }
}

/* Columns give way on the left, the first stays; the cell that is typed is the line. */
static void test_table__cells(void **state)
{
    (void)state;
    static const tni_column columns[] = {
        {"Name", 4, false}, {"a", 4, false}, {"b", 4, false}, {"c", 4, false}};
    static const int none = -1;
    static const char *const shown[] = {
        " Name a    b\n>0.0  0.1  0.2\n", " Name a    b\n>0.0  0.1  0.2\n",
        " Name a    b\n>0.0  0.1  0.2\n", " Name b    c\n>0.0  0.2  0.3\n"};
    tni_grid grid = {.columns = columns,
                     .column_count = 4,
                     .row_count = 1,
                     .cell = number,
                     .context = &none,
                     .cells = true};
    tni_screen_cursor position = {.row = {0}};
    for (int column = 0; column < 4; column++) {
        position.column[0] = column;
        clear(2, 16);
        tni_grid_draw(&grid, &desk_surface, tni_surface_all(&desk_surface), &position, 0, true);
        const char *text = desk_text(&desk_surface);
        if (strncmp(text, shown[column], strlen(" Name a")) != 0 || !strstr(text, ">0.0")) {
            fail_msg("column %d:\n%s", column, text);
        }
        const tni_cell *at = desk_surface.cells + 16 + desk_surface.cursor_column;
        assert_int_equal(at->attribute, ATTR_SELECTED);
        assert_int_equal(at[2].text[0], '0' + column);
    }
    tni_typed_line line;
    tni_line_set(&line, "typed");
    grid.edit = &line;
    position.column[0] = 1;
    clear(2, 16);
    tni_grid_draw(&grid, &desk_surface, tni_surface_all(&desk_surface), &position, 0, true);
    assert_non_null(strstr(desk_text(&desk_surface), ">0.0  ped"));
    grid.edit = NULL;
    grid.row_count = 0;
    clear(2, 16);
    tni_grid_draw(&grid, &desk_surface, tni_surface_all(&desk_surface), &position, 0, true);
    assert_non_null(strstr(desk_text(&desk_surface), "nothing here"));
}

/* The lines of acme's quote; a table, a key or a row that is not there has no value. */
static void test_table__values(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    const tn_report *quote = desk.view.report;
    const tn_table *lines = tn_report_find_table(quote, "items");
    assert_int_equal(tni_table_rows(lines), 1);
    assert_int_equal(tni_table_rows(NULL), 0);
    assert_int_equal(tni_table_value(lines, 0, "net_amount").as.money.minor, 360000);
    assert_int_equal(tni_table_value(lines, 1, "net_amount").kind, TN_V_NONE);
    assert_int_equal(tni_table_value(lines, 0, "nothing").kind, TN_V_NONE);
    assert_int_equal(tni_table_value(NULL, 0, "net_amount").kind, TN_V_NONE);
    assert_int_equal(tni_report_value(quote, "net_total").as.money.minor, 360000);
    assert_int_equal(tni_report_value(quote, "nothing").kind, TN_V_NONE);
    assert_int_equal(tni_report_value(NULL, "net_total").kind, TN_V_NONE);
    tn_value back = tni_report_value(quote, "net_total");
    clear(1, 1);
    assert_string_equal(tni_value_text(desk_surface.frame, back), "3,600.00");
    assert_string_equal(tni_value_text(desk_surface.frame, tn_value_none()), "-");
    assert_int_equal(tni_value_attribute(back, ATTR_HEAD), ATTR_HEAD);
    back.as.money.minor = -1;
    assert_int_equal(tni_value_attribute(back, ATTR_HEAD), ATTR_NEGATIVE);
}

/* Bars are parts of the most; zeros are left out where that is asked for, what finds no room is
 * counted. */
static void test_table__bars(void **state)
{
    (void)state;
    desk_open("acme.contract.ini");
    const tn_table *invoices = tni_report_table(desk.view.tables.invoices, "invoices");
    const tn_table *months = tni_report_table(desk.view.tables.months, "months");
    assert_int_equal(tni_table_rows(invoices), 2); /* 1,000.00 and 2,293.15 */
    clear(2, 36);
    const tni_area all = tni_surface_all(&desk_surface);
    desk_surface.ascii = true;
    assert_int_equal(tni_bars_draw(invoices, "date", "total", true, &desk_surface, all), 2);
    assert_string_equal(desk_text(&desk_surface), "2026-01-15       1,000.00 ####\n"
                                                  "2026-04-11       2,293.15 ##########\n");
    clear(1, 36);
    assert_int_equal(tni_bars_draw(invoices, "date", "total", true, &desk_surface,
                                   tni_surface_all(&desk_surface)),
                     2);
    assert_string_equal(desk_text(&desk_surface), "2026-01-15       1,000.00 ####\n");
    assert_int_equal(tni_bars_draw(months, "month", "invoiced", false, &desk_surface, all), 2);
    assert_int_equal(tni_bars_draw(months, "month", "usage_revenue", false, &desk_surface, all), 0);
    assert_int_equal(tni_bars_draw(NULL, "month", "invoiced", true, &desk_surface, all), 0);
    desk_surface.ascii = false;
}

/* Rows of a table; figures by their keys; a number that finds no room loses its separators. */
static void test_table__of_a_report(void **state)
{
    (void)state;
    static const tni_column columns[] = {{"Kind", 0, false}, {"Amount", 7, true}};
    static const char *const keys[] = {"kind", "amount"};
    static const tni_figure_row figures[] = {{"net_total", ATTR_HEAD, NULL},
                                             {"nothing", ATTR_PLAIN, NULL},
                                             {"seller_net", ATTR_GOOD, NULL}};
    tni_grid grid;
    desk_open("acme.contract.ini");
    clear(5, 24);
    const tni_area all = tni_surface_all(&desk_surface);
    tni_grid_begin(&grid, desk.view.tables.billed, columns, keys, 2);
    tni_grid_draw(&grid, &desk_surface, all, NULL, TNI_NO_PANEL, false);
    assert_string_equal(desk_text(&desk_surface), " Kind            Amount\n"
                                                  " contract       1000.00\n"
                                                  " upgrade-charge 3057.53\n"
                                                  " upgrade-credit -764.38\n"
                                                  " Total          3293.15\n");
    assert_int_equal(desk_surface.click_count, 0);
    desk_open("acme.offer.ini");
    clear(3, 30);
    assert_int_equal(tni_figures_draw(desk.view.report, figures, 3, &desk_surface,
                                      tni_surface_all(&desk_surface)),
                     2);
    assert_string_equal(desk_text(&desk_surface), "Net total             3,600.00\n"
                                                  "Seller's net          3,492.00\n\n");
    assert_int_equal(tni_figures_draw(NULL, figures, 3, &desk_surface, all), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_table__columns_stay), WITH_DESK(test_table__cursor),
        WITH_DESK(test_table__cells),        WITH_DESK(test_table__values),
        WITH_DESK(test_table__bars),         WITH_DESK(test_table__of_a_report)};
    return RUN(tests);
}
