/* The grid of cells: clipping, the display filter, areas, frames, bars, the line editor, clicks. */
#include "tui/desk.h"

static void clear(int rows, int columns)
{
    assert_true(tni_surface_clear(&desk_surface, rows, columns));
}

static void test_surface__text(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int width;
        bool ascii;
        const char *shown; /* between bars: nothing beside the area is touched */
    } rows[] = {{"abc", 5, false, "|abc  |"},
                {"abcdef", 5, false, "|abcd…|"},
                {"abcdef", 5, true, "|abcd~|"},
                {"abc", 0, false, "|     |"},
                {"abc", 1, false, "|…    |"},
                {"\xe6\x9d\xb1\xe4\xba\xac", 5, false, "|東京 |"},
                {"\xe6\x9d\xb1\xe4\xba\xac", 4, false, "|東京 |"},
                {"\xe6\x9d\xb1\xe4\xba\xac", 3, false, "|東…  |"}, /* no half sign */
                {"\xe6\x9d\xb1\xe4\xba\xac", 2, false, "|…    |"},
                {"\xe6\x9d\xb1", 5, true, "|??   |"},
                {"e\xcc\x81z", 5, false, "|e\xcc\x81z   |"},
                {"a\x1b", 5, false, "|a\\x1b|"},
                {"\xe2\x80\xae"
                 "ab",
                 5, false, "|\\u{… |"},
                {"\xff", 5, false, "|\\xff |"},
                {"", 5, false, "|     |"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        clear(1, 7);
        desk_surface.ascii = rows[i].ascii;
        tni_draw_text(&desk_surface, (tni_area){0, 0, 1, 1}, 0, 0, 1, ATTR_PLAIN, "|");
        tni_draw_text(&desk_surface, (tni_area){0, 6, 1, 1}, 0, 0, 1, ATTR_PLAIN, "|");
        tni_draw_text(&desk_surface, (tni_area){0, 1, 1, 5}, 0, 0, rows[i].width, ATTR_PLAIN,
                      rows[i].text);
        desk_check(&desk_surface);
        char want[64];
        snprintf(want, sizeof(want), "%s\n", rows[i].shown);
        assert_string_equal(desk_text(&desk_surface), want);
    }
    desk_surface.ascii = false;
}

/* Half of a wide sign is never left behind. */
static void test_surface__written_over(void **state)
{
    (void)state;
    for (int column = 0; column < 4; column++) {
        clear(1, 4);
        const tni_area a = tni_surface_all(&desk_surface);
        tni_draw_text(&desk_surface, a, 0, 1, 2, ATTR_PLAIN, "\xe6\x9d\xb1");
        tni_draw_text(&desk_surface, a, 0, column, 1, ATTR_PLAIN, "x");
        desk_check(&desk_surface);
        clear(1, 4);
        tni_draw_text(&desk_surface, a, 0, 0, 4, ATTR_PLAIN, "\xe6\x9d\xb1\xe4\xba\xac");
        tni_draw_text(&desk_surface, a, 0, 1, 2, ATTR_PLAIN, "\xe4\xba\xac");
        desk_check(&desk_surface);
    }
}

static void test_surface__areas(void **state)
{
    (void)state;
    static const struct {
        bool columns;
        int count;
        tni_area part, rest;
    } cuts[] = {
        {false, 2, {3, 4, 2, 20}, {5, 4, 8, 20}},    {false, -3, {10, 4, 3, 20}, {3, 4, 7, 20}},
        {false, 99, {3, 4, 10, 20}, {13, 4, 0, 20}}, {false, -99, {3, 4, 10, 20}, {3, 4, 0, 20}},
        {true, 6, {3, 4, 10, 6}, {3, 10, 10, 14}},   {true, -6, {3, 18, 10, 6}, {3, 4, 10, 14}},
        {true, 99, {3, 4, 10, 20}, {3, 24, 10, 0}},
    };
    for (size_t i = 0; i < COUNT(cuts); i++) {
        tni_area rest = {3, 4, 10, 20};
        const tni_area part = cuts[i].columns ? tni_area_split(&rest, cuts[i].count)
                                              : tni_area_cut(&rest, cuts[i].count);
        assert_memory_equal(&part, &cuts[i].part, sizeof(part));
        assert_memory_equal(&rest, &cuts[i].rest, sizeof(rest));
    }
    const tni_area inside = tni_area_inside((tni_area){3, 4, 10, 20});
    const tni_area none = tni_area_inside((tni_area){3, 4, 2, 3});
    assert_memory_equal(&inside, (&(tni_area){4, 6, 8, 16}), sizeof(inside));
    assert_int_equal(none.rows, 0);
    assert_int_equal(none.columns, 0);
}

