/* Findings for people: place, words, source line, caret. */
#include "support/memory.h"
#include "support/test.h"
#include "tenor/render.h"

static bool look_up(void *context, const char *file, uint32_t line, const char **out_text,
                    size_t *out_length)
{
    if (strcmp(file, "gone.ini") == 0) {
        return false;
    }
    assert_int_equal(line, 3);
    *out_text = context;
    *out_length = strlen(context);
    return true;
}

typedef struct place {
    const char *file;
    uint32_t line, column, width;
    const char *source;
} place;

static void check(place at, tn_render_options options, const char *expected)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    tn_finding *f = tn_findings_add(findings, TN_FIL_TOO_MANY, (tn_at){at.file, at.line, at.column},
                                    "pro", "it is wrong");
    f->severity = TN_ERROR;
    f->width = at.width;
    f->hint = "mend it";
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    assert_int_equal(tn_findings_render_text(findings, &options, at.source ? look_up : NULL,
                                             (void *)(uintptr_t)at.source, &out),
                     TN_OK);
    assert_string_equal(out.bytes, expected);
    tn_buffer_done(&out);
    tn_arena_free(arena);
}

#define HEAD "a.ini:3:10: error: it is wrong [FIL-090]\n"
#define HINT "  hint: mend it\n"

static void test_findings_render_text__caret_under_the_value(void **state)
{
    (void)state;
    const tn_render_options none = {0};
    check((place){"a.ini", 3, 10, 7, "price  = 16.0001"}, none,
          HEAD "    price  = 16.0001\n"
               "             ^~~~~~~\n" HINT);
    check((place){"a.ini", 3, 10, 0, "price  = 16.0001 ; each"}, none, /* the whole value */
          HEAD "    price  = 16.0001 ; each\n"
               "             ^~~~~~~\n" HINT);
    check((place){"a.ini", 3, 10, 99, "price  = 16"}, none, /* no further than the line */
          HEAD "    price  = 16\n"
               "             ^~\n" HINT);
    check((place){"a.ini", 3, 10, 1, "short"}, none, /* behind the end: at the end */
          HEAD "    short\n"
               "         ^\n" HINT);
}

static void test_findings_render_text__tabs_and_wide_characters(void **state)
{
    (void)state;
    const tn_render_options none = {0};
    check((place){"a.ini", 3, 10, 2, "\tname = \u682a\u5f0fX"}, none,
          HEAD "            name = \u682a\u5f0fX\n"
               "                     ^~~\n" HINT); /* column 10 is the second ideograph */
    check((place){"a.ini", 3, 10, 1, "\u682a\u5f0f\u682a\u5f0f\u682a\u5f0f = 1"}, none,
          HEAD "    \u682a\u5f0f\u682a\u5f0f\u682a\u5f0f = 1\n"
               "                   ^\n" HINT);
    check((place){"a.ini", 3, 10, 1, "ab\tc\t = 12"}, none, /* tabs stop at 8 and 16 */
          HEAD "    ab      c        = 12\n"
               "                        ^\n" HINT);
    check((place){"a.ini", 3, 10, 1, "name = \x1b\xffX"}, none, /* shown as \x1b and \xff */
          HEAD "    name = \\x1b\\xffX\n"
               "                   ^\n" HINT);
}

static void test_findings_render_text__long_lines_are_shown_around_the_mark(void **state)
{
    (void)state;
    char line[301];
    for (int i = 0; i < 300; i++) {
        line[i] = (char)('0' + i % 10);
    }
    line[300] = '\0';
    check((place){"a.ini", 3, 10, 3, line}, (tn_render_options){.width_cells = 34},
          HEAD "    012345678901234567890123...\n"
               "             ^~~\n" HINT);
    char expected[300]; /* of a line without end, 120 cells are enough for anybody */
    snprintf(expected, sizeof(expected), HEAD "    %.114s...\n             ^\n" HINT, line);
    check((place){"a.ini", 3, 10, 1, line}, (tn_render_options){0}, expected);
    check((place){"a.ini", 3, 201, 3, line}, (tn_render_options){.width_cells = 34},
          "a.ini:3:201: error: it is wrong [FIL-090]\n"
          "    ...567890123456789012345678...\n"
          "                      ^~~\n" HINT);
    static char longer[30001]; /* of which only what is around the mark is looked at */
    for (int i = 0; i < 30000; i++) {
        longer[i] = (char)('0' + i % 10);
    }
    memcpy(longer + 5903, "\xe2\x82\xac", 3); /* a sign where it is cut */
    check((place){"a.ini", 3, 9999, 3, longer}, (tn_render_options){.width_cells = 34},
          "a.ini:3:9999: error: it is wrong [FIL-090]\n"
          "    ...567890123456789012345678...\n"
          "                      ^~~\n" HINT);
}

