/* Part of host.h. A folder of files that appears as a whole: built in a temporary folder beside its
 * place, renamed. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* syncfs */
#endif
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/reason.h"
#include "host/replace.h"
#include "host/scratch.h"

/* Whether something is in the target's way; errno, 0: nothing, or an empty folder. */
static int check_target(int folder, const char *name)
{
    const int fd = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    if (!dir) {
        const int error = errno;
        if (fd >= 0) {
            close(fd);
        }
        return fd < 0 && error == ENOENT ? 0 : error;
    }
    size_t count = 0;
    errno = 0;
    while (count <= 2 && readdir(dir)) { /* . and .. */
        count++;
    }
    const int error = count > 2 ? ENOTEMPTY : errno;
    closedir(dir);
    return error;
}

static tn_status fail(const char **reason, int error)
{
    return error == ENOTEMPTY || error == EEXIST
               ? tni_refuse(reason, TN_E_EXISTS, "the folder is not empty")
               : tni_fail(reason, error);
}

tn_status tni_folder_begin(tn_arena *arena, const char *path, tni_folder_output *out,
                           const char **reason)
{
    const size_t length = strlen(path);
    const bool slash = length > 1 && path[length - 1] == '/';
    const char *target = tn_arena_copy(arena, path, length - slash);
    const char *above = target ? tni_path_folder(arena, target) : NULL;
    if (!above) {
        return TN_E_NOMEM;
    }
    *out = (tni_folder_output){.name = tni_path_name(target),
                               .folder = open(above, O_RDONLY | O_DIRECTORY | O_CLOEXEC),
                               .scratch.fd = -1};
    const int error = out->folder < 0 ? errno : check_target(out->folder, out->name);
    tn_status status = error ? fail(reason, error) : TN_OK;
    status = status ? status : tni_scratch_make(arena, out->folder, &out->scratch, reason);
    if (status == TN_OK && mkdirat(out->scratch.fd, TNI_OUTPUT_NEW, 0700) != 0) {
        status = tni_fail(reason, errno);
    }
    if (status != TN_OK) {
        tni_folder_abandon(out);
    }
    return status;
}

tn_status tni_folder_add(tn_arena *arena, const tni_folder_output *out, const char *name,
                         const char *bytes, size_t size, const char **reason)
{
    char *path = tn_arena_format(arena, TNI_OUTPUT_NEW "/%s", name);
    if (!path) {
        return TN_E_NOMEM;
    }
    for (char *slash = path + sizeof(TNI_OUTPUT_NEW); (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        const bool made = mkdirat(out->scratch.fd, path, 0777) == 0 || errno == EEXIST;
        *slash = '/';
        if (!made) {
            return tni_fail(reason, errno);
        }
    }
    const int fd =
        openat(out->scratch.fd, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd < 0) {
        return tni_fail(reason, errno);
    }
    int error = tni_write_all(fd, bytes, size);
    if (close(fd) != 0 && !error) {
        error = errno;
    }
    return error ? tni_fail(reason, error) : TN_OK;
}

/* An empty folder at the target is replaced by the rename. */
static tn_status place(const tni_folder_output *out, const char **reason)
{
    if (!tni_folder_lock(out->folder)) {
        return tni_refuse(reason, TN_E_WRITE,
                          "another program has been saving in this folder for long");
    }
    tni_scratch_remove_dead(out->folder);
    if (renameat(out->scratch.fd, TNI_OUTPUT_NEW, out->folder, out->name) != 0) {
        return fail(reason, errno);
    }
    return tni_folder_flush(out->folder)
               ? TN_OK
               : tni_refuse(reason, TN_E_WRITE,
                            "the new folder is in place, but the disk reports an error");
}

tn_status tni_folder_commit(tni_folder_output *out, const char **reason)
{
    const int fd =
        openat(out->scratch.fd, TNI_OUTPUT_NEW, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    const int error = fd < 0 || syncfs(fd) != 0 || fchmod(fd, tni_mode_new(0777)) != 0 ? errno : 0;
    if (fd >= 0) {
        close(fd);
    }
    const tn_status status = error ? tni_fail(reason, error) : place(out, reason);
    tni_folder_abandon(out);
    return status;
}

void tni_folder_abandon(tni_folder_output *out)
{
    if (out->folder >= 0) {
        tni_scratch_remove(out->folder, &out->scratch);
        close(out->folder); /* releases the lock too */
        out->folder = -1;
    }
}
