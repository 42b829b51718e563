/* Part of host.h. Reading regular files, pipes and standard input, up to a cap. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/host.h"
#include "host/reason.h"
#include "tenor/text.h"

enum { PIECE = 256 * 1024 };

void tni_host_start(void)
{
    signal(SIGXFSZ, SIG_IGN);
}

tni_file_version tni_file_version_of(const char *bytes, size_t size)
{
    return (tni_file_version){.exists = true, .size = size, .hash = tn_text_hash(bytes, size)};
}

/* As every reason it lives as long as the program: the limits that are known have a text each. */
static tn_status too_large(uint64_t cap, const char **reason)
{
    const char *text = cap == TNI_READ_MAX      ? "larger than 8 MiB"
                       : cap == TNI_DB_FILE_MAX ? "larger than 64 MiB"
                                                : "too large";
    return tni_refuse(reason, TN_E_READ, text);
}

static const char *why_not(const struct stat *status, bool standard)
{
    if (S_ISDIR(status->st_mode)) {
        return "is a folder";
    }
    return standard || S_ISREG(status->st_mode) || S_ISFIFO(status->st_mode) ? NULL : "is a device";
}

/* Opens what may be read. Checked before, as opening a device can have effects, and after, as only
 * the open descriptor cannot be exchanged; non-blocking, so that a FIFO that was put there
 * meanwhile does not stop the program. */
static tn_status open_input(const char *path, int *out_fd, struct stat *out, const char **reason)
{
    const bool standard = strcmp(path, "-") == 0;
    if (!standard && stat(path, out) != 0) {
        return tni_refuse(reason, TN_E_READ, tni_errno_text(errno));
    }
    const bool fifo = !standard && S_ISFIFO(out->st_mode);
    const char *wrong = standard ? NULL : why_not(out, false);
    if (wrong) {
        return tni_refuse(reason, TN_E_READ, wrong);
    }
    const int flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | (fifo ? 0 : O_NONBLOCK);
    const int fd = standard ? STDIN_FILENO : open(path, flags);
    wrong = fd < 0 || fstat(fd, out) != 0 ? tni_errno_text(errno) : why_not(out, standard);
    if (!wrong && !standard && S_ISFIFO(out->st_mode) != fifo) {
        wrong = "changed while it was opened";
    }
    if (!wrong) {
        *out_fd = fd;
        return TN_OK;
    }
    if (fd > STDIN_FILENO) {
        close(fd);
    }
    return tni_refuse(reason, TN_E_READ, wrong);
}

static ssize_t read_some(int fd, char *to, size_t size)
{
    ssize_t got = 0;
    do {
        got = read(fd, to, size);
    } while (got < 0 && errno == EINTR);
    return got;
}

static bool same_file(const struct stat *a, const struct stat *b)
{
    return a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
           a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static tn_status read_all(tn_arena *arena, int fd, const struct stat *before, size_t cap,
                          tni_file *out, const char **reason)
{
    const bool regular = S_ISREG(before->st_mode);
    if (regular && (uint64_t)before->st_size > cap) {
        return too_large(cap, reason);
    }
    size_t capacity = regular ? (size_t)before->st_size + 1 : 64 * 1024, size = 0;
    char *bytes = tn_arena_take(arena, capacity + 1);
    while (bytes) {
        const ssize_t got = read_some(fd, bytes + size, capacity - size);
        if (got < 0) {
            return tni_refuse(reason, TN_E_READ, tni_errno_text(errno));
        }
        if (got == 0) {
            break;
        }
        size += (size_t)got;
        if (size > cap) {
            return too_large(cap, reason);
        }
        if (size == capacity) {
            capacity = capacity > cap / 2 ? cap + 1 : capacity * 2;
            char *larger = tn_arena_take(arena, capacity + 1);
            bytes = larger ? memcpy(larger, bytes, size) : NULL;
        }
    }
    struct stat after;
    if (!bytes) {
        return TN_E_NOMEM;
    }
    if (regular && (fstat(fd, &after) != 0 || !same_file(before, &after))) {
        return tni_refuse(reason, TN_E_READ, "changed while it was read");
    }
    bytes[size] = '\0';
    *out = (tni_file){bytes, size, tni_file_version_of(bytes, size)};
    return TN_OK;
}

tn_status tni_file_read(tn_arena *arena, const char *path, size_t cap, tni_file *out,
                        const char **reason)
{
    int fd = -1;
    struct stat before;
    tn_status status = open_input(path, &fd, &before, reason);
    if (status == TN_OK) {
        status = read_all(arena, fd, &before, cap, out, reason);
        if (fd != STDIN_FILENO) {
            close(fd);
        }
    }
    return status;
}

tn_status tni_file_read_inside(tn_arena *arena, const char *root, const char *path, size_t cap,
                               tni_file *out, const char **reason)
{
    int fd = -1;
    struct stat before;
    tn_status status = tni_path_open(root, path, &fd, reason);
    if (status != TN_OK) {
        return status;
    }
    if (fstat(fd, &before) != 0 || !S_ISREG(before.st_mode)) {
        status = tni_refuse(reason, TN_E_READ,
                            S_ISDIR(before.st_mode) ? "is a folder" : "is no regular file");
    } else {
        status = read_all(arena, fd, &before, cap, out, reason);
    }
    close(fd);
    return status;
}

tn_status tni_file_stream(tn_arena *arena, const char *path, uint64_t cap, tni_push push,
                          void *context, const char **reason)
{
    int fd = -1;
    struct stat before;
    tn_status status = open_input(path, &fd, &before, reason);
    if (status != TN_OK) {
        return status;
    }
    char *piece = tn_arena_take(arena, PIECE);
    status = piece ? TN_OK : TN_E_NOMEM;
    for (uint64_t total = 0; status == TN_OK;) {
        const ssize_t got = read_some(fd, piece, PIECE);
        if (got <= 0) {
            status = got < 0 ? tni_refuse(reason, TN_E_READ, tni_errno_text(errno)) : TN_OK;
            break;
        }
        total += (uint64_t)got;
        status = cap && total > cap ? too_large(cap, reason) : push(context, piece, (size_t)got);
    }
    if (fd != STDIN_FILENO) {
        close(fd);
    }
    return status;
}
