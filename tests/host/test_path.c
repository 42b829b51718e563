/* Paths, workspaces, and lists of folders. */
#include "host/folder.h"

#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <sys/wait.h>

static tn_arena *arena;

static int set_up(void **state)
{
    arena = tn_arena_new(NULL);
    return make_folder(state);
}

static int take_down(void **state)
{
    tn_arena_free(arena);
    return remove_folder(state);
}

/* A path below the test's folder; lives in the arena. */
static const char *below(const char *name)
{
    return tni_path_join(arena, folder, name);
}

static void test_join_and_parts(void **state)
{
    (void)state;
    static const struct {
        const char *folder, *name, *joined, *back, *last;
    } rows[] = {
        {"a", "b.ini", "a/b.ini", "a", "b.ini"},
        {".", "b.ini", "b.ini", ".", "b.ini"},
        {"a/", "b", "a/b", "a", "b"},
        {"/", "b", "/b", "/", "b"},
        {"a", "/x/y", "/x/y", "/x", "y"},
        {"a/b", "../c", "a/b/../c", "a/b/..", "c"},
        {"ü", "ö.ini", "ü/ö.ini", "ü", "ö.ini"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *joined = tni_path_join(arena, rows[i].folder, rows[i].name);
        assert_string_equal(joined, rows[i].joined);
        assert_string_equal(tni_path_folder(arena, joined), rows[i].back);
        assert_string_equal(tni_path_name(joined), rows[i].last);
    }
}

static void test_ends(void **state)
{
    (void)state;
    static const struct {
        const char *path, *end;
        bool ends;
    } rows[] = {{"a.offer.ini", ".ini", true}, {"a.ini", ".offer.ini", false},
                {".ini", ".ini", false},       {"ini", ".ini", false},
                {"", ".ini", false},           {"w/.ini", ".ini", true},
                {"a.INI", ".ini", false},      {"a", "", true}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(tni_path_ends(rows[i].path, rows[i].end), rows[i].ends);
    }
}

static int stat_error; /* of the calls that follow; 0: none fails */

/* Stands in front of libc's: a path that cannot be looked at. */
int stat(const char *path, struct stat *out)
{
    static int (*real)(const char *, struct stat *);
    void *found = dlsym(RTLD_NEXT, "stat");
    memcpy(&real, &found, sizeof(real));
    if (stat_error) {
        errno = stat_error;
        return -1;
    }
    return real(path, out);
}

static void test_look__what_is_not_known_is_no_answer(void **state)
{
    (void)state;
    const char *reason = "", *root = NULL;
    put(below("a.ini"), "x");
    assert_int_equal(mkdir(below("folder"), 0700), 0);
    assert_int_equal(mkfifo(below("pipe"), 0600), 0);
    assert_int_equal(symlink("none", below("link")), 0);
    assert_int_equal(symlink("pipe", below("to pipe")), 0);
    const struct {
        const char *name;
        int error;
        tni_path_kind kind;
    } rows[] = {{"a.ini", 0, TNI_PATH_FILE},        {"folder", 0, TNI_PATH_FOLDER},
                {"pipe", 0, TNI_PATH_STREAM},       {"link", 0, TNI_PATH_NOTHING},
                {"to pipe", 0, TNI_PATH_STREAM},    {"a.ini/b", 0, TNI_PATH_NOTHING},
                {"a.ini", EIO, TNI_PATH_UNKNOWN},   {"folder", ENOMEM, TNI_PATH_UNKNOWN},
                {"a.ini", EACCES, TNI_PATH_UNKNOWN}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *path = below(rows[i].name);
        stat_error = rows[i].error;
        assert_int_equal(tni_path_look(path, &reason), rows[i].kind);
        assert_int_equal(tni_path_is_missing(path), rows[i].kind == TNI_PATH_NOTHING);
        assert_int_equal(tni_path_may_wait(path), rows[i].kind == TNI_PATH_STREAM);
        if (rows[i].error) { /* there may be settings in it, or above it */
            assert_int_equal(tni_path_workspace(arena, path, &root, &reason), TN_E_READ);
        }
        stat_error = 0;
    }
    assert_string_equal(reason, "no permission");
    assert_true(tni_path_may_wait("-") && tni_path_may_wait("/dev/null"));
}

static void make_tree(void)
{
    mkdir(below("w"), 0700);
    mkdir(below("w/sub"), 0700);
    mkdir(below("w/sub/deep"), 0700);
    mkdir(below("out"), 0700);
    put(below("w/tenor.ini"), "[seller]\n");
    put(below("w/p.ini"), "x");
    put(below("w/sub/c.ini"), "x");
    put(below("w/sub/deep/d.ini"), "x");
    put(below("out/secret.ini"), "x");
}

static void test_workspace__nearest_settings_upwards(void **state)
{
    (void)state;
    make_tree();
    const struct {
        const char *from, *root;
    } rows[] = {{"w/sub/deep/d.ini", "w"}, {"w/sub/none.ini", "w"}, {"w/sub", "w"}, {"w", "w"},
                {"out/secret.ini", "out"}, {"out", "out"}};
    const char *root = NULL, *reason = NULL;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(tni_path_workspace(arena, below(rows[i].from), &root, &reason), TN_OK);
        assert_string_equal(root, below(rows[i].root));
    }
    mkdir(below("w/sub/tenor.ini"), 0700); /* a folder of that name is no settings file */
    assert_int_equal(tni_path_workspace(arena, below("w/sub/c.ini"), &root, &reason), TN_OK);
    assert_string_equal(root, below("w"));
    assert_int_equal(tni_path_workspace(arena, below("none/x.ini"), &root, &reason), TN_E_READ);
    assert_string_equal(reason, "no such folder");
}

