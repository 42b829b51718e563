/* Reports and findings as JSON: the form of rule 4, and jansson reads all of it back. */
#include "format/json/json.h"
#include "format/print/sample.h"
#include "support/memory.h"

static const char golden[] = "{\n"
                             "  \"format_version\": \"1\",\n"
                             "  \"contract\": \"C-0001\",\n"
                             "  \"due\": \"1234567.89\",\n"
                             "  \"period\": {\n"
                             "    \"end\": \"2028-01-01\",\n"
                             "    \"credit\": \"-5.00\"\n"
                             "  },\n"
                             "  \"listing_fee\": {\n"
                             "    \"percent\": \"3\"\n"
                             "  },\n"
                             "  \"invoices\": [\n"
                             "    {\n"
                             "      \"id\": \"C-0001-2027-04-11-upgrade\",\n"
                             "      \"number\": 1,\n"
                             "      \"total\": \"200.00\",\n"
                             "      \"lines\": [\n"
                             "        {\n"
                             "          \"kind\": \"upgrade-credit\",\n"
                             "          \"quantity\": 1000,\n"
                             "          \"period\": {\n"
                             "            \"start\": \"2027-04-11\",\n"
                             "            \"end\": \"2027-05-01\"\n"
                             "          },\n"
                             "          \"amount\": \"-66.67\"\n"
                             "        },\n"
                             "        {\n"
                             "          \"kind\": \"upgrade-charge\",\n"
                             "          \"quantity\": 4,\n"
                             "          \"period\": {\n"
                             "            \"start\": \"2027-04-11\",\n"
                             "            \"end\": \"2027-05-01\"\n"
                             "          },\n"
                             "          \"amount\": \"266.67\"\n"
                             "        }\n"
                             "      ],\n"
                             "      \"fee\": \"6.00\"\n"
                             "    },\n"
                             "    {\n"
                             "      \"id\": \"=evil\",\n"
                             "      \"number\": 2,\n"
                             "      \"total\": null,\n"
                             "      \"lines\": [],\n"
                             "      \"fee\": null\n"
                             "    }\n"
                             "  ],\n"
                             "  \"allowed\": true,\n"
                             "  \"findings\": []\n"
                             "}\n";

static void test_report_render_json__golden(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    sample_check(sample_report(arena), tn_report_render_json, (tn_render_options){0}, golden);
    tn_arena_free(arena);
}

static tni_json *parse(const tn_buffer *text)
{
    tni_json_error fault = {0};
    tni_json *json = NULL;
    if (tni_json_parse(text->bytes, text->length, &fault, &json) != TN_OK) {
        fail_msg("line %u column %u: %s in\n%s", fault.line, fault.column, fault.text, text->bytes);
    }
    return json;
}

static tni_json *render(const tn_report *report, tn_render_options options)
{
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    assert_int_equal(tn_report_render_json(report, &options, &out), TN_OK);
    tni_json *json = parse(&out);
    tn_buffer_done(&out);
    return json;
}

static void test_report_render_json__a_buyer_sees_no_fees(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tni_json *json = render(sample_report(arena), (tn_render_options){.buyer = true});
    assert_null(tni_json_get(json, "listing_fee"));
    const tni_json *invoice = tni_json_at(tni_json_get(json, "invoices"), 0);
    assert_null(tni_json_get(invoice, "fee"));
    assert_int_equal(tni_json_count(invoice), 4);
    tni_json_free(json);
    tn_arena_free(arena);
}

static void test_report_render_json__draft_and_findings_come_last(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = tn_report_new(arena, "Quote");
    tn_findings *findings = tn_findings_new(arena);
    tn_findings_add(findings, TN_FIL_TOO_MANY, (tn_at){"a.ini", 3, 12}, "pro", "too \"many\"");
    report->findings = findings;
    report->draft = true;
    sample_check(report, tn_report_render_json, (tn_render_options){0},
                 "{\n"
                 "  \"format_version\": \"1\",\n"
                 "  \"draft\": true,\n"
                 "  \"findings\": [\n"
                 "    {\n"
                 "      \"file\": \"a.ini\",\n"
                 "      \"line\": 3,\n"
                 "      \"column\": 12,\n"
                 "      \"severity\": \"warning\",\n"
                 "      \"code\": \"FIL-090\",\n"
                 "      \"subject\": \"pro\",\n"
                 "      \"message\": \"too \\\"many\\\"\",\n"
                 "      \"hint\": \"mend the ones shown first; most of the others usually go with "
                 "them\"\n"
                 "    }\n"
                 "  ]\n"
                 "}\n");
    tn_arena_free(arena);
}

