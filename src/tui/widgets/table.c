/* A table: a head, rows that scroll, a cursor on a row or a cell. */
#include "tui/widgets/table.h"

#include <string.h>

static int width_of(const tni_grid *g, int column, int room)
{
    int fixed = 0, open = 0;
    for (int i = 0; i < g->column_count; i++) {
        fixed += g->columns[i].width + 1;
        open += g->columns[i].width == 0;
    }
    const int own = g->columns[column].width;
    const int rest = room - fixed - 1;
    return own ? own : rest > 4 * open ? rest / open : 4;
}

static void draw_cell(const tni_grid *g, tni_surface *s, tni_area a, int y, int x, int width,
                      int row, int column)
{
    const char *text = "";
    tni_attribute attribute = ATTR_PLAIN;
    g->cell(g->context, s->frame, row, column, &text, &attribute);
    if (g->columns[column].right) {
        tni_draw_right(s, a, y, x, width, attribute, text ? text : "");
    } else {
        tni_draw_text(s, a, y, x, width, attribute, text ? text : "");
    }
}

/* Columns to the left that give way so that the one with the cursor is seen; the first stays. */
static int first_column(const tni_grid *g, int cursor, int room)
{
    int first = 1;
    for (;; first++) {
        int used = 1 + width_of(g, 0, room) + 1;
        for (int i = first; i <= cursor; i++) {
            used += width_of(g, i, room) + 1;
        }
        if (used <= room + 1 || first >= cursor) {
            return first;
        }
    }
}

void tni_grid_draw(const tni_grid *g, tni_surface *s, tni_area a, const tni_screen_cursor *position,
                   int panel, bool focus)
{
    const int cursor = tni_clamp(position->row[panel], g->row_count);
    const int cell = tni_clamp(position->column[panel], g->column_count);
    const int room = a.rows - 1;
    const int top = tni_scroll(position->top[panel], cursor, room, g->row_count);
    const int first = g->cells ? first_column(g, cell, a.columns) : 1;
    tni_click_panel(s, a, panel);
    if (g->row_count == 0) {
        tni_draw_folded(s, a, 1, ATTR_DIM, g->empty ? g->empty : "nothing here");
    }
    for (int y = -1; y < room && top + y < g->row_count; y++) {
        const int row = top + y;
        const bool here = y >= 0 && row == cursor;
        if (here && focus) {
            tni_draw_blank(s, (tni_area){a.row + y + 1, a.column, 1, a.columns},
                           g->cells ? ATTR_PLAIN : ATTR_SELECTED);
        }
        if (y >= 0) {
            tni_click_cursor(s, (tni_area){a.row + y + 1, a.column, 1, a.columns}, panel, row, cell,
                             top);
        }
        for (int i = 0, x = 1; i < g->column_count; i = i == 0 ? first : i + 1) {
            const int width = width_of(g, i, a.columns);
            if (y >= 0 && g->cells) {
                tni_click_cursor(s, (tni_area){a.row + y + 1, a.column + x, 1, width}, panel, row,
                                 i, top);
            }
            if (y < 0 && g->columns[i].right) {
                tni_draw_right(s, a, 0, x, width, ATTR_HEAD, g->columns[i].title);
            } else if (y < 0) {
                tni_draw_text(s, a, 0, x, width, ATTR_HEAD, g->columns[i].title);
            } else if (here && i == cell && g->edit) {
                tni_line_draw(g->edit, s, a, y + 1, x, width);
            } else {
                draw_cell(g, s, a, y + 1, x, width, row, i);
                if (here && g->cells && i == cell) {
                    tni_draw_attribute(s, a, y + 1, x, width, focus ? ATTR_SELECTED : ATTR_FIELD);
                    if (focus && !g->edit) {
                        tni_draw_cursor(s, a, y + 1, x);
                    }
                }
            }
            x += width + 1;
        }
        if (here && focus && !g->cells) {
            tni_draw_attribute(s, a, y + 1, 0, a.columns, ATTR_SELECTED);
            tni_draw_cursor(s, a, y + 1, 0);
        }
        if (here) {
            tni_draw_text(s, a, y + 1, 0, 1, focus && !g->cells ? ATTR_SELECTED : ATTR_PLAIN, ">");
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

const char *tni_value_text(tn_arena *frame, tn_value value)
{
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    tn_value_print(value, TN_FOR_PEOPLE, &out);
    const char *text = out.bytes ? tn_arena_text(frame, out.bytes) : "-";
    tn_buffer_done(&out);
    return text ? text : "";
}

tni_attribute tni_value_attribute(tn_value value, tni_attribute other)
{
    return value.kind == TN_V_MONEY && value.as.money.minor < 0 ? ATTR_NEGATIVE : other;
}

int64_t tni_table_most(const tn_table *table, const char *key)
{
    int64_t most = 0;
    for (int i = 0; i < tni_table_rows(table); i++) {
        const tn_value value = tni_table_value(table, i, key);
        const bool counts = value.kind == TN_V_MONEY && !table->rows[i].is_total;
        most = counts && value.as.money.minor > most ? value.as.money.minor : most;
    }
    return most;
}
