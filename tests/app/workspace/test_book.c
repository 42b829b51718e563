/* What a file of a book names, without a file system. */
#include "app/samples.h"

#include "app/workspace/book.h"

static void test_book_refer(void **state)
{
    static const struct {
        const char *root, *from, *name, *out; /* NULL: outside */
    } rows[] = {
        {"b.db", "b.db/x.ini", "p.ini", "b.db/p.ini"},
        {"b.db", "b.db/c/x.ini", "../p.ini", "b.db/p.ini"},
        {"b.db", "b.db/c/x.ini", "./d//p.ini", "b.db/c/d/p.ini"},
        {"b.db", "b.db/c/x.ini", "../../b.db/p.ini", NULL},
        {"b.db", "b.db/c/x.ini", "../..", NULL},
        {"b.db/c", "b.db/c/x.ini", "../p.ini", NULL},
        {"b.db", "b.db/x.ini", "/etc/passwd", NULL},
        {"", "/a/x.ini", "../p.ini", "/p.ini"},
    };
    tn_arena *arena = tn_arena_new(NULL);
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *out = NULL, *reason = "";
        const tn_status status =
            tni_book_refer(arena, rows[i].root, rows[i].from, rows[i].name, &out, &reason);
        assert_int_equal(status, rows[i].out ? TN_OK : TN_E_RANGE);
        if (rows[i].out) {
            assert_string_equal(out, rows[i].out);
        }
    }
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_book_refer)};
    return RUN(tests);
}
