/* Another name for a file, and files that go: what names them follows, or is told. */
#include "support/test.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/rename.h"

static char folder[64];
static tn_arena *arena;
static tni_workspace ws;
static const char *reason;

static const char *at(const char *name)
{
    return tn_arena_format(arena, "%s/%s", folder, name);
}

static void write_file(const char *name, const char *text)
{
    FILE *file = fopen(at(name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static void is_text(const char *name, const char *text)
{
    tni_file file;
    assert_int_equal(tni_file_read(arena, at(name), TNI_READ_MAX, &file, &reason), TN_OK);
    assert_int_equal(file.size, strlen(text));
    assert_memory_equal(file.bytes, text, file.size);
}

/* A product, and four files that name it in ways of their own; one that names another. */
static int set_up(void **state)
{
    (void)state;
    snprintf(folder, sizeof(folder), "/tmp/test_rename.XXXXXX");
    assert_non_null(mkdtemp(folder));
    arena = tn_arena_new(NULL);
    assert_int_equal(tni_workspace_open(arena, NULL, &ws), TN_OK);
    reason = "";
    assert_int_equal(mkdir(at("templates"), 0700), 0);
    assert_int_equal(mkdir(at("sub"), 0700), 0);
    write_file("tenor.ini", "[seller]\nname = N\n");
    write_file("p.product.ini", "[product]\ntitle = P\n");
    write_file("q.product.ini", "[product]\ntitle = Q\n");
    write_file("a.offer.ini", "[offer]\nproduct = p.product.ini ; ours\nname = p.product.ini\n");
    write_file("b.offer.ini", "[offer]\nproduct = q.product.ini\n");
    write_file("templates/t.offer.ini", "[offer]\nproduct = ../p.product.ini\n");
    write_file("sub/c.contract.ini",
               "[contract]\nproduct = ./../p.product.ini\noffer = ../a.offer.ini\n"
               "[replace 2027-01-01]\noffer = ../a.offer.ini\n");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    char command[96];
    snprintf(command, sizeof(command), "rm -rf %s", folder);
    tn_arena_free(arena);
    return system(command);
}

static void test_rename__who_names_it(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        size_t count;
        const char *first;
    } rows[] = {{"p.product.ini", 3, "a.offer.ini"},
                {"q.product.ini", 1, "b.offer.ini"},
                {"a.offer.ini", 1, "c.contract.ini"},
                {"b.offer.ini", 0, ""}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *const *paths = NULL;
        size_t count = 0;
        assert_int_equal(tni_files_naming(&ws, at(rows[i].name), &paths, &count, &reason), TN_OK);
        assert_int_equal(count, rows[i].count);
        assert_string_equal(count ? tni_path_name(paths[0]) : "", rows[i].first);
    }
}

static void test_rename__names_follow(void **state)
{
    (void)state;
    const char *to = NULL;
    size_t count = 0;
    assert_int_equal(tni_rename_file(&ws, at("p.product.ini"), "new", &to, &count, &reason), TN_OK);
    assert_string_equal(to, at("new.product.ini"));
    assert_int_equal(count, 3);
    assert_false(tni_path_exists(at("p.product.ini")));
    is_text("new.product.ini", "[product]\ntitle = P\n");
    is_text("a.offer.ini", "[offer]\nproduct = new.product.ini ; ours\nname = p.product.ini\n");
    is_text("b.offer.ini", "[offer]\nproduct = q.product.ini\n");
    is_text("templates/t.offer.ini", "[offer]\nproduct = ../new.product.ini\n");
    assert_int_equal(tni_rename_file(&ws, at("a.offer.ini"), "d.offer.ini", &to, &count, &reason),
                     TN_OK);
    assert_int_equal(count, 1);
    is_text("sub/c.contract.ini",
            "[contract]\nproduct = ../new.product.ini\noffer = ../d.offer.ini\n"
            "[replace 2027-01-01]\noffer = ../d.offer.ini\n");
}

/* Nothing is written over, and no name leads elsewhere. */
static void test_rename__refused(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        tn_status status;
    } rows[] = {{"q", TN_E_EXISTS},     {"q.product.ini", TN_E_EXISTS}, {"p", TN_E_EXISTS},
                {"", TN_E_SYNTAX},      {"../x", TN_E_SYNTAX},          {".x", TN_E_SYNTAX},
                {"sub/x", TN_E_SYNTAX}, {"/tmp/x", TN_E_SYNTAX}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *to = NULL;
        size_t count = 0;
        assert_int_equal(
            tni_rename_file(&ws, at("p.product.ini"), rows[i].name, &to, &count, &reason),
            rows[i].status);
        assert_true(*reason);
        is_text("p.product.ini", "[product]\ntitle = P\n");
        is_text("q.product.ini", "[product]\ntitle = Q\n");
        is_text("templates/t.offer.ini", "[offer]\nproduct = ../p.product.ini\n");
    }
    const char *to = NULL;
    size_t count = 0;
    assert_int_equal(tni_rename_file(&ws, at("none.offer.ini"), "x", &to, &count, &reason),
                     TN_E_READ);
}

/* Unsaved work of another file fits that file's bytes alone: it would be lost with them. */
static void test_rename__unsaved_work_of_another(void **state)
{
    (void)state;
    const char *to = NULL;
    size_t count = 0;
    tni_file file;
    assert_int_equal(tni_file_read(arena, at("a.offer.ini"), TNI_READ_MAX, &file, &reason), TN_OK);
    const char *head = tn_arena_format(arena, "tenor-journal 1 %llu %llu -\n",
                                       (unsigned long long)file.version.size,
                                       (unsigned long long)file.version.hash);
    static const char *const logs[] = {".a.offer.ini.tenor-journal",
                                       ".a.offer.ini.tenor-journal.old"};
    for (size_t i = 0; i < COUNT(logs); i++) {
        write_file(logs[i], head);
        assert_int_equal(tni_rename_file(&ws, at("p.product.ini"), "new", &to, &count, &reason),
                         TN_E_EXISTS);
        assert_string_equal(reason, "a.offer.ini has unsaved work: open it first");
        assert_false(tni_path_exists(at("new.product.ini")));
        is_text("templates/t.offer.ini", "[offer]\nproduct = ../p.product.ini\n");
        assert_int_equal(unlink(at(logs[i])), 0);
    }
    write_file(logs[0], "tenor-journal 1 1 1 -\n"); /* of another version: lost before */
    assert_int_equal(tni_rename_file(&ws, at("p.product.ini"), "new", &to, &count, &reason), TN_OK);
    assert_int_equal(count, 3);
}

/* Nothing is left behind of a rename that changed nothing, so that it can be tried again. */
static void test_rename__nothing_left(void **state)
{
    (void)state;
    const char *to = NULL;
    size_t count = 0;
    const char *large =
        tn_arena_format(arena, "[offer]\nproduct = o.product.ini\n;%*s\n", 8000, "");
    struct rlimit was, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
    small = (struct rlimit){1000, was.rlim_max};
    tni_host_start();
    write_file("o.product.ini", "[product]\ntitle = O\n");
    write_file("o.offer.ini", large);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0); /* what names it cannot be written */
    const tn_status status = tni_rename_file(&ws, at("o.product.ini"), "new", &to, &count, &reason);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
    assert_int_equal(status, TN_E_WRITE);
    assert_false(tni_path_exists(at("new.product.ini")));
    is_text("o.offer.ini", large);
    assert_int_equal(tni_rename_file(&ws, at("o.product.ini"), "new", &to, &count, &reason), TN_OK);
    assert_int_equal(count, 1);
}

