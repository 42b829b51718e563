/* Counts of 1e-8 in a unit of a decimal place. */
#include "support/test.h"
#include "tenor/money.h"

static void test_price_unit__places(void **state)
{
    (void)state;
    int64_t unit = 1;
    for (int places = 8; places >= 0; places--, unit *= 10) {
        assert_int_equal(tn_price_unit(places), unit);
    }
    assert_int_equal(tn_price_unit(9), 1);
    assert_int_equal(tn_price_unit(-1), 100000000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_price_unit__places),
    };
    return RUN(tests);
}
