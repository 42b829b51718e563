/* What all screens do with their panels. */
#include "tui/screens/screen.h"

#include <string.h>

#include "tui/widgets/arrange.h"

/* The row that an arranged one is. */
static int row_of(const tni_grid *g, int row)
{
    return g->rows ? g->rows[row] : row;
}

/* The value of the file under the cursor of a list. */
static bool grid_target(const tni_grid *g, const tni_screen_cursor *position, int panel,
                        tni_target *out)
{
    return g->target && g->row_count &&
           g->target(g->context, row_of(g, tni_clamp(position->row[panel], g->row_count)),
                     tni_clamp(position->column[panel], g->column_count), out);
}

bool tni_screen_grid(const tni_screen *screen, const tni_model *m, int number, tn_arena *arena,
                     tni_grid *out)
{
    const tni_screen_cursor *position = &m->cursors[m->screen];
    tni_target t = {0};
    *out = (tni_grid){0};
    if (!screen->panel[number].list) {
        return false;
    }
    screen->panel[number].list(m, arena, out);
    out->all = out->row_count;
    tni_arrange(m, number, arena, out);
    const bool here = m->editing && position->panel == number;
    out->edit = here && grid_target(out, position, number, &t) &&
                        strcmp(t.kind, m->target.kind) == 0 &&
                        strcmp(t.label, m->target.label) == 0 && strcmp(t.key, m->target.key) == 0
                    ? &m->line
                    : NULL;
    const tni_selection *marks = &m->selection;
    if (marks->screen == m->screen && marks->panel == number && marks->total == out->all) {
        out->selection = marks;
        out->cursor_row = tni_clamp(position->row[number], out->row_count);
        out->cursor_column = tni_clamp(position->column[number], out->column_count);
    }
    return true;
}

/* The fields that a search leaves, and the heads of their sections. */
static tni_input_form form_of(const tni_screen *screen, const tni_model *m, int number,
                              tn_arena *arena)
{
    tni_input_form f = screen->panel[number].form(m, arena);
    const char *find = m->arrangements[m->screen][number].find;
    tni_input *head = NULL;
    int count = 0;
    for (int i = 0; *find && i < f.count; i++) {
        tni_input *in = &f.inputs[i];
        const tni_target *t = &in->target;
        head = in->title ? head : in;
        const char *const texts[] = {in->title, in->value};
        if (tni_finds(find, texts, 2) || (m->editing && strcmp(t->key, m->target.key) == 0)) {
            if (in->title && head) {
                f.inputs[count++] = *head;
            }
            f.inputs[count++] = *in;
            head = NULL;
        }
    }
    f.count = *find ? count : f.count;
    return f;
}

/* The frame of a list or form whose rows are seen in the area: where the cursor is among them, if
 * they are not all seen. */
static void draw_frame(const tni_model *m, const tni_screen_cursor *position, tni_surface *s,
                       tni_area a, int number, tni_area seen, int rows, const char *title,
                       const char *right)
{
    const int row = tni_clamp(position->row[number], rows);
    m->rooms[number].seen = seen.rows;
    if (rows > seen.rows) {
        right = tn_arena_format(s->frame, "%s%s%d/%d", right ? right : "", right ? "  " : "",
                                row + 1, rows);
    }
    tni_draw_frame(s, a, title, right, position->panel == number);
    tni_draw_scroll(s, (tni_area){seen.row, a.column, seen.rows, a.columns},
                    tni_scroll(position->top[number], row, seen.rows, rows), rows);
}

/* The cursor is elsewhere: the list's own stands where what it follows is. */
static void follow(const tni_grid *g, int number, tni_area seen, tni_screen_cursor *position)
{
    for (int i = 0; i < g->row_count; i++) {
        if (row_of(g, i) == g->led - 1) {
            position->row[number] = i;
            position->top[number] = tni_scroll(i - seen.rows / 4, i, seen.rows, g->row_count);
        }
    }
}

