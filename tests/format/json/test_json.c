/* JSON trees: strict reading with a place, changing, writing back. */
#include "format/json/json.h"
#include "support/memory.h"
#include "support/test.h"

/* jansson's own hook; the one way to make its memory fail. */
extern void json_set_alloc_funcs(void *(*take)(size_t), void (*give)(void *));

static tni_json *parse(const char *text)
{
    tni_json_error fault = {0};
    tni_json *json = NULL;
    if (tni_json_parse(text, strlen(text), &fault, &json) != TN_OK) {
        fail_msg("%u:%u %s in %s", fault.line, fault.column, fault.text, text);
    }
    return json;
}

static void check_print(const tni_json *json, unsigned how, const char *expected)
{
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    tn_buffer_text(&out, "|");
    assert_int_equal(tni_json_print(json, how, &out), TN_OK);
    assert_string_equal(out.bytes + 1, expected);
    tn_buffer_done(&out);
}

static void test_json_parse__refuses_with_a_place(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t line;
    } cases[] = {
        {"", 1},
        {"{", 1},
        {"{\n  \"a\": 1,\n  \"a\": 2\n}", 3}, /* the same key twice */
        {"[1,]", 1},
        {"[1] trailing", 1},
        {"[\n\n01]", 3},
        {"{\"a\": \"\\u0000\"}", 1},
        {"[\"raw\ttab\"]", 1},
        {"[\"\xff\"]", 1},
        {"[9223372036854775808]", 1}, /* beyond 64 bits */
        {"{'a': 1}", 1},
        {"\xef\xbb\xbf", 1},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        tni_json_error fault = {0};
        tni_json *json = NULL;
        assert_int_equal(tni_json_parse(cases[i].text, strlen(cases[i].text), &fault, &json),
                         TN_E_SYNTAX);
        assert_null(json);
        assert_int_equal(fault.line, cases[i].line);
        assert_true(fault.column >= 1);
        assert_true(fault.text[0]);
    }
}

static void test_json_parse__reads_each_kind(void **state)
{
    (void)state;
    tni_json *json = parse("\xef\xbb\xbf{\"text\": \"\u682a\", \"whole\": 9007199254740993, "
                           "\"real\": 0.5, \"yes\": true, \"no\": false, \"none\": null, "
                           "\"list\": [1, 2, 3], \"object\": {}}");
    int64_t whole = 0;
    assert_int_equal(tni_json_kind_of(json), TNI_JSON_OBJECT);
    assert_int_equal(tni_json_count(json), 8);
    assert_string_equal(tni_json_text(tni_json_get(json, "text")), "\u682a");
    assert_int_equal(tni_json_kind_of(tni_json_get(json, "text")), TNI_JSON_TEXT);
    assert_true(tni_json_whole(tni_json_get(json, "whole"), &whole));
    assert_true(whole == INT64_C(9007199254740993)); /* what a double cannot hold */
    assert_int_equal(tni_json_kind_of(tni_json_get(json, "whole")), TNI_JSON_WHOLE);
    assert_int_equal(tni_json_kind_of(tni_json_get(json, "real")), TNI_JSON_REAL);
    assert_int_equal(tni_json_kind_of(tni_json_get(json, "yes")), TNI_JSON_FLAG);
    assert_int_equal(tni_json_kind_of(tni_json_get(json, "no")), TNI_JSON_FLAG);
    assert_int_equal(tni_json_kind_of(tni_json_get(json, "none")), TNI_JSON_NULL);
    tni_json *list = tni_json_get(json, "list");
    assert_int_equal(tni_json_kind_of(list), TNI_JSON_ARRAY);
    assert_int_equal(tni_json_count(list), 3);
    assert_true(tni_json_whole(tni_json_at(list, 2), &whole) && whole == 3);
    bool flag = false;
    assert_true(tni_json_flag(tni_json_get(json, "yes"), &flag) && flag);
    assert_true(tni_json_flag(tni_json_get(json, "no"), &flag) && !flag);
    tni_json_free(json);
    json = parse("\"alone\"");
    assert_string_equal(tni_json_text(json), "alone");
    tni_json_free(json);
}

