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

/* The cells of a row as text, memory of the frame. */
typedef struct tni_grid {
    const tni_column *columns;
    int column_count, row_count;
    void (*cell)(const void *context, tn_arena *frame, int row, int column, const char **text,
                 tni_attribute *attribute);
    const void *context;
    const char *empty;          /* what is said when there are no rows */
    bool cells;                 /* the cursor is on a cell, not on the row */
    const tni_typed_line *edit; /* the cell under the cursor is being typed; NULL */
} tni_grid;

void tni_grid_draw(const tni_grid *grid, tni_surface *surface, tni_area area,
                   const tni_screen_cursor *position, int panel, bool focus);

/* --- tables of reports; table NULL: one without rows --- */

int tni_table_rows(const tn_table *table);
/* A cell by the key of its column; none when there is no such column or row. */
tn_value tni_table_value(const tn_table *table, int row, const char *key);
/* A figure by its key; none when there is no such figure. */
tn_value tni_report_value(const tn_report *report, const char *key);
/* As people read it, in memory of the frame; "-" for none. */
const char *tni_value_text(tn_arena *frame, tn_value value);
/* ATTR_NEGATIVE for money that goes back, else the other. */
tni_attribute tni_value_attribute(tn_value value, tni_attribute other);
/* The most of a column of money, of rows that are no totals; for bars. */
int64_t tni_table_most(const tn_table *table, const char *key);

#endif
