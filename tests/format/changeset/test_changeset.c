/* A change set in memory: building, asking, printing, and memory that runs out. */
#include "format/changeset/sets.h"

static void test_new__has_what_every_change_set_has(void **state)
{
    (void)state;
    tn_changeset *set = tni_changeset_new();
    assert_string_equal(json_text(set->root), "{\"Catalog\":\"AWSMarketplace\",\"ChangeSet\":[]}");
    assert_int_equal(tn_changeset_set_intent(set, TN_INTENT_APPLY), TN_OK);
    assert_string_equal(tni_json_get_text(set->root, "Intent"), "APPLY");
    assert_int_equal(tn_changeset_set_intent(set, TN_INTENT_VALIDATE), TN_OK);
    assert_string_equal(tni_json_get_text(set->root, "Intent"), "VALIDATE");
    tn_changeset_free(set);
    tn_changeset_free(NULL);
}

static void test_changes__are_added_in_order(void **state)
{
    (void)state;
    tn_changeset *set = tni_changeset_new(), *done = NULL;
    tni_json *details = tni_change_add(set, "CreateOffer", TNI_OFFER, TNI_CREATE_OFFER, NULL);
    tni_put_word(set, details, "ProductId", "prod-1111111111111");
    tni_offer_term(set, "UpdateLegalTerms", "LegalTerm");
    assert_string_equal(json_text(tni_json_get(set->root, "ChangeSet")),
                        "[{\"ChangeType\":\"CreateOffer\",\"Entity\":{\"Type\":\"Offer@1.0\"},"
                        "\"ChangeName\":\"CreateOfferChange\",\"DetailsDocument\":{\"ProductId\":"
                        "\"prod-1111111111111\"}},"
                        "{\"ChangeType\":\"UpdateLegalTerms\",\"Entity\":{\"Type\":\"Offer@1.0\","
                        "\"Identifier\":\"$CreateOfferChange.Entity.Identifier\"},"
                        "\"DetailsDocument\":{\"Terms\":[{\"Type\":\"LegalTerm\"}]}}]");
    assert_true(tn_changeset_has(set, "UpdateLegalTerms"));
    assert_false(tn_changeset_has(set, "UpdateLegal"));
    assert_false(tn_changeset_has(set, "ReleaseOffer"));
    assert_int_equal(tni_changeset_done(set, &done), TN_OK);
    assert_ptr_equal(done, set);
    tn_changeset_free(done);
}

/* One value that could not be added makes the whole worthless: it is freed and not handed on. */
static void test_failure__is_kept(void **state)
{
    (void)state;
    tn_changeset *set = tni_changeset_new(), *done = NULL;
    tni_put_word(set, NULL, "k", "v");
    assert_true(set->failed);
    tni_put_word(set, set->root, "k", "v");
    assert_int_equal(tni_changeset_done(set, &done), TN_E_NOMEM);
    assert_int_equal(tni_changeset_done(NULL, &done), TN_E_NOMEM);
    assert_null(done);
    set = tni_changeset_new();
    tni_add_word(set, NULL, "v");
    tni_json *object = tni_put_object(set, NULL, "k");
    assert_null(tni_put_array(set, object, "k"));
    assert_null(tni_add_object(set, NULL));
    assert_int_equal(tni_changeset_done(set, &done), TN_E_NOMEM);
}

static bool print(const tn_allocator *allocator, void *context)
{
    tn_buffer out;
    tn_buffer_init(&out, allocator);
    const tn_status status = tn_changeset_print(context, &out);
    assert_true(status == TN_OK || status == TN_E_NOMEM);
    assert_true(status != TN_OK || out.bytes[out.length - 1] == '\n');
    tn_buffer_done(&out);
    return status == TN_OK;
}

static void test_print__every_request_failing(void **state)
{
    (void)state;
    tn_changeset *set = published("CreateDraftPrivateOffer");
    assert_true(test_every_allocation(print, set) >= 1);
    tn_changeset_free(set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_new__has_what_every_change_set_has),
        cmocka_unit_test(test_changes__are_added_in_order),
        cmocka_unit_test(test_failure__is_kept),
        cmocka_unit_test(test_print__every_request_failing),
    };
    return RUN_SETS(tests);
}
