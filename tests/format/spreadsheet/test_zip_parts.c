/* Parts of a zip archive in memory, and archives that are refused. */
#include "support/test.h"

#include <errno.h>

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

/* The same with a part that is packed, and a name in the code page of DOS, "A/\xfc.txt". */
static const unsigned char packed[] = {
    0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00, 0x00, 0x21, 0x00, 0x46,
    0x80, 0x84, 0xbf, 0x05, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00, 0x00, 0x07, 0x00, 0x00, 0x00,
    0x41, 0x2f, 0x81, 0x2e, 0x74, 0x78, 0x74, 0x4b, 0x4c, 0x84, 0x00, 0x00, 0x50, 0x4b, 0x01,
    0x02, 0x14, 0x03, 0x14, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00, 0x00, 0x21, 0x00, 0x46, 0x80,
    0x84, 0xbf, 0x05, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00, 0x00, 0x07, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x80, 0x01, 0x00, 0x00, 0x00, 0x00, 0x41, 0x2f,
    0x81, 0x2e, 0x74, 0x78, 0x74, 0x50, 0x4b, 0x05, 0x06, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00,
    0x01, 0x00, 0x35, 0x00, 0x00, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x00, 0x00,
};

#ifdef __SANITIZE_ADDRESS__ /* which stands in front of the C library itself */
#include <sanitizer/lsan_interface.h>
#define NEXT_MALLOC __interceptor_malloc
#else
#define NEXT_MALLOC __libc_malloc
#define __lsan_disable()
#define __lsan_enable()
#endif
void *NEXT_MALLOC(size_t size);

static size_t requests, failing; /* of malloc; the one that fails, 0: none */

/* Of libzip and zlib, too. */
void *malloc(size_t size)
{
    if (++requests == failing) {
        errno = ENOMEM;
        return NULL;
    }
    return NEXT_MALLOC(size);
}

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
        errno = ENOMEM; /* of another call, long ago */
        assert_int_equal(tni_zip_open((const char *)archive, size, &zip, &why), TN_E_SYNTAX);
    }
}

static tn_status read_packed(const char **out_why, tn_buffer *out)
{
    tni_zip *zip = NULL;
    tn_status status = tni_zip_open((const char *)packed, sizeof(packed), &zip, out_why);
    if (status == TN_OK) {
        status = tni_zip_read(zip, "A/\xc3\xbc.txt", out, out_why);
        tni_zip_close(zip);
    }
    return status;
}

/* libzip calls an archive none when it had no memory for it, and zlib has an error of its own. */
static void test_zip__a_failed_allocation_is_no_damage(void **state)
{
    (void)state;
    size_t failed = 0;
    bool hit = true;
    __lsan_disable(); /* libzip 1.7.3 leaves some 100 bytes when a part finds no memory */
    for (size_t at = 1; hit; at++) {
        const char *why = NULL;
        tn_buffer out;
        tn_buffer_init(&out, NULL);
        requests = 0;
        failing = at;
        const tn_status status = read_packed(&why, &out);
        hit = requests >= at;
        failing = 0;
        failed += status == TN_E_NOMEM;
        if (status != TN_E_NOMEM && status != TN_OK) {
            fail_msg("request %zu: status %d, %s", at, (int)status, why);
        }
        if (status == TN_OK) {
            assert_int_equal(out.length, 8);
            assert_memory_equal(out.bytes, "aaaaaaaa", 8);
        }
        tn_buffer_done(&out);
    }
    __lsan_enable();
    assert_in_range(failed, 10, 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zip__read), cmocka_unit_test(test_zip__damaged),
        cmocka_unit_test(test_zip__cut),
        cmocka_unit_test(test_zip__a_failed_allocation_is_no_damage)};
    return RUN(tests);
}
