/* Writing under another name: a copy of a draft, the name of what could not be written, and what to
 * do about that. */
#include "tui/loop/write_error.h"

#include <stdio.h>
#include <string.h>

#include "tui/model/overlay.h"
#include "tui/screens/comparison.h"

static void find_free_name(const tni_draft_file *file, const char *folder, const char *end,
                           char *out, size_t size)
{
    const char *name = tni_path_name(file->path);
    const int stem = (int)strcspn(name, ".");
    tn_arena *arena = tn_arena_new(NULL);
    for (int n = 1; n < 100; n++) {
        char number[16] = "";
        if (n > 1) {
            snprintf(number, sizeof(number), "-%d", n);
        }
        snprintf(out, size, "%.*s%s%s", stem, name, number, end);
        const char *path = arena ? tni_path_join(arena, folder, out) : NULL;
        if (!path || !tni_path_exists(path)) { /* unknown: nothing that is there is replaced */
            break;
        }
    }
    tn_arena_free(arena);
}

void tni_ask_write_error(tni_model *m, tni_answer answer, const char *title, const char *path,
                         const char *reason, const char *choices)
{
    tni_overlay_ask(m, answer, title, choices, "ro");
    tni_overlay_row(m, path);
    tni_overlay_row(m, reason);
}

static unsigned take_elsewhere(tni_model *m, int choice)
{
    (void)choice;
    return tni_overlay_line(m, EFF_ELSEWHERE | EFF_LIST);
}

static unsigned take_answer(tni_model *m, int choice)
{
    const tni_draft_file *f = m->unsaved;
    tni_overlay_close(m);
    if (choice == 'r') {
        return f == m->draft.document || f == m->draft.rows ? EFF_SAVE : EFF_SAVE_ALL;
    }
    const char *end = strchr(tni_path_name(f->path), '.');
    m->name_question = (tni_name_question){.title = "Write what it is now to",
                                           .end = end ? end : "",
                                           .beside = true,
                                           .answer = take_elsewhere};
    return EFF_NAME;
}

void tni_ask_unsaved(tni_model *m, tni_draft_file *file, const char *reason)
{
    m->unsaved = file;
    tni_ask_write_error(m, take_answer, "The file was not saved", file->path, reason,
                        tni_draft_is_logged(&m->draft)
                            ? "r try again   o another name   Esc keep the changes in the journal"
                            : "r try again   o another name   Esc stay: the changes are only here");
}

void tni_ask_name(tni_model *m)
{
    char name[TNI_LINE_BYTES];
    const tni_name_question *q = &m->name_question;
    const tni_draft_file *file = q->answer == take_elsewhere ? m->unsaved : m->draft.document;
    tn_arena *arena = tn_arena_new(NULL);
    const char *folder = arena && q->beside ? tni_path_folder(arena, file->path) : NULL;
    find_free_name(file, folder ? folder : m->folder, q->end, name, sizeof(name));
    tn_arena_free(arena);
    tni_overlay_begin(m, OVER_LINE, q->answer, q->title);
    tni_line_suggest(&m->overlay.line, name);
}

static tn_status write_copy(tni_model *m, const tni_draft_file *file, const char **out_path,
                            const char **reason)
{
    const char *folder = tni_path_folder(m->arena, file->path);
    const char *path = folder ? tni_path_join(m->arena, folder, m->wanted) : NULL;
    const tni_made_file copy = {path, file->text.bytes, file->text.length};
    *out_path = path;
    return path ? tni_made_file_save(m->arena, copy, false, reason) : TN_E_NOMEM;
}

void tni_write_elsewhere(tni_model *m)
{
    const char *path = NULL, *reason = "", *name = tni_path_name(m->unsaved->path);
    const tn_status status = write_copy(m, m->unsaved, &path, &reason);
    if (status == TN_OK) {
        tni_show_message(m, ATTR_GOOD, "wrote %s; %s is as it was", path, name);
    } else if (status == TN_E_EXISTS) {
        tni_show_message(m, ATTR_ERROR, "%s exists: nothing was written", m->wanted);
    } else {
        tni_ask_unsaved(m, m->unsaved, reason);
    }
}

/* An existing file is not replaced. */
void tni_scenario(tni_model *m)
{
    const char *path = NULL, *reason = "";
    if (write_copy(m, m->draft.document, &path, &reason) == TN_OK) {
        tni_comparison_add(m, path);
        tni_show_message(m, ATTR_GOOD, "made %s; Enter on it opens it", path);
    } else {
        tni_show_message(m, ATTR_ERROR, "%s was not made: %s", m->wanted, reason);
    }
}
