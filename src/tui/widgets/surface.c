/* The grid of cells: clipping, the display filter, frames and bars. */
#include "tui/widgets/surface.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tenor/text.h"

bool tni_surface_clear(tni_surface *s, int rows, int columns)
{
    const int count = rows * columns;
    if (count > s->capacity) {
        tni_cell *cells = realloc(s->cells, (size_t)count * sizeof(*cells));
        if (!cells) {
            return false;
        }
        s->cells = cells;
        s->capacity = count;
    }
    tn_arena_free(s->frame);
    s->frame = tn_arena_new(NULL);
    s->rows = rows;
    s->columns = columns;
    s->cursor_row = s->cursor_column = -1;
    s->clicks = NULL;
    s->click_count = 0;
    for (int i = 0; i < count; i++) {
        s->cells[i] = (tni_cell){.text = " ", .width = 1, .attribute = ATTR_PLAIN};
    }
    return s->frame != NULL;
}

void tni_surface_done(tni_surface *s)
{
    free(s->cells);
    tn_arena_free(s->frame);
    *s = (tni_surface){0};
}

tni_area tni_surface_all(const tni_surface *s)
{
    return (tni_area){0, 0, s->rows, s->columns};
}

tni_area tni_area_inside(tni_area a)
{
    a.row++;
    a.column += 2;
    a.rows = a.rows > 2 ? a.rows - 2 : 0;
    a.columns = a.columns > 4 ? a.columns - 4 : 0;
    return a;
}

tni_area tni_area_cut(tni_area *a, int count)
{
    tni_area part = *a;
    const int size = abs(count) < a->rows ? abs(count) : a->rows;
    part.rows = size;
    part.row = count > 0 ? a->row : a->row + a->rows - size;
    a->row += count > 0 ? size : 0;
    a->rows -= size;
    return part;
}

tni_area tni_area_split(tni_area *a, int count)
{
    tni_area part = *a;
    const int size = abs(count) < a->columns ? abs(count) : a->columns;
    part.columns = size;
    part.column = count > 0 ? a->column : a->column + a->columns - size;
    a->column += count > 0 ? size : 0;
    a->columns -= size;
    return part;
}

/* The cell at row, column of the area; NULL outside. */
static tni_cell *cell_at(tni_surface *s, tni_area a, int row, int column)
{
    const int y = a.row + row, x = a.column + column;
    const bool in = row >= 0 && row < a.rows && column >= 0 && column < a.columns &&
                    (!s->clip.rows || (y >= s->clip.row && y < s->clip.row + s->clip.rows));
    s->deepest = row < a.rows && y > s->deepest ? y : s->deepest;
    return in && y >= 0 && y < s->rows && x >= 0 && x < s->columns ? &s->cells[y * s->columns + x]
                                                                   : NULL;
}

/* Writing over one half of a wide grapheme blanks the other. */
static void unpair(tni_surface *s, tni_cell *cell)
{
    tni_cell *end = s->cells + s->rows * s->columns;
    if (cell->width == 2 && cell + 1 < end) {
        memcpy(cell[1].text, " ", 2);
        cell[1].width = 1;
    } else if (cell->width == 0 && cell > s->cells) {
        memcpy(cell[-1].text, " ", 2);
        cell[-1].width = 1;
    }
}

static void set_cell(tni_surface *s, tni_area a, int row, int column, const char *text,
                     size_t length, int width, tni_attribute attribute)
{
    tni_cell *cell = cell_at(s, a, row, column);
    if (s->muted || !cell || (width == 2 && !cell_at(s, a, row, column + 1))) {
        return;
    }
    if (length >= TNI_CELL_BYTES) { /* more marks than a cell holds */
        text = "?";
        length = 1;
        width = width == 2 ? 2 : 1;
    }
    unpair(s, cell);
    memcpy(cell->text, text, length);
    cell->text[length] = '\0';
    cell->width = (uint8_t)width;
    cell->attribute = (uint8_t)attribute;
    if (width == 2) {
        unpair(s, cell + 1);
        cell[1] = (tni_cell){.text = "", .width = 0, .attribute = (uint8_t)attribute};
    }
}

