/* Exact amounts of one term: the quick ways and those taken when numbers outgrow them. */
#include "support/test.h"

#include "engine/proration/exact.h"

static const tn_currency usd = {"USD", 2}, jpy = {"JPY", 0};

typedef struct worth_case {
    const char *what;
    int64_t price_e8, quantity;
    tn_fraction share;
    const tn_currency *currency;
    int64_t num, den; /* minor units, in lowest terms; den 0: out of range */
} worth_case;

static void test_exact_worth__by_hand(void **state)
{
    (void)state;
    const tn_i128 huge = (tn_i128)1 << 100;
    const worth_case cases[] = {
        {"500 x 16.00 for 183 days of 365", 1600000000, 500, {183, 365}, &usd, 29280000, 73},
        {"3 x 0.5 yen", 50000000, 3, {1, 1}, &jpy, 3, 2},
        {"a share whose parts outgrow 128 bits on the way",
         INT64_C(10000000000000000),
         4000,
         {huge, huge * 2},
         &usd,
         INT64_C(20000000000000),
         1},
        {"nothing", 0, 7, {1, 3}, &usd, 0, 1},
        {"a denominator that outgrows 128 bits", 1, 1, {1, huge * (1 << 26)}, &usd, 0, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const worth_case *c = &cases[i];
        tn_fraction out = {0, 1};
        const tn_status status =
            tni_exact_worth((tn_price){c->price_e8}, c->quantity, c->share, *c->currency, &out);
        const bool right =
            c->den ? status == TN_OK && tn_fraction_compare(out, (tn_fraction){c->num, c->den}) == 0
                   : status == TN_E_RANGE;
        if (!right) {
            fail_msg("%s: status %d", c->what, (int)status);
        }
    }
}

static void test_exact_add__by_hand(void **state)
{
    (void)state;
    const tn_i128 huge = (tn_i128)1 << 126;
    const struct {
        tn_fraction sum, term;
        int sign;
        tn_fraction expected; /* den 0: out of range */
    } cases[] = {
        {{0, 1}, {5, 7}, -1, {-5, 7}},
        {{5, 7}, {0, 3}, 1, {5, 7}},
        {{5, 7}, {3, 7}, -1, {2, 7}},
        {{1, 2}, {1, 6}, 1, {2, 3}},
        {{1, 6}, {1, 2}, 1, {2, 3}},
        {{1, 4}, {1, 6}, 1, {5, 12}},
        {{huge, 1}, {huge, 1}, 1, {0, 0}},
        {{huge, 1}, {huge, 2}, 1, {huge / 2 * 3, 1}},
        {{huge, 2}, {huge, 1}, 1, {huge / 2 * 3, 1}},
        {{1, huge}, {1, 3}, 1, {0, 0}},
        {{huge, 1}, {huge, 1}, -1, {0, 1}},
        {{1, huge}, {1, huge}, 1, {1, huge / 2}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_fraction sum = cases[i].sum;
        const tn_status status = cases[i].sign < 0 ? tni_exact_sub(&sum, cases[i].term)
                                                   : tni_exact_add(&sum, cases[i].term);
        const bool right = cases[i].expected.den
                               ? status == TN_OK && tn_fraction_compare(sum, cases[i].expected) == 0
                               : status == TN_E_RANGE;
        if (!right) {
            fail_msg("case %zu: status %d", i, (int)status);
        }
    }
}

static void test_exact_round__sign_last(void **state)
{
    (void)state;
    int64_t out = 0;
    assert_int_equal(tni_exact_round((tn_fraction){-5, 2}, TN_HALF_UP, &out), TN_OK);
    assert_int_equal(out, -3);
    assert_int_equal(tni_exact_round((tn_fraction){-5, 2}, TN_FLOOR, &out), TN_OK);
    assert_int_equal(out, -2); /* the mode acts on the amount of the credit */
    assert_int_equal(tni_exact_round((tn_fraction){(tn_i128)1 << 100, 1}, TN_UP, &out), TN_E_RANGE);
    assert_int_equal(tni_exact_round((tn_fraction){-((tn_i128)1 << 100), 1}, TN_UP, &out),
                     TN_E_RANGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_exact_worth__by_hand),
                                       cmocka_unit_test(test_exact_add__by_hand),
                                       cmocka_unit_test(test_exact_round__sign_last)};
    return RUN(tests);
}
