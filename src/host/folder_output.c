/* Part of host.h. A folder of files that appears as a whole: built beside its place, renamed. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* syncfs */
#endif
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/host.h"
#include "host/reason.h"
#include "host/replace.h"

tn_status tni_folder_begin(tn_arena *arena, const char *path, tni_folder_output *out,
                           const char **reason)
{
    const size_t length = strlen(path);
    const bool slash = length > 1 && path[length - 1] == '/';
    const char *target = tn_arena_copy(arena, path, length - slash);
    char *building = target ? tn_arena_format(arena, "%s.tenor-XXXXXX", target) : NULL;
    if (!building) {
        return TN_E_NOMEM;
    }
    if (rmdir(target) != 0 && errno != ENOENT) { /* an empty one comes back as the new one */
        return errno == ENOTEMPTY || errno == EEXIST
                   ? tni_refuse(reason, TN_E_EXISTS, "the folder is not empty")
                   : tni_fail(reason, errno);
    }
    if (!mkdtemp(building)) {
        return tni_fail(reason, errno);
    }
    *out = (tni_folder_output){.target = target, .building = building};
    return TN_OK;
}

tn_status tni_folder_add(tn_arena *arena, const tni_folder_output *out, const char *name,
                         const char *bytes, size_t size, const char **reason)
{
    char *path = tn_arena_format(arena, "%s/%s", out->building, name);
    if (!path) {
        return TN_E_NOMEM;
    }
    for (char *slash = path + strlen(out->building) + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        const bool made = mkdir(path, 0777) == 0 || errno == EEXIST;
        *slash = '/';
        if (!made) {
            return tni_fail(reason, errno);
        }
    }
    const int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd < 0) {
        return tni_fail(reason, errno);
    }
    int error = tni_write_all(fd, bytes, size);
    if (close(fd) != 0 && !error) {
        error = errno;
    }
    return error ? tni_fail(reason, error) : TN_OK;
}

tn_status tni_folder_commit(tn_arena *arena, tni_folder_output *out, const char **reason)
{
    const int fd = open(out->building, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int error = fd < 0 || syncfs(fd) != 0 || fchmod(fd, tni_mode_new(0777)) != 0 ? errno : 0;
    if (fd >= 0) {
        close(fd);
    }
    if (!error && rename(out->building, out->target) != 0) {
        error = errno;
    }
    if (error) {
        tni_folder_abandon(out);
        return tni_fail(reason, error);
    }
    const char *above = tni_path_folder(arena, out->target);
    const int parent = above ? open(above, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (parent >= 0) {
        fsync(parent);
        close(parent);
    }
    return TN_OK;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *at)
{
    (void)status, (void)type, (void)at;
    return remove(path);
}

void tni_folder_abandon(tni_folder_output *out)
{
    nftw(out->building, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}
