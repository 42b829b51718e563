/* The texts of a listing back from the changes that set them. */
#include "format/changeset/sets.h"

#define PRODUCT                                                                                    \
    "[product]\ntitle = Logs\ncategory = hosts\npurchase = any\ncurrency = USD\n"                  \
    "[dimension calls]\nname = Calls\ndescription = C\npayg = 0.1\n[listing]\n"

/* What AWS asks for of every listing. */
#define NEEDED                                                                                     \
    "short_description = Logs, found\nlong_description = a\\nb \\\\ c\nhighlight.1 = Fast\n"       \
    "category.1 = Monitoring\nkeywords = logs, hosts\nsupport = Mail\n"                            \
    "logo = https://x.example/a.png\nrefund_policy = None\n"

/* The product file that an import makes of the set that an export makes. */
static const char *again(const char *texts)
{
    tn_changeset *set = NULL;
    tn_buffer out;
    const tn_product *product = test_product(arena, tn_arena_format(arena, "%s%s", PRODUCT, texts));
    findings = tn_findings_new(arena);
    assert_int_equal(tn_changeset_of_product(product, NULL, tables, findings, &set), TN_OK);
    tn_buffer_init(&out, NULL);
    assert_int_equal(tn_changeset_product_text(set, tables, "t", NULL, findings, &out), TN_OK);
    const char *text = tn_arena_copy(arena, out.bytes, out.length);
    tn_buffer_done(&out);
    tn_changeset_free(set);
    return text;
}

static void test_ini_listing__whole(void **state)
{
    (void)state;
    const char *text =
        again(NEEDED "highlight.3 = Third\nsku = L-1\nvideo = https://x.example/v\n"
                     "resource.1 = https://x.example/doc The manual\n"
                     "fulfillment_url = https://x.example/in\nusage_instructions = Log in\n"
                     "eula = https://x.example/eula\n");
    const char *part = strstr(text, "\n[listing]\n");
    assert_non_null(part);
    static const char expected[] =
        "\n[listing]\nshort_description = Logs, found\n"
        "long_description = a\\nb \\\\ c\nsupport        = Mail\n"
        "sku            = L-1\nlogo           = https://x.example/a.png\n"
        "highlight.1    = Fast\nhighlight.2    = Third\n"
        "category.1     = Monitoring\nkeywords       = logs, hosts\n"
        "video          = https://x.example/v\n"
        "resource.1     = https://x.example/doc The manual\n"
        "fulfillment_url = https://x.example/in\n"
        "usage_instructions = Log in\nrefund_policy  = None\n"
        "eula           = https://x.example/eula\n\n[dimension calls]\n";
    assert_int_equal(strncmp(part, expected, strlen(expected)), 0);
    assert_non_null(strstr(again(NEEDED "eula = standard\n"), "\neula           = standard\n"));
}

/* One text less, and our rules would refuse the file: all of it is kept aside. */
static void test_ini_listing__incomplete(void **state)
{
    (void)state;
    assert_null(strstr(again("short_description = a\nsupport = Mail\n"), "[listing]"));
    assert_null(strstr(again(""), "[listing]"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_ini_listing__whole),
                                       cmocka_unit_test(test_ini_listing__incomplete)};
    return RUN_SETS(tests);
}