static void test_report_render_json__dotted_keys_nest(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_report *report = tn_report_new(arena, NULL);
    static const char *const keys[] = {"a.b.c", "a.b.d", "a.e",    "f",     "fg.h",
                                       "f2.h",  "i.j.k", "i.xb.c", "i.yb.d"};
    for (size_t i = 0; i < COUNT(keys); i++) {
        tn_report_add(report, keys[i], keys[i], tn_value_quantity((int64_t)i));
    }
    sample_check(report, tn_report_render_json, (tn_render_options){0},
                 "{\n"
                 "  \"format_version\": \"1\",\n"
                 "  \"a\": {\n"
                 "    \"b\": {\n"
                 "      \"c\": 0,\n"
                 "      \"d\": 1\n"
                 "    },\n"
                 "    \"e\": 2\n"
                 "  },\n"
                 "  \"f\": 3,\n"
                 "  \"fg\": {\n"
                 "    \"h\": 4\n"
                 "  },\n"
                 "  \"f2\": {\n"
                 "    \"h\": 5\n"
                 "  },\n"
                 "  \"i\": {\n"
                 "    \"j\": {\n"
                 "      \"k\": 6\n"
                 "    },\n"
                 "    \"xb\": {\n"
                 "      \"c\": 7\n"
                 "    },\n"
                 "    \"yb\": {\n"
                 "      \"d\": 8\n"
                 "    }\n"
                 "  },\n"
                 "  \"findings\": []\n"
                 "}\n");
    tn_arena_free(arena);
}

static void test_report_render_json__any_text_comes_back(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        "plain",
                                        "\"quoted\" \\ back / slash",
                                        "line\nnext\ttab\rreturn",
                                        "\x01\x1f\x7f\x1b",
                                        "\u682a\u5f0f \U0001f469\u200d\U0001f4bb",
                                        "\u2028\u202e",
                                        "\\u0041"};
    tn_arena *arena = tn_arena_new(NULL);
    for (size_t i = 0; i < COUNT(texts); i++) {
        tn_report *report = tn_report_new(arena, NULL);
        tn_report_add(report, "text", "Text", tn_value_text(texts[i]));
        tni_json *json = render(report, (tn_render_options){0});
        assert_string_equal(tni_json_text(tni_json_get(json, "text")), texts[i]);
        tni_json_free(json);
    }
    tn_report *report = tn_report_new(arena, NULL); /* what is no UTF-8 is replaced, byte by byte */
    tn_report_add(report, "text", "Text", tn_value_text("a\xff\xe6\xa0z"));
    tni_json *json = render(report, (tn_render_options){0});
    assert_string_equal(tni_json_text(tni_json_get(json, "text")), "a\ufffd\ufffd\ufffdz");
    tni_json_free(json);
    tn_arena_free(arena);
}

static void test_findings_render_json__bare_array(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    assert_int_equal(tn_findings_render_json(findings, &out), TN_OK);
    assert_string_equal(out.bytes, "[]\n");
    tn_findings_add(findings, TN_FIL_TOO_MANY, (tn_at){0}, "", "x");
    tn_findings_add(findings, TN_FIL_TOO_MANY, (tn_at){"b\n", 70000, 0}, "s", "y");
    tn_buffer_cut(&out, 0);
    assert_int_equal(tn_findings_render_json(findings, &out), TN_OK);
    tni_json *json = parse(&out);
    assert_int_equal(tni_json_count(json), 2);
    static const char *const keys[] = {"file", "line",    "column",  "severity",
                                       "code", "subject", "message", "hint"};
    const char *key;
    void *cursor = NULL;
    tni_json *value, *first = tni_json_at(json, 0), *second = tni_json_at(json, 1);
    for (size_t i = 0; i < COUNT(keys); i++) {
        assert_true(tni_json_next(first, &cursor, &key, &value));
        assert_string_equal(key, keys[i]);
        assert_int_equal(tni_json_kind_of(value) == TNI_JSON_NULL, i < 3); /* no place */
    }
    int64_t line = 0;
    assert_true(tni_json_whole(tni_json_get(second, "line"), &line));
    assert_int_equal(line, 70000);
    assert_int_equal(tni_json_kind_of(tni_json_get(second, "column")), TNI_JSON_NULL);
    assert_string_equal(tni_json_text(tni_json_get(second, "file")), "b\n");
    tni_json_free(json);
    tn_buffer_done(&out);
    tn_arena_free(arena);
}

static void test_report_render_json__every_request_failing(void **state)
{
    (void)state;
    sample_render render_json = tn_report_render_json;
    assert_true(test_every_allocation(sample_survives, &render_json) > 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_report_render_json__golden),
        cmocka_unit_test(test_report_render_json__a_buyer_sees_no_fees),
        cmocka_unit_test(test_report_render_json__draft_and_findings_come_last),
        cmocka_unit_test(test_report_render_json__dotted_keys_nest),
        cmocka_unit_test(test_report_render_json__any_text_comes_back),
        cmocka_unit_test(test_findings_render_json__bare_array),
        cmocka_unit_test(test_report_render_json__every_request_failing),
    };
    return RUN(tests);
}
