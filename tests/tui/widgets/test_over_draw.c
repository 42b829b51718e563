/* Overlays on the grid: the box in the middle, its rows, its cursor, what a click there is. */
#include "tui/desk.h"

#include "tui/widgets/over_draw.h"

static const char *draw(int rows, int columns)
{
    assert_true(tni_surface_clear(&desk_surface, rows, columns));
    tni_overlay_draw(&desk, &desk_surface);
    desk_check(&desk_surface);
    return desk_text(&desk_surface);
}

static void begin(tni_overlay_kind kind, const char *title, int rows)
{
    tni_overlay_begin(&desk, kind, NULL, title);
    for (int i = 0; i < rows; i++) {
        tni_overlay_add(&desk, "row %d", i);
    }
}

static void test_over_draw__pick(void **state)
{
    (void)state;
    desk_open(NULL);
    assert_string_equal(draw(1, 20), "\n");
    begin(OVER_PICK, "T", 3);
    desk.overlay.cursor = 1;
    assert_string_equal(draw(7, 30), "\n"
                                     "   ┌─ T ──── Esc closes ─┐\n"
                                     "   │  row 0              │\n"
                                     "   │  row 1              │\n"
                                     "   │  row 2              │\n"
                                     "   └─────────────────────┘\n"
                                     "\n");
    assert_int_equal(desk_surface.cursor_row, 3);
    assert_int_equal(desk_surface.cells[3 * 30 + 6].attribute, ATTR_SELECTED);
    assert_int_equal(desk_surface.cells[2 * 30 + 6].attribute, ATTR_PLAIN);
    assert_int_equal(tni_click_at(&desk_surface, 4, 8)->row, 2);
    assert_int_equal(tni_click_at(&desk_surface, 4, 8)->panel, TNI_OVERLAY);
    assert_int_equal(tni_click_at(&desk_surface, 0, 0)->key, K_ESC);
}

/* More rows than fit: those around the cursor; of a text those from the first one shown. */
static void test_over_draw__scrolled(void **state)
{
    (void)state;
    desk_open(NULL);
    begin(OVER_PICK, "T", 30);
    desk.overlay.cursor = 29;
    assert_non_null(strstr(draw(10, 40), "row 29"));
    assert_non_null(strstr(draw(10, 40), "row 24"));
    assert_null(strstr(draw(10, 40), "row 23"));
    begin(OVER_TEXT, "T", 30);
    desk.overlay.cursor = 3;
    assert_non_null(strstr(draw(10, 40), "row 3 "));
    assert_null(strstr(draw(10, 40), "row 2 "));
    desk.overlay.cursor = 29; /* the last page, not the last row alone */
    assert_non_null(strstr(draw(10, 40), "row 24"));
}

/* Rows that were taken and added have attributes of their own, in a text alone. */
static void test_over_draw__signs(void **state)
{
    (void)state;
    desk_open(NULL);
    static const struct {
        tni_overlay_kind kind;
        tni_attribute minus, plus;
    } rows[] = {{OVER_TEXT, ATTR_ERROR, ATTR_GOOD}, {OVER_PICK, ATTR_PLAIN, ATTR_PLAIN}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        begin(rows[i].kind, "T", 1);
        tni_overlay_row(&desk, "- gone");
        tni_overlay_row(&desk, "+ new");
        draw(7, 30);
        assert_string_equal(desk_surface.cells[3 * 30 + 6].text, "-");
        assert_int_equal(desk_surface.cells[3 * 30 + 6].attribute, rows[i].minus);
        assert_int_equal(desk_surface.cells[4 * 30 + 6].attribute, rows[i].plus);
    }
}

/* The letters of a question are keys to click at. */
static void test_over_draw__question(void **state)
{
    (void)state;
    desk_open(NULL);
    begin(OVER_ASK, "Remove?", 1);
    desk.overlay.text = "y remove   Esc keep";
    desk.overlay.letters = "y";
    const char *text = draw(9, 40);
    assert_non_null(strstr(text, "y remove   Esc keep"));
    int row = 0, column = 0;
    for (int i = 0; i < 9 * 40; i++) {
        if (strcmp(desk_surface.cells[i].text, "y") == 0) {
            row = i / 40;
            column = i % 40;
        }
    }
    assert_int_equal(row, desk_surface.cursor_row);
    row = desk_surface.cursor_row;
    column = desk_surface.cursor_column;
    assert_int_equal(tni_click_at(&desk_surface, row, column)->key, 'y');
    assert_int_equal(tni_click_at(&desk_surface, row, column + 7)->key, 'y');
    assert_int_equal(tni_click_at(&desk_surface, row, column + 8)->key, 0); /* between */
    assert_int_equal(tni_click_at(&desk_surface, row, column + 11)->key, K_ESC);
    assert_int_equal(tni_click_at(&desk_surface, row, column + 18)->key, K_ESC);
}

static void test_over_draw__actions_and_lines(void **state)
{
    (void)state;
    desk_open(NULL);
    desk_press(": m o u s");
    const char *text = draw(20, 80);
    assert_non_null(strstr(text, ": mous"));
    assert_non_null(strstr(text, "mouse on or off"));
    assert_null(strstr(text, "a page up"));
    desk_type("zzz");
    assert_non_null(strstr(draw(20, 80), "no action like that"));
    desk_press("Esc");
    begin(OVER_LINE, "Name", 0);
    tni_line_set(&desk.overlay.line, "a name");
    assert_non_null(strstr(draw(20, 80), "a name"));
    assert_int_equal(desk_surface.cells[desk_surface.cursor_row * 80 + 7].attribute, ATTR_EDIT);
    assert_int_equal(desk_surface.cursor_column, 7 + 6);
}

/* A grid that is smaller than any box. */
static void test_over_draw__small(void **state)
{
    (void)state;
    static const tni_overlay_kind kinds[] = {OVER_HELP, OVER_PALETTE, OVER_PICK,
                                             OVER_LINE, OVER_ASK,     OVER_TEXT};
    desk_open(NULL);
    for (size_t i = 0; i < COUNT(kinds); i++) {
        begin(kinds[i], "A title", 9);
        desk.overlay.text = "y yes   Esc no";
        for (int rows = 1; rows < 9; rows++) {
            for (int columns = 1; columns < 40; columns += 3) {
                draw(rows, columns);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_over_draw__pick),  WITH_DESK(test_over_draw__scrolled),
        WITH_DESK(test_over_draw__signs), WITH_DESK(test_over_draw__question),
        WITH_DESK(test_over_draw__small), WITH_DESK(test_over_draw__actions_and_lines)};
    return RUN(tests);
}
