/* What AWS identifies the parts of a change set by, and how its entities are called. */
#include "format/changeset/sets.h"

static tni_json *json_of(const char *text)
{
    tni_json_error fault;
    tni_json *json = NULL;
    assert_int_equal(tni_json_parse(text, strlen(text), &fault, &json), TN_OK);
    return json;
}

static void test_names__of_elements(void **state)
{
    static const struct {
        const char *array, *names; /* NULL: none */
    } cases[] = {
        {"[{\"DimensionKey\":\"gb\"},{\"DimensionKey\":\"tb\"}]", "gb|tb"},
        {"[{\"Key\":\"gb\"},{\"Key\":\"gb\"},{\"Key\":\"gb\"}]", "gb|gb#2|gb#3"},
        {"[{\"Selector\":{\"Value\":\"P1M\"}},{\"Selector\":{\"Value\":\"P12M\"}}]", "P1M|P12M"},
        {"[{\"ChargeDate\":\"2027-01-01\"},{\"ChargeDateOffset\":\"P1M\"}]", "2027-01-01|P1M"},
        {"[{\"Type\":\"LegalTerm\"},{},{\"x\":1}]", "LegalTerm|item|item#2"},
        {"[]", ""},
        {"[\"text\"]", NULL},
        {"[{},1]", NULL},
        {"{}", NULL},
        {"[{\"ChangeType\":\"A\",\"Entity\":{\"Type\":\"Offer@1.0\",\"Identifier\":\"o-1\"}},"
         "{\"ChangeType\":\"A\",\"Entity\":{\"Type\":\"Offer@1.0\",\"Identifier\":\"o-2\"}},"
         "{\"ChangeType\":\"B\",\"Entity\":{\"Type\":\"Offer@1.0\",\"Identifier\":\"o-1\"}},"
         "{\"ChangeType\":\"A\",\"Entity\":{\"Type\":\"Offer@1.0\",\"Identifier\":\"o-1\"}}]",
         "A Offer@1.0|A Offer@1.0 o-2|B Offer@1.0|A Offer@1.0#2"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        tni_json *array = json_of(cases[i].array);
        const char **names = tni_element_names(arena, array);
        const char *got = names ? "" : NULL;
        for (size_t k = 0; names && k < tni_json_count(array); k++) {
            got = tn_arena_format(arena, "%s%s%s", got, k ? "|" : "", names[k]);
            assert_int_equal(tni_name_index(names, tni_json_count(array), names[k]), k);
        }
        if (cases[i].names) {
            assert_string_equal(got, cases[i].names);
        } else {
            assert_null(names);
        }
        tni_json_free(array);
    }
    assert_null(tni_element_names(arena, NULL));
}

#define NAMED(name) "{\"ChangeName\":\"" name "\"}"
#define WITH(id)    "{\"Entity\":{\"Identifier\":\"" id "\"}}"

static void test_entity__same_one(void **state)
{
    static const struct {
        const char *a, *b;
        bool same;
    } cases[] = {
        {WITH("o-1"), WITH("o-1"), true},
        {WITH("o-1"), WITH("o-2"), false},
        {NAMED("N"), WITH("$N.Entity.Identifier"), true},
        {WITH("$N.Entity.Identifier"), NAMED("N"), true},
        {NAMED("N"), WITH("$NN.Entity.Identifier"), false},
        {NAMED("NN"), WITH("$N.Entity.Identifier"), false},
        {NAMED("N"), NAMED("N"), true},
        {NAMED("N"), NAMED("M"), false},
        {NAMED("N"), "{}", false},
        {"{}", "{}", true},
        {"{}", WITH("o-1"), false},
        {"{}", WITH(""), true},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        tni_json *a = json_of(cases[i].a), *b = json_of(cases[i].b);
        assert_int_equal(tni_same_entity(a, b), cases[i].same);
        assert_int_equal(tni_same_entity(b, a), cases[i].same);
        tni_json_free(a);
        tni_json_free(b);
    }
}

static void test_mark__of_a_published_change_set(void **state)
{
    (void)state;
    tn_changeset *set = published("CreatePrivateOfferWithContractWithPayAsYouGoPricingForSaas");
    assert_string_equal(tni_first_mark(arena, set, TNI_OFFER), TNI_OFFER_MADE);
    assert_null(tni_first_mark(arena, set, TNI_PRODUCT));
    assert_true(tni_has_entity(set, TNI_OFFER));
    assert_false(tni_has_entity(set, TNI_PRODUCT));
    assert_false(tni_has_several(set));
    assert_null(tni_identifier(set, TNI_OFFER)); /* it is still to be made */
    assert_string_equal(details_text(set, TNI_OFFER, "CreateOffer"),
                        "{\"ProductId\":\"prod-1111111111111\"}");
    assert_string_equal(details_text(set, TNI_OFFER, "NoSuchChange"), "");
    tni_set_mark(set, TNI_OFFER, "$Mine.Entity.Identifier");
    assert_string_equal(tni_first_mark(arena, set, TNI_OFFER), "$Mine.Entity.Identifier");
    assert_null(strstr(json_text(set->root), TNI_OFFER_MADE));
    assert_false(tni_has_several(set));
    assert_false(set->failed);
    tn_changeset_free(set);
}

/* Names that are in use are exchanged; one that nothing refers to goes. */
static void test_mark__is_set(void **state)
{
    (void)state;
    tn_changeset *set =
        set_of(SET(CHANGE("A", "Offer@1.0", ID("o-1")) ",\"DetailsDocument\":{}}," CHANGE(
            "A", "Offer@1.0", ID("o-2")) ",\"DetailsDocument\":{\"ProductId\":\"o-1\"}}"));
    assert_true(tni_has_several(set));
    tni_set_mark(set, TNI_OFFER, "o-2");
    const tni_json *second = tni_json_at(tni_json_get(set->root, "ChangeSet"), 1);
    assert_string_equal(tni_identifier(set, TNI_OFFER), "o-2");
    assert_string_equal(tni_json_get_text(tni_json_get(second, "Entity"), "Identifier"), "o-1");
    assert_string_equal(json_text(tni_json_get(second, "DetailsDocument")),
                        "{\"ProductId\":\"o-2\"}");
    tn_changeset_free(set);
    set = set_of(SET(OFFER_MADE));
    tni_set_mark(set, TNI_OFFER, "");
    assert_string_equal(tni_first_mark(arena, set, TNI_OFFER), "");
    tni_set_mark(set, TNI_OFFER, TNI_OFFER_MADE);
    assert_string_equal(tni_first_mark(arena, set, TNI_OFFER), TNI_OFFER_MADE);
    tn_changeset_free(set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names__of_elements),
        cmocka_unit_test(test_entity__same_one),
        cmocka_unit_test(test_mark__of_a_published_change_set),
        cmocka_unit_test(test_mark__is_set),
    };
    return RUN_SETS(tests);
}