static void test_inside__nothing_leads_out(void **state)
{
    (void)state;
    make_tree();
    assert_int_equal(symlink("../out", below("w/link")), 0);
    assert_int_equal(symlink("../out/secret.ini", below("w/leak.ini")), 0);
    assert_int_equal(symlink("p.ini", below("w/fine.ini")), 0);
    assert_int_equal(symlink("../out/none.ini", below("w/dangling.ini")), 0);
    mkdir(below("w2"), 0700);
    put(below("w2/x.ini"), "x");
    const struct {
        const char *from, *reference;
        tn_status status;
    } rows[] = {
        {"w/o.ini", "p.ini", TN_OK},
        {"w/o.ini", "sub/c.ini", TN_OK},
        {"w/o.ini", "none.ini", TN_OK}, /* missing is said when it is read */
        {"w/sub/o.ini", "../p.ini", TN_OK},
        {"w/o.ini", "fine.ini", TN_OK},
        {"w/o.ini", "../out/secret.ini", TN_E_RANGE},
        {"w/o.ini", "sub/../../out/none.ini", TN_E_RANGE},
        {"w/o.ini", "leak.ini", TN_E_RANGE},
        {"w/o.ini", "link/secret.ini", TN_E_RANGE},
        {"w/o.ini", "../w2/x.ini", TN_E_RANGE}, /* a name that only begins like the root's */
        {"w/o.ini", "/etc/passwd", TN_E_RANGE},
        {"w/o.ini", "dangling.ini", TN_E_READ},
        {"w/o.ini", "none/x.ini", TN_E_READ},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *path = NULL, *reason = NULL;
        const tn_status status = tni_path_inside(arena, below("w"), below(rows[i].from),
                                                 rows[i].reference, &path, &reason);
        if (status != rows[i].status || (status == TN_OK) != (path != NULL)) {
            fail_msg("%s: %d", rows[i].reference, (int)status);
        }
    }
    const char *path = NULL, *reason = NULL;
    assert_int_equal(
        tni_path_inside(arena, below("w"), below("w/o.ini"), below("w/p.ini"), &path, &reason),
        TN_OK); /* absolute, but inside */
}

/* "@" stands for the test's folder, which is where the program is. */
static const char *placed(const char *path)
{
    return path && path[0] == '@' ? below(path + 2) : path;
}

static void assert_relative(const char *for_file, const char *path, const char *expected)
{
    const char *out = "", *reason = "";
    assert_int_equal(tni_path_relative(arena, for_file, path, &out, &reason), TN_OK);
    assert_string_equal(out, expected);
}

