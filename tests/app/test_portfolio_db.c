/* Load and dump are the identity; a path that no folder holds loads nothing. */
#include "app/samples.h"

#include <unistd.h>

#include "app/portfolio_db.h"

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    fclose(file);
}

static void test_db__load_and_dump(void **state)
{
    static const char text[] = "; kept\r\n[seller]\r\nname = N ; too\n\n";
    static const char *const folders[] = {"in"};
    const tni_db_load_options options = {.db = "b.db", .folders = folders, .folder_count = 1};
    char folder[] = "/tmp/tenor-book-XXXXXX";
    const char *reason = "";
    bool written = false;
    size_t files = 0;
    tni_file file;
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    assert_int_equal(tni_dir_make("in", &reason), TN_OK);
    put("in/tenor.ini", text);
    assert_int_equal(tni_workspace_open(arena, NULL, &ws), TN_OK);
    assert_int_equal(tni_db_load(&ws, &options, &written, &files, &reason), TN_OK);
    assert_true(written && files == 1);
    assert_int_equal(tni_db_dump(&ws, "b.db", "out", &files, &reason), TN_OK);
    assert_int_equal(tni_file_read(arena, "out/tenor.ini", 1000, &file, &reason), TN_OK);
    assert_string_equal(file.bytes, text);
    put("in/Tenor.ini", text); /* differs only in case: the old book stays */
    assert_int_equal(tni_db_load(&ws, &options, &written, &files, &reason), TN_E_FINDINGS);
    assert_false(written);
    assert_int_equal(tn_findings_get(ws.findings, 0)->code, TN_FIL_BOOK_PATH);
    assert_int_equal(system("rm -r in out b.db"), 0);
    assert_int_equal(rmdir(folder), 0);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_db__load_and_dump)};
    return RUN(tests);
}
