/* JSON written piece by piece: commas, indentation, quoting. */
#include "format/json/json_write.h"
#include "support/memory.h"
#include "support/test.h"

static void write_all(tn_buffer *to)
{
    tni_json_out out = {.to = to};
    tni_json_open(&out, '{');
    tni_json_pair(&out, "a", "x\"\\\n\t\x01\x7f");
    tni_json_pair(&out, "b", NULL);
    tni_json_pair_number(&out, "c", -12);
    tni_json_open_pair(&out, "d", '[');
    tni_json_write_literal(&out, "true");
    tni_json_open(&out, '{');
    tni_json_close(&out, '{');
    tni_json_close(&out, '[');
    tni_json_write_key(&out, "part of it", 4);
    tni_json_write_text(&out, "é\xff");
    tni_json_close(&out, '{');
}

static void test_json_write__each_piece(void **state)
{
    (void)state;
    tn_buffer to;
    tn_buffer_init(&to, NULL);
    write_all(&to);
    assert_string_equal(to.bytes, "{\n"
                                  "  \"a\": \"x\\\"\\\\\\n\\t\\u0001\\u007f\",\n"
                                  "  \"b\": null,\n"
                                  "  \"c\": -12,\n"
                                  "  \"d\": [\n"
                                  "    true,\n"
                                  "    {}\n"
                                  "  ],\n"
                                  "  \"part\": \"é\ufffd\"\n"
                                  "}");
    tn_buffer_done(&to);
}

static bool write_with(const tn_allocator *allocator, void *context)
{
    (void)context;
    tn_buffer to;
    tn_buffer_init(&to, allocator);
    write_all(&to);
    const bool done = tn_buffer_status(&to) == TN_OK;
    tn_buffer_done(&to);
    return done;
}

static void test_json_write__without_memory_the_buffer_has_failed(void **state)
{
    (void)state;
    assert_true(test_every_allocation(write_with, NULL) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_write__each_piece),
        cmocka_unit_test(test_json_write__without_memory_the_buffer_has_failed),
    };
    return RUN(tests);
}
