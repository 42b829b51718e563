/* Moving: rows, cells, pages, panels, and to a value. */
#include "tui/desk.h"

#include "tui/loop/cursor.h"
#include "tui/loop/typing.h"

/* Where the cursor of the screen is after the actions, on a window of 30 rows. */
static void test_cursor__moves(void **state)
{
    (void)state;
    static const struct {
        const char *file, *keys;
        tni_screen_id screen;
        int panel, row, column;
    } rows[] = {
        {NULL, "Down Down", SCREEN_HOME, 0, 2, 0},
        {NULL, "Down Up Up", SCREEN_HOME, 0, 0, 0},
        {NULL, "Right", SCREEN_HOME, 0, 0, 0}, /* it has rows only */
        {"catalogue.product.ini", "PgDn", SCREEN_DIMENSIONS, 0, 20, 0},
        {"catalogue.product.ini", "PgDn PgDn PgUp", SCREEN_DIMENSIONS, 0, 20, 0},
        {"catalogue.product.ini", "PgDn PgUp PgUp", SCREEN_DIMENSIONS, 0, 0, 0},
        {"catalogue.product.ini", "G", SCREEN_DIMENSIONS, 0, 199, 0},
        {"catalogue.product.ini", "G Down PgDn", SCREEN_DIMENSIONS, 0, 199, 0},
        {"catalogue.product.ini", "G g", SCREEN_DIMENSIONS, 0, 0, 0},
        {"catalogue.product.ini", "Right Right Down", SCREEN_DIMENSIONS, 0, 1, 2},
        {"catalogue.product.ini", "Right Left Left", SCREEN_DIMENSIONS, 0, 0, 0},
        {"acme.offer.ini", "Tab", SCREEN_OFFER, 1, 0, 1}, /* Qty */
        {"acme.offer.ini", "Tab Tab Tab Tab Tab", SCREEN_OFFER, 0, 0, 0},
        {"acme.offer.ini", "Tab Tab Tab", SCREEN_OFFER, 3, 0, 0}, /* Payments */
        {"acme.offer.ini", "S-Tab", SCREEN_OFFER, 4, 0, 0},
        {"acme.offer.ini", "Down Tab Right S-Tab Down", SCREEN_OFFER, 0, 2, 0},
        /* what is looked for is in rows: from a chart or picture, the screen's first list */
        {"acme.contract.ini", "/ r e f", SCREEN_TIMELINE, 2, 0, 0},
        {"acme.contract.ini", "6 Tab /", SCREEN_INVOICES, 0, 0, 0},
        {"acme.offer.ini", "Tab Tab /", SCREEN_OFFER, 1, 0, 1},
        {"acme.offer.ini", "/", SCREEN_OFFER, 0, 0, 0},
        {"catalogue.product.ini", "Tab Tab /", SCREEN_DIMENSIONS, 0, 0, 0},
        {"catalogue.product.ini", "4 /", SCREEN_TIMELINE, 0, 0, 0}, /* no contract: nowhere */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        desk_open(rows[i].file);
        desk_press(rows[i].keys);
        const tni_screen_cursor *at = &desk.cursors[rows[i].screen];
        if (at->panel != rows[i].panel || at->row[at->panel] != rows[i].row ||
            at->column[at->panel] != rows[i].column) {
            fail_msg("%s: panel %d row %d column %d", rows[i].keys, at->panel, at->row[at->panel],
                     at->column[at->panel]);
        }
        assert_true(at->top[at->panel] <= at->row[at->panel]);
    }
}

/* A cursor that was left behind rows that are gone comes back to one that is there. */
static void test_cursor__behind_the_end(void **state)
{
    (void)state;
    desk_open("storage.product.ini");
    tni_screen_cursor *at = &desk.cursors[SCREEN_DIMENSIONS];
    at->row[0] = 77;
    tni_move(&desk, 0, 0);
    assert_int_equal(at->row[0], 1);
    at->row[0] = 77;
    tni_move(&desk, -1, 0);
    assert_int_equal(at->row[0], 0);
    at->row[0] = -5;
    tni_move(&desk, 1, 0);
    assert_int_equal(at->row[0], 1);
}

static void test_cursor__only_moves(void **state)
{
    (void)state;
    int moves = 0;
    desk_open("acme.offer.ini");
    for (tni_action_id id = 1; id < ACT_COUNT; id++) {
        moves += tni_moved(&desk, id);
    }
    assert_int_equal(moves, 11); /* ten ways to move, and the zoom of the panel */
    assert_true(tni_moved(&desk, ACT_UP));
    assert_false(tni_moved(&desk, ACT_BIG_LEFT)); /* a screen's own */
    assert_false(tni_moved(&desk, ACT_SAVE));
}

/* A window that is small moves by few rows. */
static void test_cursor__page_of_a_small_window(void **state)
{
    (void)state;
    desk_open("catalogue.product.ini");
    desk.rows = 10;
    desk_press("PgDn");
    assert_int_equal(desk.cursors[SCREEN_DIMENSIONS].row[0], 4);
}

static void test_cursor__to_a_value(void **state)
{
    (void)state;
    tni_target t = {.kind = "dimension", .label = "encrypted", .key = "price.12m"}, found = {0};
    desk_open("storage.product.ini");
    tni_point_at(&desk, &t);
    assert_true(tni_target_of(&desk, &found));
    assert_string_equal(found.label, "encrypted");
    desk_open("acme.offer.ini");
    t = (tni_target){.kind = "offer", .label = "", .key = "eula"};
    tni_point_at(&desk, &t);
    assert_true(tni_target_of(&desk, &found));
    assert_string_equal(found.key, "eula");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_cursor__moves), WITH_DESK(test_cursor__behind_the_end),
        WITH_DESK(test_cursor__only_moves), WITH_DESK(test_cursor__page_of_a_small_window),
        WITH_DESK(test_cursor__to_a_value)};
    return RUN(tests);
}
