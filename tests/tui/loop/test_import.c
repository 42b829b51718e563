/* Importing: what is understood first, the files with Enter, neither without. */
#include "tui/desk.h"

#include "tui/loop/import.h"
#include "tui/model/overlay.h"

#define LIST "API name;Name;12 Monate\nbasic;Basic;1.100,50\nSumme;;1.100,50\n"

static bool shown(const char *text)
{
    for (size_t i = 0; i < desk.overlay.count; i++) {
        if (strstr(desk.overlay.rows[i], text)) {
            return true;
        }
    }
    return false;
}

static void put(const char *name, const char *text)
{
    desk_put(desk_path(name), text, strlen(text));
    desk_open(NULL);
}

/* As `:import NAME` does it, up to the summary. */
static void ask(const char *name)
{
    snprintf(desk.argument, sizeof(desk.argument), "%s", name);
    assert_int_equal(tni_import_begin(&desk), EFF_CREATE);
    assert_int_equal(desk.deed, TNI_FILE_ASK_IMPORT);
    tni_perform(&desk, EFF_CREATE);
    assert_int_equal(desk.overlay.kind, OVER_TEXT);
}

static void press(int32_t key)
{
    tni_action_id action;
    tni_perform(&desk, tni_overlay_update(&desk, key, &action));
}

static void test_import__summary_then_files(void **state)
{
    (void)state;
    put("list.csv", LIST);
    ask("list.csv");
    assert_true(shown("+ list.product.ini"));
    assert_true(shown("price.12m"));
    assert_true(shown("1.100,50"));
    assert_true(shown("a total"));
    press(K_ESC);
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    assert_int_not_equal(access(desk_path("list.product.ini"), F_OK), 0);

    ask(desk_path("list.csv")); /* by its whole path */
    press(K_ENTER);
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    assert_int_equal(access(desk_path("list.product.ini"), F_OK), 0);
    assert_string_equal(desk.message, "made list.product.ini");

    ask("list.csv"); /* nothing is written over */
    press(K_ENTER);
    assert_non_null(strstr(desk.message, "not imported: list.product.ini: "));
}

static void test_import__a_change_set(void **state)
{
    (void)state;
    put("set.json",
        "{\"ChangeSet\": [{\"ChangeType\": \"CreateOffer\", \"Entity\": {\"Type\": "
        "\"Offer@1.0\"}, \"DetailsDocument\": {\"ProductId\": \"prod-1111111111111\"}}]}");
    ask("set.json");
    assert_true(shown("+ set.offer.ini"));
    assert_true(shown("CHG-034"));
    press(K_ENTER);
    assert_string_equal(desk.message, "made set.product.ini and what goes with it");
    assert_int_equal(access(desk_path("set.offer.ini"), F_OK), 0);
}

static void test_import__nothing_to_write(void **state)
{
    (void)state;
    desk_open(NULL);
    ask("none.csv");
    assert_true(shown("no such file"));
    assert_non_null(strstr(desk.overlay.title, "Nothing to write"));
    press(K_ENTER);
    assert_int_equal(desk.overlay.kind, OVER_NONE);
}

/* The terminal, a pipe and a device are not read: nobody is there who would end them. */
static void test_import__not_what_can_wait(void **state)
{
    (void)state;
    desk_open(NULL);
    assert_int_equal(mkfifo(desk_path("pipe.csv"), 0600), 0);
    const char *paths[] = {"-", desk_path("pipe.csv"), "/dev/tty", "/dev/null"};
    for (size_t i = 0; i < COUNT(paths); i++) {
        desk.wanted_from = paths[i];
        desk.deed = i % 2 ? TNI_FILE_IMPORT : TNI_FILE_ASK_IMPORT;
        alarm(20); /* one that waits fails */
        tni_perform(&desk, EFF_CREATE);
        alarm(0);
        assert_int_equal(desk.overlay.kind, OVER_NONE);
        assert_string_equal(desk.message, "not imported: only a file is imported here");
    }
}

static void test_import__asks_for_the_file(void **state)
{
    (void)state;
    desk_open(NULL);
    desk.argument[0] = '\0';
    assert_int_equal(tni_import_begin(&desk), 0);
    assert_int_equal(desk.overlay.kind, OVER_LINE);
    press(K_ENTER); /* no name */
    assert_int_equal(desk.overlay.kind, OVER_LINE);
    tni_line_set(&desk.overlay.line, "none.csv");
    press(K_ENTER);
    assert_true(shown("no such file"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_import__summary_then_files), WITH_DESK(test_import__a_change_set),
        WITH_DESK(test_import__nothing_to_write),   WITH_DESK(test_import__not_what_can_wait),
        WITH_DESK(test_import__asks_for_the_file),
    };
    return RUN(tests);
}
