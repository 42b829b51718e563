/* JSON Schemas: of a report, of an array, of an answer that is not ours, of a kind of file. That
 * results are valid under them is shown by schemas.py. */
#include "cli/help/printed.h"

static void test_schema_print__each(void **state)
{
    (void)state;
    static const struct {
        const char *name, *has[3];
    } rows[] = {
        {"refund",
         {"\"required\": [\"format_version\", \"findings\", \"contract\", ",
          "\"given_back\": {\"type\": [\"string\", \"null\"], \"pattern\": ",
          "\"$comment\": \"as CSV the lines\""}},
        {"check",
         {"\"type\": \"array\", \"items\": {\"type\": \"object\"",
          "\"severity\": ", "\"line\": {\"type\": [\"integer\", \"null\"]}"}},
        {"entitlements",
         {"\"required\": [\"Entitlements\"]", "\"IntegerValue\": ", "\"ExpirationDate\": {}"}},
        {"show-product",
         {"\"additionalProperties\": {\"type\": [\"string\", \"null\"], ", "\"includes\": {",
          "\"required\": []"}},
        {"product",
         {"\"^dimension .+$\": {", "\"^title$\": {\"type\": \"string\"", "\"^price\\\\..+$\": {"}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(tni_schema_print(print_begin(), rows[i].name));
        print_end();
        for (size_t h = 0; h < COUNT(rows[i].has); h++) {
            print_has(rows[i].has[h]);
        }
    }
    assert_false(tni_schema_print(print_begin(), "qoute"));
    assert_false(tni_schema_print(print_begin(), ""));
    assert_string_equal(print_end(), "");
}

static void test_schema_names__each_is_printed(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    size_t count = 0;
    const char *const *names = tni_schema_names(arena, &count);
    assert_true(count > 25);
    for (size_t i = 0; i < count; i++) {
        assert_true(tni_schema_print(print_begin(), names[i]));
        print_end();
        print_has("json-schema.org");
    }
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_schema_print__each),
                                       cmocka_unit_test(test_schema_names__each_is_printed)};
    return RUN(tests);
}
