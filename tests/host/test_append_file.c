/* Files that only grow: one program at a time, flushed, set aside. */
#include "host/folder.h"

#include <fcntl.h>
#include <sys/wait.h>

static void test_append__grows_and_is_read_again(void **state)
{
    (void)state;
    tni_append_file file = {.fd = -1};
    const char *reason = "";
    for (int i = 0; i < 2; i++) {
        assert_int_equal(tni_append_file_open(target, &file, &reason), TN_OK);
        assert_int_equal(tni_append_file_add(&file, i ? "b" : "a", 1, &reason), TN_OK);
        tni_append_file_close(&file, target, false);
        assert_false(file.open);
    }
    assert_holds(target, "ab");
    assert_int_equal(mode_of(target), 0600);
    tni_append_file_close(&file, target, true); /* not open: it is removed all the same */
    assert_int_equal(count_files(), 0);
}

static void test_append__another_program_is_refused(void **state)
{
    (void)state;
    tni_append_file file = {.fd = -1};
    const char *reason = "";
    assert_int_equal(tni_append_file_open(target, &file, &reason), TN_OK);
    tn_arena *arena = tn_arena_new(NULL);
    const pid_t other = fork();
    if (other == 0) {
        tni_append_file second = {.fd = -1};
        const bool refused = tni_append_file_open(target, &second, &reason) == TN_E_EXISTS &&
                             tni_append_file_keep(arena, target, &second, &reason) == TN_E_EXISTS;
        _exit(refused ? 0 : 1);
    }
    int ended = 1;
    waitpid(other, &ended, 0);
    tn_arena_free(arena);
    assert_int_equal(ended, 0);
    tni_append_file_close(&file, target, false);
    assert_int_equal(count_files(), 1);
}

static void test_append__links_folders_and_full_disks(void **state)
{
    (void)state;
    char other[128];
    tni_append_file file = {.fd = -1};
    const char *reason = "";
    snprintf(other, sizeof(other), "%s/other", folder);
    put(other, "precious");
    assert_int_equal(symlink(other, target), 0);
    assert_int_equal(tni_append_file_open(target, &file, &reason), TN_E_WRITE);
    assert_holds(other, "precious");
    assert_int_equal(tni_append_file_open(folder, &file, &reason), TN_E_WRITE);
    file = (tni_append_file){.fd = open("/dev/full", O_WRONLY), .open = true};
    assert_int_equal(tni_append_file_add(&file, "x", 1, &reason), TN_E_WRITE);
    assert_string_equal(reason, "the disk is full");
    tni_append_file_close(&file, NULL, false);
}

/* What is kept has a name of its own, which is never another's; asked again it is the same one. */
static void test_keep__under_other_names(void **state)
{
    (void)state;
    char old[128], second[140];
    const char *reason = "";
    tn_arena *arena = tn_arena_new(NULL);
    tni_append_file file;
    snprintf(old, sizeof(old), "%s.old", target);
    snprintf(second, sizeof(second), "%s.old.2", target);
    assert_int_equal(tni_append_file_keep(arena, target, &file, &reason), TN_OK);
    assert_false(file.open); /* none is fine */
    put(target, "edits");
    for (int i = 0; i < 2; i++) {
        assert_int_equal(tni_append_file_keep(arena, target, &file, &reason), TN_OK);
        assert_true(file.open);
        tni_append_file_close(&file, NULL, false);
        assert_int_equal(count_files(), 2);
    }
    assert_int_equal(unlink(target), 0);
    put(target, "more");
    assert_int_equal(tni_append_file_keep(arena, target, &file, &reason), TN_OK);
    tni_append_file_close(&file, target, true);
    assert_holds(old, "edits");
    assert_holds(second, "more");
    assert_int_equal(count_files(), 2);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(test_append__grows_and_is_read_again),
        WITH_FOLDER(test_append__another_program_is_refused),
        WITH_FOLDER(test_append__links_folders_and_full_disks),
        WITH_FOLDER(test_keep__under_other_names),
    };
    return RUN(tests);
}
