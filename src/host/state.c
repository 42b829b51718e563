/* Part of host.h. State kept between two runs, outside of the folders that people share. */
#define _GNU_SOURCE /* realpath, getentropy */
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/host.h"

/* A base folder by the XDG convention; NULL: none that is an absolute path. */
static const char *xdg_folder(tn_arena *arena, const char *variable, const char *below_home)
{
    const char *said = getenv(variable), *home = getenv("HOME");
    if (said && *said == '/') {
        return said;
    }
    return home && *home == '/' && tni_path_is_folder(home) ? tni_path_join(arena, home, below_home)
                                                            : NULL;
}

static const char *base_of(tn_arena *arena)
{
    return xdg_folder(arena, "XDG_STATE_HOME", ".local/state");
}

const char *tni_config_path(tn_arena *arena, const char *name)
{
    const char *base = xdg_folder(arena, "XDG_CONFIG_HOME", ".config");
    return base ? tn_arena_format(arena, "%s/tenor/%s", base, name) : NULL;
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

enum { KEY_BYTES = 16 };

/* The key as hex digits; one that is not there is made. NULL: none can be kept. */
static const char *key_of(tn_arena *arena, const char *base)
{
    const char *path = tn_arena_format(arena, "%s/tenor/key", base), *reason = "";
    char *made = tn_arena_take(arena, KEY_BYTES * 2 + 1);
    unsigned char random[KEY_BYTES];
    if (path && made && !tni_path_exists(path) && tni_state_folders(path) &&
        getentropy(random, sizeof(random)) == 0) {
        for (size_t i = 0; i < KEY_BYTES; i++) {
            snprintf(made + 2 * i, 3, "%02x", random[i]);
        }
        const tni_file_version none = {0}; /* two programs at once: the first one's stays */
        const tni_save save = {.path = path,
                               .bytes = made,
                               .size = KEY_BYTES * 2,
                               .version = &none,
                               .is_private = true};
        (void)tni_file_save(arena, &save, NULL, &reason);
    }
    tni_file file;
    return path && tni_file_read(arena, path, KEY_BYTES * 2, &file, &reason) == TN_OK &&
                   file.size == KEY_BYTES * 2
               ? file.bytes
               : NULL;
}

const char *tni_state_mark(tn_arena *arena, const char *path)
{
    char real[PATH_MAX];
    const char *base = base_of(arena), *key = base ? key_of(arena, base) : NULL;
    const char *text =
        key && realpath(path, real) ? tn_arena_format(arena, "%s%s", key, real) : NULL;
    return text
               ? tn_arena_format(arena, "%016" PRIx64, tni_file_version_of(text, strlen(text)).hash)
               : NULL;
}
