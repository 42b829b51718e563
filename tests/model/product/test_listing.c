/* The texts of a listing: escapes, keywords, rules. */
#include "model/product/product_of.h"

#include "model/product/listing.h"

/* All that a listing needs but its keywords; unpromised: and its policy of refunds. */
#define UNPROMISED                                                                                 \
    "short_description=s\nlong_description=l\nhighlight.1=h\ncategory.1=c\nsupport=m\n"            \
    "logo=https://b.example/l.png\n"
#define FULL UNPROMISED "refund_policy=r\n"

static const tn_product *listing_of(const char *lines)
{
    return product_of(
        "any", "1m", "console",
        tn_arena_format(arena, "%s[listing]\n%s\n", dimension("a", "price.1m=1"), lines));
}

static void test_listing__escapes(void **state)
{
    (void)state;
    const tn_product *p = listing_of("support=a\\nb\\\\n\\\\");
    assert_string_equal(p->listing.support.value, "a\nb\\n\\");
    p = listing_of("short_description=a\\nb\neula=c\\\\d"); /* the first field and the last */
    assert_string_equal(p->listing.short_description.value, "a\nb");
    assert_string_equal(p->listing.eula.value, "c\\d");
}

/* What is no escape is shown where it stands, once a text; there is no product then, and the text
 * stays as it was written. */
static void test_listing__bad_escapes(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        uint32_t columns[2]; /* 0: none */
    } rows[] = {{"support=a\\b", {10, 0}},
                {"support=\\", {9, 0}},
                {"support=\\n\\\\\\", {13, 0}},
                {"support=\u00e9\\q\\q", {10, 0}},
                {"support=\\q\neula=\\q", {9, 6}}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_product *product = NULL;
        findings = tn_findings_new(arena);
        const char *text = tn_arena_format(arena, HEAD "[listing]\n%s\n%s", "any", "USD", "1m",
                                           "console", rows[i].line, dimension("a", "price.1m=1"));
        assert_int_equal(tn_product_build(arena, test_tree(arena, "p.ini", text), NULL, tables,
                                          findings, &product),
                         TN_E_FINDINGS);
        assert_null(product);
        assert_int_equal(test_count(findings, TN_PRD_LISTING_ESCAPE), rows[i].columns[1] ? 2 : 1);
        assert_int_equal(tn_findings_get(findings, 0)->at.column, rows[i].columns[0]);
        assert_int_equal(tn_findings_get(findings, 0)->at.line, 10);
        if (rows[i].columns[1]) {
            assert_int_equal(tn_findings_get(findings, 1)->at.column, rows[i].columns[1]);
        }
    }
}

static void test_listing__keywords(void **state)
{
    (void)state;
    const char *at = " a b , c,,", *word = NULL;
    size_t length = 0, count = 0;
    static const size_t lengths[] = {3, 1, 0, 0};
    while (tni_listing_keyword(&at, &word, &length)) {
        assert_int_equal(length, lengths[count++]);
    }
    assert_int_equal(count, 4);
}

