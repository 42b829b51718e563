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

/* Two listings that differ in all that is compared; the older one is still a draft. */
static void test_product_against__each_allocation_fails(void **state)
{
    (void)state;
    const tn_product *old =
        build("[product]\ncategory=hosts\npurchase=any\ncurrency=USD\ndurations=1m, 12m\n"
              "visibility=draft\n[dimension a]\nname=A\nprice.1m=1\nprice.12m=8\nincludes.b=2\n"
              "[dimension b]\nname=B\npayg=1\n",
              NULL, TN_OK);
    const tn_product *now =
        build("[product]\ncategory=users\npurchase=one-tier\ncurrency=EUR\ndurations=1m\n"
              "[dimension a]\nkey=x\nname=X\nprice.1m=2\nprice.12m=7\n[dimension c]\npayg=1\n",
              NULL, TN_OK);
    bool done = false;
    for (size_t spare = 0; !done && spare < 256 * 1024; spare += 16) {
        test_memory memory;
        tn_arena *small = test_arena_short(&memory, spare);
        tn_findings *found = small ? tn_findings_new(small) : NULL;
        if (found) {
            tn_product_check_against(now, old, tables, NULL, found);
            done = !tn_arena_failed(small);
            assert_true(!done || tn_findings_count(found) == 11);
        }
        tn_arena_free(small);
    }
    assert_true(done);
}

/* What was written and not understood is reported as that alone: not as missing, idle or cheap. */
static void test_product_build__not_understood(void **state)
{
    (void)state;
    static const struct {
        const char *product, *dimensions;
        tn_code code;
    } rows[] = {
        {"category=data\nunit=G B\ncurrency=USD", "payg=1", TN_FIL_ID},
        {"category=hosts\ncurrency=USD\ndurations=1m",
         "price.1m=1\nincludes.b=1\n[dimension b]\nname=B\ndescription=d\npayg=x", TN_MON_NUMBER},
        {"category=hosts\ncurrency=USD\ndurations=1m", "price.1m=x\npayg=0.1", TN_MON_NUMBER},
        {"category=hosts\ndurations=1m", "price.1m=1.5", TN_PRD_CURRENCY_MISSING},
        {"category=hosts\ncurrency=USD\ndurations=1m",
         "price.1m=1\n[product]\ntitle=U\n", /* the first [product] is where it begins */
         TN_FIL_GIVEN_TWICE},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *text =
            tn_arena_format(arena,
                            "[product]\ntitle=T\nproduct_id=prod-1111111111111\npurchase=any\n%s\n"
                            "[dimension a]\nname=A\ndescription=d\n%s\n",
                            rows[i].product, rows[i].dimensions);
        findings = tn_findings_new(arena);
        build(text, NULL, TN_E_FINDINGS);
        test_finding(findings, rows[i].code);
        if (tn_findings_count(findings) != 1) {
            test_print(findings);
            fail_msg("row %zu", i);
        }
    }
}

/* A dimension of which its section was not understood is not, either, after a row that is fine. */
static void test_product_build__row_after_a_wrong_section(void **state)
{
    (void)state;
    build("[product]\ntitle=T\nproduct_id=prod-1111111111111\ncategory=hosts\npurchase=any\n"
          "currency=USD\n[dimension a]\nname=A\nprice.soon=1\n[dimension b]\nname=B\n",
          "label,description\na,d\nb,d\n", TN_E_FINDINGS);
    test_finding(findings, TN_MON_DURATION);
    assert_string_equal(test_finding(findings, TN_PRD_NO_PRICE)->subject, "dimension b");
    assert_int_equal(tn_findings_count(findings), 2);
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
    "[dimension c]\nname=C\nallowance=month\n"
    "[dimension c-d]\nname=Far too long a name of this\npayg=1\n"
    "[listing]\nsupport=a\\nb\nlong_description=c\\nd\n[listing]\nkeywords=a\n";

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
        TN_PRD_PRICE_ZERO,       TN_PRD_TIER_ORDER,       TN_PRD_NAME_LONG,
        TN_PRD_KEY_FORM,         TN_PRD_LISTING_MISSING,
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

/* Whatever kind of file it is, memory that fails is said before what the file lacks. */
static void test_product_build__of_another_file_and_each_allocation_fails(void **state)
{
    (void)state;
    const tn_tree *tree = test_tree(arena, "o.ini", "[dimension a]\nprice.1m=1\nincludes.b=2\n");
    tn_status status = TN_E_NOMEM;
    for (size_t spare = 0; status == TN_E_NOMEM && spare < 256 * 1024; spare += 16) {
        test_memory memory;
        tn_arena *small = test_arena_short(&memory, spare);
        tn_findings *found = small ? tn_findings_new(small) : NULL;
        const tn_product *p = NULL;
        status = found ? tn_product_build(small, tree, NULL, tables, found, &p) : TN_E_NOMEM;
        assert_true(status == TN_E_NOMEM || test_count(found, TN_FIL_WRONG_KIND) == 1);
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
        TEST(test_product_against__each_allocation_fails),
        TEST(test_product_build__not_understood),
        TEST(test_product_build__row_after_a_wrong_section),
        TEST(test_product_build__of_another_file_and_each_allocation_fails),
        TEST(test_product_build__mistaken),
        TEST(test_product_build__mistaken_and_each_allocation_fails),
    };
    return RUN(tests);
}
