/* Marked cells of the grid with the cursor, and which cells an action means. */
#ifndef TN_TUI_MARKS_H
#define TN_TUI_MARKS_H

#include "tui/widgets/table.h"

/* The grid with the cursor. */
typedef struct tni_marks {
    tni_model *m;
    tni_grid grid;
    int panel, row, column; /* of the cursor, as rows are arranged */
    bool any;               /* cells are marked */
} tni_marks;

/* False: the cursor is on no list. */
bool tni_marks_begin(tni_model *model, tni_marks *out);
/* The number before it was arranged of a row as it is arranged. */
int tni_marks_row(const tni_marks *marks, int row);
/* The cell is meant: it is shown and marked, or none is marked and it is under the cursor; in a
 * list of rows the whole row is. */
bool tni_marks_mean(const tni_marks *marks, int row, int column);
bool tni_marks_mean_row(const tni_marks *marks, int row);

/* Marks the cell under the cursor or takes its mark away: in the first column, and in a list of
 * rows, the whole row. */
void tni_mark(tni_model *model);
/* All that is shown, or nothing if all is marked. */
void tni_marks_all(tni_model *model);
/* A block from the cursor on; where there is one, it ends. */
void tni_marks_block(tni_model *model);
/* Takes all marks away; false: there were none. */
bool tni_marks_clear(tni_model *model);

#endif
