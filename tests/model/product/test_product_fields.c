/* The readers of price.* and includes.*. */
#include "model/product/product_build.h"

#define HEAD                                                                                       \
    "[product]\ntitle=T\nproduct_id=prod-1111111111111\ncategory=hosts\npurchase=any\ncurrency="   \
    "USD\n"                                                                                        \
    "durations=1m, 12m\n[dimension a]\nname=A\ndescription=d\n"

static void test_product_fields__prices_in_ascending_months(void **state)
{
    (void)state;
    build(HEAD "price.12m=10\nprice.1m=1\nprice.1y6=1\n", NULL, TN_E_FINDINGS);
    test_finding(findings, TN_MON_DURATION);
    findings = tn_findings_new(arena);
    const tn_dimension *d = &build(HEAD "price.12m=10\nprice.1m=1\n", NULL, TN_OK)->dimensions[0];
    assert_int_equal(d->price_count, 2);
    assert_int_equal(d->prices[0].months, 1);
    assert_int_equal(d->prices[1].price.value.e8, 10 * TN_PRICE_ONE);
}

static void test_product_fields__given_twice(void **state)
{
    (void)state;
    static const struct {
        const char *lines;
        tn_code code;
    } rows[] = {{"price.12m=1\nprice.1y=2\n", TN_FIL_GIVEN_TWICE},
                {"includes.b=0\n", TN_MON_RANGE},
                {"includes.b=x\n", TN_MON_NUMBER},
                {"price=5\n", TN_FIL_UNKNOWN_KEY},
                {"meter=sometimes\n", TN_FIL_CHOICE}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        findings = tn_findings_new(arena);
        build(tn_arena_format(arena, HEAD "%s", rows[i].lines), NULL, TN_E_FINDINGS);
        test_finding(findings, rows[i].code);
    }
}

static void test_product_fields__includes_in_file_order(void **state)
{
    (void)state;
    const tn_dimension *d =
        &build(HEAD "price.1m=1\nprice.12m=1\nincludes.z=2\nincludes.b=3\n", NULL, TN_OK)
             ->dimensions[0];
    assert_int_equal(d->include_count, 2);
    assert_string_equal(d->includes[0].label, "z");
    assert_int_equal(d->includes[1].quantity.value, 3);
    assert_true(d->includes[1].dimension == TN_NO_DIMENSION);
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/product/product_fields.golden");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_product_fields__prices_in_ascending_months),
        TEST(test_product_fields__given_twice),
        TEST(test_product_fields__includes_in_file_order),
        TEST(test_findings__word_by_word),
    };
    return RUN(tests);
}
