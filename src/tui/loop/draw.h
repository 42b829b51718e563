/* The frame of every screen. */
#ifndef TN_TUI_DRAW_H
#define TN_TUI_DRAW_H

#include "tui/model/model.h"
#include "tui/widgets/surface.h"

/* The window has room for a message only. */
bool tni_is_too_small(const tni_model *model);
void tni_draw(const tni_model *model, tni_surface *surface);

#endif
