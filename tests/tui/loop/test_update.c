/* update(): a model and a key give a model and effects, a row each; the disk is touched by effects
 * alone, which counters in front of the host's functions show (CMakeLists.txt). */
#include "tui/desk.h"

static int touched; /* how often a function that reads or writes the disk was called */

#define WRAP(name, type, parameters, arguments)                                                    \
    type __real_##name parameters;                                                                 \
    type __wrap_##name parameters;                                                                 \
    type __wrap_##name parameters                                                                  \
    {                                                                                              \
        touched++;                                                                                 \
        return __real_##name arguments;                                                            \
    }

WRAP(tni_file_read, tn_status,
     (tn_arena * arena, const char *path, size_t cap, tni_file *out, const char **reason),
     (arena, path, cap, out, reason))
WRAP(tni_file_read_inside, tn_status,
     (tn_arena * arena, const char *root, const char *path, size_t cap, tni_file *out,
      const char **reason),
     (arena, root, path, cap, out, reason))
WRAP(tni_file_stream, tn_status,
     (tn_arena * arena, const char *path, uint64_t cap, tni_push push, void *context,
      const char **reason),
     (arena, path, cap, push, context, reason))
WRAP(tni_file_save, tn_status,
     (tn_arena * arena, const tni_save *save, tni_file_version *version, const char **reason),
     (arena, save, version, reason))
WRAP(tni_append_file_open, tn_status, (const char *path, tni_append_file *out, const char **reason),
     (path, out, reason))
WRAP(tni_append_file_add, tn_status,
     (tni_append_file * file, const char *bytes, size_t size, const char **reason),
     (file, bytes, size, reason))
WRAP(tni_path_is_folder, bool, (const char *path), (path))
WRAP(tni_path_size, uint64_t, (const char *path), (path))
WRAP(tni_path_exists, bool, (const char *path), (path))
WRAP(tni_dir_list, tn_status,
     (tn_arena * arena, const char *folder, bool recursive, const char *const **out,
      size_t *out_count, const char **reason),
     (arena, folder, recursive, out, out_count, reason))
WRAP(tni_clock_today, tn_status, (tn_date * out), (out))

static const char offer[] = "acme.offer.ini", product[] = "storage.product.ini",
                  contract[] = "acme.contract.ini";

