/* Part of host.h. Joining paths, finding the workspace, and staying inside it. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* realpath, O_PATH */
#endif
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/host.h"
#include "host/reason.h"

const char *tni_path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool tni_path_ends(const char *path, const char *end)
{
    const size_t length = strlen(path), tail = strlen(end);
    return length > tail && strcmp(path + length - tail, end) == 0;
}

const char *tni_path_folder(tn_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash) {
        return ".";
    }
    return slash == path ? "/" : tn_arena_copy(arena, path, (size_t)(slash - path));
}

const char *tni_path_join(tn_arena *arena, const char *folder, const char *name)
{
    if (name[0] == '/' || strcmp(folder, ".") == 0) {
        return tn_arena_text(arena, name);
    }
    const size_t length = strlen(folder);
    const char *slash = length && folder[length - 1] == '/' ? "" : "/";
    return tn_arena_format(arena, "%s%s%s", folder, slash, name);
}

/* What the answer "no" means; after any other it may well be there. */
static bool is_missing(int error)
{
    return error == ENOENT || error == ENOTDIR || error == ELOOP || error == ENAMETOOLONG;
}

bool tni_path_exists(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 || !is_missing(errno);
}

tni_path_kind tni_path_look(const char *path, const char **reason)
{
    struct stat status;
    if (stat(path, &status) == 0) {
        return S_ISDIR(status.st_mode)   ? TNI_PATH_FOLDER
               : S_ISREG(status.st_mode) ? TNI_PATH_FILE
                                         : TNI_PATH_STREAM;
    }
    *reason = tni_errno_text(errno);
    return is_missing(errno) ? TNI_PATH_NOTHING : TNI_PATH_UNKNOWN;
}

bool tni_path_is_missing(const char *path)
{
    const char *reason = "";
    return tni_path_look(path, &reason) == TNI_PATH_NOTHING;
}

uint64_t tni_path_state(const char *path)
{
    enum { PRIME = 1000003 };
    struct stat s;
    if (stat(path, &s) != 0) {
        return 0;
    }
    uint64_t state = 1;
    const uint64_t parts[] = {(uint64_t)s.st_mtim.tv_sec, (uint64_t)s.st_mtim.tv_nsec,
                              (uint64_t)s.st_size, (uint64_t)s.st_ino};
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        state = state * PRIME + parts[i];
    }
    return state ? state : 1;
}

uint64_t tni_path_size(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) ? (uint64_t)status.st_size : 0;
}

bool tni_path_is_folder(const char *path)
{
    const char *reason = "";
    return tni_path_look(path, &reason) == TNI_PATH_FOLDER;
}

bool tni_path_may_wait(const char *path)
{
    const char *reason = "";
    return strcmp(path, "-") == 0 || tni_path_look(path, &reason) == TNI_PATH_STREAM;
}

/* Cuts the last part of an absolute path; false at the root. */
static bool go_up(char *path)
{
    char *slash = strrchr(path, '/');
    if (!slash || path[1] == '\0') {
        return false;
    }
    slash[slash == path] = '\0';
    return true;
}

tn_status tni_path_workspace(tn_arena *arena, const char *path, const char **out,
                             const char **reason)
{
    char real[PATH_MAX];
    const char *folder = tni_path_is_folder(path) ? path : tni_path_folder(arena, path);
    if (!folder) {
        return TN_E_NOMEM;
    }
    if (!realpath(folder, real)) {
        return tni_refuse(reason, TN_E_READ,
                          errno == ENOENT ? "no such folder" : tni_errno_text(errno));
    }
    const char *own = tn_arena_text(arena, real);
    do {
        const char *settings = tni_path_join(arena, real, "tenor.ini");
        const tni_path_kind kind = settings ? tni_path_look(settings, reason) : TNI_PATH_NOTHING;
        if (kind == TNI_PATH_UNKNOWN) { /* it may well be there */
            return TN_E_READ;
        }
        if (kind == TNI_PATH_FILE) {
            own = tn_arena_text(arena, real);
            break;
        }
    } while (go_up(real));
    if (!own || tn_arena_failed(arena)) {
        return TN_E_NOMEM;
    }
    *out = own;
    return TN_OK;
}

