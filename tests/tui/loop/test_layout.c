/* Columns hidden, sized and reached; what is hidden is not written, copied or found. */
#include "tui/desk.h"

#include "tui/loop/layout.h"

static const char *columns(void)
{
    return desk.arrangements[SCREEN_DIMENSIONS][0].columns;
}

static void test_layout__columns(void **state)
{
    (void)state;
    desk_open("catalogue.product.ini"); /* API name, Name, 1m, 12m, 24m, 36m, ... */
    desk_screen();
    assert_non_null(strstr(desk_screen(), " 12m "));
    tni_columns(&desk, "-12m, -24m");
    assert_null(strstr(desk_screen(), " 12m "));
    desk_press("Right Right Right");
    assert_int_equal(desk.cursors[SCREEN_DIMENSIONS].column[0], 5); /* 36m */
    desk_press("Left");
    assert_int_equal(desk.cursors[SCREEN_DIMENSIONS].column[0], 2); /* 1m */
    desk_press("g V Right y");
    assert_string_equal(desk.copied.bytes, "1.5\t40.5");
    desk_press("Esc Left");
    tni_run_paste(&desk, "1\t30");
    assert_string_equal(
        tni_source_value(desk.view.document, desk.scratch, "dimension", "s001", "price.36m"), "30");
    assert_string_equal(
        tni_source_value(desk.view.document, desk.scratch, "dimension", "s001", "price.12m"), "15");
    tni_columns(&desk, "all");
    assert_string_equal(columns(), "");
    tni_columns(&desk, "nothing");
    assert_non_null(strstr(desk.message, "say -TITLE"));
    desk_press("|");
    assert_int_equal(desk.overlay.kind, OVER_PICK);
    desk_press("Enter Esc");
    assert_string_equal(columns(), "-Name");
    desk_press("Left Left Left Left | Enter Esc");
    assert_string_equal(columns(), "");
}

/* What has no title cannot be said of, so it is not asked about; the others are what they say. */
static void test_layout__untitled(void **state)
{
    (void)state;
    desk_open("acme.contract.ini");
    desk.screen = SCREEN_RENEWALS; /* by month: Month, the currency, Invoiced, Revenue, bars */
    desk.cursors[SCREEN_RENEWALS].panel = 1;
    tni_perform(&desk, EFF_VIEW);
    desk_screen();
    desk_press("|");
    assert_int_equal(desk.overlay.kind, OVER_PICK);
    assert_int_equal(desk.overlay.count, 3);
    assert_string_equal(desk.overlay.rows[0], "* Invoiced");
    desk_press("Down Enter");
    assert_int_equal(desk.overlay.cursor, 1);
    assert_string_equal(desk.overlay.rows[1], "  Revenue");
    assert_string_equal(desk.arrangements[SCREEN_RENEWALS][1].columns, "-Revenue");
    desk_press("Up Enter Esc");
    assert_string_equal(desk.arrangements[SCREEN_RENEWALS][1].columns, "-Revenue, -Invoiced");
}

static void test_layout__sort(void **state)
{
    (void)state;
    static const struct {
        const char *text, *title;
        bool down;
    } rows[] = {{"Amount", "Amount", false},
                {"Amount down", "Amount", true},
                {"", "", false},
                {" down", " down", false},
                {"down", "down", false},
                {"Net price down", "Net price", true},
                {"Shutdown", "Shutdown", false}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        char title[TNI_NAME];
        assert_int_equal(tni_sort_read(rows[i].text, title), rows[i].down);
        assert_string_equal(title, rows[i].title);
    }
}

static void test_layout__widths(void **state)
{
    (void)state;
    desk_open("catalogue.product.ini");
    desk_screen();
    desk_press("Right > >");
    const int wide = atoi(columns() + strlen("Name "));
    assert_true(wide > 8);
    desk_press("<");
    assert_int_equal(atoi(columns() + strlen("Name ")), wide - 2);
    for (int i = 0; i < 100; i++) {
        desk_press("<");
        desk_screen();
    }
    assert_true(atoi(columns() + strlen("Name ")) <= 4);
    desk_press("1 >");
    assert_non_null(strstr(desk.message, "no column under the cursor"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_layout__columns), WITH_DESK(test_layout__untitled),
        WITH_DESK(test_layout__sort), WITH_DESK(test_layout__widths)};
    return RUN(tests);
}
