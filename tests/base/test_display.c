/* The display filter: nothing that a terminal obeys, hides or reorders comes through. */
#include "support/memory.h"
#include "support/test.h"
#include "tenor/text.h"

enum { LONGEST = 256 };

/* Nothing that a terminal obeys, hides or reorders: checked without the code under test. */
static void check_harmless(const char *shown, const char *name)
{
    static const char *const hidden[] = {
        "\u00ad", "\u061c", "\u200b", "\u200c", "\u200e",     "\u200f",    "\u2028", "\u2029",
        "\u202a", "\u202b", "\u202c", "\u202d", "\u202e",     "\u2060",    "\u2066", "\u2067",
        "\u2068", "\u2069", "\ufeff", "\ufffe", "\U000e0041", "\U000e007f"};
    if (!tn_text_valid(shown, strlen(shown), NULL)) {
        fail_msg("%s is shown as invalid UTF-8", name);
    }
    for (const char *c = shown; *c; c++) {
        const unsigned char byte = (unsigned char)*c, next = (unsigned char)c[1];
        if (byte < 0x20 || byte == 0x7f || (byte == 0xc2 && next >= 0x80 && next < 0xa0)) {
            fail_msg("%s is shown with a control character", name);
        }
    }
    for (size_t i = 0; i < COUNT(hidden); i++) {
        if (strstr(shown, hidden[i])) {
            fail_msg("%s is shown with a hidden character (%zu)", name, i);
        }
    }
}

static void check_filtered(const test_row *row, void *context)
{
    /* Rows in which nothing is to be hidden: a heart, a letter under 60 accents, Cyrillic. */
    static const char *const harmless[] = {"VS16", "ZALGO", "HOMOGLYPH"};
    unsigned char text[LONGEST];
    const size_t length = test_unhex(test_field(row, "hex"), text, sizeof(text));
    const char *name = test_field(row, "id");
    bool hostile = true;
    for (size_t i = 0; i < COUNT(harmless); i++) {
        hostile = hostile && strcmp(name, harmless[i]) != 0;
    }
    tn_arena *arena = tn_arena_new(NULL);
    const char *shown = tn_text_display(arena, (char *)text, length);
    check_harmless(shown, name);
    if (strcmp(name, "ZWJ-ZWNJ") == 0) {
        assert_null(strstr(shown, "\u200d")); /* joins no picture */
    }
    if (tn_text_is_hostile((char *)text, length) != hostile ||
        (strlen(shown) == length && memcmp(shown, text, length) == 0) == hostile) {
        fail_msg("%s: changed or not against expectation", name);
    }
    size_t *rows = context;
    *rows += hostile;
    tn_arena_free(arena);
}

static void test_text_display__terminal_controls_become_visible(void **state)
{
    (void)state;
    size_t hostile = 0;
    assert_int_equal(test_vectors("strings/terminal_controls.csv", check_filtered, &hostile), 30);
    assert_int_equal(hostile, 27);
}

