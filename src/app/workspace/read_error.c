/* A file that cannot be read, and the one beside it that may have been meant. */
#include <string.h>

#include "app/workspace/load.h"
#include "host/host.h"
#include "tenor/text.h"

/* Near by what stands before the kind, too: "b.offer.ini" is not near "a.offer.ini". */
static bool is_near(tn_arena *arena, const char *name, const char *other)
{
    const char *stem = tn_arena_copy(arena, name, strcspn(name, "."));
    const char *own = tn_arena_copy(arena, other, strcspn(other, "."));
    return stem && own && (strcmp(stem, own) == 0 || tn_text_nearest(stem, &own, 1) == 0);
}

/* The file in the path's folder whose name is nearest; NULL: none is near, or it is there. */
static const char *nearest_to(tn_arena *arena, const char *path)
{
    const char *const *paths = NULL, *reason = "";
    const char *folder = tni_path_exists(path) ? NULL : tni_path_folder(arena, path);
    size_t count = 0;
    if (!folder || tni_dir_list(arena, folder, false, &paths, &count, &reason) != TN_OK) {
        return NULL;
    }
    const char **names = tn_arena_take_array(arena, count + 1, sizeof(*names));
    for (size_t i = 0; names && i < count; i++) {
        names[i] = tni_path_name(paths[i]);
    }
    const int nearest = names ? tn_text_nearest(tni_path_name(path), names, count) : -1;
    return nearest >= 0 && is_near(arena, tni_path_name(path), names[nearest]) ? paths[nearest]
                                                                               : NULL;
}

tn_status tni_read_error(tni_workspace *ws, const char *path, const char *shown,
                         const tn_at *named_at, const char *reason)
{
    const tn_at at = named_at ? *named_at : (tn_at){.file = shown};
    tn_finding *finding = tn_findings_add(ws->findings, TN_FIL_UNREADABLE, at, shown,
                                          "'%s' cannot be read: %s", path, reason);
    const char *meant = finding ? nearest_to(ws->arena, path) : NULL;
    if (finding && named_at) {
        finding->width = (uint32_t)tn_text_count(path, strlen(path));
    } else if (finding) {
        finding->hint = "";
    }
    if (meant) {
        tn_finding_hint(ws->findings, finding, "did you mean '%s'?",
                        named_at ? tni_path_name(meant) : meant);
    }
    return TN_E_READ;
}
