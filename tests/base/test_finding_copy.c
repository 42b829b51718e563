/* Findings of another list, copied: its memory may go, what it only counted counts. */
#include "support/memory.h"
#include "support/test.h"
#include "tenor/finding.h"

static tn_at at(const char *file, uint32_t line, uint32_t column)
{
    return (tn_at){file, line, column};
}

/* Texts are copied, what was only counted is counted, the first 1,000 are kept. */
static void test_findings_copy(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL), *scratch = tn_arena_new(NULL);
    tn_findings *all = tn_findings_new(arena);
    for (int round = 0; round < 2; round++) {
        tn_findings *list = tn_findings_new(scratch);
        char file[] = "a.ini";
        tn_finding *f =
            tn_findings_add(list, TN_CTR_SAME_ID, (tn_at){file, 3, 1}, "x", "m%d", round);
        tn_finding_fix(list, f, "wrong", 5, "right");
        for (int i = 1; i < 700; i++) {
            tn_findings_add(list, TN_CTR_SAME_ID, (tn_at){file, 4, 1}, "x", "m");
        }
        tn_findings_copy(all, list);
        file[0] = 'b';
        tn_arena_reset(scratch);
    }
    assert_int_equal(tn_findings_of(all, TN_ERROR), 1400);
    assert_int_equal(tn_findings_count(all), TN_FINDINGS_MAX + 1);
    const tn_finding *first = tn_findings_get(all, 0);
    assert_string_equal(first->at.file, "a.ini");
    assert_string_equal(first->message, "m0");
    assert_string_equal(first->fix, "right");
    assert_string_equal(tn_findings_get(all, 700)->message, "m1");
    tn_arena_free(scratch);
    tn_arena_free(arena);
}

/* Places without a file, or of another, are the copy's own, too; a hint of one's own is copied. */
static void test_findings_copy__places_and_hints(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL), *scratch = tn_arena_new(NULL);
    tn_findings *all = tn_findings_new(arena), *list = tn_findings_new(scratch);
    static const char *const files[] = {NULL, "a.ini", "a.ini", NULL, "b.ini"};
    for (size_t i = 0; i < COUNT(files); i++) {
        const char *file = files[i] ? tn_arena_text(scratch, files[i]) : NULL;
        tn_finding *f = tn_findings_add(list, TN_CTR_SAME_ID, at(file, 3, 1), "x", "m");
        if (i == 2) {
            tn_finding_hint(list, f, "write %s", "it");
            tn_finding_fix(list, f, "wrong", 5, "right");
            f->severity = TN_NOTE;
            f->width = 7;
        }
    }
    tn_findings_copy(all, list);
    tn_arena_reset(scratch);
    tn_arena_take(scratch, 8000); /* zeroes, where the texts were */
    assert_ptr_equal(tn_findings_get(all, 1)->at.file, tn_findings_get(all, 2)->at.file);
    assert_string_equal(tn_findings_get(all, 2)->wrong, "wrong");
    assert_string_equal(tn_findings_get(all, 2)->fix, "right");
    assert_int_equal(tn_findings_count(all), COUNT(files));
    for (size_t i = 0; i < COUNT(files); i++) {
        const tn_finding *f = tn_findings_get(all, i);
        assert_true(files[i] ? strcmp(f->at.file, files[i]) == 0 : !f->at.file);
        assert_string_equal(f->subject, "x");
        assert_string_equal(f->message, "m");
        assert_string_equal(f->hint, i == 2 ? "write it" : tn_code_get(TN_CTR_SAME_ID)->hint);
        assert_int_equal(f->severity, i == 2 ? TN_NOTE : TN_ERROR);
        assert_int_equal(f->width, i == 2 ? 7 : 0);
    }
    assert_int_equal(tn_findings_count(NULL), 0);
    tn_arena_free(scratch);
    tn_arena_free(arena);
}

/* A full list says so once, wherever it is copied to; what it did not keep still counts. */
static void test_findings_copy__full(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *all = tn_findings_new(arena), *list = tn_findings_new(arena);
    tn_findings_add(all, TN_CTR_SAME_ID, at("a.ini", 1, 1), "x", "m");
    for (int i = 0; i < TN_FINDINGS_MAX + 5; i++) {
        tn_findings_add(list, TN_CTR_SAME_ID, at("b.ini", 4, 1), "x", "m");
    }
    tn_findings_copy(all, list);
    assert_int_equal(tn_findings_count(all), TN_FINDINGS_MAX + 1);
    assert_int_equal(tn_findings_get(all, TN_FINDINGS_MAX)->code, TN_FIL_TOO_MANY);
    assert_int_equal(tn_findings_of(all, TN_ERROR), 1 + TN_FINDINGS_MAX + 5);
    assert_int_equal(tn_findings_of(all, TN_WARNING), 1); /* that it is full */
    tn_arena_free(arena);
}

/* Copies a list into memory that fails: what is not kept is counted. */
static bool copy_all(const tn_allocator *allocator, void *context)
{
    const tn_findings *from = context;
    tn_arena *arena = tn_arena_new(allocator);
    tn_findings *all = arena ? tn_findings_new(arena) : NULL;
    if (all) {
        tn_findings_copy(all, from);
        assert_in_range(tn_findings_of(all, TN_ERROR), tn_findings_count(from),
                        tn_findings_count(from));
    }
    const bool done = all && !tn_arena_failed(arena);
    tn_arena_free(arena);
    return done;
}

static void test_findings_copy__every_request_failing(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *list = tn_findings_new(arena);
    for (uint32_t i = 0; i < 900; i++) {
        tn_findings_add(list, TN_CTR_SAME_ID, at(i % 2 ? "a" : "b", i, 1), "x", "m");
    }
    assert_true(test_every_allocation(copy_all, list) > 5);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_findings_copy),
        cmocka_unit_test(test_findings_copy__places_and_hints),
        cmocka_unit_test(test_findings_copy__full),
        cmocka_unit_test(test_findings_copy__every_request_failing),
    };
    return RUN(tests);
}
