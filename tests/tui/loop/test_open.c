/* Opening: edit logs, what is kept, what is recovered, whose edit log is whose. */
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "tui/desk.h"

static char journal[DESK_PATH];

/* Edits the discount of acme.offer.ini on its screen. */
static void edit(const char *value)
{
    const tni_target t = {.kind = "offer", .label = "", .key = "discount"};
    const unsigned effects = tni_edit_set(&desk, &t, value);
    assert_int_equal(effects, EFF_VIEW | EFF_LOG);
    tni_perform(&desk, effects);
}

static void begin(void)
{
    snprintf(journal, sizeof(journal), "%s", desk_path(".acme.offer.ini.tenor-journal"));
    desk_open("acme.offer.ini");
}

static bool there(const char *path)
{
    return access(path, F_OK) == 0;
}

static bool holds(const char *text)
{
    return strstr(desk.draft.document->text.bytes, text) != NULL;
}

static void test_open__killed_and_recovered(void **state)
{
    (void)state;
    begin();
    edit("25%");
    edit("26%");
    desk_press("u");
    desk_open("acme.offer.ini"); /* without quitting */
    assert_true(desk_asks("Recover unsaved work?"));
    desk_press("r");
    assert_true(holds("= 25%"));
    assert_int_equal(desk.draft.document->done,
                     3); /* two edits, one taken back: steps of their own */
    desk_press("u u u");
    assert_false(tni_draft_file_is_changed(desk.draft.document));
    desk_press("q");
    assert_false(there(journal));
}

/* Changes that were all taken back: what is said is that nothing differs. */
static void test_open__nothing_to_recover(void **state)
{
    (void)state;
    begin();
    edit("25%");
    desk_press("u");
    desk_open("acme.offer.ini");
    assert_true(desk_asks("Recover unsaved work?"));
    desk_press("r");
    assert_non_null(strstr(desk.message, "nothing differs from the file"));
    assert_null(strstr(desk.message, "recovered"));
    desk_press("q");
}

static bool file_holds(const char *name, const char *text)
{
    char bytes[4096] = "";
    FILE *file = fopen(desk_path(name), "r");
    assert_non_null(file);
    const size_t size = fread(bytes, 1, sizeof(bytes) - 1, file);
    fclose(file);
    return size > 0 && strstr(bytes, text) != NULL;
}

/* Not decided about what was left, then edited: both are kept, each whole. */
static void test_open__decided_later(void **state)
{
    (void)state;
    begin();
    edit("25%");
    desk_open("acme.offer.ini");
    desk_press("Esc");
    edit("31%");
    assert_true(there(desk_path(".acme.offer.ini.tenor-journal.old")));
    desk_open("acme.offer.ini");
    desk_press("r");
    assert_true(holds("= 31%"));
    desk_open("acme.offer.ini");
    desk_press("Esc");
    edit("33%");
    assert_true(there(desk_path(".acme.offer.ini.tenor-journal.old.2")));
    assert_true(file_holds(".acme.offer.ini.tenor-journal.old", "25%"));
    assert_true(file_holds(".acme.offer.ini.tenor-journal.old.2", "31%"));
    assert_true(file_holds(".acme.offer.ini.tenor-journal", "33%"));
}

static bool shown(const char *text)
{
    return strstr(desk_screen(), text) != NULL;
}

/* Three programs died and nobody decided: each log is offered in turn, with what it would change,
 * and what is taken from one that was kept is in a log of this program before that one goes. */
