/* Back and forth through the changes of the open file and its CSV. */
#include "tui/screens/screen.h"

unsigned tni_step_back(tni_model *m, bool redo)
{
    const tni_edit_step *step = tni_draft_step(&m->draft, redo);
    if (!step) {
        tni_say(m, ATTR_DIM, redo ? "nothing to do again" : "nothing to undo");
        return 0;
    }
    tni_say(m, ATTR_DIM, "%s: %s", redo ? "again" : "undone", step->name);
    return EFF_VIEW | EFF_JOURNAL;
}

/* What the files were, then what each step made of them, in the order they were made. */
unsigned tni_ask_history(tni_model *m)
{
    size_t count = 0;
    tni_over_begin(m, OVER_PICK, FOR_HISTORY, "Every change: Enter goes there");
    const char *const *names =
        m->over.arena ? tni_draft_step_names(&m->draft, m->over.arena, &count) : NULL;
    if (!names || count == 0) {
        tni_over_close(m);
        tni_say(m, ATTR_DIM, "nothing was changed yet");
        return 0;
    }
    tni_over_row(m, "before all of them");
    for (size_t i = 0; i < count; i++) {
        tni_over_row(m, names[i]);
    }
    m->over.cursor = (int)tni_draft_steps(&m->draft, false);
    return 0;
}

/* Back or forth until that many changes are done. */
unsigned tni_go_to_change(tni_model *m, size_t wanted)
{
    const size_t count = m->over.count - 1;
    tni_over_close(m);
    const size_t done = tni_draft_go_to(&m->draft, wanted);
    tni_say(m, ATTR_DIM, "after %zu of %zu changes", done, count);
    return EFF_VIEW | EFF_JOURNAL;
}
