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

/* What a listing of these lines is told, behind a title and the rest of the head. */
static void tell(const char *head, const char *lines)
{
    const char *text = tn_arena_format(arena, "[product]\ntitle=T\n%s%s\n", head, lines);
    const tn_product *product = NULL;
    findings = tn_findings_new(arena);
    if (tn_product_build(arena, test_tree(arena, "p.ini", text), NULL, tables, findings,
                         &product) == TN_OK) {
        tn_product_check(product, tables, findings);
    }
    test_golden_add(lines, findings);
}

#define NAMED(label) "[dimension " label "]\nname=" label "\ndescription=d\n"
#define USD          "product_id=prod-1111111111111\ncategory=hosts\npurchase=any\ncurrency=USD\n"

/* The head of a listing: ids, units, currencies, durations, each wrong in its own way. */
static void test_product_head__word_by_word(void **state)
{
    (void)state;
    static const char *const ids[] = {"3d1b1a5e-0f6c-4b8e-9a54-0123456789a",
                                      "3d1b1a5e-0f6c-4b8e-9a54-0123456789abc",
                                      "3d1b1a5e00f6c-4b8e-9a54-0123456789ab",
                                      "3d1b1a5e-0f6c04b8e-9a54-0123456789ab",
                                      "3d1b1a5e-0f6c-4b8e09a54-0123456789ab",
                                      "3d1b1a5e-0f6c-4b8e-9a5400123456789ab",
                                      "3d1b1a5-e0f6c-4b8e-9a54-0123456789ab",
                                      "gd1b1a5e-0f6c-4b8e-9a54-0123456789ab",
                                      "prod_abcdefghij123",
                                      "prod-abcdefghij12",
                                      "prod-abcdefghij1234",
                                      "prod-ABCDEFGHIJ1234567890abcd",
                                      "prod-ABCDEFGHIJ1234567890abcdef"};
    static const char *const durations[] = {
        "1m, 12m, 24m, 36m", "1m, 12m, 24m, 36m, 2m", "1m, 2m, 12m, 24m, 36m, 48m",
        "11m, 13m",          "23m, 25m, 35m",         "2m, 12m, 37m",
        "12m, 1m",           "24m, 24m, 1m"};
    static const char *const rows[] = {
        "category=data\nunit=gb\n",
        "product_id=prod-1111111111111\ncategory=data\nunit=gb\n", /* live: a person decides */
        "category=data\n",
        "category=data\nunit=[]\n",
        "category=host\n",
        "currency=EUR\n",
        "currency=CAD\n",
        "currency=INR\n",
        "currency=usd\n",
        "visibility=hidden\n",
    };
    for (size_t i = 0; i < COUNT(ids); i++) {
        tell("category=hosts\npurchase=any\ncurrency=USD\n",
             tn_arena_format(arena, "product_id=%s\n" NAMED("a") "payg=1\n", ids[i]));
    }
    for (size_t i = 0; i < COUNT(durations); i++) {
        tell(USD, tn_arena_format(arena, "durations=%s\n" NAMED("a") "payg=1\n", durations[i]));
    }
    for (size_t i = 0; i < COUNT(rows); i++) {
        tell("", tn_arena_format(arena, "%s" NAMED("a") "payg=1\n", rows[i]));
    }
    tell(USD, "");
    tell(USD, "durations=1m\n");
    tell(USD, NAMED("a") "price.1m=1\n");
}

/* Prices, includes and meters of one listing or another, word by word. */
static void test_product_dimensions__word_by_word(void **state)
{
    (void)state;
    static const char *const rows[] = {
        NAMED("a") "price.1m=0\npayg=0\n",
        NAMED("a") "price.1m=0\n" NAMED("b") "price.1m=1\n",
        NAMED("a") "price.1m=5\n" NAMED("b") "price.1m=x\n",
        NAMED("a") "price.1m=5\n" NAMED("b") "payg=x\nmeter=gauge\nallowance=term\n",
        NAMED("a") "price.1m=5\nincludes.hots=2\n" NAMED("hosts") "payg=1\n",
        NAMED("a") "price.1m=5\nincludes.a=2\n",
        NAMED("a") "price.1m=5\npayg=1\nincludes.a=2\n",
        NAMED("a") "price.1m=5\nincludes.b=2\nincludes.c=1\n" NAMED("b") "price.1m=7\n" NAMED(
            "c") "payg=1\n",
        NAMED("a") "payg=5\nincludes.b=2\n" NAMED("b") "payg=1\n",
        NAMED("a") "price.1m=5\npayg=1\nincludes.b=2\n" NAMED(
            "b") "price.1m=6\npayg=1\nincludes.c=1\n" NAMED("c") "price.1m=7\npayg=1\n",
        NAMED("a") "price.1m=5\npayg=1\nincludes.b=2\n" NAMED(
            "b") "price.1m=6\npayg=1\nincludes.c=1\n" NAMED("c") "price.1m=7\npayg=1\n"
                                                                 "includes.b=1\n",
        NAMED("b") "price.1m=6\npayg=1\nincludes.c=1\nincludes.b=3\n" NAMED(
            "c") "price.1m=7\npayg=1\nincludes.d=1\n" NAMED("d") "price.1m=8\npayg=1\n"
                                                                 "includes.b=1\n",
        NAMED("a") "payg=1\nmeter=gauge\n",
        NAMED("a") "payg=1\nmeter=counter\nallowance=month\n",
        NAMED("a") "payg=1\nmeter=overage\n",
        NAMED("a") "price.1m=900\npayg=1\nmeter=gauge\n",
        NAMED("a") "price.1m=5\nincludes.b=1\n" NAMED("b") "payg=1\nmeter=gauge\n",
        NAMED("a") "payg=1\nallowance=term\n",
        NAMED("a") "payg=1\nmeter=gauge\nallowance=term\n",
        NAMED("a") "payg=1\nmeter=odd\nallowance=term\n",
        NAMED("a") "price.1m=1\nmeter=gauge\n",
        NAMED("a") "price.1m=1\nallowance=term\n",
        NAMED("a") "floor.1m=1\nprice.1m=0.5\n",
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tell(USD "durations=1m\n", rows[i]);
    }
    tell("",
         "currency=JPY\ndurations=1m\n" NAMED("a") "price.1m=5.5\n" NAMED("b") "price.1m=5.0\n");
}

/* Terms of one dimension against each other: six times as long, twice the price. */
static void test_product_terms__word_by_word(void **state)
{
    (void)state;
    static const char *const prices[] = {
        "price.2m=10\nprice.12m=20\n",   "price.2m=10\nprice.12m=20.01\n",
        "price.2m=10\nprice.11m=20\n",   "price.2m=10\nprice.11m=10\n",
        "price.2m=10\nprice.11m=9.99\n", "price.2m=10\nprice.11m=55.01\n",
        "price.2m=10\nprice.11m=55\n",
    };
    for (size_t i = 0; i < COUNT(prices); i++) {
        tell(USD, tn_arena_format(arena, "durations=2m, %s\n" NAMED("a") "%s",
                                  strstr(prices[i], "11m") ? "11m" : "12m", prices[i]));
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
        TEST(test_product_head__word_by_word),
        TEST(test_product_dimensions__word_by_word),
        TEST(test_product_terms__word_by_word),
        TEST(test_product_title__length),
        TEST(test_product_check__by_other_tables),
        TEST(test_findings__word_by_word),
    };
    return RUN(tests);
}
