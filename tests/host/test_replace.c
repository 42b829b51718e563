/* Giving a finished file its name: versions, modes, links, and a file that was exchanged. */
#include "host/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>

#include "host/replace.h"
#include "host/scratch.h"

static int above;

static int open_above(void **state)
{
    const int made = make_folder(state);
    above = open(folder, O_RDONLY | O_DIRECTORY);
    return made || above < 0;
}

static int close_above(void **state)
{
    close(above);
    return remove_folder(state);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, open_above, close_above)

/* A file of this name in the folder, open. */
static int put_open(const char *name, const char *text)
{
    const int fd = openat(above, name, O_RDWR | O_CREAT | O_TRUNC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    return fd;
}

static bool is_there(const char *name)
{
    return faccessat(above, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

static void test_version__what_was_read_is_still_there(void **state)
{
    (void)state;
    static const struct {
        const char *read, *now; /* NULL: none */
        const char *reason;     /* NULL: the same */
    } cases[] = {
        {"text", "text", NULL},
        {"", "", NULL},
        {NULL, NULL, NULL},
        {"text", "texT", "was changed since it was read"}, /* the same size */
        {"text", "text\n", "was changed since it was read"},
        {"text", "", "was changed since it was read"},
        {"", "text", "was changed since it was read"},
        {"text", NULL, "was removed since it was read"},
        {NULL, "text", "was changed since it was read"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const tni_file_version version =
            cases[i].read ? stamp_of(cases[i].read) : (tni_file_version){.exists = false};
        const char *reason = NULL;
        remove(target);
        if (cases[i].now) {
            put(target, cases[i].now);
        }
        const tn_status status = tni_version_check(above, "f.ini", &version, &reason);
        assert_int_equal(status, cases[i].reason ? TN_E_CHANGED : TN_OK);
        if (cases[i].reason) {
            assert_string_equal(reason, cases[i].reason);
        }
    }
}

static void test_version__of_no_regular_file(void **state)
{
    (void)state;
    const tni_file_version version = stamp_of("text");
    const char *reason = NULL;
    put(target, "text");
    assert_int_equal(symlinkat("f.ini", above, "link"), 0);
    assert_int_equal(tni_version_check(above, "link", &version, &reason), TN_E_WRITE);
    assert_int_equal(mkdirat(above, "sub", 0700), 0);
    assert_int_equal(tni_version_check(above, "sub", &version, &reason), TN_E_CHANGED);
    assert_int_equal(mkfifoat(above, "pipe", 0600), 0); /* must not wait for a writer */
    assert_int_equal(tni_version_check(above, "pipe", &version, &reason), TN_E_CHANGED);
}

static void test_mode__that_of_the_file_that_is_replaced(void **state)
{
    (void)state;
    static const mode_t modes[] = {0600, 0644, 0440, 0755, 0000};
    struct stat made;
    const int fd = put_open("new", "x");
    assert_int_equal(fchmod(fd, 0666), 0);
    static const mode_t masks[] = {000, 022, 027, 077, 0777};
    for (size_t i = 0; i < COUNT(masks); i++) { /* there is none */
        for (int is_private = 0; is_private < 2; is_private++) {
            const mode_t mask = umask(masks[i]);
            assert_int_equal(tni_mode_keep(above, "f.ini", fd, is_private), 0);
            assert_int_equal(umask(mask), masks[i]);
            assert_int_equal(fstat(fd, &made), 0);
            assert_int_equal(made.st_mode & 07777, is_private ? 0600 : 0666 & ~masks[i]);
        }
    }
    put(target, "");
    for (size_t i = 0; i < COUNT(modes); i++) {
        assert_int_equal(chmod(target, modes[i]), 0);
        assert_int_equal(tni_mode_keep(above, "f.ini", fd, false), 0);
        assert_int_equal(fstat(fd, &made), 0);
        assert_int_equal(made.st_mode & 07777, modes[i]);
    }
    assert_int_equal(chmod(target, 04755), 0); /* never set-user-id */
    assert_int_equal(tni_mode_keep(above, "f.ini", fd, false), 0);
    assert_int_equal(fstat(fd, &made), 0);
    assert_int_equal(made.st_mode & 07777, 0755);
    close(fd);
    assert_int_equal(tni_mode_keep(above, "f.ini", fd, false), EBADF);
}

static void test_place__new_and_over_an_old_one(void **state)
{
    (void)state;
    static const struct {
        bool old, replace, keep_link;
        int error;
        bool from_stays;
    } cases[] = {
        {false, false, false, 0, false},    {false, false, true, 0, true},
        {false, true, false, 0, false},     {false, true, true, 0, true},
        {true, true, false, 0, false},      {true, true, true, 0, true},
        {true, false, false, EEXIST, true},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        remove(target);
        if (cases[i].old) {
            put(target, "old");
        }
        const int fd = put_open("new.0", "new");
        assert_int_equal(tni_file_place(above, "new.0", fd, above, "f.ini", cases[i].replace,
                                        cases[i].keep_link),
                         cases[i].error);
        assert_holds(target, cases[i].error ? "old" : "new");
        assert_int_equal(is_there("new.0"), cases[i].from_stays);
        assert_false(is_there(TNI_UNDO_PLACED));
        close(fd);
        unlinkat(above, "new.0", 0);
    }
}

/* Under the temporary name stands another file than the one that was written. */
static void test_place__refuses_an_exchanged_file(void **state)
{
    (void)state;
    put(target, "old");
    const int fd = put_open("new", "mine");
    assert_int_equal(unlinkat(above, "new", 0), 0);
    assert_int_equal(tni_file_place(above, "new", fd, above, "f.ini", true, false), EIO);
    close(put_open("new", "another's"));
    assert_int_equal(tni_file_place(above, "new", fd, above, "f.ini", true, false), EIO);
    assert_int_equal(unlinkat(above, "new", 0), 0);
    assert_int_equal(symlinkat("f.ini", above, "new"), 0);
    assert_int_equal(tni_file_place(above, "new", fd, above, "f.ini", true, false), EIO);
    assert_holds(target, "old");
    close(fd);
}

static void test_lock__is_held_by_one(void **state)
{
    (void)state;
    const int other = open(folder, O_RDONLY | O_DIRECTORY);
    assert_true(tni_folder_lock(above));
    assert_true(tni_folder_lock(above)); /* its own */
    assert_int_equal(flock(other, LOCK_EX | LOCK_NB), -1);
    assert_true(tni_folder_flush(above));
    close(other);
    assert_true(tni_folder_lock(-1)); /* what cannot be locked is used without */
    assert_true(tni_folder_flush(-1));
}

/* The whole: an output over what is there, or is not. */
static void test_output__refused_leaves_the_old_file(void **state)
{
    (void)state;
    const tni_file_version none = {.exists = false}, old = stamp_of("old"),
                           older = stamp_of("older");
    const struct {
        const tni_file_version *version;
        bool force, old;
        tn_status status;
        const char *reason;
    } cases[] = {
        {NULL, false, false, TN_OK, NULL},
        {NULL, false, true, TN_E_EXISTS, "exists already"},
        {NULL, true, true, TN_OK, NULL},
        {&old, false, true, TN_OK, NULL},
        {&older, false, true, TN_E_CHANGED, "was changed since it was read"},
        {&older, true, true, TN_E_CHANGED, "was changed since it was read"},
        {&none, false, true, TN_E_CHANGED, "was changed since it was read"},
        {&old, false, false, TN_E_CHANGED, "was removed since it was read"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *reason = NULL;
        remove(target);
        if (cases[i].old) {
            put(target, "old");
        }
        const int fd = put_open(TNI_OUTPUT_NEW, "new");
        tni_output output = {.name = "f.ini",
                             .folder = above,
                             .fd = fd,
                             .scratch = {above, ""},
                             .force = cases[i].force,
                             .version = cases[i].version};
        assert_int_equal(tni_output_replace(&output, &reason), cases[i].status);
        if (cases[i].status == TN_OK) {
            assert_holds(target, "new");
        } else {
            assert_string_equal(reason, cases[i].reason);
            assert_int_equal(is_there("f.ini"), cases[i].old);
        }
        close(fd);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_version__what_was_read_is_still_there),
        IN_FOLDER(test_version__of_no_regular_file),
        IN_FOLDER(test_mode__that_of_the_file_that_is_replaced),
        IN_FOLDER(test_place__new_and_over_an_old_one),
        IN_FOLDER(test_place__refuses_an_exchanged_file),
        IN_FOLDER(test_lock__is_held_by_one),
        IN_FOLDER(test_output__refused_leaves_the_old_file),
    };
    return RUN(tests);
}
