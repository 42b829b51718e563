/* The texts of a listing: escapes, keywords, rules. */
#include "model/product/product_of.h"

#include "model/product/listing.h"

#define FULL                                                                                       \
    "short_description=s\nlong_description=l\nhighlight.1=h\ncategory.1=c\nsupport=m\n"            \
    "logo=https://b.example/l.png\nrefund_policy=r\n"

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

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_listing__escapes),
        TEST(test_listing__keywords),
        TEST(test_listing__rules),
        TEST(test_listing__missing),
    };
    return RUN(tests);
}
