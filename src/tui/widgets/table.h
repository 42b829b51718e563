/* Tables, drawn from cells of text. */
#ifndef TN_TUI_TABLE_H
#define TN_TUI_TABLE_H

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
                 tni_attribute *ink);
    const void *context;
    const char *empty;    /* what is said when there are no rows */
    bool cells;           /* the cursor is on a cell, not on the row */
    const tni_line *edit; /* the cell under the cursor is being typed; NULL */
} tni_grid;

void tni_grid_draw(const tni_grid *grid, tni_surface *surface, tni_area area,
                   const tni_screen_cursor *spot, int panel, bool focus);

#endif
