/* Steps back and forth over many starts of the program. */
#include "tui/desk.h"

static char state[64], pasts[128];

static int begin(void **context)
{
    desk_remembers = true;
    snprintf(state, sizeof(state), "/tmp/tenor-state-XXXXXX");
    if (!mkdtemp(state)) {
        return -1;
    }
    snprintf(pasts, sizeof(pasts), "%s/tenor/past", state);
    setenv("XDG_STATE_HOME", state, 1);
    return desk_begin(context);
}

static int end(void **context)
{
    char tenor[96];
    snprintf(tenor, sizeof(tenor), "%s/tenor", state);
    desk_clear(pasts);
    desk_clear(tenor);
    desk_clear(state);
    return rmdir(state) | desk_end(context);
}

#define WITH_PAST(test) cmocka_unit_test_setup_teardown(test, begin, end)

static void edit(const char *value)
{
    const tni_target t = {.kind = "offer", .label = "", .key = "discount"};
    tni_perform(&desk, tni_edit_set(&desk, &t, value));
}

static bool holds(const char *text)
{
    return strstr(desk.draft.document->text.bytes, text) != NULL;
}

static bool is_sample(const char *name)
{
    char from[DESK_PATH];
    size_t size = 0;
    snprintf(from, sizeof(from), "samples/%s", name);
    char *bytes = test_read(from, &size);
    const bool same = desk.draft.document->text.length == size &&
                      memcmp(bytes, desk.draft.document->text.bytes, size) == 0;
    free(bytes);
    return same;
}

static void test_edits__undo_and_redo_after_a_new_start(void **context)
{
    (void)context;
    desk_open("acme.offer.ini");
    edit("25%");
    edit("26%");
    edit("27%");
    desk_press("u s q"); /* saved as 26 %, with a step forward */
    desk_open("acme.offer.ini");
    assert_true(holds("= 26%"));
    assert_false(tni_draft_file_is_changed(desk.draft.document));
    assert_int_equal(tni_draft_steps(&desk.draft, false), 2);
    assert_int_equal(tni_draft_steps(&desk.draft, true), 1);
    desk_press("C-r");
    assert_true(holds("= 27%"));
    desk_press("u u u");
    assert_true(is_sample("acme.offer.ini"));
    desk_press("s q");
    desk_open("acme.offer.ini"); /* and forth again, after a start more */
    assert_int_equal(tni_draft_steps(&desk.draft, true), 3);
    desk_press("C-r C-r C-r");
    assert_true(holds("= 27%"));
}

/* What somebody else wrote since has no past of ours. */
static void test_edits__nothing_of_a_file_that_was_changed(void **context)
{
    (void)context;
    desk_open("acme.offer.ini");
    edit("25%");
    desk_press("s q");
    desk_put(desk_path("acme.offer.ini"), "[offer]\nname = other\n", 21);
    desk_open("acme.offer.ini");
    assert_int_equal(tni_draft_steps(&desk.draft, false), 0);
    assert_true(holds("other"));
}

/* Damaged in any place: recalled as it was, or not at all; the text is the file's in any case. */
static void test_edits__damaged(void **context)
{
    (void)context;
    desk_open("acme.offer.ini");
    edit("25%");
    edit("26%");
    desk_press("s q");
    char path[512], bytes[4096];
    DIR *dir = opendir(pasts);
    for (struct dirent *e = readdir(dir); e; e = readdir(dir)) {
        if (e->d_name[0] != '.') {
            snprintf(path, sizeof(path), "%.128s/%.255s", pasts, e->d_name);
        }
    }
    closedir(dir);
    FILE *file = fopen(path, "rb");
    const size_t size = fread(bytes, 1, sizeof(bytes), file);
    fclose(file);
    for (size_t i = 0; i < size; i++) {
        const char was = bytes[i];
        bytes[i] = (char)(was == '7' ? '8' : was ^ 1);
        desk_put(path, bytes, i % 3 ? size : i);
        bytes[i] = was;
        desk_open("acme.offer.ini");
        assert_true(holds("= 26%"));
        assert_false(tni_draft_file_is_changed(desk.draft.document));
        assert_true(tni_draft_steps(&desk.draft, false) == 0 ||
                    tni_draft_steps(&desk.draft, false) == 2);
    }
}

