/* What the Entitlement Service would answer, before, during and after a contract. */
#include "support/lives.h"
#include "support/memory.h"

#include "format/json/json.h"
#include "tenor/entitlements.h"

#define PRODUCT(code)                                                                              \
    "[product]\ntitle = P\n" code "category = users\npurchase = any\ncurrency = USD\n"             \
    "durations = 1m\n[dimension u]\nname = U\ndescription = U\nprice.1m = 100\n"                   \
    "[dimension v]\nkey = vv\nname = V\ndescription = V\nprice.1m = 10\n"
#define CONTRACT(ids)                                                                              \
    "[contract]\nid = C1\nproduct = p.product.ini\nduration = 1m\n" ids                            \
    "accepted = 2027-01-15T10:00:00Z\n"

static const test_files two = {
    .product = PRODUCT("code = pc\n"),
    .contract = CONTRACT(
        "customer = abc\n") "[item u]\nquantity = 2\n[upgrade 2027-01-20]\nquantity.u = 3\n"
                            "quantity.v = 4\n"};

/* "u 2 until 2027-02-15T10:00:00Z", a line each. */
static void ask(tn_books *books, const char *at, char *out, size_t size)
{
    tn_buffer text;
    tni_json_error fault;
    tni_json *json = NULL;
    tn_buffer_init(&text, NULL);
    assert_int_equal(tn_entitlements_render(books, test_instant(at), &text), TN_OK);
    assert_int_equal(tni_json_parse(text.bytes, text.length, &fault, &json), TN_OK);
    const tni_json *list = tni_json_get(json, "Entitlements");
    out[0] = '\0';
    for (size_t i = 0; i < tni_json_count(list); i++) {
        const tni_json *one = tni_json_at(list, i);
        int64_t quantity = 0;
        assert_true(
            tni_json_whole(tni_json_get(tni_json_get(one, "Value"), "IntegerValue"), &quantity));
        snprintf(out + strlen(out), size - strlen(out), "%s %lld until %s\n",
                 tni_json_get_text(one, "Dimension"), (long long)quantity,
                 tni_json_get_text(one, "ExpirationDate"));
    }
    tni_json_free(json);
    tn_buffer_done(&text);
}

static void test_entitlements__through_a_life(void **state)
{
    static const struct {
        const char *at, *expected;
    } cases[] = {
        {"2027-01-15T09:59:59Z", ""},
        {"2027-01-15T10:00:00Z", "u 2 until 2027-02-15T10:00:00Z\n"},
        {"2027-01-19T23:59:59Z", "u 2 until 2027-02-15T10:00:00Z\n"},
        {"2027-01-20T00:00:00Z",
         "u 3 until 2027-02-15T10:00:00Z\nvv 4 until 2027-02-15T10:00:00Z\n"},
        {"2027-02-15T09:59:59Z",
         "u 3 until 2027-02-15T10:00:00Z\nvv 4 until 2027-02-15T10:00:00Z\n"},
        {"2027-02-15T10:00:00Z", ""},
    };
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_books *books = test_books(arena, &two, NULL);
    for (size_t i = 0; i < COUNT(cases); i++) {
        char got[256];
        ask(books, cases[i].at, got, sizeof(got));
        assert_string_equal(got, cases[i].expected);
    }
    tn_arena_free(arena);
}

#define LICENSE  "arn:aws:license-manager::111111111111:license:l-0123456789abcdef0123456789abcdef"
#define ENTITLED "[item u]\nquantity = 2\n"

/* What the contract does not say is left out. */
static void test_entitlements__members(void **state)
{
    static const struct {
        test_files files;
        const char *keys[8];
    } cases[] = {
        {{.product = PRODUCT("code = pc\n"), .contract = CONTRACT("customer = abc\n") ENTITLED},
         {"ProductCode", "Dimension", "CustomerIdentifier", "Value", "ExpirationDate"}},
        {{.product = PRODUCT(""), .contract = CONTRACT("") ENTITLED},
         {"Dimension", "Value", "ExpirationDate"}},
        {{.product = PRODUCT(""),
          .contract = CONTRACT("account_id = 111111111111\nlicense_arn = " LICENSE "\n") ENTITLED},
         {"Dimension", "CustomerAWSAccountId", "Value", "ExpirationDate", "LicenseArn"}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        tn_arena *arena = tn_arena_new(NULL);
        tn_buffer text;
        tni_json_error fault;
        tni_json *json = NULL, *value = NULL;
        const char *key = NULL;
        void *cursor = NULL;
        size_t seen = 0;
        tn_buffer_init(&text, NULL);
        assert_int_equal(tn_entitlements_render(test_books(arena, &cases[i].files, NULL),
                                                test_instant("2027-01-16T00:00:00Z"), &text),
                         TN_OK);
        assert_int_equal(text.bytes[text.length - 1], '\n');
        assert_int_equal(tni_json_parse(text.bytes, text.length, &fault, &json), TN_OK);
        tni_json *one = tni_json_at(tni_json_get(json, "Entitlements"), 0);
        while (tni_json_next(one, &cursor, &key, &value)) {
            assert_non_null(cases[i].keys[seen]);
            assert_string_equal(key, cases[i].keys[seen++]);
        }
        assert_null(cases[i].keys[seen]);
        tni_json_free(json);
        tn_buffer_done(&text);
        tn_arena_free(arena);
    }
}

static bool survive(const tn_allocator *allocator, void *context)
{
    tn_buffer text;
    tn_buffer_init(&text, allocator);
    const tn_status status =
        tn_entitlements_render(context, test_instant("2027-01-20T00:00:00Z"), &text);
    assert_true(status == TN_OK || status == TN_E_NOMEM);
    tn_buffer_done(&text);
    return status == TN_OK;
}

static void test_entitlements__every_request_failing(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    assert_true(test_every_allocation(survive, test_books(arena, &two, NULL)) >= 1);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entitlements__through_a_life),
        cmocka_unit_test(test_entitlements__members),
        cmocka_unit_test(test_entitlements__every_request_failing),
    };
    return RUN(tests);
}
