/* Part of host.h. A file that only grows, for one program at a time: the log of unsaved edits. */
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/host.h"
#include "host/reason.h"
#include "host/replace.h"

/* Takes what was opened as fd; closes it when that cannot be. */
static tn_status lock_file(int fd, tni_append_file *out, const char **reason)
{
    struct stat status;
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
        close(fd);
        return tni_refuse(reason, TN_E_WRITE, "is no regular file");
    }
    if (flock(fd, LOCK_EX | LOCK_NB) != 0) { /* it stays when the file is read meanwhile */
        close(fd);
        return tni_refuse(reason, TN_E_EXISTS, "another program has it open");
    }
    *out = (tni_append_file){.fd = fd, .open = true};
    return TN_OK;
}

tn_status tni_append_file_open(const char *path, tni_append_file *out, const char **reason)
{
    const int fd = open(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    return fd < 0 ? tni_fail(reason, errno) : lock_file(fd, out, reason);
}

tn_status tni_append_file_add(tni_append_file *file, const char *bytes, size_t size,
                              const char **reason)
{
    const int error = tni_write_all(file->fd, bytes, size);
    return error                      ? tni_fail(reason, error)
           : fdatasync(file->fd) == 0 ? TN_OK
                                      : tni_fail(reason, errno);
}

/* Gives the file at path, open as fd, a second name; errno, EEXIST: another file has it. */
static int link_as(const char *path, int fd, const char *name)
{
    struct stat own, named;
    if (link(path, name) == 0) {
        return 0;
    }
    const int error = errno;
    const bool same = error == EEXIST && fstat(fd, &own) == 0 && lstat(name, &named) == 0 &&
                      own.st_dev == named.st_dev && own.st_ino == named.st_ino;
    return same ? 0 : error;
}

const char *tni_append_file_kept(tn_arena *arena, const char *path, int number)
{
    return number == 1 ? tn_arena_format(arena, "%s.old", path)
                       : tn_arena_format(arena, "%s.old.%d", path, number);
}

tn_status tni_append_file_keep(tn_arena *arena, const char *path, tni_append_file *out,
                               const char **reason)
{
    *out = (tni_append_file){.fd = -1};
    const int fd = open(path, O_RDWR | O_APPEND | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) {
        return errno == ENOENT ? TN_OK : tni_fail(reason, errno);
    }
    tn_status status = lock_file(fd, out, reason);
    int error = EEXIST;
    for (int i = 1; status == TN_OK && error == EEXIST && i <= TNI_KEPT_MAX; i++) {
        const char *name = tni_append_file_kept(arena, path, i);
        status = name ? TN_OK : TN_E_NOMEM;
        error = name ? link_as(path, fd, name) : 0;
    }
    status = status == TN_OK && error ? tni_fail(reason, error) : status;
    if (status != TN_OK) {
        *reason = error == EEXIST ? "nine others are kept already" : *reason;
        tni_append_file_close(out, NULL, false);
    }
    return status;
}

void tni_append_file_close(tni_append_file *file, const char *path, bool remove)
{
    if (remove && path) {
        unlink(path);
    }
    if (file->open) {
        close(file->fd);
    }
    *file = (tni_append_file){.fd = -1};
}
