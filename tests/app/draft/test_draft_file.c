/* The text of a file that is edited: steps done, taken back, done again, and what each leaves for
 * the edit log. */
#include "app/draft/draft_file.h"
#include "support/test.h"

static const char text[] = "[offer]\ndiscount = 10%\n";

static tni_draft_file *begin(void)
{
    const tni_file read = {
        .bytes = text, .size = strlen(text), .version = tni_file_version_of(text, strlen(text))};
    tni_draft_file *file = NULL;
    assert_int_equal(tni_draft_file_begin("x.offer.ini", &read, &file), TN_OK);
    return file;
}

static void set_discount(tni_draft_file *file, const char *value)
{
    const tn_edit edit = {
        .verb = TN_EDIT_SET, .kind = "offer", .label = "", .key = "discount", .value = value};
    const char *reason = "";
    assert_int_equal(tni_draft_file_edit(file, &edit, value, &reason), TN_OK);
}

static void test_draft_file__back_and_forth(void **state)
{
    (void)state;
    tni_draft_file *file = begin();
    assert_false(tni_draft_file_is_changed(file));
    set_discount(file, "12%");
    set_discount(file, "15%");
    assert_string_equal(file->text.bytes, "[offer]\ndiscount = 15%\n");
    assert_string_equal(tni_draft_file_undo(file)->name, "15%");
    assert_string_equal(tni_draft_file_undo(file)->name, "12%");
    assert_null(tni_draft_file_undo(file));
    assert_string_equal(file->text.bytes, text);
    assert_false(tni_draft_file_is_changed(file));
    assert_string_equal(tni_draft_file_redo(file)->name, "12%");
    set_discount(file, "20%"); /* what was taken back before it is forgotten */
    assert_null(tni_draft_file_redo(file));
    assert_int_equal(file->count, 2);
    tni_draft_file_free(file);
}

/* A splice that does not fit leaves text, steps and log as they were. */
static void test_draft_file__refused(void **state)
{
    (void)state;
    tni_draft_file *file = begin();
    const tn_splice splice = {
        .offset = 1, .removed = "contract", .removed_size = 8, .inserted = "", .inserted_size = 0};
    assert_int_equal(tni_draft_file_apply(file, splice, "no"), TN_E_RANGE);
    assert_string_equal(file->text.bytes, text);
    assert_int_equal(file->done, 0);
    assert_int_equal(file->unlogged.length, 0);
    tni_draft_file_free(file);
}

static void test_draft_file__replaced(void **state)
{
    (void)state;
    tni_draft_file *file = begin();
    const tn_splice splice = {
        .removed = text, .removed_size = strlen(text), .inserted = "", .inserted_size = 0};
    assert_int_equal(tni_draft_file_apply(file, splice, "nothing"), TN_OK);
    assert_int_equal(file->text.length, 0);
    assert_true(tni_draft_file_is_changed(file));
    assert_non_null(tni_draft_file_undo(file));
    assert_string_equal(file->text.bytes, text);
    tni_draft_file_free(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_draft_file__back_and_forth),
                                       cmocka_unit_test(test_draft_file__refused),
                                       cmocka_unit_test(test_draft_file__replaced)};
    return RUN(tests);
}
