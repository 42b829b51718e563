/* Each test has a workspace that judges from 2026-12-01, the samples' day, and an empty buffer. */
#ifndef TN_TESTS_APP_WITH_WORKSPACE_H
#define TN_TESTS_APP_WITH_WORKSPACE_H

#include <sys/stat.h>

#include "app/samples.h"
#include "support/tree.h"
#include "tenor/buffer.h"

static tn_arena *arena;
static tni_workspace ws;
static tn_buffer out;
static tn_date today;

static int set_up(void **state)
{
    (void)state;
    assert_int_equal(tn_date_parse("2026-12-01", 10, &today), TN_OK);
    const tni_workspace_options options = {.as_of = &today};
    arena = tn_arena_new(NULL);
    tn_buffer_init(&out, NULL);
    assert_int_equal(tni_workspace_open(arena, &options, &ws), TN_OK);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tn_buffer_done(&out);
    tn_arena_free(arena);
    return 0;
}

/* A sample, understood. */
static inline tni_source_file *sample(const char *name)
{
    tni_source_file *d = tni_workspace_load(&ws, tn_arena_format(arena, SAMPLES "%s", name));
    assert_int_equal(d->status, TN_OK);
    return d;
}

/* A file that exists only as these bytes. */
static inline void put(const char *path, const char *text)
{
    assert_true(tni_workspace_put(&ws, path, text, strlen(text)));
}

/* There is such a finding. */
static inline bool found(tn_code code)
{
    return test_count(ws.findings, code) > 0;
}

static inline void holds(const char *text)
{
    if (!out.bytes || !strstr(out.bytes, text)) {
        fail_msg("'%s' is not in: %s", text, out.bytes ? out.bytes : "(nothing)");
    }
}

static inline void lacks(const char *text)
{
    if (out.bytes && strstr(out.bytes, text)) {
        fail_msg("'%s' is in: %s", text, out.bytes);
    }
}

/* A new empty folder, in the arena; whoever makes files in it removes them with folder_end(). */
static inline const char *folder_begin(void)
{
    char *folder = tn_arena_text(arena, "/tmp/tenor-test-XXXXXX");
    assert_non_null(mkdtemp(folder));
    return folder;
}

static inline void folder_end(const char *folder)
{
    const char *const *paths = NULL, *reason = "";
    size_t count = 0;
    assert_int_equal(tni_dir_list(arena, folder, false, &paths, &count, &reason), TN_OK);
    for (size_t i = 0; i < count; i++) {
        remove(paths[i]);
    }
    remove(folder);
}

/* Writes a file of the folder; its path. */
static inline const char *folder_file(const char *folder, const char *name, const char *text)
{
    const char *path = tni_path_join(arena, folder, name), *reason = "";
    const tni_save save = {.path = path, .bytes = text, .size = strlen(text), .force = true};
    assert_int_equal(tni_file_save(arena, &save, NULL, &reason), TN_OK);
    return path;
}

#define WITH_WORKSPACE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

#endif
