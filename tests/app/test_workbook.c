/* A workbook into a file: whole and verified, or what was there stays. */
#include "app/with_workspace.h"

#include "app/quote.h"
#include "app/workbook.h"
#include "tenor/reports.h"

static const tn_workbook *book_of(const char *name)
{
    const tni_source_file *d = sample(name);
    const tn_quote *quote = NULL;
    const tn_workbook_options options = tni_workbook_options(&ws, d, true);
    assert_string_equal(options.seller, "Northwind Software"); /* tenor.ini's */
    assert_int_equal(options.as_of->days, today.days);
    assert_true(options.buyer);
    assert_int_equal(tni_quote(&ws, d, NULL, &quote), TN_OK);
    return tn_offer_workbook(arena, quote, ws.tables, &options);
}

static void test_workbook_save__once(void **state)
{
    (void)state;
    const char *folder = folder_begin(), *reason = "", *const *paths = NULL;
    const char *path = tni_path_join(arena, folder, "acme.xlsx");
    const tn_workbook *book = book_of("acme.offer.ini");
    tni_file file;
    size_t count = 0;
    assert_int_equal(tni_workbook_save(&ws, book, path, false, &reason), TN_OK);
    assert_int_equal(tni_file_read(arena, path, TNI_READ_MAX, &file, &reason), TN_OK);
    assert_memory_equal(file.bytes, "PK\3\4", 4);
    const uint64_t before = file.version.hash;
    assert_int_equal(tni_workbook_save(&ws, book, path, false, &reason), TN_E_EXISTS);
    assert_int_equal(tni_file_read(arena, path, TNI_READ_MAX, &file, &reason), TN_OK);
    assert_true(file.version.hash == before);
    assert_int_equal(tni_workbook_save(&ws, book, path, true, &reason), TN_OK);
    assert_int_equal(tni_dir_list(arena, folder, true, &paths, &count, &reason), TN_OK);
    assert_int_equal(count, 1); /* no temporary file is left */
    folder_end(folder);
}

static bool stop(void *context, const char *doing, int percent)
{
    (void)context;
    (void)doing;
    (void)percent;
    return false;
}

static void test_workbook_save__nowhere(void **state)
{
    (void)state;
    const char *reason = "";
    assert_int_equal(
        tni_workbook_save(&ws, book_of("acme.offer.ini"), "/no/such/folder/a.xlsx", false, &reason),
        TN_E_WRITE);
    assert_true(*reason != '\0');
    tni_progress progress = {.more = stop}; /* whoever waits may not have been asked yet */
    ws.progress = &progress;
    const char *folder = folder_begin();
    const char *path = tni_path_join(arena, folder, "acme.xlsx");
    const tn_status status =
        tni_workbook_save(&ws, book_of("acme.offer.ini"), path, false, &reason);
    assert_int_equal(status, progress.stopped ? TN_E_WRITE : TN_OK);
    assert_int_equal(tni_path_exists(path), status == TN_OK);
    folder_end(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_workbook_save__once),
                                       WITH_WORKSPACE(test_workbook_save__nowhere)};
    return RUN(tests);
}
