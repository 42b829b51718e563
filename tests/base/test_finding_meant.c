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

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finding_meant__lookalike),
    };
    return RUN(tests);
}
