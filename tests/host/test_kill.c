/* Saving among processes that die, fight for one file or play tricks with links. */
#include "host/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <time.h>

static void pause_us(int64_t us)
{
    nanosleep(&(struct timespec){.tv_nsec = (long)us * 1000}, NULL);
}

/* The number in the file, every line of which repeats it; fails when it is torn. */
static unsigned read_version(void)
{
    tn_arena *arena = tn_arena_new(NULL);
    tni_file file;
    const char *reason = NULL;
    assert_int_equal(tni_file_read(arena, target, TNI_READ_MAX, &file, &reason), TN_OK);
    const unsigned version = (unsigned)strtoul(file.bytes, NULL, 10);
    const size_t lines = 500 + version % 97;
    char line[32];
    const size_t length = (size_t)snprintf(line, sizeof(line), "%u\n", version);
    assert_int_equal(file.size, lines * length);
    for (size_t i = 0; i < lines; i++) {
        assert_memory_equal(file.bytes + i * length, line, length);
    }
    tn_arena_free(arena);
    return version;
}

static tn_status save_version(unsigned version, tni_file_version *stamp)
{
    static char text[16 * 1024];
    size_t used = 0;
    for (size_t i = 0; i < 500 + version % 97; i++) {
        used += (size_t)snprintf(text + used, sizeof(text) - used, "%u\n", version);
    }
    tn_arena *arena = tn_arena_new(NULL);
    const char *reason = NULL;
    const tn_status status = tni_file_save(
        arena, &(tni_save){target, text, used, stamp->exists ? stamp : NULL, !stamp->exists, 0},
        stamp, &reason);
    tn_arena_free(arena);
    return status;
}

/* Saves one version after the other and acknowledges each on the pipe, until it is killed. */
static void save_forever(unsigned version, int pipe_end)
{
    tni_file_version stamp = {0};
    while (save_version(++version, &stamp) == TN_OK) {
        if (write(pipe_end, &version, sizeof(version)) != sizeof(version)) {
            break;
        }
    }
    _exit(1);
}

static void test_kill__old_or_new_and_nothing_acknowledged_is_lost(void **state)
{
    (void)state;
    uint64_t seed = 20270411;
    unsigned version = 0;
    tni_file_version stamp = {0};
    assert_int_equal(save_version(version, &stamp), TN_OK);
    for (size_t round = 0, rounds = test_rounds(250); round < rounds; round++) {
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        const pid_t child = fork();
        if (child == 0) {
            save_forever(version, ends[1]);
        }
        close(ends[1]);
        pause_us(test_between(&seed, 100, 3000));
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        assert_true(WIFSIGNALED(status));
        unsigned acknowledged = version;
        while (read(ends[0], &acknowledged, sizeof(acknowledged)) == sizeof(acknowledged)) {
        }
        close(ends[0]);
        version = read_version();
        if (version != acknowledged && version != acknowledged + 1) {
            fail_msg("round %zu: %u acknowledged, %u found", round, acknowledged, version);
        }
    }
    print_message("%u versions saved\n", version);
    assert_true(version > 0);
    stamp.exists = false;
    assert_int_equal(save_version(version, &stamp), TN_OK); /* cleans up after the dead */
    assert_int_equal(count_files(), 1);
}

/* Adds 1 to the number in the file, again from the reading whenever somebody was faster. */
static void add_one(void)
{
    for (;;) {
        tn_arena *arena = tn_arena_new(NULL);
        tni_file file;
        const char *reason = NULL;
        char text[32];
        tn_status status = tni_file_read(arena, target, TNI_READ_MAX, &file, &reason);
        if (status == TN_OK) {
            snprintf(text, sizeof(text), "%lu", strtoul(file.bytes, NULL, 10) + 1);
            status = tni_file_save(
                arena, &(tni_save){target, text, strlen(text), &file.version, 0, 0}, NULL, &reason);
        }
        tn_arena_free(arena);
        if (status == TN_OK) {
            return;
        }
        if (status != TN_E_CHANGED && status != TN_E_READ) {
            _exit(1);
        }
    }
}

static void test_many_processes__no_update_is_lost(void **state)
{
    (void)state;
    enum { PROCESSES = 200 };
    put(target, "0");
    for (size_t round = 0, rounds = test_rounds(1); round < rounds; round++) {
        pid_t children[PROCESSES];
        for (size_t i = 0; i < PROCESSES; i++) {
            children[i] = fork();
            assert_true(children[i] >= 0);
            if (children[i] == 0) {
                add_one();
                _exit(0);
            }
        }
        for (size_t i = 0; i < PROCESSES; i++) {
            int status = 0;
            waitpid(children[i], &status, 0);
            assert_int_equal(status, 0);
        }
        char expected[32];
        snprintf(expected, sizeof(expected), "%zu", (round + 1) * PROCESSES);
        assert_holds(target, expected);
    }
    assert_int_equal(count_files(), 1);
}

static void test_two_new_files__one_name_is_taken_once(void **state)
{
    (void)state;
    for (size_t round = 0, rounds = test_rounds(20); round < rounds; round++) {
        size_t taken = 0;
        pid_t children[8];
        for (size_t i = 0; i < COUNT(children); i++) {
            children[i] = fork();
            if (children[i] == 0) {
                const tn_status status = save(target, "x", false, NULL);
                _exit(status == TN_OK ? 0 : status == TN_E_EXISTS ? 1 : 2);
            }
        }
        for (size_t i = 0; i < COUNT(children); i++) {
            int status = 0;
            waitpid(children[i], &status, 0);
            assert_true(WIFEXITED(status) && WEXITSTATUS(status) < 2);
            taken += WEXITSTATUS(status) == 0;
        }
        assert_int_equal(taken, 1);
        assert_int_equal(count_files(), 1);
        unlink(target);
    }
}

