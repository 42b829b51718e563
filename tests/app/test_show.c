/* What is seen of a file, by its kind. */
#include "app/samples.h"

#include "app/show.h"

static void test_show__every_kind(void **state)
{
    (void)state;
    static const char *const paths[] = {SAMPLES "log-monitoring.product.ini",
                                        SAMPLES "acme.offer.ini", SAMPLES "acme.contract.ini"};
    for (size_t i = 0; i < COUNT(paths); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tni_workspace ws;
        const tn_report *report = NULL;
        const tni_source_file *d = sample_open(arena, NULL, paths[i], &ws);
        assert_int_equal(tni_show(&ws, d, &report), TN_OK);
        assert_non_null(report->first);
        tn_arena_free(arena);
    }
}

static void test_show__settings_are_nothing_to_show(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    const tn_report *report = NULL;
    const tni_source_file *d = sample_open(arena, NULL, SAMPLES "tenor.ini", &ws);
    assert_int_equal(tni_show(&ws, d, &report), TN_E_FINDINGS);
    assert_null(report);
    assert_int_equal(tn_findings_get(ws.findings, 0)->code, TN_FIL_WRONG_KIND);
    tn_arena_free(arena);
}

static void test_entitlements__before_and_after_the_upgrade(void **state)
{
    (void)state;
    static const char *const days[] = {"2026-03-01", "2026-05-01"};
    static const char *const held[] = {"\"basic\"", "\"pro\""};
    for (size_t i = 0; i < COUNT(days); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tni_workspace ws;
        tn_buffer out;
        tn_date day;
        tn_buffer_init(&out, NULL);
        assert_int_equal(tn_date_parse(days[i], strlen(days[i]), &day), TN_OK);
        const tni_source_file *d = sample_open(arena, NULL, SAMPLES "acme.contract.ini", &ws);
        assert_int_equal(tni_entitlements(&ws, d, tn_instant_of(day), &out), TN_OK);
        assert_non_null(strstr(out.bytes, held[i]));
        tn_buffer_done(&out);
        tn_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_show__every_kind),
        cmocka_unit_test(test_show__settings_are_nothing_to_show),
        cmocka_unit_test(test_entitlements__before_and_after_the_upgrade),
    };
    return RUN(tests);
}