static bool is_digit(const tni_cell *cell)
{
    return cell && cell->text[0] && strchr("0123456789.,", cell->text[0]) != NULL;
}

static int draw_cut(tni_surface *s, tni_area a, int row, int column, int width,
                    tni_attribute attribute, const char *text, bool in_numbers)
{
    const char *shown = text ? tn_text_display(s->frame, text, strlen(text)) : NULL;
    if (!shown || row < 0 || row >= a.rows) { /* NULL: a text that found no memory */
        return 0;
    }
    const int room = width < a.columns - column ? width : a.columns - column;
    const bool cut = tn_text_width(shown, strlen(shown)) > room;
    int used = 0;
    for (const char *at = shown; *at;) {
        int wide = 0;
        const size_t length = tn_text_grapheme(at, strlen(at), &wide);
        if (length == 0 || used + wide > room - cut) {
            break;
        }
        if (wide > 0) {
            const bool plain = !s->ascii || (unsigned char)*at < 0x80;
            set_cell(s, a, row, column + used, plain ? at : "?", plain ? length : 1,
                     plain ? wide : 1, attribute);
            if (!plain && wide == 2) {
                set_cell(s, a, row, column + used + 1, "?", 1, 1, attribute);
            }
        }
        used += wide;
        at += length;
    }
    if (cut && room > 0) {
        for (; !in_numbers && used > 0 && is_digit(cell_at(s, a, row, column + used - 1)); used--) {
            set_cell(s, a, row, column + used, " ", 1, 1, attribute); /* 12… could be 1,200 */
        }
        const char *more = s->ascii ? "~" : "…";
        set_cell(s, a, row, column + used, more, strlen(more), 1, attribute);
        used++;
    }
    return used;
}

int tni_draw_text(tni_surface *s, tni_area a, int row, int column, int width,
                  tni_attribute attribute, const char *text)
{
    return draw_cut(s, a, row, column, width, attribute, text, false);
}

void tni_draw_right(tni_surface *s, tni_area a, int row, int column, int width,
                    tni_attribute attribute, const char *text)
{
    const int cells = text ? tn_text_width(text, strlen(text)) : 0;
    const int shift = cells < width ? width - cells : 0;
    tni_draw_text(s, a, row, column + shift, width - shift, attribute, text);
}

int tni_draw_format(tni_surface *s, tni_area a, int row, int column, tni_attribute attribute,
                    const char *format, ...)
{
    va_list list;
    va_start(list, format);
    const char *text = tn_arena_format_list(s->frame, format, list);
    va_end(list);
    return text ? tni_draw_text(s, a, row, column, a.columns - column, attribute, text) : 0;
}

int tni_draw_folded(tni_surface *s, tni_area a, int row, tni_attribute attribute, const char *text)
{
    int used = 0;
    while (text && *text && a.columns > 0) { /* NULL: memory is short */
        int width = 0;
        size_t take = tn_text_fit(text, strlen(text), a.columns, &width);
        if (take == 0) {
            break;
        }
        if (text[take]) { /* back to a blank, unless one word fills the row */
            size_t back = take;
            while (back > 0 && text[back] != ' ') {
                back--;
            }
            take = back ? back : take;
        }
        const char *line = tn_arena_copy(s->frame, text, take);
        tni_draw_text(s, a, row + used, 0, a.columns, attribute, line ? line : "");
        used++;
        text += take;
        text += *text == ' ';
    }
    return used;
}

void tni_draw_attribute(tni_surface *s, tni_area a, int row, int column, int width,
                        tni_attribute attribute)
{
    for (int i = 0; i < width; i++) {
        tni_cell *cell = cell_at(s, a, row, column + i);
        if (cell) {
            cell->attribute = (uint8_t)attribute;
        }
    }
}

