/* Part of host.h. Listing the files of a folder, in an order that does not depend on the file
 * system. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/list.h"
#include "host/host.h"
#include "host/reason.h"
#include "host/replace.h"

enum { FILES_MAX = 100000, FOLDERS_MAX = 100000 };

typedef struct list {
    const char **items;
    size_t count;
} list;

static bool append(tn_arena *arena, list *to, const char *item)
{
    return TNI_LIST_ADD(arena, &to->items, &to->count, item) != NULL;
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The next entry whose name does not start with '.'; NULL with errno 0 at the end. */
static const struct dirent *next_entry(DIR *dir)
{
    const struct dirent *entry = NULL;
    do {
        errno = 0;
        entry = readdir(dir);
    } while (entry && entry->d_name[0] == '.');
    return entry;
}

/* Adds one entry to the files or the folders. */
static tn_status add_entry(tn_arena *arena, const char *path, list *files, list *folders,
                           const char **reason)
{
    struct stat own, target;
    const bool seen = lstat(path, &own) == 0;
    if (!seen || stat(path, &target) != 0) {
        if (errno == ENOENT || (seen && (errno == ELOOP || errno == EACCES))) {
            return TN_OK; /* removed meanwhile, or a link to nothing that can be read */
        }
        const char *why = tni_errno_text(errno),
                   *text = tn_arena_format(arena, "'%s': %s", path, why);
        *reason = text ? text : why;
        return TN_E_READ;
    }
    list *to = S_ISDIR(own.st_mode) ? folders : S_ISREG(target.st_mode) ? files : NULL;
    if (to && !append(arena, to, path)) {
        return TN_E_NOMEM;
    }
    if (files->count > FILES_MAX || folders->count > FOLDERS_MAX) {
        *reason = "more than 100000 files";
        return TN_E_READ;
    }
    return TN_OK;
}

/* Adds the files of one folder to files and its folders to folders. A folder that was removed
 * meanwhile is an error only when the user named it. */
static tn_status list_one(tn_arena *arena, const char *folder, bool named, list *files,
                          list *folders, const char **reason)
{
    DIR *dir = NULL;
    do {
        dir = opendir(folder);
    } while (!dir && errno == EINTR);
    if (!dir && errno == ENOENT && !named) {
        return TN_OK;
    }
    if (!dir) {
        const char *why = errno == ENOENT ? "no such folder" : tni_errno_text(errno);
        const char *text = named ? why : tn_arena_format(arena, "'%s': %s", folder, why);
        *reason = text ? text : why;
        return TN_E_READ;
    }
    tn_status result = TN_OK;
    for (const struct dirent *entry = next_entry(dir); entry && result == TN_OK;
         entry = result == TN_OK ? next_entry(dir) : NULL) {
        const char *path = tni_path_join(arena, folder, entry->d_name);
        result = path ? add_entry(arena, path, files, folders, reason) : TN_E_NOMEM;
    }
    if (result == TN_OK && errno) { /* it ended early: what was listed is not all */
        *reason = tni_errno_text(errno);
        result = TN_E_READ;
    }
    closedir(dir);
    return result;
}

tn_status tni_dir_list(tn_arena *arena, const char *folder, bool recursive, const char *const **out,
                       size_t *out_count, const char **reason)
{
    list files = {0}, folders = {0};
    tn_status status = list_one(arena, folder, true, &files, &folders, reason);
    for (size_t i = 0; recursive && status == TN_OK && i < folders.count; i++) {
        status = list_one(arena, folders.items[i], false, &files, &folders, reason);
    }
    if (status != TN_OK) {
        return status;
    }
    tni_list_sort(files.items, files.count, sizeof(*files.items), compare);
    *out = files.items;
    *out_count = files.count;
    return TN_OK;
}

tn_status tni_dir_make(const char *path, const char **reason)
{
    if (mkdir(path, 0777) == 0 || (errno == EEXIST && tni_path_is_folder(path))) {
        return TN_OK;
    }
    *reason = errno == EEXIST ? "is a file" : tni_errno_text(errno);
    return TN_E_WRITE;
}

tn_status tni_file_remove(const char *path, const char **reason)
{
    if (unlink(path) != 0) {
        *reason = tni_errno_text(errno);
        return TN_E_WRITE;
    }
    return TN_OK;
}

tn_status tni_file_link(const char *path, const char *name, const char **reason)
{
    tn_arena *arena = tn_arena_new(NULL);
    const char *above = arena ? tni_path_folder(arena, path) : NULL;
    const int folder = above ? open(above, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    const bool linked = folder >= 0 && linkat(folder, tni_path_name(path), folder, name, 0) == 0;
    int error = above ? errno : ENOMEM;
    if (linked && !tni_folder_flush(folder)) { /* the other name goes next: this one is to last */
        error = errno;
        unlinkat(folder, name, 0);
    } else if (linked) {
        error = 0;
    }
    if (folder >= 0) {
        close(folder);
    }
    tn_arena_free(arena);
    switch (error) {
    case 0:
        return TN_OK;
    case ENOMEM:
        return above ? tni_fail(reason, error) : TN_E_NOMEM;
    case EEXIST:
        return tni_refuse(reason, TN_E_EXISTS, "exists already");
    case ENOENT:
        return tni_refuse(reason, TN_E_READ, "no such file");
    case EPERM: /* of a folder, too */
    case EMLINK:
    case ENOTSUP:
    case ENOSYS:
        return tni_refuse(reason, TN_E_RANGE, "has one name only");
    default:
        return tni_fail(reason, error);
    }
}
