/* Which file of the folder holds the metering records of the contract on screen. */
#include "tui/loop/usage.h"

#include <stdio.h>
#include <string.h>

#include "tui/model/overlay.h"

#define NONE "(no usage)"

/* Only the head is looked at: the columns of metering records are there by name. */
static tn_status take_head(void *context, const char *bytes, size_t size)
{
    static const char *const columns[] = {"dimension", "timestamp", "quantity"};
    bool *metered = context;
    char head[512];
    snprintf(head, sizeof(head), "%.*s", (int)(size < sizeof(head) ? size : sizeof(head) - 1),
             bytes);
    head[strcspn(head, "\r\n")] = '\0';
    *metered = true;
    for (size_t i = 0; i < sizeof(columns) / sizeof(*columns); i++) {
        *metered = *metered && strstr(head, columns[i]);
    }
    return TN_E_SYNTAX; /* enough was read */
}

static unsigned take_file(tni_model *m, int choice)
{
    const char *path = m->overlay.rows[choice];
    m->usage = strcmp(path, NONE) == 0 ? NULL : tn_arena_text(m->arena, path);
    m->usage_of = m->draft.document->path;
    tni_overlay_close(m);
    tni_show_message(m, ATTR_DIM, m->usage ? "rated: %s" : "no usage is rated%s",
                     m->usage ? m->usage : "");
    return EFF_VIEW;
}

void tni_usage_ask(tni_model *m)
{
    const char *const *paths = NULL, *reason = "";
    size_t count = 0;
    tni_overlay_begin(m, OVER_PICK, take_file, "Metering records to rate");
    tn_arena *arena = m->overlay.arena;
    if (!arena || tni_dir_list(arena, m->folder, true, &paths, &count, &reason) != TN_OK) {
        tni_overlay_close(m);
        tni_show_message(m, ATTR_ERROR, "the folder cannot be read: %s", reason);
        return;
    }
    tni_overlay_row(m, NONE);
    for (size_t i = 0; i < count; i++) {
        bool metered = false;
        if (tni_path_ends(paths[i], ".csv")) {
            tni_file_stream(arena, paths[i], 0, take_head, &metered, &reason);
        }
        if (metered) {
            m->overlay.cursor = m->overlay.cursor ? m->overlay.cursor : (int)m->overlay.count;
            tni_overlay_row(m, paths[i]);
        }
    }
    if (m->overlay.count == 1) {
        tni_overlay_close(m);
        tni_show_message(m, ATTR_WARNING,
                         "no .csv here has the columns dimension, timestamp and quantity");
    }
}
