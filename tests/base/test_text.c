/* Graphemes and cells, against Unicode's and others' published cases. */
#include "support/memory.h"
#include "support/test.h"
#include "tenor/text.h"

enum { LONGEST = 256 };

/* "÷ 0020 × 0308 ÷": the text, and where its graphemes end. */
static size_t parse_breaks(const char *line, char *text, size_t *ends)
{
    size_t length = 0, count = 0;
    while (*line && *line != '#') {
        if (strncmp(line, "\u00f7", 2) == 0 || strncmp(line, "\u00d7", 2) == 0) {
            if (length && strncmp(line, "\u00f7", 2) == 0) {
                ends[count++] = length;
            }
            line += 2;
        } else if (*line == ' ' || *line == '\t') {
            line++;
        } else {
            char *end;
            length += test_encode((uint32_t)strtoul(line, &end, 16), text + length);
            line = end;
        }
    }
    return count;
}

static void test_text_grapheme__breaks_where_unicode_says(void **state)
{
    (void)state;
    size_t cases = 0;
    char *file = test_read("tests/vectors/width/GraphemeBreakTest-15.0.0.txt", NULL);
    for (char *line = strtok(file, "\n"); line; line = strtok(NULL, "\n")) {
        char text[LONGEST];
        size_t ends[LONGEST], at = 0;
        const size_t count = parse_breaks(line, text, ends);
        char *exact = test_exact(text, count ? ends[count - 1] : 0);
        for (size_t i = 0; i < count; i++) {
            at += tn_text_grapheme(exact + at, ends[count - 1] - at, NULL);
            if (at != ends[i]) {
                fail_msg("grapheme %zu of \"%s\" ends at byte %zu", i, line, at);
            }
        }
        free(exact);
        cases += count > 0;
    }
    free(file);
    assert_int_equal(cases, 602);
}

/* Rows of other people's width tables that count differently from us, and why. */
typedef struct exception {
    const char *name;
    int width;
    const char *reason;
} exception;

typedef struct tally {
    const exception *exceptions;
    size_t count, used;
} tally;

static int expected_width(tally *t, const char *name, int theirs)
{
    for (size_t i = 0; i < t->count; i++) {
        if (strcmp(t->exceptions[i].name, name) == 0) {
            assert_int_not_equal(t->exceptions[i].width, theirs); /* else it is no exception */
            t->used++;
            return t->exceptions[i].width;
        }
    }
    return theirs;
}

static void check_phrase(const test_row *row, void *context)
{
    unsigned char text[LONGEST];
    const size_t length = test_unhex(test_field(row, "utf8_hex"), text, sizeof(text));
    const char *name = test_field(row, "name");
    const int wanted = expected_width(context, name, atoi(test_field(row, "width_phrase")));
    if (tn_text_width((char *)text, length) != wanted) {
        fail_msg("%s (line %zu): %d cells, not %d", name, test_line(row),
                 tn_text_width((char *)text, length), wanted);
    }
}

static void test_text_width__agrees_with_wcwidth_on_phrases(void **state)
{
    (void)state;
    static const exception exceptions[] = {
        {"basic_string_type", 14, "NUL is shown as \\x00, not as nothing"},
        {"test_null_width_0", 10, "NUL is shown as \\x00"},
        {"test_control_c0_width_negative_1", 7, "ESC is shown as \\x1b"},
        {"test_kr_jamo_filler", 10, "the invisible filler is shown as \\u{1160}"},
        {"test_unfinished_zwj_sequence", 10, "a ZWJ that joins nothing is shown as \\u{200D}"},
        {"test_non_recommended_zwj_sequence", 10, "as above"},
    };
    tally t = {exceptions, COUNT(exceptions), 0};
    assert_int_equal(test_vectors("width/wcwidth_phrases.csv", check_phrase, &t), 19);
    assert_int_equal(t.used, COUNT(exceptions));
}

