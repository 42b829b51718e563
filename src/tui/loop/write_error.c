/* A file that could not be written: what it was and why, and what to do about it. */
#include <string.h>

#include "tui/loop/effect.h"
#include "tui/screens/screen.h"

static void ask(tni_model *m, tni_purpose purpose, const char *title, const char *path,
                const char *reason, const char *choices)
{
    tni_over_begin(m, OVER_ASK, purpose, title);
    tni_over_row(m, path);
    tni_over_row(m, reason);
    m->over.text = choices;
    m->over.letters = "ro";
}

void tni_ask_unsaved(tni_model *m, tni_draft_file *p, const char *reason)
{
    m->unsaved = p;
    ask(m, FOR_UNSAVED, "The file was not saved", p->path, reason,
        "r try again   o another name   Esc keep the changes in the journal");
}

void tni_ask_unwritten(tni_model *m, const char *path, const char *reason)
{
    ask(m, FOR_UNWRITTEN, "The export was not written", path, reason,
        "r try again   o another name   Esc leave it");
}

unsigned tni_unsaved_answer(tni_model *m, int choice)
{
    char name[TNI_LINE_BYTES];
    const tni_draft_file *p = m->unsaved;
    if (choice == 'r') {
        tni_over_close(m);
        return p == m->draft.document || p == m->draft.rows ? EFF_SAVE : EFF_SAVE_ALL;
    }
    const char *folder = tni_path_folder(m->over.arena, p->path);
    const char *end = strchr(tni_path_name(p->path), '.');
    tni_free_name(p, folder ? folder : m->folder, end ? end : "", name, sizeof(name));
    tni_over_begin(m, OVER_LINE, FOR_ELSEWHERE, "Write what it is now to");
    tni_line_set(&m->over.line, name);
    return 0;
}

unsigned tni_unwritten_answer(tni_model *m, int choice)
{
    if (choice == 'r') {
        tni_over_close(m);
        return EFF_EXPORT;
    }
    tni_over_begin(m, OVER_LINE, FOR_EXPORT, "Write it to");
    tni_line_set(&m->over.line, m->wanted);
    return 0;
}

tn_status tni_write_copy(tni_model *m, const tni_draft_file *p, const char **out_path,
                         const char **reason)
{
    const char *folder = tni_path_folder(m->arena, p->path);
    const char *path = folder ? tni_path_join(m->arena, folder, m->wanted) : NULL;
    const tni_save save = {
        .path = path, .bytes = p->text.bytes ? p->text.bytes : "", .size = p->text.length};
    *out_path = path;
    return path ? tni_file_save(m->arena, &save, NULL, reason) : TN_E_NOMEM;
}

void tni_write_elsewhere(tni_model *m)
{
    const char *path = NULL, *reason = "", *name = tni_path_name(m->unsaved->path);
    const tn_status status = tni_write_copy(m, m->unsaved, &path, &reason);
    if (status == TN_OK) {
        tni_say(m, ATTR_GOOD, "wrote %s; %s is as it was", path, name);
    } else if (status == TN_E_EXISTS) {
        tni_say(m, ATTR_ERROR, "%s exists: nothing was written", m->wanted);
    } else {
        tni_ask_unsaved(m, m->unsaved, reason);
    }
}
