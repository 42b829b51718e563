/* A workspace with a worked example: the samples, as they are. */
#include "app/init.h"

#include <string.h>

#include "app/embedded.h"

#define EXAMPLE "example/"

tn_status tni_init(tn_arena *arena, const char *folder, bool force, const char *const **out,
                   const char **reason)
{
    const char *paths[16] = {0};
    const struct tni_embedded *files[16];
    size_t count = 0;
    for (const struct tni_embedded *e = tni_embedded; e->name; e++) {
        if (strncmp(e->name, EXAMPLE, strlen(EXAMPLE)) == 0 && count + 1 < 16) {
            files[count] = e;
            paths[count] = tni_path_join(arena, folder, e->name + strlen(EXAMPLE));
            if (!paths[count++]) {
                return TN_E_NOMEM;
            }
        }
    }
    const char **list = tn_arena_take_array(arena, 16, sizeof(*list));
    if (!list) {
        return TN_E_NOMEM;
    }
    *out = list;
    list[0] = folder;
    const tn_status made = tni_dir_make(folder, reason);
    if (made != TN_OK) {
        return made;
    }
    tni_save saves[16] = {0};
    size_t failed = 0;
    for (size_t i = 0; i < count; i++) {
        saves[i] = (tni_save){
            .path = paths[i], .bytes = files[i]->bytes, .size = files[i]->size, .force = force};
    }
    const tn_status status = tni_file_save_all(arena, saves, count, &failed, reason);
    if (status != TN_OK) {
        list[0] = count ? paths[failed] : folder;
        return status;
    }
    memcpy(list, paths, sizeof(paths));
    return TN_OK;
}