/* Somebody exchanges the file for a link to another one of ours, over and over. */
static void test_link_swapped_in__the_other_file_is_never_touched(void **state)
{
    (void)state;
    char victim[96], spare[96];
    snprintf(victim, sizeof(victim), "%s/victim", folder);
    snprintf(spare, sizeof(spare), "%s/spare", folder);
    put(victim, "precious");
    const pid_t attacker = fork();
    if (attacker == 0) {
        for (;;) {
            if (symlink(victim, spare) == 0) {
                rename(spare, target);
            }
            put(spare, "old");
            rename(spare, target);
        }
    }
    const tni_file_version stamp = stamp_of("old");
    size_t saved = 0;
    for (size_t i = 0, rounds = test_rounds(2000); i < rounds; i++) {
        saved += save(target, "new", false, &stamp) == TN_OK;
    }
    kill(attacker, SIGKILL);
    waitpid(attacker, NULL, 0);
    assert_holds(victim, "precious");
    print_message("%zu of the saves met the file\n", saved);
}

static void make_temporary(const char *name)
{
    char path[128], file[160];
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    snprintf(file, sizeof(file), "%s/new", path);
    assert_int_equal(mkdir(path, 0700), 0);
    put(file, "half a file");
}

static bool exists(const char *name)
{
    char path[128];
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return access(path, F_OK) == 0;
}

/* Dead is what can be locked, whatever number is in the name: the same process number may be alive
 * in another name space, or be another process by now. */
static void test_stale__only_of_the_dead_and_only_ours(void **state)
{
    (void)state;
    char path[128];
    const char *const stay[] = {".tenor-x-0.tmp", ".tenor-99999999-0.tmp.txt", "tenor-99-0.tmp",
                                ".tenor-99999999-1.tmp"};
    for (size_t i = 0; i < COUNT(stay); i++) {
        make_temporary(stay[i]);
    }
    make_temporary(".tenor-1-0.tmp"); /* process 1 is alive, and holds no lock */
    make_temporary(".tenor-99999999-0.tmp");
    snprintf(path, sizeof(path), "%s/%s", folder, stay[3]);
    const int fd = open(path, O_RDONLY | O_DIRECTORY);
    assert_int_equal(flock(fd, LOCK_EX | LOCK_NB), 0); /* its process is not even there */
    assert_int_equal(save(target, "x", false, NULL), TN_OK);
    for (size_t i = 0; i < COUNT(stay); i++) {
        assert_true(exists(stay[i]));
    }
    assert_false(exists(".tenor-1-0.tmp"));
    assert_false(exists(".tenor-99999999-0.tmp"));
    close(fd);
    assert_int_equal(save(target, "y", true, NULL), TN_OK);
    assert_false(exists(stay[3]));
}

/* Somebody exchanges our temporary folders and files for links, over and over. */
static void exchange_temporaries(const char *victim_folder)
{
    char name[160], spare[96];
    snprintf(spare, sizeof(spare), "%s/spare", folder);
    for (unsigned i = 0;; i++) {
        DIR *dir = opendir(folder);
        for (struct dirent *e = dir ? readdir(dir) : NULL; e; e = readdir(dir)) {
            if (strncmp(e->d_name, ".tenor-", 7) == 0) {
                snprintf(name, sizeof(name), "%s/%.60s", folder, e->d_name);
                if (rename(name, spare) == 0 && symlink(victim_folder, name) != 0) {
                    rename(spare, name);
                }
            }
        }
        closedir(dir);
    }
}

static void test_temporary_exchanged__no_other_file_is_written_and_no_link_is_left(void **state)
{
    (void)state;
    char outside[64], victim[96];
    snprintf(outside, sizeof(outside), "/tmp/tenor-victim-XXXXXX");
    assert_non_null(mkdtemp(outside));
    snprintf(victim, sizeof(victim), "%s/new", outside);
    put(victim, "precious");
    put(target, "old");
    const pid_t attacker = fork();
    if (attacker == 0) {
        exchange_temporaries(outside);
    }
    size_t saved = 0;
    for (size_t i = 0, rounds = test_rounds(300); i < rounds; i++) {
        struct stat there;
        const bool fine = save(target, "new", true, NULL) == TN_OK;
        saved += fine;
        assert_int_equal(lstat(target, &there), 0);
        assert_true(S_ISREG(there.st_mode));
        assert_holds(victim, "precious");
    }
    kill(attacker, SIGKILL);
    waitpid(attacker, NULL, 0);
    assert_holds(target, saved ? "new" : "old");
    print_message("%zu of the saves were done\n", saved);
    unlink(victim);
    rmdir(outside);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(test_kill__old_or_new_and_nothing_acknowledged_is_lost),
        WITH_FOLDER(test_many_processes__no_update_is_lost),
        WITH_FOLDER(test_two_new_files__one_name_is_taken_once),
        WITH_FOLDER(test_link_swapped_in__the_other_file_is_never_touched),
        WITH_FOLDER(test_stale__only_of_the_dead_and_only_ours),
        WITH_FOLDER(test_temporary_exchanged__no_other_file_is_written_and_no_link_is_left),
    };
    return RUN(tests);
}
