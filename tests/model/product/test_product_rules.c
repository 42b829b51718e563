/* The rules of a listing at their limits, by profile. */
#include "model/product/product_of.h"

static void test_product_key__limits_by_profile(void **state)
{
    (void)state;
    static const struct {
        const char *key, *profile;
        size_t too_long, ill_formed;
    } rows[] = {
        {"fifteen_letters", "console", 0, 0},
        {"sixteen_letters_", "console", 1, 0},
        {"sixteen_letters_", "catalog-api", 0, 0},
        {"a-b", "console", 0, 1},
        {"a.b", "console", 0, 1},
        {"a.b-c", "catalog-api", 0, 0},
        {"caf\xc3\xa9", "catalog-api", 0, 1},
        {"a/b", "catalog-api", 0, 1}, /* the neighbours of letters and digits in ASCII */
        {"a:b", "catalog-api", 0, 1},
        {"a@b", "catalog-api", 0, 1},
        {"a[b", "catalog-api", 0, 1},
        {"a`b", "catalog-api", 0, 1},
        {"a{b", "catalog-api", 0, 1},
        {"azAZ09_", "console", 0, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        product_of("any", "1m", rows[i].profile, dimension(rows[i].key, "price.1m=1"));
        assert_int_equal(test_count(findings, TN_PRD_KEY_LONG), rows[i].too_long);
        assert_int_equal(test_count(findings, TN_PRD_KEY_FORM), rows[i].ill_formed);
        assert_int_equal(tn_findings_count(findings), rows[i].too_long + rows[i].ill_formed);
    }
    char label[102];
    memset(label, 'k', 101);
    label[101] = '\0';
    product_of("any", "1m", "catalog-api", dimension(label, "price.1m=1"));
    assert_int_equal(test_count(findings, TN_PRD_KEY_LONG), 1);
    product_of("any", "1m", "catalog-api", dimension(label + 1, "price.1m=1"));
    assert_int_equal(test_count(findings, TN_PRD_KEY_LONG), 0);
}

static void test_product_key__suggestion_fits(void **state)
{
    (void)state;
    static const struct {
        const char *label, *hint;
    } rows[] = {
        {"additional_hosts_monitored", "key = additional_host"}, /* 15 characters */
        {"basic-tier", "key = basic_tier"},
        {"extra  hosts", "key = extra_hosts"},
        {"\xe5\x9f\xba\xe6\x9c\xac", "key = 2"}, /* nothing of it is left */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        product_of("any", "1m", "console", dimension(rows[i].label, "price.1m=1"));
        const tn_finding *f = tn_findings_get(findings, 0);
        assert_non_null(strstr(f->hint, rows[i].hint));
    }
    /* The name that would fit is taken, so it is numbered within the limit; so are its numbers. */
    const char *many = "";
    for (int n = 1; n <= 10; n++) {
        char label[32];
        snprintf(label, sizeof(label),
                 n == 1   ? "additional_host"
                 : n < 10 ? "additional_hos%d"
                          : "additional_ho%d",
                 n);
        many = tn_arena_format(arena, "%s%s", many, dimension(label, "price.1m=1"));
    }
    product_of("any", "1m", "console",
               tn_arena_format(arena, "%s%s", many, dimension("additional_hosts", "price.1m=1")));
    assert_non_null(strstr(test_finding(findings, TN_PRD_KEY_LONG)->hint, "key = additional_ho11"));
    product_of("any", "1m", "console",
               tn_arena_format(arena, "%s%s", dimension("additional_host", "price.1m=1"),
                               dimension("additional_hosts", "price.1m=1")));
    assert_non_null(strstr(test_finding(findings, TN_PRD_KEY_LONG)->hint, "key = additional_hos2"));
}

static void test_product_texts__count_characters_not_bytes(void **state)
{
    (void)state;
    /* 24 and 25 times a letter of three bytes. */
    char name[25 * 3 + 1] = "";
    for (int i = 0; i < 24; i++) {
        strcat(name, "\xe3\x83\xad");
    }
    product_of("any", "1m", "console",
               tn_arena_format(arena, "[dimension a]\nname=%s\ndescription=d\nprice.1m=1\n", name));
    assert_int_equal(tn_findings_count(findings), 0);
    strcat(name, "\xe3\x83\xad");
    product_of("any", "1m", "console",
               tn_arena_format(arena, "[dimension a]\nname=%s\ndescription=d\nprice.1m=1\n", name));
    const tn_finding *f = test_finding(findings, TN_PRD_NAME_LONG);
    assert_int_equal(f->width, 25);
    assert_int_equal(f->at.column, 6);
}

static void test_product_texts__empty_is_missing(void **state)
{
    (void)state;
    product_of("any", "1m", "console", "[dimension a]\nname=\ndescription=\nprice.1m=1\n");
    assert_int_equal(test_count(findings, TN_PRD_NAME_MISSING), 1);
    assert_int_equal(test_count(findings, TN_PRD_DESCRIPTION_MISSING), 1);
    assert_int_equal(test_finding(findings, TN_PRD_NAME_MISSING)->severity, TN_ERROR);
    assert_int_equal(test_finding(findings, TN_PRD_DESCRIPTION_MISSING)->severity, TN_WARNING);
    assert_int_equal(tn_findings_count(findings), 2);
}

static void test_product_names__one_finding_per_pair(void **state)
{
    (void)state;
    /* Exactly the same, only in case, only to the eye: each says so once, by the strictest. */
    product_of("any", "1m", "console",
               "[dimension a]\nname=Hosts 10\ndescription=d\nprice.1m=1\n"
               "[dimension b]\nname=Hosts 10\ndescription=d\nprice.1m=2\n"
               "[dimension c]\nname=hosts10\ndescription=d\nprice.1m=3\n"
               "[dimension d]\nname=Hosts lO\ndescription=d\nprice.1m=4\n"
               "[dimension e]\nname=\xef\xbc\xa8osts 10\ndescription=d\nprice.1m=5\n");
    assert_int_equal(test_count(findings, TN_PRD_NAME_TWICE), 1);
    assert_int_equal(test_count(findings, TN_PRD_NAME_CASE), 1);
    assert_int_equal(test_count(findings, TN_PRD_NAME_ALIKE), 2);
    assert_int_equal(tn_findings_count(findings), 4);
    assert_string_equal(test_finding(findings, TN_PRD_NAME_TWICE)->subject, "dimension b");
}

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

static void test_product_fields__forms(void **state)
{
    (void)state;
    static const struct {
        const char *lines;
        tn_code code; /* TN_CODE_COUNT: none of the listing's own */
    } rows[] = {
        {"product_id=prod-abc123", TN_CODE_COUNT},
        {"product_id=prod-", TN_PRD_ID_FORM},
        {"product_id=prd-111111", TN_PRD_ID_FORM},
        {"product_id=prod-ABC", TN_PRD_ID_FORM},
        {"product_id=p", TN_PRD_ID_FORM},
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
        assert_int_equal(tn_findings_count(findings) - missing, rows[i].code != TN_CODE_COUNT);
        if (rows[i].code != TN_CODE_COUNT) {
            test_finding(findings, rows[i].code);
        }
    }
}

static void test_product_includes__many_dimensions_stay_quick(void **state)
{
    (void)state;
    /* Beyond AWS's 200 and 200 no label is guessed, and no tier compared: only said. */
    char *text = malloc(500 * 128), *to = text;
    for (int i = 0; i < 500; i++) {
        to += sprintf(to, "[dimension d%03d]\nname=N%03d\ndescription=d\nprice.1m=%d\n%s", i, i,
                      i + 1, i == 0 ? "includes.d00=1\n" : "");
    }
    product_of("one-tier", "1m", "console", text);
    free(text);
    assert_int_equal(test_count(findings, TN_PRD_CONTRACT_COUNT), 1);
    const tn_finding *f = test_finding(findings, TN_PRD_INCLUDES_UNKNOWN);
    assert_ptr_equal(f->hint, tn_code_get(f->code)->hint);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_product_key__limits_by_profile),
        TEST(test_product_key__suggestion_fits),
        TEST(test_product_texts__count_characters_not_bytes),
        TEST(test_product_texts__empty_is_missing),
        TEST(test_product_names__one_finding_per_pair),
        TEST(test_product_prices__each_missing_cell),
        TEST(test_product_prices__decimals_by_profile),
        TEST(test_product_fields__forms),
        TEST(test_product_includes__many_dimensions_stay_quick),
    };
    return RUN(tests);
}