void tni_draw_blank(tni_surface *s, tni_area a, tni_attribute attribute)
{
    for (int row = 0; row < a.rows; row++) {
        for (int column = 0; column < a.columns; column++) {
            set_cell(s, a, row, column, " ", 1, 1, attribute);
        }
    }
}

void tni_draw_frame(tni_surface *s, tni_area a, const char *title, const char *right, bool focus)
{
    static const char *const fine[] = {"─", "│", "┌", "┐", "└", "┘"};
    static const char *const plain[] = {"-", "|", "+", "+", "+", "+"};
    const char *const *sign = s->ascii ? plain : fine;
    const tni_attribute attribute = focus ? ATTR_FOCUS : ATTR_FRAME;
    const int last_row = a.rows - 1, last = a.columns - 1;
    for (int i = 0; i <= last; i++) {
        const char *top = i == 0 ? sign[2] : i == last ? sign[3] : sign[0];
        const char *bottom = i == 0 ? sign[4] : i == last ? sign[5] : sign[0];
        set_cell(s, a, 0, i, top, strlen(top), 1, attribute);
        set_cell(s, a, last_row, i, bottom, strlen(bottom), 1, attribute);
    }
    for (int i = 1; i < last_row; i++) {
        set_cell(s, a, i, 0, sign[1], strlen(sign[1]), 1, attribute);
        set_cell(s, a, i, last, sign[1], strlen(sign[1]), 1, attribute);
    }
    const int tail = right && *right ? tn_text_width(right, strlen(right)) + 2 : 0;
    const int room = a.columns - 4 - tail;
    if (room > 2 && title && *title) {
        tni_draw_format(s, (tni_area){a.row, a.column + 2, 1, room}, 0, 0,
                        focus ? ATTR_FOCUS : ATTR_HEAD, " %s ", title);
    }
    if (tail && tail < a.columns - 4) {
        tni_draw_format(s, a, 0, a.columns - tail - 2, ATTR_DIM, " %s ", right);
        set_cell(s, a, 0, last, sign[3], strlen(sign[3]), 1, attribute);
        set_cell(s, a, 0, last - 1, sign[0], strlen(sign[0]), 1, attribute);
    }
}

void tni_draw_scroll(tni_surface *s, tni_area a, int top, int count)
{
    const int hidden = count - a.rows;
    if (hidden <= 0 || a.rows <= 0) {
        return;
    }
    const int share = a.rows * a.rows / count, length = share > 0 ? share : 1;
    const int begin = (int)((int64_t)top * (a.rows - length) / hidden);
    for (int i = 0; i < length; i++) {
        set_cell(s, a, begin + i, a.columns - 1, s->ascii ? "#" : "▐", s->ascii ? 1 : 3, 1,
                 ATTR_FRAME);
    }
}

