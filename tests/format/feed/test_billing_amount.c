/* Exact amounts: what rounding leaves is kept, and a sum is rounded as if it were the first. */
#include "support/tree.h"

#include "format/feed/billing_reader.h"

static const tn_currency usd = {"USD", 2}, jpy = {"JPY", 0};

static tni_exact amount(const char *text, tn_currency currency)
{
    tni_exact out = {0};
    assert_true(tni_billed_amount(text, strlen(text), currency, &out));
    return out;
}

static void expect(tni_exact got, int64_t minor, int64_t rest)
{
    assert_int_equal(got.money.minor, minor);
    assert_int_equal(got.rest, rest);
}

static void test_amount__and_its_rest(void **state)
{
    (void)state;
    expect(amount("500.005", usd), 50001, -500000);
    expect(amount("-500.005", usd), -50001, 500000);
    expect(amount("0.00499999", usd), 0, 499999);
    expect(amount("-0.4", jpy), 0, -40000000);
    expect(amount("92233720368547758.07", usd), INT64_MAX, 0);
    tni_exact none;
    assert_false(tni_billed_amount("0.000000001", 11, usd, &none));
    assert_false(tni_billed_amount("92233720368547758.08", 20, usd, &none));
    assert_false(tni_billed_amount("9223372036854775807.5", 21, jpy, &none));
}

static void test_exact__sums(void **state)
{
    static const struct {
        const char *parts[3];
        int64_t minor, rest;
    } cases[] = {
        {{"500.005", "249.995", "0"}, 75000, 0},    {{"0.004", "0.004", "0"}, 1, -200000},
        {{"0.004", "0.004", "0.004"}, 1, 200000},   {{"0.005", "0", "0"}, 1, -500000},
        {{"-0.005", "0", "0"}, -1, 500000},         {{"0.005", "-0.00500001", "0"}, 0, -1},
        {{"1.00000001", "-1.00000001", "0"}, 0, 0}, {{"-0.004", "-0.004", "0.01"}, 0, 200000},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        tni_exact sum = {.money = {0, usd}};
        for (size_t j = 0; j < 3; j++) {
            assert_int_equal(tni_exact_add(&sum, amount(cases[i].parts[j], usd)), TN_OK);
        }
        expect(sum, cases[i].minor, cases[i].rest);
    }
    tni_exact most = amount("92233720368547758.07", usd);
    assert_int_equal(tni_exact_add(&most, amount("0.005", usd)), TN_E_RANGE);
    expect(most, INT64_MAX, 0);
    assert_int_equal(tni_exact_add(&most, amount("0.004", usd)), TN_OK);
    expect(most, INT64_MAX, 400000);
}

/* The sign of what rounds to nothing, or the other way, is that of the exact amount. */
static void test_exact__signs(void **state)
{
    static const char *const texts[] = {"0.003", "0.005", "1.008", "1.003", "7"};
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        const tni_exact a = amount(texts[i], usd), size = tni_exact_size(a);
        const tni_exact back = tni_exact_negated(a), again = tni_exact_size(back);
        expect(size, a.money.minor, a.rest);
        expect(back, -a.money.minor, -a.rest);
        expect(again, a.money.minor, a.rest);
        assert_false(tni_exact_is_zero(a) || tni_exact_is_zero(back));
    }
    assert_true(tni_exact_is_zero(amount("-0.000", usd)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_amount__and_its_rest),
        cmocka_unit_test(test_exact__sums),
        cmocka_unit_test(test_exact__signs),
    };
    return RUN(tests);
}
