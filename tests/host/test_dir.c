/* Folders: which files are listed, in which order, and what cannot be listed or made. */
#include "host/folder.h"

#include "support/memory.h"

#include <errno.h>

#define WRAP(name) /* the linker puts __wrap_NAME in front of NAME */
WRAP(lstat)
static bool unsearchable;

int __real_lstat(const char *path, struct stat *out);
int __wrap_lstat(const char *path, struct stat *out);
int __wrap_lstat(const char *path, struct stat *out)
{
    errno = EACCES;
    return unsearchable ? -1 : __real_lstat(path, out);
}

static const char *at(const char *name)
{
    static char path[192];
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return path;
}

static void make(const char *name)
{
    assert_int_equal(mkdir(at(name), 0700), 0);
}

/* Files, hidden ones, folders in folders, and links to a file, a folder, nothing and themselves. */
static void make_tree(void)
{
    char file[96];
    put(at("b.ini"), "");
    put(at("a.ini"), "");
    put(at("B.ini"), "");
    put(at(".hidden"), "");
    make("sub");
    put(at("sub/z.ini"), "");
    make("sub/deep");
    put(at("sub/deep/y"), "");
    make(".git");
    put(at(".git/config"), "");
    snprintf(file, sizeof(file), "%s/a.ini", folder);
    assert_int_equal(symlink(file, at("link.ini")), 0);
    assert_int_equal(symlink("sub", at("to-sub")), 0);
    assert_int_equal(symlink("nowhere", at("to-nothing")), 0);
    assert_int_equal(symlink("round", at("round")), 0);
    assert_int_equal(mkfifo(at("pipe"), 0600), 0);
}

/* The names behind the folder, a line each. */
static tn_status list(const tn_allocator *allocator, bool recursive, char *out, size_t size)
{
    tn_arena *arena = tn_arena_new(allocator);
    const char *const *files = NULL, *reason = NULL;
    size_t count = 0, used = 0;
    const tn_status status =
        arena ? tni_dir_list(arena, folder, recursive, &files, &count, &reason) : TN_E_NOMEM;
    out[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        assert_memory_equal(files[i], folder, strlen(folder));
        used += (size_t)snprintf(out + used, size - used, "%s\n", files[i] + strlen(folder) + 1);
    }
    tn_arena_free(arena);
    return status;
}

static void test_list__files_in_byte_order(void **state)
{
    (void)state;
    char got[512];
    assert_int_equal(list(NULL, true, got, sizeof(got)), TN_OK);
    assert_string_equal(got, "");
    make_tree();
    assert_int_equal(list(NULL, false, got, sizeof(got)), TN_OK);
    assert_string_equal(got, "B.ini\na.ini\nb.ini\nlink.ini\n");
    assert_int_equal(list(NULL, true, got, sizeof(got)), TN_OK);
    assert_string_equal(got, "B.ini\na.ini\nb.ini\nlink.ini\nsub/deep/y\nsub/z.ini\n");
}

static void test_list__no_folder(void **state)
{
    (void)state;
    static const struct {
        const char *name, *reason;
    } cases[] = {
        {"none", "no such folder"},
        {"f.ini", "a part of the path is not a folder"},
        {"round", "too many links"},
    };
    tn_arena *arena = tn_arena_new(NULL);
    put(target, "");
    assert_int_equal(symlink("round", at("round")), 0);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *const *files = NULL, *reason = NULL;
        size_t count = 99;
        assert_int_equal(tni_dir_list(arena, at(cases[i].name), true, &files, &count, &reason),
                         TN_E_READ);
        assert_string_equal(reason, cases[i].reason);
        assert_int_equal(count, 99);
    }
    tn_arena_free(arena);
}

/* A list that leaves something out unsaid would be taken for the whole. */
static void test_list__a_folder_below_that_cannot_be_read(void **state)
{
    (void)state;
    if (geteuid() == 0) {
        skip(); /* reads everything */
    }
    tn_arena *arena = tn_arena_new(NULL);
    const char *const *files = NULL, *reason = NULL;
    char expected[160];
    size_t count = 0;
    make("shut");
    assert_int_equal(chmod(at("shut"), 0), 0);
    assert_int_equal(tni_dir_list(arena, folder, false, &files, &count, &reason), TN_OK);
    assert_int_equal(tni_dir_list(arena, folder, true, &files, &count, &reason), TN_E_READ);
    snprintf(expected, sizeof(expected), "'%s/shut': permission denied", folder);
    assert_string_equal(reason, expected);
    assert_int_equal(chmod(at("shut"), 0700), 0);
    tn_arena_free(arena);
}

/* In a folder that may be read and not searched (mode 0400) names are listed, and lstat of each is
 * refused: also for root, as this stands in for it. A link into such a folder is left out. */
static void test_list__a_folder_that_cannot_be_searched(void **state)
{
    (void)state;
    char got[512], expected[160];
    tn_arena *arena = tn_arena_new(NULL);
    const char *const *files = NULL, *reason = NULL;
    size_t count = 0;
    put(at("x.ini"), "");
    unsearchable = true;
    assert_int_equal(tni_dir_list(arena, folder, true, &files, &count, &reason), TN_E_READ);
    unsearchable = false;
    snprintf(expected, sizeof(expected), "'%s/x.ini': no permission", folder);
    assert_string_equal(reason, expected);
    assert_int_equal(list(NULL, true, got, sizeof(got)), TN_OK);
    assert_string_equal(got, "x.ini\n");
    tn_arena_free(arena);
}

static bool survive(const tn_allocator *allocator, void *context)
{
    char got[8192];
    (void)context;
    const tn_status status = list(allocator, true, got, sizeof(got));
    assert_true(status == TN_OK || status == TN_E_NOMEM);
    return status == TN_OK;
}

static void test_list__every_request_failing(void **state)
{
    (void)state;
    char name[16];
    make_tree();
    for (int i = 0; i < 400; i++) { /* more than a block of memory */
        snprintf(name, sizeof(name), "sub/f%d", i);
        put(at(name), "");
    }
    assert_true(test_every_allocation(survive, NULL) > 2);
}

static void test_make__is_there_afterwards(void **state)
{
    (void)state;
    const char *reason = NULL;
    assert_int_equal(tni_dir_make(at("new"), &reason), TN_OK);
    assert_true(tni_path_is_folder(at("new")));
    assert_int_equal(tni_dir_make(at("new"), &reason), TN_OK);
    put(target, "x");
    assert_int_equal(tni_dir_make(target, &reason), TN_E_WRITE);
    assert_string_equal(reason, "is a file");
    assert_holds(target, "x");
    assert_int_equal(tni_dir_make(at("none/new"), &reason), TN_E_WRITE);
    assert_string_equal(reason, "no such file");
    assert_int_equal(tni_dir_make(at("f.ini/new"), &reason), TN_E_WRITE);
    assert_string_equal(reason, "a part of the path is not a folder");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(test_list__files_in_byte_order),
        WITH_FOLDER(test_list__no_folder),
        WITH_FOLDER(test_list__a_folder_below_that_cannot_be_read),
        WITH_FOLDER(test_list__a_folder_that_cannot_be_searched),
        WITH_FOLDER(test_list__every_request_failing),
        WITH_FOLDER(test_make__is_there_afterwards),
    };
    return RUN(tests);
}