static void test_listing__rules(void **state)
{
    (void)state;
    static const struct {
        const char *lines;
        tn_code code; /* TN_CODE_COUNT: none */
    } rows[] = {
        {FULL "keywords=a, b", TN_CODE_COUNT},
        {FULL, TN_PRD_LISTING_MISSING},
        {FULL "keywords=a,,b", TN_PRD_LISTING_KEYWORD},
        {FULL "keywords=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15", TN_CODE_COUNT},
        {FULL "keywords=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16", TN_PRD_LISTING_KEYWORD},
        {FULL "keywords=12345678901234567890123456789012345678901234567890", TN_CODE_COUNT},
        {FULL "keywords=123456789012345678901234567890123456789012345678901",
         TN_PRD_LISTING_KEYWORD},
        {FULL "keywords=a\nvideo=http://b.example/v", TN_PRD_LISTING_URL},
        {FULL "keywords=a\nresource.1=http://b.example/v Text", TN_CODE_COUNT},
        {FULL "keywords=a\nresource.1=http://b.example/v", TN_PRD_LISTING_URL},
        {FULL "keywords=a\neula=standard", TN_CODE_COUNT},
        {FULL "keywords=a\neula=eula.pdf", TN_PRD_LISTING_URL},
        {FULL "keywords=a\nusage_instructions=Tenor \xe2\x84\xa2", TN_PRD_TEXT_TRADEMARK},
        {FULL "keywords=a\nfulfillment_url=https://b.example/r", TN_CODE_COUNT},
        {FULL "keywords=a\nfulfillment_url=http://b.example/r", TN_PRD_LISTING_URL},
        {FULL "keywords=a\nvideo=https://localhost/v", TN_PRD_LISTING_URL},
        {FULL "keywords=a\nvideo=https:/b.example/v", TN_PRD_LISTING_URL},
        {FULL "keywords=a\nresource.1=http:/b.example/v Text", TN_PRD_LISTING_URL},
        {FULL "keywords=a\nvideo=b.example/v", TN_PRD_LISTING_URL},
        {FULL "keywords=a\nresource.1=https://b.example/v Text", TN_CODE_COUNT},
        {FULL "keywords=a\nresource.1=ftp://b.example/v Text", TN_PRD_LISTING_URL},
        {FULL "keywords=a\nusage_instructions=one\ttwo\\nthree", TN_CODE_COUNT},
        {FULL "keywords=a\nusage_instructions=one\x01two", TN_PRD_LISTING_CHARACTER},
        {FULL "keywords=a\nusage_instructions=one\x1ftwo", TN_PRD_LISTING_CHARACTER},
        {FULL "keywords=a\nusage_instructions=\\none", TN_PRD_LISTING_CHARACTER},
        {FULL "keywords=a\nusage_instructions=one\xff", TN_PRD_LISTING_CHARACTER},
        {UNPROMISED "keywords=a\nrefund_policy=\u00a2\u00a3\u00a4\u00a5\u00a9\u00ae\u2122~",
         TN_CODE_COUNT},
        {UNPROMISED "keywords=a\nrefund_policy=\x7f", TN_PRD_LISTING_REFUND},
        {UNPROMISED "keywords=a\nrefund_policy=\u00a7", TN_PRD_LISTING_REFUND},
        {FULL "keywords=a\nusage_instructions=\u00a7", TN_CODE_COUNT},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        listing_of(rows[i].lines);
        if (tn_findings_count(findings) != (rows[i].code != TN_CODE_COUNT) ||
            (rows[i].code != TN_CODE_COUNT && tn_findings_get(findings, 0)->code != rows[i].code)) {
            test_print(findings);
            fail_msg("row %zu", i);
        }
    }
}

static const char *repeat(const char *before, const char *part, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        before = tn_arena_format(arena, "%s%s", before, part);
    }
    return before;
}

static void test_listing__lengths(void **state)
{
    (void)state;
    static const struct {
        const char *before, *part;
        size_t times;
        tn_code code; /* TN_CODE_COUNT: none */
    } rows[] = {
        {"sku=", "a", 72, TN_CODE_COUNT},
        {"sku=", "a", 73, TN_PRD_LISTING_SKU},
        {"sku=", "a", 5000, TN_PRD_LISTING_SKU},
        {"sku=", "a", 5001, TN_PRD_LISTING_LONG},                          /* which says enough */
        {"resource.1=https://b.example/v ", "\u3042", 500, TN_CODE_COUNT}, /* a sign counts once */
        {"resource.1=https://b.example/v ", "a", 501, TN_PRD_LISTING_URL},
        {"resource.1=https://b.example/", "v", 2020, TN_PRD_LISTING_URL}, /* no text */
        {"resource.1=https://b.example/ ", "", 1, TN_PRD_LISTING_URL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        listing_of(repeat(tn_arena_format(arena, FULL "keywords=a\n%s", rows[i].before),
                          rows[i].part, rows[i].times));
        assert_int_equal(tn_findings_count(findings), rows[i].code != TN_CODE_COUNT);
        if (rows[i].code != TN_CODE_COUNT) {
            test_finding(findings, rows[i].code);
        }
    }
    /* 2048 bytes of address, 18 of them before the v, and 2049; the text behind it is fine. */
    const char *lines = repeat(FULL "keywords=a\nresource.1=https://b.example/", "v", 2048 - 18);
    listing_of(tn_arena_format(arena, "%s Text", lines));
    assert_int_equal(tn_findings_count(findings), 0);
    listing_of(tn_arena_format(arena, "%sv Text", lines));
    assert_string_equal(test_finding(findings, TN_PRD_LISTING_URL)->message,
                        "resource.1 is no address: expected http:// or https:// and a host, then a "
                        "text");
}

/* The most characters that AWS takes (shapes of its Catalog API), and one more. */
static void test_listing__longest(void **state)
{
    (void)state;
    static const struct {
        const char *key;
        size_t most;
    } rows[] = {{"short_description", 1000},
                {"long_description", 5000},
                {"highlight.1", 500},
                {"highlight.2", 500},
                {"highlight.3", 500},
                {"keywords", 250},
                {"support", 2000},
                {"sku", 5000},
                {"logo", 2048},
                {"video", 2048},
                {"resource.1", 2549},
                {"resource.2", 2549},
                {"resource.3", 2549},
                {"fulfillment_url", 2048},
                {"usage_instructions", 30000},
                {"refund_policy", 500},
                {"delivery_id", 64},
                {"eula", 2048}};
    char *value = malloc(30002);
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (size_t more = 0; more < 2; more++) {
            memset(value, 'a', rows[i].most + more);
            value[rows[i].most + more] = '\0';
            const tn_product *product = NULL;
            const char *text = tn_arena_format(arena, "[product]\ncurrency=USD\n[listing]\n%s=%s\n",
                                               rows[i].key, value);
            findings = tn_findings_new(arena);
            tn_product_build(arena, test_tree(arena, "p.ini", text), NULL, tables, findings,
                             &product);
            tn_product_check(product, tables, findings);
            assert_int_equal(test_count(findings, TN_PRD_LISTING_LONG), more);
        }
    }
    free(value);
}

