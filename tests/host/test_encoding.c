/* Encodings other than UTF-8. */
#include "support/test.h"

#include "host/host.h"

static void test_encoding_decode__texts(void **state)
{
    (void)state;
    static const struct {
        const char *name, *bytes;
        size_t size;
        const char *text; /* NULL: refused at bad */
        size_t bad;
    } rows[] = {{"windows-1252", "\x80 5", 3, "\xe2\x82\xac 5", 0},
                {"cp932", "\x89\x7e\\", 3, "\xe5\x86\x86\\", 0},
                {"shift_jis", "\x87\x40", 2, "\xe2\x91\xa0", 0}, /* what Windows added */
                {"utf-16",
                 "\xff\xfe"
                 "a\0",
                 4, "a", 0},
                {"utf-16", "\xfe\xff\0a", 4, "a", 0},
                {"utf-16le",
                 "\xff\xfe"
                 "a\0",
                 4, "a", 0},
                {"utf-8", "a\xff", 2, NULL, 1},
                {"cp932", "ab\x81", 3, NULL, 2}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        const char *text = NULL;
        size_t size = 0, bad = 0;
        const tn_status status = tni_encoding_decode(arena, rows[i].name, rows[i].bytes,
                                                     rows[i].size, &text, &size, &bad);
        assert_int_equal(status, rows[i].text ? TN_OK : TN_E_SYNTAX);
        if (rows[i].text) {
            assert_string_equal(text, rows[i].text);
            assert_int_equal(size, strlen(rows[i].text));
        } else {
            assert_int_equal(bad, rows[i].bad);
        }
        tn_arena_free(arena);
    }
}

static void test_encoding_decode__names(void **state)
{
    (void)state;
    const char *text = NULL;
    size_t size = 0, bad = 0;
    tn_arena *arena = tn_arena_new(NULL);
    static const char *const names[] = {"utf-8",      "utf-16be",    "euc-jp",   "windows-1250",
                                        "iso-8859-1", "iso-8859-15", "macintosh"};
    for (size_t i = 0; i < COUNT(names); i++) {
        assert_int_equal(tni_encoding_decode(arena, names[i], "", 0, &text, &size, &bad), TN_OK);
    }
    assert_int_equal(tni_encoding_decode(arena, "koi8-x", "", 0, &text, &size, &bad), TN_E_RANGE);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_encoding_decode__texts),
                                       cmocka_unit_test(test_encoding_decode__names)};
    return RUN(tests);
}
