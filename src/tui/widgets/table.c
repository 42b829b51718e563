/* A table: a head, rows that scroll, a cursor on a row or a cell. */
#include "tui/widgets/table.h"

#include <string.h>

static const char *print(tn_arena *frame, tn_value value, tn_audience audience)
{
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    tn_value_print(value, audience, &out);
    const char *text = out.bytes                 ? tn_arena_text(frame, out.bytes)
                       : value.kind == TN_V_NONE ? "-"
                                                 : "";
    tn_buffer_done(&out);
    return text ? text : "";
}

static bool is_hidden(const tni_grid *g, int column)
{
    return g->hidden >> column & 1U;
}

/* The column that gives way next where the room is short: one wider than its texts, then the widest
 * of words, then a number that loses its separators, then words of the width that their column
 * says, down to a date's; -1: none. */
static int next_to_give(const tni_grid *g, const int *widths)
{
    enum { LEAST = 8, DATE = 10 };
    int words = -1, number = -1, said = -1;
    for (int i = 0; i < g->column_count; i++) {
        if (is_hidden(g, i) || g->fixed >> i & 1U) {
            continue;
        }
        if (widths[i] > g->widths[i]) {
            return i;
        }
        if (g->columns[i].right) {
            number = widths[i] > g->columns[i].width ? i : number;
        } else if (widths[i] > LEAST && widths[i] > g->columns[i].width &&
                   (words < 0 || widths[i] > widths[words])) {
            words = i;
        } else if (widths[i] > DATE && (said < 0 || widths[i] > widths[said])) {
            said = i;
        }
    }
    return words >= 0 ? words : number >= 0 ? number : said;
}

/* Columns as wide as their texts, those that are typed into not narrower than they say. */
static void fit_columns(const tni_grid *g, int room, int *widths)
{
    int used = 1;
    for (int i = 0; i < g->column_count; i++) {
        const bool said = g->fixed >> i & 1U;
        widths[i] = g->cells && !said && g->widths[i] < g->columns[i].width ? g->columns[i].width
                    : g->widths[i] > 0                                      ? g->widths[i]
                                                                            : 1;
        used += is_hidden(g, i) ? 0 : widths[i] + 1;
    }
    for (int give = 0; used > room + 1 && give >= 0; used--) {
        give = next_to_give(g, widths);
        widths[give > 0 ? give : 0] -= give >= 0;
    }
}

/* The widths as the columns say; those that say 0 share what is left. */
static void said_columns(const tni_grid *g, int room, int *widths)
{
    int fixed = 0, open = 0;
    for (int i = 0; i < g->column_count; i++) {
        fixed += g->columns[i].width + 1;
        open += g->columns[i].width == 0;
    }
    const int least = g->cells ? 4 : 0, rest = room - fixed - 1;
    for (int i = 0; i < g->column_count; i++) {
        const int own = g->columns[i].width;
        widths[i] = own ? own : rest >= least * open ? rest / open : least;
    }
}

void tni_grid_begin(tni_grid *out, const tn_table *table, const tni_column *columns,
                    const char *const *keys, int column_count)
{
    *out = (tni_grid){.columns = columns,
                      .column_count = column_count,
                      .row_count = tni_table_rows(table),
                      .table = table,
                      .keys = keys,
                      .empty = "Not understood yet: 9 shows what to mend."};
}

/* A number is never cut: without room it loses its separators. An instant loses its time. */
static const char *fitting(tn_arena *frame, tn_value value, int width)
{
    const char *text = tni_value_text(frame, value);
    if ((int)strlen(text) <= width) {
        return text;
    }
    return value.kind == TN_V_MONEY || value.kind == TN_V_PRICE
               ? print(frame, value, TN_FOR_MACHINES)
           : value.kind == TN_V_INSTANT ? tni_value_text(frame, tn_value_date(tni_value_day(value)))
                                        : text;
}

/* The least and the most of a column of money, of rows that are no totals; zero is among them. */
static void range_of(const tn_table *table, const char *key, int64_t *least, int64_t *most)
{
    *least = *most = 0;
    for (int i = 0; i < tni_table_rows(table); i++) {
        const tn_value value = tni_table_value(table, i, key);
        if (value.kind == TN_V_MONEY && !table->rows[i].is_total) {
            *most = value.as.money.minor > *most ? value.as.money.minor : *most;
            *least = value.as.money.minor < *least ? value.as.money.minor : *least;
        }
    }
}

static tni_attribute attribute_of(const tn_table *table, int row, tn_value value)
{
    const bool assumed = tni_table_value(table, row, "assumed").as.number;
    return table->rows[row].is_total ? ATTR_HEAD
                                     : tni_value_attribute(value, assumed ? ATTR_DIM : ATTR_PLAIN);
}

static bool is_bar(const tni_grid *g, int column)
{
    return g->bars && column == g->column_count - 1;
}