static void test_findings_render_text__places_that_are_not_whole(void **state)
{
    (void)state;
    const tn_render_options none = {0};
    const char *source = "price = 1";
    check((place){NULL, 0, 0, 0, source}, none, "error: it is wrong [FIL-090]\n" HINT);
    check((place){"a.ini", 0, 0, 0, source}, none, "a.ini: error: it is wrong [FIL-090]\n" HINT);
    check((place){"a.ini", 3, 0, 0, source}, none, "a.ini:3: error: it is wrong [FIL-090]\n" HINT);
    check((place){"gone.ini", 3, 1, 0, source}, none,
          "gone.ini:3:1: error: it is wrong [FIL-090]\n" HINT);
    check((place){"a\x1b.ini", 3, 1, 0, NULL}, none,
          "a\\x1b.ini:3:1: error: it is wrong [FIL-090]\n" HINT);
}

static void test_findings_render_text__colour_only_when_asked(void **state)
{
    (void)state;
    check((place){"a.ini", 3, 1, 5, "price"}, (tn_render_options){.color = true},
          "\x1b[1ma.ini:3:1:\x1b[0m \x1b[1;31merror\x1b[0m: \x1b[1mit is wrong\x1b[0m [FIL-090]\n"
          "    price\n"
          "    \x1b[1;32m^~~~~\x1b[0m\n"
          "  \x1b[1;36mhint: \x1b[0mmend it\n");
}

static void test_findings_render_text__severities_and_no_hint(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    for (int severity = TN_NOTE; severity <= TN_ERROR; severity++) {
        tn_finding *f = tn_findings_add(findings, TN_FIL_TOO_MANY, (tn_at){0}, "", "x");
        f->severity = (tn_severity)severity;
        f->hint = "";
    }
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    assert_int_equal(tn_findings_render_text(findings, NULL, NULL, NULL, &out), TN_OK);
    assert_string_equal(out.bytes, "note: x [FIL-090]\nwarning: x [FIL-090]\nerror: x [FIL-090]\n");
    tn_buffer_done(&out);
    tn_arena_free(arena);
}

static bool survive(const tn_allocator *allocator, void *context)
{
    tn_buffer out;
    tn_buffer_init(&out, allocator);
    const tn_status status =
        tn_findings_render_text(context, NULL, look_up, (void *)(uintptr_t) "price = \x1b", &out);
    assert_true(status == TN_OK || (status == TN_E_NOMEM && out.length == 0));
    tn_buffer_done(&out);
    return status == TN_OK;
}

static void test_findings_render_text__every_request_failing(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    tn_findings_add(findings, TN_FIL_TOO_MANY, (tn_at){"a.ini", 3, 4}, "", "x");
    assert_true(test_every_allocation(survive, findings) > 3);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_findings_render_text__caret_under_the_value),
        cmocka_unit_test(test_findings_render_text__tabs_and_wide_characters),
        cmocka_unit_test(test_findings_render_text__long_lines_are_shown_around_the_mark),
        cmocka_unit_test(test_findings_render_text__places_that_are_not_whole),
        cmocka_unit_test(test_findings_render_text__colour_only_when_asked),
        cmocka_unit_test(test_findings_render_text__severities_and_no_hint),
        cmocka_unit_test(test_findings_render_text__every_request_failing),
    };
    return RUN(tests);
}
