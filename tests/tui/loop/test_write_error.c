/* Files that cannot be written: nothing is lost, and the screen says what can be done about it. */
#include <sys/resource.h>

#include "host/host.h"
#include "tui/desk.h"

/* No file may be larger than that from here on, as on a full disk. */
static void limit(rlim_t size)
{
    struct rlimit now;
    getrlimit(RLIMIT_FSIZE, &now);
    now.rlim_cur = size == RLIM_INFINITY ? now.rlim_max : size;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &now), 0);
}

static void begin(void)
{
    const tni_target t = {.kind = "offer", .label = "", .key = "discount"};
    tni_host_start();
    desk_open("acme.offer.ini");
    tni_perform(&desk, tni_edit_set(&desk, &t, "25%"));
}

static bool file_holds(const char *name, const char *text)
{
    char bytes[8192] = "";
    FILE *file = fopen(desk_path(name), "rb");
    if (file) {
        bytes[fread(bytes, 1, sizeof(bytes) - 1, file)] = '\0';
        fclose(file);
    }
    return strstr(bytes, text) != NULL;
}

static void test_save__tried_again(void **state)
{
    (void)state;
    begin();
    limit(100);
    desk_press("s");
    assert_true(desk_asks("The file was not saved"));
    desk_press("r");
    assert_true(desk_asks("The file was not saved"));
    assert_false(file_holds("acme.offer.ini", "25%"));
    limit(RLIM_INFINITY);
    desk_press("r");
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    assert_true(file_holds("acme.offer.ini", "25%"));
}

static void test_save__under_another_name(void **state)
{
    (void)state;
    begin();
    limit(100);
    desk_press("s o");
    assert_string_equal(desk.overlay.line.text, "acme-2.offer.ini");
    desk_press("Enter"); /* there is no room for it either */
    assert_true(desk_asks("The file was not saved"));
    desk_press("o");
    limit(RLIM_INFINITY);
    desk_press("Enter");
    assert_true(file_holds("acme-2.offer.ini", "25%"));
    assert_false(file_holds("acme.offer.ini", "25%"));
    assert_true(
        tni_draft_file_is_changed(desk.draft.document)); /* the open file has it still to come */
}

static void test_save__kept_in_the_journal(void **state)
{
    (void)state;
    begin();
    limit(100);
    desk_press("s Esc");
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    limit(RLIM_INFINITY);
    assert_true(file_holds(".acme.offer.ini.tenor-journal", "25%"));
}

/* A log that was cut off by a full disk is whole again with the next edit. */
static void test_log__cut_off_and_mended(void **state)
{
    (void)state;
    const tni_target t = {.kind = "offer", .label = "", .key = "discount"};
    begin();
    limit(120); /* its head, not all of the second step */
    tni_perform(&desk, tni_edit_set(&desk, &t, "26%"));
    tni_perform(&desk, tni_edit_set(&desk, &t, "27%"));
    limit(RLIM_INFINITY);
    tni_perform(&desk, tni_edit_set(&desk, &t, "28%"));
    desk_open("acme.offer.ini"); /* without quitting */
    assert_true(desk_asks("Recover unsaved work?"));
    desk_press("r s");
    assert_int_equal(tni_draft_steps(&desk.draft, false), 4);
    assert_true(file_holds("acme.offer.ini", "28%"));
}

/* Recovering needs no room on the disk: what was left stays where it is. */
static void test_recover__on_a_full_disk(void **state)
{
    (void)state;
    begin();
    for (int i = 0; i < 2; i++) {
        desk_open("acme.offer.ini"); /* without quitting */
        limit(10);
        desk_press("r");
        limit(RLIM_INFINITY);
        assert_non_null(strstr(desk.draft.document->text.bytes, "25%"));
    }
    desk_press("s");
    assert_true(file_holds("acme.offer.ini", "25%"));
}

/* Quitting waits for an answer: nothing ends before it is saved. */
static void test_save__on_the_way_out(void **state)
{
    (void)state;
    begin();
    limit(100);
    assert_false(desk_press("q s") & EFF_QUIT);
    assert_true(desk_asks("The file was not saved"));
    limit(RLIM_INFINITY);
}

static void test_export__another_name(void **state)
{
    (void)state;
    begin();
    desk_press("x Down Down Enter"); /* the notice */
    limit(100);
    desk_press("Enter");
    assert_true(desk_asks("The export was not written"));
    desk_press("r");
    assert_true(desk_asks("The export was not written"));
    limit(RLIM_INFINITY);
    desk_press("o");
    assert_string_equal(desk.overlay.line.text, "acme.txt");
    desk_press("Enter");
    assert_true(file_holds("acme.txt", "Acme KK"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_save__tried_again),         WITH_DESK(test_save__under_another_name),
        WITH_DESK(test_save__kept_in_the_journal), WITH_DESK(test_save__on_the_way_out),
        WITH_DESK(test_export__another_name),      WITH_DESK(test_log__cut_off_and_mended),
        WITH_DESK(test_recover__on_a_full_disk),
    };
    return RUN(tests);
}
