/* Names: sorted, found, and compared as they are, without case, and as the eye sees them. */
#include "model/product/names.h"
#include "model/with_tables.h"
#include "tenor/product.h"
#include "tenor/text.h"

static void test_names_find__lowest_index_of_equals(void **state)
{
    (void)state;
    tni_name names[] = {{"pro", 0}, {"basic", 3}, {"basic", 1}, {"standard", 2}, {"", 4}};
    tni_names_sort(names, COUNT(names));
    assert_int_equal(tni_names_find(names, COUNT(names), "basic"), 1);
    assert_int_equal(tni_names_find(names, COUNT(names), "pro"), 0);
    assert_int_equal(tni_names_find(names, COUNT(names), "standard"), 2);
    assert_int_equal(tni_names_find(names, COUNT(names), ""), 4);
    assert_int_equal(tni_names_find(names, COUNT(names), "a"), TN_NO_DIMENSION);
    assert_int_equal(tni_names_find(names, COUNT(names), "zzz"), TN_NO_DIMENSION);
    tni_names_sort(names, 0);
    assert_int_equal(tni_names_find(names, 0, "pro"), TN_NO_DIMENSION);
}

static void test_names_find__as_a_plain_search(void **state)
{
    (void)state;
    uint64_t seed = 20270411;
    for (int round = 0; round < 200; round++) {
        tni_name names[40];
        char texts[40][4];
        const size_t count = (size_t)test_between(&seed, 0, 40);
        for (size_t i = 0; i < count; i++) {
            snprintf(texts[i], sizeof(texts[i]), "%c%c", (int)test_between(&seed, 'a', 'd'),
                     (int)test_between(&seed, 'a', 'd'));
            names[i] = (tni_name){texts[i], i};
        }
        tni_names_sort(names, count);
        for (char a = 'a'; a <= 'e'; a++) {
            const char wanted[] = {a, 'b', '\0'};
            size_t expected = TN_NO_DIMENSION;
            for (size_t i = count; i-- > 0;) {
                expected = strcmp(texts[i], wanted) == 0 ? i : expected;
            }
            assert_int_equal(tni_names_find(names, count, wanted), expected);
        }
    }
}

static void test_name_folded__case_and_blanks(void **state)
{
    (void)state;
    assert_string_equal(tni_name_folded(arena, "Extra\tHost S"), "extrahosts");
    assert_string_equal(tni_name_folded(arena, "a-z_AZ 09"), "a-z_az09");
    assert_string_equal(tni_name_folded(arena, "Cafe\u0301"), "caf\u00e9"); /* NFC */
    assert_string_equal(tni_name_exact(arena, "Extra Host"), "Extra Host");
}

static void test_name_seen__pairs(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool alike;
    } rows[] = {
        {"tier1", "tierl", true},
        {"tierI", "tier|", true},
        {"O0", "oo", true},
        {"Basic", "B\xd0\xb0sic", true},                    /* Cyrillic a */
        {"HOPE", "\xce\x97\xce\x9f\xce\xa1\xce\x95", true}, /* Greek capitals */
        {"Host", "\xef\xbc\xa8\xef\xbd\x8fst", true},       /* full-width H o */
        {"Ba sic", "Ba\xc2\xa0sic", true},                  /* no-break blank */
        {"Ba\tsic", "Basic", true},
        {"Basic", "Ba\xc2\xadsic", true},     /* soft hyphen */
        {"Basic", "Ba\xe2\x80\x8bsic", true}, /* zero-width blank */
        {"Basic",
         "\xe2\x80\xae"
         "Basic",
         true},                                /* bidi override */
        {"Basic", "Basic\xe2\x81\xa0", true},  /* word joiner */
        {"Ba sic", "Ba\xe3\x80\x80sic", true}, /* ideographic blank */
        {"Basic",
         "\xef\xbb\xbf"
         "Basic",
         true},                                   /* byte order mark */
        {"Basic", "Basic\xef\xb8\x8f", true},     /* variation selector */
        {"Basic", "Basic\xf3\xa0\x80\xa1", true}, /* tag character */
        /* The first behind each range of what cannot be seen. */
        {"Basic", "Basic\u2010", false},
        {"Basic", "Basic\u2030", false},
        {"Basic", "Basic\u2070", false},
        {"Basic", "Basic\ufe10", false},
        {"Basic", "Basic\U000f0000", false},
        {"Basic", "Basis", false},
        {"\xe7\xae\xa1\xe7\x90\x86", "\xe7\xae\xa1", false}, /* other scripts stay */
        {"\u00ad\u7ba1\u7406", "\u7ba1\u7406", true},
        {"caf\xc3\xa9", "cafe", false},
        {"a\xff", "a", false}, /* not UTF-8: kept as it is */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *a = tni_name_skeleton(arena, rows[i].a),
                   *b = tni_name_skeleton(arena, rows[i].b);
        if ((strcmp(a, b) == 0) != rows[i].alike) {
            fail_msg("row %zu: '%s' and '%s'", i, a, b);
        }
    }
}

/* What of a character is left, each of them: nothing, a letter that it looks like, or itself. */
static void test_name_skeleton__every_character(void **state)
{
    (void)state;
    static const uint32_t unseen[][2] = {{'\t', '\t'},     {' ', ' '},        {0xa0, 0xa0},
                                         {0xad, 0xad},     {0x2000, 0x200f},  {0x2028, 0x202f},
                                         {0x205f, 0x206f}, {0x3000, 0x3000},  {0xfe00, 0xfe0f},
                                         {0xfeff, 0xfeff}, {0xe0000, 0xe0fff}};
    for (uint32_t c = 1, next = 0; c <= 0xe1000; c = c == 0xffff ? 0xdff00 : c + 1) {
        char text[5] = "";
        test_encode(c, text);
        const uint32_t ascii = c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c;
        const char looks[] = {ascii == '0'                                ? 'o'
                              : ascii < 0x80 && strchr("1I|", (int)ascii) ? 'l'
                              : ascii >= 'A' && ascii <= 'Z'              ? (char)(ascii + 32)
                              : ascii < 0x80                              ? (char)ascii
                                                                          : tn_text_lookalike(c),
                              '\0'};
        const bool hidden = next < COUNT(unseen) && c >= unseen[next][0];
        next += hidden && c == unseen[next][1];
        const char *skeleton = tni_name_skeleton(arena, text);
        if (c >= 0xd800 && c <= 0xdfff) {
            continue; /* no characters */
        }
        if (strcmp(skeleton, hidden ? "" : *looks ? looks : text) != 0) {
            fail_msg("U+%04X becomes '%s'", (unsigned)c, skeleton);
        }
        tn_arena_reset(arena);
    }
}

static void test_name_forms__without_memory(void **state)
{
    (void)state;
    test_memory memory;
    tn_arena *small = test_arena_short(&memory, 0);
    while (tn_arena_take(small, 16)) {
    }
    assert_null(tni_name_folded(small, "a"));
    assert_null(tni_name_skeleton(small, "a"));
    tn_arena_free(small);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_names_find__lowest_index_of_equals), TEST(test_names_find__as_a_plain_search),
        TEST(test_name_folded__case_and_blanks),       TEST(test_name_seen__pairs),
        TEST(test_name_skeleton__every_character),     TEST(test_name_forms__without_memory),
    };
    return RUN(tests);
}
