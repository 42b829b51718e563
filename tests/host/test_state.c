/* Where things are remembered: by the XDG convention, never relative, never in a home that is not
 * there. */
#include "host/folder.h"

static const char *state_of(tn_arena *arena, const char *xdg, const char *home, const char *path)
{
    setenv("XDG_STATE_HOME", xdg, 1);
    setenv("HOME", home, 1);
    return tni_state_path(arena, "past", path);
}

static void test_state__where(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    char link[160];
    put(target, "x");
    const char *mine = state_of(arena, "/s", folder, target);
    assert_memory_equal(mine, "/s/tenor/past/", 14);
    assert_int_equal(strlen(mine), 14 + 16);
    const char *home = state_of(arena, "", folder, target);
    assert_memory_equal(home, folder, strlen(folder));
    assert_memory_equal(home + strlen(folder), "/.local/state/tenor/past/", 25);
    assert_string_equal(home + strlen(home) - 16, mine + 14);
    assert_non_null(state_of(arena, "relative", folder, target));
    assert_null(state_of(arena, "", "/dev/null/none", target));
    assert_null(state_of(arena, "", "relative", target));
    assert_null(state_of(arena, "/s", folder, "/nonexistent/file"));
    snprintf(link, sizeof(link), "%s/link", folder);
    assert_int_equal(symlink(target, link), 0);
    assert_string_equal(state_of(arena, "/s", folder, link), mine); /* one file, one past */
    tn_arena_free(arena);
}

static void test_state__folders(void **state)
{
    (void)state;
    char path[160];
    struct stat status;
    snprintf(path, sizeof(path), "%s/a/b/file", folder);
    assert_true(tni_state_folders(path));
    assert_true(tni_state_folders(path));
    *strrchr(path, '/') = '\0';
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
    rmdir(path);
    *strrchr(path, '/') = '\0';
    rmdir(path);
    put(target, "x");
    snprintf(path, sizeof(path), "%s/a/file", target);
    assert_false(tni_state_folders(path)); /* below a file */
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_FOLDER(test_state__where),
                                       WITH_FOLDER(test_state__folders)};
    return RUN(tests);
}
