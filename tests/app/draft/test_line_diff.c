/* Changes between two texts: which lines, and what is made of both; against texts at random. */
#include "support/test.h"

#include "app/draft/line_diff.h"

static tn_arena *arena;

static int begin(void **state)
{
    (void)state;
    arena = tn_arena_new(NULL);
    return arena ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    tn_arena_free(arena);
    return 0;
}

/* The changes as "line:-removed+added", the ends of lines as '/'. */
static const char *changes_of(const char *a, const char *b)
{
    size_t count = 0;
    const tni_line_change *c = tni_line_changes(arena, a, strlen(a), b, strlen(b), &count);
    char *text = tn_arena_take_array(arena, 512, 1);
    assert_non_null(c);
    for (size_t i = 0; i < count; i++) {
        snprintf(text + strlen(text), 512 - strlen(text), "%s%zu:-%.*s+%.*s", i ? " " : "",
                 c[i].line, (int)(c[i].a_to - c[i].a_from), a + c[i].a_from,
                 (int)(c[i].b_to - c[i].b_from), b + c[i].b_from);
    }
    for (char *at = text; *at; at++) {
        *at = *at == '\n' ? '/' : *at;
    }
    return text;
}

static void test_line_diff__changes(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b, *changes;
    } rows[] = {
        {"", "", ""},
        {"x\n", "x\n", ""},
        {"x\ny\n", "x\nz\n", "2:-y/+z/"},
        {"", "x\n", "1:-+x/"},
        {"x\n", "", "1:-x/+"},
        {"a\nb\nc\n", "a\nc\n", "2:-b/+"},
        {"a\nc\n", "a\nb\nc\n", "2:-+b/"},
        {"a\nb\nc\nd\ne\n", "A\nb\nc\nd\nE\n", "1:-a/+A/ 5:-e/+E/"}, /* what is between stays */
        {"a\nb", "a\nb\n", "2:-b+b/"},                               /* the last end of a line */
        {"1\n2\n3\n", "3\n1\n2\n", "1:-+3/ 3:-3/+"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_string_equal(changes_of(rows[i].a, rows[i].b), rows[i].changes);
    }
}

/* All of theirs is b, none of them a, whatever the texts. */
static void test_line_diff__both_ways(void **state)
{
    (void)state;
    unsigned seed = 1;
    for (int round = 0; round < 2000; round++) {
        char texts[2][64] = {"", ""};
        for (int k = 0; k < 2; k++) {
            const unsigned length = (seed = seed * 1103515245U + 12345U) >> 16 & 31;
            for (unsigned i = 0; i < length; i++) {
                seed = seed * 1103515245U + 12345U;
                texts[k][i] = "ab\n"[(seed >> 16) % 3];
            }
        }
        size_t count = 0, size = 0;
        tni_line_change *c =
            tni_line_changes(arena, texts[0], strlen(texts[0]), texts[1], strlen(texts[1]), &count);
        assert_non_null(c);
        const char *made =
            tni_line_changes_apply(arena, texts[0], strlen(texts[0]), texts[1], c, count, &size);
        assert_int_equal(size, strlen(texts[0]));
        assert_memory_equal(made, texts[0], size);
        for (size_t i = 0; i < count; i++) {
            c[i].other = true;
        }
        made = tni_line_changes_apply(arena, texts[0], strlen(texts[0]), texts[1], c, count, &size);
        assert_int_equal(size, strlen(texts[1]));
        assert_memory_equal(made, texts[1], size);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_line_diff__changes, begin, end),
        cmocka_unit_test_setup_teardown(test_line_diff__both_ways, begin, end)};
    return RUN(tests);
}
