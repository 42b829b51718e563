/* Cells of the grid with the cursor, several at once: marked, copied, cut, pasted, filled down,
 * changed by one expression. Each change is one step to take back, all of it or nothing. */
#ifndef TN_TUI_CELLS_H
#define TN_TUI_CELLS_H

#include "tui/model/model.h"

/* Tab-separated text into the cells from the cursor on, as rows are arranged; *out_effects. False:
 * the cursor is on no grid with values of the file. */
bool tni_cells_paste(tni_model *model, const char *text, unsigned *out_effects);
/* The marked cells, else the one under the cursor, into model->copied; cut takes them out of the
 * file: whole rows as sections, other cells as values. */
unsigned tni_cells_copy(tni_model *model, bool cut);
/* The first row of what is marked into the others; without marks the row above into this cell. */
unsigned tni_cells_fill(tni_model *model);

#endif
