/* Counts of 1e-8 in a unit of a decimal place. */
#include "support/test.h"
#include "tenor/money.h"

static void test_price_unit__places(void **state)
{
    (void)state;
    assert_int_equal(tn_price_unit(0), 100000000);
    assert_int_equal(tn_price_unit(2), 1000000);
    assert_int_equal(tn_price_unit(3), 100000);
    assert_int_equal(tn_price_unit(8), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_price_unit__places),
    };
    return RUN(tests);
}
