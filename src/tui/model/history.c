/* Back and forth through the changes of the open file and its CSV. */
#include <stdio.h>

#include "tui/screens/screen.h"

static uint64_t last_done(const tni_draft *p)
{
    return p && p->done ? p->changes[p->done - 1].serial : 0;
}

static uint64_t next_undone(const tni_draft *p)
{
    return p && p->done < p->count ? p->changes[p->done].serial : UINT64_MAX;
}

/* Of the open file and its CSV, the one whose change comes next in the order they were made; NULL:
 * there is none. What was undone before a newer change of the other one is not done again. */
static tni_draft *paper_to_step(const tni_model *m, bool redo)
{
    tni_draft *a = m->paper, *b = tni_rows_draft(m);
    if (!redo) {
        return !last_done(a) && !last_done(b) ? NULL : last_done(a) > last_done(b) ? a : b;
    }
    tni_draft *p = next_undone(a) < next_undone(b) ? a : b;
    const uint64_t next = next_undone(p);
    return next < UINT64_MAX && next > last_done(p == a ? b : a) ? p : NULL;
}

size_t tni_steps(const tni_model *m, bool redo)
{
    const tni_draft *a = m->paper, *b = tni_rows_draft(m);
    if (redo) {
        return paper_to_step(m, true) ? a->count - a->done + (b ? b->count - b->done : 0) : 0;
    }
    return a->done + (b ? b->done : 0);
}

unsigned tni_step_back(tni_model *m, bool redo)
{
    tni_draft *p = paper_to_step(m, redo);
    const tni_change *change = !p ? NULL : redo ? tni_draft_redo(p) : tni_draft_undo(p);
    if (!change) {
        tni_say(m, ATTR_DIM, redo ? "nothing to do again" : "nothing to undo");
        return 0;
    }
    tni_say(m, ATTR_DIM, "%s: %s", redo ? "again" : "undone", change->name);
    return EFF_VIEW | EFF_JOURNAL;
}

/* What the files were, then what each change made of them, in the order they were made. */
unsigned tni_ask_history(tni_model *m)
{
    const tni_draft *const papers[] = {m->paper, tni_rows_draft(m)};
    size_t at[2] = {0, 0};
    if (m->paper->count + (papers[1] ? papers[1]->count : 0) == 0) {
        tni_say(m, ATTR_DIM, "nothing was changed yet");
        return 0;
    }
    tni_over_begin(m, OVER_PICK, FOR_HISTORY, "Every change: Enter goes there");
    tni_over_row(m, "before all of them");
    for (;;) {
        const tni_change *next = NULL;
        int of = 0;
        for (int i = 0; i < 2; i++) {
            const bool more = papers[i] && at[i] < papers[i]->count;
            const tni_change *c = more ? &papers[i]->changes[at[i]] : NULL;
            if (c && (!next || c->serial < next->serial)) {
                next = c;
                of = i;
            }
        }
        if (!next) {
            break;
        }
        at[of]++;
        tni_over_row(m, next->name);
    }
    m->over.cursor = (int)tni_steps(m, false);
    return 0;
}

/* Back or forth until that many changes are done. */
unsigned tni_go_to_change(tni_model *m, size_t wanted)
{
    const tni_draft *rows = tni_rows_draft(m);
    const size_t count = m->paper->count + (rows ? rows->count : 0);
    size_t done = tni_steps(m, false);
    tni_over_close(m);
    while (done != wanted) {
        const bool redo = done < wanted;
        tni_draft *p = paper_to_step(m, redo);
        if (!p || !(redo ? tni_draft_redo(p) : tni_draft_undo(p))) {
            break;
        }
        done = redo ? done + 1 : done - 1;
    }
    tni_say(m, ATTR_DIM, "after %zu of %zu changes", done, count);
    return EFF_VIEW | EFF_JOURNAL;
}
