/* Parts of a zip archive in memory, and archives that are refused. */
#include "support/test.h"

#include "format/spreadsheet/zip_parts.h"

/* Written by Python's zipfile: a part "A/x.txt" of three bytes, stored. */
static const unsigned char archive[] = {
    0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x21, 0x00, 0xc2,
    0x41, 0x24, 0x35, 0x03, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x07, 0x00, 0x00, 0x00,
    0x41, 0x2f, 0x78, 0x2e, 0x74, 0x78, 0x74, 0x61, 0x62, 0x63, 0x50, 0x4b, 0x01, 0x02, 0x14,
    0x03, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x21, 0x00, 0xc2, 0x41, 0x24, 0x35,
    0x03, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x07, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x80, 0x01, 0x00, 0x00, 0x00, 0x00, 0x41, 0x2f, 0x78, 0x2e,
    0x74, 0x78, 0x74, 0x50, 0x4b, 0x05, 0x06, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00,
    0x35, 0x00, 0x00, 0x00, 0x28, 0x00, 0x00, 0x00, 0x00, 0x00,
};

static void test_zip__read(void **state)
{
    (void)state;
    tni_zip *zip = NULL;
    const char *why = NULL;
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    assert_int_equal(tni_zip_open((const char *)archive, sizeof(archive), &zip, &why), TN_OK);
    assert_true(tni_zip_has(zip, "A/x.txt"));
    assert_true(tni_zip_has(zip, "/a/X.TXT"));
    assert_false(tni_zip_has(zip, "y"));
    assert_int_equal(tni_zip_read(zip, "A/x.txt", &out, &why), TN_OK);
    assert_int_equal(out.length, 3);
    assert_memory_equal(out.bytes, "abc", 3);
    assert_int_equal(tni_zip_read(zip, "y", &out, &why), TN_E_SYNTAX);
    assert_string_equal(why, "a part of it is missing");
    tni_zip_close(zip);
    tn_buffer_done(&out);
}

static void test_zip__damaged(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(archive); i++) {
        unsigned char bad[sizeof(archive)];
        tni_zip *zip = NULL;
        const char *why = NULL;
        tn_buffer out;
        tn_buffer_init(&out, NULL);
        memcpy(bad, archive, sizeof(bad));
        bad[i] ^= 0x21;
        if (tni_zip_open((const char *)bad, sizeof(bad), &zip, &why) == TN_OK) {
            if (tni_zip_read(zip, "A/x.txt", &out, &why) == TN_OK) { /* its bytes are whole */
                assert_memory_equal(out.bytes, "abc", 3);
            }
            tni_zip_close(zip);
        } else {
            assert_non_null(why);
        }
        tn_buffer_done(&out);
    }
}

static void test_zip__cut(void **state)
{
    (void)state;
    for (size_t size = 4; size < sizeof(archive); size++) {
        tni_zip *zip = NULL;
        const char *why = NULL;
        assert_int_equal(tni_zip_open((const char *)archive, size, &zip, &why), TN_E_SYNTAX);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_zip__read),
                                       cmocka_unit_test(test_zip__damaged),
                                       cmocka_unit_test(test_zip__cut)};
    return RUN(tests);
}