/* The text of a cell in so many cells (as many as it takes: -1). */
static const char *text_of(const tni_grid *g, tn_arena *frame, int row, int column, int width,
                           tni_attribute *attribute)
{
    const char *text = "";
    *attribute = ATTR_PLAIN;
    if (g->table && is_bar(g, column)) {
        return "";
    }
    if (g->table) {
        const tn_value value = tni_table_value(g->table, row, g->keys[column]);
        const bool whole = width < 0 && value.kind != TN_V_INSTANT;
        text = value.kind == TN_V_NONE ? ""
               : whole                 ? tni_value_text(frame, value)
                       : fitting(frame, value, width < 0 ? g->columns[column].width : width);
        *attribute = attribute_of(g->table, row, value);
    }
    if (g->cell) {
        g->cell(g->context, frame, row, column, &text, attribute);
    }
    return text ? text : "";
}

const char *tni_grid_text(const tni_grid *g, tn_arena *frame, int row, int column)
{
    tni_attribute attribute;
    return text_of(g, frame, row, column, -1, &attribute);
}

bool tni_grid_is_marked(const tni_grid *g, int row, int column)
{
    const tni_selection *x = g->selection;
    if (!x) {
        return false;
    }
    const int at = g->rows ? g->rows[row] : row;
    const int top = x->block_row < g->cursor_row ? x->block_row : g->cursor_row;
    const int left = x->block_column < g->cursor_column ? x->block_column : g->cursor_column;
    const int bottom = x->block_row + g->cursor_row - top;
    const int right = g->cells ? x->block_column + g->cursor_column - left : g->column_count;
    return (at < TNI_MARKS && (x->cells[at] >> column & 1U)) ||
           (x->block && row >= top && row <= bottom && column >= left && column <= right);
}

/* The head of a column in row -1. */
static void draw_cell(const tni_grid *g, tni_surface *s, tni_area a, int y, int x, int width,
                      int row, int column)
{
    tni_attribute attribute = ATTR_HEAD;
    if (row >= 0 && is_bar(g, column)) {
        int64_t least = 0, most = 0;
        range_of(g->table, g->keys[column], &least, &most);
        const tn_value value =
            tni_table_value(g->table, g->rows ? g->rows[row] : row, g->keys[column]);
        tni_draw_bar(s, a, y, x, a.columns - x, value.as.money.minor, least, most);
        return;
    }
    const char *text =
        row < 0 ? g->columns[column].title
                : text_of(g, s->frame, g->rows ? g->rows[row] : row, column, width, &attribute);
    if (g->columns[column].right) {
        tni_draw_right(s, a, y, x, width, attribute, text);
    } else {
        tni_draw_text(s, a, y, x, width, attribute, text);
    }
    if (row >= 0 && tni_grid_is_marked(g, row, column)) {
        tni_draw_attribute(s, a, y, x, width, ATTR_MARK);
        tni_draw_text(s, a, y, x - 1, 1, ATTR_MARK, "*");
    }
}

/* Columns to the left that give way so that the one with the cursor is seen; the first stays. */
static int first_column(const tni_grid *g, const int *widths, int cursor, int room)
{
    int first = 1;
    for (;; first++) {
        int used = 1 + widths[0] + 1;
        for (int i = first; i <= cursor; i++) {
            used += is_hidden(g, i) ? 0 : widths[i] + 1;
        }
        if (used <= room + 1 || first >= cursor) {
            return first;
        }
    }
}

void tni_grid_draw(const tni_grid *g, tni_surface *s, tni_area a, const tni_screen_cursor *position,
                   int panel, bool focus)
{
    const bool still = panel == TNI_NO_PANEL;
    const int cursor = still ? -1 : tni_clamp(position->row[panel], g->row_count);
    const int cell = still ? 0 : tni_clamp(position->column[panel], g->column_count);
    const int room = a.rows - 1;
    const int top = still ? 0 : tni_scroll(position->top[panel], cursor, room, g->row_count);
    int widths[TNI_COLUMNS];
    (g->widths ? fit_columns : said_columns)(g, a.columns, widths);
    const int first = g->cells ? first_column(g, widths, cell, a.columns) : 1;
    const bool whole = focus && !g->cells; /* the cursor is on the row */
    tni_click_panel(s, a, panel);
    if (g->row_count == 0) {
        tni_draw_folded(s, a, 1, ATTR_DIM, g->empty ? g->empty : "nothing here");
    }
    for (int y = 0; y < a.rows && top + y - 1 < g->row_count; y++) {
        const int row = y ? top + y - 1 : -1;
        const bool here = y && row == cursor;
        const tni_area line = {a.row + y, a.column, 1, a.columns};
        if (here && focus) {
            tni_draw_blank(s, line, whole ? ATTR_SELECTED : ATTR_PLAIN);
        }
        if (y) {
            tni_click_cursor(s, line, panel, row, cell, top);
        }
        for (int i = 0, x = 1; i < g->column_count; i = i == 0 ? first : i + 1) {
            const int width = widths[i];
            if (is_hidden(g, i)) {
                continue;
            }
            if (y && g->cells) {
                tni_click_cursor(s, (tni_area){line.row, a.column + x, 1, width}, panel, row, i,
                                 top);
            }
            if (here && i == cell && g->edit) {
                tni_line_draw(g->edit, s, a, y, x, width);
            } else {
                draw_cell(g, s, a, y, x, width, row, i);
            }
            if (here && g->cells && i == cell && !g->edit) {
                tni_draw_attribute(s, line, 0, x, width, focus ? ATTR_SELECTED : ATTR_FIELD);
                tni_draw_cursor(s, focus ? line : (tni_area){0}, 0, x);
            }
            x += width + 1;
        }
        if (here && whole) {
            tni_draw_attribute(s, line, 0, 0, a.columns, ATTR_SELECTED);
            tni_draw_cursor(s, line, 0, 0);
        }
        if (here) {
            tni_draw_text(s, line, 0, 0, 1, whole ? ATTR_SELECTED : ATTR_PLAIN, ">");
        }
    }
}

