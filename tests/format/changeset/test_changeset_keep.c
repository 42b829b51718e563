/* What is kept aside, and that reading, keeping and merging is the identity. */
#include "format/changeset/sets.h"

/* What is kept of a change set that was read, beside the one our files give; "": nothing. */
static const char *kept(const tn_changeset *read, const tn_changeset *made)
{
    tn_buffer out;
    tni_json_error fault;
    tni_json *json = NULL;
    const char *text = "";
    tn_buffer_init(&out, NULL);
    assert_int_equal(tn_changeset_keep(read, made, &out), TN_OK);
    if (out.length) {
        assert_int_equal(tni_json_parse(out.bytes, out.length, &fault, &json), TN_OK);
        text = json_text(json);
        tni_json_free(json);
    }
    tn_buffer_done(&out);
    return text;
}

#define INFO(details) OFFER_CHANGE("UpdateInformation", details)
#define ENTRY(rest)   "{\"format_version\":\"1\",\"kept\":[" rest "]}"
#define PATH          "{\"at\":[\"ChangeSet\",\"UpdateInformation Offer@1.0\",\"DetailsDocument\","

static const struct {
    const char *read, *made, *kept;
} cases[] = {
    {INFO("{\"Name\":\"N\"}"), INFO("{\"Name\":\"N\"}"), ""},
    {INFO("{\"Name\":\"M\"}"), INFO("{\"Name\":\"N\"}"),
     ENTRY(PATH "\"Name\"],\"was\":\"N\",\"is\":\"M\"}")},
    {INFO("{}"), INFO("{\"Name\":\"N\"}"), ENTRY(PATH "\"Name\"],\"was\":\"N\"}")},
    {INFO("{\"Name\":\"N\",\"More\":1}"), INFO("{\"Name\":\"N\"}"),
     ENTRY(PATH "\"More\"],\"is\":1}")},
    {INFO("{\"L\":[{\"Key\":\"b\"},{\"Key\":\"a\"}]}"),
     INFO("{\"L\":[{\"Key\":\"a\"},{\"Key\":\"b\"}]}"),
     ENTRY(PATH "\"L\"],\"order\":[\"b\",\"a\"]}")},
    {INFO("{\"L\":[1,2]}"), INFO("{\"L\":[1]}"),
     ENTRY(PATH "\"L\"],\"was\":[1],\"is\":[1,2]}")}, /* elements without names: as a whole */
};

static void test_keep__differences(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_changeset *read = set_of(tn_arena_format(arena, SET("%s"), cases[i].read));
        tn_changeset *made = set_of(tn_arena_format(arena, SET("%s"), cases[i].made));
        assert_string_equal(kept(read, made), cases[i].kept);
        tn_changeset_free(read);
        tn_changeset_free(made);
    }
}

/* Each published change set comes back from every other one and what was kept beside it. */
static void test_keep__merged_again_is_the_identity(void **state)
{
    static const char *const names[] = {
        "CreateDraftPrivateOffer", "CreateLimitedSaasAndPublicOfferWithContractPricing",
        "CreatePrivateOfferWithContractWithPayAsYouGoPricingForSaas"};
    (void)state;
    for (size_t i = 0; i < COUNT(names) * COUNT(names); i++) {
        tn_changeset *read = published(names[i / COUNT(names)]),
                     *made = published(names[i % COUNT(names)]);
        const char *aside = kept(read, made);
        if (*aside) {
            assert_int_equal(tn_changeset_merge(made, "x.json", aside, strlen(aside), findings),
                             TN_OK);
        } else {
            assert_int_equal(i / COUNT(names), i % COUNT(names));
        }
        if (!tni_json_equal(read->root, made->root)) {
            fail_msg("%s from %s", names[i / COUNT(names)], names[i % COUNT(names)]);
        }
        tn_changeset_free(read);
        tn_changeset_free(made);
    }
}

static bool keep(const tn_allocator *allocator, void *context)
{
    tn_changeset *const *sets = context;
    tn_buffer out;
    tn_buffer_init(&out, allocator);
    const tn_status status = tn_changeset_keep(sets[0], sets[1], &out);
    assert_true(status == TN_OK || status == TN_E_NOMEM);
    tn_buffer_done(&out);
    return status == TN_OK;
}

static void test_keep__every_request_failing(void **state)
{
    (void)state;
    tn_changeset *sets[] = {
        published("CreateDraftPrivateOffer"),
        published("CreatePrivateOfferWithContractWithPayAsYouGoPricingForSaas")};
    assert_true(test_every_allocation(keep, sets) >= 1);
    tn_changeset_free(sets[0]);
    tn_changeset_free(sets[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keep__differences),
        cmocka_unit_test(test_keep__merged_again_is_the_identity),
        cmocka_unit_test(test_keep__every_request_failing),
    };
    return RUN_SETS(tests);
}
