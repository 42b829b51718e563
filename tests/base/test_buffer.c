/* Bytes that grow. */
#include "support/memory.h"
#include "support/test.h"
#include "tenor/buffer.h"

static void test_buffer_add__grows_and_stays_terminated(void **state)
{
    (void)state;
    tn_buffer buffer;
    tn_buffer_init(&buffer, NULL);
    assert_int_equal(buffer.length, 0);
    tn_buffer_text(&buffer, "");
    tn_buffer_add(&buffer, NULL, 0);
    tn_buffer_format(&buffer, "%s", "");
    assert_null(buffer.bytes);
    char expected[2001] = "";
    for (int i = 0; i < 200; i++) {
        tn_buffer_format(&buffer, "%s%03d", "row", i);
        tn_buffer_fill(&buffer, '.', i % 3 - 1);
        sprintf(expected + strlen(expected), "row%03d%s", i, i % 3 == 2 ? "." : "");
        assert_string_equal(buffer.bytes, expected);
        assert_int_equal(buffer.length, strlen(expected));
    }
    tn_buffer_cut(&buffer, 6);
    assert_string_equal(buffer.bytes, "row000");
    tn_buffer_cut(&buffer, 99); /* not above the current length */
    assert_int_equal(buffer.length, 6);
    assert_int_equal(tn_buffer_status(&buffer), TN_OK);
    tn_buffer_done(&buffer);
    assert_int_equal(buffer.length, 0);
    tn_buffer_text(&buffer, "again");
    assert_string_equal(buffer.bytes, "again");
    tn_buffer_done(&buffer);
}

static void test_buffer_add__one_large_piece(void **state)
{
    (void)state;
    tn_buffer buffer;
    tn_buffer_init(&buffer, NULL);
    tn_buffer_fill(&buffer, 'x', 100000);
    tn_buffer_text(&buffer, "y");
    assert_int_equal(buffer.length, 100001);
    assert_int_equal(buffer.bytes[99999], 'x');
    assert_int_equal(buffer.bytes[100000], 'y');
    tn_buffer_done(&buffer);
}

/* An allocator that notes the last size and hands out memory that is not zero. */
static void *note(void *context, size_t size)
{
    *(size_t *)context = size;
    void *block = malloc(size);
    return block ? memset(block, 'x', size) : NULL;
}

static void give_back(void *context, void *block)
{
    (void)context;
    free(block);
}

/* Twice as large each time, or as large as one piece needs with its terminator. */
static void test_buffer_add__sizes(void **state)
{
    (void)state;
    static const struct {
        size_t first, second, size;
    } rows[] = {{0, 1, 256},   {0, 255, 256}, {0, 256, 257},   {255, 1, 512}, {1, 254, 256},
                {1, 510, 512}, {1, 511, 513}, {300, 300, 602}, {300, 5, 602}, {300, 302, 603}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t last = 0;
        const tn_allocator allocator = {note, give_back, &last};
        tn_buffer buffer;
        tn_buffer_init(&buffer, &allocator);
        tn_buffer_cut(&buffer, 0); /* nothing is there to be cut, filled or added */
        tn_buffer_fill(&buffer, 'a', 0);
        assert_null(buffer.bytes);
        tn_buffer_fill(&buffer, 'a', (int)rows[i].first);
        tn_buffer_fill(&buffer, 'b', (int)rows[i].second);
        assert_int_equal(last, rows[i].size);
        assert_int_equal(strlen(buffer.bytes), rows[i].first + rows[i].second);
        assert_int_equal(strspn(buffer.bytes, "a"), rows[i].first);
        tn_buffer_done(&buffer);
    }
}

static void test_buffer_status__impossible_size_sticks(void **state)
{
    (void)state;
    tn_buffer buffer;
    tn_buffer_init(&buffer, NULL);
    tn_buffer_text(&buffer, "kept");
    tn_buffer_add(&buffer, "x", SIZE_MAX - 4); /* with what is there and the end: 0 */
    assert_int_equal(tn_buffer_status(&buffer), TN_E_NOMEM);
    tn_buffer_text(&buffer, "ignored");
    assert_string_equal(buffer.bytes, "kept");
    tn_buffer_cut(&buffer, 1);
    assert_int_equal(tn_buffer_status(&buffer), TN_E_NOMEM);
    tn_buffer_done(&buffer);
    assert_int_equal(tn_buffer_status(&buffer), TN_OK);
}

static void test_buffer_format__what_cannot_be_printed_fails(void **state)
{
    (void)state;
    tn_buffer buffer;
    tn_buffer_init(&buffer, NULL);
    tn_buffer_format(&buffer, "%ls", L"\u3042"); /* the C locale has no such character */
    assert_int_equal(tn_buffer_status(&buffer), TN_E_NOMEM);
    tn_buffer_done(&buffer);
}

static bool fill(const tn_allocator *allocator, void *context)
{
    (void)context;
    tn_buffer buffer;
    tn_buffer_init(&buffer, allocator);
    for (int i = 0; i < 100; i++) {
        tn_buffer_text(&buffer, "0123456789");
        tn_buffer_fill(&buffer, ' ', 10);
        tn_buffer_format(&buffer, "%d", i);
    }
    const bool done = tn_buffer_status(&buffer) == TN_OK;
    assert_int_equal(done, buffer.length == 2190);
    tn_buffer_done(&buffer);
    return done;
}

static void test_buffer_status__every_request_failing(void **state)
{
    (void)state;
    assert_int_equal(test_every_allocation(fill, NULL), 5); /* 256, 512, 1024, 2048, 4096 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_buffer_add__grows_and_stays_terminated),
        cmocka_unit_test(test_buffer_add__one_large_piece),
        cmocka_unit_test(test_buffer_add__sizes),
        cmocka_unit_test(test_buffer_status__impossible_size_sticks),
        cmocka_unit_test(test_buffer_format__what_cannot_be_printed_fails),
        cmocka_unit_test(test_buffer_status__every_request_failing),
    };
    return RUN(tests);
}