int tni_table_rows(const tn_table *table)
{
    return table ? (int)table->count : 0;
}

tn_value tni_table_value(const tn_table *table, int row, const char *key)
{
    const int column = table ? tn_table_column(table, key) : -1;
    return column >= 0 && row < (int)table->count ? table->rows[row].cells[column]
                                                  : tn_value_none();
}

tn_value tni_report_value(const tn_report *report, const char *key)
{
    const tn_field *field = report ? tn_report_find(report, key) : NULL;
    return field ? field->value : tn_value_none();
}

const tn_table *tni_report_table(const tn_report *report, const char *key)
{
    return report ? tn_report_find_table(report, key) : NULL;
}

const char *tni_value_text(tn_arena *frame, tn_value value)
{
    return print(frame, value, TN_FOR_PEOPLE);
}

tn_date tni_value_day(tn_value value)
{
    return value.kind == TN_V_INSTANT ? tn_instant_date(value.as.instant) : value.as.date;
}

tni_attribute tni_value_attribute(tn_value value, tni_attribute other)
{
    return value.kind == TN_V_MONEY && value.as.money.minor < 0 ? ATTR_NEGATIVE : other;
}

int tni_bars_draw(const tn_table *table, const char *label, const char *key, bool zeros,
                  tni_surface *s, tni_area a)
{
    enum { LABEL = 10, FIGURE = 14, BAR = LABEL + 1 + FIGURE + 1 };
    int64_t least, most;
    range_of(table, key, &least, &most);
    int count = 0;
    for (int i = 0; i < tni_table_rows(table); i++) {
        const tn_value figure = tni_table_value(table, i, key);
        if (!zeros && figure.as.money.minor == 0) {
            continue;
        }
        const bool assumed = tni_table_value(table, i, "assumed").as.number;
        tni_draw_text(s, a, count, 0, LABEL, assumed ? ATTR_DIM : ATTR_PLAIN,
                      tni_value_text(s->frame, tni_table_value(table, i, label)));
        tni_draw_right(s, a, count, LABEL + 1, FIGURE, tni_value_attribute(figure, ATTR_PLAIN),
                       tni_value_text(s->frame, figure));
        if (figure.kind == TN_V_MONEY) {
            tni_draw_bar(s, a, count, BAR, a.columns - BAR, figure.as.money.minor, least, most);
        }
        count++;
    }
    return count;
}

/* The field of a figure, if it is known, and what it is called. */
static const tn_field *figure_field(const tn_report *report, const tni_figure_row *figure,
                                    const char **title)
{
    const tn_field *field = report ? tn_report_find(report, figure->key) : NULL;
    *title = figure->title ? figure->title : field ? field->title : "";
    return field && field->value.kind != TN_V_NONE ? field : NULL;
}

/* However wide the panel is, figures stand beside the longest title, and titles are not cut where
 * figures leave room. */
int tni_figures_draw(const tn_report *report, const tni_figure_row *figures, int count,
                     tni_surface *s, tni_area a)
{
    enum { VALUE = 18 };
    int row = 0, titles = 0, value = 0;
    const char *title = "";
    for (int i = 0; i < count; i++) {
        const tn_field *field = figure_field(report, &figures[i], &title);
        const int own = field ? (int)strlen(title) : 0;
        const int width = field ? (int)strlen(tni_value_text(s->frame, field->value)) + 1 : 0;
        titles = own > titles ? own : titles;
        value = width > value ? width : value;
    }
    value = titles + VALUE <= a.columns ? VALUE : value;
    a.columns = a.columns < titles + value ? a.columns : titles + value;
    for (int i = 0; i < count; i++) {
        const tn_field *field = figure_field(report, &figures[i], &title);
        if (field) {
            tni_draw_text(s, a, row, 0, a.columns - value, ATTR_PLAIN, title);
            tni_draw_right(s, a, row++, a.columns - value, value,
                           tni_value_attribute(field->value, figures[i].attribute),
                           tni_value_text(s->frame, field->value));
        }
    }
    return row;
}
