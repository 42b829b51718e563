/* Effects: what a key asked for that reads or writes files. */
#ifndef TN_TUI_EFFECT_H
#define TN_TUI_EFFECT_H

#include "tui/model/model.h"

/* Does what can be done without a terminal; returns what is left for it. */
unsigned tni_perform(tni_model *model, unsigned effects);

#endif
