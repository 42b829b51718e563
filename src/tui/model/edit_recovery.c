/* Work that a program left unsaved when it ended: of the file that is opened, then of its CSV. */
#include "tui/loop/effect.h"
#include "tui/screens/screen.h"

static void ask(tni_model *m, tni_draft *p)
{
    if (m->over.kind != OVER_NONE || p->journal.open) { /* our own; looking would unlock it */
        return;
    }
    const tni_left left = tni_draft_left(p->path);
    if (left == TNI_LEFT_NONE) {
        return;
    }
    if (left == TNI_LEFT_IN_USE) {
        tni_say(m, ATTR_WARNING, "another tenor has unsaved changes of %s", tni_path_name(p->path));
        return;
    }
    m->left = p;
    tni_over_begin(m, OVER_ASK, FOR_RECOVER, "Recover unsaved work?");
    tni_over_row(m, p->path);
    const bool fits = left == TNI_LEFT_FITS;
    tni_over_row(m, fits ? "A program stopped before these changes were saved."
                         : "The file has changed since, so what was not saved does not fit.");
    m->over.text = fits ? "r recover   D discard   Esc decide later" : "D discard   Esc keep it";
    m->over.letters = fits ? "rD" : "D";
}

/* The CSV of a product has a past, or a program that ended left changes of it. */
static bool has_changes(tni_model *m, const char *path)
{
    const char *past = m->remembers ? tni_state_path(m->look.arena, "past", path) : NULL;
    return (past && tni_path_exists(past)) || tni_draft_left(path) != TNI_LEFT_NONE;
}

static void ask_rows(tni_model *m)
{
    const char *reason = "";
    const tni_source_file *d = m->look.document;
    tni_draft *rows =
        d && d->rows && has_changes(m, d->rows->file) ? tni_rows_open(m, &reason) : NULL;
    if (rows) {
        ask(m, rows);
    }
}

void tni_ask_recovery(tni_model *m)
{
    ask(m, m->paper);
    ask_rows(m);
}

void tni_recover(tni_model *m)
{
    const char *reason = "";
    if (tni_draft_recover(m->left, &reason) != TN_OK) {
        tni_say(m, ATTR_ERROR, "cannot be recovered: %s", reason);
        return;
    }
    tni_say(m, ATTR_GOOD, "recovered %zu change%s; u takes them back one by one", m->left->done,
            m->left->done == 1 ? "" : "s");
    ask_rows(m);
}

void tni_discard(tni_model *m)
{
    tni_append_file none = {.fd = -1};
    tni_append_file_close(&none, m->left->journal_path, true);
    tni_say(m, ATTR_DIM, "discarded");
    ask_rows(m);
}
