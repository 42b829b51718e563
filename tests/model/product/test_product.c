/* Products from trees: fields, families, merging with rows, and what is found in passing. */
#include "model/product/product_build.h"

static void test_product_build__every_field(void **state)
{
    (void)state;
    const tn_product *p = build(log_monitoring, NULL, TN_OK);
    test_print(findings);
    assert_int_equal(tn_findings_count(findings), 0);
    assert_string_equal(p->title.value, "Log monitoring");
    assert_int_equal(p->title.at.line, 2);
    assert_int_equal(p->title.at.column, 14);
    assert_string_equal(p->code.value, "9x8y7z");
    assert_string_equal(p->category.value, "hosts");
    assert_null(p->unit.value);
    assert_int_equal(p->unit.at.line, 1); /* absent: where its section is */
    assert_string_equal(tn_product_unit(p, tables), "Hosts");
    assert_int_equal(p->purchase.value, TN_PURCHASE_ONE_TIER);
    assert_string_equal(p->currency.value.code, "USD");
    assert_int_equal(p->month_count, 2);
    assert_int_equal(p->months[0], 1);
    assert_int_equal(p->months[1], 12);
    assert_int_equal(p->durations.items[1].at.column, 18);
    assert_int_equal(tn_product_profile(p), TN_PROFILE_CONSOLE);
    assert_int_equal(tn_product_limits(p, tables)->key_max, 15);
    assert_int_equal(p->dimension_count, 4);
    const tn_dimension *basic = &p->dimensions[0];
    assert_string_equal(basic->key.value, "basic");
    assert_int_equal(basic->key.at.line, 11);
    assert_int_equal(basic->key.at.column, 12);
    assert_int_equal(basic->price_count, 2); /* ascending, whatever the order in the file */
    assert_int_equal(basic->prices[0].months, 1);
    assert_int_equal(basic->prices[1].price.value.e8, 1000 * TN_PRICE_ONE);
    assert_int_equal(basic->prices[1].price.at.line, 14);
    assert_int_equal(basic->include_count, 2);
    assert_string_equal(basic->includes[0].label, "xhosts");
    assert_int_equal(basic->includes[0].dimension, 2);
    assert_int_equal(basic->includes[0].quantity.value, 10);
    assert_int_equal(basic->includes[1].dimension, 3);
    assert_int_equal(tn_dimension_price(basic, 12)->value.e8, 1000 * TN_PRICE_ONE);
    assert_null(tn_dimension_price(basic, 24));
    assert_true(tn_dimension_is_contract(basic));
    assert_false(tn_dimension_is_metered(basic));
    const tn_dimension *containers = &p->dimensions[3];
    assert_string_equal(containers->key.value, "xcont");
    assert_int_equal(containers->payg.value.e8, TN_PRICE_ONE / 5);
    assert_int_equal(containers->meter.value, TN_METER_COUNTER);
    assert_int_equal(containers->allowance.value, TN_ALLOWANCE_TERM);
    assert_true(tn_dimension_is_metered(containers));
    assert_int_equal(tn_product_find(p, "xcontainers"), 3);
    assert_int_equal(tn_product_find(p, "xcont"), 3);
    assert_int_equal(tn_product_find(p, "none"), TN_NO_DIMENSION);
}

static void test_product_check__published_listing_is_legal(void **state)
{
    (void)state;
    tn_product_check(build(log_monitoring, NULL, TN_OK), tables, findings);
    test_print(findings);
    assert_int_equal(tn_findings_count(findings), 0);
}

/* Rows find their sections in whatever order these stand, and come after all of them if new. */
static void test_product_build__rows_in_another_order(void **state)
{
    (void)state;
    const tn_product *p = build("[product]\ncurrency=USD\n[dimension z]\n[dimension m]\n"
                                "[dimension a]\n[dimension k]\n",
                                "label,payg\na,1\nk,2\nm,3\nn,5\nz,4\n", TN_OK);
    static const char *const labels[] = {"z", "m", "a", "k", "n"};
    static const int64_t payg[] = {4, 3, 1, 2, 5};
    assert_int_equal(p->dimension_count, COUNT(labels));
    for (size_t i = 0; i < COUNT(labels); i++) {
        assert_string_equal(p->dimensions[i].label, labels[i]);
        assert_int_equal(p->dimensions[i].payg.value.e8, payg[i] * TN_PRICE_ONE);
    }
}

static void test_product_build__rows_join_sections(void **state)
{
    (void)state;
    const tn_product *p = build("[product]\ntitle=T\nproduct_id=prod-1111111111111\ncategory="
                                "hosts\npurchase=any\ncurrency=USD\n"
                                "durations=1m\ndimensions=log.dimensions.csv\n"
                                "[dimension basic]\nname=Basic\nkey=basic_1\n",
                                "label,name,description,price_1m,payg,meter,includes_xhosts\n"
                                "basic,,Ten; or more ;hosts,100,,,10\n"
                                "xhosts,More hosts,Above the plan,,0.1,gauge,\n",
                                TN_OK);
    assert_int_equal(tn_findings_count(findings), 0);
    assert_int_equal(p->dimension_count, 2);
    assert_string_equal(p->dimensions_file.value, "log.dimensions.csv");
    assert_string_equal(p->dimensions[0].key.value, "basic_1");
    assert_string_equal(p->dimensions[0].description.value, "Ten; or more ;hosts");
    assert_int_equal(p->dimensions[0].prices[0].price.value.e8, 100 * TN_PRICE_ONE);
    assert_string_equal(p->dimensions[0].prices[0].price.at.file, "log.dimensions.csv");
    assert_int_equal(p->dimensions[0].includes[0].dimension, 1);
    assert_string_equal(p->dimensions[1].label, "xhosts");
    assert_string_equal(p->dimensions[1].key.value, "xhosts");
}

