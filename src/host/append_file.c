/* Part of host.h. A file that only grows, for one program at a time: the log of unsaved edits. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/host.h"
#include "host/reason.h"

tn_status tni_append_file_open(const char *path, tni_append_file *out, const char **reason)
{
    const int fd = open(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0) {
        return tni_fail(reason, errno);
    }
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    struct stat status;
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
        close(fd);
        return tni_refuse(reason, TN_E_WRITE, "is no regular file");
    }
    if (fcntl(fd, F_SETLK, &lock) != 0) {
        close(fd);
        return tni_refuse(reason, TN_E_EXISTS, "another program has it open");
    }
    *out = (tni_append_file){.fd = fd, .open = true};
    return TN_OK;
}

tn_status tni_append_file_add(tni_append_file *file, const char *bytes, size_t size,
                              const char **reason)
{
    while (size > 0) {
        const ssize_t done = write(file->fd, bytes, size);
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done <= 0) {
            return tni_fail(reason, done < 0 ? errno : ENOSPC);
        }
        bytes += done;
        size -= (size_t)done;
    }
    return fdatasync(file->fd) == 0 ? TN_OK : tni_fail(reason, errno);
}

tn_status tni_edit_log_set_aside(const char *path, const char **reason)
{
    char old[PATH_MAX];
    tni_append_file file;
    if (access(path, F_OK) != 0) {
        return TN_OK;
    }
    const tn_status status = tni_append_file_open(path, &file, reason);
    if (status != TN_OK) {
        return status;
    }
    const int size = snprintf(old, sizeof(old), "%s.old", path);
    const bool moved = size > 0 && (size_t)size < sizeof(old) && rename(path, old) == 0;
    tni_append_file_close(&file, NULL, false);
    return moved ? TN_OK : tni_fail(reason, errno);
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
