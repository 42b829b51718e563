/* What an overlay's answer does (answer.c). */
#ifndef TN_TUI_OVERLAY_H
#define TN_TUI_OVERLAY_H

#include "tui/screens/screen.h"

/* choice: the row picked, or the letter; a typed line is in model->over.line. Closes it. */
unsigned tni_over_done(tni_model *model, int choice);
/* It was left with Esc. */
unsigned tni_over_cancel(tni_model *model);

#endif
