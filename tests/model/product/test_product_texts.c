/* API names, names and descriptions at their limits, by profile. */
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

/* 32 bytes; the API name behind it may be longer. */
static void test_product_label__bytes(void **state)
{
    (void)state;
    char label[36];
    for (size_t length = 31; length <= 34; length++) {
        memset(label, 'k', length);
        label[length] = '\0';
        product_of("any", "1m", "catalog-api", dimension(label, "price.1m=1"));
        assert_int_equal(test_count(findings, TN_FIL_SECTION_LONG), length > 32);
        assert_int_equal(tn_findings_count(findings), length > 32);
    }
}

static void test_product_key__not_text(void **state)
{
    (void)state;
    product_of("any", "1m", "console", "[dimension a\xff]\nname=N\ndescription=d\nprice.1m=1\n");
    assert_int_equal(test_finding(findings, TN_PRD_KEY_FORM)->at.column, 13);
    assert_int_equal(tn_findings_count(findings), 1);
    product_of("any", "1m", "console",
               "[dimension a\xc2\x80]\nname=N\ndescription=d\nprice.1m=1\n");
    assert_non_null(strstr(test_finding(findings, TN_PRD_KEY_FORM)->message, " (U+0080):"));
    assert_int_equal(tn_findings_count(findings), 1);
}

static void test_product_key__suggestion_fits(void **state)
{
    (void)state;
    static const struct {
        const char *label, *hint;
    } rows[] = {
        {"additional_hosts_monitored", "key = additional_host"}, /* 15 characters */
        {"basic-tier", "key = basic_tier"},
        {"h\u043est\uff21\u00e9", "key = hostA"}, /* what looks like a letter is one */
        {"extra  hosts", "key = extra_hosts"},
        {"\xe5\x9f\xba\xe6\x9c\xac", "key = 2"}, /* nothing of it is left */
        {"-", "key = 2"},
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

/* Whatever is taken, the number behind the name is one that is free. */
static void test_product_key__many_are_taken(void **state)
{
    (void)state;
    static const struct {
        const char *stem, *meant, *hint;
        int to; /* stem2 ... are taken */
    } rows[] = {{"", "\u57fa\u672c", "key = 3", 2},
                {"", "\u57fa\u672c", "key = 10", 9},
                {"", "\u57fa\u672c", "key = 100", 99},
                {"a_b", "a-b", "key = a_b100", 99}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *text = dimension(rows[i].meant, "price.1m=1");
        if (*rows[i].stem) {
            text = tn_arena_format(arena, "%s%s", text, dimension(rows[i].stem, "price.1m=1"));
        }
        for (int n = 2; n <= rows[i].to; n++) {
            text = tn_arena_format(
                arena, "%s%s", text,
                dimension(tn_arena_format(arena, "%s%d", rows[i].stem, n), "price.1m=1"));
        }
        product_of("any", "1m", "console", text);
        const char *hint = test_finding(findings, TN_PRD_KEY_FORM)->hint;
        assert_string_equal(hint + strlen(hint) - strlen(rows[i].hint), rows[i].hint);
    }
}

static void test_product_texts__begin_with_a_blank(void **state)
{
    (void)state;
    static const struct {
        const char *title;
        size_t blanks;
    } rows[] = {{" Hosts", 1},      {"\tHosts", 1},     {"\u00a0Hosts", 1}, {"\u3000Hosts", 1},
                {"\u2003Hosts", 1}, {"\u2009Hosts", 1}, {"Hosts\u3000", 0}, {"\u2010Hosts", 0}};
    tn_product p = *product_of("any", "1m", "console", dimension("a", "price.1m=1"));
    for (size_t i = 0; i < COUNT(rows); i++) {
        p.title.value = rows[i].title;
        findings = tn_findings_new(arena);
        tn_product_check(&p, tables, findings);
        assert_int_equal(test_count(findings, TN_PRD_TEXT_BLANK), rows[i].blanks);
    }
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

/* The hint of names that look the same shows the first sign that is not what it looks like. */
static void test_product_names__lookalike_shown(void **state)
{
    (void)state;
    static const struct {
        const char *first, *second, *hint; /* NULL: that of the code */
    } rows[] = {
        {"Host", "H\u043est", "'H\u043est' holds '\u043e' (U+043E), which looks like 'o'"},
        {"H\u043est", "Host", "'H\u043est' holds '\u043e' (U+043E), which looks like 'o'"},
        {"\u00e9 Host", "\u00e9 H\u043est",
         "'\u00e9 H\u043est' holds '\u043e' (U+043E), which looks like 'o'"},
        {"H0st", "Host", NULL},
        {"H0st\xff", "Host\xff", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        product_of("any", "1m", "console",
                   tn_arena_format(arena,
                                   "[dimension a]\nname=%s\ndescription=d\nprice.1m=1\n"
                                   "[dimension b]\nname=%s\ndescription=d\nprice.1m=2\n",
                                   rows[i].first, rows[i].second));
        const tn_finding *f = test_finding(findings, TN_PRD_NAME_ALIKE);
        assert_string_equal(f->hint, rows[i].hint ? rows[i].hint : tn_code_get(f->code)->hint);
    }
}

static void test_product_texts__title(void **state)
{
    (void)state;
    tn_product p = *product_of("any", "1m", "console", dimension("a", "price.1m=1"));
    p.title.value = "Hosts > 5";
    findings = tn_findings_new(arena);
    tn_product_check(&p, tables, findings);
    test_golden_add("a title with a sign", findings);
    const tn_finding *f = test_finding(findings, TN_PRD_TEXT_FORBIDDEN);
    assert_string_equal(f->subject, "product");
    assert_int_equal(f->at.column, p.title.at.column + 6);
    static const char *const hidden[] = {"Hosts\there", "Hosts\xff", "Hosts\u200b", "Hosts\x7f"};
    for (size_t i = 0; i < COUNT(hidden); i++) {
        p.title.value = hidden[i];
        findings = tn_findings_new(arena);
        tn_product_check(&p, tables, findings);
        test_golden_add(hidden[i], findings);
        assert_int_equal(test_finding(findings, TN_PRD_TEXT_HOSTILE)->at.column,
                         p.title.at.column + 5);
    }
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/product/product_texts.golden");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_product_key__limits_by_profile),
        TEST(test_product_key__not_text),
        TEST(test_product_label__bytes),
        TEST(test_product_key__suggestion_fits),
        TEST(test_product_key__many_are_taken),
        TEST(test_product_texts__begin_with_a_blank),
        TEST(test_product_texts__count_characters_not_bytes),
        TEST(test_product_texts__empty_is_missing),
        TEST(test_product_names__one_finding_per_pair),
        TEST(test_product_names__lookalike_shown),
        TEST(test_product_texts__title),
        TEST(test_findings__word_by_word),
    };
    return RUN(tests);
}
