/* The rows of a panel as a person wants them: those that hold a text, sorted by a column; how wide
 * their columns are. */
#ifndef TN_TUI_ARRANGE_H
#define TN_TUI_ARRANGE_H

#include "tui/widgets/table.h"

/* Arranges the grid of a panel of the screen, as model->arrangements says. While a value is typed
 * the rows stay where they are. */
void tni_arrange(const tni_model *model, int panel, tn_arena *arena, tni_grid *grid);

#endif
