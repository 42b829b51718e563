/* Steps as bytes of a file: there and back, and one that was cut off while it was written. */
#include "app/draft/edit_step.h"
#include "support/test.h"

static const tn_splice splice = {
    .offset = 7, .removed = "a\n1", .removed_size = 3, .inserted = "", .inserted_size = 0};

static void test_edit_step__there_and_back(void **state)
{
    (void)state;
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    tni_edit_step_add(&out, splice, "first");
    tni_edit_step_add(&out, tn_splice_undo(splice), "second");
    const tni_file file = {.bytes = out.bytes, .size = out.length};
    tn_splice read;
    const char *name = NULL;
    size_t at = 0, size = 0;
    assert_true(tni_edit_step_read(&file, &at, &read, &name, &size));
    assert_int_equal(read.offset, 7);
    assert_int_equal(read.removed_size, 3);
    assert_memory_equal(read.removed, "a\n1", 3);
    assert_int_equal(read.inserted_size, 0);
    assert_memory_equal(name, "first", size);
    assert_true(tni_edit_step_read(&file, &at, &read, &name, &size));
    assert_memory_equal(read.inserted, "a\n1", 3);
    assert_false(tni_edit_step_read(&file, &at, &read, &name, &size));
    assert_int_equal(at, file.size);
    tn_buffer_done(&out);
}

static void test_edit_step__cut_off(void **state)
{
    (void)state;
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    tni_edit_step_add(&out, splice, "first");
    for (size_t cut = 0; cut < out.length; cut++) {
        const tni_file file = {.bytes = out.bytes, .size = cut};
        tn_splice read;
        const char *name = NULL;
        size_t at = 0, size = 0;
        assert_false(tni_edit_step_read(&file, &at, &read, &name, &size));
        assert_int_equal(at, 0);
    }
    tn_buffer_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_edit_step__there_and_back),
                                       cmocka_unit_test(test_edit_step__cut_off)};
    return RUN(tests);
}