/* The whole grid after one call of each. */
static void test_surface__parts(void **state)
{
    (void)state;
    clear(3, 16);
    const tni_area a = tni_surface_all(&desk_surface);
    tni_draw_frame(&desk_surface, a, "Title", "r", false);
    assert_string_equal(desk_text(&desk_surface), "┌─ Title ── r ─┐\n"
                                                  "│              │\n"
                                                  "└──────────────┘\n");
    assert_int_equal(desk_surface.cells[0].attribute, ATTR_FRAME);
    assert_int_equal(desk_surface.cells[3].attribute, ATTR_HEAD);
    clear(3, 16);
    desk_surface.ascii = true;
    tni_draw_frame(&desk_surface, a, "A title too long", "right", true);
    assert_string_equal(desk_text(&desk_surface), "+- A t~ right -+\n"
                                                  "|              |\n"
                                                  "+--------------+\n");
    assert_int_equal(desk_surface.cells[0].attribute, ATTR_FOCUS);
    desk_surface.ascii = false;
    clear(3, 6);
    assert_int_equal(tni_draw_folded(&desk_surface, tni_surface_all(&desk_surface), 0, ATTR_PLAIN,
                                     "ab cd efghijkl"),
                     3);
    assert_string_equal(desk_text(&desk_surface), "ab cd\nefghij\nkl\n");
    assert_int_equal(
        tni_draw_folded(&desk_surface, tni_surface_all(&desk_surface), 0, ATTR_PLAIN, NULL), 0);
    clear(1, 6);
    tni_draw_right(&desk_surface, tni_surface_all(&desk_surface), 0, 1, 4, ATTR_PLAIN, "xy");
    assert_string_equal(desk_text(&desk_surface), "   xy\n");
    tni_draw_right(&desk_surface, tni_surface_all(&desk_surface), 0, 1, 4, ATTR_PLAIN, "12345");
    assert_string_equal(desk_text(&desk_surface), " …\n"); /* 123 would be another number */
    clear(1, 6);
    assert_int_equal(
        tni_draw_format(&desk_surface, (tni_area){0, 1, 1, 3}, 0, 0, ATTR_KEY, "%d", 12345), 1);
    assert_string_equal(desk_text(&desk_surface), " …\n");
}

