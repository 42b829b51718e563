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

/* Every letter that has one, by its name in Unicode, and no other. */
static void test_text_lookalike__all(void **state)
{
    (void)state;
    static const struct {
        const char *letters, *latin;
    } rows[] = {
        {"\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
         "abezhlkmnoptyx"},                   /* Greek capitals */
        {"\u03bf\u03c1\u03c5\u03bd", "opuv"}, /* Greek small letters */
        {"\u0405\u0406\u0408\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425",
         "sljabekmhopctx"}, /* Cyrillic capitals */
        {"\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458",
         "aeopcyxsij"}, /* Cyrillic small letters */
    };
    char expected[0x10000] = {0};
    for (uint32_t c = 0xff01; c <= 0xff5e; c++) { /* full width: U+FF01 is '!' */
        expected[c] = (char)(c - 0xfee0);
    }
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *at = rows[i].letters;
        uint32_t c = 0;
        for (size_t j = 0; rows[i].latin[j]; j++, at += tn_text_decode(at, strlen(at), &c)) {
            assert_int_not_equal(tn_text_decode(at, strlen(at), &c), 0);
            expected[c] = rows[i].latin[j];
        }
    }
    for (uint32_t c = 0; c < COUNT(expected); c++) {
        assert_int_equal(tn_text_lookalike(c), expected[c]);
    }
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
        cmocka_unit_test(test_text_lookalike__all),
        cmocka_unit_test(test_text_name_lookalike__the_first),
    };
    return RUN(tests);
}
