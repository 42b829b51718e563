/* A folder that appears as a whole. */
#include "host/folder.h"

#include <sys/wait.h>

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
    assert_int_equal(tni_folder_commit(&out, &reason), TN_OK);
    assert_int_equal(tni_file_read(arena, "out/a/b.ini", 10, &file, &reason), TN_OK);
    assert_int_equal(tni_folder_begin(arena, "out", &out, &reason), TN_E_EXISTS);
    assert_int_equal(tni_folder_begin(arena, "two", &out, &reason), TN_OK);
    tni_folder_abandon(&out);
    assert_false(tni_path_exists("two"));
    assert_int_equal(count_files(), 1); /* "out" */
    tn_arena_free(arena);
}

/* An empty folder is there until the new one takes its place, and stays where none does. */
static void test_folder_output__empty_target(void **state)
{
    const char *reason = "";
    tn_arena *arena = tn_arena_new(NULL);
    tni_folder_output out;
    tni_file file;
    (void)state;
    assert_int_equal(chdir(folder), 0);
    assert_int_equal(mkdir("out", 0777), 0);
    assert_int_equal(tni_folder_begin(arena, "out", &out, &reason), TN_OK);
    assert_true(tni_path_exists("out"));
    tni_folder_abandon(&out);
    assert_true(tni_path_is_folder("out"));
    assert_int_equal(tni_folder_begin(arena, "out", &out, &reason), TN_OK);
    assert_int_equal(tni_folder_add(arena, &out, "a.ini", "x", 1, &reason), TN_OK);
    put("out/somebody.ini", "y"); /* meanwhile */
    assert_int_equal(tni_folder_commit(&out, &reason), TN_E_EXISTS);
    assert_string_equal(reason, "the folder is not empty");
    assert_int_equal(unlink("out/somebody.ini"), 0);
    assert_int_equal(tni_folder_begin(arena, "out", &out, &reason), TN_OK);
    assert_int_equal(tni_folder_add(arena, &out, "a.ini", "x", 1, &reason), TN_OK);
    assert_int_equal(tni_folder_commit(&out, &reason), TN_OK);
    assert_int_equal(tni_file_read(arena, "out/a.ini", 10, &file, &reason), TN_OK);
    assert_int_equal(count_files(), 1);
    put("file", "z");
    assert_int_equal(tni_folder_begin(arena, "file", &out, &reason), TN_E_WRITE);
    assert_int_equal(tni_folder_begin(arena, "none/out", &out, &reason), TN_E_WRITE);
    tn_arena_free(arena);
}

/* What a program that is killed leaves goes with the next folder, its folders and files too. */
static void test_folder_output__killed(void **state)
{
    const char *reason = "";
    tn_arena *arena = tn_arena_new(NULL);
    tni_folder_output out;
    (void)state;
    assert_int_equal(chdir(folder), 0);
    const pid_t child = fork();
    if (child == 0) {
        const bool made = tni_folder_begin(arena, "out", &out, &reason) == TN_OK &&
                          tni_folder_add(arena, &out, "a/b/c.ini", "x", 1, &reason) == TN_OK;
        _exit(made ? 7 : 1);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(WEXITSTATUS(status), 7);
    assert_int_equal(count_files(), 1);
    assert_int_equal(tni_folder_begin(arena, "out", &out, &reason), TN_OK);
    assert_int_equal(tni_folder_commit(&out, &reason), TN_OK);
    assert_int_equal(count_files(), 1);
    assert_true(tni_path_is_folder("out"));
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_FOLDER(test_folder_output__all_or_none),
                                       WITH_FOLDER(test_folder_output__empty_target),
                                       WITH_FOLDER(test_folder_output__killed)};
    return RUN(tests);
}