static const struct {
    const char *file, *before, *key;
    unsigned effects;
    tni_screen_id screen;
    tni_overlay_kind over;
    bool editing;
} rows[] = {
    {NULL, "", "Down", 0, SCREEN_HOME, OVER_NONE, false},
    {NULL, "", "Enter", EFF_OPEN, SCREEN_DIMENSIONS, OVER_NONE, false},
    {NULL, "", "3", EFF_OPEN | EFF_THEN, SCREEN_HOME, OVER_NONE, false}, /* that of the cursor */
    {NULL, "", "s", EFF_OPEN | EFF_THEN, SCREEN_HOME, OVER_NONE, false},
    {NULL, "/ z z z Enter", "s", 0, SCREEN_HOME, OVER_NONE, false}, /* it is on none */
    {offer, "", "5", 0, SCREEN_UPGRADE, OVER_NONE, false}, /* which says that there is none */
    {NULL, "", "S", EFF_SAVE_ALL, SCREEN_HOME, OVER_NONE, false},
    {NULL, "", "a", 0, SCREEN_HOME, OVER_PICK, false},
    {NULL, "a", "Enter", 0, SCREEN_HOME, OVER_LINE, false},
    {NULL, "a Enter", "Enter", EFF_CREATE, SCREEN_HOME, OVER_NONE, false},
    {NULL, "", "q", EFF_FORGET | EFF_QUIT, SCREEN_HOME, OVER_NONE, false},
    {NULL, "", "Esc", 0, SCREEN_HOME, OVER_NONE, false},
    {NULL, "", "C-c", 0, SCREEN_HOME, OVER_NONE, false},
    {NULL, "", "C-z", EFF_SUSPEND, SCREEN_HOME, OVER_NONE, false},
    {NULL, "", "C-l", EFF_REDRAW, SCREEN_HOME, OVER_NONE, false},
    {NULL, "", "M", EFF_MOUSE, SCREEN_HOME, OVER_NONE, false},
    {NULL, "", "y", EFF_COPY, SCREEN_HOME, OVER_NONE, false},
    {NULL, "", "?", 0, SCREEN_HOME, OVER_HELP, false},
    {NULL, "?", "Esc", 0, SCREEN_HOME, OVER_NONE, false},
    {NULL, "", ":", 0, SCREEN_HOME, OVER_PALETTE, false},
    {NULL, "", "/", 0, SCREEN_HOME, OVER_SEARCH, false},
    {NULL, "/ x", "Enter", 0, SCREEN_HOME, OVER_NONE, false},
    {offer, "", "Enter", 0, SCREEN_OFFER, OVER_NONE, false}, /* a heading */
    {offer, "Down", "=", 0, SCREEN_OFFER, OVER_NONE, true},
    {offer, "Down =", "x", EFF_TRY, SCREEN_OFFER, OVER_NONE, true},
    {offer, "Down =", "Left", 0, SCREEN_OFFER, OVER_NONE, true},
    {offer, "Down =", "Esc", EFF_VIEW, SCREEN_OFFER, OVER_NONE, false},
    {offer, "Down Enter", "Enter", EFF_VIEW, SCREEN_OFFER, OVER_NONE, false}, /* as it was */
    {offer, "Down = x", "Enter", EFF_VIEW | EFF_LOG, SCREEN_OFFER, OVER_NONE, false},
    {offer, "Down = x", "Tab", EFF_VIEW | EFF_LOG, SCREEN_OFFER, OVER_NONE, false},
    {offer, "Down = x Enter", "u", EFF_VIEW | EFF_LOG, SCREEN_OFFER, OVER_NONE, false},
    {offer, "Down = x Enter u", "C-r", EFF_VIEW | EFF_LOG, SCREEN_OFFER, OVER_NONE, false},
    {offer, "Down = x Enter", "q", 0, SCREEN_OFFER, OVER_ASK, false},
    {offer, "Down = x Enter q", "s", EFF_SAVE_ALL | EFF_QUIT, SCREEN_OFFER, OVER_NONE, false},
    {offer, "Down = x Enter q", "d", EFF_FORGET | EFF_QUIT, SCREEN_OFFER, OVER_NONE, false},
    {offer, "Down = x Enter q", "z", 0, SCREEN_OFFER, OVER_ASK, false},
    {offer, "Down = x Enter q", "Esc", 0, SCREEN_OFFER, OVER_NONE, false},
    {offer, "", "u", 0, SCREEN_OFFER, OVER_NONE, false}, /* nothing to undo */
    {offer, "", "s", EFF_SAVE, SCREEN_OFFER, OVER_NONE, false},
    {offer, "", "d", EFF_DIFF, SCREEN_OFFER, OVER_NONE, false},
    {offer, "Down", "D", 0, SCREEN_OFFER, OVER_ASK, false},
    {offer, "Down D", "y", EFF_VIEW | EFF_LOG, SCREEN_OFFER, OVER_NONE, false},
    {offer, "Tab", "+", EFF_VIEW | EFF_LOG, SCREEN_OFFER, OVER_NONE, false},
    {offer, "", "Esc", EFF_LIST, SCREEN_HOME, OVER_NONE, false},
    {offer, "", "7", 0, SCREEN_COMPARE, OVER_NONE, false},
    {offer, "", "9", 0, SCREEN_CHECKS, OVER_NONE, false},
    {offer, "", "2", EFF_OPEN, SCREEN_DIMENSIONS, OVER_NONE, false},
    {product, "", "a", 0, SCREEN_DIMENSIONS, OVER_LINE, false},
    {product, "a x", "Enter", EFF_VIEW | EFF_LOG | EFF_POINT, SCREEN_DIMENSIONS, OVER_NONE, false},
    {product, "", "J", EFF_VIEW | EFF_LOG | EFF_POINT, SCREEN_DIMENSIONS, OVER_NONE, false},
    {product, "J", "K", EFF_VIEW | EFF_LOG | EFF_POINT, SCREEN_DIMENSIONS, OVER_NONE, false},
    {product, "", "K", 0, SCREEN_DIMENSIONS, OVER_NONE, false}, /* the first */
    {product, "Tab", "J", EFF_VIEW | EFF_LOG | EFF_POINT, SCREEN_DIMENSIONS, OVER_NONE, false},
    {product, "Tab Tab Tab", "J", 0, SCREEN_DIMENSIONS, OVER_NONE, false},
    {offer, "Tab", "J", 0, SCREEN_OFFER, OVER_NONE, false},
    {offer, "G k", "K", EFF_VIEW | EFF_LOG | EFF_POINT, SCREEN_OFFER, OVER_NONE, false},
    {contract, "", "J", 0, SCREEN_TIMELINE, OVER_NONE, false},
    {NULL, "", "J", EFF_OPEN | EFF_THEN, SCREEN_HOME, OVER_NONE, false},
    {contract, "5 Down", "l", 0, SCREEN_UPGRADE, OVER_NONE, false},
    {contract, "", "6", 0, SCREEN_INVOICES, OVER_NONE, false},
    {contract, "", "8", 0, SCREEN_RENEWALS, OVER_NONE, false}};

static void test_update__table(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t length = 0;
        desk_open(rows[i].file);
        desk_press(rows[i].before);
        touched = 0;
        const unsigned effects = tni_update(&desk, tni_key_read(rows[i].key, &length));
        assert_int_equal(touched, 0);
        if (effects != rows[i].effects || desk.screen != rows[i].screen ||
            desk.overlay.kind != rows[i].over || desk.editing != rows[i].editing) {
            fail_msg("row %zu (%s, then %s): effects %u, screen %d, overlay %d, editing %d", i,
                     rows[i].before, rows[i].key, effects, (int)desk.screen, (int)desk.overlay.kind,
                     desk.editing);
        }
        tni_overlay_close(&desk);
        tni_perform(&desk, EFF_FORGET);
    }
}

