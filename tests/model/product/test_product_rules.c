/* The rules of [product]. */
#include "model/product/product_of.h"

static void test_product_fields__forms(void **state)
{
    (void)state;
    static const struct {
        const char *lines;
        tn_code code; /* TN_CODE_COUNT: none of the listing's own */
    } rows[] = {
        {"product_id=prod-abc123", TN_PRD_ID_FORM}, /* AWS gives 13 or 25 */
        {"product_id=prod-abcdefghij123", TN_CODE_COUNT},
        {"product_id=prod-ABCDEFGHIJ1234567890abcde", TN_CODE_COUNT},
        {"product_id=3d1b1a5e-0f6c-4b8e-9a54-0123456789ab", TN_CODE_COUNT},
        {"product_id=3d1b1a5e-0f6c-4b8e-9a54-0123456789aX", TN_PRD_ID_FORM},
        {"product_id=prod-", TN_PRD_ID_FORM},
        {"product_id=prd-111111", TN_PRD_ID_FORM},
        {"product_id=prod-ABC", TN_PRD_ID_FORM},
        {"product_id=p", TN_PRD_ID_FORM},
        {"product_id=prod-abcdefghij-23", TN_PRD_ID_FORM}, /* as long as one */
        {"category=xyzzyx", TN_PRD_CATEGORY_UNKNOWN},
        {"category=data\nunit=GB", TN_CODE_COUNT},
        {"category=data\nunit=Users", TN_PRD_UNIT_OTHER},
        {"category=units\nunit=Users", TN_CODE_COUNT}, /* units take any */
        {"category=tiers\nunit=TierHrs", TN_PRD_CATEGORY_TIERS},
        {"category=data\nunit=gb", TN_PRD_UNIT_UNKNOWN},
        {"category=servers\nunit=GB", TN_PRD_CATEGORY_UNKNOWN},
        {"unit=GB", TN_CODE_COUNT},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *text = tn_arena_format(arena,
                                           "[product]\ntitle=T\ncurrency=USD\npurchase=any\n"
                                           "%s\n[dimension a]\nname=N\ndescription=d\npayg=1\n",
                                           rows[i].lines);
        const tn_product *product = NULL;
        findings = tn_findings_new(arena);
        assert_int_equal(tn_product_build(arena, test_tree(arena, "p.ini", text), NULL, tables,
                                          findings, &product),
                         TN_OK);
        const size_t missing = tn_findings_count(findings);
        tn_product_check(product, tables, findings);
        test_golden_add(rows[i].lines, findings);
        assert_int_equal(tn_findings_count(findings) - missing, rows[i].code != TN_CODE_COUNT);
        if (rows[i].code != TN_CODE_COUNT) {
            test_finding(findings, rows[i].code);
        }
    }
}

static void test_product_title__length(void **state)
{
    (void)state;
    char title[74] = "";
    memset(title, 'a', 72);
    const tn_product *p = product_of("any", "1m", "console", dimension("a", "price.1m=1"));
    tn_product titled = *p;
    for (int length = 72; length <= 73; length++) {
        title[length - 1] = 'a';
        titled.title.value = title;
        findings = tn_findings_new(arena);
        tn_product_check(&titled, tables, findings);
        test_golden_add("a long title", findings);
        assert_int_equal(test_count(findings, TN_CHG_TITLE), length > 72);
        assert_int_equal(tn_findings_count(findings), length > 72);
    }
}

/* Tables that another program made: with more categories than are compared, without a currency. */
static void test_product_check__by_other_tables(void **state)
{
    (void)state;
    static const char text[] = "[product]\ntitle=T\ncategory=host\npurchase=any\ncurrency=EUR\n"
                               "[dimension a]\nname=N\ndescription=d\npayg=1\n";
    const tn_product *product = NULL;
    assert_int_equal(
        tn_product_build(arena, test_tree(arena, "p.ini", text), NULL, tables, findings, &product),
        TN_OK);
    tn_category categories[70];
    for (size_t i = 0; i < COUNT(categories); i++) {
        categories[i] = *tn_tables_category(tables, "hosts");
    }
    tn_tables other = *tables;
    other.categories = categories;
    other.category_count = COUNT(categories);
    other.currency_count = 0;
    findings = tn_findings_new(arena);
    tn_product_check(product, &other, findings);
    test_golden_add("by tables of another program", findings);
    assert_string_equal(test_finding(findings, TN_PRD_CATEGORY_UNKNOWN)->hint,
                        "did you mean 'hosts'?");
    test_finding(findings, TN_PRD_CURRENCY_PUBLIC);
    assert_int_equal(tn_findings_count(findings), 2);
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/product/product_rules.golden");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_product_fields__forms),
        TEST(test_product_title__length),
        TEST(test_product_check__by_other_tables),
        TEST(test_findings__word_by_word),
    };
    return RUN(tests);
}