static bool is_below(const char *root, const char *path)
{
    const size_t length = strlen(root);
    if (strcmp(root, "/") == 0) {
        return path[0] == '/';
    }
    return strncmp(root, path, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

tn_status tni_path_inside(tn_arena *arena, const char *root, const char *from,
                          const char *reference, const char **out, const char **reason)
{
    char real[PATH_MAX], real_root[PATH_MAX];
    const char *folder = tni_path_folder(arena, from);
    const char *path = folder ? tni_path_join(arena, folder, reference) : NULL;
    const char *parent = path ? tni_path_folder(arena, path) : NULL;
    if (!parent) {
        return TN_E_NOMEM;
    }
    if (!realpath(root, real_root)) {
        return tni_refuse(reason, TN_E_READ, tni_errno_text(errno));
    }
    /* The file may be missing, even behind a link; then its folder decides. */
    struct stat status;
    const bool link = lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
    if (!realpath(path, real) && (link || !realpath(parent, real))) {
        return tni_refuse(reason, TN_E_READ, tni_errno_text(errno));
    }
    if (!is_below(real_root, real)) {
        *reason = "leads out of the workspace";
        return TN_E_RANGE;
    }
    *out = path;
    return TN_OK;
}

/* From folder to the file at parts ("a/b.ini"), no link followed; -1 with errno. */
static int walk(int folder, char *parts)
{
    for (char *slash; folder >= 0 && (slash = strchr(parts, '/')); parts = slash + 1) {
        *slash = '\0';
        const int next = openat(folder, parts, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        const int error = errno;
        close(folder);
        folder = next;
        errno = error;
    }
    const int fd = folder < 0 ? -1
                              : openat(folder, *parts ? parts : ".",
                                       O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    const int error = errno;
    if (folder >= 0) {
        close(folder);
    }
    errno = error;
    return fd;
}

tn_status tni_path_open(const char *root, const char *path, int *out_fd, const char **reason)
{
    char real[PATH_MAX], real_root[PATH_MAX];
    if (!realpath(root, real_root) || !realpath(path, real)) {
        return tni_refuse(reason, TN_E_READ, tni_errno_text(errno));
    }
    if (!is_below(real_root, real)) {
        *reason = "leads out of the workspace";
        return TN_E_RANGE;
    }
    char *parts = real + strlen(real_root);
    parts += *parts == '/';
    /* A link on this way was put there since the path was resolved. */
    const int fd = walk(open(real_root, O_PATH | O_DIRECTORY | O_CLOEXEC), parts);
    if (fd < 0) {
        return tni_refuse(reason, TN_E_READ, tni_errno_text(errno));
    }
    *out_fd = fd;
    return TN_OK;
}

/* A folder as an absolute path without links; what is not there yet stays as it is written. NULL:
 * no memory, or with *reason. */
static const char *real_folder(tn_arena *arena, const char *folder, const char **reason)
{
    char real[PATH_MAX];
    if (realpath(folder, real)) {
        return tn_arena_text(arena, strcmp(real, "/") == 0 ? "" : real);
    }
    const char *above = is_missing(errno) ? tni_path_folder(arena, folder) : NULL;
    if (!above || strcmp(above, folder) == 0) {
        *reason = tni_errno_text(errno);
        return NULL;
    }
    above = real_folder(arena, above, reason);
    return above ? tn_arena_format(arena, "%s/%s", above, tni_path_name(folder)) : NULL;
}

static bool ends_part(char c)
{
    return c == '/' || c == '\0';
}

tn_status tni_path_relative(tn_arena *arena, const char *target, const char *path, const char **out,
                            const char **reason)
{
    const char *folder = target ? tni_path_folder(arena, target) : ".";
    const char *from = folder ? real_folder(arena, folder, reason) : NULL;
    const char *to = from ? tni_path_folder(arena, path) : NULL;
    to = to ? real_folder(arena, to, reason) : NULL;
    if (!from || !to) {
        return tn_arena_failed(arena) ? TN_E_NOMEM : TN_E_READ;
    }
    size_t same = 0;
    for (size_t i = 0;; i++) {
        same = ends_part(from[i]) && ends_part(to[i]) ? i : same;
        if (from[i] != to[i] || from[i] == '\0') {
            break;
        }
    }
    const char *rest = to[same] ? tn_arena_format(arena, "%s/", to + same + 1) : "";
    const char *name = rest ? tn_arena_format(arena, "%s%s", rest, tni_path_name(path)) : NULL;
    for (const char *p = from + same; name && *p; p += 1 + strcspn(p + 1, "/")) {
        name = tn_arena_format(arena, "../%s", name);
    }
    *out = name;
    return name ? TN_OK : TN_E_NOMEM;
}
