/* Finding codes as a report: some, or all there are. */
#include "report/reports.h"
#include "tenor/reports.h"

static void test_codes_report__some_and_all(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_code codes[] = {TN_MON_RANGE};
    const tn_table *some = tn_report_find_table(tn_codes_report(arena, codes, 1), "codes");
    assert_int_equal(some->count, 1);
    assert_string_equal(some->rows[0].cells[0].as.text, "MON-003");
    assert_string_equal(some->rows[0].cells[1].as.text, tn_code_get(codes[0])->title);
    const tn_table *all = tn_report_find_table(tn_codes_report(arena, NULL, 0), "codes");
    assert_int_equal(all->count, TN_CODE_COUNT);
    for (size_t i = 0; i < all->count; i++) {
        assert_string_equal(all->rows[i].cells[0].as.text, tn_code_get((tn_code)i)->text);
    }
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codes_report__some_and_all),
    };
    return RUN(tests);
}
