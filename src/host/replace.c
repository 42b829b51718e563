/* Giving a finished temporary file its name. The check against the version and the rename happen
 * under an advisory lock on the folder, which the kernel releases when a process dies. */
#include "host/replace.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { LOCK_TRIES = 1000, LOCK_WAIT_NS = 10 * 1000 * 1000 };

tn_status tni_fail(const char **reason, int error)
{
    *reason = error == ENOENT ? "no such folder" : tni_errno_text(error);
    return TN_E_WRITE;
}

tn_status tni_refuse(const char **reason, tn_status status, const char *text)
{
    *reason = text;
    return status;
}

/* The process that owns a temporary file of ours, 0 when the name is not one. */
static long temp_owner(const char *name)
{
    long pid = 0;
    int end = 0;
    unsigned number = 0;
    if ((sscanf(name, ".tenor-%ld-%u.tmp%n", &pid, &number, &end) < 2 || !end) &&
        (sscanf(name, ".tenor-%ld-%u.dir%n", &pid, &number, &end) < 2 || !end)) {
        return 0;
    }
    if (name[end]) {
        return 0;
    }
    return pid > 0 ? pid : 0;
}

void tni_scratch_remove(int folder, const char *name)
{
    const int fd = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    if (!dir) {
        if (fd >= 0) {
            close(fd);
        }
        return;
    }
    for (const struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        unlinkat(fd, entry->d_name, 0); /* . and .. are no files */
    }
    closedir(dir);
    unlinkat(folder, name, AT_REMOVEDIR);
}

/* Removes what killed processes left behind. */
static void clean_stale(int folder)
{
    const int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    if (!dir) {
        if (fd >= 0) {
            close(fd);
        }
        return;
    }
    for (const struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        const long pid = temp_owner(entry->d_name);
        if (pid && kill((pid_t)pid, 0) != 0 && errno == ESRCH) {
            if (unlinkat(folder, entry->d_name, 0) != 0) {
                tni_scratch_remove(folder, entry->d_name);
            }
        }
    }
    closedir(dir);
}

/* A stopped process must not hang all others, so the wait ends after ten seconds. A file system
 * that cannot lock is used without. */
static bool lock(int folder)
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

/* Whether the target is still what the version says. */
static tn_status check_version(const tni_output *output, const char **reason)
{
    const tni_file_version *version = output->version;
    const int fd = openat(output->folder, output->name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0 && errno != ENOENT) {
        return tni_fail(reason, errno);
    }
    if (fd < 0) {
        return version->exists ? tni_refuse(reason, TN_E_CHANGED, "was removed since it was read")
                               : TN_OK;
    }
    struct stat status;
    bool same = version->exists && fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
                (uint64_t)status.st_size == version->size;
    char *bytes = same && version->size ? malloc((size_t)version->size) : NULL;
    size_t size = 0;
    while (bytes && size < version->size) {
        const ssize_t got = pread(fd, bytes + size, (size_t)version->size - size, (off_t)size);
        if (got <= 0 && !(got < 0 && errno == EINTR)) {
            break;
        }
        size += got > 0 ? (size_t)got : 0;
    }
    same =
        same && (bytes || !version->size) && tni_file_version_of(bytes, size).hash == version->hash;
    free(bytes);
    close(fd);
    return same ? TN_OK : tni_refuse(reason, TN_E_CHANGED, "was changed since it was read");
}

/* Mode and owner of the file that is replaced; a new one stays 0600. */
static int keep_mode(const tni_output *output, int fd)
{
    struct stat old, mine;
    if (fstatat(output->folder, output->name, &old, AT_SYMLINK_NOFOLLOW) != 0) {
        return fchmod(fd, 0600) ? errno : 0;
    }
    mode_t mode = old.st_mode & 0777;
    if (fstat(fd, &mine) == 0 && (mine.st_uid != old.st_uid || mine.st_gid != old.st_gid) &&
        fchown(fd, old.st_uid, old.st_gid) != 0) {
        mode &= 0700; /* another group must not get what was the old one's */
    }
    return fchmod(fd, mode) ? errno : 0;
}

/* Gives the temporary file its name without ever replacing one: link fails when there is one. */
static int link_new(tni_output *output)
{
    if (linkat(output->folder, output->temp_name, output->folder, output->name, 0) == 0) {
        unlinkat(output->folder, output->temp_name, 0);
        return 0;
    }
    if (errno == EEXIST || (errno != EPERM && errno != ENOSYS && errno != EOPNOTSUPP)) {
        return errno;
    }
    /* No hard links here: reserve the name, then replace the empty file. */
    const int fd =
        openat(output->folder, output->name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) {
        return errno;
    }
    close(fd);
    if (renameat(output->folder, output->temp_name, output->folder, output->name) == 0) {
        return 0;
    }
    const int error = errno;
    unlinkat(output->folder, output->name, 0);
    return error;
}

static int put_in_place(tni_output *output, bool replace)
{
    if (!replace) {
        return link_new(output);
    }
    return renameat(output->folder, output->temp_name, output->folder, output->name) ? errno : 0;
}

tn_status tni_output_replace(tni_output *output, int fd, const char **reason)
{
    if (!lock(output->folder)) {
        return tni_refuse(reason, TN_E_WRITE,
                          "another program has been saving in this folder for long");
    }
    clean_stale(output->folder);
    const tn_status status = output->version ? check_version(output, reason) : TN_OK;
    if (status != TN_OK) {
        return status;
    }
    int error = keep_mode(output, fd);
    if (!error && fsync(fd) != 0) {
        error = errno; /* not tried again: the kernel may have dropped what it could not write */
    }
    if (!error) {
        error = put_in_place(output, output->force || (output->version && output->version->exists));
    }
    if (error == EEXIST) {
        return output->version
                   ? tni_refuse(reason, TN_E_CHANGED, "was made since it was looked for")
                   : tni_refuse(reason, TN_E_EXISTS, "exists already");
    }
    if (error) {
        return tni_fail(reason, error);
    }
    output->temp_name = NULL;
    if (fsync(output->folder) != 0 && errno != EINVAL && errno != EBADF && errno != ENOTSUP) {
        return tni_refuse(reason, TN_E_WRITE,
                          "the new file is in place, but the disk reports an error");
    }
    return TN_OK;
}