static void test_surface__bar(void **state)
{
    (void)state;
    static const struct {
        int64_t value, least, most;
        bool ascii;
        const char *shown;
    } rows[] = {
        {0, 0, 100, false, ""},
        {-5, 0, 100, false, ""},
        {5, 0, 0, false, ""},
        {50, 0, 100, false, "██"},
        {100, 0, 100, false, "████"},
        {200, 0, 100, false, "████"}, /* never beyond its width */
        {60, 0, 100, false, "██▍"},
        {60, 0, 100, true, "##"},
        {INT64_MAX, 0, INT64_MAX, false, "████"},
        {INT64_MAX / 2, 0, INT64_MAX, false, "█▉"},
        {1, 0, INT64_MAX, false, ""},
        {-100, -100, 200, false, "█│"}, /* below zero: to the left of the axis */
        {-1, -100, 200, true, "#|"},    /* nothing below zero is without a sign */
        {200, -100, 200, false, " │██"},
        {0, -100, 200, false, " │"},
        {-100, -100, 0, false, "███│"},
        {INT64_MIN, INT64_MIN, INT64_MAX, false, "█│"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char want[32];
        clear(1, 6);
        desk_surface.ascii = rows[i].ascii;
        tni_draw_bar(&desk_surface, tni_surface_all(&desk_surface), 0, 0, 4, rows[i].value,
                     rows[i].least, rows[i].most);
        snprintf(want, sizeof(want), "%s\n", rows[i].shown);
        assert_string_equal(desk_text(&desk_surface), want);
    }
    desk_surface.ascii = false;
}

/* The part of a long line around its cursor, which is the real one. */
static void test_surface__line(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t at;
        const char *shown;
        int cursor;
    } rows[] = {
        {"abc", 3, "abc", 3},
        {"abc", 0, "abc", 0},
        {"abcdefgh", 8, "efgh", 4},
        {"abcdefgh", 0, "abcde", 0},
        {"abcdefgh", 4, "abcde", 4},
        {"\xe6\x9d\xb1\xe4\xba\xac\xe6\x9d\xb1", 9, "京東", 4},
        {"a\xe6\x9d\xb1\xe4\xba\xac", 7, "東京", 4},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char want[32];
        tni_typed_line line;
        tni_line_set(&line, rows[i].text);
        line.at = rows[i].at;
        clear(1, 7);
        tni_line_draw(&line, &desk_surface, tni_surface_all(&desk_surface), 0, 1, 5);
        desk_check(&desk_surface);
        snprintf(want, sizeof(want), " %s\n", rows[i].shown);
        assert_string_equal(desk_text(&desk_surface), want);
        assert_int_equal(desk_surface.cursor_row, 0);
        assert_int_equal(desk_surface.cursor_column, 1 + rows[i].cursor);
        assert_int_equal(desk_surface.cells[5].attribute, ATTR_EDIT);
        assert_int_equal(desk_surface.cells[6].attribute, ATTR_PLAIN);
    }
}

/* Outside its area there is no cursor; of two places for a click the later one counts. */
static void test_surface__cursor_and_clicks(void **state)
{
    (void)state;
    clear(4, 10);
    tni_draw_cursor(&desk_surface, (tni_area){1, 1, 2, 2}, 0, 2);
    tni_draw_cursor(&desk_surface, (tni_area){1, 1, 2, 2}, 2, 0);
    assert_int_equal(desk_surface.cursor_row, -1);
    tni_draw_cursor(&desk_surface, (tni_area){1, 1, 2, 2}, 1, 1);
    assert_int_equal(desk_surface.cursor_row, 2);
    assert_int_equal(desk_surface.cursor_column, 2);
    assert_null(tni_click_at(&desk_surface, 0, 0));
    tni_click_key(&desk_surface, (tni_area){0, 0, 2, 4}, 'x');
    tni_click_cursor(&desk_surface, (tni_area){1, 0, 1, 2}, 2, 7, 3, 5);
    tni_click_panel(&desk_surface, (tni_area){3, 4, 1, 2}, 1); /* and its frame */
    assert_int_equal(tni_click_at(&desk_surface, 1, 2)->key, 'x');
    assert_int_equal(tni_click_at(&desk_surface, 1, 1)->row, 7);
    assert_int_equal(tni_click_at(&desk_surface, 1, 1)->top, 5);
    assert_int_equal(tni_click_at(&desk_surface, 2, 2)->panel, 1);
    assert_int_equal(tni_click_at(&desk_surface, 2, 2)->row, -1);
    assert_null(tni_click_at(&desk_surface, 1, 4));
    assert_null(tni_click_at(&desk_surface, 2, 8));
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_surface__text),
                                       WITH_DESK(test_surface__written_over),
                                       WITH_DESK(test_surface__areas),
                                       WITH_DESK(test_surface__parts),
                                       WITH_DESK(test_surface__bar),
                                       WITH_DESK(test_surface__line),
                                       WITH_DESK(test_surface__cursor_and_clicks)};
    return RUN(tests);
}
