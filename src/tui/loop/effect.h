/* Effects: what a key asked for that reads or writes files. */
#ifndef TN_TUI_EFFECT_H
#define TN_TUI_EFFECT_H

#include "tui/model/model.h"

/* Does what can be done without a terminal; returns what is left for it. */
unsigned tni_perform(tni_model *model, unsigned effects);
/* The list of the folder's files, anew: names, the rest is read a few at a time. */
void tni_list_files(tni_model *model);

#endif