static void check_edge(const test_row *row, void *context)
{
    char text[4];
    const char *name = test_field(row, "codepoint");
    const size_t length = test_encode((uint32_t)strtoul(name, NULL, 16), text);
    const int wanted =
        expected_width(context, name, atoi(test_field(row, "expected_cells_if_standalone")));
    if (tn_text_width(text, length) != wanted) {
        fail_msg("U+%s: %d cells, not %d", name, tn_text_width(text, length), wanted);
    }
}

static void test_text_width__two_cells_for_wide_characters(void **state)
{
    (void)state;
    static const exception exceptions[] = {
        {"115F", 8, "the invisible filler is shown as \\u{115F}"},
    };
    tally t = {exceptions, COUNT(exceptions), 0};
    assert_int_equal(test_vectors("width/eastasian_edges.csv", check_edge, &t), 196);
    assert_int_equal(t.used, COUNT(exceptions));
}

static int width_of(const char *text)
{
    const size_t length = strlen(text);
    char *exact = test_exact(text, length);
    const int cells = tn_text_width(exact, length);
    free(exact);
    return cells;
}

static void test_text_width__a_cluster_is_as_wide_as_its_widest(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int cells;
    } cases[] = {
        {"", 0},
        {"plain", 5},
        {"\u682a\u5f0f", 4},
        {"e\u0301", 1},
        {"\u0301", 0}, /* an accent on nothing */
        {"ab\u0301", 2},
        {"\U0001f469\u200d\U0001f4bb", 2},                 /* joined picture */
        {"\U0001f468\u200d\U0001f469\u200d\U0001f467", 2}, /* family of three */
        {"\U0001f44d\U0001f3fd", 2},                       /* with a skin tone */
        {"\U0001f1ef\U0001f1f5", 2},                       /* a flag */
        {"\U0001f1ef", 1},                                 /* half a flag */
        {"\U0001f1ef\U0001f1f5\U0001f1ef", 3},             /* one and a half */
        {"\u2764", 1},                                     /* heart as text */
        {"\u2764\ufe0f", 2},                               /* and as a picture */
        {"1\ufe0f\u20e3", 2},                              /* keycap */
        {"\u845b\U000e0100", 2},                           /* ideograph, variant */
        {"\u1100\u1161\u11a8", 2},                         /* jamo of a syllable */
        {"\u0915\u094d\u0937\u093f", 2},                   /* two clusters */
        {"\u0600"
         "1",
         1},               /* sign before number */
        {"\ue000", 1},     /* private */
        {"\U0001faf9", 2}, /* assigned after the library was made: still a picture */
        {"\U000323b0", 2}, /* the same for an ideograph */
        {"\u0378", 1},     /* unassigned */
        {"\U0001f2ff", 1}, /* unassigned before the pictures */
        {"\U0001faff", 2}, /* and the last among them */
        {"\u0600", 1},     /* a sign before no number */
        {"\U0001fc00", 1}, /* unassigned behind the pictures, and no ideograph */
        {"a\tb", 4},
        {"\xff", 4},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const int cells = width_of(cases[i].text);
        if (cells != cases[i].cells) {
            fail_msg("case %zu '%s': %d cells, not %d", i, cases[i].text, cells, cases[i].cells);
        }
    }
}

static void test_text_fit__whole_graphemes_only(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int room;
        size_t bytes;
        int cells;
    } cases[] = {
        {"hello", 3, 3, 3},
        {"hello", 9, 5, 5},
        {"hello", 0, 0, 0},
        {"\u682a\u5f0f", 3, 3, 2},
        {"\u682a\u5f0f", 1, 0, 0},
        {"ae\u0301b", 2, 4, 2},
        {"e\u0301b", 0, 0, 0},
        {"x\U0001f469\u200d\U0001f4bby", 2, 1, 1},
        {"x\U0001f469\u200d\U0001f4bby", 3, 12, 3},
        {"\x1b[m", 3, 0, 0}, /* shown as \x1b: all of it or nothing */
        {"\x1b[m", 5, 2, 5},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        int cells = 99;
        const size_t length = strlen(cases[i].text);
        assert_int_equal(tn_text_fit(cases[i].text, length, cases[i].room, &cells), cases[i].bytes);
        assert_int_equal(cells, cases[i].cells);
        assert_int_equal(tn_text_fit(cases[i].text, length, cases[i].room, NULL), cases[i].bytes);
    }
    assert_int_equal(tn_text_grapheme("", 0, NULL), 0);
}

