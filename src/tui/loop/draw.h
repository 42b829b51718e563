/* The frame of every screen. */
#ifndef TN_TUI_DRAW_H
#define TN_TUI_DRAW_H

#include "tui/model/model.h"
#include "tui/widgets/surface.h"

void tni_draw(const tni_model *model, tni_surface *surface);

#endif
