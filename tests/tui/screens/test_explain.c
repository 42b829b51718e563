/* How a number came about, as rows to read. */
#include "tui/desk.h"

#include "tenor/report.h"
#include "tui/screens/explain.h"

static bool rows_hold(const char *text)
{
    for (size_t i = 0; i < desk.overlay.count; i++) {
        if (strstr(desk.overlay.rows[i], text)) {
            return true;
        }
    }
    return false;
}

/* The derivation of acme's only line; a value that stands in the file has none. */
static void test_explain__step(void **state)
{
    (void)state;
    desk_open("acme.offer.ini");
    const tn_table *items = tn_report_find_table(desk.view.report, "items");
    assert_non_null(items->rows[0].why);
    tni_overlay_step(&desk, "Pro", items->rows[0].why);
    assert_int_equal(desk.overlay.kind, OVER_TEXT);
    assert_string_equal(desk.overlay.title, "Pro");
    assert_true(rows_hold("3,600.00") || rows_hold("3600"));
    assert_true(rows_hold("10%"));
    tni_overlay_step(&desk, "Name", NULL);
    assert_int_equal(desk.overlay.count, 1);
    assert_string_equal(desk.overlay.rows[0], "as it stands in the file");
}

static void test_explain__upgrade(void **state)
{
    (void)state;
    desk_open("acme.contract.ini");
    desk_press("5 Down");
    tni_explain_upgrade(&desk);
    assert_int_equal(desk.overlay.kind, OVER_TEXT);
    assert_int_equal(desk.overlay.count, 1);
    assert_string_equal(desk.overlay.rows[0], "nothing changes yet");
    tni_overlay_close(&desk);
    desk_press("Right"); /* one more of the first dimension */
    tni_explain_upgrade(&desk);
    assert_true(desk.overlay.count > 10);
    assert_true(rows_hold("Under every policy"));
    for (size_t i = 0; i < desk.overlay.count; i++) {
        assert_true(*desk.overlay.rows[i]); /* an empty line is a blank */
        assert_null(strchr(desk.overlay.rows[i], '\n'));
    }
    desk.ascii = true;
    tni_explain_upgrade(&desk);
    for (size_t i = 0; i < desk.overlay.count; i++) {
        for (const char *c = desk.overlay.rows[i]; *c; c++) {
            assert_true((unsigned char)*c < 0x80);
        }
    }
    desk.ascii = false;
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_explain__step),
                                       WITH_DESK(test_explain__upgrade)};
    return RUN(tests);
}
