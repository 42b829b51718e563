/* Overlays on the grid. */
#ifndef TN_TUI_OVER_DRAW_H
#define TN_TUI_OVER_DRAW_H

#include "tui/model/model.h"
#include "tui/widgets/surface.h"

void tni_overlay_draw(const tni_model *model, tni_surface *surface);

#endif
