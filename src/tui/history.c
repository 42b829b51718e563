/* Back and forth through the changes of the open file and its CSV. */
#include <stdio.h>

#include "tui/screen.h"

/* Of the open file and its CSV, the one whose change comes next in the order they were made. */
static tni_paper *paper_to_step(const tni_model *m, bool redo)
{
    tni_paper *a = m->paper, *b = tni_rows_paper(m);
    if (!b || (redo ? b->done == b->count : b->done == 0)) {
        return a;
    }
    if (redo ? a->done == a->count : a->done == 0) {
        return b;
    }
    return redo ? (a->changes[a->done].serial < b->changes[b->done].serial ? a : b)
                : (a->changes[a->done - 1].serial > b->changes[b->done - 1].serial ? a : b);
}

unsigned tni_step_back(tni_model *m, bool redo)
{
    tni_paper *p = paper_to_step(m, redo);
    const tni_change *change = redo ? tni_paper_redo(p) : tni_paper_undo(p);
    if (!change) {
        tni_say(m, INK_DIM, redo ? "nothing to do again" : "nothing to undo");
        return 0;
    }
    tni_say(m, INK_DIM, "%s: %s", redo ? "again" : "undone", change->name);
    return EFF_LOOK | EFF_JOURNAL;
}

/* What the file was, then what each change made of it. */
unsigned tni_ask_history(tni_model *m)
{
    const tni_paper *p = m->paper;
    if (p->count == 0) {
        tni_say(m, INK_DIM, "nothing was changed yet");
        return 0;
    }
    tni_over_begin(m, OVER_PICK, FOR_HISTORY, "Every change: Enter goes there");
    tni_over_row(m, "as it was opened");
    for (size_t i = 0; i < p->count; i++) {
        tni_over_row(m, p->changes[i].name);
    }
    m->over.cursor = (int)p->done;
    return 0;
}

/* Back or forth until that many changes are done. */
unsigned tni_go_to_change(tni_model *m, size_t done)
{
    tni_over_close(m);
    while (m->paper->done != done &&
           (m->paper->done > done ? tni_paper_undo(m->paper) : tni_paper_redo(m->paper))) {
    }
    tni_say(m, INK_DIM, "after %zu of %zu changes", m->paper->done, m->paper->count);
    return EFF_LOOK | EFF_JOURNAL;
}