/* One of two that name it cannot be written: the other one names the old file again. */
static void test_rename__half_way(void **state)
{
    (void)state;
    const char *to = NULL;
    size_t count = 0;
    const char *small = "[offer]\nproduct = o.product.ini\n",
               *large = tn_arena_format(arena, "%s;%*s\n", small, 8000, "");
    struct rlimit was;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
    tni_host_start();
    write_file("o.product.ini", "[product]\ntitle = O\n");
    write_file("n.offer.ini", small);
    write_file("o.offer.ini", large);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &(struct rlimit){1000, was.rlim_max}), 0);
    const tn_status status = tni_rename_file(&ws, at("o.product.ini"), "new", &to, &count, &reason);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
    assert_int_equal(status, TN_E_WRITE);
    assert_false(tni_path_exists(at("new.product.ini")));
    is_text("n.offer.ini", small);
    is_text("o.offer.ini", large);
}

/* Not even that can be written, as the old name is longer: what is left is said. */
static void test_rename__half_way_and_stuck(void **state)
{
    (void)state;
    const char *to = NULL;
    size_t count = 0;
    const char *name = tn_arena_format(arena, "%0200d.product.ini", 0),
               *line = tn_arena_format(arena, "[offer]\nproduct = %s\n", name);
    struct rlimit was;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
    tni_host_start();
    write_file(name, "[product]\ntitle = O\n");
    write_file("n.offer.ini", line);
    write_file("o.offer.ini", tn_arena_format(arena, "%s;%*s\n", line, 8000, ""));
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &(struct rlimit){150, was.rlim_max}), 0);
    const tn_status status = tni_rename_file(&ws, at(name), "new", &to, &count, &reason);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
    assert_int_equal(status, TN_E_WRITE);
    assert_non_null(strstr(reason, "new.product.ini are both there now"));
    is_text(name, "[product]\ntitle = O\n");
    is_text("new.product.ini", "[product]\ntitle = O\n");
    is_text("n.offer.ini", "[offer]\nproduct = new.product.ini\n");
}

