/* The worked example, written whole or not at all. */
#include "app/with_workspace.h"

#include "app/init.h"

static void test_init__writes_the_samples_once(void **state)
{
    (void)state;
    const char *folder = folder_begin(), *const *paths = NULL, *reason = "";
    size_t count = 0;
    tni_file written;
    assert_int_equal(tni_init(arena, folder, false, &paths, &reason), TN_OK);
    for (; paths[count]; count++) {
        char name[64];
        size_t size = 0;
        snprintf(name, sizeof(name), "samples/%s", tni_path_name(paths[count]));
        char *bytes = test_read(name, &size);
        assert_int_equal(tni_file_read(arena, paths[count], TNI_READ_MAX, &written, &reason),
                         TN_OK);
        assert_int_equal(written.size, size);
        assert_memory_equal(written.bytes, bytes, size);
        free(bytes);
    }
    assert_true(count >= 3);
    assert_int_equal(tni_init(arena, folder, false, &paths, &reason), TN_E_EXISTS);
    assert_true(tni_path_exists(paths[0])); /* the one that is there */
    assert_int_equal(tni_init(arena, folder, true, &paths, &reason), TN_OK);
    folder_end(folder);
}

static void test_init__one_that_is_there_stops_all(void **state)
{
    (void)state;
    const char *folder = folder_begin(), *const *paths = NULL, *reason = "";
    size_t count = 0;
    const char *mine = folder_file(folder, "acme.offer.ini", "mine");
    tni_file kept;
    assert_int_equal(tni_init(arena, folder, false, &paths, &reason), TN_E_EXISTS);
    assert_string_equal(paths[0], mine);
    assert_int_equal(tni_file_read(arena, mine, TNI_READ_MAX, &kept, &reason), TN_OK);
    assert_string_equal(kept.bytes, "mine");
    assert_int_equal(tni_dir_list(arena, folder, false, &paths, &count, &reason), TN_OK);
    assert_int_equal(count, 1); /* nothing else was written */
    folder_end(folder);
}

static void test_init__no_such_place(void **state)
{
    (void)state;
    const char *folder = folder_begin(), *const *paths = NULL, *reason = "";
    const char *below = tn_arena_format(arena, "%s/a/b", folder);
    assert_int_equal(tni_init(arena, below, false, &paths, &reason), TN_E_WRITE);
    assert_string_equal(paths[0], below);
    assert_true(*reason != '\0');
    folder_end(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_init__writes_the_samples_once),
                                       WITH_WORKSPACE(test_init__one_that_is_there_stops_all),
                                       WITH_WORKSPACE(test_init__no_such_place)};
    return RUN(tests);
}
