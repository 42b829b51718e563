/* The cursors of the screen. */
#ifndef TN_TUI_CURSOR_H
#define TN_TUI_CURSOR_H

#include "tui/model/model.h"

/* By rows and cells. */
void tni_move(tni_model *model, int rows, int columns);
/* What an action that moves does; false: it is none. */
bool tni_moved(tni_model *model, tni_action_id action);
/* From a panel without rows to the screen's first list; false: it has none, which is said. */
bool tni_to_rows(tni_model *model);
/* The cursor of the screen to the value. */
void tni_point_at(tni_model *model, const tni_target *target);

#endif
