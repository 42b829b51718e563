/* Work that a program left unsaved when it ended: of the document, then of its CSV. */
#include "tui/loop/effect.h"
#include "tui/screens/screen.h"

static void ask(tni_model *m, tni_draft_file *p)
{
    if (m->over.kind != OVER_NONE || p->log.open) { /* our own; looking would unlock it */
        return;
    }
    const tni_log_left left = tni_edit_log_left(p->path);
    if (left == TNI_LOG_NONE) {
        return;
    }
    if (left == TNI_LOG_IN_USE) {
        tni_say(m, ATTR_WARNING, "another tenor has unsaved changes of %s", tni_path_name(p->path));
        return;
    }
    m->left = p;
    tni_over_begin(m, OVER_ASK, FOR_RECOVER, "Recover unsaved work?");
    tni_over_row(m, p->path);
    const bool fits = left == TNI_LOG_FITS;
    tni_over_row(m, fits ? "A program stopped before these changes were saved."
                         : "The file has changed since, so what was not saved does not fit.");
    m->over.text = fits ? "r recover   D discard   Esc decide later" : "D discard   Esc keep it";
    m->over.letters = fits ? "rD" : "D";
}

static void ask_rows(tni_model *m)
{
    if (m->draft.rows) {
        ask(m, m->draft.rows);
    }
}

void tni_ask_recovery(tni_model *m)
{
    ask(m, m->draft.document);
    ask_rows(m);
}

void tni_recover(tni_model *m)
{
    const char *reason = "";
    if (tni_edit_log_recover(m->left, &reason) != TN_OK) {
        tni_say(m, ATTR_ERROR, "cannot be recovered: %s", reason);
        return;
    }
    tni_say(m, ATTR_GOOD, "recovered %zu change%s; u takes them back one by one", m->left->done,
            m->left->done == 1 ? "" : "s");
    ask_rows(m);
}

void tni_discard(tni_model *m)
{
    tni_edit_log_discard(m->left);
    tni_say(m, ATTR_DIM, "discarded");
    ask_rows(m);
}
