/* Prices by duration, decimals, includes. */
#include "model/product/product_of.h"

static void test_product_prices__each_missing_cell(void **state)
{
    (void)state;
    product_of("any", "1m, 12m, 24m", "console",
               tn_arena_format(arena, "%s%s%s", dimension("a", "price.1m=1"),
                               dimension("b", "price.12m=10\nprice.24m=18\nprice.36m=24"),
                               dimension("c", "payg=1")));
    assert_int_equal(test_count(findings, TN_PRD_PRICE_MISSING), 3); /* a 12m, a 24m, b 1m */
    assert_int_equal(test_count(findings, TN_PRD_PRICE_UNLISTED), 1);
    const tn_finding *f = test_finding(findings, TN_PRD_PRICE_MISSING);
    assert_string_equal(f->subject, "dimension a");
    assert_int_equal(f->at.line, 9); /* the section */
    assert_non_null(strstr(f->hint, "price.12m"));
    assert_int_equal(tn_findings_count(findings), 4);
}

static void test_product_prices__decimals_by_profile(void **state)
{
    (void)state;
    static const struct {
        const char *price, *profile;
        int severity; /* -1: none */
        const char *hint;
    } rows[] = {
        {"1.123", "console", -1, NULL},
        {"1.12300", "console", -1, NULL},
        {"1.1235", "console", TN_ERROR, "write 1.124"},
        {"1.1234", "console", TN_ERROR, "write 1.123"},
        {"9.9999", "console", TN_ERROR, "write 10"},
        {"1.1235", "catalog-api", TN_WARNING, "write 1.124"},
        {"1.12345678", "catalog-api", TN_WARNING, "write 1.123"},
        {"0.0005", "console", TN_ERROR, "write 0.001"},
        {"0.0004", "console", TN_ERROR, "round the price to three decimals"}, /* never free */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        product_of("any", "1m", rows[i].profile,
                   dimension("a", tn_arena_format(arena, "price.1m=%s", rows[i].price)));
        assert_int_equal(test_count(findings, TN_PRD_PRICE_PLACES), rows[i].severity >= 0);
        if (rows[i].severity >= 0) {
            const tn_finding *f = test_finding(findings, TN_PRD_PRICE_PLACES);
            assert_int_equal((int)f->severity, rows[i].severity);
            assert_string_equal(f->hint, rows[i].hint);
        }
    }
    product_of("any", "1m", "console", dimension("a", "price.1m=1\npayg=0.00000001"));
    assert_int_equal(test_count(findings, TN_PRD_PRICE_PLACES), 0); /* usage has 8 */
}

/* A duration that stands three times is missing once. */
static void test_product_prices__durations_repeated(void **state)
{
    (void)state;
    product_of("any", "1m, 12m, 1y, P1Y", "console", dimension("a", "price.1m=1"));
    assert_int_equal(test_count(findings, TN_PRD_PRICE_MISSING), 1);
    assert_int_equal(test_count(findings, TN_PRD_DURATION_TWICE), 2);
    assert_int_equal(tn_findings_count(findings), 3);
    product_of("any", "1m, P1M", "console", dimension("a", "price.12m=1"));
    assert_int_equal(test_count(findings, TN_PRD_PRICE_MISSING), 1);
}

/* Told once, at a dimension of the circle and the include that leads on in it. */
static void test_product_includes__circle(void **state)
{
    (void)state;
    static const struct {
        const char *includes[4]; /* of a, b, c, d */
        const char *subject;     /* NULL: no circle */
        uint32_t line;
    } rows[] = {
        {{"", "", "", ""}, NULL, 0},
        {{"includes.a=1", "", "", ""}, NULL, 0}, /* which is said by itself */
        {{"includes.b=1", "includes.c=1", "includes.d=1", ""}, NULL, 0},
        {{"includes.d=1\nincludes.b=1", "includes.a=1", "", ""}, "dimension a", 15},
        {{"includes.b=1", "includes.d=1\nincludes.c=1", "includes.b=1", ""}, "dimension c", 27},
        {{"includes.nobody=1\nincludes.b=1", "includes.d=1\nincludes.a=1", "", ""},
         "dimension a",
         15},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *text = "";
        for (int d = 0; d < 4; d++) {
            const char label[] = {(char)('a' + d), '\0'};
            text = tn_arena_format(arena, "%s%s", text,
                                   dimension(label, tn_arena_format(arena, "price.1m=1\npayg=1\n%s",
                                                                    rows[i].includes[d])));
        }
        product_of("any", "1m", "console", text);
        assert_int_equal(test_count(findings, TN_PRD_INCLUDES_CIRCLE), rows[i].subject != NULL);
        if (rows[i].subject) {
            const tn_finding *f = test_finding(findings, TN_PRD_INCLUDES_CIRCLE);
            assert_string_equal(f->subject, rows[i].subject);
            assert_int_equal(f->at.line, rows[i].line);
        }
    }
}

static void test_product_includes__many_dimensions_stay_quick(void **state)
{
    (void)state;
    /* Beyond AWS's 200 and 200 no label is guessed, and no tier compared: only said. */
    for (int count = 400; count <= 401; count++) {
        char *text = malloc(401 * 128), *to = text;
        for (int i = 0; i < count; i++) {
            to += sprintf(to, "[dimension d%03d]\nname=N%03d\ndescription=d\nprice.1m=%d\n%s", i, i,
                          i == 1 ? 1 : i + 1, i == 0 ? "includes.d00=1\n" : "");
        }
        product_of("one-tier", "1m", "console", text);
        free(text);
        assert_int_equal(test_count(findings, TN_PRD_CONTRACT_COUNT), 1);
        assert_int_equal(test_count(findings, TN_PRD_TIER_SAME_PRICE), count <= 400);
        const tn_finding *f = test_finding(findings, TN_PRD_INCLUDES_UNKNOWN);
        assert_int_equal(f->hint == tn_code_get(f->code)->hint, count > 400);
    }
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/product/product_prices.golden");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_product_prices__each_missing_cell),
        TEST(test_product_prices__decimals_by_profile),
        TEST(test_product_prices__durations_repeated),
        TEST(test_product_includes__circle),
        TEST(test_product_includes__many_dimensions_stay_quick),
        TEST(test_findings__word_by_word),
    };
    return RUN(tests);
}
