/* Durations and advice, at their limits. */
#include "model/product/product_of.h"

static void test_product_advice__terms(void **state)
{
    (void)state;
    static const struct {
        const char *prices;
        tn_code code; /* TN_CODE_COUNT: none */
    } rows[] = {
        {"price.1m=1.50\nprice.12m=16\nprice.24m=30", TN_CODE_COUNT},
        {"price.1m=10\nprice.12m=120\nprice.24m=240", TN_CODE_COUNT}, /* the same per month */
        {"price.1m=10\nprice.12m=120.001\nprice.24m=240", TN_PRD_TERM_DEARER},
        {"price.1m=100\nprice.12m=200\nprice.24m=400", TN_PRD_TERM_MONTHLY}, /* twice: too little */
        {"price.1m=100\nprice.12m=201\nprice.24m=400", TN_CODE_COUNT},
        {"price.1m=10\nprice.12m=100\nprice.24m=99", TN_PRD_TERM_CHEAPER},
        {"price.1m=10\nprice.12m=100\nprice.24m=100", TN_CODE_COUNT},
        {"price.1m=10\nprice.12m=0\nprice.24m=200", TN_PRD_PRICE_ZERO},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        product_of("any", "1m, 12m, 24m", "console", dimension("a", rows[i].prices));
        const size_t expected = rows[i].code != TN_CODE_COUNT;
        if (tn_findings_count(findings) != expected) {
            test_print(findings);
        }
        assert_int_equal(tn_findings_count(findings), expected);
        if (expected) {
            assert_int_equal(tn_findings_get(findings, 0)->code, rows[i].code);
        }
    }
}

