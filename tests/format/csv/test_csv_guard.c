/* The guard against formulas, and its inverse. */
#include "support/memory.h"
#include "support/test.h"
#include "tenor/render.h"

static void check(void (*turn)(const char *, size_t, tn_buffer *), const char *from, const char *to)
{
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    turn(from, strlen(from), &out);
    assert_string_equal(out.bytes ? out.bytes : "", to);
    tn_buffer_done(&out);
}

static void test_csv_guard__cases(void **state)
{
    (void)state;
    static const struct {
        const char *text, *guarded;
    } cases[] = {
        {"", ""},
        {"plain", "plain"},
        {"a=1", "a=1"},
        {"=1", "'=1"},
        {"+1", "'+1"},
        {"-1", "'-1"},
        {"@f", "'@f"},
        {"\t1", "'\t1"},
        {"\r1", "'\r1"},
        {"\n1", "'\n1"},
        {"\x1b", "'\x1b"},
        {"\x7f", "'\x7f"},
        {"\uff1d1", "'\uff1d1"},
        {"\uff0b\uff0d", "'\uff0b\uff0d"},
        {"\uff0d", "'\uff0d"},
        {"\uff20x", "'\uff20x"},
        {"'tis", "''tis"},
        {"''", "'''"},
        {"   =1", "'   =1"},
        {"\u00a0\u1680\u2000\u2009\u200b\u200d\u202f\u205f\u2060\u3000\ufeff=1",
         "'\u00a0\u1680\u2000\u2009\u200b\u200d\u202f\u205f\u2060\u3000\ufeff=1"},
        {"    ", "    "},
        {"a\n=1", "a\n'=1"},
        {"a\r\n=1\r-2", "a\r\n'=1\r'-2"},
        {"a\n\nb\n", "a\n\nb\n"}, /* an empty line further down is harmless */
        {"=\n+\nx", "'=\n'+\nx"},
        {"a;=1", "a;'=1"}, /* where the list separator is ';', or a TAB, a cell begins there */
        {"a; \uff1d1;;-2;", "a;' \uff1d1;;'-2;"},
        {"a\t=1", "a\t'=1"},
        {"a\t\tb;\tc", "a\t\tb;\tc"}, /* what separates is no sign */
        {"a;'b", "a;''b"},
        {"a;\"=1", "a;'\"=1"}, /* doubled, the quotes are an empty text in front of it */
        {"a\n\"\"=1", "a\n'\"\"=1"},
        {"\"=1", "\"=1"},
        {"a;b, c;d", "a;b, c;d"},
        {"\xff=", "\xff="}, /* no blank, no sign: as it is */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        check(tn_csv_guard, cases[i].text, cases[i].guarded);
        check(tn_csv_unguard, cases[i].guarded, cases[i].text);
    }
}

static void test_csv_unguard__leaves_other_peoples_text(void **state)
{
    (void)state;
    check(tn_csv_unguard, "'tis the season", "'tis the season");
    check(tn_csv_unguard, "'", "'");
    check(tn_csv_unguard, "a\n'b", "a\n'b");
    check(tn_csv_unguard, "=1", "=1");
}

static void test_csv_guard__any_text_comes_back(void **state)
{
    (void)state;
    static const char pool[] = "=+-@';\t\r\n a\"\xc2\xa0\xe2\x80\x8b\xef\xbc\x9d";
    const uint64_t seed = 99;
    uint64_t random = seed;
    tn_buffer once, back;
    tn_buffer_init(&once, NULL);
    tn_buffer_init(&back, NULL);
    for (int round = 0; round < 200000; round++) {
        char text[16];
        const size_t length = (size_t)test_between(&random, 0, 12);
        for (size_t i = 0; i < length; i++) {
            text[i] = pool[test_between(&random, 0, (int64_t)sizeof(pool) - 2)];
        }
        tn_buffer_cut(&once, 0);
        tn_buffer_cut(&back, 0);
        tn_csv_guard(text, length, &once);
        tn_csv_unguard(once.bytes, once.length, &back);
        if (back.length != length || (length && memcmp(back.bytes, text, length) != 0)) {
            fail_msg("seed %llu round %d does not come back", (unsigned long long)seed, round);
        }
        for (size_t i = 0; i + 1 < once.length; i++) { /* no separator makes it live */
            if (strchr(";\t", once.bytes[i]) && strchr("=+-@", once.bytes[i + 1])) {
                fail_msg("seed %llu round %d is live", (unsigned long long)seed, round);
            }
        }
        if (once.length && strchr("=+-@\t\r\n", once.bytes[0])) {
            fail_msg("seed %llu round %d is not guarded", (unsigned long long)seed, round);
        }
    }
    tn_buffer_done(&once);
    tn_buffer_done(&back);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_csv_guard__cases),
        cmocka_unit_test(test_csv_unguard__leaves_other_peoples_text),
        cmocka_unit_test(test_csv_guard__any_text_comes_back),
    };
    return RUN(tests);
}
