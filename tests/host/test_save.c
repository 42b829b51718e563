/* Saving: old or new, never anything between, whatever fails or dies. */
#include "host/folder.h"

#include <fcntl.h>

static void test_new_file__has_the_mode_that_the_umask_gives(void **state)
{
    (void)state;
    static const mode_t masks[] = {000, 022, 077, 0777};
    for (size_t i = 0; i < COUNT(masks); i++) {
        const mode_t old = umask(masks[i]);
        assert_int_equal(save(target, "new", false, NULL), TN_OK);
        umask(old);
        assert_holds(target, "new");
        assert_int_equal(mode_of(target), 0666 & ~masks[i]);
        assert_int_equal(count_files(), 1);
        unlink(target);
    }
}

static void test_existing__only_with_force_or_stamp(void **state)
{
    (void)state;
    put(target, "old");
    chmod(target, 0640);
    assert_int_equal(save(target, "new", false, NULL), TN_E_EXISTS);
    assert_holds(target, "old");
    assert_int_equal(save(target, "new", true, NULL), TN_OK);
    assert_holds(target, "new");
    assert_int_equal(mode_of(target), 0640);
    const tni_file_version version = stamp_of("new");
    assert_int_equal(save(target, "newer", false, &version), TN_OK);
    assert_holds(target, "newer");
    assert_int_equal(save(target, "", true, NULL), TN_OK);
    assert_holds(target, "");
    assert_int_equal(count_files(), 1);
}

static void test_owner__stays_that_of_the_file(void **state)
{
    (void)state;
    put(target, "old");
    if (chown(target, 12345, 23456) != 0) {
        print_message("SKIPPED: chown needs root\n");
        return;
    }
    chmod(target, 0664);
    assert_int_equal(save(target, "new", true, NULL), TN_OK);
    struct stat now;
    assert_int_equal(stat(target, &now), 0);
    assert_int_equal(now.st_uid, 12345);
    assert_int_equal(now.st_gid, 23456);
    assert_int_equal(now.st_mode & 07777, 0664);
}

static void test_stamp__changed_content_is_refused(void **state)
{
    (void)state;
    const tni_file_version version = stamp_of("old"), none = {.exists = false};
    put(target, "olD"); /* same size */
    assert_int_equal(save(target, "new", false, &version), TN_E_CHANGED);
    assert_int_equal(save(target, "new", true, &version),
                     TN_E_CHANGED); /* force is no way around */
    put(target, "older");
    assert_int_equal(save(target, "new", false, &version), TN_E_CHANGED);
    assert_int_equal(save(target, "new", false, &none), TN_E_CHANGED);
    assert_holds(target, "older");
    unlink(target);
    assert_int_equal(save(target, "new", false, &version), TN_E_CHANGED);
    assert_int_equal(save(target, "new", false, &none), TN_OK);
    put(target, "old"); /* only the times differ: another inode, the same bytes */
    assert_int_equal(save(target, "new", false, &version), TN_OK);
    assert_int_equal(count_files(), 1);
}

static void test_links__kept_and_their_target_replaced(void **state)
{
    (void)state;
    char link[96], deep[96];
    snprintf(deep, sizeof(deep), "%s/deep", folder);
    mkdir(deep, 0700);
    snprintf(deep, sizeof(deep), "%s/deep/real.ini", folder);
    snprintf(link, sizeof(link), "%s/link.ini", folder);
    put(deep, "old");
    assert_int_equal(symlink("deep/real.ini", link), 0);
    assert_int_equal(save(link, "new", false, NULL), TN_E_EXISTS);
    assert_int_equal(save(link, "new", true, NULL), TN_OK);
    struct stat status;
    assert_int_equal(lstat(link, &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    assert_holds(deep, "new");
    unlink(deep);
    assert_int_equal(save(link, "new", true, NULL), TN_E_WRITE); /* a link to nothing */
}

static void test_wrong_targets__refused_with_a_reason(void **state)
{
    (void)state;
    char path[128];
    snprintf(path, sizeof(path), "%s/none/f.ini", folder);
    assert_int_equal(save(path, "x", true, NULL), TN_E_WRITE);
    assert_int_equal(save(folder, "x", true, NULL), TN_E_WRITE);
    snprintf(path, sizeof(path), "%s/", folder);
    assert_int_equal(save(path, "x", true, NULL), TN_E_WRITE);
    assert_int_equal(save("/dev/null", "x", true, NULL), TN_E_WRITE);
    snprintf(path, sizeof(path), "%s/fifo", folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(save(path, "x", true, NULL), TN_E_WRITE);
    assert_int_equal(count_files(), 1);
}

int main(void)
{
    tni_host_start();
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(test_new_file__has_the_mode_that_the_umask_gives),
        WITH_FOLDER(test_existing__only_with_force_or_stamp),
        WITH_FOLDER(test_owner__stays_that_of_the_file),
        WITH_FOLDER(test_stamp__changed_content_is_refused),
        WITH_FOLDER(test_links__kept_and_their_target_replaced),
        WITH_FOLDER(test_wrong_targets__refused_with_a_reason),
    };
    return RUN(tests);
}
