/* Somebody else writes the open file: taken in, or asked about change by change. */
#include "tui/desk.h"

#include "tui/loop/watch.h"

/* A word of a file on the disk gives way to another. */
static void somebody_writes(const char *name, const char *from, const char *to)
{
    char bytes[8192], text[8192];
    FILE *file = fopen(desk_path(name), "rb");
    assert_non_null(file);
    bytes[fread(bytes, 1, sizeof(bytes) - 1, file)] = '\0';
    fclose(file);
    const char *at = strstr(bytes, from);
    assert_non_null(at);
    const int length =
        snprintf(text, sizeof(text), "%.*s%s%s", (int)(at - bytes), bytes, to, at + strlen(from));
    desk_put(desk_path(name), text, (size_t)length);
}

static const char offer[] = "acme.offer.ini";

static bool holds(const char *text)
{
    return strstr(desk.draft.document->text.bytes, text) != NULL;
}

static void type_discount(const char *text)
{
    tni_target t;
    tni_target_set(&t, "offer", "offer", "", "discount");
    tni_perform(&desk, tni_edit_set(&desk, &t, text));
}

static void test_watch__nothing_of_ours(void **state)
{
    (void)state;
    desk_open(offer);
    tni_watch_files(&desk);
    assert_false(tni_watch_files(&desk)); /* at rest */
    somebody_writes(offer, "= 10%", "= 15%");
    assert_true(tni_watch_files(&desk));
    assert_true(holds("= 15%"));
    assert_false(tni_draft_is_changed(&desk.draft));
    assert_non_null(strstr(desk.message, "somebody changed acme.offer.ini"));
    assert_non_null(strstr(desk_screen(), "3,400.00")); /* 4,000 less 15 % */
    desk_press("u");
    assert_true(holds("= 10%"));
}

/* Both changed other lines: theirs is proposed where ours is as it was. */
static void test_watch__merged(void **state)
{
    (void)state;
    desk_open(offer);
    tni_watch_files(&desk);
    type_discount("20%");
    somebody_writes(offer, "Acme KK\n", "Acme Europe\n");
    desk_press("Down =");
    assert_false(tni_watch_files(&desk)); /* not while something is typed */
    desk_press("Esc");
    assert_true(tni_watch_files(&desk));
    assert_true(desk_asks("Somebody else changed acme.offer.ini"));
    assert_non_null(strstr(desk_screen(), "1 mine and 1 theirs"));
    desk_press("G Enter");
    assert_true(holds("= 20%"));
    assert_true(holds("Acme Europe"));
    desk_press("s");
    assert_int_equal(desk.overlay.kind, OVER_NONE);
    assert_false(tni_draft_is_changed(&desk.draft));
    desk_press("u u"); /* theirs, then ours before it */
    assert_true(holds("= 20%"));
    assert_false(holds("Acme Europe"));
}

/* One line that both changed: ours, unless theirs is chosen. */
static void test_watch__one_line_of_both(void **state)
{
    (void)state;
    for (int theirs = 0; theirs < 2; theirs++) {
        desk_fill();
        desk_open(offer);
        tni_watch_files(&desk);
        type_discount("20%");
        somebody_writes(offer, "= 10%", "= 15%");
        assert_true(tni_watch_files(&desk));
        desk_press(theirs ? "Enter G Enter" : "G Enter");
        assert_true(holds(theirs ? "= 15%" : "= 20%"));
        assert_false(holds(theirs ? "= 20%" : "= 15%"));
    }
}

/* It changed again before the answer: nothing is made of the older one. */
static void test_watch__changed_again(void **state)
{
    (void)state;
    desk_open(offer);
    type_discount("20%");
    somebody_writes(offer, "= 10%", "= 15%");
    assert_true(tni_watch_files(&desk));
    somebody_writes(offer, "= 15%", "= 16%");
    desk_press("G Enter");
    assert_non_null(strstr(desk.message, "changed it again"));
    assert_true(holds("= 20%"));
    assert_true(tni_watch_files(&desk)); /* and asks anew */
}

/* The product of the open offer: its prices are taken at once. */
static void test_watch__what_it_is_made_of(void **state)
{
    (void)state;
    desk_open(offer);
    tni_watch_files(&desk);
    somebody_writes("log-monitoring.product.ini", "4000", "5000");
    assert_true(tni_watch_files(&desk));
    assert_non_null(strstr(desk_screen(), "4,500.00")); /* 5,000 less 10 % */
}

/* Home: files are read once, again when one came. */
static void test_watch__list_is_read_once(void **state)
{
    (void)state;
    desk_open(NULL);
    tni_watch_files(&desk);
    assert_int_equal(desk.file_list.read, desk.file_list.count);
    desk_put(desk_path("new.offer.ini"), "", 0);
    assert_true(tni_watch_files(&desk));
    assert_int_equal(desk.file_list.read, 0);
    assert_non_null(strstr(desk_screen(), "new.offer.ini"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DESK(test_watch__nothing_of_ours),    WITH_DESK(test_watch__merged),
        WITH_DESK(test_watch__one_line_of_both),   WITH_DESK(test_watch__changed_again),
        WITH_DESK(test_watch__what_it_is_made_of), WITH_DESK(test_watch__list_is_read_once)};
    return RUN(tests);
}
