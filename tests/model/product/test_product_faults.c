/* Products when most is wrong, and when memory runs out. */
#include "model/product/product_build.h"

static void test_product_build__each_allocation_fails(void **state)
{
    (void)state;
    const tn_tree *tree = test_tree(arena, "log.product.ini", log_monitoring);
    const tn_tree *rows = test_rows(arena, "log.dimensions.csv",
                                    "label,name,description,price_1m,price_12m,colour\n"
                                    "x,X,Extra,7,80.12345,\nbasic,Twice,,,,red\n");
    tn_status status = TN_E_NOMEM;
    size_t refused = 0;
    for (size_t spare = 0; status == TN_E_NOMEM && spare < 256 * 1024; spare += 16) {
        test_memory memory;
        tn_arena *small = test_arena_short(&memory, spare);
        tn_findings *found = small ? tn_findings_new(small) : NULL;
        const tn_product *p = NULL;
        status = found ? tn_product_build(small, tree, rows, tables, found, &p) : TN_E_NOMEM;
        refused += status == TN_E_NOMEM;
        assert_null(p);
        tn_arena_free(small);
    }
    assert_int_equal(status, TN_E_FINDINGS); /* the name given twice, the unknown column */
    assert_true(refused > 100);
}

static void test_product_check__each_allocation_fails(void **state)
{
    (void)state;
    const tn_product *p = build(log_monitoring, NULL, TN_OK);
    bool done = false;
    for (size_t spare = 0; !done && spare < 256 * 1024; spare += 16) {
        test_memory memory;
        tn_arena *small = test_arena_short(&memory, spare);
        tn_findings *found = small ? tn_findings_new(small) : NULL;
        if (found) {
            tn_product_check(p, tables, found);
            tn_product_check_against(p, p, tables, NULL, found);
            done = !tn_arena_failed(small);
            assert_int_equal(tn_findings_count(found), 0);
        }
        tn_arena_free(small);
    }
    assert_true(done);
}

/* Most of what can be wrong at once; also without a currency, so that nothing assumes one. */
static const char *const mistaken =
    "[product]\ntitle=\nproduct_id=abc\ncategory=date\nunit=Gigabyte\npurchase=one-tier\n"
    "durations=12m, 1y, 18m, 1m, 2m, 3m\n"
    "[dimension a]\nname=Basic <\ndescription=\xc2\xa0 x \xe2\x84\xa2\nprice.1m=10\n"
    "price.12m=12\npayg=0.001\nincludes.b=1\nincludes.c=1\nincludes.bb=1\nincludes.a=1\n"
    "[dimension a_far_too_long_name]\nname=Basic\nprice.1m=10\nprice.12m=130.12345\nmeter=gauge\n"
    "allowance=term\n"
    "[dimension A_far_too_long_name]\nname=Basic\nprice.1m=11\nprice.12m=9\nprice.2m=x\n"
    "price.soon=1\n"
    "[dimension b]\nname=B\ndescription=d\npayg=0\nallowance=term\nincludes.a=1\n"
    "[dimension c]\nname=C\nallowance=month\n";

static void test_product_build__mistaken(void **state)
{
    (void)state;
    build(mistaken, NULL, TN_E_FINDINGS);
    static const tn_code codes[] = {
        TN_PRD_TITLE_MISSING,    TN_PRD_ID_FORM,          TN_PRD_CATEGORY_UNKNOWN,
        TN_PRD_CURRENCY_MISSING, TN_PRD_DURATION_TWICE,   TN_PRD_DURATION_CUSTOM,
        TN_PRD_DURATION_MIXED,   TN_PRD_DURATION_CUSTOMS, TN_PRD_DURATION_ORDER,
        TN_PRD_DURATION_COUNT,   TN_PRD_TEXT_FORBIDDEN,   TN_PRD_TEXT_BLANK,
        TN_PRD_TEXT_TRADEMARK,   TN_PRD_INCLUDES_UNKNOWN, TN_PRD_INCLUDES_UNMETERED,
        TN_PRD_INCLUDES_SELF,    TN_PRD_INCLUDES_IDLE,    TN_PRD_KEY_LONG,
        TN_PRD_KEY_CASE,         TN_PRD_NAME_TWICE,       TN_PRD_PRICE_MISSING,
        TN_PRD_PRICE_PLACES,     TN_PRD_METER_IDLE,       TN_PRD_ALLOWANCE_IDLE,
        TN_PRD_NO_PRICE,         TN_PRD_TERM_MONTHLY,     TN_PRD_TERM_DEARER,
        TN_PRD_PRICE_ZERO,       TN_PRD_TIER_ORDER,
    };
    for (size_t i = 0; i < COUNT(codes); i++) {
        test_finding(findings, codes[i]);
    }
    assert_string_equal(test_finding(findings, TN_PRD_CATEGORY_UNKNOWN)->hint,
                        "did you mean 'data'?");
    const tn_finding *include = test_finding(findings, TN_PRD_INCLUDES_UNKNOWN);
    assert_non_null(strstr(include->message, "'bb'"));
}

static void test_product_build__mistaken_and_each_allocation_fails(void **state)
{
    (void)state;
    const tn_tree *tree = test_tree(arena, "log.product.ini", mistaken);
    tn_status status = TN_E_NOMEM;
    for (size_t spare = 0; status == TN_E_NOMEM && spare < 256 * 1024; spare += 16) {
        test_memory memory;
        tn_arena *small = test_arena_short(&memory, spare);
        tn_findings *found = small ? tn_findings_new(small) : NULL;
        const tn_product *p = NULL;
        status = found ? tn_product_build(small, tree, NULL, tables, found, &p) : TN_E_NOMEM;
        if (found && tn_arena_failed(small)) {
            status = TN_E_NOMEM; /* what the rules could not look at, the caller asks the arena */
        }
        tn_arena_free(small);
    }
    assert_int_equal(status, TN_E_FINDINGS);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_product_build__each_allocation_fails),
        TEST(test_product_check__each_allocation_fails),
        TEST(test_product_build__mistaken),
        TEST(test_product_build__mistaken_and_each_allocation_fails),
    };
    return RUN(tests);
}