static void test_json_whole_part__before_the_point(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t whole; /* -1: there is none */
    } rows[] = {{"1782864000.75", 1782864000},
                {"0.999", 0},
                {"9e15", 9000000000000000},
                {"1e16", -1},
                {"1e300", -1},
                {"-0.5", -1},
                {"7", -1}, /* an integer is read as one */
                {"\"1.5\"", -1},
                {"null", -1}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_json *json = parse(rows[i].text);
        int64_t whole = -1;
        assert_int_equal(tni_json_whole_part(json, &whole), rows[i].whole >= 0);
        assert_true(whole == rows[i].whole);
        tni_json_free(json);
    }
}

static void test_json_get__wrong_kinds_give_nothing(void **state)
{
    (void)state;
    int64_t whole = 7;
    tni_json *json = parse("{\"a\": [1]}");
    tni_json *list = tni_json_get(json, "a");
    assert_null(tni_json_get(json, "b"));
    assert_null(tni_json_get(list, "a"));
    assert_null(tni_json_get(NULL, "a"));
    assert_null(tni_json_at(list, 1));
    assert_null(tni_json_at(json, 0));
    assert_null(tni_json_text(list));
    assert_null(tni_json_text(NULL));
    assert_false(tni_json_whole(list, &whole));
    assert_false(tni_json_whole(NULL, &whole));
    bool flag = true;
    assert_false(tni_json_flag(list, &flag));
    assert_false(tni_json_flag(NULL, &flag));
    assert_true(flag);
    assert_int_equal(whole, 7);
    assert_int_equal(tni_json_count(tni_json_at(list, 0)), 0);
    tni_json_free(json);
    tni_json_free(NULL);
}

static void test_json_print__what_was_built(void **state)
{
    (void)state;
    tni_json *json = tni_json_new_object(), *list = tni_json_new_array();
    assert_true(tni_json_set(json, "z", tni_json_new_text("last first \"\u682a\"")));
    assert_true(tni_json_set(json, "list", list));
    assert_true(tni_json_append(list, tni_json_new_whole(INT64_MIN)));
    tni_json *words = parse("[true, null]");
    assert_true(tni_json_append(list, tni_json_copy(tni_json_at(words, 0))));
    assert_true(tni_json_append(list, tni_json_copy(tni_json_at(words, 1))));
    tni_json_free(words);
    assert_true(tni_json_set(json, "a", tni_json_new_whole(1)));
    assert_true(tni_json_set(json, "gone", tni_json_new_array()));
    tni_json_remove(json, "gone");
    tni_json_remove(json, "never there");
    assert_false(tni_json_set(json, "b", NULL));
    assert_false(tni_json_append(list, NULL));
    assert_null(tni_json_new_text("\xff"));
    check_print(json, TNI_JSON_COMPACT,
                "{\"z\":\"last first \\\"\u682a\\\"\",\"list\":[-9223372036854775808,true,null],"
                "\"a\":1}");
    check_print(json, TNI_JSON_COMPACT | TNI_JSON_SORTED,
                "{\"a\":1,\"list\":[-9223372036854775808,true,null],"
                "\"z\":\"last first \\\"\u682a\\\"\"}");
    check_print(list, 0, "[\n  -9223372036854775808,\n  true,\n  null\n]");
    tni_json *copy = tni_json_copy(json);
    assert_true(tni_json_equal(copy, json));
    tni_json_append(tni_json_get(copy, "list"), tni_json_new_object());
    assert_false(tni_json_equal(copy, json)); /* the copy is deep */
    tni_json_free(copy);
    tni_json_free(json);
}

