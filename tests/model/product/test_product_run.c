/* The findings of a run of the rules, and sorted names. */
#include "model/product/product_build.h"
#include "model/product/product_run.h"

static const char *label_of(const tn_dimension *dimension)
{
    return dimension->label;
}

static void test_product_run__findings_and_names(void **state)
{
    (void)state;
    const tn_product *p = build(log_monitoring, NULL, TN_OK);
    const tni_product_run run = {
        .product = p, .tables = tables, .findings = findings, .arena = arena};
    const tn_finding *f = tni_dimension_finding(&run, &p->dimensions[1], TN_PRD_NO_PRICE,
                                                p->dimensions[1].at, "%d", 5);
    assert_string_equal(f->subject, "dimension pro");
    assert_string_equal(f->message, "5");
    assert_string_equal(tni_product_finding(&run, TN_PRD_FREE, p->at, "free")->subject, "product");
    const tni_name *names = tni_dimension_names(arena, p, label_of);
    static const char *const sorted[] = {"basic", "pro", "xcontainers", "xhosts"};
    for (size_t i = 0; i < COUNT(sorted); i++) {
        assert_string_equal(names[i].text, sorted[i]);
    }
    assert_int_equal(names[3].index, 2);
}

static void test_is_absent__at_the_sections_position(void **state)
{
    (void)state;
    const tn_product *p = build(log_monitoring, NULL, TN_OK);
    assert_true(tni_is_absent(p->dimensions[0].payg.at, p->dimensions[0].at));
    assert_false(tni_is_absent(p->dimensions[2].payg.at, p->dimensions[2].at));
    assert_false(tni_is_absent((tn_at){"p.ini", 7, 5}, (tn_at){"p.ini", 7, 1}));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_product_run__findings_and_names),
        TEST(test_is_absent__at_the_sections_position),
    };
    return RUN(tests);
}
