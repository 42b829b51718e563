/* Part of host.h. Writing so that a file is always the old one or the new one: a temporary file
 * beside it, flushed and read back; replace.c then renames it. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* realpath */
#endif
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/reason.h"
#include "host/replace.h"
#include "host/scratch.h"

/* The folder and name that path leads to, links followed: *folder is absolute. */
static tn_status resolve(tn_arena *arena, const char *path, const char **folder, const char **name,
                         const char **reason)
{
    struct stat status;
    char real[PATH_MAX];
    if (tn_arena_failed(arena)) { /* what is to be written, or what was found, is not whole */
        return TN_E_NOMEM;
    }
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

/* An empty 0600 file in a folder of ours beside the target. */
static tn_status create_new(tn_arena *arena, tni_output *out, const char **reason)
{
    const tn_status status = tni_scratch_make(arena, out->folder, &out->scratch, reason);
    if (status == TN_OK) {
        out->fd = openat(out->scratch.fd, TNI_OUTPUT_NEW,
                         O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    }
    return status != TN_OK ? status : out->fd < 0 ? tni_fail(reason, errno) : TN_OK;
}

static const char *wrong_target(const struct stat *target)
{
    return S_ISREG(target->st_mode)   ? NULL
           : S_ISDIR(target->st_mode) ? "is a folder"
                                      : "is a device";
}

static tn_status begin(tn_arena *arena, const char *path, tni_output *out, const char **reason)
{
    const char *folder = NULL;
    tn_status status = resolve(arena, path, &folder, &out->name, reason);
    if (status != TN_OK) {
        return status;
    }
    out->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (out->folder < 0) {
        return tni_fail(reason, errno);
    }
    struct stat target;
    if (fstatat(out->folder, out->name, &target, AT_SYMLINK_NOFOLLOW) == 0) {
        const char *wrong = wrong_target(&target);
        if (wrong) {
            status = tni_refuse(reason, TN_E_WRITE, wrong);
        } else if (!out->force && !out->version) { /* asked again, and for good, at the rename */
            status = tni_refuse(reason, TN_E_EXISTS, "exists already");
        }
    }
    status = status == TN_OK ? create_new(arena, out, reason) : status;
    if (status != TN_OK) {
        tni_output_abandon(out);
    }
    return status;
}

void tni_output_abandon(tni_output *output)
{
    if (output->folder < 0) {
        return;
    }
    if (output->fd >= 0) {
        close(output->fd);
    }
    tni_scratch_remove(output->folder, &output->scratch);
    close(output->folder); /* releases the lock too */
    output->folder = output->fd = -1;
}

int tni_write_all(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        const ssize_t done = write(fd, bytes, size);
        if (done == 0 || (done < 0 && errno != EINTR)) {
            return done ? errno : ENOSPC;
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

/* Writes, flushes and reads back; errno, 0: all is there. */
static int write_verified(int fd, const char *bytes, size_t size)
{
    int error = tni_write_all(fd, bytes, size);
    if (!error && fsync(fd) != 0) {
        error = errno;
    }
    return error ? error : read_back(fd, bytes, size);
}

#define NO_OUTPUT .folder = -1, .fd = -1, .scratch = {.fd = -1}

tn_status tni_file_save(tn_arena *arena, const tni_save *save, tni_file_version *out_version,
                        const char **reason)
{
    tni_output output = {NO_OUTPUT, .force = save->force && !save->version,
                         .is_private = save->is_private, .version = save->version};
    tn_status status = begin(arena, save->path, &output, reason);
    if (status != TN_OK) {
        return status;
    }
    const int error = write_verified(output.fd, save->bytes, save->size);
    status = error ? tni_fail(reason, error) : tni_output_replace(&output, reason);
    tni_output_abandon(&output); /* everything is flushed: close can lose nothing */
    if (status == TN_OK && out_version) {
        *out_version = tni_file_version_of(save->bytes, save->size);
    }
    return status;
}

tn_status tni_output_begin(tn_arena *arena, const char *path, bool force, tni_output *out,
                           const char **reason)
{
    tni_output output = {NO_OUTPUT, .force = force};
    const tn_status status = begin(arena, path, &output, reason);
    if (status == TN_OK) {
        *out = output;
    }
    return status;
}

tn_status tni_output_add(tni_output *output, const char *bytes, size_t size, const char **reason)
{
    const int error = tni_write_all(output->fd, bytes, size);
    return error ? tni_fail(reason, error) : TN_OK;
}

tn_status tni_output_commit(tni_output *output, const char **reason)
{
    const tn_status status = tni_output_replace(output, reason);
    tni_output_abandon(output);
    return status;
}

/* --- several files ------------------------------------------------------------------------- */

/* Files of one folder that are replaced together. */
typedef struct staged {
    const tni_save *saves;
    const char **names; /* in the folder */
    int *fds;           /* of the new files; -1 */
    size_t count, placed, failed;
    int folder;
    tni_scratch scratch;
} staged;

static bool replaces(const tni_save *save)
{
    return save->version ? save->version->exists : save->force;
}

static tn_status resolve_all(tn_arena *arena, staged *s, const char **reason)
{
    const char *first = NULL;
    for (size_t i = 0; i < s->count; i++) {
        const char *folder = NULL;
        s->fds[i] = -1;
        s->failed = i;
        const tn_status status = resolve(arena, s->saves[i].path, &folder, &s->names[i], reason);
        if (status != TN_OK) {
            return status;
        }
        if (first && strcmp(first, folder) != 0) {
            return tni_refuse(reason, TN_E_BUG, "lies in another folder than the others");
        }
        first = folder;
    }
    s->failed = 0;
    s->folder = open(first, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return s->folder < 0 ? tni_fail(reason, errno) : TN_OK;
}

/* What stands in the way of a file, before anything is written. */
static tn_status check_target(const staged *s, size_t i, const char **reason)
{
    struct stat target;
    if (s->saves[i].version) {
        const tn_status status =
            tni_version_check(s->folder, s->names[i], s->saves[i].version, reason);
        if (status != TN_OK) {
            return status;
        }
    }
    if (fstatat(s->folder, s->names[i], &target, AT_SYMLINK_NOFOLLOW) != 0) {
        return TN_OK;
    }
    const char *wrong = wrong_target(&target);
    return wrong                     ? tni_refuse(reason, TN_E_WRITE, wrong)
           : !replaces(&s->saves[i]) ? tni_refuse(reason, TN_E_EXISTS, "exists already")
                                     : TN_OK;
}

/* Writes the new file beside the others. */
static int stage(staged *s, size_t i)
{
    char new_name[TNI_UNDO_NAME];
    tni_undo_name(new_name, "new", i);
    s->fds[i] =
        openat(s->scratch.fd, new_name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (s->fds[i] < 0) {
        return errno;
    }
    int error = write_verified(s->fds[i], s->saves[i].bytes, s->saves[i].size);
    error =
        error ? error : tni_mode_keep(s->folder, s->names[i], s->fds[i], s->saves[i].is_private);
    if (!error && fsync(s->fds[i]) != 0) {
        error = errno;
    }
    return error;
}

/* The list of what is replaced, durable before the first one is. */
static int write_undo(const staged *s)
{
    const int fd =
        openat(s->scratch.fd, TNI_UNDO, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    int error = fd < 0 ? errno : 0;
    for (size_t i = 0; i < s->count && !error; i++) {
        error = tni_write_all(fd, s->names[i], strlen(s->names[i]));
        error = error ? error : tni_write_all(fd, "\n", 1);
    }
    if (!error && fsync(fd) != 0) {
        error = errno;
    }
    if (fd >= 0) {
        close(fd);
    }
    return error ? error : tni_folder_flush(s->scratch.fd) ? 0 : EIO;
}

static int place(const staged *s, size_t i)
{
    char new_name[TNI_UNDO_NAME], old_name[TNI_UNDO_NAME];
    tni_undo_name(new_name, "new", i);
    tni_undo_name(old_name, "old", i);
    const bool replace = replaces(&s->saves[i]);
    if (replace && linkat(s->folder, s->names[i], s->scratch.fd, old_name, 0) != 0 &&
        errno != ENOENT && renameat(s->folder, s->names[i], s->scratch.fd, old_name) != 0) {
        return errno; /* where links cannot be made the old file is moved */
    }
    return tni_file_place(s->scratch.fd, new_name, s->fds[i], s->folder, s->names[i], replace,
                          true);
}

static tn_status replace_all(tn_arena *arena, staged *s, const char **reason)
{
    if (!tni_folder_lock(s->folder)) {
        return tni_refuse(reason, TN_E_WRITE,
                          "another program has been saving in this folder for long");
    }
    tni_scratch_remove_dead(s->folder);
    tn_status status = TN_OK;
    for (size_t i = 0; status == TN_OK && i < s->count; i++) {
        s->failed = i;
        status = check_target(s, i, reason);
    }
    status = status == TN_OK ? tni_scratch_make(arena, s->folder, &s->scratch, reason) : status;
    int error = 0;
    for (size_t i = 0; status == TN_OK && !error && i < s->count; i++) {
        s->failed = i;
        error = stage(s, i);
    }
    error = status == TN_OK && !error ? write_undo(s) : error;
    for (size_t i = 0; status == TN_OK && !error && i < s->count; i++) {
        s->failed = i;
        error = place(s, i);
        s->placed += !error || tni_undo_is_placed(s->folder, s->scratch.fd, s->names[i], i);
    }
    if (status == TN_OK && !error && !tni_folder_flush(s->folder)) {
        error = EIO;
    }
    if (status == TN_OK && !error && unlinkat(s->scratch.fd, TNI_UNDO, 0) != 0) {
        error = errno; /* as long as it is there, all is put back by the next save */
    }
    if (status == TN_OK && error) {
        status = error == EEXIST ? tni_refuse(reason, TN_E_EXISTS, "exists already")
                                 : tni_fail(reason, error);
    }
    if (status != TN_OK && s->scratch.fd >= 0) {
        for (size_t i = s->failed + 1; i-- > 0;) {
            tni_undo_one(s->folder, s->scratch.fd, s->names[i], i, i < s->placed);
        }
        tni_folder_flush(s->folder);
    }
    return status;
}

void tni_folder_recover(const char *path)
{
    const int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0 && tni_folder_lock(folder)) {
        tni_scratch_remove_dead(folder);
    }
    if (folder >= 0) {
        close(folder);
    }
}

tn_status tni_file_save_all(tn_arena *arena, const tni_save *saves, size_t count,
                            size_t *out_failed, const char **reason)
{
    staged s = {.saves = saves,
                .names = tn_arena_take_array(arena, count + 1, sizeof(*s.names)),
                .fds = tn_arena_take_array(arena, count + 1, sizeof(*s.fds)),
                .count = count,
                .folder = -1,
                .scratch = {.fd = -1}};
    if (!s.names || !s.fds || count == 0) {
        return count ? TN_E_NOMEM : TN_OK;
    }
    tn_status status = resolve_all(arena, &s, reason);
    if (status == TN_OK) {
        status = replace_all(arena, &s, reason);
        for (size_t i = 0; i < count; i++) {
            if (s.fds[i] >= 0) {
                close(s.fds[i]);
            }
        }
        tni_scratch_remove(s.folder, &s.scratch);
    }
    if (s.folder >= 0) {
        close(s.folder); /* releases the lock too */
    }
    *out_failed = s.failed;
    return status;
}
