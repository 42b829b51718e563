/* Part of host.h. State kept between two runs, outside of the folders that people share. */
#define _XOPEN_SOURCE 700 /* realpath */
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "host/host.h"

/* The base folder by the XDG convention; NULL: none that is an absolute path. */
static const char *base_of(tn_arena *arena)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    if (state && *state == '/') {
        return state;
    }
    return home && *home == '/' && tni_path_is_folder(home)
               ? tni_path_join(arena, home, ".local/state")
               : NULL;
}

const char *tni_state_path(tn_arena *arena, const char *kind, const char *path)
{
    char real[PATH_MAX];
    const char *base = base_of(arena);
    if (!base || !realpath(path, real)) {
        return NULL;
    }
    const uint64_t hash = tni_file_version_of(real, strlen(real)).hash;
    return tn_arena_format(arena, "%s/tenor/%s/%016" PRIx64, base, kind, hash);
}

bool tni_state_folders(const char *state_path)
{
    char path[PATH_MAX];
    const int length = snprintf(path, sizeof(path), "%s", state_path);
    if (length < 0 || (size_t)length >= sizeof(path)) {
        return false;
    }
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(path, 0700) != 0 && errno != EEXIST) {
            return false;
        }
        *slash = '/';
    }
    return true;
}
