/* Splices: applied, undone, and refused where the bytes are others. */
#include "format/edit/splice.h"
#include "support/test.h"

static tn_splice build(tn_arena *arena, const char *bytes, size_t from, size_t to, const char *text)
{
    tn_splice splice = {0};
    tn_buffer inserted;
    tn_buffer_init(&inserted, NULL);
    tn_buffer_text(&inserted, text);
    assert_int_equal(tni_splice_build(arena, bytes, (tni_span){from, to}, &inserted, &splice),
                     TN_OK);
    assert_null(inserted.bytes); /* given back */
    return splice;
}

static void check(const char *bytes, tn_splice splice, const char *expected)
{
    tn_arena *arena = tn_arena_new(NULL);
    const char *out = NULL, *back = NULL;
    size_t size = 0, back_size = 0;
    assert_int_equal(tn_splice_apply(arena, bytes, strlen(bytes), splice, &out, &size), TN_OK);
    assert_int_equal(size, strlen(expected));
    assert_string_equal(out, expected);
    assert_int_equal(tn_splice_apply(arena, out, size, tn_splice_undo(splice), &back, &back_size),
                     TN_OK);
    assert_string_equal(back, bytes);
    tn_arena_free(arena);
}

static void test_splice__applied_and_undone(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    check("abc", build(arena, "abc", 1, 2, "xyz"), "axyzc");
    check("abc", build(arena, "abc", 0, 3, ""), "");
    check("abc", build(arena, "abc", 3, 3, "d"), "abcd");
    tn_splice swapped = {0};
    const char *text = "one two three";
    assert_int_equal(tni_splice_swap(arena, text, (tni_span){8, 13}, (tni_span){0, 3}, &swapped),
                     TN_OK);
    check(text, swapped, "three two one");
    tn_arena_free(arena);
}

static void test_splice__other_bytes_are_refused(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_splice splice = build(arena, "abc", 1, 2, "x");
    const char *out = NULL;
    size_t size = 0;
    assert_int_equal(tn_splice_apply(arena, "aBc", 3, splice, &out, &size), TN_E_RANGE);
    assert_int_equal(tn_splice_apply(arena, "a", 1, splice, &out, &size), TN_E_RANGE);
    assert_null(out);
    tn_arena_free(arena);
}

static void test_lines__the_file_ends_as_before(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t from, to, cut_from;
    } rows[] = {
        {"a\nb\n", 2, 4, 2},
        {"a\nb", 2, 3, 1}, /* no line end behind it: the one before goes */
        {"a\r\nb", 3, 4, 1},
        {"a\nb", 0, 2, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tni_span cut =
            tni_splice_lines(rows[i].text, strlen(rows[i].text), rows[i].from, rows[i].to);
        assert_int_equal(cut.from, rows[i].cut_from);
        assert_int_equal(cut.to, rows[i].to);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_splice__applied_and_undone),
        cmocka_unit_test(test_splice__other_bytes_are_refused),
        cmocka_unit_test(test_lines__the_file_ends_as_before),
    };
    return RUN(tests);
}
