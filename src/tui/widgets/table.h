/* Tables, drawn from cells of text. */
#ifndef TN_TUI_TABLE_H
#define TN_TUI_TABLE_H

#include "tenor/report.h"
#include "tui/model/model.h"
#include "tui/widgets/surface.h"

typedef struct tni_column {
    const char *title;
    int width; /* 0: takes the room that is left */
    bool right;
} tni_column;

/* Rows of a table of a report, of something else, or both: cell() may put its text and attribute in
 * place of the table's, in memory of the frame. */
typedef struct tni_grid {
    const tni_column *columns;
    int column_count, row_count, all; /* all: rows before they were arranged */
    const tn_table *table;            /* NULL: all is cell()'s */
    const int *rows;         /* which rows are shown (arrange.h); NULL: the first row_count */
    const int *widths;       /* of the columns' widest texts; NULL: columns as they say */
    uint32_t hidden, fixed;  /* bits of columns: not shown; as wide as widths says */
    int total;               /* the column whose sum a filtered grid says; 0: none */
    const char *const *keys; /* of the table's columns, as many as columns */
    void (*cell)(const void *context, tn_arena *frame, int row, int column, const char **text,
                 tni_attribute *attribute);
    /* The value of the file that a cell stands for; false: none. NULL: of no cell. */
    bool (*target)(const void *context, int row, int column, tni_target *out);
    /* Where a value for a row that is not there goes, by what its first cell is to say: kind, label
     * and, if the first cell is a value itself, its key. False: it can be no new row; *reason why.
     * NULL: none can be added. */
    bool (*add)(const void *context, const char *first, tni_target *out, const char **reason);
    /* More that a search finds a row by; NULL. */
    const char *(*also)(const void *context, int row);
    const void *context;
    const char *noun;               /* what a row is; NULL: a row */
    const char *right;              /* what its frame says at the right; NULL */
    const char *foot;               /* a line below that stays, as a total; NULL */
    const char *empty;              /* what is said when there are no rows */
    bool bars;                      /* the last column's money is bars in the room that is left */
    bool cells;                     /* the cursor is on a cell, not on the row */
    const tni_typed_line *edit;     /* the cell under the cursor is being typed; NULL */
    const tni_selection *selection; /* NULL: nothing is marked */
    int cursor_row, cursor_column;  /* where a block of it ends */
    int led; /* while the panel is not the one with the cursor, its own is on row led - 1, before
              * the rows were arranged; 0: where it was left */
} tni_grid;

/* Begins a grid of all rows of a table. */
void tni_grid_begin(tni_grid *out, const tn_table *table, const tni_column *columns,
                    const char *const *keys, int column_count);
/* The cell is marked; row as it is arranged. */
bool tni_grid_is_marked(const tni_grid *grid, int row, int column);
/* A cell as people read it, however wide; row as in the table, not as arranged. */
const char *tni_grid_text(const tni_grid *grid, tn_arena *frame, int row, int column);
/* panel TNI_NO_PANEL: there is no cursor, and position may be NULL. */
void tni_grid_draw(const tni_grid *grid, tni_surface *surface, tni_area area,
                   const tni_screen_cursor *position, int panel, bool focus);

/* --- reports; table or report NULL: one without rows, without figures --- */

int tni_table_rows(const tn_table *table);
/* A cell by the key of its column; none when there is no such column or row. */
tn_value tni_table_value(const tn_table *table, int row, const char *key);
/* A figure by its key; none when there is no such figure. */
tn_value tni_report_value(const tn_report *report, const char *key);
/* A table by its key; NULL. */
const tn_table *tni_report_table(const tn_report *report, const char *key);
/* As people read it, in memory of the frame; "-" for none. */
const char *tni_value_text(tn_arena *frame, tn_value value);
/* Of a date or an instant. */
tn_date tni_value_day(tn_value value);
/* ATTR_NEGATIVE for money that goes back, else the other. */
tni_attribute tni_value_attribute(tn_value value, tni_attribute other);

/* A column of a table as bars, labelled by another one; without zeros only what is not zero.
 * Returns how many rows there are. */
int tni_bars_draw(const tn_table *table, const char *label, const char *key, bool zeros,
                  tni_surface *surface, tni_area area);

/* Figures of a report under each other, those that it has; returns how many. */
typedef struct tni_figure_row {
    const char *key;
    tni_attribute attribute;
    const char *title; /* NULL: the report's */
} tni_figure_row;
int tni_figures_draw(const tn_report *report, const tni_figure_row *figures, int count,
                     tni_surface *surface, tni_area area);

#endif
