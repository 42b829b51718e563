/* One key or click with all that follows. */
#include "tui/loop/run.h"

#include <stdio.h>
#include <string.h>

#include "host/call_failures.h"
#include "tui/loop/effect.h"
#include "tui/loop/typing.h"
#include "tui/loop/update.h"
#include "tui/model/key.h"

/* What found no memory is not done, or not as a whole, and nothing else may have said so. */
static unsigned told(tni_model *m, size_t failures, unsigned left)
{
    const bool said = m->message[0] && m->message_attribute == ATTR_ERROR;
    if (tni_memory_failures() > failures && !said) {
        char done[TNI_MESSAGE];
        snprintf(done, sizeof(done), "%s", m->message);
        tni_show_message(m, ATTR_ERROR, "%.200s%smemory is short", done, *done ? "; " : "");
    }
    return left;
}

/* An action on a file that had to be opened first is done unless it could not be, or something is
 * asked about it. */
unsigned tni_run_key(tni_model *m, int32_t key)
{
    const size_t failures = tni_memory_failures();
    const unsigned effects = tni_update(m, key);
    const unsigned left = tni_perform(m, effects);
    const bool there = (effects & EFF_THEN) && m->overlay.kind == OVER_NONE && m->draft.document &&
                       strcmp(m->draft.document->path, m->wanted) == 0;
    return told(m, failures, there ? left | tni_perform(m, tni_act(m, m->then)) : left);
}

unsigned tni_run_paste(tni_model *m, const char *text)
{
    const size_t failures = tni_memory_failures();
    return told(m, failures, tni_perform(m, tni_paste(m, text)));
}

/* A click on the row that has the cursor opens it, so a double click does too. */
static unsigned put_cursor(tni_model *m, const tni_click *click)
{
    tni_screen_cursor *position = &m->cursors[m->screen];
    const bool over = click->panel == TNI_OVERLAY;
    int *row = over ? &m->overlay.cursor : &position->row[click->panel], none = 0;
    int *column = over ? &none : &position->column[click->panel];
    const bool here =
        *row == click->row && *column == click->column && (over || position->panel == click->panel);
    if (!over) {
        position->panel = click->panel;
    }
    if (click->row < 0) {
        return 0;
    }
    if (!over) {
        position->top[click->panel] = click->top;
    }
    *row = click->row;
    *column = click->column;
    return here ? tni_run_key(m, K_ENTER) : 0;
}

unsigned tni_run_click(tni_model *m, const tni_surface *shown, int row, int column)
{
    const tni_click *click = tni_click_at(shown, row, column);
    unsigned effects = 0;
    if (click && m->editing) { /* what was typed is accepted first */
        effects = tni_run_key(m, K_ENTER);
    }
    if (!click || m->editing) {
        return effects;
    }
    return effects | (click->key ? tni_run_key(m, click->key) : put_cursor(m, click));
}

unsigned tni_run_wheel(tni_model *m, const tni_surface *shown, int32_t key, int row, int column)
{
    const tni_click *click = tni_click_at(shown, row, column);
    if (click && !click->key && click->panel >= 0 && m->overlay.kind == OVER_NONE && !m->editing) {
        m->cursors[m->screen].panel = click->panel;
    }
    return tni_run_key(m, key);
}
