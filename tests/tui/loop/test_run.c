/* Clicks: tabs, rows and cells of every panel, hints, answers, and beside an overlay. */
#include "tui/desk.h"

static void draw(void)
{
    assert_true(tni_surface_clear(&desk_surface, desk.rows, desk.columns));
    tni_draw(&desk, &desk_surface);
}

/* Clicks where this text begins on the screen, the last time it stands there. */
static unsigned click(const char *text)
{
    draw();
    for (int row = desk.rows - 1; row >= 0; row--) {
        for (int column = desk.columns - 1; column >= 0; column--) {
            char line[1024] = "";
            for (int i = column; i < desk.columns && strlen(line) < strlen(text); i++) {
                strcat(line, desk_surface.cells[row * desk.columns + i].text);
            }
            if (strcmp(line, text) == 0) {
                return tni_run_click(&desk, &desk_surface, row, column);
            }
        }
    }
    fail_msg("'%s' is not on the screen", text);
    return 0;
}

static void test_run__tabs(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    for (int columns = 80; columns <= 132; columns += 20) {
        desk.columns = columns;
        click(" 9 Ch");
        assert_int_equal(desk.screen, SCREEN_CHECKS);
        click(" 1 Home");
        assert_int_equal(desk.screen, SCREEN_HOME);
        click(" 7 C");
        assert_int_equal(desk.screen, SCREEN_COMPARE);
        click(" 3 Offer");
        assert_int_equal(desk.screen, SCREEN_OFFER);
    }
}

/* The wheel scrolls the panel that it is over, and what is over the screen. */
static void test_run__wheel(void **state)
{
    (void)state;
    enum { LEFT = 10, HIGH = 5, LOW = 25 };
    desk_open("catalogue.product.ini");
    const tni_screen_cursor *position = &desk.cursors[SCREEN_DIMENSIONS];
    draw();
    tni_run_wheel(&desk, &desk_surface, K_DOWN, LOW, LEFT);
    assert_int_equal(position->panel, 1); /* the fields of the dimension */
    assert_int_equal(position->row[1], 1);
    tni_run_wheel(&desk, &desk_surface, K_DOWN, HIGH, LEFT);
    assert_int_equal(position->panel, 0);
    assert_int_equal(position->row[0], 1);
    tni_run_wheel(&desk, &desk_surface, K_DOWN, 0, 0); /* over none: where the cursor is */
    assert_int_equal(position->row[0], 2);
    tni_run_wheel(&desk, &desk_surface, K_UP, HIGH, LEFT);
    assert_int_equal(position->row[0], 1);
    desk_press("?");
    draw();
    tni_run_wheel(&desk, &desk_surface, K_DOWN, LOW, LEFT);
    assert_int_equal(position->panel, 0);
    assert_int_equal(desk.overlay.cursor, 1);
    desk_press("Esc Enter"); /* a value is typed: it stays where it is */
    assert_true(desk.editing);
    draw();
    tni_run_wheel(&desk, &desk_surface, K_DOWN, LOW, LEFT);
    assert_int_equal(position->panel, 0);
}

static void test_run__rows_of_every_panel(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    const tni_screen_cursor *position = &desk.cursors[SCREEN_OFFER];
    click("buyer  ");
    assert_int_equal(position->panel, 0);
    assert_int_equal(position->row[0], 4);
    assert_false(desk.editing);
    click("3,600.00     3"); /* the net price of a line: another panel, its cell */
    assert_int_equal(position->panel, 1);
    assert_true(position->column[1] > 0);
    click("3,600.00     3"); /* again: it is opened */
    assert_true(desk.editing);
    desk_press("C-u");
    desk_type("3500");
    click("duration "); /* what was typed is accepted, and the cursor goes on */
    assert_false(desk.editing);
    assert_non_null(strstr(desk.draft.document->text.bytes, "3500"));
    assert_int_equal(position->panel, 0);
    desk_press("u");
}

static void test_run__home_opens(void **state)
{
    (void)state;
    desk_open(NULL);
    click("ワークスペース");
    assert_int_equal(desk.screen, SCREEN_HOME);
    click(">ワークスペース"); /* under the cursor by now */
    assert_int_equal(desk.screen, SCREEN_DIMENSIONS);
    assert_non_null(strstr(desk.draft.document->path, "workspace.product.ini"));
}

static void test_run__hints(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    click("? help");
    assert_int_equal(desk.overlay.kind, OVER_HELP);
    draw();
    tni_run_click(&desk, &desk_surface, 0, 0); /* beside it */
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    click(": commands");
    assert_int_equal(desk.overlay.kind, OVER_PALETTE);
    click("PgUp");
    assert_int_equal(desk.overlay.kind, OVER_PALETTE); /* the row, not yet the action */
    assert_true(desk.overlay.cursor > 0);
    desk_press("Esc");
    assert_true(click("q quit") & EFF_QUIT);
}

static void test_run__answers(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    click("discount  ");
    desk_press("D");
    assert_int_equal(desk.overlay.kind, OVER_ASK);
    click("Esc ");
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    assert_int_equal(desk.draft.document->done, 0);
    desk_press("D");
    click("y remove");
    assert_int_equal(desk.draft.document->done, 1);
    click("q quit");
    assert_true(desk_asks("1 unsaved file"));
    assert_true(click("d d") & EFF_QUIT);
}

/* A window that is too small has nothing to click at. */
static void test_run__too_small(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    desk.rows = 10;
    draw();
    for (int row = 0; row < 10; row++) {
        for (int column = 0; column < desk.columns; column++) {
            assert_int_equal(tni_run_click(&desk, &desk_surface, row, column), 0);
        }
    }
    desk.rows = 30;
}

#ifndef __SANITIZE_ADDRESS__ /* it stands in front of the C library: no failure is counted then */
static const char *answered; /* what the answer says, "": nothing */

static unsigned find_no_memory(tni_model *m, int choice)
{
    void *volatile memory = malloc(SIZE_MAX / 4);
    (void)choice;
    assert_null(memory);
    tni_overlay_close(m);
    m->message[0] = '\0';
    if (*answered) {
        tni_show_message(m, strstr(answered, "not") ? ATTR_ERROR : ATTR_GOOD, "%s", answered);
    }
    return 0;
}

/* A key that finds no memory says so, whatever it does instead; what it says itself is kept. */
static void test_run__memory_is_short(void **state)
{
    static const char *const rows[][2] = {{"", "memory is short"},
                                          {"saved x", "saved x; memory is short"},
                                          {"x is not saved", "x is not saved"}};
    (void)state;
    desk_open("acme.offer.ini");
    for (size_t i = 0; i < COUNT(rows); i++) {
        answered = rows[i][0];
        tni_overlay_ask(&desk, find_no_memory, "Memory?", "y yes", "y");
        desk_press("y");
        assert_string_equal(desk.message, rows[i][1]);
        assert_int_equal(desk.message_attribute, ATTR_ERROR);
    }
    desk_press("Down");
    assert_string_equal(desk.message, "");
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
#ifndef __SANITIZE_ADDRESS__
        WITH_DESK(test_run__memory_is_short),
#endif
        WITH_DESK(test_run__tabs),
        WITH_DESK(test_run__wheel),
        WITH_DESK(test_run__rows_of_every_panel),
        WITH_DESK(test_run__home_opens),
        WITH_DESK(test_run__hints),
        WITH_DESK(test_run__answers),
        WITH_DESK(test_run__too_small),
    };
    return RUN(tests);
}
