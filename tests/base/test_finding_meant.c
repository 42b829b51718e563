/* Which name was meant, and why what looks like it is not it. */
#include "support/test.h"
#include "tenor/finding.h"

/* A name in letters that only look like those of the one that is meant says so. */
static void test_finding_meant__lookalike(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *list = tn_findings_new(arena);
    static const char *const names[] = {"price"};
    static const char *const words[] = {"pr\xd1\x96"
                                        "ce",
                                        "prize"};
    for (size_t i = 0; i < COUNT(words); i++) {
        tn_finding *f = tn_findings_add(list, TN_FIL_UNKNOWN_KEY, (tn_at){0}, "", "unknown");
        assert_int_equal(tn_finding_meant(list, f, words[i], names, 1), 0);
        assert_int_equal(strstr(f->hint, "It holds") != NULL, i == 0);
    }
    tn_arena_free(arena);
}

/* With a correction of its own: the first of the names, another, or none. */
static void test_finding_suggest__a_correction(void **state)
{
    (void)state;
    static const char *const names[] = {"price", "payg"};
    static const struct {
        const char *word, *fix; /* NULL: none */
    } rows[] = {{"prize", "price"}, {"pagy", "payg"}, {"description", NULL}};
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *list = tn_findings_new(arena);
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_finding *f = tn_findings_add(list, TN_FIL_UNKNOWN_KEY, (tn_at){0}, "", "unknown");
        tn_finding_suggest(list, f, rows[i].word, names, COUNT(names));
        if (rows[i].fix) {
            assert_string_equal(f->wrong, rows[i].word);
            assert_string_equal(f->fix, rows[i].fix);
            assert_non_null(strstr(f->hint, rows[i].fix));
        } else {
            assert_null(f->fix);
            assert_string_equal(f->hint, tn_code_get(TN_FIL_UNKNOWN_KEY)->hint);
        }
    }
    tn_arena_free(arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finding_meant__lookalike),
        cmocka_unit_test(test_finding_suggest__a_correction),
    };
    return RUN(tests);
}
