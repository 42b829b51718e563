/* A folder of its own for each test of the host, and what it does with files there. */
#ifndef TN_TEST_FOLDER_H
#define TN_TEST_FOLDER_H

#include "support/test.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/host.h"

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

static char folder[64], target[96];

static inline int make_folder(void **state)
{
    (void)state;
    const bool shm = access("/dev/shm", W_OK) == 0; /* many saves: the disk need not wear out */
    snprintf(folder, sizeof(folder), "%s/tenor-test-XXXXXX", shm ? "/dev/shm" : "/tmp");
    if (!mkdtemp(folder)) {
        return -1;
    }
    snprintf(target, sizeof(target), "%s/f.ini", folder);
    return 0;
}

static inline int remove_folder(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof(command), "rm -rf '%s'", folder);
    return system(command);
}

static inline void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static inline void assert_holds(const char *path, const char *text)
{
    static char got[1 << 16];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    const size_t size = fread(got, 1, sizeof(got) - 1, file);
    fclose(file);
    got[size] = '\0';
    assert_string_equal(got, text);
}

static inline size_t count_files(void)
{
    size_t count = 0;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    for (struct dirent *e = readdir(dir); e; e = readdir(dir)) {
        count += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
    }
    closedir(dir);
    return count;
}

static inline mode_t mode_of(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return status.st_mode & 07777;
}

static inline tn_status save(const char *path, const char *text, bool force,
                             const tni_file_version *version)
{
    tn_arena *arena = tn_arena_new(NULL);
    const char *reason = NULL;
    const tn_status status = tni_file_save(
        arena, &(tni_save){path, text, strlen(text), version, force, false}, NULL, &reason);
    assert_true(status == TN_OK || status == TN_E_NOMEM || reason != NULL);
    tn_arena_free(arena);
    return status;
}

static inline tni_file_version stamp_of(const char *text)
{
    return tni_file_version_of(text, strlen(text));
}

#endif
