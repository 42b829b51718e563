/* Values as text, for programs and for people. */
#include "support/memory.h"
#include "support/test.h"
#include "tenor/report.h"

static const tn_currency usd = {"USD", 2}, yen = {"JPY", 0};

static tn_date day(int year, int month, int number)
{
    tn_date date = {0};
    assert_int_equal(tn_date_make(year, month, number, &date), TN_OK);
    return date;
}

static void check(tn_value value, const char *machine, const char *people)
{
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    tn_value_print(value, TN_FOR_MACHINES, &out);
    assert_string_equal(out.bytes ? out.bytes : "", machine);
    tn_buffer_cut(&out, 0);
    tn_value_print(value, TN_FOR_PEOPLE, &out);
    assert_string_equal(out.bytes ? out.bytes : "", people);
    tn_buffer_done(&out);
}

static void test_value_print__every_kind(void **state)
{
    (void)state;
    const tn_date end = day(2028, 1, 1);
    check(tn_value_none(), "", "");
    check(tn_value_table(NULL), "", "");
    check(tn_value_text("=1+1\x1b"), "=1+1\x1b", "=1+1\\x1b");
    check(tn_value_text(""), "", "");
    check(tn_value_flag(true), "true", "yes");
    check(tn_value_flag(false), "false", "no");
    check(tn_value_quantity(0), "0", "0");
    check(tn_value_quantity(999), "999", "999");
    check(tn_value_quantity(2147483646), "2147483646", "2,147,483,646");
    check(tn_value_quantity(-123456), "-123456", "-123,456");
    check(tn_value_price((tn_price){1600000000}, usd), "16.00", "16.00");
    check(tn_value_price((tn_price){123456712345678}, usd), "1234567.12345678",
          "1,234,567.12345678");
    check(tn_value_price((tn_price){120000000000}, yen), "1200", "1,200");
    check(tn_value_money((tn_money){401096, usd}), "4010.96", "4,010.96");
    check(tn_value_money((tn_money){-1200, usd}), "-12.00", "(12.00)");
    check(tn_value_money((tn_money){-123456789, yen}), "-123456789", "(123,456,789)");
    check(tn_value_percent((tn_percent){125000}), "12.5", "12.5%");
    check(tn_value_percent((tn_percent){0}), "0", "0%");
    check(tn_value_fraction(tn_fraction_make(20, 30)), "20/30", "20/30");
    check(tn_value_fraction(tn_fraction_make(-1, 3)), "-1/3", "-1/3");
    check(tn_value_date(end), "2028-01-01", "2028-01-01");
    check(tn_value_end_date(end), "2028-01-01", "2027-12-31"); /* people see the last day */
    check(tn_value_end_date((tn_date){0}), "1970-01-01", "1970-01-01"); /* none before it */
    check(tn_value_instant(tn_instant_of(end)), "2028-01-01T00:00:00Z", "2028-01-01T00:00:00Z");
    check(tn_value_months(12), "12m", "12m");
}

static void test_value_print__fractions_of_128_bits(void **state)
{
    (void)state;
    const tn_i128 huge = (tn_i128)INT64_MAX * INT64_MAX; /* (2^63 - 1)^2 */
    check(tn_value_fraction(tn_fraction_make(-huge, 1)),
          "-85070591730234615847396907784232501249/1", "-85070591730234615847396907784232501249/1");
}

static bool print(const tn_allocator *allocator, void *context)
{
    (void)context;
    tn_buffer out;
    tn_buffer_init(&out, allocator);
    tn_value_print(tn_value_text("\x1b"), TN_FOR_PEOPLE, &out);
    const bool done = tn_buffer_status(&out) == TN_OK;
    tn_buffer_done(&out);
    return done;
}

static void test_value_print__every_request_failing(void **state)
{
    (void)state;
    assert_int_equal(test_every_allocation(print, NULL), 3); /* arena, block, buffer */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_value_print__every_kind),
        cmocka_unit_test(test_value_print__fractions_of_128_bits),
        cmocka_unit_test(test_value_print__every_request_failing),
    };
    return RUN(tests);
}