static const struct {
    const char *text, *shown;
} forms[] = {
    {"", ""},
    {"plain \\x1b text", "plain \\x1b text"},
    {"\x1b[31m", "\\x1b[31m"},
    {"a\nb\tc\rd", "a\\nb\\tc\\x0dd"},
    {"\x7f", "\\x7f"},
    {"\xc2\x9b", "\\u{9B}"},
    {"\xc2\x80", "\\u{80}"},
    {"\u00e9 ~", "\u00e9 ~"}, /* the first and the last of ASCII that are shown */
    {"\x9b", "\\x9b"},
    {"\xe6\xa0", "\\xe6\\xa0"},
    {"a\u202eb", "a\\u{202E}b"},
    {"\U000e0041", "\\u{E0041}"},
    {"\U0010ffff", "\\u{10FFFF}"},
    {"\ufdd0", "\\u{FDD0}"},
    {"caf\u00e9 \u682a\u5f0f\u00a0\u3000", "caf\u00e9 \u682a\u5f0f\u00a0\u3000"},
    {"\u2764\ufe0f", "\u2764\ufe0f"},
    {"\u2764\ufe0f\ufe0f", "\u2764\ufe0f\\u{FE0F}"}, /* one selector, no more */
    {"a\ufe0f", "a\\u{FE0F}"},
    {"1\ufe0f\u20e3", "1\ufe0f\u20e3"},
    {"#\ufe0f\u20e3*\ufe0f\u20e3", "#\ufe0f\u20e3*\ufe0f\u20e3"},
    {"0\ufe0f\u20e3 9\ufe0f\u20e3", "0\ufe0f\u20e3 9\ufe0f\u20e3"},
    {"/\ufe0f\u20e3", "/\\u{FE0F}\u20e3"}, /* neighbours of the digits */
    {":\ufe0f\u20e3", ":\\u{FE0F}\u20e3"},
    {"\u845b\ufe00\u200d\U0001f4bb", "\u845b\ufe00\\u{200D}\U0001f4bb"}, /* no picture first */
    {"1\ufe0f", "1\\u{FE0F}"},                                           /* no keycap follows */
    {"1\ufe0e\u20e3", "1\\u{FE0E}\u20e3"},
    {"\u845b\U000e0100", "\u845b\U000e0100"},
    {"\uf900\U000e01ef", "\uf900\U000e01ef"},
    {"\U00020000\ufe00", "\U00020000\ufe00"},
    {"\U0001f469\u200d\U0001f4bb", "\U0001f469\u200d\U0001f4bb"},
    {"\U0001f469\U0001f3fd\u200d\U0001f4bb", "\U0001f469\U0001f3fd\u200d\U0001f4bb"},
    {"\u26f9\ufe0f\u200d\u2640\ufe0f", "\u26f9\ufe0f\u200d\u2640\ufe0f"},
    {"\U0001f469\u200dx", "\U0001f469\\u{200D}x"},
    {"x\u200d\U0001f469", "x\\u{200D}\U0001f469"},
    {"\U0001f469\u200d\u200d\U0001f4bb", "\U0001f469\\u{200D}\\u{200D}\U0001f4bb"},
    {"\U0001f3fd\u200d\U0001f4bb", "\U0001f3fd\\u{200D}\U0001f4bb"},
    {"\U0001f469\u200d\xff", "\U0001f469\\u{200D}\\xff"},
    /* the first and last ideographs, and their neighbours */
    {"\u33ff\ufe00", "\u33ff\\u{FE00}"},
    {"\u3400\ufe00", "\u3400\ufe00"},
    {"\u9fff\ufe00", "\u9fff\ufe00"},
    {"\ua000\ufe00", "\ua000\\u{FE00}"},
    {"\uf8ff\ufe00", "\uf8ff\\u{FE00}"},
    {"\ufaff\ufe00", "\ufaff\ufe00"},
    {"\ufb00\ufe00", "\ufb00\\u{FE00}"},
    {"\U0001ffff\ufe00", "\\u{1FFFF}\\u{FE00}"},
    {"\U0003fffd\ufe00", "\U0003fffd\ufe00"},
    {"\U0003fffe\ufe00", "\\u{3FFFE}\\u{FE00}"},
    /* the last selectors and skins, and what stands beside them */
    {"\u845b\U000e00ff", "\u845b\\u{E00FF}"},
    {"\u845b\U000e01f0", "\u845b\\u{E01F0}"},
    {"\U0001f469\ufdff\u200d\U0001f4bb", "\U0001f469\ufdff\\u{200D}\U0001f4bb"},
    {"\U0001f469\ufe10\u200d\U0001f4bb", "\U0001f469\ufe10\\u{200D}\U0001f4bb"},
    {"\U0001f469\U0001f3fb\u200d\U0001f4bb", "\U0001f469\U0001f3fb\u200d\U0001f4bb"},
    {"\U0001f469\U0001f3ff\u200d\U0001f4bb", "\U0001f469\U0001f3ff\u200d\U0001f4bb"},
    {"\ufdcf\ufdd0\ufdef\ufdf0", "\ufdcf\\u{FDD0}\\u{FDEF}\ufdf0"},
    {"\uffef\U000dfffd\U000e1000", "\uffef\U000dfffd\U000e1000"},
};

static void test_text_display__forms(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    for (size_t i = 0; i < COUNT(forms); i++) {
        const size_t length = strlen(forms[i].text);
        const char *shown = tn_text_display(arena, forms[i].text, length);
        assert_string_equal(shown, forms[i].shown);
        assert_int_equal(tn_text_is_hostile(forms[i].text, length),
                         strcmp(forms[i].text, forms[i].shown) != 0);
    }
    tn_arena_free(arena);
}