static void draw_above(tni_surface *s, tni_area a, int row, int column, int width, int64_t value,
                       int64_t most)
{
    static const char *const parts[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    if (most <= 0 || value <= 0 || width <= 0) {
        return;
    }
    while (most > INT64_MAX / 8 / (width > 8 ? width : 8)) { /* precision is not needed */
        most /= 2;
        value /= 2;
    }
    most = most > 0 ? most : 1;
    const int64_t eighths = (value < most ? value : most) * 8 * width / most;
    for (int i = 0; i < (int)(eighths / 8); i++) {
        set_cell(s, a, row, column + i, s->ascii ? "#" : "█", s->ascii ? 1 : 3, 1, ATTR_BAR);
    }
    const char *rest = s->ascii ? "" : parts[eighths % 8];
    if (*rest) {
        set_cell(s, a, row, column + (int)(eighths / 8), rest, strlen(rest), 1, ATTR_BAR);
    }
}

/* Of the cells those left of the axis: at least one where something is below zero. */
static int cells_below(int width, int64_t least, int64_t most)
{
    for (; least < INT64_MIN / 4096 || most > INT64_MAX / 4096; least /= 2, most /= 2) {
    }
    const int64_t cells = least < 0 ? -least * width / (most - least) : 0;
    return least >= 0 ? 0 : cells < 1 ? 1 : (int)cells;
}

static void draw_below(tni_surface *s, tni_area a, int row, int axis, int64_t value, int64_t least)
{
    for (; least < INT64_MIN / 4096; least /= 2, value /= 2) {
    }
    const int64_t cells = least < 0 ? value * axis / least : 0;
    for (int i = 1; i <= (cells > 0 ? (int)cells : 1) && i <= axis; i++) {
        set_cell(s, a, row, axis - i, s->ascii ? "#" : "█", s->ascii ? 1 : 3, 1, ATTR_NEGATIVE);
    }
}

void tni_draw_bar(tni_surface *s, tni_area a, int row, int column, int width, int64_t value,
                  int64_t least, int64_t most)
{
    const int below = width > 1 ? cells_below(width - 1, least, most) : 0;
    if (below) {
        a = (tni_area){a.row, a.column + column, a.rows, width};
        set_cell(s, a, row, below, s->ascii ? "|" : "│", s->ascii ? 1 : 3, 1, ATTR_DIM);
        if (value < 0) {
            draw_below(s, a, row, below, value, least);
        }
        column = below + 1;
        width -= column;
    }
    draw_above(s, a, row, column, width, value, most);
}

void tni_draw_cursor(tni_surface *s, tni_area a, int row, int column)
{
    if (!s->muted && cell_at(s, a, row, column)) {
        s->cursor_row = a.row + row;
        s->cursor_column = a.column + column;
    }
}

void tni_line_draw(const tni_typed_line *line, tni_surface *s, tni_area a, int row, int column,
                   int width)
{
    size_t from = 0;
    int before = tn_text_width(line->text, line->at);
    while (before > width - 1 && from < line->at) {
        int wide;
        const size_t step = tn_text_grapheme(line->text + from, line->length - from, &wide);
        from += step ? step : 1;
        before = tn_text_width(line->text + from, line->at - from);
    }
    tni_draw_blank(s, (tni_area){a.row + row, a.column + column, 1, width}, ATTR_EDIT);
    int fits;
    const size_t shown = tn_text_fit(line->text + from, line->length - from, width, &fits);
    const char *part = tn_arena_copy(s->frame, line->text + from, shown);
    draw_cut(s, a, row, column, width, ATTR_EDIT, part ? part : "", true);
    tni_draw_cursor(s, a, row, column + before);
}

/* --- where a click does something ------------------------------------------------------------ */

static void add_click(tni_surface *s, tni_click place)
{
    tni_click *click = place.panel == TNI_NO_PANEL || s->muted
                           ? NULL
                           : tn_arena_append(s->frame, &s->clicks, &s->click_count, sizeof(*click));
    if (click) {
        *click = place;
    }
}

void tni_click_key(tni_surface *s, tni_area area, int32_t key)
{
    add_click(s, (tni_click){.area = area, .key = key});
}

void tni_click_cursor(tni_surface *s, tni_area area, int panel, int row, int column, int top)
{
    add_click(s,
              (tni_click){.area = area, .panel = panel, .row = row, .column = column, .top = top});
}

void tni_click_panel(tni_surface *s, tni_area inside, int panel)
{
    const tni_area framed = {inside.row - 1, inside.column - 2, inside.rows + 2,
                             inside.columns + 4};
    tni_click_cursor(s, framed, panel, -1, 0, 0);
}

const tni_click *tni_click_at(const tni_surface *s, int row, int column)
{
    for (size_t i = s->click_count; i > 0; i--) {
        const tni_area *a = &s->clicks[i - 1].area;
        if (row >= a->row && row < a->row + a->rows && column >= a->column &&
            column < a->column + a->columns) {
            return &s->clicks[i - 1];
        }
    }
    return NULL;
}
