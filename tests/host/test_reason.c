/* Errors in words. */
#include "host/reason.h"

#include <errno.h>

#include "support/test.h"

static void test_reason__words_of_our_own(void **state)
{
    (void)state;
    const char *reason = NULL;
    assert_string_equal(tni_errno_text(ENOENT), "no such file");
    assert_string_equal(tni_errno_text(ENOSPC), "the disk is full");
    assert_string_equal(tni_errno_text(EIO), "the disk reports an error");
    assert_string_equal(tni_errno_text(EDOM), strerror(EDOM)); /* any other: the system's */
    assert_int_equal(tni_fail(&reason, ENOENT), TN_E_WRITE);
    assert_string_equal(reason, "no such folder"); /* a file to be written need not be there */
    assert_int_equal(tni_fail(&reason, EROFS), TN_E_WRITE);
    assert_string_equal(reason, "the file system is read-only");
    assert_int_equal(tni_refuse(&reason, TN_E_EXISTS, "exists already"), TN_E_EXISTS);
    assert_string_equal(reason, "exists already");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_reason__words_of_our_own)};
    return RUN(tests);
}
