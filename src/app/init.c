/* A workspace with a worked example: the samples, as they are. */
#include "app/init.h"

#include <string.h>

#include "app/draft/draft.h"
#include "app/embedded.h"

#define EXAMPLE "example/"

tn_status tni_init(tn_arena *arena, const char *folder, bool force, const char *const **out,
                   const char **reason)
{
    tni_made_file files[TNI_MADE_FILES_MAX];
    size_t count = 0;
    for (const struct tni_embedded *e = tni_embedded; e->name; e++) {
        if (strncmp(e->name, EXAMPLE, strlen(EXAMPLE)) == 0 && count + 1 < TNI_MADE_FILES_MAX) {
            const char *path = tni_path_join(arena, folder, e->name + strlen(EXAMPLE));
            if (!path) {
                return TN_E_NOMEM;
            }
            files[count++] = (tni_made_file){path, e->bytes, e->size};
        }
    }
    const char **list = tn_arena_take_array(arena, count + 1, sizeof(*list));
    if (!list) {
        return TN_E_NOMEM;
    }
    *out = list;
    list[0] = folder;
    const tn_status made = tni_dir_make(folder, reason);
    if (made != TN_OK) {
        return made;
    }
    size_t failed = 0;
    const tn_status status = tni_made_files_save(arena, files, count, force, &failed, reason);
    if (status != TN_OK) {
        list[0] = count ? files[failed].path : folder;
        return status;
    }
    for (size_t i = 0; i < count; i++) {
        list[i] = files[i].path;
    }
    list[count] = NULL;
    return TN_OK;
}
