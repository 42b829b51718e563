/* Every status has words of its own. */
#include "support/test.h"
#include "tenor/status.h"

static void test_status_text__all_different(void **state)
{
    (void)state;
    for (int a = TN_OK; a <= TN_E_BUG + 1; a++) {
        assert_true(tn_status_text((tn_status)a)[0]);
        for (int b = TN_OK; b < a; b++) {
            assert_string_not_equal(tn_status_text((tn_status)a), tn_status_text((tn_status)b));
        }
    }
    assert_string_equal(tn_status_text(TN_E_RANGE), "out of range");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_status_text__all_different),
    };
    return RUN(tests);
}
