/* A contract's file: its sections as one form, and what is added on a day. */
#include "tui/desk.h"

#include "tui/screens/contract_file.h"

static void test_contract_file__form(void **state)
{
    (void)state;
    static const char *const headings[] = {"contract",
                                           "item basic",
                                           "price basic",
                                           "price standard",
                                           "price pro",
                                           "price xhosts",
                                           "price xcontainers",
                                           "renewal",
                                           "upgrade 2026-04-11",
                                           "auto-renew 2026-11-20",
                                           "terms"};
    size_t count = 0;
    tn_arena *arena = tn_arena_new(NULL);
    desk_open("acme.contract.ini");
    const tni_input_form f = tni_contract_form(&desk, arena);
    for (int i = 0; i < f.count; i++) {
        if (!f.inputs[i].title) {
            assert_true(count < COUNT(headings));
            assert_string_equal(f.inputs[i].value, headings[count++]);
        }
    }
    assert_int_equal(count, COUNT(headings));
    desk_open(NULL);
    assert_int_equal(tni_contract_form(&desk, arena).count, 0);
    tn_arena_free(arena);
}

/* Goes to the day, asks, picks the event of that name. */
static void pick(const char *file, int64_t day, const char *event)
{
    desk_open(file);
    desk.cursors[SCREEN_TIMELINE].day = day;
    desk.cursors[SCREEN_TIMELINE].has_day = true;
    tni_event_ask(&desk);
    assert_int_equal(desk.overlay.kind, OVER_PICK);
    const size_t length = strlen(event);
    for (size_t i = 0; i < desk.overlay.count; i++) {
        if (strncmp(desk.overlay.rows[i], event, length) == 0 &&
            desk.overlay.rows[i][length] == ' ') {
            desk.overlay.cursor = (int)i;
            desk_press("Enter");
            return;
        }
    }
    fail_msg("%s is not offered", event);
}

/* What stands in the file then: the day is the cursor's, which is day 46 of a life from
 * 2026-01-15. */
static void test_contract_file__events(void **state)
{
    (void)state;
    static const struct {
        const char *event, *keys, *section;
    } rows[] = {
        {"cancel", "", "\n[cancel 2026-03-02]\n"},
        {"refund", "", "\n[refund 2026-03-02]\napproved = yes\n"},
        {"auto-renew", "", "\n[auto-renew 2026-03-02]\nenabled = no\n"},
        {"renew", "", "\n[renew 2027-01-15]\n"}, /* where the term ends */
        {"item", "Enter", "\n[item standard]\nquantity = 1\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        pick("acme.contract.ini", 46, rows[i].event);
        desk_press(rows[i].keys);
        if (!strstr(desk.draft.document->text.bytes, rows[i].section)) {
            fail_msg("%s: %s\n%s", rows[i].event, desk.message, desk.draft.document->text.bytes);
        }
        desk_press("u");
        assert_false(tni_draft_file_is_changed(desk.draft.document));
        tni_perform(&desk, EFF_FORGET);
    }
}

/* A section of which a file has one is offered when there is none; an upgrade is tried first. */
static void test_contract_file__asked(void **state)
{
    (void)state;
    desk_open("acme.contract.ini");
    desk.cursors[SCREEN_TIMELINE].has_day = true;
    desk.cursors[SCREEN_TIMELINE].day = 46;
    tni_event_ask(&desk);
    assert_string_equal(desk.overlay.title, "What happens on 2026-03-02");
    for (size_t i = 0; i < desk.overlay.count; i++) {
        assert_true(strncmp(desk.overlay.rows[i], "renewal ", 8) != 0);
        assert_true(strncmp(desk.overlay.rows[i], "contract ", 9) != 0);
    }
    pick("acme.contract.ini", 46, "upgrade");
    assert_int_equal(desk.screen, SCREEN_UPGRADE);
    assert_int_equal(desk.cursors[SCREEN_UPGRADE].day, 46);
    assert_false(tni_draft_file_is_changed(desk.draft.document));
}

/* The offers of the folder, relative to the contract's file. */
static void test_contract_file__replaced(void **state)
{
    (void)state;
    pick("acme.contract.ini", 46, "replace");
    assert_string_equal(desk.overlay.title, "The replacement offer");
    assert_string_equal(tni_path_name(desk.overlay.rows[0]), "acme.offer.ini");
    desk_press("Enter");
    assert_non_null(strstr(desk.draft.document->text.bytes,
                           "\n[replace 2026-03-02]\noffer = acme.offer.ini\n"));
    assert_string_equal(desk.target.kind, "replace");
    assert_string_equal(desk.target.label, "2026-03-02");
    tni_perform(&desk, EFF_FORGET);
}

/* Where every dimension has its section there is none to add. */
static void test_contract_file__nothing_to_add(void **state)
{
    (void)state;
    pick("acme.contract.ini", 46, "price");
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    assert_non_null(strstr(desk.message, "every dimension has its section"));
    desk_put(desk_path("odd.contract.ini"), "\xff\xfe", 2);
    desk_open("odd.contract.ini");
    desk.screen = SCREEN_TIMELINE;
    tni_event_ask(&desk);
    assert_int_equal(desk.overlay.kind, OVER_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_contract_file__form), WITH_DESK(test_contract_file__events),
        WITH_DESK(test_contract_file__asked), WITH_DESK(test_contract_file__replaced),
        WITH_DESK(test_contract_file__nothing_to_add)};
    return RUN(tests);
}
