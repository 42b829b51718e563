/* What a supposed change comes to: panels of the Upgrade screen. */
#ifndef TN_TUI_UPGRADE_PARTS_H
#define TN_TUI_UPGRADE_PARTS_H

#include "tui/screens/what_if.h"
#include "tui/widgets/table.h"

/* Prices the change for a frame: what follows shows it. */
void tni_upgrade_price(const tni_model *model, tn_arena *frame);
/* Its figures, and whether it is allowed. */
void tni_upgrade_result(const tni_model *model, tni_surface *surface, tni_area area);
/* What is due when the change comes in each month of the term, and on the day of the cursor. */
void tni_upgrade_curve_list(const tni_model *model, tn_arena *arena, tni_grid *out);
/* How its lines came about. */
void tni_upgrade_why(const tni_model *model, tni_surface *surface, tni_area area);

#endif
