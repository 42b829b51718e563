/* Saving when a call fails: the test's own fsync, write, ... stand in front of libc's. */
#undef _FORTIFY_SOURCE /* its inline pread would be the one that is called */
#include "host/folder.h"

#include <errno.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <time.h>

typedef enum fault {
    NO_FAULT,
    WRITE,
    SHORT_WRITE,
    FSYNC,
    PREAD,
    RENAME,
    LINK,
    FCHMOD,
    FLOCK,
    LOCK_BUSY
} fault;
static fault faulty;
static int fault_error;
static int fault_after; /* calls that still succeed */
static char calls[256]; /* one letter per call, in order */

static void note(char letter)
{
    const size_t used = strlen(calls);
    if (used + 1 < sizeof(calls)) {
        calls[used] = letter;
    }
}

static bool fails(fault which)
{
    if (faulty != which || fault_after-- > 0) {
        return false;
    }
    errno = fault_error;
    return true;
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    if (fd <= 2) {
        return syscall(SYS_write, fd, bytes, size);
    }
    note('w');
    if (fails(WRITE)) {
        return -1;
    }
    return syscall(SYS_write, fd, bytes, faulty == SHORT_WRITE && size > 3 ? 3 : size);
}

int fsync(int fd)
{
    note('s');
    return fails(FSYNC) ? -1 : (int)syscall(SYS_fsync, fd);
}

ssize_t pread(int fd, void *to, size_t size, off_t offset)
{
    note('p');
    return fails(PREAD) ? -1 : syscall(SYS_pread64, fd, to, size, offset);
}

int renameat(int from, const char *a, int to, const char *b)
{
    note('r');
    return fails(RENAME) ? -1 : (int)syscall(SYS_renameat2, from, a, to, b, 0);
}

int linkat(int from, const char *a, int to, const char *b, int flags)
{
    note('l');
    return fails(LINK) ? -1 : (int)syscall(SYS_linkat, from, a, to, b, flags);
}

int fchmod(int fd, mode_t mode)
{
    note('m');
    return fails(FCHMOD) ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}

static int waits;

int nanosleep(const struct timespec *wanted, struct timespec *left)
{
    (void)wanted;
    (void)left;
    waits++;
    return 0;
}

static bool is_folder(int fd)
{
    struct stat own, tests;
    return fstat(fd, &own) == 0 && stat(folder, &tests) == 0 && own.st_ino == tests.st_ino;
}

int flock(int fd, int what)
{
    if (faulty == LOCK_BUSY && waits < fault_after && is_folder(fd)) {
        errno = EWOULDBLOCK;
        return -1;
    }
    return fails(FLOCK) ? -1 : (int)syscall(SYS_flock, fd, what);
}

static void test_order__flush_before_name_and_folder_after(void **state)
{
    (void)state;
    assert_int_equal(save(target, "new", false, NULL), TN_OK);
    assert_string_equal(calls, "wsppmsls"); /* write, flush, read back, mode, flush, name, folder */
    memset(calls, 0, sizeof(calls));
    assert_int_equal(save(target, "newer", true, NULL), TN_OK);
    assert_string_equal(calls, "wsppmsrs");
}

static void test_faults__old_file_and_no_litter(void **state)
{
    (void)state;
    static const struct {
        fault which;
        int error, after;
        bool force;
        tn_status status;
        const char *content;
    } rows[] = {
        {WRITE, ENOSPC, 0, true, TN_E_WRITE, "old"},
        {WRITE, EIO, 0, true, TN_E_WRITE, "old"},
        {WRITE, EDQUOT, 0, true, TN_E_WRITE, "old"},
        {FSYNC, EIO, 0, true, TN_E_WRITE, "old"},
        {FSYNC, ENOSPC, 1, true, TN_E_WRITE, "old"},
        {FSYNC, EIO, 2, true, TN_E_WRITE, "new"}, /* the folder's: said in the reason */
        {FSYNC, EINVAL, 2, true, TN_OK, "new"},   /* a file system that cannot flush folders */
        {PREAD, EIO, 0, true, TN_E_WRITE, "old"},
        {RENAME, EACCES, 0, true, TN_E_WRITE, "old"},
        {FCHMOD, EPERM, 0, true, TN_E_WRITE, "old"},
        {SHORT_WRITE, 0, 0, true, TN_OK, "new"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        put(target, "old");
        faulty = rows[i].which;
        fault_error = rows[i].error;
        fault_after = rows[i].after;
        const tn_status status = save(target, "new", rows[i].force, NULL);
        faulty = NO_FAULT;
        if (status != rows[i].status) {
            fail_msg("row %zu: status %d", i, (int)status);
        }
        assert_holds(target, rows[i].content);
        assert_int_equal(count_files(), 1);
    }
}

static void test_lock__waited_for_but_not_for_ever(void **state)
{
    (void)state;
    static const struct {
        fault which;
        int error, after;
        tn_status status;
        int waits;
    } rows[] = {
        {LOCK_BUSY, 0, 7, TN_OK, 7},
        {LOCK_BUSY, 0, 1 << 20, TN_E_WRITE, 1000}, /* ten seconds of 10 ms */
        {FLOCK, ENOLCK, 0, TN_OK, 0},              /* a file system that cannot lock */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        put(target, "old");
        waits = 0;
        faulty = rows[i].which;
        fault_error = rows[i].error;
        fault_after = rows[i].after;
        assert_int_equal(save(target, "new", true, NULL), rows[i].status);
        assert_int_equal(waits, rows[i].waits);
        assert_holds(target, rows[i].status == TN_OK ? "new" : "old");
        assert_int_equal(count_files(), 1);
    }
    faulty = NO_FAULT;
}

static void test_no_hard_links__name_is_still_taken_once(void **state)
{
    (void)state;
    faulty = LINK;
    fault_error = EPERM;
    assert_int_equal(save(target, "new", false, NULL), TN_OK);
    fault_after = 0;
    assert_int_equal(save(target, "newer", false, NULL), TN_E_EXISTS);
    faulty = NO_FAULT;
    assert_holds(target, "new");
    assert_int_equal(count_files(), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(test_order__flush_before_name_and_folder_after),
        WITH_FOLDER(test_faults__old_file_and_no_litter),
        WITH_FOLDER(test_lock__waited_for_but_not_for_ever),
        WITH_FOLDER(test_no_hard_links__name_is_still_taken_once),
    };
    return RUN(tests);
}
