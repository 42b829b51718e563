/* One key or click with all that follows. */
#include "tui/loop/run.h"

#include "tui/loop/effect.h"
#include "tui/loop/update.h"
#include "tui/model/key.h"

unsigned tni_run_key(tni_model *m, int32_t key)
{
    return tni_perform(m, tni_update(m, key));
}

/* A click on what is under the cursor already opens it, as a double click does. */
static unsigned put_cursor(tni_model *m, const tni_click *p)
{
    tni_screen_cursor *position = &m->cursors[m->screen];
    const bool over = p->panel == TNI_OVERLAY;
    int *row = over ? &m->overlay.cursor : &position->row[p->panel], none = 0;
    int *column = over ? &none : &position->column[p->panel];
    const bool here =
        *row == p->row && *column == p->column && (over || position->panel == p->panel);
    if (!over) {
        position->panel = p->panel;
    }
    if (p->row < 0) {
        return 0;
    }
    if (!over) {
        position->top[p->panel] = p->top;
    }
    *row = p->row;
    *column = p->column;
    return here ? tni_run_key(m, K_ENTER) : 0;
}

unsigned tni_run_click(tni_model *m, const tni_surface *shown, int row, int column)
{
    const tni_click *p = tni_click_at(shown, row, column);
    unsigned effects = 0;
    if (p && m->editing) { /* what was typed is accepted first */
        effects = tni_run_key(m, K_ENTER);
    }
    if (!p || m->editing) {
        return effects;
    }
    return effects | (p->key ? tni_run_key(m, p->key) : put_cursor(m, p));
}
