/* Giving a finished temporary file its name. The check against the version and the rename happen
 * under an advisory lock on the folder, which the kernel releases when a process dies. */
#include "host/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "host/reason.h"
#include "host/scratch.h"

enum { LOCK_TRIES = 1000, LOCK_WAIT_NS = 10 * 1000 * 1000 };

/* A stopped process must not hang all others, so the wait ends after ten seconds. A file system
 * that cannot lock is used without. */
bool tni_folder_lock(int folder)
{
    for (int i = 0; i < LOCK_TRIES; i++) {
        if (flock(folder, LOCK_EX | LOCK_NB) == 0) {
            return true;
        }
        if (errno != EWOULDBLOCK && errno != EINTR) {
            return true;
        }
        nanosleep(&(struct timespec){.tv_nsec = LOCK_WAIT_NS}, NULL);
    }
    return false;
}

/* The bytes of a file that is open, as many as the version says; errno, 0: they were read. */
static int read_version(int fd, const tni_file_version *version, tni_file_version *out)
{
    struct stat status;
    char *bytes = NULL;
    size_t size = 0;
    *out = (tni_file_version){.exists = true};
    if (fstat(fd, &status) != 0) {
        return errno;
    }
    if (!S_ISREG(status.st_mode) || (uint64_t)status.st_size != version->size) {
        return 0; /* another file: not as many */
    }
    bytes = malloc((size_t)version->size + 1);
    ssize_t got = bytes ? 1 : -1;
    while (bytes && size < version->size && (got > 0 || (got < 0 && errno == EINTR))) {
        got = pread(fd, bytes + size, (size_t)version->size - size, (off_t)size);
        size += got > 0 ? (size_t)got : 0;
    }
    const int error = got < 0 ? errno : 0;
    *out = bytes ? tni_file_version_of(bytes, size) : *out;
    free(bytes);
    return error;
}

tn_status tni_version_check(int folder, const char *name, const tni_file_version *version,
                            const char **reason)
{
    const int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0 && errno != ENOENT) {
        return tni_fail(reason, errno);
    }
    if (fd < 0) {
        return version->exists ? tni_refuse(reason, TN_E_CHANGED, "was removed since it was read")
                               : TN_OK;
    }
    tni_file_version there;
    const int error = read_version(fd, version, &there);
    close(fd);
    if (error) {
        return tni_fail(reason, error);
    }
    const bool same = version->exists && there.hash == version->hash;
    return same ? TN_OK : tni_refuse(reason, TN_E_CHANGED, "was changed since it was read");
}

mode_t tni_mode_new(mode_t widest)
{
    const mode_t mask = umask(0); /* it cannot be asked without being set */
    umask(mask);
    return widest & ~mask;
}

int tni_mode_keep(int folder, const char *name, int fd, bool is_private)
{
    struct stat old, mine;
    if (fstatat(folder, name, &old, AT_SYMLINK_NOFOLLOW) != 0) {
        return errno != ENOENT || fchmod(fd, is_private ? 0600 : tni_mode_new(0666)) ? errno : 0;
    }
    mode_t mode = old.st_mode & 0777;
    if (fstat(fd, &mine) == 0 && (mine.st_uid != old.st_uid || mine.st_gid != old.st_gid) &&
        fchown(fd, old.st_uid, old.st_gid) != 0) {
        mode &= 0700; /* another group must not get what was the old one's */
    }
    return fchmod(fd, mode) ? errno : 0;
}

/* Whether NAME in the folder is the file that is open as fd. */
typedef enum identity { SAME, ANOTHER, UNKNOWN } identity;

static identity compare(int folder, const char *name, int fd)
{
    struct stat named, own;
    if (fstat(fd, &own) != 0 || fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) != 0) {
        return UNKNOWN;
    }
    return S_ISREG(own.st_mode) && named.st_dev == own.st_dev && named.st_ino == own.st_ino
               ? SAME
               : ANOTHER;
}

static bool has_no_links(int error)
{
    return error == EPERM || error == ENOSYS || error == EOPNOTSUPP;
}

/* A new name, never replacing one: link fails when there is one. */
static int link_new(int scratch, const char *from, int folder, const char *name, bool keep_link)
{
    if (linkat(scratch, from, folder, name, 0) == 0) {
        if (!keep_link) {
            unlinkat(scratch, from, 0);
        }
        return 0;
    }
    if (!has_no_links(errno)) {
        return errno;
    }
    /* No hard links here: reserve the name, then replace the empty file. */
    const int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) {
        return errno;
    }
    close(fd);
    if (renameat(scratch, from, folder, name) == 0) {
        return 0;
    }
    const int error = errno;
    unlinkat(folder, name, 0);
    return error;
}

int tni_file_place(int scratch, const char *from, int fd, int folder, const char *name,
                   bool replace, bool keep_link)
{
    if (compare(scratch, from, fd) != SAME) { /* exchanged by somebody */
        return EIO;
    }
    int error = 0;
    if (!replace) {
        error = link_new(scratch, from, folder, name, keep_link);
    } else {
        const char *moved = keep_link && linkat(scratch, from, scratch, TNI_UNDO_PLACED, 0) == 0
                                ? TNI_UNDO_PLACED
                                : from;
        error = renameat(scratch, moved, folder, name) ? errno : 0;
    }
    /* At the last moment another file may have got the name. Where that cannot be asked, the rename
     * has succeeded all the same. */
    return error ? error : compare(folder, name, fd) == ANOTHER ? EIO : 0;
}

bool tni_folder_flush(int folder)
{
    return fsync(folder) == 0 || errno == EINVAL || errno == EBADF || errno == ENOTSUP;
}

tn_status tni_output_replace(tni_output *output, const char **reason)
{
    const int folder = output->folder, fd = output->fd;
    if (!tni_folder_lock(folder)) {
        return tni_refuse(reason, TN_E_WRITE,
                          "another program has been saving in this folder for long");
    }
    tni_scratch_remove_dead(folder);
    const tn_status status =
        output->version ? tni_version_check(folder, output->name, output->version, reason) : TN_OK;
    if (status != TN_OK) {
        return status;
    }
    int error = tni_mode_keep(folder, output->name, fd, output->is_private);
    if (!error && fsync(fd) != 0) {
        error = errno; /* not tried again: the kernel may have dropped what it could not write */
    }
    if (!error) {
        const bool replace = output->force || (output->version && output->version->exists);
        error = tni_file_place(output->scratch.fd, TNI_OUTPUT_NEW, fd, folder, output->name,
                               replace, false);
    }
    if (error == EEXIST) {
        return output->version
                   ? tni_refuse(reason, TN_E_CHANGED, "was made since it was looked for")
                   : tni_refuse(reason, TN_E_EXISTS, "exists already");
    }
    if (error) {
        return tni_fail(reason, error);
    }
    return tni_folder_flush(folder)
               ? TN_OK
               : tni_refuse(reason, TN_E_WRITE,
                            "the new file is in place, but the disk reports an error");
}
