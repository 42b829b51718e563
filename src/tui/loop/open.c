/* Opening the program's folder, opening a file, and what is asked then: work that a program left
 * unsaved when it ended, of the document, then of its CSV. */
#include "tui/loop/open.h"

#include <stdio.h>

#include "tui/loop/changes.h"
#include "tui/model/overlay.h"
#include "tui/model/view.h"
#include "tui/screens/screens.h"

static bool is_file(const char *path)
{
    return tni_path_exists(path) && !tni_path_is_folder(path);
}

tn_status tni_model_open(const char *path, const tni_workspace_options *options, tni_model *out)
{
    *out = (tni_model){.arena = tn_arena_new(NULL), .scratch = tn_arena_new(NULL), .mouse = true};
    out->arranged =
        out->arena ? tn_arena_take_array(out->arena, TNI_PANELS, sizeof(*out->arranged)) : NULL;
    out->rooms =
        out->arena ? tn_arena_take_array(out->arena, TNI_PANELS, sizeof(*out->rooms)) : NULL;
    out->priced = out->arena ? tn_arena_take(out->arena, sizeof(*out->priced)) : NULL;
    if (!out->arranged || !out->rooms || !out->priced || !out->scratch) {
        return TN_E_NOMEM;
    }
    tn_buffer_init(&out->copied, NULL);
    if (options) {
        out->options = *options;
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
        out->folder ? tni_workspace_open(out->arena, &out->options, &out->base) : TN_E_NOMEM;
    if (status == TN_OK && file) {
        snprintf(out->wanted, sizeof(out->wanted), "%s", path);
    }
    return status;
}

static unsigned take_answer(tni_model *m, int choice)
{
    tni_overlay_close(m);
    return choice == 'r' ? EFF_RECOVER : choice == 'n' ? EFF_OTHER_LOG : EFF_DISCARD;
}

enum { LINES = 10 }; /* of what differs: the rest is counted */

/* What it would change is read before anything is answered: a log may have come with the folder. */
static void ask_about(tni_model *m, tni_draft_file *file, const tni_log_left *left, bool more)
{
    const bool fits = left->state == TNI_LOG_FITS;
    m->left = file;
    m->left_number = left->number;
    tni_overlay_begin(m, OVER_ASK, take_answer, "Recover unsaved work?");
    tni_overlay_row(m, file->path);
    tni_overlay_row(m, fits ? "A program stopped before these changes were saved."
                            : "The file has changed since, so what was not saved does not fit.");
    if (!left->own) {
        tni_overlay_row(m,
                        "The changes bear no mark of yours: they may have come with the folder.");
    }
    const size_t head = m->overlay.count;
    if (fits && !left->text) {
        tni_overlay_row(m, "There are too many to be shown here.");
    } else if (fits) {
        tni_show_difference(m, file->text.bytes ? file->text.bytes : "", file->text.length,
                            left->text, left->size);
    }
    if (fits && m->overlay.count == head) {
        tni_overlay_row(m, "They lead back to the file as it is.");
    }
    if (m->overlay.count > head + LINES) {
        const size_t rest = m->overlay.count - head - LINES;
        m->overlay.count = head + LINES;
        tni_overlay_add(m, "and %zu more", rest);
    }
    m->overlay.text =
        !fits  ? more ? "D discard   n the next   Esc keep it" : "D discard   Esc keep it"
        : more ? "r recover   D discard   n the next   Esc decide later"
               : "r recover   D discard   Esc decide later";
    m->overlay.letters = fits ? more ? "rDn" : "rD" : more ? "Dn" : "D";
}

/* About the first log from number on that needs an answer. */
static void ask(tni_model *m, tni_draft_file *file, int number)
{
    tn_arena *arena = tn_arena_new(NULL);
    if (!arena || m->overlay.kind != OVER_NONE || file->log.open) { /* our own */
        tn_arena_free(arena);
        return;
    }
    tni_log_left left = tni_edit_log_left(arena, file->path, number);
    while (left.state == TNI_LOG_SAVED) {
        tni_edit_log_discard(file, left.number);
        left = tni_edit_log_left(arena, file->path, left.number + 1);
    }
    if (left.state == TNI_LOG_IN_USE) {
        tni_show_message(m, ATTR_WARNING, "another tenor has unsaved changes of %s",
                         tni_path_name(file->path));
    } else if (left.state != TNI_LOG_NONE) {
        const tni_log_left next = tni_edit_log_left(arena, file->path, left.number + 1);
        ask_about(m, file, &left, next.state != TNI_LOG_NONE);
    }
    tn_arena_free(arena);
}

static void ask_rows(tni_model *m)
{
    if (m->draft.rows) {
        ask(m, m->draft.rows, 0);
    }
}

void tni_open_path(tni_model *m, const char *path)
{
    const char *reason = "";
    const tni_draft_file *before = m->draft.document;
    if (tni_draft_open(&m->draft, path, &reason) != TN_OK) {
        tni_show_message(m, ATTR_ERROR, "%s cannot be read: %s", path, reason);
        m->read_error = true;
        m->screen = SCREEN_HOME; /* the one wanted may not be that of the file that is open */
        return;
    }
    m->read_error = false;
    const bool other = m->draft.document != before;
    tni_view_at(m, NULL, NULL, 0);
    const tni_source_file *d = m->view.document;
    const tni_kind kind = d ? d->kind : TNI_KIND_UNKNOWN;
    const tni_kind shown = tni_screen_kind(m->screen);
    if (shown != TNI_KIND_UNKNOWN && shown != kind) {
        m->screen = tni_kind_screen(kind);
    }
    m->selection = (tni_selection){0};
    for (tni_screen_id i = SCREEN_DIMENSIONS; other && i < SCREEN_COUNT; i++) {
        m->cursors[i] = (tni_screen_cursor){0};
        for (int panel = 0; panel < TNI_PANELS; panel++) {
            m->cursors[i].column[panel] = tni_screen_get(i)->panel[panel].column;
        }
    }
    m->opened = m->draft.document->path;
    ask(m, m->draft.document, 0);
    ask_rows(m);
}

void tni_recover(tni_model *m)
{
    const char *reason = "";
    if (tni_edit_log_recover(m->left, m->left_number, &reason) != TN_OK) {
        tni_show_message(m, ATTR_ERROR, "cannot be recovered: %s", reason);
        return;
    }
    const size_t count = m->left->done;
    if (tni_draft_file_is_changed(m->left)) {
        tni_show_message(m, ATTR_GOOD, "recovered %zu change%s; u takes them back one by one",
                         count, count == 1 ? "" : "s");
    } else {
        tni_show_message(m, ATTR_DIM,
                         "nothing differs from the file; u goes back through %zu step%s", count,
                         count == 1 ? "" : "s");
    }
    ask_rows(m);
}

void tni_discard(tni_model *m)
{
    tni_edit_log_discard(m->left, m->left_number);
    tni_show_message(m, ATTR_DIM, "discarded");
    ask(m, m->left, m->left_number);
    ask_rows(m);
}

void tni_ask_about_next(tni_model *m)
{
    ask(m, m->left, m->left_number + 1);
}