static void draw_list(const tni_grid *g, const tni_model *m, tni_surface *s, tni_area a, int number,
                      const char *title, const char *right)
{
    tni_screen_cursor position = m->cursors[m->screen];
    tni_area inside = tni_area_inside(a);
    const tni_area foot = tni_area_cut(&inside, g->foot ? -1 : 0);
    const tni_area seen = {inside.row + 1, inside.column, inside.rows - 1, inside.columns};
    const bool focus = position.panel == number;
    if (g->led && !focus) {
        follow(g, number, seen, &position);
    }
    draw_frame(m, &position, s, a, number, seen, g->row_count, title, right);
    tni_grid_draw(g, s, inside, &position, number, focus);
    tni_draw_text(s, foot, 0, 1, foot.columns - 1, ATTR_HEAD, g->foot);
}

/* What is scrolled of a chart is a part of it: the frame says where, its scroll bar how far. */
static void draw_chart(const tni_panel *panel, const tni_model *m, tni_surface *s, tni_area a,
                       int number, const char *title, const char *right)
{
    const tni_screen_cursor *position = &m->cursors[m->screen];
    const tni_area inside = tni_area_inside(a);
    tni_click_panel(s, inside, number);
    const tni_panel_room room = panel->chart(m, s, inside);
    m->rooms[number] = room;
    if (room.firsts > 1) {
        const int top = tni_clamp(position->row[number], room.firsts);
        right = tn_arena_format(s->frame, "%s  %d-%d/%d", right ? right : "", top + 1,
                                top + room.seen, room.firsts - 1 + room.seen);
    }
    tni_draw_frame(s, a, title, right, position->panel == number);
    tni_draw_scroll(s, (tni_area){inside.row, a.column, inside.rows, a.columns},
                    tni_clamp(position->row[number], room.firsts), room.firsts - 1 + inside.rows);
}

/* As many rows as the picture takes are measured first: those that find no room are scrolled to. */
static void draw_picture(const tni_panel *panel, const tni_model *m, tni_surface *s, tni_area a,
                         int number, const char *title, const char *right)
{
    enum { TALL = 1000 };
    const tni_screen_cursor *position = &m->cursors[m->screen];
    const tni_area inside = tni_area_inside(a);
    const bool muted = s->muted;
    if (inside.rows < 1) {
        tni_draw_frame(s, a, title, right, position->panel == number);
        return;
    }
    s->muted = true;
    s->deepest = 0;
    panel->picture(m, s, (tni_area){inside.row, inside.column, TALL, inside.columns});
    s->muted = muted;
    const int rows = s->deepest + 1 - inside.row;
    const int firsts = rows > inside.rows ? rows - inside.rows + 1 : 1;
    const int top = tni_clamp(position->row[number], firsts);
    m->rooms[number] = (tni_panel_room){inside.rows, firsts};
    if (firsts > 1) { /* the title stays, whatever else finds no room */
        const char *at = tn_arena_format(s->frame, "%d-%d/%d", top + 1, top + inside.rows, rows);
        const size_t all = strlen(title) + strlen(at ? at : "") + (right ? strlen(right) : 0);
        right = right && (int)all + 10 < a.columns ? tn_arena_format(s->frame, "%s  %s", right, at)
                                                   : at;
    }
    tni_draw_frame(s, a, title, right, position->panel == number);
    tni_draw_scroll(s, (tni_area){inside.row, a.column, inside.rows, a.columns}, top, rows);
    s->clip = inside;
    panel->picture(m, s,
                   (tni_area){inside.row - top, inside.column, inside.rows + top, inside.columns});
    s->clip = (tni_area){0};
    tni_click_panel(s, inside, number);
}

int tni_screen_wants(const tni_screen *screen, const tni_model *m, int number, tn_arena *frame)
{
    enum { FRAME = 2, HEAD = 1, FOOT = 2, EMPTY = 3 }; /* EMPTY: what an empty list says */
    tni_grid grid;
    if (tni_screen_grid(screen, m, number, frame, &grid)) {
        return (grid.all > EMPTY ? grid.all : EMPTY) + HEAD + FRAME + (grid.foot != NULL);
    }
    return screen->panel[number].form ? form_of(screen, m, number, frame).count + FRAME + FOOT : 0;
}

int tni_share_rows(int rows, int upper, int lower, int share, int of)
{
    const int own = rows * share / of;
    return upper < rows - own ? rows - upper : lower < own ? lower : own;
}

