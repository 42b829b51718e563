/* Files by path: read once, named inside the workspace, and the name that may have been meant. */
#include "app/samples.h"

#include "app/workspace/source_file.h"

static void test_read_error__nearest_name(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    assert_int_equal(tni_workspace_open(arena, NULL, &ws), TN_OK);
    assert_int_equal(tni_workspace_load(&ws, SAMPLES "acmee.offer.ini")->status, TN_E_READ);
    assert_non_null(strstr(tn_findings_get(ws.findings, 0)->hint, "acme.offer.ini'?"));
    assert_int_equal(tni_workspace_load(&ws, SAMPLES "zzz.offer.ini")->status, TN_E_READ);
    assert_string_equal(tn_findings_get(ws.findings, 1)->hint, "");
    tn_arena_free(arena);
}

static void test_refer__stays_inside(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    tni_source_file *d = sample_open(arena, NULL, SAMPLES "acme.offer.ini", &ws);
    assert_non_null(tni_refer(&ws, d, "tenor.ini", (tn_at){0}, "product", true));
    assert_non_null(tni_refer(&ws, d, "tenor.ini", (tn_at){0}, "product", false));
    const size_t said = tn_findings_count(ws.findings);
    assert_null(tni_refer(&ws, d, "gone.product.ini", (tn_at){0}, "product", false));
    assert_null(tni_refer(&ws, d, "gone/p.product.ini", (tn_at){0}, "product", false));
    assert_int_equal(tn_findings_count(ws.findings), said);
    assert_int_equal(d->status, TN_OK);
    assert_null(tni_refer(&ws, d, "../README.md", (tn_at){0}, "product", true));
    assert_int_equal(d->status, TN_E_FINDINGS);
    tn_arena_free(arena);
}

static void test_keep_worst__memory_then_reading_then_findings(void **state)
{
    (void)state;
    tn_status worst = TN_OK;
    tni_keep_worst(&worst, TN_E_FINDINGS);
    tni_keep_worst(&worst, TN_OK);
    assert_int_equal(worst, TN_E_FINDINGS);
    tni_keep_worst(&worst, TN_E_READ);
    tni_keep_worst(&worst, TN_E_FINDINGS);
    assert_int_equal(worst, TN_E_READ);
    tni_keep_worst(&worst, TN_E_NOMEM);
    tni_keep_worst(&worst, TN_E_READ);
    assert_int_equal(worst, TN_E_NOMEM);
}

/* The table of files grows several times; each path keeps its own file. */
static void test_source_file_of__the_same_one_after_growing(void **state)
{
    enum { FILES = 1000 };
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    static tni_source_file *files[FILES];
    assert_int_equal(tni_workspace_open(arena, NULL, &ws), TN_OK);
    for (int i = 0; i < FILES; i++) {
        files[i] = tni_source_file_of(&ws, tn_arena_format(arena, "%d.ini", i));
        assert_non_null(files[i]);
    }
    for (int i = 0; i < FILES; i++) {
        const char *path = tn_arena_format(arena, "%d.ini", i);
        assert_ptr_equal(tni_source_file_of(&ws, path), files[i]);
        assert_string_equal(files[i]->path, path);
        assert_false(tni_workspace_put(&ws, path, "x", 1));
    }
    assert_int_equal(ws.file_count, FILES);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read_error__nearest_name),
        cmocka_unit_test(test_refer__stays_inside),
        cmocka_unit_test(test_keep_worst__memory_then_reading_then_findings),
        cmocka_unit_test(test_source_file_of__the_same_one_after_growing),
    };
    return RUN(tests);
}
