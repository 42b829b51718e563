/* The texts of a listing as changes. */
#include "format/changeset/sets.h"

#define PRODUCT                                                                                    \
    "[product]\ntitle = Logs\nproduct_id = prod-1111111111111\noffer_id = offer-1\n"               \
    "category = hosts\npurchase = any\ncurrency = USD\n[dimension calls]\nname = Calls\n"          \
    "description = C\npayg = 0.1\n"

static const char *information(const char *old, const char *now)
{
    tn_changeset *set = NULL;
    const tn_product *before = test_product(arena, tn_arena_format(arena, "%s%s", PRODUCT, old));
    const tn_product *after = test_product(arena, tn_arena_format(arena, "%s%s", PRODUCT, now));
    findings = tn_findings_new(arena);
    assert_int_equal(tn_changeset_of_product(after, before, tables, findings, &set), TN_OK);
    const char *text = details_text(set, TNI_PRODUCT, "UpdateInformation");
    tn_changeset_free(set);
    return text;
}

static void test_listing__only_what_differs(void **state)
{
    (void)state;
    static const char old[] = "[listing]\nsupport = Mail\nhighlight.1 = A\nhighlight.2 = B\n"
                              "resource.1 = https://x.example/a The guide\nkeywords = a, b\n";
    assert_string_equal(information(old, old), "");
    assert_string_equal(
        information(old, "[listing]\nsupport = Call\nhighlight.1 = A\n"
                         "resource.1 = https://x.example/b The guide\nkeywords = a, b\n"),
        "{\"SupportDescription\":\"Call\",\"Highlights\":[\"A\"],\"AdditionalResources\":"
        "[{\"Text\":\"The guide\",\"Url\":\"https://x.example/b\"}]}");
    assert_string_equal(information("", "[listing]\nshort_description = a\\nb\n"),
                        "{\"ShortDescription\":\"a\\nb\",\"AdditionalResources\":[]}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_listing__only_what_differs)};
    return RUN_SETS(tests);
}
