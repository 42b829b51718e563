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
/* What a value becomes: false where it stays, with *why if that stops it all. now "": there is
 * none. *out in memory of the arena. */
typedef bool (*tni_cell_change)(const tni_model *model, const void *how, const tni_target *target,
                                const char *now, const char **out, const char **why);
/* Changes the marked cells, else the one under the cursor; of their rows those of the key alone,
 * unless it is NULL. The name is that of the step. */
unsigned tni_cells_change(tni_model *model, const char *name, const char *key,
                          tni_cell_change change, const void *how);
/* The first row of what is marked into the others; without marks the row above into this cell. */
unsigned tni_cells_fill(tni_model *model);

#endif
