/* Saving where there is no room, and among signals. */
#include "host/folder.h"

#include <errno.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/time.h>

static char big[128 * 1024];

static void make_big(void)
{
    memset(big, 'x', sizeof(big) - 1);
}

/* Old and untouched, or new and whole; never anything else, nothing left beside it. */
static void assert_old_or_new(tn_status status)
{
    if (status == TN_OK) {
        struct stat now;
        assert_int_equal(stat(target, &now), 0);
        assert_int_equal(now.st_size, sizeof(big) - 1);
    } else {
        assert_int_equal(status, TN_E_WRITE);
        assert_holds(target, "old");
    }
    assert_int_equal(count_files(), 1);
}

static void test_disk_full__old_file_stays(void **state)
{
    (void)state;
    make_big();
    size_t failed = 0, saved = 0;
    for (int kib = 8; kib <= 256; kib += 4) {
        char size[32];
        snprintf(size, sizeof(size), "size=%dk", kib);
        if (mount("none", folder, "tmpfs", 0, size) != 0) {
            print_message("SKIPPED: mount needs root\n");
            return;
        }
        put(target, "old");
        const tn_status status = save(target, big, true, NULL);
        failed += status != TN_OK;
        saved += status == TN_OK;
        assert_old_or_new(status);
        assert_int_equal(umount(folder), 0);
    }
    assert_true(failed > 10 && saved > 10);
}

static void test_file_size_limit__old_file_stays(void **state)
{
    (void)state;
    make_big();
    struct rlimit before;
    getrlimit(RLIMIT_FSIZE, &before);
    for (rlim_t limit = 0; limit <= sizeof(big) + 4096; limit += 4096) {
        put(target, "old");
        setrlimit(RLIMIT_FSIZE, &(struct rlimit){limit, before.rlim_max});
        const tn_status status = save(target, big, true, NULL);
        setrlimit(RLIMIT_FSIZE, &before);
        assert_int_equal(status, limit < sizeof(big) - 1 ? TN_E_WRITE : TN_OK);
        assert_old_or_new(status);
    }
}

static void test_descriptors_used_up__old_file_stays(void **state)
{
    (void)state;
    put(target, "old");
    struct rlimit before;
    getrlimit(RLIMIT_NOFILE, &before);
    tn_status last = TN_E_WRITE;
    for (rlim_t limit = 3; last != TN_OK && limit < 20; limit++) {
        setrlimit(RLIMIT_NOFILE, &(struct rlimit){limit, before.rlim_max});
        last = save(target, "new", true, NULL);
        setrlimit(RLIMIT_NOFILE, &before);
        assert_holds(target, last == TN_OK ? "new" : "old");
        assert_int_equal(count_files(), 1);
    }
    assert_int_equal(last, TN_OK);
}

static volatile sig_atomic_t alarms;

static void on_alarm(int number)
{
    (void)number;
    alarms++;
}

static void test_signals__do_not_disturb(void **state)
{
    (void)state;
    make_big();
    const struct sigaction act = {.sa_handler = on_alarm}; /* no SA_RESTART: calls end with EINTR */
    sigaction(SIGALRM, &act, NULL);
    setitimer(ITIMER_REAL, &(struct itimerval){{0, 200}, {0, 200}}, NULL);
    for (size_t i = 0, rounds = test_rounds(300); i < rounds; i++) {
        assert_int_equal(save(target, big, true, NULL), TN_OK);
    }
    setitimer(ITIMER_REAL, &(struct itimerval){0}, NULL);
    print_message("%d alarms\n", (int)alarms);
    assert_true(alarms > 10);
    assert_int_equal(count_files(), 1);
}

static void test_output__is_written_piece_by_piece(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tni_output output;
    const char *reason = NULL;
    assert_int_equal(tni_output_begin(arena, target, false, &output, &reason), TN_OK);
    assert_int_equal(tni_output_add(&output, "made ", 5, &reason), TN_OK);
    assert_int_equal(tni_output_add(&output, "elsewhere", 9, &reason), TN_OK);
    const mode_t mask = umask(026);
    assert_int_equal(tni_output_commit(&output, &reason), TN_OK);
    umask(mask);
    assert_int_equal(mode_of(target), 0640);
    assert_holds(target, "made elsewhere");
    assert_int_equal(tni_output_begin(arena, target, false, &output, &reason), TN_E_EXISTS);
    assert_int_equal(tni_output_begin(arena, target, true, &output, &reason), TN_OK);
    tni_output_abandon(&output);
    tni_output_abandon(&output); /* twice is fine */
    assert_holds(target, "made elsewhere");
    unlink(target);
    assert_int_equal(tni_output_begin(arena, target, false, &output, &reason), TN_OK);
    put(target, "somebody else's");
    assert_int_equal(tni_output_commit(&output, &reason), TN_E_EXISTS);
    assert_holds(target, "somebody else's");
    assert_int_equal(count_files(), 1);
    tn_arena_free(arena);
}

int main(void)
{
    tni_host_start();
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(test_disk_full__old_file_stays),
        WITH_FOLDER(test_file_size_limit__old_file_stays),
        WITH_FOLDER(test_descriptors_used_up__old_file_stays),
        WITH_FOLDER(test_signals__do_not_disturb),
        WITH_FOLDER(test_output__is_written_piece_by_piece),
    };
    return RUN(tests);
}
