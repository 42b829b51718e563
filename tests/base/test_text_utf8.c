/* UTF-8 as bytes, against two published sets of good and bad sequences. */
#include "support/test.h"
#include "tenor/text.h"

static void check_verdict(const test_row *row, void *context)
{
    unsigned char bytes[256];
    const size_t length = test_unhex(test_field(row, "hex"), bytes, sizeof(bytes));
    const bool valid = strcmp(test_field(row, "verdict"), "valid") == 0;
    size_t bad = 999;
    if (tn_text_valid((char *)bytes, length, &bad) != valid) {
        fail_msg("row %s (line %zu) is judged wrongly", test_field(row, "id"), test_line(row));
    }
    assert_int_equal(bad == 999, valid);
    size_t *counts = context;
    counts[valid]++;
}

static void test_text_valid__agrees_with_every_published_verdict(void **state)
{
    (void)state;
    size_t counts[2] = {0};
    assert_int_equal(test_vectors("utf8/utf8_validity.csv", check_verdict, counts), 216);
    assert_int_equal(counts[true], 76);
    assert_int_equal(counts[false], 140);
}

static void test_text_valid__finds_the_bad_lines_of_the_stress_test(void **state)
{
    (void)state;
    size_t size, bad = 0, good = 0;
    char *text = test_read("tests/vectors/utf8/kuhn-UTF-8-test.txt", &size);
    for (char *line = text, *end; line < text + size; line = end + 1) {
        end = memchr(line, '\n', (size_t)(text + size - line));
        assert_non_null(end);
        if (tn_text_valid(line, (size_t)(end - line), NULL)) {
            good++;
        } else {
            bad++;
        }
    }
    free(text);
    assert_int_equal(bad, 67);
    assert_int_equal(good, 299 - 67);
}

static void test_text_valid__names_the_first_bad_byte(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t bad;
    } cases[] = {
        {"\xff", 0},
        {"abc\x80", 3},
        {"\x80"
         "bcdefghi",
         0}, /* also where eight are looked at together */
        {"abcdefg\x80", 7},
        {"plain text of more than eight\xc3", 29}, /* cut off */
        {"\xc3\xa9\xe2\x82", 2},
        {"\xed\xa0\x80", 0},             /* a surrogate */
        {"12345678\xf4\x90\x80\x80", 8}, /* above U+10FFFF */
        {"\xe6\xa0\xaa\xc0\xaf", 3},     /* overlong */
        {"\xf0\x9f\x98\xc0", 0},         /* third follower wrong */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t bad = 999;
        const size_t length = strlen(cases[i].text);
        char *text = test_exact(cases[i].text, length);
        assert_false(tn_text_valid(text, length, &bad));
        assert_int_equal(bad, cases[i].bad);
        free(text);
    }
    assert_true(tn_text_valid("", 0, NULL));
    assert_true(tn_text_valid("\0", 1, NULL));
    for (size_t length = 1; length < 40; length++) { /* of ASCII, then of two bytes each */
        char *text = test_exact("the quick brown fox jumps over a lazy dog", length);
        assert_true(tn_text_valid(text, length, NULL));
        free(text);
        text =
            test_exact("\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9", length % 21);
        assert_int_equal(tn_text_valid(text, length % 21, NULL), length % 21 % 2 == 0);
        free(text);
    }
}

static void test_text_decode__edges_of_each_length(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t bytes;
        uint32_t code;
    } cases[] = {
        {"A", 1, 0x41},
        {"\x7f", 1, 0x7f},
        {"\xc2\x80", 2, 0x80},
        {"\xdf\xbf", 2, 0x7ff},
        {"\xe0\xa0\x80", 3, 0x800},
        {"\xed\x9f\xbf", 3, 0xd7ff},
        {"\xee\x80\x80", 3, 0xe000},
        {"\xef\xbf\xbf", 3, 0xffff},
        {"\xf0\x90\x80\x80", 4, 0x10000},
        {"\xf4\x8f\xbf\xbf", 4, 0x10ffff},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        uint32_t code = 0;
        assert_int_equal(tn_text_decode(cases[i].text, strlen(cases[i].text), &code),
                         cases[i].bytes);
        assert_int_equal(code, cases[i].code);
        code = 77; /* a piece of it is none, and writes nothing */
        assert_int_equal(tn_text_decode(cases[i].text, cases[i].bytes - 1, &code), 0);
        assert_int_equal(code, 77);
    }
}

static void test_text_step__a_bad_byte_is_one(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t bytes;
        uint32_t code;
    } rows[] = {{"A", 1, 'A'},        {"\u00e9A", 2, 0xe9}, {"\U0001f469", 4, 0x1f469},
                {"\xff\u00e9", 1, 0}, {"\xc3", 1, 0},       {"\xe6\xa0z", 1, 0}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint32_t code = 77;
        const size_t length = strlen(rows[i].text);
        char *text = test_exact(rows[i].text, length);
        assert_int_equal(tn_text_step(text, length, &code), rows[i].bytes);
        assert_int_equal(code, rows[i].code);
        free(text);
    }
}

static void test_text_count__code_points(void **state)
{
    (void)state;
    assert_int_equal(tn_text_count("", 0), 0);
    assert_int_equal(tn_text_count("abc", 3), 3);
    assert_int_equal(tn_text_count("\xe6\xa0\xaa\xe5\xbc\x8f", 6), 2);
    assert_int_equal(tn_text_count("e\xcc\x81\xf0\x9f\x91\xa9", 7), 3);
}

/* The vectors of the IETF draft on FNV, its appendix of test values for FNV-1a of 64 bits. */
static void test_text_hash__published_values(void **state)
{
    (void)state;
    assert_true(tn_text_hash("", 0) == UINT64_C(0xcbf29ce484222325));
    assert_true(tn_text_hash("a", 1) == UINT64_C(0xaf63dc4c8601ec8c));
    assert_true(tn_text_hash("foobar", 6) == UINT64_C(0x85944171f73967e8));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_valid__agrees_with_every_published_verdict),
        cmocka_unit_test(test_text_valid__finds_the_bad_lines_of_the_stress_test),
        cmocka_unit_test(test_text_valid__names_the_first_bad_byte),
        cmocka_unit_test(test_text_decode__edges_of_each_length),
        cmocka_unit_test(test_text_step__a_bad_byte_is_one),
        cmocka_unit_test(test_text_count__code_points),
        cmocka_unit_test(test_text_hash__published_values),
    };
    return RUN(tests);
}
