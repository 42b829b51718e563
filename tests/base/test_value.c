/* Makers of typed values. */
#include "support/test.h"
#include "tenor/value.h"

static void test_value__holds_what_it_was_made_of(void **state)
{
    (void)state;
    const tn_currency yen = {"JPY", 0};
    assert_int_equal(tn_value_none().kind, TN_V_NONE);
    tn_value v = tn_value_text("pro");
    assert_int_equal(v.kind, TN_V_TEXT);
    assert_string_equal(v.as.text, "pro");
    assert_int_equal(tn_value_text(NULL).kind, TN_V_NONE);
    v = tn_value_flag(true);
    assert_int_equal(v.kind, TN_V_FLAG);
    assert_int_equal(v.as.number, 1);
    assert_int_equal(tn_value_flag(false).as.number, 0);
    v = tn_value_quantity(INT64_MAX);
    assert_int_equal(v.kind, TN_V_QUANTITY);
    assert_true(v.as.number == INT64_MAX);
    v = tn_value_price((tn_price){1600000000}, yen);
    assert_int_equal(v.kind, TN_V_PRICE);
    assert_int_equal(v.as.price.price.e8, 1600000000);
    assert_string_equal(v.as.price.currency.code, "JPY");
    v = tn_value_money((tn_money){-504, yen});
    assert_int_equal(v.kind, TN_V_MONEY);
    assert_int_equal(v.as.money.minor, -504);
    assert_int_equal(v.as.money.currency.places, 0);
    v = tn_value_percent((tn_percent){125000});
    assert_int_equal(v.kind, TN_V_PERCENT);
    assert_int_equal(v.as.percent.e4, 125000);
    v = tn_value_fraction(tn_fraction_make(20, 30));
    assert_int_equal(v.kind, TN_V_FRACTION);
    assert_true(v.as.fraction.num == 20 && v.as.fraction.den == 30); /* as counted */
    v = tn_value_date((tn_date){20000});
    assert_int_equal(v.kind, TN_V_DATE);
    assert_int_equal(v.as.date.days, 20000);
    v = tn_value_end_date((tn_date){20001});
    assert_int_equal(v.kind, TN_V_END_DATE);
    assert_int_equal(v.as.date.days, 20001);
    v = tn_value_instant((tn_instant){1234567890});
    assert_int_equal(v.kind, TN_V_INSTANT);
    assert_int_equal(v.as.instant.seconds, 1234567890);
    v = tn_value_months(12);
    assert_int_equal(v.kind, TN_V_MONTHS);
    assert_int_equal(v.as.number, 12);
    v = tn_value_table(NULL);
    assert_int_equal(v.kind, TN_V_TABLE);
    assert_null(v.as.table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_value__holds_what_it_was_made_of),
    };
    return RUN(tests);
}
