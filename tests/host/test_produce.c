/* Files that another process writes: whatever becomes of it, the old file or a proved new one. */
#include "host/folder.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

typedef enum act { WRITES, REFUSES, DIES, EXITS, STARVES, LINGERS } act;

static tn_status writer(void *context, const char *path, const char *in, const char **reason)
{
    const act what = *(const act *)context;
    FILE *file = fopen(path, "wb");
    char here[256] = "";
    assert_true(getcwd(here, sizeof(here)) && strstr(here, ".tenor-") && access(in, W_OK) == 0);
    fputs("new", file);
    fclose(file);
    char litter[256];
    snprintf(litter, sizeof(litter), "%s/tmp.library", in);
    file = fopen(litter, "wb");
    fclose(file);
    fputs("a library's warning\n", stderr); /* must not be seen */
    if (what == REFUSES) {
        *reason = "it lacks rows";
        return TN_E_WRITE;
    }
    if (what == STARVES) {
        *reason = "out of memory";
        return TN_E_NOMEM;
    }
    if (what == DIES) {
        raise(SIGKILL);
    }
    while (what == LINGERS) {
        sleep(1);
    }
    if (what == EXITS) {
        _exit(0); /* no word said: no success */
    }
    return TN_OK;
}

static tn_status produce(act what, bool force, uint64_t need, const char **reason)
{
    tn_arena *arena = tn_arena_new(NULL);
    const tni_producer p = {
        .path = target, .force = force, .need_bytes = need, .write = writer, .context = &what};
    static char said[256];
    *reason = "";
    const tn_status status = tni_file_produce(arena, &p, reason);
    snprintf(said, sizeof(said), "%s", *reason);
    *reason = said;
    tn_arena_free(arena);
    return status;
}

static void test_produce__a_proved_file_replaces_the_old_one(void **state)
{
    (void)state;
    const char *reason;
    assert_int_equal(produce(WRITES, false, 0, &reason), TN_OK);
    assert_holds(target, "new");
    put(target, "old");
    assert_int_equal(produce(WRITES, false, 0, &reason), TN_E_EXISTS);
    assert_holds(target, "old");
    assert_int_equal(produce(WRITES, true, 0, &reason), TN_OK);
    assert_holds(target, "new");
    assert_int_equal(count_files(), 1);
}

static bool three_times(void *context)
{
    (void)context;
    static int asked;
    return ++asked < 3;
}

static void test_produce__is_stopped_by_who_waits(void **state)
{
    (void)state;
    act what = LINGERS;
    tn_arena *arena = tn_arena_new(NULL);
    const tni_producer p = {
        .path = target, .force = true, .write = writer, .more = three_times, .context = &what};
    const char *reason = "";
    put(target, "old");
    assert_int_equal(tni_file_produce(arena, &p, &reason), TN_E_WRITE);
    assert_string_equal(reason, "it was stopped");
    assert_holds(target, "old");
    assert_int_equal(count_files(), 1);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* nobody is left behind */
    tn_arena_free(arena);
}

static void test_produce__whatever_goes_wrong_the_old_file_stays(void **state)
{
    (void)state;
    static const struct {
        act what;
        const char *says;
    } cases[] = {{REFUSES, "it lacks rows"},
                 {DIES, "signal 9"},
                 {EXITS, "ended early"},
                 {STARVES, "out of memory"}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *reason;
        put(target, "old");
        assert_int_equal(produce(cases[i].what, true, 0, &reason), TN_E_WRITE);
        assert_non_null(strstr(reason, cases[i].says));
        assert_holds(target, "old");
        assert_int_equal(count_files(), 1);
    }
}

/* What a parent that was killed too left behind goes with the next save in the folder. */
static void test_produce__leftovers_of_the_dead_are_cleared(void **state)
{
    (void)state;
    char dir[128], file[160];
    const char *reason;
    const pid_t dead = fork();
    if (dead == 0) {
        _exit(0);
    }
    waitpid(dead, NULL, 0);
    snprintf(dir, sizeof(dir), "%s/.tenor-%ld-0.tmp", folder, (long)dead);
    snprintf(file, sizeof(file), "%s/tmp.library", dir);
    assert_int_equal(mkdir(dir, 0700), 0);
    put(file, "half a sheet");
    assert_int_equal(produce(WRITES, true, 0, &reason), TN_OK);
    assert_int_equal(count_files(), 1);
    assert_int_equal(access(dir, F_OK), -1);
}

static void test_produce__no_room_is_known_before(void **state)
{
    (void)state;
    const char *reason;
    put(target, "old");
    assert_int_equal(produce(WRITES, true, UINT64_MAX / 2, &reason), TN_E_WRITE);
    assert_non_null(strstr(reason, "space"));
    assert_holds(target, "old");
    assert_int_equal(count_files(), 1);
}

static void test_produce__no_process_can_be_made(void **state)
{
    (void)state;
    struct rlimit before, none = {0, 0};
    getrlimit(RLIMIT_NOFILE, &before);
    none.rlim_cur = 6; /* two folders and a temporary file, but no pipe */
    none.rlim_max = before.rlim_max;
    put(target, "old");
    setrlimit(RLIMIT_NOFILE, &none);
    const char *reason;
    const tn_status status = produce(WRITES, true, 0, &reason);
    setrlimit(RLIMIT_NOFILE, &before);
    assert_int_equal(status, TN_E_WRITE);
    assert_holds(target, "old");
    assert_int_equal(count_files(), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(test_produce__a_proved_file_replaces_the_old_one),
        WITH_FOLDER(test_produce__is_stopped_by_who_waits),
        WITH_FOLDER(test_produce__whatever_goes_wrong_the_old_file_stays),
        WITH_FOLDER(test_produce__leftovers_of_the_dead_are_cleared),
        WITH_FOLDER(test_produce__no_room_is_known_before),
        WITH_FOLDER(test_produce__no_process_can_be_made),
    };
    return RUN(tests);
}