/* What was not saved is the edit log's; the past is there as well. */
static void test_edits__and_a_journal(void **context)
{
    (void)context;
    desk_open("acme.offer.ini");
    edit("25%");
    desk_press("s");
    edit("26%");
    desk_open("acme.offer.ini"); /* without quitting */
    assert_true(desk_asks("Recover unsaved work?"));
    desk_press("r");
    assert_true(holds("= 26%"));
    assert_int_equal(tni_draft_steps(&desk.draft, false), 2);
    desk_press("u u");
    assert_true(is_sample("acme.offer.ini"));
    desk_press("s");
}

/* A product and its CSV: both have theirs. */
static void test_edits__of_a_csv(void **context)
{
    (void)context;
    desk_open("catalogue.product.ini");
    const tni_target t = {.kind = "dimension", .label = "d001", .key = "description"};
    tni_target first = t;
    snprintf(first.label, sizeof(first.label), "%s", desk.view.dimensions[0]->label);
    tni_perform(&desk, tni_edit_set(&desk, &first, "another description"));
    assert_non_null(desk.draft.rows);
    desk_press("s q");
    desk_open("catalogue.product.ini");
    assert_int_equal(tni_draft_steps(&desk.draft, false), 1);
    desk_press("u s");
    size_t size = 0;
    char *bytes = test_read("samples/catalogue.dimensions.csv", &size);
    const tni_draft_file *rows = desk.draft.rows;
    assert_int_equal(rows->text.length, size);
    assert_memory_equal(rows->text.bytes, bytes, size);
    free(bytes);
}

/* What was not read is not known: nothing of a dimension goes into the other file. */
static void test_edits__of_a_csv_that_was_not_read(void **context)
{
    (void)context;
    desk_open("catalogue.product.ini");
    const tn_section *row = desk.view.document->rows->first;
    tni_source_file unread = *desk.view.document;
    tni_target t = {.kind = "dimension", .key = "name"};
    snprintf(t.label, sizeof(t.label), "%s", row->label);
    unread.rows = NULL;
    desk.draft.source = &unread;
    assert_int_equal(tni_edit_set(&desk, &t, "Another name"), 0);
    assert_string_equal(desk.message, "name: its CSV cannot be read");
    assert_int_equal(tni_edit_section(&desk, TN_EDIT_ADD_SECTION, "dimension", "more", NULL, 0), 0);
    assert_true(is_sample("catalogue.product.ini"));
    desk.draft.source = desk.view.document;
    assert_int_equal(tni_edit_set(&desk, &t, "Another name"), EFF_VIEW | EFF_LOG);
    assert_true(is_sample("catalogue.product.ini"));
    tni_perform(&desk, EFF_FORGET);
}

/* A file may be called as the row is that takes a key away begins. */
static void test_edits__a_file_in_brackets(void **context)
{
    (void)context;
    size_t size = 0;
    char *bytes = test_read("samples/acme.offer.ini", &size);
    desk_put(desk_path("(new) acme.offer.ini"), bytes, size);
    free(bytes);
    desk_open("acme.contract.ini");
    tni_target t;
    tni_target_set(&t, "contract", "contract", "", "offer");
    assert_non_null(t.rule);
    tni_perform(&desk, tni_edit_begin(&desk, &t, NULL));
    assert_int_equal(desk.overlay.kind, OVER_CHOOSE);
    desk_type("(new");
    desk_press("Enter");
    assert_true(holds("(new) acme.offer.ini"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PAST(test_edits__undo_and_redo_after_a_new_start),
        WITH_PAST(test_edits__nothing_of_a_file_that_was_changed),
        WITH_PAST(test_edits__damaged),
        WITH_PAST(test_edits__and_a_journal),
        WITH_PAST(test_edits__of_a_csv),
        WITH_PAST(test_edits__of_a_csv_that_was_not_read),
        WITH_PAST(test_edits__a_file_in_brackets),
    };
    return RUN(tests);
}
