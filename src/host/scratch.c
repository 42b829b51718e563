/* Temporary folders, their locks, and putting back what was replaced in part. */
#include "host/scratch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/reason.h"

enum { TRIES = 1000, UNDO_MAX = 64 * 1024 };

static int open_folder(int folder, const char *name)
{
    return openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* The entries of a folder that stays open; NULL: they cannot be listed. */
static DIR *list_folder(int folder)
{
    const int copy = open_folder(folder, ".");
    DIR *dir = copy < 0 ? NULL : fdopendir(copy);
    if (!dir && copy >= 0) {
        close(copy);
    }
    return dir;
}

/* The folder behind fd is ours, and still the one of that name: nobody has exchanged it. Where file
 * systems have one owner for everything, it is that of the folder it lies in. */
static bool is_ours(int folder, const char *name, int fd)
{
    struct stat above, own, named;
    return fstat(folder, &above) == 0 && fstat(fd, &own) == 0 &&
           (own.st_uid == geteuid() || own.st_uid == above.st_uid) &&
           fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) == 0 && named.st_dev == own.st_dev &&
           named.st_ino == own.st_ino;
}

tn_status tni_scratch_make(tn_arena *arena, int folder, tni_scratch *out, const char **reason)
{
    for (unsigned i = 0; i < TRIES; i++) {
        char name[64];
        snprintf(name, sizeof(name), ".tenor-%ld-%u.tmp", (long)getpid(), i);
        if (mkdirat(folder, name, 0700) != 0) {
            if (errno != EEXIST) {
                return tni_fail(reason, errno);
            }
            continue;
        }
        const int fd = open_folder(folder, name);
        const bool locked = fd >= 0 && (flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK);
        if (locked && is_ours(folder, name, fd)) {
            *out = (tni_scratch){fd, tn_arena_text(arena, name)};
            if (out->name) {
                return TN_OK;
            }
            unlinkat(folder, name, AT_REMOVEDIR);
            close(fd);
            out->fd = -1;
            return TN_E_NOMEM;
        }
        const int error = errno;
        unlinkat(folder, name, AT_REMOVEDIR); /* it is empty, or another one's by now */
        if (fd < 0 && error != ENOENT) {      /* ENOENT: taken for a dead one by another process */
            return tni_fail(reason, error);
        }
        if (fd >= 0) {
            close(fd);
        }
    }
    return tni_refuse(reason, TN_E_WRITE, "no temporary folder can be made beside it");
}

void tni_undo_name(char out[TNI_UNDO_NAME], const char *kind, size_t index)
{
    snprintf(out, TNI_UNDO_NAME, "%s.%zu", kind, index);
}

static void remove_rest(int fd);

/* A file, or a folder with all that is in it. */
static void remove_one(int folder, const char *name)
{
    if (unlinkat(folder, name, 0) != 0 && errno != ENOENT) {
        const int fd = open_folder(folder, name);
        if (fd >= 0) {
            remove_rest(fd);
            close(fd);
        }
        unlinkat(folder, name, AT_REMOVEDIR);
    }
}

static void remove_rest(int fd)
{
    DIR *dir = list_folder(fd);
    for (const struct dirent *entry; dir && (entry = readdir(dir));) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            remove_one(fd, entry->d_name);
        }
    }
    if (dir) {
        closedir(dir);
    }
}

/* Our own names first: listing a folder needs memory. */
static void remove_files(int fd)
{
    char new_name[TNI_UNDO_NAME], old_name[TNI_UNDO_NAME];
    unlinkat(fd, TNI_OUTPUT_NEW, 0);
    unlinkat(fd, TNI_UNDO, 0);
    unlinkat(fd, TNI_UNDO_PLACED, 0);
    for (size_t i = 0;; i++) {
        tni_undo_name(new_name, "new", i);
        tni_undo_name(old_name, "old", i);
        const bool had_old = unlinkat(fd, old_name, 0) == 0;
        if (unlinkat(fd, new_name, 0) != 0 && !had_old) {
            break;
        }
    }
    remove_rest(fd);
}

void tni_scratch_remove(int folder, tni_scratch *scratch)
{
    if (scratch->fd >= 0) {
        remove_files(scratch->fd);
        unlinkat(folder, scratch->name, AT_REMOVEDIR);
        close(scratch->fd); /* releases the lock */
        scratch->fd = -1;
    }
}

static bool is_scratch_name(const char *name)
{
    long pid = 0;
    unsigned number = 0;
    int end = 0;
    return sscanf(name, ".tenor-%ld-%u.tmp%n", &pid, &number, &end) == 2 && end && !name[end];
}

bool tni_undo_is_placed(int folder, int scratch, const char *target, size_t index)
{
    char name[TNI_UNDO_NAME];
    struct stat made, there;
    tni_undo_name(name, "new", index);
    return fstatat(scratch, name, &made, AT_SYMLINK_NOFOLLOW) == 0 &&
           fstatat(folder, target, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
           there.st_dev == made.st_dev && there.st_ino == made.st_ino;
}

void tni_undo_one(int folder, int scratch, const char *target, size_t index, bool placed)
{
    char name[TNI_UNDO_NAME];
    struct stat old, there;
    tni_undo_name(name, "old", index);
    const bool kept = fstatat(scratch, name, &old, AT_SYMLINK_NOFOLLOW) == 0;
    if (kept && (placed || fstatat(folder, target, &there, AT_SYMLINK_NOFOLLOW) != 0)) {
        renameat(scratch, name, folder, target);
    } else if (placed) {
        unlinkat(folder, target, 0);
    }
}

/* What a dead process replaced, by the links to the new files in its folder: a list that somebody
 * else has put there can name no other file. */
static void undo_all(int folder, int scratch)
{
    const int fd = openat(scratch, TNI_UNDO, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    char *names = fd < 0 ? NULL : malloc(UNDO_MAX);
    const ssize_t size = names ? read(fd, names, UNDO_MAX - 1) : 0;
    size_t index = 0;
    if (size > 0) {
        names[size] = '\0';
    }
    for (char *name = names, *end; size > 0 && (end = strchr(name, '\n')); name = end + 1) {
        *end = '\0';
        if (*name && !strchr(name, '/')) {
            tni_undo_one(folder, scratch, name, index,
                         tni_undo_is_placed(folder, scratch, name, index));
        }
        index++;
    }
    free(names);
    if (fd >= 0) {
        close(fd);
        fsync(folder);
        unlinkat(scratch, TNI_UNDO, 0);
    }
}

void tni_scratch_remove_dead(int folder)
{
    DIR *dir = list_folder(folder);
    for (const struct dirent *entry; dir && (entry = readdir(dir));) {
        tni_scratch dead = {-1, entry->d_name};
        if (is_scratch_name(entry->d_name)) {
            dead.fd = open_folder(folder, entry->d_name);
        }
        if (dead.fd >= 0 && flock(dead.fd, LOCK_EX | LOCK_NB) == 0 &&
            is_ours(folder, entry->d_name, dead.fd)) {
            undo_all(folder, dead.fd);
            tni_scratch_remove(folder, &dead);
        } else if (dead.fd >= 0) {
            close(dead.fd);
        }
    }
    if (dir) {
        closedir(dir);
    }
}
