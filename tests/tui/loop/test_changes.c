/* What differs from the disk, as rows. */
#include "tui/desk.h"

#include "tui/loop/changes.h"

/* The lines between what both begin and end with. */
static void test_changes__lines(void **state)
{
    (void)state;
    static const char *const saved = "[offer]\nname = a\nbuyer = b\neula = c\n";
    static const struct {
        const char *text;
        const char *rows[6];
    } cases[] = {
        {"[offer]\nname = a\nbuyer = b\neula = c\n", {"nothing differs"}},
        {"[offer]\nname = a\nbuyer = x\neula = c\n", {"- buyer = b", "+ buyer = x"}},
        {"[offer]\nname = a\neula = c\n", {"- buyer = b"}},
        {"[offer]\nname = a\nbuyer = b\nnew = 1\neula = c\n", {"+ new = 1"}},
        {"[offer]\nname = x\nbuyer = b\neula = y\n",
         {"- name = a", "+ name = x", "- eula = c", "+ eula = y"}},
        {"", {"- [offer]", "- name = a", "- buyer = b", "- eula = c"}},
        {"x = 1\n[offer]\nname = a\nbuyer = b\neula = c\n", {"+ x = 1"}},
        {"[offer]\nname = a\nbuyer = b\neula = c\nx = 1\n", {"+ x = 1"}},
        {"[offer]\nname = a\nbuyer = b\nbuyer = b\neula = c\n", {"+ buyer = b"}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        desk_put(desk_path("d.offer.ini"), saved, strlen(saved));
        desk_open("d.offer.ini");
        const tn_splice splice = {.removed = saved,
                                  .removed_size = strlen(saved),
                                  .inserted = cases[i].text,
                                  .inserted_size = strlen(cases[i].text)};
        assert_int_equal(tni_draft_file_apply(desk.draft.document, splice, "other"), TN_OK);
        tni_show_changes(&desk);
        assert_int_equal(desk.overlay.kind, OVER_TEXT);
        size_t count = 0;
        for (; count < 6 && cases[i].rows[count]; count++) {
            assert_true(count < desk.overlay.count);
            assert_string_equal(desk.overlay.rows[count], cases[i].rows[count]);
        }
        assert_int_equal(desk.overlay.count, count);
    }
    unlink(desk_path("d.offer.ini"));
    tni_show_changes(&desk); /* somebody else took it away: why nothing can be said */
    assert_int_equal(desk.overlay.count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_changes__lines)};
    return RUN(tests);
}
