/* Several files that are saved together: all of them or none, also when a call fails or the process
 * is killed at any of them. */
#undef _FORTIFY_SOURCE
#include "host/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>

/* The call that fails, or at which the process is killed; 0: none. */
static int doomed, count;
static bool killing;

static bool is_doomed(void)
{
    if (!doomed || ++count != doomed) {
        return false;
    }
    if (killing) {
        kill(getpid(), SIGKILL);
    }
    errno = EIO;
    return true;
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    return fd > 2 && is_doomed() ? -1 : syscall(SYS_write, fd, bytes, size);
}

int fsync(int fd)
{
    return is_doomed() ? -1 : (int)syscall(SYS_fsync, fd);
}

int renameat(int from, const char *a, int to, const char *b)
{
    return is_doomed() ? -1 : (int)syscall(SYS_renameat2, from, a, to, b, 0);
}

int linkat(int from, const char *a, int to, const char *b, int flags)
{
    return is_doomed() ? -1 : (int)syscall(SYS_linkat, from, a, to, b, flags);
}

int unlinkat(int folder_, const char *name, int flags)
{
    return is_doomed() ? -1 : (int)syscall(SYS_unlinkat, folder_, name, flags);
}

enum { FILES = 3 };
static char paths[FILES][128];

static tn_status save_three(bool force, size_t *failed)
{
    tni_save saves[FILES];
    tn_arena *arena = tn_arena_new(NULL);
    const char *reason = "";
    for (size_t i = 0; i < FILES; i++) {
        snprintf(paths[i], sizeof(paths[i]), "%s/%zu.ini", folder, i);
        saves[i] = (tni_save){.path = paths[i], .bytes = "new", .size = 3, .force = force};
    }
    count = 0;
    const tn_status status = tni_file_save_all(arena, saves, FILES, failed, &reason);
    tn_arena_free(arena);
    return status;
}

static size_t with_text(const char *text)
{
    char got[8];
    size_t found = 0;
    for (size_t i = 0; i < FILES; i++) {
        const int fd = open(paths[i], O_RDONLY);
        const ssize_t size = fd < 0 ? 0 : read(fd, got, sizeof(got));
        found += size == (ssize_t)strlen(text) && memcmp(got, text, (size_t)size) == 0;
        if (fd >= 0) {
            close(fd);
        }
    }
    return found;
}

static void clear(void)
{
    doomed = 0;
    for (size_t i = 0; i < FILES; i++) {
        unlink(paths[i]);
    }
}

static void test_save_all__writes_all_and_refuses_all(void **state)
{
    (void)state;
    size_t failed = 9;
    const mode_t mask = umask(027);
    assert_int_equal(save_three(false, &failed), TN_OK);
    umask(mask);
    assert_int_equal(with_text("new"), FILES);
    assert_int_equal(count_files(), FILES);
    assert_int_equal(mode_of(paths[2]), 0640);
    unlink(paths[0]);
    unlink(paths[2]);
    put(paths[1], "old");
    assert_int_equal(save_three(false, &failed), TN_E_EXISTS);
    assert_int_equal(failed, 1);
    assert_int_equal(count_files(), 1);
    assert_int_equal(with_text("old"), 1);
    assert_int_equal(save_three(true, &failed), TN_OK);
    assert_int_equal(with_text("new"), FILES);
}

/* Every call fails once. Until all are in place nothing is; an error after that is no loss. */
static void test_save_all__a_failed_call_leaves_none_or_all(void **state)
{
    (void)state;
    size_t failed = 0, faults = 0;
    for (int old = 0; old < 2; old++) {
        for (int at = 1;; at++, faults++) {
            for (size_t i = 0; i < FILES && old; i++) {
                put(paths[i], "old");
            }
            doomed = at;
            const tn_status status = save_three(old, &failed);
            const bool reached = count >= at;
            doomed = 0;
            const size_t expected = with_text("new");
            if (status == TN_OK ? expected != FILES : expected != 0) {
                fail_msg("call %d, old %d: %zu files are new, status %d", at, old, expected,
                         (int)status);
            }
            assert_int_equal(with_text("old"), old && status != TN_OK ? FILES : 0);
            clear();
            if (!reached) {
                break;
            }
        }
    }
    print_message("%zu calls failed\n", faults);
    assert_true(faults > 40);
}

/* Killed at every call: the same command once more is not refused and writes all of them. */
static void test_save_all__killed_at_any_call_the_next_one_mends(void **state)
{
    (void)state;
    size_t failed = 0, kills = 0;
    save_three(false, &failed);
    clear();
    for (int at = 1;; at++, kills++) {
        const pid_t child = fork();
        if (child == 0) {
            killing = true;
            doomed = at;
            _exit(save_three(false, &failed) == TN_OK ? 0 : 1);
        }
        int ended = 0;
        waitpid(child, &ended, 0);
        const bool all_there = with_text("new") == FILES;
        if (at % 2 == 0) { /* what is there is asked before: it is what the next one leaves */
            tni_folder_recover(folder);
            assert_true(with_text("new") == (all_there ? FILES : 0) || all_there);
            assert_int_equal(count_files(), with_text("new"));
        }
        const tn_status status = save_three(false, &failed);
        if (status != TN_OK && !(all_there && status == TN_E_EXISTS)) {
            fail_msg("killed at call %d: the next one is refused with %d", at, (int)status);
        }
        assert_int_equal(with_text("new"), FILES);
        assert_int_equal(count_files(), FILES);
        clear();
        if (!WIFSIGNALED(ended)) {
            break;
        }
    }
    print_message("killed at %zu calls\n", kills);
    assert_true(kills > 20);
}

/* A list that came with somebody's repository can remove or replace no file. */
static void test_save_all__a_planted_list_names_nothing(void **state)
{
    (void)state;
    char dir[128], file[160];
    size_t failed = 0;
    snprintf(dir, sizeof(dir), "%s/.tenor-1-0.tmp", folder);
    assert_int_equal(mkdir(dir, 0700), 0);
    snprintf(file, sizeof(file), "%s/undo", dir);
    put(file, "precious.ini\n../f.ini\n");
    snprintf(file, sizeof(file), "%s/old.0", dir);
    put(file, "planted");
    snprintf(file, sizeof(file), "%s/precious.ini", folder);
    put(file, "precious");
    assert_int_equal(save_three(false, &failed), TN_OK);
    assert_holds(file, "precious");
    assert_int_equal(count_files(), FILES + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(test_save_all__writes_all_and_refuses_all),
        WITH_FOLDER(test_save_all__a_failed_call_leaves_none_or_all),
        WITH_FOLDER(test_save_all__killed_at_any_call_the_next_one_mends),
        WITH_FOLDER(test_save_all__a_planted_list_names_nothing),
    };
    return RUN(tests);
}