/* A blank that a reader of INI files would have taken off; another reader may keep it. */
static void test_listing__blanks_at_the_ends(void **state)
{
    (void)state;
    static const struct {
        const char *key, *value;
        tn_code code;
    } rows[] = {{"support", " m", TN_PRD_LISTING_CHARACTER},
                {"resource.1", "https://b.example/v ", TN_PRD_LISTING_URL}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_product *product = NULL;
        tn_tree *tree = test_tree(arena, "p.ini", "[product]\ncurrency=USD\n[listing]\n");
        const tn_at at = {"p.ini", 4, 1};
        tn_section_add(arena, tree->last, rows[i].key, rows[i].value, at, at);
        findings = tn_findings_new(arena);
        assert_int_equal(tn_product_build(arena, tree, NULL, tables, findings, &product), TN_OK);
        tn_product_check(product, tables, findings);
        test_golden_add(rows[i].key, findings);
        assert_int_equal(test_finding(findings, rows[i].code)->at.line, 4);
    }
}

/* A change set asks for all texts of a product that has no [listing]: at the product then. */
static void test_listing__asked_for(void **state)
{
    (void)state;
    tn_product asked = *product_of("any", "1m", "console", dimension("a", "price.1m=1"));
    asked.listing.set = true;
    findings = tn_findings_new(arena);
    tn_product_check(&asked, tables, findings);
    test_golden_add("asked for", findings);
    assert_int_equal(tn_findings_count(findings), 8);
    assert_int_equal(test_finding(findings, TN_PRD_LISTING_MISSING)->at.line, 1);
}

/* A public listing lacks nothing, a draft may. */
static void test_listing__missing(void **state)
{
    (void)state;
    listing_of(FULL);
    assert_int_equal(test_finding(findings, TN_PRD_LISTING_MISSING)->severity, TN_ERROR);
    product_of("any", "1m\nvisibility=draft", "console",
               tn_arena_format(arena, "%s[listing]\n" FULL, dimension("a", "price.1m=1")));
    assert_int_equal(test_finding(findings, TN_PRD_LISTING_MISSING)->severity, TN_WARNING);
}

/* In two sections, what is missing is missing at the first. */
static void test_listing__in_two_sections(void **state)
{
    (void)state;
    listing_of("support=m\n[listing]\nlogo=https://b.example/l.png");
    assert_int_equal(test_count(findings, TN_PRD_LISTING_MISSING), 6);
    assert_int_equal(test_finding(findings, TN_PRD_LISTING_MISSING)->at.line, 13);
}

/* The findings of all rows above. */
static void test_findings__word_by_word(void **state)
{
    (void)state;
    test_golden_compare("tests/model/product/listing.golden");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_listing__escapes),       TEST(test_listing__bad_escapes),
        TEST(test_listing__keywords),      TEST(test_listing__longest),
        TEST(test_listing__rules),         TEST(test_listing__missing),
        TEST(test_listing__lengths),       TEST(test_listing__blanks_at_the_ends),
        TEST(test_listing__asked_for),     TEST(test_listing__in_two_sections),
        TEST(test_findings__word_by_word),
    };
    return RUN(tests);
}