static void test_relative__however_the_two_are_given(void **state)
{
    (void)state;
    static const struct {
        const char *target, *path, *expected;
    } rows[] = {
        {NULL, "w/p.ini", "w/p.ini"},
        {"o.ini", "p.ini", "p.ini"},
        {"w/o.ini", "w/p.ini", "p.ini"},
        {"w/o.ini", "p.ini", "../p.ini"},
        {"w/sub/o.ini", "w/p.ini", "../p.ini"},
        {"w/sub/o.ini", "out/p.ini", "../../out/p.ini"},
        {"o.ini", "w/sub/p.ini", "w/sub/p.ini"},
        {"@/w/sub/o.ini", "w/p.ini", "../p.ini"},
        {"w/sub/o.ini", "@/w/p.ini", "../p.ini"},
        {"@/w/o.ini", "@/w/sub/p.ini", "sub/p.ini"},
        {"./w/../w/sub/o.ini", "./w/p.ini", "../p.ini"},
        {"w/sub/deep/../o.ini", "w/p.ini", "../p.ini"},
        {"w/new/yet/o.ini", "@/w/p.ini", "../../p.ini"}, /* folders that are not made yet */
        {"w/o.ini", "w2/p.ini", "../w2/p.ini"},          /* a name that only begins like it */
        {"link/o.ini", "out/p.ini", "p.ini"},
    };
    make_tree();
    mkdir(below("w2"), 0700);
    assert_int_equal(symlink("out", below("link")), 0);
    assert_int_equal(chdir(folder), 0);
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_relative(placed(rows[i].target), placed(rows[i].path), rows[i].expected);
    }
    assert_relative("/o.ini", "/tmp/p.ini", "tmp/p.ini");
    assert_relative("/tmp/o.ini", "/p.ini", "../p.ini");
    assert_int_equal(chdir("/"), 0);
}

static void test_list__sorted_and_complete(void **state)
{
    (void)state;
    make_tree();
    put(below("w/.hidden"), "x");
    put(below("w/a.ini"), "x");
    assert_int_equal(symlink("..", below("w/sub/up")), 0); /* must not go round */
    assert_int_equal(symlink("p.ini", below("w/z.ini")), 0);
    const char *const *names = NULL;
    const char *reason = NULL;
    size_t count = 0;
    assert_int_equal(tni_dir_list(arena, below("w"), false, &names, &count, &reason), TN_OK);
    const char *const flat[] = {"w/a.ini", "w/p.ini", "w/tenor.ini", "w/z.ini"};
    assert_int_equal(count, COUNT(flat));
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(names[i], below(flat[i]));
    }
    assert_int_equal(tni_dir_list(arena, below("w"), true, &names, &count, &reason), TN_OK);
    const char *const all[] = {"w/a.ini",          "w/p.ini",     "w/sub/c.ini",
                               "w/sub/deep/d.ini", "w/tenor.ini", "w/z.ini"};
    assert_int_equal(count, COUNT(all));
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(names[i], below(all[i]));
    }
    assert_int_equal(tni_dir_list(arena, below("none"), true, &names, &count, &reason), TN_E_READ);
    assert_string_equal(reason, "no such folder");
    mkdir(below("empty"), 0700);
    assert_int_equal(tni_dir_list(arena, below("empty"), true, &names, &count, &reason), TN_OK);
    assert_int_equal(count, 0);
}

/* A file that another one names: regular, and inside, as the open descriptor is. */
static void test_read_inside__regular_files_of_the_workspace_only(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        tn_status status;
    } rows[] = {{"w/p.ini", TN_OK},
                {"w/sub/../p.ini", TN_OK},
                {"w/fine.ini", TN_OK},
                {"w/absolute.ini", TN_OK},
                {"w/leak.ini", TN_E_RANGE},
                {"w/link/secret.ini", TN_E_RANGE},
                {"out/secret.ini", TN_E_RANGE},
                {"w/fifo.ini", TN_E_READ},
                {"w/sub", TN_E_READ},
                {"w/none.ini", TN_E_READ}};
    make_tree();
    assert_int_equal(mkfifo(below("w/fifo.ini"), 0600), 0); /* nobody ever writes to it */
    assert_int_equal(symlink("../out", below("w/link")), 0);
    assert_int_equal(symlink("../out/secret.ini", below("w/leak.ini")), 0);
    assert_int_equal(symlink("p.ini", below("w/fine.ini")), 0);
    assert_int_equal(symlink(below("w/p.ini"), below("w/absolute.ini")), 0);
    alarm(20);
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_file file = {0};
        const char *reason = NULL;
        const tn_status status =
            tni_file_read_inside(arena, below("w"), below(rows[i].name), 100, &file, &reason);
        if (status != rows[i].status || (status == TN_OK) != (file.size == 1)) {
            fail_msg("%s: %d", rows[i].name, (int)status);
        }
    }
    alarm(0);
}

