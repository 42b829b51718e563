/* Part of host.h. Writing so that a file is always the old one or the new one: a temporary file
 * beside it, flushed and read back; replace.c then renames it. */
#define _XOPEN_SOURCE 700 /* realpath */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/replace.h"

enum { TEMP_TRIES = 1000 };

/* The folder and name that path leads to, links followed: *folder is absolute. */
static tn_status resolve(tn_arena *arena, const char *path, const char **folder, const char **name,
                         const char **reason)
{
    struct stat status;
    char real[PATH_MAX];
    const bool there = lstat(path, &status) == 0;
    if (there && S_ISLNK(status.st_mode)) {
        if (!realpath(path, real)) {
            return tni_refuse(reason, TN_E_WRITE, "is a link to a missing file");
        }
        *name = tn_arena_text(arena, tni_path_name(real));
        *folder = tni_path_folder(arena, real);
        return *name && *folder ? TN_OK : TN_E_NOMEM;
    }
    const char *own = tni_path_folder(arena, path);
    *name = tn_arena_text(arena, tni_path_name(path));
    if (!own || !*name) {
        return TN_E_NOMEM;
    }
    if (!**name) {
        return tni_refuse(reason, TN_E_WRITE, "is a folder");
    }
    if (!realpath(own, real)) {
        return tni_fail(reason, errno);
    }
    *folder = tn_arena_text(arena, real);
    return *folder ? TN_OK : TN_E_NOMEM;
}

/* An empty 0600 file in the folder, under a name nobody else has. */
static int create_temp(tn_arena *arena, tni_output *out, const char *folder)
{
    for (unsigned i = 0; i < TEMP_TRIES; i++) {
        out->temp_name = tn_arena_format(arena, ".tenor-%ld-%u.tmp", (long)getpid(), i);
        if (!out->temp_name) {
            return -1;
        }
        const int fd = openat(out->folder, out->temp_name,
                              O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (fd >= 0) {
            out->temp_path = tni_path_join(arena, folder, out->temp_name);
            return fd;
        }
        if (errno != EEXIST) {
            return -1;
        }
    }
    return -1;
}

static tn_status begin(tn_arena *arena, const char *path, tni_output *out, int *out_fd,
                       const char **reason)
{
    const char *folder = NULL;
    const tn_status status = resolve(arena, path, &folder, &out->name, reason);
    if (status != TN_OK) {
        return status;
    }
    out->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (out->folder < 0) {
        return tni_fail(reason, errno);
    }
    struct stat target;
    if (fstatat(out->folder, out->name, &target, AT_SYMLINK_NOFOLLOW) == 0) {
        if (!S_ISREG(target.st_mode)) {
            tni_output_abandon(out);
            return tni_refuse(reason, TN_E_WRITE,
                              S_ISDIR(target.st_mode) ? "is a folder" : "is a device");
        }
        if (!out->force && !out->version) { /* asked again, and for good, at the rename */
            tni_output_abandon(out);
            return tni_refuse(reason, TN_E_EXISTS, "exists already");
        }
    }
    *out_fd = create_temp(arena, out, folder);
    if (*out_fd < 0 || !out->temp_path) {
        const int error = errno;
        tni_output_abandon(out);
        return tn_arena_failed(arena) ? TN_E_NOMEM : tni_fail(reason, error);
    }
    return TN_OK;
}

void tni_output_abandon(tni_output *output)
{
    if (output->folder < 0) {
        return;
    }
    if (output->temp_name) {
        unlinkat(output->folder, output->temp_name, 0);
    }
    close(output->folder); /* releases the lock too */
    output->folder = -1;
}

static int write_all(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        const ssize_t done = write(fd, bytes, size);
        if (done < 0 && errno != EINTR) {
            return errno;
        }
        if (done > 0) {
            bytes += done;
            size -= (size_t)done;
        }
    }
    return 0;
}

/* 0 when the file holds bytes[size], an errno value otherwise. */
static int read_back(int fd, const char *bytes, size_t size)
{
    char piece[16 * 1024];
    size_t offset = 0;
    for (;;) {
        const ssize_t got = pread(fd, piece, sizeof(piece), (off_t)offset);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return errno;
        }
        if (got == 0) {
            return offset == size ? 0 : EIO;
        }
        if ((size_t)got > size - offset || memcmp(piece, bytes + offset, (size_t)got) != 0) {
            return EIO;
        }
        offset += (size_t)got;
    }
}

tn_status tni_file_save(tn_arena *arena, const tni_save *save, tni_file_version *out_version,
                        const char **reason)
{
    tni_output output = {
        .folder = -1, .force = save->force && !save->version, .version = save->version};
    int fd = -1;
    tn_status status = begin(arena, save->path, &output, &fd, reason);
    if (status != TN_OK) {
        return status;
    }
    int error = write_all(fd, save->bytes, save->size);
    if (!error && fsync(fd) != 0) {
        error = errno;
    }
    if (!error) {
        error = read_back(fd, save->bytes, save->size);
    }
    status = error ? tni_fail(reason, error) : tni_output_replace(&output, fd, reason);
    close(fd); /* everything is flushed: nothing is left that close could lose */
    tni_output_abandon(&output);
    if (status == TN_OK && out_version) {
        *out_version = tni_file_version_of(save->bytes, save->size);
    }
    return status;
}

tn_status tni_output_begin(tn_arena *arena, const char *path, bool force, tni_output *out,
                           const char **reason)
{
    tni_output output = {.folder = -1, .force = force};
    int fd = -1;
    const tn_status status = begin(arena, path, &output, &fd, reason);
    if (status == TN_OK) {
        close(fd);
        *out = output;
    }
    return status;
}

tn_status tni_output_commit(tn_arena *arena, tni_output *output, const char **reason)
{
    (void)arena;
    const int fd = openat(output->folder, output->temp_name, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
    const tn_status status =
        fd < 0 ? tni_fail(reason, errno) : tni_output_replace(output, fd, reason);
    if (fd >= 0) {
        close(fd);
    }
    tni_output_abandon(output);
    return status;
}