static void test_product_build__row_named_by_its_key(void **state)
{
    (void)state;
    const tn_product *p = build("[product]\ntitle=T\nproduct_id=prod-1111111111111\ncategory="
                                "hosts\npurchase=any\ncurrency=USD\n"
                                "durations=1m\n[dimension a]\nkey=alpha\nname=A\nprice.1m=1\n",
                                "key,description,price.1m\na,First,\nb,Second,2\n", TN_OK);
    assert_int_equal(p->dimension_count, 2);
    assert_string_equal(p->dimensions[0].key.value, "alpha");
    assert_string_equal(p->dimensions[0].description.value, "First");
    assert_string_equal(p->dimensions[1].key.value, "b");
}

static void test_product_build__same_field_twice(void **state)
{
    (void)state;
    build("[product]\ntitle=T\ncategory=hosts\npurchase=any\ncurrency=USD\ndurations=1m\n"
          "[dimension basic]\nname=Basic\nprice.1m=100\nincludes.x=1\n",
          "label,name,price_1m,includes_x\nbasic,Basis,100,2\n", TN_E_FINDINGS);
    assert_int_equal(test_count(findings, TN_FIL_GIVEN_TWICE), 3);
    const tn_finding *f = test_finding(findings, TN_FIL_GIVEN_TWICE);
    assert_string_equal(f->at.file, "log.dimensions.csv");
    assert_int_equal(f->at.line, 2);
    assert_string_equal(f->subject, "dimension basic: name");
    assert_non_null(strstr(f->message, "first in log.product.ini:8"));
}

static void test_product_build__unknown_column_once(void **state)
{
    (void)state;
    build("[product]\ntitle=T\ncategory=hosts\npurchase=any\ncurrency=USD\ndurations=1m\n",
          "label,name,prize_1m,colour\na,A,1,red\nb,B,2,blue\n", TN_E_FINDINGS);
    assert_int_equal(test_count(findings, TN_FIL_UNKNOWN_KEY), 2);
}

static void test_product_build__says_all_it_can(void **state)
{
    (void)state;
    build("[product]\ntitle=T\nproduct_id=prod-1111111111111\ncategory=hosts\npurchase="
          "all\ncurrency=USD\n"
          "durations=1m, 12m\n"
          "[dimension basic]\nname=Basic\nprice.1m=1,000\nprice.12m=1000.1234\n"
          "[dimension pro]\nname=Pro\ndescription=d\nprice.1m=10\n"
          "[dimension usage]\nname=Usage\ndescription=d\npayg=-1\nmeter=odometer\nallowance=term\n",
          NULL, TN_E_FINDINGS);
    assert_int_equal(test_count(findings, TN_FIL_CHOICE), 2);       /* all, odometer */
    assert_int_equal(test_count(findings, TN_MON_GROUPS), 1);       /* 1,000 */
    assert_int_equal(test_count(findings, TN_MON_SIGN), 1);         /* -1 */
    assert_int_equal(test_count(findings, TN_PRD_PRICE_PLACES), 1); /* 1000.1234 */
    assert_int_equal(test_count(findings, TN_PRD_DESCRIPTION_MISSING), 1);
    assert_int_equal(test_count(findings, TN_PRD_PRICE_MISSING), 1); /* pro 12m, not basic 1m */
    assert_int_equal(tn_findings_count(findings), 7); /* and nothing that follows from others */
}

static void test_product_build__not_a_product(void **state)
{
    (void)state;
    build("[dimension a]\nname=A\n", NULL, TN_E_FINDINGS);
    test_finding(findings, TN_FIL_WRONG_KIND);
}

static void test_product_build__profile_of_the_file(void **state)
{
    (void)state;
    const tn_product *p =
        build("[product]\ntitle=T\nproduct_id=prod-1111111111111\ncategory=hosts\n"
              "purchase=any\ncurrency=USD\ndurations=12m\nprofile=catalog-api\n"
              "[dimension a]\nname=A\ndescription=d\nprice.12m=1.2345\n",
              NULL, TN_OK);
    tn_product_check(p, tables, findings);
    assert_int_equal(test_finding(findings, TN_PRD_PRICE_PLACES)->severity, TN_WARNING);
    assert_int_equal(tn_findings_of(findings, TN_ERROR), 0);
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/product/product.golden");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_product_build__every_field),
        TEST(test_product_check__published_listing_is_legal),
        TEST(test_product_build__rows_in_another_order),
        TEST(test_product_build__rows_join_sections),
        TEST(test_product_build__row_named_by_its_key),
        TEST(test_product_build__same_field_twice),
        TEST(test_product_build__unknown_column_once),
        TEST(test_product_build__says_all_it_can),
        TEST(test_product_build__not_a_product),
        TEST(test_product_build__profile_of_the_file),
        TEST(test_findings__word_by_word),
    };
    return RUN(tests);
}
