/* The day under the Timeline's cursor, and the picture of a life. */
#include "tui/desk.h"

#include "tui/screens/timeline.h"

static void test_timeline__day(void **state)
{
    (void)state;
    static const struct {
        bool has_day;
        int64_t day;
        const char *shown;
    } rows[] = {{false, 0, "2026-12-01"}, /* the day we judge from */
                {true, 0, "2026-01-15"},
                {true, 46, "2026-03-02"},
                {true, -5, "2026-01-15"},
                {true, 99999, "2027-01-15"}};
    char text[64];
    tn_date day;
    desk_open("acme.contract.ini");
    const tni_view *view = tni_timeline_view(&desk);
    assert_non_null(view);
    for (size_t i = 0; i < COUNT(rows); i++) {
        desk.cursors[SCREEN_TIMELINE].has_day = rows[i].has_day;
        desk.cursors[SCREEN_TIMELINE].day = rows[i].day;
        assert_true(tni_timeline_day(&desk, &day));
        assert_string_equal(tn_date_format(day, text), rows[i].shown);
    }
    assert_int_equal(tn_date_parse("2026-03-02", 10, &day), TN_OK);
    assert_int_equal(tni_timeline_day_of(view, day), 46);
    desk_open("acme.offer.ini");
    assert_null(tni_timeline_view(&desk));
    assert_false(tni_timeline_day(&desk, &day));
}

static const char *cell_at(int row, int column)
{
    return desk_surface.cells[row * desk_surface.columns + column].text;
}

static void draw(const char *on, int rows)
{
    tn_date day;
    const tni_view *view = tni_timeline_view(&desk);
    assert_int_equal(tn_date_parse(on, 10, &day), TN_OK);
    assert_true(tni_surface_clear(&desk_surface, rows, 80));
    tni_timeline_terms(view, day, tni_day(&desk), 0, &desk_surface, tni_surface_all(&desk_surface));
    desk_check(&desk_surface);
}

/* Months, the term over the whole width, what is held, a lane for each kind of event, the days. */
static void test_timeline__picture(void **state)
{
    (void)state;
    enum { MONTHS, TERM, BASIC, PRO, CHANGES, INVOICES, ENDS, DAYS, UPGRADED = 14 + 15 };
    desk_open("acme.contract.ini");
    draw("2026-01-15", DAYS + 1);
    assert_int_equal(strncmp(cell_at(MONTHS, 14 + 3), "F", 1), 0); /* day 17 of 365, 66 cells */
    for (int x = 14; x < 80; x++) {
        assert_string_equal(cell_at(TERM, x), "█");
    }
    assert_string_equal(cell_at(BASIC, 14), "1");
    assert_string_equal(cell_at(BASIC, UPGRADED), "0");
    assert_string_equal(cell_at(PRO, UPGRADED), "1");
    /* day 86 of 365: an upgrade and its invoice on one day are both seen */
    assert_string_equal(cell_at(CHANGES, UPGRADED), "U");
    assert_string_equal(cell_at(INVOICES, UPGRADED), "$");
    assert_string_equal(cell_at(INVOICES, 14), "$");
    assert_string_equal(cell_at(ENDS, 79), "2"); /* the last day to decide, and the end */
    assert_string_equal(cell_at(DAYS, 14), "^");
    assert_string_equal(cell_at(DAYS, 14 + 56), "t"); /* day 320 */
    assert_int_equal(desk_surface.cursor_column, 14);
    assert_non_null(strstr(desk_text(&desk_surface), "2026-01-15"));
    desk_surface.ascii = true;
    draw("2027-01-15", DAYS + 1); /* the end: the last cell */
    assert_string_equal(cell_at(TERM, 14), "=");
    assert_string_equal(cell_at(DAYS, 79), "^");
    draw("2027-01-15", 3); /* no room: nothing is drawn outside */
    desk_surface.ascii = false;
    assert_int_equal(tni_timeline_lanes(tni_timeline_view(&desk)), 5 + 1 + 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_timeline__day),
                                       WITH_DESK(test_timeline__picture)};
    return RUN(tests);
}
