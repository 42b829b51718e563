/* What all screens do with their panels. */
#include "tui/screens/screen.h"

void tni_screen_panel(const tni_screen *screen, int number, const tni_model *m, tni_surface *s,
                      tni_area a, const char *title, const char *right)
{
    const tni_panel *panel = &screen->panel[number];
    const tni_screen_cursor *position = &m->cursors[m->screen];
    const bool focus = position->panel == number;
    tni_grid grid = {0};
    if (panel->list) {
        panel->list(m, s->frame, &grid);
    }
    tni_draw_frame(s, a, title, right ? right : grid.right, focus);
    if (panel->form) {
        const tni_input_form form = panel->form(m, s->frame);
        tni_form_draw(&form, m, s, tni_area_inside(a), position, number, focus);
    } else {
        tni_grid_draw(&grid, s, tni_area_inside(a), position, number, focus);
    }
}

void tni_screen_size(const tni_screen *screen, const tni_model *m, int number, int *rows,
                     int *columns)
{
    const tni_panel *panel = &screen->panel[number];
    tni_grid grid = {0};
    if (panel->list) {
        panel->list(m, m->scratch, &grid);
    }
    *rows = panel->form    ? panel->form(m, m->scratch).count
            : screen->rows ? screen->rows(m)
                           : grid.row_count;
    *columns = grid.cells ? grid.column_count : *rows > 0;
}

int tni_screen_row(const tni_screen *screen, const tni_model *m, int panel)
{
    int rows = 0, columns = 0;
    tni_screen_size(screen, m, panel, &rows, &columns);
    return rows ? tni_clamp(m->cursors[m->screen].row[panel], rows) : -1;
}

bool tni_screen_target(const tni_screen *screen, const tni_model *m, tni_target *out)
{
    const tni_screen_cursor *position = &m->cursors[m->screen];
    const tni_panel *panel = &screen->panel[position->panel];
    if (!panel->form) {
        return screen->target && screen->target(m, out);
    }
    const tni_input_form form = panel->form(m, m->scratch);
    const tni_input *input = tni_form_at(&form, position, position->panel);
    if (input) {
        *out = input->target;
    }
    return input != NULL;
}

void tni_screen_point(const tni_screen *screen, tni_model *m, const tni_target *target)
{
    tni_screen_cursor *position = &m->cursors[m->screen];
    for (int i = 0; i < screen->panels && !screen->point; i++) {
        position->panel = screen->panel[i].form ? i : position->panel;
    }
    if (screen->point) {
        screen->point(m, target);
    }
    if (screen->panel[position->panel].form) {
        const tni_input_form form = screen->panel[position->panel].form(m, m->scratch);
        tni_form_point(&form, target, &position->row[position->panel]);
    }
}
