/* Overlays on the grid. */
#include "tui/widgets/over_draw.h"

#include <string.h>

#include "tenor/text.h"
#include "tui/model/key.h"
#include "tui/model/overlay.h"

static tni_area box(const tni_surface *s, int rows, int columns)
{
    rows = rows < s->rows - 2 ? rows : s->rows - 2;
    columns = columns < s->columns - 2 ? columns : s->columns - 2;
    rows = rows > 1 ? rows : 1;
    columns = columns > 1 ? columns : 1;
    return (tni_area){(s->rows - rows) / 2, (s->columns - columns) / 2, rows, columns};
}

static tni_area open_box(const tni_overlay *o, tni_surface *s, int rows, int columns)
{
    const tni_area a = box(s, rows, columns);
    tni_click_key(s, tni_surface_all(s), K_ESC); /* beside it */
    tni_click_cursor(s, a, TNI_OVERLAY, -1, 0, 0);
    tni_draw_blank(s, a, ATTR_PLAIN);
    tni_draw_frame(s, a, o->title, "Esc closes", true);
    return tni_area_inside(a);
}

/* Beside the rows of an overlay; its frame is two cells from them. */
static void draw_scroll(tni_surface *s, tni_area rows, int top, int count)
{
    rows.columns += 2;
    tni_draw_scroll(s, rows, top, count);
}

static void draw_actions(const tni_model *m, tni_surface *s)
{
    const tni_overlay *o = &m->overlay;
    tni_action_id ids[ACT_COUNT];
    const int count = tni_overlay_actions(m, ids);
    tni_area a = open_box(o, s, s->rows - 4, 76);
    tni_draw_text(s, a, 0, 0, 2, ATTR_KEY, o->kind == OVER_HELP ? "/" : ":");
    tni_line_draw(&o->line, s, a, 0, 2, a.columns - 2);
    tni_area_cut(&a, 2);
    const int cursor = tni_clamp(o->cursor, count);
    const int top = tni_scroll(0, cursor, a.rows, count);
    draw_scroll(s, a, top, count);
    for (int y = 0; y < a.rows && top + y < count; y++) {
        const tni_action *action = tni_action_get(ids[top + y]);
        char words[64];
        tni_action_words(ids[top + y], words, sizeof(words));
        tni_draw_text(s, a, y, 1, 12, ATTR_KEY, action->keys);
        tni_draw_text(s, a, y, 14, 14, ATTR_PLAIN, words);
        tni_draw_text(s, a, y, 29, a.columns - 29, ATTR_DIM, action->help);
        if (top + y == cursor) {
            tni_draw_attribute(s, a, y, 0, a.columns, ATTR_SELECTED);
        }
        tni_click_cursor(s, (tni_area){a.row + y, a.column, 1, a.columns}, TNI_OVERLAY, top + y, 0,
                         top);
    }
    if (count == 0) {
        tni_draw_text(s, a, 0, 1, a.columns, ATTR_DIM,
                      "no action like that; BSpace takes letters back");
    }
}

/* "y replace it   Esc leave it": parts between three blanks, each begins with its key. */
static void add_letter_clicks(const tni_overlay *o, tni_surface *s, tni_area a)
{
    for (const char *part = o->text; *part;) {
        const char *end = strstr(part, "   ");
        const size_t length = end ? (size_t)(end - part) : strlen(part);
        size_t read = 0;
        tni_click_key(s, (tni_area){a.row, a.column + 1 + (int)(part - o->text), 1, (int)length},
                      tni_key_read(part, &read));
        part += length;
        part += strspn(part, " ");
    }
}

static void draw_rows(const tni_model *m, tni_surface *s)
{
    const tni_overlay *o = &m->overlay;
    const bool choose = o->kind == OVER_CHOOSE, ask = o->kind == OVER_ASK;
    const bool pick = o->kind == OVER_PICK || choose;
    const int rows = (int)o->count + 2 + (ask || choose ? 2 : 0);
    const int *chosen = NULL;
    const int count = choose ? tni_overlay_choices(m, s->frame, &chosen) : (int)o->count;
    int width = o->title ? tn_text_width(o->title, strlen(o->title)) + 22 : 30;
    for (size_t i = 0; i < o->count; i++) {
        const int own = tn_text_width(o->rows[i], strlen(o->rows[i])) + 6;
        width = own > width ? own : width;
    }
    const int foot = ask ? (int)strlen(o->text) + 6 : 0;
    tni_area a = open_box(o, s, rows, foot > width ? foot : width);
    tni_area low = ask ? tni_area_cut(&a, -1) : a;
    if (choose) {
        tni_line_draw(&o->line, s, tni_area_cut(&a, 1), 0, 1, a.columns - 1);
        tni_area_cut(&a, 1);
    }
    const int cursor = tni_clamp(o->cursor, count);
    const int top =
        pick ? tni_scroll(0, cursor, a.rows, count) : tni_clamp(cursor, count - a.rows + 1);
    draw_scroll(s, a, top, count);
    for (int y = 0; y < a.rows && top + y < count; y++) {
        const char *row = o->rows[choose ? chosen[top + y] : top + y];
        tni_draw_text(s, a, y, 1, a.columns - 1,
                      pick                         ? ATTR_PLAIN
                      : strncmp(row, "- ", 2) == 0 ? ATTR_ERROR
                      : strncmp(row, "+ ", 2) == 0 ? ATTR_GOOD
                                                   : ATTR_PLAIN,
                      row);
        if (pick && top + y == cursor) {
            tni_draw_attribute(s, a, y, 0, a.columns, ATTR_SELECTED);
            tni_draw_cursor(s, choose ? (tni_area){0} : a, y, 0); /* it is where one types */
        }
        if (pick) {
            tni_click_cursor(s, (tni_area){a.row + y, a.column, 1, a.columns}, TNI_OVERLAY, top + y,
                             0, top);
        }
    }
    if (ask) {
        tni_draw_text(s, low, 0, 1, low.columns - 1, ATTR_KEY, o->text);
        tni_draw_cursor(s, low, 0, 1);
        add_letter_clicks(o, s, low);
    }
}

void tni_overlay_draw(const tni_model *m, tni_surface *s)
{
    const tni_overlay *o = &m->overlay;
    switch (o->kind) {
    case OVER_NONE:
        break;
    case OVER_HELP:
    case OVER_PALETTE:
        draw_actions(m, s);
        break;
    case OVER_SEARCH:
    case OVER_LINE: {
        const tni_area a = open_box(o, s, 3, 70);
        tni_line_draw(&o->line, s, a, 0, 0, a.columns);
        break;
    }
    case OVER_PICK:
    case OVER_CHOOSE:
    case OVER_ASK:
    case OVER_TEXT:
        draw_rows(m, s);
        break;
    }
}