/* Somebody exchanges a folder for a link that leads out, over and over. */
static void test_read_inside__an_exchanged_folder_leads_nowhere(void **state)
{
    (void)state;
    make_tree();
    put(below("w/sub/x.ini"), "inside");
    put(below("out/x.ini"), "secret");
    const char *sub = below("w/sub"), *spare = below("w/spare"), *name = below("w/sub/x.ini");
    const pid_t attacker = fork();
    if (attacker == 0) {
        for (;;) {
            if (rename(sub, spare) == 0 && symlink("../out", sub) == 0) {
                unlink(sub);
            }
            rename(spare, sub);
        }
    }
    size_t inside = 0;
    for (size_t i = 0, rounds = test_rounds(3000); i < rounds; i++) {
        tni_file file = {0};
        const char *reason = NULL;
        tn_arena *own = tn_arena_new(NULL);
        if (tni_file_read_inside(own, below("w"), name, 100, &file, &reason) == TN_OK) {
            assert_string_equal(file.bytes, "inside");
            inside++;
        }
        tn_arena_free(own);
    }
    kill(attacker, SIGKILL);
    waitpid(attacker, NULL, 0);
    print_message("%zu of the readings met the file\n", inside);
}

static bool listing_fails;

/* Stands in front of libc's: a disk that fails in the middle of a folder. */
struct dirent *readdir(DIR *dir)
{
    static struct dirent *(*next)(DIR *);
    void *found = dlsym(RTLD_NEXT, "readdir");
    memcpy(&next, &found, sizeof(next));
    if (listing_fails) {
        errno = EIO;
        return NULL;
    }
    return next(dir);
}

static void test_list__a_folder_that_cannot_be_read_is_an_error(void **state)
{
    (void)state;
    make_tree();
    const char *const *names = NULL;
    const char *reason = NULL;
    size_t listed = 0;
    listing_fails = true;
    const tn_status status = tni_dir_list(arena, below("w"), true, &names, &listed, &reason);
    listing_fails = false;
    assert_int_equal(status, TN_E_READ);
    assert_string_equal(reason, "the disk reports an error");
}

static size_t allowed;

static void *take_some(void *context, size_t size)
{
    (void)context;
    return allowed && allowed-- ? malloc(size) : NULL;
}

static void give_back(void *context, void *block)
{
    (void)context;
    free(block);
}

/* Every call of the host with one block of memory more each time. */
static tn_status call(int which, tn_arena *scarce)
{
    const char *out = NULL, *reason = "";
    const char *const *names = NULL;
    size_t count = 0;
    tni_file file;
    switch (which) {
    case 0:
        return tni_path_workspace(scarce, below("w/sub/c.ini"), &out, &reason);
    case 1:
        return tni_path_inside(scarce, below("w"), below("w/o.ini"), "p.ini", &out, &reason);
    case 2:
        return tni_dir_list(scarce, below("w"), true, &names, &count, &reason);
    case 3:
        return tni_file_read(scarce, below("w/big"), TNI_READ_MAX, &file, &reason);
    case 4:
        return tni_path_relative(scarce, below("w/sub/o.ini"), below("w/p.ini"), &out, &reason);
    default:
        return tni_file_save(scarce, &(tni_save){below("w/p.ini"), "y", 1, NULL, true, false}, NULL,
                             &reason);
    }
}

static void test_memory__each_failure_is_a_status(void **state)
{
    (void)state;
    make_tree();
    put(below("w/big"), "x");
    for (int i = 0; i < 300; i++) { /* so that lists need several blocks */
        put(below(tn_arena_format(arena, "w/sub/a_file_with_quite_a_long_name_%d.ini", i)), "x");
    }
    const tn_allocator few = {take_some, give_back, NULL};
    for (int which = 0; which < 6; which++) {
        tn_status status = TN_E_NOMEM;
        for (size_t n = 1; status != TN_OK; n++) {
            allowed = n;
            tn_arena *scarce = tn_arena_new(&few);
            status = call(which, scarce);
            assert_true(status == TN_OK || status == TN_E_NOMEM);
            tn_arena_free(scarce);
            assert_true(n < 1000);
        }
    }
    assert_holds(below("w/p.ini"), "y");
}

int main(void)
{
#define ROW(test) cmocka_unit_test_setup_teardown(test, set_up, take_down)
    const struct CMUnitTest tests[] = {
        ROW(test_join_and_parts),
        ROW(test_ends),
        ROW(test_look__what_is_not_known_is_no_answer),
        ROW(test_workspace__nearest_settings_upwards),
        ROW(test_inside__nothing_leads_out),
        ROW(test_relative__however_the_two_are_given),
        ROW(test_list__sorted_and_complete),
        ROW(test_read_inside__regular_files_of_the_workspace_only),
        ROW(test_read_inside__an_exchanged_folder_leads_nowhere),
        ROW(test_list__a_folder_that_cannot_be_read_is_an_error),
        ROW(test_memory__each_failure_is_a_status),
    };
    return RUN(tests);
}
