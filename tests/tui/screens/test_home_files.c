/* Home asks about whole files: what a copy is called, what is not renamed or removed. */
#include "tui/desk.h"

#include "tui/screens/home_files.h"
#include "tui/screens/screen_home.h"

/* Home's cursor on the file, with the list read. */
static void point(const char *name)
{
    desk_open(NULL);
    desk.screen = SCREEN_HOME;
    tni_file_list_begin(&desk);
    while (tni_file_list_more(&desk, 4)) {
    }
    tni_home_point(&desk, desk_path(name));
}

static void test_home_files__name_of_a_copy(void **state)
{
    (void)state;
    static const struct {
        const char *of, *name;
    } rows[] = {{"acme.offer.ini", "acme-2.offer.ini"},
                {"storage-18m.offer.ini", "storage-18m-2.offer.ini"},
                {"storage.product.ini", "storage-2.product.ini"},
                {"elsewhere/own.offer.ini", "own.offer.ini"}}; /* a template: its name is free */
    point("acme.offer.ini");
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_home_copy(&desk, desk_path(rows[i].of), TNI_KIND_OFFER);
        assert_int_equal(desk.overlay.kind, OVER_LINE);
        assert_string_equal(desk.overlay.line.text, rows[i].name);
        assert_int_equal(desk.deed, TNI_FILE_COPY);
        assert_string_equal(desk.wanted_from, desk_path(rows[i].of));
        tni_overlay_close(&desk);
    }
}

static void test_home_files__told(void **state)
{
    (void)state;
    point("acme.contract.ini");
    assert_int_equal(tni_run_key(&desk, 'c'), 0);
    assert_non_null(strstr(desk.message, "a contract is one deal"));
    tni_file_summary summary = {
        .path = desk_path("acme.offer.ini"), .kind = TNI_KIND_OFFER, .left = true};
    assert_int_equal(tni_home_file(&desk, &summary, ACT_REMOVE_FILE), 0);
    assert_non_null(strstr(desk.message, "has unsaved work"));
    summary.left = false;
    assert_int_equal(tni_home_file(&desk, &summary, ACT_REMOVE_FILE), EFF_CREATE);
    assert_int_equal(desk.deed, TNI_FILE_ASK_REMOVE);
}

/* What is not saved would be lost, or written to the old name. */
static void test_home_files__unsaved(void **state)
{
    (void)state;
    tni_target t;
    desk_open("acme.offer.ini");
    tni_target_set(&t, "offer", "offer", "", "discount");
    tni_perform(&desk, tni_edit_set(&desk, &t, "11%"));
    const tni_file_summary own = {.path = desk.draft.document->path, .kind = TNI_KIND_OFFER},
                           other = {.path = desk_path("tokyo.offer.ini"), .kind = TNI_KIND_OFFER};
    assert_int_equal(tni_home_file(&desk, &own, ACT_REMOVE_FILE), 0);
    assert_non_null(strstr(desk.message, "S saves"));
    assert_int_equal(tni_home_file(&desk, &other, ACT_RENAME), 0); /* it may name that file */
    assert_non_null(strstr(desk.message, "S saves"));
    assert_int_equal(tni_home_file(&desk, &other, ACT_REMOVE_FILE), EFF_CREATE);
    tni_draft_forget(&desk.draft);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_home_files__name_of_a_copy),
                                       WITH_DESK(test_home_files__told),
                                       WITH_DESK(test_home_files__unsaved)};
    return RUN(tests);
}
