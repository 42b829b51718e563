/* Reading files, pipes and what is neither. */
#include "host/folder.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

static tn_status read_path(const char *path, size_t cap, char *out, size_t room)
{
    tn_arena *arena = tn_arena_new(NULL);
    tni_file file = {0};
    const char *reason = "no reason";
    const tn_status status = tni_file_read(arena, path, cap, &file, &reason);
    snprintf(out, room, "%s", status == TN_OK ? file.bytes : reason);
    tn_arena_free(arena);
    return status;
}

static void test_kinds__read_or_a_reason(void **state)
{
    (void)state;
    char path[128], got[256];
    put(target, "text");
    assert_int_equal(read_path(target, 4, got, sizeof(got)), TN_OK);
    assert_string_equal(got, "text");
    assert_int_equal(read_path(target, 3, got, sizeof(got)), TN_E_READ);
    assert_string_equal(got, "too large");
    snprintf(path, sizeof(path), "%s/none", folder);
    assert_int_equal(read_path(path, 9, got, sizeof(got)), TN_E_READ);
    assert_string_equal(got, "no such file");
    assert_int_equal(read_path(folder, 9, got, sizeof(got)), TN_E_READ);
    assert_string_equal(got, "is a folder");
    assert_int_equal(read_path("/dev/zero", 9, got, sizeof(got)), TN_E_READ);
    assert_string_equal(got, "is a device");
    assert_int_equal(read_path("", 9, got, sizeof(got)), TN_E_READ);
    snprintf(path, sizeof(path), "%s/x", target);
    assert_int_equal(read_path(path, 9, got, sizeof(got)), TN_E_READ);
    assert_string_equal(got, "a part of the path is not a folder");
    snprintf(path, sizeof(path), "%s/loop", folder);
    assert_int_equal(symlink(path, path), 0);
    assert_int_equal(read_path(path, 9, got, sizeof(got)), TN_E_READ);
    assert_string_equal(got, "too many links");
    assert_int_equal(read_path("/proc/self/mem", 9, got, sizeof(got)), TN_E_READ);
}

static void test_stamp__is_that_of_the_bytes(void **state)
{
    (void)state;
    put(target, "");
    tn_arena *arena = tn_arena_new(NULL);
    tni_file file;
    const char *reason = NULL;
    assert_int_equal(tni_file_read(arena, target, 10, &file, &reason), TN_OK);
    assert_int_equal(file.size, 0);
    assert_true(file.version.exists);
    assert_true(tni_file_version_of("a", 1).hash != tni_file_version_of("b", 1).hash);
    assert_true(file.version.hash == UINT64_C(14695981039346656037)); /* FNV-1a of nothing */
    assert_true(tni_file_version_of("foobar", 6).hash ==
                UINT64_C(0x85944171f73967e8)); /* its authors' */
    tn_arena_free(arena);
}

/* Runs write_all in a child whose output is our pipe. */
static int feed(void (*write_all)(int))
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    if (fork() == 0) {
        signal(SIGPIPE, SIG_DFL);
        close(ends[0]);
        write_all(ends[1]);
        _exit(0);
    }
    close(ends[1]);
    return ends[0];
}

static void write_slowly(int fd)
{
    for (int i = 0; i < 3; i++) {
        if (write(fd, "abc", 3) != 3) {
            _exit(1);
        }
        usleep(2000);
    }
}

static void write_forever(int fd)
{
    static char zeros[65536];
    while (write(fd, zeros, sizeof(zeros)) > 0) {
    }
}

static tn_status count_bytes(void *context, const char *bytes, size_t size)
{
    (void)bytes;
    *(size_t *)context += size;
    return TN_OK;
}

static void test_pipes__read_to_the_end_or_the_cap(void **state)
{
    (void)state;
    char path[64], got[64];
    int fd = feed(write_slowly);
    snprintf(path, sizeof(path), "/dev/fd/%d", fd);
    assert_int_equal(read_path(path, 100, got, sizeof(got)), TN_OK);
    assert_string_equal(got, "abcabcabc");
    close(fd);
    const int standard = dup(0);
    fd = feed(write_forever);
    dup2(fd, 0);
    close(fd);
    assert_int_equal(read_path("-", TNI_READ_MAX, got, sizeof(got)), TN_E_READ);
    assert_string_equal(got, "larger than 8 MiB");
    tn_arena *arena = tn_arena_new(NULL);
    size_t total = 0;
    const char *reason = NULL;
    assert_int_equal(tni_file_stream(arena, "-", 1000000, count_bytes, &total, &reason), TN_E_READ);
    assert_true(total <= 1000000);
    assert_true(tn_arena_size(arena) < 300 * 1024);
    tn_arena_free(arena);
    dup2(standard, 0);
    close(standard);
    while (wait(NULL) > 0) {
    }
}

static tn_status stop_at_once(void *context, const char *bytes, size_t size)
{
    (void)bytes;
    *(size_t *)context += size;
    return TN_E_FINDINGS;
}

static void test_stream__pieces_and_a_taker_that_stops(void **state)
{
    (void)state;
    FILE *file = fopen(target, "wb");
    for (int i = 0; i < 100000; i++) {
        fputs("0123456789", file);
    }
    fclose(file);
    tn_arena *arena = tn_arena_new(NULL);
    size_t total = 0;
    const char *reason = NULL;
    assert_int_equal(tni_file_stream(arena, target, 0, count_bytes, &total, &reason), TN_OK);
    assert_int_equal(total, 1000000);
    total = 0;
    assert_int_equal(tni_file_stream(arena, target, 0, stop_at_once, &total, &reason),
                     TN_E_FINDINGS);
    assert_true(total > 0 && total < 1000000);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(test_kinds__read_or_a_reason),
        WITH_FOLDER(test_stamp__is_that_of_the_bytes),
        WITH_FOLDER(test_pipes__read_to_the_end_or_the_cap),
        WITH_FOLDER(test_stream__pieces_and_a_taker_that_stops),
    };
    return RUN(tests);
}
