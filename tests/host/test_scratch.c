/* Temporary folders: whose they are, which are removed, and what a dead process replaced. */
#include "host/folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>

#include "host/scratch.h"
#include "support/memory.h"

static int open_at(int above, const char *name)
{
    const int fd = openat(above, name, O_RDONLY | O_DIRECTORY);
    assert_true(fd >= 0);
    return fd;
}

static void put_at(int above, const char *name, const char *text)
{
    const int fd = openat(above, name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
}

static void assert_at(int above, const char *name, const char *text)
{
    char path[160];
    (void)above;
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    assert_holds(path, text);
}

static void test_make__own_and_locked_until_removed(void **state)
{
    (void)state;
    const int above = open_at(AT_FDCWD, folder);
    tn_arena *arena = tn_arena_new(NULL);
    tni_scratch first = {.fd = -1}, second = {.fd = -1};
    const char *reason = NULL;
    char path[160];
    assert_int_equal(tni_scratch_make(arena, above, &first, &reason), TN_OK);
    assert_int_equal(tni_scratch_make(arena, above, &second, &reason), TN_OK);
    assert_string_not_equal(first.name, second.name);
    snprintf(path, sizeof(path), "%s/%s", folder, first.name);
    assert_int_equal(mode_of(path), 0700);
    const int other = open_at(above, first.name);
    assert_int_equal(flock(other, LOCK_EX | LOCK_NB), -1);
    put_at(first.fd, TNI_OUTPUT_NEW, "new");
    put_at(first.fd, "old.1", "of the second target only");
    put_at(first.fd, "left by a library", "x");
    tni_scratch_remove_dead(above); /* both are alive */
    assert_int_equal(count_files(), 2);
    tni_scratch_remove(above, &first);
    assert_int_equal(first.fd, -1);
    assert_int_equal(flock(other, LOCK_EX | LOCK_NB), 0);
    assert_int_equal(count_files(), 1);
    tni_scratch_remove(above, &first); /* is not there: fine */
    tni_scratch_remove(above, &second);
    assert_int_equal(count_files(), 0);
    close(other);
    close(above);
    tn_arena_free(arena);
}

static void test_make__refused(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tni_scratch scratch = {.fd = -1};
    const char *reason = NULL;
    const int above = open_at(AT_FDCWD, folder);
    assert_int_equal(rmdir(folder), 0);
    assert_int_equal(tni_scratch_make(arena, above, &scratch, &reason), TN_E_WRITE);
    assert_string_equal(reason, "no such folder");
    assert_int_equal(mkdir(folder, 0700), 0);
    close(above);
    tn_arena_free(arena);
}

static bool survive(const tn_allocator *allocator, void *context)
{
    const int above = *(int *)context;
    tn_arena *arena = tn_arena_new(allocator);
    tni_scratch scratch = {.fd = -1};
    const char *reason = NULL;
    const tn_status status = arena ? tni_scratch_make(arena, above, &scratch, &reason) : TN_E_NOMEM;
    assert_true((status == TN_OK) == (scratch.fd >= 0));
    tni_scratch_remove(above, &scratch);
    assert_int_equal(count_files(), 0);
    tn_arena_free(arena);
    return status == TN_OK;
}

static void test_make__every_request_failing(void **state)
{
    (void)state;
    int above = open_at(AT_FDCWD, folder);
    assert_true(test_every_allocation(survive, &above) >= 1);
    close(above);
}

/* Only what bears our kind of name, and no file of that name. */
static void test_remove_dead__by_name(void **state)
{
    (void)state;
    static const char *const folders[] = {".tenor-1-0.tmp", ".tenor-99999999-12.tmp",
                                          ".tenor-1-0.tmp.bak", "tenor-1-0.tmp", ".tenor-x-0.tmp"};
    const int above = open_at(AT_FDCWD, folder);
    for (size_t i = 0; i < COUNT(folders); i++) {
        assert_int_equal(mkdirat(above, folders[i], 0700), 0);
    }
    put_at(above, ".tenor-2-0.tmp", "a file");
    assert_int_equal(symlinkat("tenor-1-0.tmp", above, ".tenor-3-0.tmp"), 0);
    tni_scratch_remove_dead(above);
    assert_int_equal(count_files(), 3 + 1 + 1);
    assert_int_equal(faccessat(above, folders[0], F_OK, 0), -1);
    assert_int_equal(faccessat(above, folders[1], F_OK, 0), -1);
    assert_at(above, ".tenor-2-0.tmp", "a file");
    close(above);
}

/* Three targets: `a` was replaced, `b` is new, `c` was not reached. */
static int leave_dead(int above, const char *names)
{
    assert_int_equal(mkdirat(above, ".tenor-1-0.tmp", 0700), 0);
    const int dead = open_at(above, ".tenor-1-0.tmp");
    put_at(dead, "old.0", "old a");
    put_at(dead, "new.0", "new a");
    assert_int_equal(linkat(dead, "new.0", above, "a", 0), 0);
    put_at(dead, "new.1", "new b");
    assert_int_equal(linkat(dead, "new.1", above, "b", 0), 0);
    put_at(dead, "old.2", "old c");
    put_at(dead, "new.2", "new c");
    put_at(above, "c", "old c");
    if (names) {
        put_at(dead, TNI_UNDO, names);
    }
    return dead;
}

static void test_remove_dead__puts_back_what_was_replaced(void **state)
{
    (void)state;
    const int above = open_at(AT_FDCWD, folder);
    close(leave_dead(above, "a\nb\nc\n"));
    tni_scratch_remove_dead(above);
    assert_at(above, "a", "old a");
    assert_int_equal(faccessat(above, "b", F_OK, 0), -1);
    assert_at(above, "c", "old c");
    assert_int_equal(count_files(), 2);
    close(above);
}

/* Without the list the change was complete; a path, or a line that was not written to its end,
 * names nothing. */
static void test_remove_dead__lists_that_undo_nothing(void **state)
{
    (void)state;
    static const char *const lists[] = {NULL, "", "../a\n/etc/passwd\n\n", "a"};
    for (size_t i = 0; i < COUNT(lists); i++) {
        const int above = open_at(AT_FDCWD, folder);
        close(leave_dead(above, lists[i]));
        tni_scratch_remove_dead(above);
        assert_at(above, "a", "new a");
        assert_at(above, "b", "new b");
        assert_at(above, "c", "old c");
        assert_int_equal(count_files(), 3);
        assert_int_equal(
            unlinkat(above, "a", 0) | unlinkat(above, "b", 0) | unlinkat(above, "c", 0), 0);
        close(above);
    }
}

/* A file that somebody saved in the meantime is not the one that was placed. */
static void test_undo__keeps_what_another_program_saved(void **state)
{
    (void)state;
    const int above = open_at(AT_FDCWD, folder);
    const int dead = leave_dead(above, "a\nb\n");
    assert_true(tni_undo_is_placed(above, dead, "a", 0));
    assert_false(tni_undo_is_placed(above, dead, "a", 1));
    assert_false(tni_undo_is_placed(above, dead, "c", 2));
    assert_int_equal(unlinkat(above, "a", 0), 0);
    put_at(above, "a", "mine");
    assert_false(tni_undo_is_placed(above, dead, "a", 0));
    close(dead);
    tni_scratch_remove_dead(above);
    assert_at(above, "a", "mine");
    assert_int_equal(faccessat(above, "b", F_OK, 0), -1);
    close(above);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(test_make__own_and_locked_until_removed),
        WITH_FOLDER(test_make__refused),
        WITH_FOLDER(test_make__every_request_failing),
        WITH_FOLDER(test_remove_dead__by_name),
        WITH_FOLDER(test_remove_dead__puts_back_what_was_replaced),
        WITH_FOLDER(test_remove_dead__lists_that_undo_nothing),
        WITH_FOLDER(test_undo__keeps_what_another_program_saved),
    };
    return RUN(tests);
}