static void test_text_fold__what_does_not_count(void **state)
{
    (void)state;
    static const struct {
        const char *text, *folded; /* NULL: not UTF-8 */
    } rows[] = {{"Price (1 year)", "price1year"},
                {"  API-Name\n", "apiname"},
                {"\xef\xbc\x91\xef\xbc\x92 \xe3\x83\xb6\xe6\x9c\x88", "12\xe3\x83\xb6\xe6\x9c\x88"},
                {"J\xc3\x84HRLICH", "jahrlich"},
                {"Gr\xc3\xb6\xc3\x9f"
                 "e",
                 "grosse"},
                {"US$ 5.00", "us$500"},
                {"\xef\xbf\xa5", "\xc2\xa5"},
                {"", ""},
                {"-- ", ""},
                {"\uab70", "\u13a0"},       /* Cherokee is folded to capitals */
                {"a\\b", "a\\b"},           /* an escape is somebody's own */
                {"a\u0378b", "ab"},         /* unassigned */
                {"\u0bbe\u0661", "\u0661"}, /* a mark alone goes, a digit stays */
                {"a\xff", NULL}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        const char *folded = tn_text_fold(arena, rows[i].text, strlen(rows[i].text));
        if (rows[i].folded) {
            assert_string_equal(folded, rows[i].folded);
        } else {
            assert_null(folded);
        }
        tn_arena_free(arena);
    }
}

/* As it is, or composed; of what is longer than any word, nothing. */
static void test_text_compose__and_fold__by_length(void **state)
{
    (void)state;
    enum { LONG = 65536 };
    tn_arena *arena = tn_arena_new(NULL);
    assert_string_equal(tn_text_compose(arena, "Cafe", 4), "Cafe");
    assert_string_equal(tn_text_compose(arena, "Cafe\u0301", 6), "Caf\u00e9");
    assert_null(tn_text_compose(arena, "Caf\xff", 4));
    char *text = malloc(LONG + 1);
    memset(text, 'a', LONG + 1);
    assert_memory_equal(tn_text_compose(arena, text, LONG + 1), text, LONG + 1);
    memcpy(text, "\u00e9", 2);
    assert_int_equal(strlen(tn_text_compose(arena, text, LONG)), LONG);
    assert_int_equal(strlen(tn_text_fold(arena, text, LONG)), LONG - 1); /* e without its mark */
    assert_string_equal(tn_text_compose(arena, text, LONG + 1), "");
    assert_string_equal(tn_text_fold(arena, text, LONG + 1), "");
    free(text);
    tn_arena_free(arena);
}

static bool fold(const tn_allocator *allocator, void *context)
{
    (void)context;
    tn_arena *arena = tn_arena_new(allocator);
    const bool done = arena && tn_text_compose(arena, "\u00e9", 2) &&
                      tn_text_fold(arena, "\u00e9", 2) && !tn_arena_failed(arena);
    tn_arena_free(arena);
    return done;
}

static void test_text_fold__out_of_memory(void **state)
{
    (void)state;
    assert_int_equal(test_every_allocation(fold, NULL), 2); /* the arena, and its block */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_grapheme__breaks_where_unicode_says),
        cmocka_unit_test(test_text_width__agrees_with_wcwidth_on_phrases),
        cmocka_unit_test(test_text_width__two_cells_for_wide_characters),
        cmocka_unit_test(test_text_width__a_cluster_is_as_wide_as_its_widest),
        cmocka_unit_test(test_text_fit__whole_graphemes_only),
        cmocka_unit_test(test_text_fold__what_does_not_count),
        cmocka_unit_test(test_text_compose__and_fold__by_length),
        cmocka_unit_test(test_text_fold__out_of_memory),
    };
    return RUN(tests);
}