void tni_screen_panel(const tni_screen *screen, int number, const tni_model *m, tni_surface *s,
                      tni_area a, const char *title, const char *right)
{
    const tni_screen_cursor *position = &m->cursors[m->screen];
    const bool focus = position->panel == number;
    const bool found = *m->arrangements[m->screen][number].find;
    const bool zoomed = s->zoom.rows && focus;
    a = zoomed ? s->zoom : a;
    s->muted = s->zoom.rows && !focus;
    const tni_panel *panel = &screen->panel[number];
    tni_grid grid;
    if (tni_screen_grid(screen, m, number, s->frame, &grid)) {
        draw_list(&grid, m, s, a, number, title, right && !found ? right : grid.right);
    } else if (panel->form) {
        const tni_area inside = tni_area_inside(a);
        const tni_input_form form = form_of(screen, m, number, s->frame);
        right = found ? "found; Esc shows all" : right;
        const int foot = inside.rows > 6 ? 2 : 0; /* form.c: what the field is */
        const tni_area seen = {inside.row, inside.column, inside.rows - foot, inside.columns};
        draw_frame(m, position, s, a, number, seen, form.count, title, right);
        tni_form_draw(&form, m, s, inside, position, number, focus);
    } else if (panel->picture) {
        draw_picture(panel, m, s, a, number, title, right);
    } else {
        draw_chart(panel, m, s, a, number, title, right);
    }
    s->muted = s->zoom.rows > 0;
    s->zoom_drawn = s->zoom_drawn || zoomed;
}

void tni_screen_size(const tni_screen *screen, const tni_model *m, int number, int *rows,
                     int *columns)
{
    tni_grid grid;
    if (tni_screen_grid(screen, m, number, m->scratch, &grid)) {
        *rows = grid.row_count;
    } else if (screen->panel[number].form) {
        *rows = form_of(screen, m, number, m->scratch).count;
    } else {
        *rows = number < screen->panels ? m->rooms[number].firsts : 0;
    }
    *columns = grid.cells ? grid.column_count : *rows > 0;
}

int tni_screen_row(const tni_screen *screen, const tni_model *m, int panel)
{
    tni_grid grid;
    int rows = 0, columns = 0;
    const int at = m->cursors[m->screen].row[panel];
    if (tni_screen_grid(screen, m, panel, m->scratch, &grid)) {
        return grid.row_count ? row_of(&grid, tni_clamp(at, grid.row_count)) : -1;
    }
    tni_screen_size(screen, m, panel, &rows, &columns);
    return rows ? tni_clamp(at, rows) : -1;
}

void tni_screen_to_row(const tni_screen *screen, tni_model *m, int panel, int row)
{
    tni_grid grid;
    const bool is_list = tni_screen_grid(screen, m, panel, m->scratch, &grid);
    for (int i = 0; is_list && i < grid.row_count; i++) {
        if (row_of(&grid, i) == row) {
            m->cursors[m->screen].row[panel] = i;
        }
    }
}

void tni_screen_stay(const tni_screen *screen, tni_model *m, int panel, int row,
                     const tni_target *target)
{
    int *at = &m->cursors[m->screen].row[panel];
    *at = 0;
    tni_screen_to_row(screen, m, panel, row);
    if (screen->panel[panel].form) {
        const tni_input_form form = form_of(screen, m, panel, m->scratch);
        if (!tni_form_point(&form, target, at)) { /* what was found, not the heading above it */
            *at = form.count > 1 && *m->arrangements[m->screen][panel].find;
        }
    }
}

bool tni_screen_target(const tni_screen *screen, const tni_model *m, tni_target *out)
{
    const tni_screen_cursor *position = &m->cursors[m->screen];
    tni_grid grid;
    if (tni_screen_grid(screen, m, position->panel, m->scratch, &grid)) {
        return grid_target(&grid, position, position->panel, out);
    }
    if (!screen->panel[position->panel].form) {
        return false;
    }
    const tni_input_form form = form_of(screen, m, position->panel, m->scratch);
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
        int *row = &position->row[position->panel];
        tni_input_form form = form_of(screen, m, position->panel, m->scratch);
        if (!tni_form_point(&form, target, row) && !m->unfolded) {
            m->unfolded = true; /* it may be one that is not set */
            form = form_of(screen, m, position->panel, m->scratch);
            m->unfolded = tni_form_point(&form, target, row);
        }
    }
}
