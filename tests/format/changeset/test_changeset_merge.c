/* What was kept aside goes back in where the files still say what they said. */
#include "format/changeset/sets.h"

#define MADE                                                                                       \
    SET(OFFER_MADE "," OFFER_CHANGE("UpdateInformation", "{\"Name\":\"N\"}") "," OFFER_CHANGE(     \
        "UpdatePricingTerms", "{\"Rates\":[{\"Key\":\"a\"},{\"Key\":\"b\"},"                       \
                              "{\"Key\":\"c\"}]}"))
#define KEPT(entries) "{\"format_version\":\"1\",\"kept\":[" entries "]}"
#define AT(names)     "{\"at\":[\"ChangeSet\"," names "]"
#define INFO          "\"UpdateInformation Offer@1.0\",\"DetailsDocument\""
#define RATES         "\"UpdatePricingTerms Offer@1.0\",\"DetailsDocument\",\"Rates\""

static const struct {
    const char *kept, *information, *rates, *codes;
} cases[] = {
    {KEPT(""), "{\"Name\":\"N\"}", "abc", ""},
    {KEPT(AT(INFO ",\"Name\"") ",\"was\":\"N\",\"is\":\"M\"}"), "{\"Name\":\"M\"}", "abc", ""},
    {KEPT(AT(INFO ",\"Name\"") ",\"was\":\"N\"}"), "{}", "abc", ""},
    {KEPT(AT(INFO ",\"More\"") ",\"is\":[1]}"), "{\"Name\":\"N\",\"More\":[1]}", "abc", ""},
    /* edited since: the edit stands, and a note says so */
    {KEPT(AT(INFO ",\"Name\"") ",\"was\":\"X\",\"is\":\"M\"}"), "{\"Name\":\"N\"}", "abc",
     "CHG-037@1:1"},
    {KEPT(AT("\"Gone Offer@1.0\",\"Name\"") ",\"was\":\"X\",\"is\":\"M\"}"), "{\"Name\":\"N\"}",
     "abc", "CHG-037@1:1"},
    {KEPT(AT(INFO ",\"Name\"") ",\"was\":\"X\",\"is\":\"N\"}"), "{\"Name\":\"N\"}", "abc", ""},
    {KEPT(AT(INFO ",\"Gone\"") ",\"was\":\"X\"}"), "{\"Name\":\"N\"}", "abc", ""},
    {KEPT(AT(RATES ",\"d\"") ",\"is\":{\"Key\":\"d\"}}"), "{\"Name\":\"N\"}", "abcd", ""},
    {KEPT(AT(RATES ",\"b\"") ",\"was\":{\"Key\":\"b\"}}"), "{\"Name\":\"N\"}", "ac", ""},
    {KEPT(AT(RATES ",\"b\"") ",\"was\":{\"Key\":\"b\"},\"is\":{\"Key\":\"x\"}}"),
     "{\"Name\":\"N\"}", "axc", ""},
    {KEPT(AT(RATES) ",\"order\":[\"c\",\"a\",\"b\"]}"), "{\"Name\":\"N\"}", "cab", ""},
    {KEPT(AT(RATES) ",\"order\":[\"c\",\"a\"]}"), "{\"Name\":\"N\"}", "cab", ""},
    {KEPT(AT(RATES) ",\"order\":[\"x\",\"c\",\"b\"]}"), "{\"Name\":\"N\"}", "acb", ""},
};

static void test_merge__where_it_was(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_changeset *set = set_of(MADE);
        assert_int_equal(
            tn_changeset_merge(set, "x.json", cases[i].kept, strlen(cases[i].kept), findings),
            TN_OK);
        const char *rates = "";
        tni_json *list =
            tni_json_get(tni_change_details(set, TNI_OFFER, "UpdatePricingTerms"), "Rates");
        for (size_t k = 0; k < tni_json_count(list); k++) {
            rates = tn_arena_format(arena, "%s%s", rates,
                                    tni_json_get_text(tni_json_at(list, k), "Key"));
        }
        const char *information = details_text(set, TNI_OFFER, "UpdateInformation");
        if (strcmp(information, cases[i].information) != 0 || strcmp(rates, cases[i].rates) != 0 ||
            strcmp(codes(), cases[i].codes) != 0) {
            fail_msg("%s\n%s %s %s", cases[i].kept, information, rates, codes());
        }
        tn_changeset_free(set);
    }
}

static void test_merge__entities_are_called_as_they_were(void **state)
{
    (void)state;
    static const char kept[] = "{\"format_version\":\"1\",\"kept\":[],\"called\":"
                               "{\"Offer@1.0\":\"offer-7\",\"SaaSProduct@1.0\":\"prod-7\"}}";
    tn_changeset *set = set_of(MADE);
    assert_int_equal(tn_changeset_merge(set, "x.json", kept, strlen(kept), findings), TN_OK);
    assert_non_null(strstr(json_text(set->root), "\"Identifier\":\"offer-7\""));
    assert_null(strstr(json_text(set->root), TNI_OFFER_MADE));
    tn_changeset_free(set);
}

static void test_merge__what_is_not_ours(void **state)
{
    static const struct {
        const char *text, *codes;
    } wrong[] = {
        {"[", "CHG-030@1:1"},
        {"[]", "CHG-036@1:1"},
        {"{}", "CHG-036@1:1"},
        {"{\"format_version\":\"1\"}", "CHG-036@1:1"},
        {"{\"format_version\":\"2\",\"kept\":[]}", "CHG-036@1:1"},
        {"{\"format_version\":1,\"kept\":[]}", "CHG-036@1:1"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(wrong); i++) {
        tn_changeset *set = set_of(MADE);
        assert_int_equal(
            tn_changeset_merge(set, "x.json", wrong[i].text, strlen(wrong[i].text), findings),
            TN_E_FINDINGS);
        assert_string_equal(codes(), wrong[i].codes);
        tn_changeset_free(set);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_merge__where_it_was),
        cmocka_unit_test(test_merge__entities_are_called_as_they_were),
        cmocka_unit_test(test_merge__what_is_not_ours),
    };
    return RUN_SETS(tests);
}
