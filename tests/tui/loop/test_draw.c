/* The frame of every screen: title, tabs, what was said, hints; any size, hostile names. */
#include "tui/desk.h"

/* A row of the screen holds the text, -1 is the last one. */
static bool row_holds(int row, const char *text)
{
    const char *at = desk_screen();
    for (int i = row < 0 ? desk.rows + row : row; i > 0; i--) {
        at = strchr(at, '\n') + 1;
    }
    const char *found = strstr(at, text);
    return found && found < strchr(at, '\n');
}

static void test_draw__frame(void **state)
{
    (void)state;
    static const struct {
        const char *file, *keys;
        int row;
        const char *text;
    } rows[] = {
        {"acme.offer.ini", "", 1, "9 Checks ok"}, /* the counter beside the last tab */
        {"acme.offer.ini", "Down Down Down = x Enter", 1, "9 Checks 1E 0W"},
        {"acme.offer.ini", "", 0, " TENOR | acme.offer.ini  "},
        {"acme.offer.ini", "", 0, "offer  as of 2026-12-01"},
        {"acme.offer.ini", "Down = x Enter", 0, "acme.offer.ini *"},
        {"acme.offer.ini", "Down Down Down = x", 0, "acme.offer.ini  STALE"},
        {"acme.offer.ini", "Down Down Down = x", 0, "DRAFT"},
        {"acme.contract.ini", "5 Down l", 0, "WHAT-IF"},
        {"acme.offer.ini", "", 1, "[3 Offer]"},
        {"acme.offer.ini", "9", 1, "[9 Checks]"},
        {"acme.offer.ini", "", 1, " 1 Home "},
        {"acme.offer.ini", "", -2, "undo 0 redo 0"},
        {"acme.offer.ini", "Down = x Enter", -2, "undo 1 redo 0  not saved"},
        {"acme.offer.ini", "Down = x Enter u", -2, "undo 0 redo 1"},
        {"acme.offer.ini", "1 / k k Enter", -2, "only rows with 'kk'; Esc shows all"},
        {"acme.offer.ini", "q", -2, "undo 0"},
        {"acme.offer.ini", "M", -2, "mouse off"},
        {"acme.offer.ini", "", -1, "? help"},
        {"acme.offer.ini", "", -1, "s save"},
        {"acme.offer.ini", "Down =", -1, "Esc as it was"},
        {NULL, "", -1, "d demo"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        desk_open(rows[i].file);
        desk_press(rows[i].keys);
        if (!row_holds(rows[i].row, rows[i].text)) {
            fail_msg("%s: no '%s' in row %d:\n%s", rows[i].keys, rows[i].text, rows[i].row,
                     desk_screen());
        }
        tni_perform(&desk, EFF_FORGET);
    }
}

/* A window that is too small says how large it is, and that nothing is lost. */
static void test_draw__too_small(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    desk.rows = 17;
    desk.columns = 80;
    assert_non_null(strstr(desk_screen(), "Terminal is 80 x 17. Tenor needs 80 x 24."));
    assert_non_null(strstr(desk_screen(), "Nothing is unsaved."));
    desk_press("Down = x Enter");
    assert_non_null(strstr(desk_screen(), "Your work is safe in the journal."));
    desk_press("q");
    assert_non_null(strstr(desk_screen(), "s save and quit"));
    desk_press("Esc");
    desk.rows = 18; /* a panel at a time */
    desk.columns = 60;
    assert_null(strstr(desk_screen(), "Terminal is"));
    assert_null(strstr(desk_screen(), "Price lines"));
    desk_press("Tab");
    assert_non_null(strstr(desk_screen(), "Price lines"));
    desk.rows = 24;
    desk.columns = 80;
    assert_non_null(strstr(desk_screen(), "Total contract value"));
    tni_perform(&desk, EFF_FORGET);
}

static void test_draw__every_screen_at_any_size(void **state)
{
    (void)state;
    static const char *const begin[] = {NULL, "storage.product.ini", "tokyo.offer.ini",
                                        "acme.contract.ini"};
    static const char *const keys[] = {"1", "2", "3", "4",     "5",     "6",     "7",
                                       "8", "9", ":", "Esc ?", "Esc a", "Esc /", "Esc"};
    static const int sizes[][2] = {{1, 1},   {1, 200}, {60, 1},   {5, 20},   {23, 80}, {24, 79},
                                   {24, 80}, {25, 99}, {30, 100}, {37, 120}, {60, 200}};
    for (size_t i = 0; i < COUNT(begin); i++) {
        desk_open(begin[i]);
        for (size_t k = 0; k < COUNT(keys); k++) {
            desk_press(keys[k]);
            for (size_t n = 0; n < COUNT(sizes) * 2; n++) {
                desk.rows = sizes[n / 2][0];
                desk.columns = sizes[n / 2][1];
                desk.ascii = n % 2;
                desk_screen();
            }
        }
    }
    desk.ascii = false;
}

/* A product whose names are meant to disturb. */
static void test_draw__hostile_names(void **state)
{
    (void)state;
    static const char text[] =
        "[product]\ntitle = \xe2\x80\xaeT\xe2\x80\x8bx\ncategory = hosts\npurchase = any\n"
        "currency = USD\ndurations = 1m, 12m\n[dimension a]\nname = \xe2\x80\xae\xe6\x9d\xb1"
        "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\ndescription = \xcc\x81\xcc\x81 x\n"
        "price.1m = 1\nprice.12m = 10\n";
    desk_put(desk_path("new.product.ini"), text, sizeof(text) - 1);
    desk_open("new.product.ini");
    const char *const keys[] = {"2", "Tab", "Tab", "1", "9", "?"};
    for (size_t i = 0; i < COUNT(keys); i++) {
        desk_press(keys[i]);
        for (desk.columns = 80; desk.columns < 140; desk.columns += 7) {
            desk_screen();
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_draw__frame), WITH_DESK(test_draw__too_small),
                                       WITH_DESK(test_draw__every_screen_at_any_size),
                                       WITH_DESK(test_draw__hostile_names)};
    return RUN(tests);
}