static void test_open__kept_logs_are_offered(void **state)
{
    (void)state;
    static const char *const values[] = {"25%", "31%", "33%"};
    for (size_t i = 0; i < COUNT(values); i++) {
        begin();
        desk_press("Esc");
        edit(values[i]);
    }
    desk_open("acme.offer.ini"); /* without quitting */
    assert_true(desk_asks("Recover unsaved work?"));
    assert_true(shown("- discount       = 10%") && shown("+ discount       = 33%"));
    assert_true(shown("n the next"));
    desk_press("n");
    assert_true(shown("+ discount       = 25%") && shown("n the next"));
    desk_press("n");
    assert_true(shown("+ discount       = 31%") && !shown("n the next"));
    desk_press("n"); /* is no answer to the last */
    assert_true(shown("+ discount       = 31%"));
    desk_press("r");
    assert_true(holds("= 31%"));
    assert_false(there(desk_path(".acme.offer.ini.tenor-journal.old.2")));
    assert_true(file_holds(".acme.offer.ini.tenor-journal", "31%"));
    assert_true(file_holds(".acme.offer.ini.tenor-journal.old", "25%"));
    assert_true(file_holds(".acme.offer.ini.tenor-journal.old.3", "33%")); /* nobody decided */
    desk_press("u q");
    assert_false(there(journal));
}

/* One after another is discarded; one whose file has changed since can only be. */
static void test_open__kept_logs_are_discarded(void **state)
{
    (void)state;
    begin();
    edit("25%");
    begin();
    desk_press("Esc");
    edit("31%");
    desk_press("s");
    assert_false(there(journal));
    assert_true(there(desk_path(".acme.offer.ini.tenor-journal.old")));
    begin();
    assert_true(shown("does not fit") && shown("D discard"));
    desk_press("r");
    assert_true(desk_asks("Recover unsaved work?"));
    desk_press("D");
    assert_false(desk_asks("Recover unsaved work?"));
    assert_false(there(desk_path(".acme.offer.ini.tenor-journal.old")));
    assert_true(holds("= 31%"));
}

/* A log that came with the folder is not offered as one's own work: the mark is missing, or is
 * that of another path. What it would change is shown first. */
static void test_open__log_that_came_with_the_folder(void **state)
{
    (void)state;
    char home[DESK_PATH];
    snprintf(home, sizeof(home), "%s", desk_path("state"));
    setenv("XDG_STATE_HOME", home, 1);
    desk_remembers = true;
    begin();
    edit("25%");
    begin();
    assert_true(shown("+ discount       = 25%"));
    assert_false(shown("no mark of yours"));
    desk_press("Esc");
    char other[DESK_PATH]; /* as if it were another's: the file, so that it fits, and its log */
    snprintf(other, sizeof(other), "%s", desk_path("instalments.offer.ini"));
    assert_int_equal(rename(desk_path("acme.offer.ini"), other), 0);
    snprintf(other, sizeof(other), "%s", desk_path(".instalments.offer.ini.tenor-journal"));
    assert_int_equal(rename(journal, other), 0);
    desk_open("instalments.offer.ini");
    assert_true(shown("+ discount       = 25%"));
    assert_true(shown("no mark of yours"));
    desk_press("D");
    unlink(desk_path("state/tenor/key"));
    rmdir(desk_path("state/tenor"));
    desk_remembers = false;
    unsetenv("XDG_STATE_HOME");
}

/* Killed after a save, before its log went: the file holds all, so nothing is asked. */
static void test_open__killed_after_saving(void **state)
{
    (void)state;
    begin();
    edit("25%");
    edit("26%");
    char kept[DESK_PATH];
    snprintf(kept, sizeof(kept), "%s", desk_path("kept"));
    assert_int_equal(link(journal, kept), 0);
    desk_press("s");
    assert_false(there(journal));
    assert_int_equal(rename(kept, journal), 0);
    desk_open("acme.offer.ini");
    assert_false(desk_asks("Recover unsaved work?"));
    assert_true(holds("= 26%"));
    assert_false(there(journal));
}

static void test_open__edits_taken_back_leave_nothing(void **state)
{
    (void)state;
    begin();
    edit("25%");
    desk_press("u");
    assert_true(there(journal));
    tni_open_file(&desk, desk_path("tokyo.offer.ini"));
    tni_perform(&desk, EFF_OPEN);
    const tni_target t = {.kind = "offer", .label = "", .key = "discount"};
    tni_perform(&desk, tni_edit_set(&desk, &t, "3%"));
    desk_press("q");
    assert_true(desk_asks("1 unsaved file"));
    assert_true(desk_press("s") & EFF_QUIT);
    assert_false(there(journal));
}

