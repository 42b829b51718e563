/* Words that a listing should not have: which finding each text raises. */
#include "model/product/product_of.h"

static void test_listing_words__by_place(void **state)
{
    (void)state;
    static const struct {
        const char *lines;
        tn_code code;
        size_t count;
    } rows[] = {
        {"name=Custom\ndescription=d\nprice.1m=1", TN_PRD_WORD_PRIVATE, 1},
        {"name=Customer\ndescription=Do not buy", TN_PRD_WORD_PRIVATE, 1},
        {"name=n\ndescription=An hour of Consulting", TN_PRD_WORD_SERVICE, 1},
        {"name=n\ndescription=Runs on Azure, GCP", TN_PRD_WORD_CHANNEL, 1}, /* one a text */
        {"name=n\ndescription=TBD", TN_PRD_PLACEHOLDER, 1},
        {"name=Free\ndescription=Certified", TN_PRD_WORD_CLAIM, 0}, /* in a title alone */
        {"name=n\ndescription=d\n[listing]\nsupport=custom training", TN_PRD_WORD_PRIVATE, 0},
        {"name=n\ndescription=d\n[listing]\nsupport=after a free trial", TN_PRD_WORD_CHANNEL, 1},
        {"name=n\ndescription=d\n[listing]\nsupport=todo\nkeywords=a,xxx", TN_PRD_PLACEHOLDER, 2},
        {"name=n\ndescription=d\n[listing]\ncategory.1=Log Analysis\nkeywords=log analysis,a",
         TN_PRD_KEYWORD_IDLE, 1},
        {"name=n\ndescription=d\n[listing]\ncategory.1=Log Analysis\nkeywords=log",
         TN_PRD_KEYWORD_IDLE, 0}, /* a part of it is searched by itself */
        {"name=n\ndescription=d\n[listing]\nsupport=in GovCloud\nsku=govcloud", TN_PRD_GOVCLOUD, 1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        product_of("any", "1m", "console",
                   tn_arena_format(arena, "[dimension a]\n%s\n", rows[i].lines));
        size_t found = 0;
        for (size_t k = 0; k < tn_findings_count(findings); k++) {
            found += tn_findings_get(findings, k)->code == rows[i].code;
        }
        if (found != rows[i].count) {
            fail_msg("%s: %zu of %s", rows[i].lines, found, tn_code_get(rows[i].code)->text);
        }
    }
}

/* In each text of the listing, and in each dimension. */
static void test_listing_words__everywhere(void **state)
{
    (void)state;
    static const char *const keys[] = {"short_description", "long_description",   "highlight.1",
                                       "highlight.2",       "highlight.3",        "support",
                                       "keywords",          "usage_instructions", "refund_policy"};
    for (size_t i = 0; i < COUNT(keys); i++) {
        const char *text = tn_arena_format(arena, "%s[listing]\n%s=a todo in GovCloud\n",
                                           dimension("a", "price.1m=1"), keys[i]);
        product_of("any", "1m", "console", text);
        assert_int_equal(test_count(findings, TN_PRD_PLACEHOLDER), 1);
        assert_int_equal(test_count(findings, TN_PRD_GOVCLOUD), 1);
        assert_int_equal(test_finding(findings, TN_PRD_GOVCLOUD)->at.line, 14);
        product_of("any", "1m", "console",
                   tn_arena_format(arena, "%s%s=GovCloud\n", text,
                                   keys[i == 0 ? 1 : 0])); /* the first of two is enough */
        assert_int_equal(test_count(findings, TN_PRD_GOVCLOUD), 1);
    }
    product_of("any", "1m", "console",
               tn_arena_format(arena, "%s[dimension b]\nname=Custom\ndescription=d\nprice.1m=2\n",
                               dimension("a", "price.1m=1")));
    assert_string_equal(test_finding(findings, TN_PRD_WORD_PRIVATE)->subject, "b");
}

static void test_listing_words__in_the_title(void **state)
{
    (void)state;
    static const struct {
        const char *title;
        tn_code code;
        size_t count;
    } rows[] = {{"Logs for Azure", TN_PRD_WORD_CHANNEL, 1},
                {"Logs, certified", TN_PRD_WORD_CLAIM, 1},
                {"TBD", TN_PRD_PLACEHOLDER, 1},
                {"Custom training", TN_PRD_WORD_PRIVATE, 0}, /* in dimensions alone */
                {"Custom training", TN_PRD_WORD_SERVICE, 0}};
    tn_product p = *product_of("any", "1m", "console", dimension("a", "price.1m=1"));
    for (size_t i = 0; i < COUNT(rows); i++) {
        p.title.value = rows[i].title;
        findings = tn_findings_new(arena);
        tn_product_check(&p, tables, findings);
        test_golden_add(rows[i].title, findings);
        assert_int_equal(test_count(findings, rows[i].code), rows[i].count);
    }
}

static void test_listing_words__govcloud_in_the_title(void **state)
{
    (void)state;
    tn_product p = *product_of(
        "any", "1m", "console",
        "[dimension a]\nname=n\ndescription=d\nprice.1m=1\n[listing]\nsupport=in GovCloud\n");
    static const struct {
        const char *title;
        size_t count;
    } rows[] = {{"T", 1}, {"T (GovCloud)", 0}, {NULL, 0}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        p.title.value = rows[i].title;
        findings = tn_findings_new(arena);
        tn_product_check(&p, tables, findings);
        test_golden_add(rows[i].title ? rows[i].title : "no title", findings);
        assert_int_equal(test_count(findings, TN_PRD_GOVCLOUD), rows[i].count);
    }
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/product/listing_words.golden");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_listing_words__by_place),     TEST(test_listing_words__everywhere),
        TEST(test_listing_words__in_the_title), TEST(test_listing_words__govcloud_in_the_title),
        TEST(test_findings__word_by_word),
    };
    return RUN(tests);
}
