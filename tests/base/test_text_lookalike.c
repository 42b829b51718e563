/* Letters that look like others, and their names. */
#include "support/test.h"
#include "tenor/text.h"

static void test_text_lookalike(void **state)
{
    (void)state;
    assert_int_equal(tn_text_lookalike(0x440), 'p');
    assert_int_equal(tn_text_lookalike(0xff21), 'A');
    assert_int_equal(tn_text_lookalike(0xff5e), '~');
    assert_int_equal(tn_text_lookalike(0x4e2d), '\0');
}

static void test_text_name_lookalike__the_first(void **state)
{
    (void)state;
    char named[TN_LOOKALIKE_TEXT];
    assert_null(tn_text_name_lookalike("", named));
    assert_null(tn_text_name_lookalike("hosts \u4e2d\u00e9\xff", named));
    assert_string_equal(tn_text_name_lookalike("h\u043ests \u0430", named),
                        "'\u043e' (U+043E), which looks like 'o'");
    assert_string_equal(tn_text_name_lookalike("\uff28", named),
                        "'\uff28' (U+FF28), which looks like 'H'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_lookalike),
        cmocka_unit_test(test_text_name_lookalike__the_first),
    };
    return RUN(tests);
}