/* Default_Ignorable_Code_Point of Unicode 15 (DerivedCoreProperties.txt), assigned or not: a
 * terminal that knows them shows nothing. */
static void test_text_display__nothing_ignorable(void **state)
{
    (void)state;
    static const uint32_t ranges[][2] = {{0xad, 0xad},       {0x34f, 0x34f},    {0x61c, 0x61c},
                                         {0x115f, 0x1160},   {0x17b4, 0x17b5},  {0x180b, 0x180f},
                                         {0x200b, 0x200f},   {0x202a, 0x202e},  {0x2060, 0x206f},
                                         {0x3164, 0x3164},   {0xfe00, 0xfe0f},  {0xfeff, 0xfeff},
                                         {0xffa0, 0xffa0},   {0xfff0, 0xfff8},  {0x1bca0, 0x1bca3},
                                         {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff}};
    for (size_t i = 0; i < COUNT(ranges); i++) {
        for (uint32_t c = ranges[i][0]; c <= ranges[i][1]; c++) {
            char text[4];
            if (!tn_text_is_hostile(text, test_encode(c, text))) {
                fail_msg("U+%04X is shown", (unsigned)c);
            }
        }
    }
}

/* A piece of text that is likely to meet the rules of the filter, at random. */
static size_t random_text(uint64_t *random, char *out)
{
    static const uint32_t pool[] = {
        'a',    '1',    ' ',    0x1b,    '\n',    0xe9,    0x301,   0x903,   0x1100,  0x1161,
        0x200b, 0x200d, 0x202e, 0x20e3,  0x2764,  0x3042,  0x845b,  0xfe0e,  0xfe0f,  0x600,
        0xfeff, 0x2028, 0x378,  0x1f1ef, 0x1f3fd, 0x1f469, 0x1f4bb, 0xe0041, 0xe0100, 0x9b};
    size_t length = 0;
    for (int64_t count = test_between(random, 0, 12); count > 0; count--) {
        const int64_t pick = test_between(random, 0, (int64_t)COUNT(pool));
        if (pick == (int64_t)COUNT(pool)) {
            out[length++] = (char)test_between(random, 0x80, 0xff);
        } else {
            length += test_encode(pool[pick], out + length);
        }
    }
    return length;
}

static void test_text_display__properties(void **state)
{
    (void)state;
    const uint64_t seed = 20261122;
    uint64_t random = seed;
    tn_arena *arena = NULL;
    for (int round = 0; round < 100000; round++) {
        if (round % 1000 == 0) {
            tn_arena_free(arena);
            arena = tn_arena_new(NULL);
        }
        char text[LONGEST];
        const size_t length = random_text(&random, text);
        const char *shown = tn_text_display(arena, text, length);
        const size_t shown_length = strlen(shown);
        check_harmless(shown, "random text");
        const int cells = tn_text_width(text, length);
        if (tn_text_is_hostile(shown, shown_length) ||
            tn_text_width(shown, shown_length) != cells) {
            fail_msg("seed %llu round %d: shown text is changed again, or is %d not %d cells",
                     (unsigned long long)seed, round, tn_text_width(shown, shown_length), cells);
        }
        int used;
        const int room = (int)test_between(&random, 0, 20);
        const size_t bytes = tn_text_fit(text, length, room, &used);
        if (bytes > length || used > room || tn_text_width(text, bytes) > used) {
            fail_msg("seed %llu round %d: does not fit", (unsigned long long)seed, round);
        }
    }
    tn_arena_free(arena);
}

static bool display(const tn_allocator *allocator, void *context)
{
    (void)context;
    tn_arena *arena = tn_arena_new(allocator);
    const bool done = arena && tn_text_display(arena, "plain", 5) &&
                      tn_text_display(arena, "\x1b", 1) && !tn_arena_failed(arena);
    tn_arena_free(arena);
    return done;
}

static void test_text_display__out_of_memory(void **state)
{
    (void)state;
    assert_int_equal(test_every_allocation(display, NULL), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_display__terminal_controls_become_visible),
        cmocka_unit_test(test_text_display__forms),
        cmocka_unit_test(test_text_display__nothing_ignorable),
        cmocka_unit_test(test_text_display__properties),
        cmocka_unit_test(test_text_display__out_of_memory),
    };
    return RUN(tests);
}
