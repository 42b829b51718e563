/* Look-ups in a product. */
#include "model/product/product_build.h"
#include "model/product/product_find.h"

static void test_product_find__label_then_api_name(void **state)
{
    (void)state;
    const tn_product *p = build(log_monitoring, NULL, TN_OK);
    static const struct {
        const char *label;
        size_t index;
    } rows[] = {
        {"basic", 0}, {"pro", 1}, {"xcontainers", 3}, {"xcont", 3}, {"Pro", TN_NO_DIMENSION}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(tn_product_find(p, rows[i].label), rows[i].index);
    }
    assert_int_equal(tn_dimension_price(&p->dimensions[1], 12)->value.e8, INT64_C(400000000000));
    assert_null(tn_dimension_price(&p->dimensions[1], 24));
    assert_true(tn_dimension_is_contract(&p->dimensions[0]));
    assert_false(tn_dimension_is_contract(&p->dimensions[2]));
    assert_false(tn_dimension_is_metered(&p->dimensions[0]));
    assert_true(tn_dimension_is_metered(&p->dimensions[2]));
    assert_string_equal(tn_product_unit(p, tables), "Hosts");
    assert_int_equal(tn_product_profile(p), TN_PROFILE_CONSOLE);
    assert_int_equal(tn_product_limits(p, tables)->key_max, 15);
}

static void test_product_resolve__suggests_the_nearest(void **state)
{
    (void)state;
    const tn_product *p = build(log_monitoring, NULL, TN_OK);
    const tn_at at = {"o.ini", 4, 7};
    assert_int_equal(tni_product_resolve(p, "pro", at, TN_OFR_UNKNOWN, "item", findings), 1);
    assert_int_equal(tn_findings_count(findings), 0);
    assert_true(tni_product_resolve(p, "xhost", at, TN_CTR_UNKNOWN, "item", findings) ==
                TN_NO_DIMENSION);
    const tn_finding *f = test_finding(findings, TN_CTR_UNKNOWN);
    assert_string_equal(f->hint, "did you mean 'xhosts'?");
    assert_string_equal(f->fix, "xhosts");
    assert_int_equal(f->at.line, 4);
    tni_product_resolve(p, "something", at, TN_OFR_UNKNOWN, "item", findings);
    assert_null(test_finding(findings, TN_OFR_UNKNOWN)->fix);
}

static void test_product_find__prices_and_profile(void **state)
{
    (void)state;
    const tn_product *p = build(log_monitoring, NULL, TN_OK);
    tn_product checked = *p; /* by --profile */
    checked.checked = (tn_field_number){.value = TN_PROFILE_CATALOG_API, .set = true};
    assert_int_equal(tn_product_profile(&checked), TN_PROFILE_CATALOG_API);
    assert_int_equal(tn_product_limits(&checked, tables)->key_max, 100);
    assert_int_equal(tn_product_price_places(&checked, tables), 3); /* its own, the console's */
    /* A price that was not understood has its place, and no value. */
    tn_duration_price prices[] = {{.months = 1}, {.months = 12, .price = {.set = true}}};
    const tn_dimension d = {.prices = prices, .price_count = 2};
    assert_null(tn_dimension_price(&d, 1));
    assert_ptr_equal(tn_dimension_price(&d, 12), &prices[1].price);
}

/* Of more dimensions than any listing has, the first 512 are suggested. */
static void test_product_resolve__of_very_many(void **state)
{
    (void)state;
    tn_dimension dimensions[513];
    for (size_t i = 0; i < COUNT(dimensions); i++) {
        dimensions[i] = (tn_dimension){.label = i < 511 ? "-" : i == 511 ? "hosts" : "hostz"};
        dimensions[i].key.value = dimensions[i].label;
    }
    const tn_product p = {.dimensions = dimensions, .dimension_count = COUNT(dimensions)};
    const tn_at at = {"o.ini", 4, 7};
    assert_true(tni_product_resolve(&p, "hostx", at, TN_OFR_UNKNOWN, "item", findings) ==
                TN_NO_DIMENSION);
    assert_string_equal(test_finding(findings, TN_OFR_UNKNOWN)->fix, "hosts");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_product_find__label_then_api_name),
        TEST(test_product_resolve__suggests_the_nearest),
        TEST(test_product_find__prices_and_profile),
        TEST(test_product_resolve__of_very_many),
    };
    return RUN(tests);
}
