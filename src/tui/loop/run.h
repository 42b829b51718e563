/* One key or click with all that follows. */
#ifndef TN_TUI_RUN_H
#define TN_TUI_RUN_H

#include "tui/model/model.h"
#include "tui/widgets/surface.h"

/* A key through the model, with all that follows but what a terminal does, which is returned. */
unsigned tni_run_key(tni_model *model, int32_t key);
/* The same of text that was pasted. */
unsigned tni_run_paste(tni_model *model, const char *text);
/* A click at a cell of what was drawn last. */
/* The wheel, up or down by its key, scrolls the panel that it is over. */
unsigned tni_run_wheel(tni_model *model, const tni_surface *shown, int32_t key, int row,
                       int column);
unsigned tni_run_click(tni_model *model, const tni_surface *shown, int row, int column);

#endif