/* What a file names cannot be known when it cannot be read: nothing is done then. */
static void test_rename__unread(void **state)
{
    (void)state;
    const char *to = NULL, *const *paths = NULL;
    size_t count = 0, room = TNI_READ_MAX + 1;
    char *large = tn_arena_take(arena, room + 1);
    memset(large, ';', room);
    write_file("large.offer.ini", large);
    assert_int_equal(tni_files_naming(&ws, at("p.product.ini"), &paths, &count, &reason),
                     TN_E_READ);
    assert_int_equal(tni_rename_file(&ws, at("p.product.ini"), "new", &to, &count, &reason),
                     TN_E_READ);
    assert_true(*reason);
    assert_false(tni_path_exists(at("new.product.ini")));
    is_text("p.product.ini", "[product]\ntitle = P\n");
}

static void test_rename__removed_files_are_kept(void **state)
{
    (void)state;
    const char *kept = NULL;
    for (int n = 1; n <= 3; n++) {
        char text[32];
        snprintf(text, sizeof(text), "[offer]\nname = %d\n", n);
        write_file("b.offer.ini", text);
        assert_int_equal(tni_remove_file(&ws, at("b.offer.ini"), &kept, &reason), TN_OK);
        assert_false(tni_path_exists(at("b.offer.ini")));
    }
    assert_string_equal(kept, at(".b.offer.ini.removed.3"));
    is_text(".b.offer.ini.removed", "[offer]\nname = 1\n");
    is_text(".b.offer.ini.removed.2", "[offer]\nname = 2\n");
    is_text(".b.offer.ini.removed.3", "[offer]\nname = 3\n");
    assert_int_equal(tni_remove_file(&ws, at("b.offer.ini"), &kept, &reason), TN_E_READ);
    kept = at(".b.offer.ini.removed.3");
    assert_int_equal(tni_restore_file(&ws, kept, at("b.offer.ini"), &reason), TN_OK);
    is_text("b.offer.ini", "[offer]\nname = 3\n");
    assert_false(tni_path_exists(kept));
    assert_int_equal(tni_restore_file(&ws, at(".b.offer.ini.removed"), at("b.offer.ini"), &reason),
                     TN_E_EXISTS);
    is_text("b.offer.ini", "[offer]\nname = 3\n");
    is_text(".b.offer.ini.removed", "[offer]\nname = 1\n");
}

/* What only its owner may read stays so, whatever it is called. */
static void test_rename__the_mode_stays(void **state)
{
    (void)state;
    const char *to = NULL;
    size_t count = 0;
    struct stat status;
    assert_int_equal(chmod(at("b.offer.ini"), 0640), 0);
    assert_int_equal(tni_rename_file(&ws, at("b.offer.ini"), "c", &to, &count, &reason), TN_OK);
    assert_int_equal(stat(at("c.offer.ini"), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0640);
    assert_int_equal(tni_remove_file(&ws, at("c.offer.ini"), &to, &reason), TN_OK);
    assert_int_equal(stat(at(".c.offer.ini.removed"), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0640);
    assert_int_equal(status.st_nlink, 1);
    assert_int_equal(tni_remove_file(&ws, at("sub"), &to, &reason), TN_E_READ); /* a folder */
}

int main(void)
{
#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {WITH_FOLDER(test_rename__who_names_it),
                                       WITH_FOLDER(test_rename__names_follow),
                                       WITH_FOLDER(test_rename__refused),
                                       WITH_FOLDER(test_rename__unread),
                                       WITH_FOLDER(test_rename__unsaved_work_of_another),
                                       WITH_FOLDER(test_rename__nothing_left),
                                       WITH_FOLDER(test_rename__half_way),
                                       WITH_FOLDER(test_rename__half_way_and_stuck),
                                       WITH_FOLDER(test_rename__removed_files_are_kept),
                                       WITH_FOLDER(test_rename__the_mode_stays)};
    return RUN(tests);
}
