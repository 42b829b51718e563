/* Findings as SARIF: places, URIs, words; its shape as a whole is looked at by sarif.py. */
#include "support/memory.h"
#include "support/test.h"
#include "tenor/render.h"

static bool look_up(void *context, const char *file, uint32_t line, const char **out_text,
                    size_t *out_length)
{
    (void)context;
    *out_text = "duration = 18 months ; a year and a half";
    *out_length = strlen(*out_text);
    return line == 7 && strcmp(file, "c.ini") == 0;
}

static void expect(tn_at at, uint32_t width, const char *hint, const char *expected)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    tn_finding *f = tn_findings_add(findings, TN_FIL_TOO_MANY, at, "pro", "it is \"wrong\"");
    f->severity = TN_ERROR;
    f->width = width;
    f->hint = hint;
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    assert_int_equal(tn_findings_render_sarif(findings, "1.2.3", true, look_up, NULL, &out), TN_OK);
    const char *results = strstr(out.bytes, "\"results\": [");
    assert_non_null(results);
    char flat[2000];
    size_t length = 0;
    for (const char *p = results; *p && length < sizeof(flat) - 1; p++) { /* without its layout */
        if (*p == '\n') {
            p += strspn(p + 1, " ");
            continue;
        }
        flat[length++] = *p;
    }
    flat[length] = '\0';
    assert_non_null(strstr(flat, "\"ruleId\": \"FIL-090\""));
    assert_non_null(strstr(flat, "\"level\": \"error\""));
    if (!strstr(flat, expected)) {
        fail_msg("no %s in %s", expected, flat);
    }
    tn_buffer_done(&out);
    tn_arena_free(arena);
}

static void test_findings_render_sarif__places(void **state)
{
    (void)state;
    expect(
        (tn_at){"a/b.ini", 3, 10}, 7, "mend it",
        "\"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": \"a/b.ini\"},"
        "\"region\": {\"startLine\": 3,\"startColumn\": 10,\"endLine\": 3,\"endColumn\": 17}}}]");
    expect(
        (tn_at){"b.ini", 3, 10}, 0, "mend it",
        "\"region\": {\"startLine\": 3,\"startColumn\": 10,\"endLine\": 3,\"endColumn\": 11}}}]");
    expect((tn_at){"c.ini", 7, 12}, 0, "mend it", /* the whole value, where the line is there */
           "\"startColumn\": 12,\"endLine\": 7,\"endColumn\": 21}");
    expect((tn_at){"b.ini", 0, 0}, 0, "mend it",
           "\"physicalLocation\": {\"artifactLocation\": {\"uri\": \"b.ini\"}}}]");
    expect((tn_at){NULL, 0, 0}, 0, "mend it", /* an option: no place at all */
           "\"message\": {\"text\": \"it is \\\"wrong\\\"\\nhint: mend it\"}}]");
    expect((tn_at){NULL, 0, 0}, 0, "", "\"message\": {\"text\": \"it is \\\"wrong\\\"\"}}]");
}

static void test_findings_render_sarif__paths_become_uris(void **state)
{
    (void)state;
    expect((tn_at){"/a b/c%d.ini", 0, 0}, 0, "", "\"uri\": \"file:///a%20b/c%25d.ini\"");
    expect((tn_at){"\u682a#?.ini", 0, 0}, 0, "", "\"uri\": \"%E6%A0%AA%23%3F.ini\"");
    expect((tn_at){"a:b.ini", 0, 0}, 0, "", "\"uri\": \"a%3Ab.ini\""); /* no scheme */
}

static void test_findings_render_sarif__says_when_an_input_was_not_read(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    assert_int_equal(
        tn_findings_render_sarif(tn_findings_new(arena), "1.2.3", false, NULL, NULL, &out), TN_OK);
    assert_non_null(strstr(out.bytes, "\"executionSuccessful\": false"));
    assert_non_null(strstr(out.bytes, "\"results\": []"));
    assert_non_null(strstr(out.bytes, "\"semanticVersion\": \"1.2.3\""));
    tn_buffer_done(&out);
    tn_arena_free(arena);
}

static bool survive(const tn_allocator *allocator, void *context)
{
    tn_buffer out;
    tn_buffer_init(&out, allocator);
    const tn_status status = tn_findings_render_sarif(context, "1", true, look_up, NULL, &out);
    assert_true(status == TN_OK || (status == TN_E_NOMEM && out.length == 0));
    tn_buffer_done(&out);
    return status == TN_OK;
}

static void test_findings_render_sarif__every_request_failing(void **state)
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
        cmocka_unit_test(test_findings_render_sarif__places),
        cmocka_unit_test(test_findings_render_sarif__paths_become_uris),
        cmocka_unit_test(test_findings_render_sarif__says_when_an_input_was_not_read),
        cmocka_unit_test(test_findings_render_sarif__every_request_failing),
    };
    return RUN(tests);
}
