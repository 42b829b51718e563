/* Calls of the C library that fail are counted, of shared libraries, too. */
#include "host/folder.h"

#include <sys/resource.h>

#include "host/call_failures.h"

static void test_calls__what_succeeds_is_not_counted(void **state)
{
    (void)state;
    char text[16];
    const size_t before = tni_call_failures();
    FILE *file = fopen(target, "w+b");
    assert_non_null(file);
    fprintf(file, "%d", 12);
    fputs("text", file);
    assert_int_equal(fflush(file), 0);
    rewind(file);
    assert_int_equal(fread(text, 1, sizeof(text), file), 6); /* less, but the end */
    fclose(file);
    free(malloc(100));
    free(calloc(10, 10));
    assert_int_equal(tni_call_failures(), before);
}

static void test_calls__a_failed_one_is_counted(void **state)
{
    (void)state;
#ifdef __SANITIZE_ADDRESS__ /* it stands in front of the C library itself: nothing is counted */
    skip();
#endif
    FILE *full = fopen("/dev/full", "wb");
    assert_non_null(full);
    const size_t before = tni_call_failures();
    fputs("text", full);
    assert_int_not_equal(fflush(full), 0);
    assert_int_equal(tni_call_failures(), before + 1);
    assert_int_equal(tni_memory_failures(), 0);
    fclose(full);
    const size_t closed = tni_call_failures();
    void *volatile memory = malloc(SIZE_MAX / 4);
    assert_null(memory);
    memory = calloc(SIZE_MAX / 4, 1);
    assert_null(memory);
    memory = realloc(NULL, SIZE_MAX / 4);
    assert_null(memory);
    assert_int_equal(tni_memory_failures(), 3);
    assert_int_equal(tni_call_failures(), closed + 3);
    FILE *empty = fopen("/dev/null", "rb");
    char text[4];
    assert_int_equal(fread(text, 1, 4, empty), 0);
    assert_int_equal(tni_call_failures(), closed + 3);
    fclose(empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(test_calls__what_succeeds_is_not_counted),
        WITH_FOLDER(test_calls__a_failed_one_is_counted),
    };
    return RUN(tests);
}
