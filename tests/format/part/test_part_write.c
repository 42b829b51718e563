/* The rows of parts, byte for byte. */
#include "support/test.h"

#include "format/part/part.h"

static void test_part__bytes(void **state)
{
    (void)state;
    const tni_part_format format = {.mark = "m-1", .header = "kind,a,b,c,d,1,2,3\n", .numbers = 3};
    const tni_part_head head = {
        .options = "x as-of=", .shard = 2, .shards = 8, .contracts = 7, .errors = true};
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    tni_part_put_head(&format, &head, &text);
    tni_part_put_row(&format,
                     &(tni_part_row){.kind = "k",
                                     .texts = {"say \"no\"", "a,b", "USD", NULL},
                                     .numbers = {-12, 0, INT64_MAX}},
                     &text);
    assert_int_equal(tn_buffer_status(&text), TN_OK);
    assert_string_equal(text.bytes, "kind,a,b,c,d,1,2,3\n"
                                    "\"m-1\",\"x as-of=\",\"\",\"\",\"2/8\",1,7,0\n"
                                    "\"k\",\"say \"\"no\"\"\",\"a,b\",\"USD\",\"\",-12,0,"
                                    "9223372036854775807\n");
    tn_buffer_done(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_part__bytes)};
    return RUN(tests);
}
