/* The published examples: as many as data/published.csv has, and all of them agree. */
#include "app/with_workspace.h"

#include "app/prorate.h"

static void test_selftest__all_agree(void **state)
{
    (void)state;
    size_t lines = 0;
    char *file = test_read("data/published.csv", NULL);
    for (const char *p = file; *p; p++) {
        lines += *p == '\n';
    }
    free(file);
    const tn_report *report = NULL;
    bool agree = false;
    assert_int_equal(tni_selftest(&ws, &report, &agree), TN_OK);
    assert_true(agree);
    const tn_table *list = tn_report_find_table(report, "list");
    assert_int_equal(list->count, lines - 1); /* the header */
    assert_int_equal(tn_report_find(report, "agree")->value.as.number, (int64_t)list->count);
}

/* What is published is read from the file, what is computed is not. */
static void test_selftest__first_row(void **state)
{
    (void)state;
    const tn_report *report = NULL;
    bool agree = false;
    assert_int_equal(tni_selftest(&ws, &report, &agree), TN_OK);
    const tn_table *list = tn_report_find_table(report, "list");
    static const char *const cells[] = {"AWS-001", "due 200.00", "due 200.00"};
    for (size_t i = 0; i < COUNT(cells); i++) {
        assert_string_equal(list->rows[0].cells[i].as.text, cells[i]);
    }
    assert_true(list->rows[0].cells[3].as.number == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_selftest__all_agree),
                                       WITH_WORKSPACE(test_selftest__first_row)};
    return RUN(tests);
}
