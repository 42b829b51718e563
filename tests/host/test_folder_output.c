/* A folder that appears as a whole. */
#include "host/folder.h"

static void test_folder_output__all_or_none(void **state)
{
    const char *reason = "";
    tn_arena *arena = tn_arena_new(NULL);
    tni_folder_output out;
    tni_file file;
    (void)state;
    assert_int_equal(chdir(folder), 0);
    assert_int_equal(tni_folder_begin(arena, "out/", &out, &reason), TN_OK);
    assert_int_equal(tni_folder_add(arena, &out, "a/b.ini", "x", 1, &reason), TN_OK);
    assert_int_equal(tni_folder_add(arena, &out, "a/b.ini", "y", 1, &reason), TN_E_WRITE);
    assert_false(tni_path_exists("out"));
    assert_int_equal(tni_folder_commit(arena, &out, &reason), TN_OK);
    assert_int_equal(tni_file_read(arena, "out/a/b.ini", 10, &file, &reason), TN_OK);
    assert_int_equal(tni_folder_begin(arena, "out", &out, &reason), TN_E_EXISTS);
    assert_int_equal(tni_folder_begin(arena, "two", &out, &reason), TN_OK);
    tni_folder_abandon(&out);
    assert_false(tni_path_exists("two"));
    assert_false(tni_path_exists(out.building));
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_FOLDER(test_folder_output__all_or_none)};
    return RUN(tests);
}
