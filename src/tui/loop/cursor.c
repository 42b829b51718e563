/* Moves the cursor of a screen: by rows, cells, pages, panels, or to a value. */
#include "tui/loop/cursor.h"

#include "tui/screens/screens.h"

void tni_point_at(tni_model *m, const tni_target *target)
{
    const tni_target copy = *target;
    tni_screen_point(tni_screen_now(m), m, &copy);
}

/* The rows that are seen of the panel with the cursor; before it was drawn: guess. */
static int room_of(const tni_model *m, int guess)
{
    const int room = m->rooms[m->cursors[m->screen].panel].seen;
    return room > 0 ? room : guess;
}

void tni_move(tni_model *m, int rows, int columns)
{
    tni_screen_cursor *position = &m->cursors[m->screen];
    int row_count = 0, column_count = 0;
    tni_screen_size(tni_screen_now(m), m, position->panel, &row_count, &column_count);
    int *row = &position->row[position->panel], *column = &position->column[position->panel];
    *row = tni_clamp(tni_clamp(*row, row_count) + rows, row_count);
    *column = tni_clamp(tni_clamp(*column, column_count) + columns, column_count);
    tni_grid grid;
    if (tni_screen_grid(tni_screen_now(m), m, position->panel, m->scratch, &grid)) {
        const int step = columns < 0 ? -1 : 1;
        while (grid.hidden >> *column & 1U && *column + step < column_count) {
            *column += step; /* the first is never hidden */
        }
        while (grid.hidden >> *column & 1U) {
            (*column)--;
        }
    }
    const int room = room_of(m, m->rows > 12 ? (m->rows - 8) / 2 : 4);
    position->top[position->panel] =
        tni_scroll(position->top[position->panel], *row, room, row_count);
}

static void turn_panel(tni_model *m, int step)
{
    const int count = tni_screen_now(m)->panels;
    tni_screen_cursor *position = &m->cursors[m->screen];
    position->panel = count ? (position->panel + step + count) % count : 0;
}

bool tni_to_rows(tni_model *m)
{
    const tni_screen *screen = tni_screen_now(m);
    tni_screen_cursor *position = &m->cursors[m->screen];
    const tni_panel *panel = &screen->panel[position->panel];
    bool is = position->panel < screen->panels && (panel->list || panel->form);
    for (int i = 0; i < screen->panels && !is; i++) {
        is = screen->panel[i].list != NULL;
        position->panel = is ? i : position->panel;
    }
    if (!is) {
        tni_show_message(m, ATTR_DIM, "nothing is listed here");
    }
    return is;
}

enum { FAR = 1000000 };

bool tni_moved(tni_model *m, tni_action_id action)
{
    const int page = room_of(m, m->rows > 12 ? m->rows - 10 : 4);
    switch ((int)action) {
    case ACT_UP:
        return tni_move(m, -1, 0), true;
    case ACT_DOWN:
        return tni_move(m, 1, 0), true;
    case ACT_LEFT:
        return tni_move(m, 0, -1), true;
    case ACT_RIGHT:
        return tni_move(m, 0, 1), true;
    case ACT_PAGE_UP:
        return tni_move(m, -page, 0), true;
    case ACT_PAGE_DOWN:
        return tni_move(m, page, 0), true;
    case ACT_FIRST:
        return tni_move(m, -FAR, 0), true;
    case ACT_LAST:
        return tni_move(m, FAR, 0), true;
    case ACT_NEXT_PANEL:
        return turn_panel(m, 1), true;
    case ACT_LAST_PANEL:
        return turn_panel(m, -1), true;
    case ACT_ZOOM:
        m->zoom = !m->zoom;
        return true;
    default:
        return false;
    }
}
