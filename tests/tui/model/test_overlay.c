/* Overlays: which key answers, moves, closes. */
#include "tui/desk.h"

static int answered; /* what the answer was given; -1: nothing */

static unsigned take(tni_model *m, int choice)
{
    (void)m;
    answered = choice;
    return EFF_REDRAW;
}

static void begin(tni_overlay_kind kind, int rows)
{
    answered = -1;
    tni_overlay_begin(&desk, kind, take, "Title");
    for (int i = 0; i < rows; i++) {
        tni_overlay_add(&desk, "row %d", i);
    }
    desk.overlay.letters = "yn";
}

/* A list of twenty rows: where the cursor is after the keys. */
static void test_overlay__list(void **state)
{
    (void)state;
    static const struct {
        const char *keys;
        int cursor;
    } rows[] = {{"", 0},          {"Up", 0},          {"Down j", 2},    {"Down k", 0},
                {"PgDn", 10},     {"PgDn Space", 19}, {"PgDn PgUp", 0}, {"G", 19},
                {"End Down", 19}, {"G g", 0},         {"End Home", 0},  {"G k", 18},
                {"x y Left", 0}};
    desk_open(NULL);
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_action_id action = ACT_HELP;
        begin(OVER_PICK, 20);
        desk_press(rows[i].keys);
        assert_int_equal(desk.overlay.cursor, rows[i].cursor);
        assert_int_equal(tni_overlay_update(&desk, K_ENTER, &action), EFF_REDRAW);
        assert_int_equal(answered, rows[i].cursor);
        assert_int_equal(action, ACT_NONE);
    }
    begin(OVER_PICK, 20);
    desk_press("q");
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    assert_int_equal(answered, -1);
    begin(OVER_PICK, 0); /* no row found memory */
    desk_press("Enter");
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    assert_int_equal(answered, -1);
}

/* A text scrolls until its last row is at the bottom. */
static void test_overlay__text(void **state)
{
    (void)state;
    desk_open(NULL);
    desk.rows = 24;
    begin(OVER_TEXT, 50);
    desk_press("G");
    assert_int_equal(desk.overlay.cursor, 30); /* twenty rows fit */
    desk_press("Down");
    assert_int_equal(desk.overlay.cursor, 30);
    begin(OVER_TEXT, 20);
    desk_press("G");
    assert_int_equal(desk.overlay.cursor, 0);
    desk_press("Enter"); /* a text with an answer is answered */
    assert_int_equal(answered, 0);
    begin(OVER_TEXT, 20);
    desk.overlay.answer = NULL;
    desk_press("Enter");
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    assert_int_equal(answered, -1);
}

static void test_overlay__question(void **state)
{
    (void)state;
    static const struct {
        const char *key;
        int answer;
        tni_overlay_kind after;
    } rows[] = {{"y", 'y', OVER_ASK},    {"n", 'n', OVER_ASK},  {"x", -1, OVER_ASK},
                {"Enter", -1, OVER_ASK}, {"Up", -1, OVER_ASK},  {"\xc3\xa9", -1, OVER_ASK},
                {"Esc", -1, OVER_NONE},  {"C-c", -1, OVER_NONE}};
    desk_open(NULL);
    for (size_t i = 0; i < COUNT(rows); i++) {
        begin(OVER_ASK, 1);
        desk.quitting = true;
        desk_press(rows[i].key);
        assert_int_equal(answered, rows[i].answer);
        assert_int_equal(desk.overlay.kind, rows[i].after);
        assert_true(rows[i].after == OVER_ASK || !desk.quitting); /* Esc stays in the program */
    }
}

static void test_overlay__line(void **state)
{
    (void)state;
    tni_action_id action;
    desk_open(NULL);
    begin(OVER_LINE, 0);
    desk_type("abc");
    desk_press("Left BSpace");
    assert_string_equal(desk.overlay.line.text, "ac");
    assert_int_equal(tni_overlay_update(&desk, K_ENTER, &action), EFF_REDRAW);
    assert_int_equal(tni_overlay_line(&desk, EFF_CREATE), EFF_CREATE);
    assert_string_equal(desk.wanted, "ac");
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    begin(OVER_LINE, 0);
    assert_int_equal(tni_overlay_line(&desk, EFF_CREATE), 0); /* nothing was typed */
}

/* The rows follow what is typed at once; Enter keeps them, Esc shows all again. */
static void test_overlay__search(void **state)
{
    (void)state;
    desk_open(NULL);
    char *find = desk.arrangements[SCREEN_HOME][0].find;
    desk_press("/ A c");
    assert_string_equal(find, "Ac");
    desk_press("Enter");
    assert_string_equal(find, "Ac");
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    desk_press("/ m Esc");
    assert_string_equal(find, "");
    desk_press("/");
    for (int i = 0; i < 2 * TNI_NAME; i++) {
        desk_press("x");
    }
    assert_int_equal(strlen(find), TNI_NAME - 1);
}

/* The palette lists every action, help those of the screen; both are narrowed by what is typed. */
static void test_overlay__actions(void **state)
{
    (void)state;
    tni_action_id ids[ACT_COUNT], action = ACT_NONE;
    char words[64];
    tni_action_words(ACT_GO_HOME, words, sizeof(words));
    assert_string_equal(words, "go home");
    tni_action_words(ACT_GO_HOME, words, 4);
    assert_string_equal(words, "go ");
    desk_open(NULL);
    desk_press(":");
    assert_int_equal(tni_overlay_actions(&desk, ids), ACT_COUNT - 1);
    desk_type("WRITE event");
    assert_int_equal(tni_overlay_actions(&desk, ids), 1);
    assert_int_equal(ids[0], ACT_WRITE_EVENT);
    assert_int_equal(tni_overlay_update(&desk, K_ENTER, &action), 0);
    assert_int_equal(action, ACT_WRITE_EVENT);
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    desk_press("?");
    desk_type("write event"); /* not on Home */
    assert_int_equal(tni_overlay_actions(&desk, ids), 0);
    desk_press("C-u Down Down");
    assert_int_equal(desk.overlay.cursor, 2);
    desk_type("q"); /* a letter narrows, the cursor begins anew */
    assert_int_equal(desk.overlay.cursor, 0);
    assert_int_equal(desk.overlay.kind, OVER_HELP);
    tni_overlay_update(&desk, K_ENTER, &action);
    assert_int_equal(action, ACT_NONE); /* help runs nothing */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_overlay__list),     WITH_DESK(test_overlay__text),
        WITH_DESK(test_overlay__question), WITH_DESK(test_overlay__line),
        WITH_DESK(test_overlay__search),   WITH_DESK(test_overlay__actions)};
    return RUN(tests);
}
