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

/* The term as a bar over the whole width, signs of what happened, the day, first and last. */
static void test_timeline__picture(void **state)
{
    (void)state;
    tn_date day;
    desk_open("acme.contract.ini");
    const tni_view *view = tni_timeline_view(&desk);
    assert_int_equal(tn_date_parse("2026-01-15", 10, &day), TN_OK);
    assert_true(tni_surface_clear(&desk_surface, 4, 80));
    tni_timeline_terms(view, day, &desk_surface, tni_surface_all(&desk_surface));
    desk_check(&desk_surface);
    const tni_cell *cells = desk_surface.cells;
    assert_int_equal(strncmp(desk_text(&desk_surface), "term 1        █", 17), 0);
    for (int x = 14; x < 80; x++) {
        assert_string_equal(cells[x].text, "█");
        assert_int_equal(cells[x].attribute, ATTR_BAR);
    }
    assert_string_equal(cells[80 + 14].text, "$");
    assert_string_equal(cells[160 + 14].text, "^");
    assert_int_equal(desk_surface.cursor_column, 14);
    assert_non_null(strstr(desk_text(&desk_surface), "2026-01-15"));
    assert_non_null(strstr(desk_text(&desk_surface), "2027-01-14"));
    /* day 86 of 365 over 66 cells; of an upgrade and its invoice on one day the upgrade is seen */
    assert_string_equal(cells[80 + 14 + 15].text, "U");
    assert_string_equal(cells[80 + 14 + 14].text, " ");
    assert_string_equal(cells[80 + 79].text, "X");
    assert_int_equal(tn_date_parse("2027-01-15", 10, &day), TN_OK); /* the end: the last cell */
    assert_true(tni_surface_clear(&desk_surface, 4, 80));
    desk_surface.ascii = true;
    tni_timeline_terms(view, day, &desk_surface, tni_surface_all(&desk_surface));
    assert_string_equal(desk_surface.cells[14].text, "=");
    assert_string_equal(desk_surface.cells[160 + 79].text, "^");
    desk_surface.ascii = false;
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_timeline__day),
                                       WITH_DESK(test_timeline__picture)};
    return RUN(tests);
}
