/* Reports and findings as bytes: each form its own renderer. */
#include "app/with_workspace.h"

#include "app/form.h"

static void test_report_bytes__forms(void **state)
{
    (void)state;
    static const struct {
        tni_result_form form;
        const char *begins;
    } rows[] = {
        {TNI_FORM_TEXT, "Title\n=====\n"}, {TNI_FORM_CSV, "count\n7\n"}, {TNI_FORM_JSON, "{\n"}};
    tn_report *report = tn_report_new(arena, "Title");
    tn_report_add(report, "count", "Count", tn_value_quantity(7));
    const tn_render_options options = {.ascii = true};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tn_buffer_cut(&out, 0);
        assert_int_equal(tni_report_bytes(report, rows[i].form, &options, &out), TN_OK);
        if (strncmp(out.bytes, rows[i].begins, strlen(rows[i].begins)) != 0) {
            fail_msg("form %d: %s", (int)rows[i].form, out.bytes);
        }
    }
    tn_buffer_cut(&out, 0);
    assert_int_equal(tni_report_bytes(NULL, TNI_FORM_TEXT, &options, &out), TN_E_NOMEM);
    assert_int_equal(out.length, 0);
}

static void test_findings_bytes__text_json_sarif(void **state)
{
    (void)state;
    const tn_render_options options = {.ascii = true};
    put("x.ini", "[product]\ntitel = Logs\n");
    assert_int_equal(tni_workspace_load(&ws, "x.ini")->status, TN_E_FINDINGS);
    assert_int_equal(tni_findings_bytes(&ws, TNI_FORM_TEXT, &options, &out), TN_OK);
    holds("x.ini:2:1: error: ");
    holds("\n    titel = Logs\n    ^"); /* the line it is about */
    tn_buffer_cut(&out, 0);
    assert_int_equal(tni_findings_bytes(&ws, TNI_FORM_JSON, &options, &out), TN_OK);
    holds("\"file\": \"x.ini\"");
    tn_buffer_cut(&out, 0);
    assert_int_equal(tni_findings_sarif(&ws, "1.2", true, &out), TN_OK);
    holds("\"version\": \"2.1.0\"");
    holds("\"1.2\"");
}

static void test_finding_bytes__one(void **state)
{
    (void)state;
    const tn_render_options options = {.ascii = true};
    assert_int_equal(tni_finding_bytes(TN_FIL_EXISTS, "a.txt", "stands there", &options, &out),
                     TN_OK);
    holds("a.txt: error: stands there [FIL-");
}

static void test_codes__some_or_all(void **state)
{
    (void)state;
    static const tn_code two[] = {TN_FIL_EXISTS, TN_CHG_EMPTY};
    const tn_report *some = tni_codes(arena, two, 2), *all = tni_codes(arena, NULL, 0);
    assert_int_equal(tn_report_find_table(some, "codes")->count, 2);
    assert_int_equal(tn_report_find_table(all, "codes")->count, TN_CODE_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_report_bytes__forms),
                                       WITH_WORKSPACE(test_findings_bytes__text_json_sarif),
                                       WITH_WORKSPACE(test_finding_bytes__one),
                                       WITH_WORKSPACE(test_codes__some_or_all)};
    return RUN(tests);
}
