/* A copy of the file under Home's cursor, another name for it, or none of it any more. */
#include "tui/screens/home_files.h"

#include <stdio.h>
#include <string.h>

#include "tui/model/overlay.h"

static unsigned take_name(tni_model *m, int choice)
{
    (void)choice;
    return tni_overlay_line(m, EFF_CREATE);
}

unsigned tni_home_ask_name(tni_model *m, tni_file_deed deed, const char *of, const char *title,
                           const char *suggested)
{
    m->deed = deed;
    m->wanted_from = of ? tn_arena_text(m->arena, of) : NULL;
    tni_overlay_begin(m, OVER_LINE, take_name, title);
    tni_line_suggest(&m->overlay.line, suggested);
    return 0;
}

static bool is_listed(const tni_model *m, const char *name)
{
    bool found = false;
    for (size_t i = 0; i < m->file_list.count && !found; i++) {
        found = strcmp(tni_path_name(m->file_list.summaries[i].path), name) == 0;
    }
    return found;
}

unsigned tni_home_copy(tni_model *m, const char *path, tni_kind kind)
{
    enum { TRIES = 1000 };
    char name[TNI_LINE_BYTES];
    const char *own = tni_path_name(path);
    const int stem = (int)strcspn(own, ".");
    snprintf(name, sizeof(name), "%s", own);
    for (int n = 2; is_listed(m, name) && n < TRIES; n++) {
        snprintf(name, sizeof(name), "%.*s-%d%s", stem, own, n, own + stem);
    }
    m->wanted_kind = kind;
    return tni_home_ask_name(
        m, TNI_FILE_COPY, path,
        tn_arena_format(m->scratch, "Name of the %s like %s", tni_kind_name(kind), own), name);
}

unsigned tni_home_file(tni_model *m, const tni_file_summary *file, tni_action_id action)
{
    const tni_draft_file *open = tni_draft_find(&m->draft, file->path);
    const char *name = tni_path_name(file->path);
    const bool unsaved = action == ACT_RENAME ? tni_draft_unsaved(&m->draft) > 0
                                              : open && tni_draft_file_is_changed(open);
    if (action == ACT_CLONE && file->kind != TNI_KIND_OFFER && file->kind != TNI_KIND_PRODUCT) {
        tni_show_message(m, ATTR_WARNING,
                         "offers and products are copied; a contract is one deal: "
                         "copy its offer");
    } else if (file->left || unsaved) {
        tni_show_message(m, ATTR_WARNING,
                         file->left ? "%s has unsaved work: Enter opens it and asks"
                                    : "%s: S saves what is changed first",
                         name);
    } else if (action == ACT_CLONE) {
        return tni_home_copy(m, file->path, file->kind);
    } else if (action == ACT_RENAME) {
        return tni_home_ask_name(m, TNI_FILE_RENAME, file->path,
                                 tn_arena_format(m->scratch, "Another name for %s", name), name);
    } else {
        m->deed = TNI_FILE_ASK_REMOVE;
        m->wanted_from = tn_arena_text(m->arena, file->path);
        return EFF_CREATE;
    }
    return 0;
}
