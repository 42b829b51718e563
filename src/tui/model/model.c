/* The model: beginning, end, and small questions to it. */
#include "tui/model/model.h"

#include <stdio.h>
#include <string.h>

#include "tenor/text.h"

static bool is_file(const char *path)
{
    return tni_path_exists(path) && !tni_path_is_folder(path);
}

tn_status tni_model_open(const char *path, const tni_workspace_options *wishes, tni_model *out)
{
    *out = (tni_model){.arena = tn_arena_new(NULL), .mouse = true};
    if (!out->arena) {
        return TN_E_NOMEM;
    }
    if (wishes) {
        out->wishes = *wishes;
    }
    const bool file = is_file(path);
    out->folder = file ? tni_path_folder(out->arena, path) : tn_arena_text(out->arena, path);
    const char *reason = "", *root = NULL;
    if (out->folder && tni_path_workspace(out->arena, out->folder, &root, &reason) == TN_OK) {
        out->name = tni_path_name(root);
    }
    if (!out->name) {
        out->name = out->folder;
    }
    const tn_status status =
        out->folder ? tni_workspace_open(out->arena, &out->wishes, &out->base) : TN_E_NOMEM;
    if (status == TN_OK && file) {
        snprintf(out->wanted, sizeof(out->wanted), "%s", path);
    }
    return status;
}

void tni_view_done(tni_view *look)
{
    tn_arena_free(look->arena);
    *look = (tni_view){0};
}

void tni_model_done(tni_model *m)
{
    tni_draft_done(&m->draft);
    tni_view_done(&m->look);
    tni_view_done(&m->good);
    tn_arena_free(m->catalogue.arena);
    tn_arena_free(m->over.arena);
    tn_arena_free(m->arena);
    *m = (tni_model){0};
}

void tni_say(tni_model *m, tni_attribute ink, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    vsnprintf(m->say, sizeof(m->say), format, list);
    va_end(list);
    m->say_ink = ink;
}

const tni_view *tni_seen(const tni_model *m)
{
    return m->good.arena ? &m->good : &m->look;
}

bool tni_is_stale(const tni_model *m)
{
    return m->good.arena != NULL;
}

const tni_file_summary *tni_file_summary_of(const tni_model *m, const char *path)
{
    for (size_t i = 0; i < m->catalogue.count; i++) {
        if (strcmp(m->catalogue.cards[i].path, path) == 0) {
            return &m->catalogue.cards[i];
        }
    }
    return NULL;
}

const tn_date *tni_day(const tni_model *m)
{
    return m->look.document && m->look.document->folder_settings
               ? tni_workspace_as_of(&m->look.ws, m->look.document)
               : m->wishes.as_of;
}
