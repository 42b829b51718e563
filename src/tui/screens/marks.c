/* Marked cells. */
#include "tui/screens/marks.h"

#include "tui/screens/screens.h"

bool tni_marks_begin(tni_model *m, tni_marks *out)
{
    const tni_screen_cursor *position = &m->cursors[m->screen];
    *out = (tni_marks){.m = m, .panel = position->panel};
    if (!tni_screen_grid(tni_screen_now(m), m, out->panel, m->scratch, &out->grid)) {
        return false;
    }
    out->row = tni_clamp(position->row[out->panel], out->grid.row_count);
    out->column =
        out->grid.cells ? tni_clamp(position->column[out->panel], out->grid.column_count) : 0;
    out->any = out->grid.selection && m->selection.block;
    for (int i = 0; i < TNI_MARKS && out->grid.selection && !out->any; i++) {
        out->any = m->selection.cells[i] != 0;
    }
    return true;
}

int tni_marks_row(const tni_marks *c, int row)
{
    return c->grid.rows ? c->grid.rows[row] : row;
}

bool tni_marks_mean(const tni_marks *c, int row, int column)
{
    return !(c->grid.hidden >> column & 1U) &&
           (c->any ? tni_grid_is_marked(&c->grid, row, column)
                   : row == c->row && (column == c->column || !c->grid.cells));
}

bool tni_marks_mean_row(const tni_marks *c, int row)
{
    bool all = true;
    for (int i = 0; i < c->grid.column_count && all; i++) {
        all = (c->grid.hidden >> i & 1U) || tni_marks_mean(c, row, i);
    }
    return all;
}

/* Marks are those of this panel as it is now; others are void. */
static bool begin_marking(tni_model *m, tni_marks *c)
{
    tni_selection *x = &m->selection;
    if (!tni_marks_begin(m, c) || c->grid.row_count == 0) {
        tni_show_message(m, ATTR_DIM, "nothing to mark here");
        return false;
    }
    if (!c->grid.selection) {
        *x = (tni_selection){.screen = m->screen, .panel = c->panel, .total = c->grid.all};
        tni_marks_begin(m, c);
    }
    return true;
}

static void say_marks(const tni_marks *c)
{
    int count = 0;
    for (int row = 0; row < c->grid.row_count; row++) {
        for (int i = 0; i < c->grid.column_count; i++) {
            count += !(c->grid.hidden >> i & 1U) && tni_grid_is_marked(&c->grid, row, i);
        }
    }
    tni_show_message(c->m, ATTR_DIM, "%d cell%s marked: y copy  X cut  \" fill down  Esc none",
                     count, count == 1 ? "" : "s");
}

static uint32_t all_columns(const tni_marks *c)
{
    return (uint32_t)((UINT64_C(1) << c->grid.column_count) - 1);
}

void tni_mark(tni_model *m)
{
    tni_marks c;
    if (!begin_marking(m, &c)) {
        return;
    }
    const int at = tni_marks_row(&c, c.row);
    const bool whole = !c.grid.cells || c.column == 0;
    const uint32_t bits = whole ? all_columns(&c) : UINT32_C(1) << c.column;
    if (at < TNI_MARKS) {
        uint32_t *row = &m->selection.cells[at];
        *row = (*row & bits) == bits ? *row & ~bits : *row | bits;
    }
    m->cursors[m->screen].row[c.panel] = tni_clamp(c.row + 1, c.grid.row_count);
    say_marks(&c);
}

void tni_marks_all(tni_model *m)
{
    tni_marks c;
    if (!begin_marking(m, &c)) {
        return;
    }
    bool all = c.any;
    for (int row = 0; row < c.grid.row_count && all; row++) {
        all = tni_marks_mean_row(&c, row);
    }
    m->selection.block = false;
    for (int row = 0; row < c.grid.row_count; row++) {
        const int at = tni_marks_row(&c, row);
        if (at < TNI_MARKS) {
            m->selection.cells[at] = all ? 0 : all_columns(&c);
        }
    }
    say_marks(&c);
}

void tni_marks_block(tni_model *m)
{
    tni_marks c;
    if (!begin_marking(m, &c)) {
        return;
    }
    tni_selection *x = &m->selection;
    for (int row = 0; row < c.grid.row_count && x->block; row++) { /* what it holds stays marked */
        for (int i = 0; i < c.grid.column_count; i++) {
            const int at = tni_marks_row(&c, row);
            if (at < TNI_MARKS && tni_grid_is_marked(&c.grid, row, i)) {
                x->cells[at] |= UINT32_C(1) << i;
            }
        }
    }
    x->block = !x->block;
    x->block_row = c.row;
    x->block_column = c.column;
    say_marks(&c);
}

bool tni_marks_clear(tni_model *m)
{
    tni_marks c;
    const bool any = tni_marks_begin(m, &c) && c.any;
    m->selection = (tni_selection){0};
    return any;
}