static void test_product_advice__overage(void **state)
{
    (void)state;
    static const struct {
        const char *prices;
        bool cheaper;
    } rows[] = {
        /* AWS's own storage example: 0.1 an hour is 73 a month, the contract 1.50. */
        {"price.1m=1.50\npayg=0.1", false},
        {"price.1m=73\npayg=0.1", false},   /* 730 hours x 0.1 */
        {"price.1m=73.01\npayg=0.1", true}, /* a cent more */
        {"price.1m=73.01\npayg=0.1\nmeter=gauge", true},
        {"price.1m=73.01\nprice.12m=800\npayg=0.1", false}, /* 876 by usage */
        {"price.1m=10\npayg=10\nmeter=counter", false},
        {"price.1m=10\npayg=9.99\nmeter=counter", true},
        {"price.1m=10\nprice.12m=100\npayg=9\nmeter=counter", false}, /* 108 by usage */
        {"price.1m=10\nprice.12m=100\npayg=9\nmeter=counter\nallowance=term", true},
        {"price.1m=10\nprice.12m=100\npayg=9\nmeter=counter\nallowance=month", false},
        {"price.1m=10\nprice.12m=100\npayg=10\nmeter=counter\nallowance=term", false},
        {"price.1m=10\npayg=0", false}, /* zero has its own finding */
        {"payg=0.1", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *durations = strstr(rows[i].prices, "12m") ? "1m, 12m" : "1m";
        product_of("any", durations, "console", dimension("a", rows[i].prices));
        assert_int_equal(test_count(findings, TN_PRD_OVERAGE_CHEAPER), rows[i].cheaper);
    }
}

static void test_product_advice__tiers(void **state)
{
    (void)state;
    const char *x = dimension("x", "payg=1"), *y = dimension("y", "payg=1");
    const char *tiers = tn_arena_format(
        arena, "%s%s%s%s%s", dimension("large", "price.1m=30\nprice.12m=200\nincludes.x=1"),
        dimension("small", "price.1m=10\nprice.12m=100\nincludes.x=2\nincludes.y=1"),
        dimension("medium", "price.1m=20\nprice.12m=200\nincludes.x=2\nincludes.y=1"), x, y);
    product_of("one-tier", "1m, 12m", "console", tiers);
    assert_int_equal(test_count(findings, TN_PRD_TIER_SAME_PRICE), 1); /* medium, large 12m */
    assert_int_equal(test_count(findings, TN_PRD_TIER_INCLUDES_LESS), 0);
    product_of("any", "1m, 12m", "console", tiers); /* options are not tiers */
    assert_int_equal(tn_findings_count(findings), 0);
    tiers = tn_arena_format(arena, "%s%s%s%s",
                            dimension("large", "price.1m=30\nprice.12m=310\nincludes.x=1"),
                            dimension("medium", "price.1m=20\nprice.12m=300\nincludes.x=2\n"
                                                "includes.y=1"),
                            x, y);
    product_of("one-tier", "1m, 12m", "console", tiers);
    assert_int_equal(test_count(findings, TN_PRD_TIER_INCLUDES_LESS), 2); /* of x and of y */
    product_of("one-tier", "1m, 12m", "console",
               tn_arena_format(arena, "%s%s", dimension("a", "price.1m=10\nprice.12m=100"),
                               dimension("b", "price.1m=20\nprice.12m=90")));
    assert_int_equal(test_count(findings, TN_PRD_TIER_ORDER), 1);
    /* Nothing is compared with what is not there, or free, or unknown. */
    product_of("one-tier", "1m, 12m", "console",
               tn_arena_format(arena, "%s%s%s%s", dimension("a", "price.1m=0\nprice.12m=100"),
                               dimension("b", "price.1m=10"),
                               dimension("c", "price.1m=20\nprice.12m=90\nincludes.z=2"),
                               dimension("d", "price.1m=30\nprice.12m=95\nincludes.z=1")));
    assert_int_equal(test_count(findings, TN_PRD_PRICE_ZERO), 1);
    assert_int_equal(test_count(findings, TN_PRD_PRICE_MISSING), 1);
    assert_int_equal(test_count(findings, TN_PRD_INCLUDES_UNKNOWN), 2);
    assert_int_equal(tn_findings_count(findings), 4);
}

/* A listing without durations has no price that could order its tiers. */
static void test_product_advice__tiers_without_durations(void **state)
{
    (void)state;
    const tn_product *product = NULL;
    const char *text = "[product]\ntitle=T\ncategory=hosts\npurchase=one-tier\ncurrency=USD\n"
                       "[dimension a]\nname=A\ndescription=d\nprice.1m=5\n"
                       "[dimension b]\nname=B\ndescription=d\nprice.1m=5\n";
    findings = tn_findings_new(arena);
    assert_int_equal(
        tn_product_build(arena, test_tree(arena, "p.ini", text), NULL, tables, findings, &product),
        TN_OK);
    tn_product_check(product, tables, findings);
    test_golden_add("tiers without durations", findings);
    test_finding(findings, TN_PRD_DURATIONS_MISSING);
    assert_int_equal(test_count(findings, TN_PRD_TIER_SAME_PRICE), 0);
}

static void test_product_durations__by_profile(void **state)
{
    (void)state;
    static const struct {
        int months;
        const char *profile;
        int custom, too_long; /* severities; -1: none */
    } rows[] = {
        {36, "console", -1, -1},
        {18, "console", TN_WARNING, -1},
        {18, "catalog-api", TN_ERROR, -1},
        {60, "console", TN_WARNING, -1},
        {61, "console", TN_WARNING, TN_ERROR},
        {61, "catalog-api", TN_ERROR, -1},
        {144, "catalog-api", TN_ERROR, -1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char durations[16], price[32];
        snprintf(durations, sizeof(durations), "%dm", rows[i].months);
        snprintf(price, sizeof(price), "price.%dm=1", rows[i].months);
        product_of("any", durations, rows[i].profile, dimension("a", price));
        assert_int_equal(test_count(findings, TN_PRD_DURATION_CUSTOM), rows[i].custom >= 0);
        assert_int_equal(test_count(findings, TN_PRD_DURATION_LONG), rows[i].too_long >= 0);
        for (size_t f = 0; f < tn_findings_count(findings); f++) {
            const tn_finding *found = tn_findings_get(findings, f);
            assert_int_equal((int)found->severity, found->code == TN_PRD_DURATION_CUSTOM
                                                       ? rows[i].custom
                                                       : rows[i].too_long);
        }
    }
}

static void test_product_check__hundred_kinds_stay_linear(void **state)
{
    (void)state;
    /* 200 dimensions of four prices: legal, and far below 3 ms with its tables (bench measures). */
    char *text = malloc(200 * 256), *to = text;
    for (int i = 0; i < 200; i++) {
        to += sprintf(to,
                      "[dimension s%03d]\nname=Sensor %03d\ndescription=Readings of one sensor\n"
                      "price.1m=1.5\nprice.12m=15\nprice.24m=28.5\nprice.36m=40.5\npayg=0.015\n",
                      i, i);
    }
    const tn_product *p = product_of("any", "1m, 12m, 24m, 36m", "console", text);
    free(text);
    assert_int_equal(p->dimension_count, 200);
    test_print(findings);
    assert_int_equal(tn_findings_count(findings), 0);
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/product/product_advice.golden");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_product_advice__terms),
        TEST(test_product_advice__overage),
        TEST(test_product_advice__tiers),
        TEST(test_product_advice__tiers_without_durations),
        TEST(test_product_durations__by_profile),
        TEST(test_product_check__hundred_kinds_stay_linear),
        TEST(test_findings__word_by_word),
    };
    return RUN(tests);
}