/* In a process of its own, as locks are: whether the edit log is another program's. */
static int seen_by_another(void)
{
    int status = 0;
    const pid_t child = fork();
    if (child == 0) { /* what it changes is in no log, and is not said to be */
        desk_open("acme.offer.ini");
        edit("29%");
        desk.rows = 16;
        desk.columns = 40;
        if (!strstr(desk_screen(), "Your work is not saved")) {
            _exit(99);
        }
        _exit((int)tni_edit_log_left(tn_arena_new(NULL), desk_path("acme.offer.ini"), 0).state);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WEXITSTATUS(status);
}

static void test_open__lock_stays_when_another_file_is_opened(void **state)
{
    (void)state;
    begin();
    edit("25%");
    assert_int_equal(seen_by_another(), TNI_LOG_IN_USE);
    for (int i = 0; i < 2; i++) {
        tni_open_file(&desk, desk_path(i ? "acme.offer.ini" : "tokyo.offer.ini"));
        tni_perform(&desk, EFF_OPEN);
    }
    assert_int_equal(seen_by_another(), TNI_LOG_IN_USE);
    desk_press("u q");
}

/* From now on no file can grow, or again each can. */
static void let_files_grow(bool can)
{
    struct rlimit limit;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = can ? limit.rlim_max : 0;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* A log that was cut off stays this program's, also when it cannot be put right yet. */
static void test_open__lock_stays_while_a_log_is_mended(void **state)
{
    (void)state;
    begin();
    edit("25%");
    let_files_grow(false);
    edit("26%");
    assert_true(desk.draft.document->log_is_cut);
    edit("27%");
    let_files_grow(true);
    assert_int_equal(seen_by_another(), TNI_LOG_IN_USE);
    edit("28%");
    assert_false(desk.draft.document->log_is_cut);
    assert_int_equal(seen_by_another(), TNI_LOG_IN_USE);
    desk_open("acme.offer.ini"); /* without quitting */
    desk_press("r");
    assert_true(holds("= 28%"));
    desk_press("u u u");
    assert_true(holds("= 25%"));
    desk_press("u q");
}

/* Another program's edit log is its last copy: saving here leaves it. */
static void test_open__journal_of_another_is_left(void **state)
{
    (void)state;
    begin();
    int ready[2], done[2];
    assert_int_equal(pipe(ready) | pipe(done), 0);
    const pid_t child = fork();
    char byte = 0;
    if (child == 0) {
        tni_append_file other;
        const char *reason = "";
        const bool open = tni_append_file_open(journal, &other, &reason) == TN_OK;
        const bool told = write(ready[1], &byte, 1) == 1 && read(done[0], &byte, 1) == 1;
        _exit(open && told ? 0 : 1);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    edit("25%");
    assert_false(desk.draft.document->log.open);
    desk_press("s");
    assert_false(tni_draft_file_is_changed(desk.draft.document));
    assert_true(there(journal));
    int status = 0;
    assert_int_equal(write(done[1], &byte, 1), 1);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static void test_open__value_too_long_is_not_cut(void **state)
{
    (void)state;
    begin();
    char *text = calloc(1, 2 * TNI_LINE_BYTES);
    memset(text, 'x', TNI_LINE_BYTES + 9);
    const tni_target t = {.kind = "offer", .label = "", .key = "description"};
    tni_perform(&desk, tni_edit_set(&desk, &t, text));
    tni_edit_begin(&desk, &t, NULL);
    assert_false(desk.editing);
    free(text);
    desk_press("u q");
}

/* What was not saved when somebody else's version was taken is in the edit log: u brings it back
 * after the program was killed, too. */
static void test_open__taken_from_the_disk_and_killed(void **state)
{
    (void)state;
    static const char theirs[] = "[offer]\nname = theirs\n";
    begin();
    edit("25%");
    desk_put(desk_path("acme.offer.ini"), theirs, sizeof(theirs) - 1);
    desk_press("s t");
    assert_true(holds("theirs"));
    desk_open("acme.offer.ini"); /* without quitting */
    assert_true(desk_asks("Recover unsaved work?"));
    desk_press("r");
    assert_true(holds("theirs"));
    assert_false(tni_draft_file_is_changed(desk.draft.document));
    desk_press("u");
    assert_true(holds("= 25%"));
    desk_press("u");
    assert_true(holds("theirs"));
    desk_press("q");
    assert_false(there(journal));
}

/* The log of what was not saved stays until the one that begins with their version is durable. */
static void test_open__taken_from_the_disk_without_room(void **state)
{
    (void)state;
    static const char theirs[] = "[offer]\nname = theirs\n";
    begin();
    edit("25%");
    desk_put(desk_path("acme.offer.ini"), theirs, sizeof(theirs) - 1);
    desk_press("s");
    let_files_grow(false);
    desk_press("t");
    let_files_grow(true);
    assert_true(holds("theirs"));
    assert_true(file_holds(".acme.offer.ini.tenor-journal", "25%"));
    tni_perform(&desk, EFF_LOG);
    assert_true(file_holds(".acme.offer.ini.tenor-journal", "what was not saved"));
    desk_open("acme.offer.ini"); /* without quitting */
    desk_press("r u");
    assert_true(holds("= 25%"));
    desk_press("u q");
}

/* A file that went away: the screen that was wanted is not shown over another file. */
static void test_open__cannot_be_opened(void **state)
{
    (void)state;
    begin();
    desk.screen = SCREEN_TIMELINE;
    tni_open_file(&desk, desk_path("gone.contract.ini"));
    tni_perform(&desk, EFF_OPEN);
    assert_int_equal(desk.screen, SCREEN_HOME);
    assert_int_equal(desk.view.document->kind, TNI_KIND_OFFER);
}

/* Where the cursor is in each panel when a file is opened: in price lines on the quantity. */
static void test_open__cursors(void **state)
{
    (void)state;
    enum { LINES = 1, QUANTITY = 1 };
    desk_open("acme.offer.ini");
    for (tni_screen_id id = 0; id < SCREEN_COUNT; id++) {
        for (int panel = 0; panel < TNI_PANELS; panel++) {
            const bool lines = id == SCREEN_OFFER && panel == LINES;
            assert_int_equal(desk.cursors[id].column[panel], lines ? QUANTITY : 0);
        }
    }
    tni_target t = {0};
    desk_press("Tab");
    assert_true(tni_screen_target(tni_screen_now(&desk), &desk, &t));
    assert_string_equal(t.key, "quantity");
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_open__cursors),
                                       WITH_DESK(test_open__killed_and_recovered),
                                       WITH_DESK(test_open__nothing_to_recover),
                                       WITH_DESK(test_open__decided_later),
                                       WITH_DESK(test_open__kept_logs_are_offered),
                                       WITH_DESK(test_open__kept_logs_are_discarded),
                                       WITH_DESK(test_open__log_that_came_with_the_folder),
                                       WITH_DESK(test_open__killed_after_saving),
                                       WITH_DESK(test_open__edits_taken_back_leave_nothing),
                                       WITH_DESK(test_open__lock_stays_when_another_file_is_opened),
                                       WITH_DESK(test_open__lock_stays_while_a_log_is_mended),
                                       WITH_DESK(test_open__journal_of_another_is_left),
                                       WITH_DESK(test_open__value_too_long_is_not_cut),
                                       WITH_DESK(test_open__taken_from_the_disk_and_killed),
                                       WITH_DESK(test_open__taken_from_the_disk_without_room),
                                       WITH_DESK(test_open__cannot_be_opened)};
    return RUN(tests);
}