/* The counters count. */
static void test_update__effects_touch_the_disk(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        unsigned effects;
    } seen[] = {{offer, EFF_OPEN}, {offer, EFF_LIST}, {product, EFF_VIEW}, {offer, EFF_DIFF}};
    for (size_t i = 0; i < COUNT(seen); i++) {
        desk_open(seen[i].file);
        snprintf(desk.wanted, sizeof(desk.wanted), "%s", desk_path("tokyo.offer.ini"));
        touched = 0;
        tni_perform(&desk, seen[i].effects);
        assert_true(touched > 0);
    }
}

/* Moving stays within the rows there are. */
static void test_update__cursor_stays_on_rows(void **state)
{
    (void)state;
    desk_open(NULL);
    desk_press("G");
    const int last = desk.cursors[SCREEN_HOME].row[0];
    assert_int_equal(last, (int)desk.file_list.count - 1);
    desk_press("Down PgDn j");
    assert_int_equal(desk.cursors[SCREEN_HOME].row[0], last);
    desk_press("g Up PgUp k");
    assert_int_equal(desk.cursors[SCREEN_HOME].row[0], 0);
}

/* The ends of what lies over a screen: of a text the last page, not its last row alone. */
static void test_update__ends_of_overlays(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *seen, *hidden;
    } ends[] = {{"?", "one row up", "at the top quit"},
                {"? End", "at the top quit", "one row up"},
                {"? End Home", "one row up", "at the top quit"},
                {": End", "at the top quit", "one row up"},
                {"d G", "+ extra49 ", "+ extra1 "},
                {"d End", "+ extra49 ", "+ extra1 "},
                {"d End k", "+ extra48 ", "+ extra49 "},
                {"d PgDn PgDn PgDn PgDn PgDn PgDn g", "+ extra1 ", "+ extra49 "},
                {"d G Home", "+ extra1 ", "+ extra49 "}};
    desk_open(offer);
    const char *reason = "";
    for (int i = 1; i < 50; i++) {
        char key[16];
        snprintf(key, sizeof(key), "extra%d", i);
        const tn_edit edit = {TN_EDIT_SET, "renewal", "", key, "1", NULL, 0};
        assert_int_equal(tni_draft_file_edit(desk.draft.document, &edit, "add", &reason), TN_OK);
    }
    for (size_t i = 0; i < COUNT(ends); i++) {
        desk_press(ends[i].keys);
        const char *screen = desk_screen();
        if (!strstr(screen, ends[i].seen) || strstr(screen, ends[i].hidden)) {
            fail_msg("%s:\n%s", ends[i].keys, screen);
        }
        desk_press("Esc");
    }
    tni_perform(&desk, EFF_FORGET);
}

/* Where a small window hides what is typed into, keys type nothing: q quits and s saves, with the
 * field as it was typed until then. */
static void test_update__nothing_is_typed_unseen(void **state)
{
    (void)state;
    static const struct {
        const char *before, *keys, *asks; /* NULL: nothing */
        bool quits, editing;
        int changes;
    } cases[] = {{"Down = A c m e", "x 1 D", NULL, false, true, 0},
                 {"Down = A c m e", "q", "1 unsaved file", false, false, 1},
                 {"Down = A c m e", "x s", NULL, false, false, 1},
                 {"Down = A c m e", "Esc", NULL, false, false, 0},
                 {"Down = A c m e", "Esc q", NULL, true, false, 0},
                 {"Down = A c m e", "x Enter", NULL, false, false, 1},
                 {"/ a", "x q", NULL, true, false, 0},
                 {":", "d q", NULL, true, false, 0},
                 {"?", "Esc", NULL, false, false, 0},
                 {"", "q", NULL, true, false, 0}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        desk_fill();
        desk_open(offer);
        desk_press(cases[i].before);
        desk.rows = 10;
        const unsigned left = desk_press(cases[i].keys);
        const bool quits = left & EFF_QUIT;
        if (quits != cases[i].quits || desk.editing != cases[i].editing ||
            (int)tni_draft_steps(&desk.draft, false) != cases[i].changes ||
            (cases[i].asks ? !desk_asks(cases[i].asks) : desk.overlay.kind != OVER_NONE)) {
            fail_msg("%s, then %s: quits %d, editing %d, %zu changes, overlay %d", cases[i].before,
                     cases[i].keys, quits, desk.editing, tni_draft_steps(&desk.draft, false),
                     (int)desk.overlay.kind);
        }
        tni_perform(&desk, EFF_FORGET);
    }
    assert_null(strstr(desk.draft.document->text.bytes, "Acmex"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_update__table), WITH_DESK(test_update__effects_touch_the_disk),
        WITH_DESK(test_update__cursor_stays_on_rows), WITH_DESK(test_update__ends_of_overlays),
        WITH_DESK(test_update__nothing_is_typed_unseen)};
    return RUN(tests);
}