static void test_json_print__reals_come_back_as_written(void **state)
{
    (void)state;
    tni_json *json = parse("[0.1,1.25,100000000.5,0.123456789012345]");
    check_print(json, TNI_JSON_COMPACT, "[0.1,1.25,100000000.5,0.123456789012345]");
    tni_json_free(json);
}

static void test_json__published_change_sets_come_back(void **state)
{
    (void)state;
    static const char *const names[] = {
        "CreateDraftPrivateOffer", "CreateLimitedSaasAndPublicOfferWithContractPricing",
        "CreatePrivateOfferWithContractWithPayAsYouGoPricingForSaas"};
    for (size_t i = 0; i < COUNT(names); i++) {
        char path[200];
        snprintf(path, sizeof(path), "tests/vectors/changesets/%s.json", names[i]);
        char *text = test_read(path, NULL);
        tni_json *json = parse(text);
        tn_buffer out;
        tn_buffer_init(&out, NULL);
        assert_int_equal(tni_json_print(json, 0, &out), TN_OK);
        tni_json *again = parse(out.bytes);
        assert_true(tni_json_equal(json, again));
        assert_true(tni_json_count(tni_json_get(json, "ChangeSet")) > 0);
        tni_json_free(again);
        tni_json_free(json);
        tn_buffer_done(&out);
        free(text);
    }
}

/* Members come in the order they stand in. */
static void test_json_next__in_order(void **state)
{
    (void)state;
    tni_json *json = parse("{\"c\": 1, \"a\": 2, \"b\": 3}"), *value;
    const char *key;
    char seen[4] = "";
    for (void *cursor = NULL; tni_json_next(json, &cursor, &key, &value);) {
        strcat(seen, key);
    }
    assert_string_equal(seen, "cab");
    tni_json_free(json);
}

static const tn_allocator *current;

static void *take(size_t size)
{
    return current->allocate(current->context, size);
}

static void give(void *block)
{
    if (block) {
        current->release(current->context, block);
    }
}

static bool work(const tn_allocator *allocator, void *context)
{
    (void)context;
    current = allocator;
    tni_json_error fault;
    tni_json *json = NULL;
    const char *text = "{\"a\": [1, \"two\", 2.5], \"b\": {\"c\": true}}";
    const tn_status status = tni_json_parse(text, strlen(text), &fault, &json);
    assert_true((status == TN_OK) == (json != NULL));
    assert_true(status == TN_OK || status == TN_E_NOMEM); /* never: the text is wrong */
    tni_json *copy = json ? tni_json_copy(json) : NULL;
    bool done = copy && tni_json_set(copy, "new", tni_json_new_text("text")) &&
                tni_json_append(tni_json_get(copy, "a"), tni_json_new_whole(3));
    tn_buffer out;
    tn_buffer_init(&out, allocator);
    done = done && tni_json_print(copy, TNI_JSON_SORTED, &out) == TN_OK;
    assert_true(done || out.length == 0);
    tn_buffer_done(&out);
    tni_json_free(copy);
    tni_json_free(json);
    return done;
}

static void test_json__every_request_failing(void **state)
{
    (void)state;
    json_set_alloc_funcs(take, give);
    const size_t requests = test_every_allocation(work, NULL);
    json_set_alloc_funcs(malloc, free);
    assert_true(requests > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_parse__refuses_with_a_place),
        cmocka_unit_test(test_json_parse__reads_each_kind),
        cmocka_unit_test(test_json_whole_part__before_the_point),
        cmocka_unit_test(test_json_get__wrong_kinds_give_nothing),
        cmocka_unit_test(test_json_print__what_was_built),
        cmocka_unit_test(test_json_print__reals_come_back_as_written),
        cmocka_unit_test(test_json__published_change_sets_come_back),
        cmocka_unit_test(test_json_next__in_order),
        cmocka_unit_test(test_json__every_request_failing),
    };
    return RUN(tests);
}
