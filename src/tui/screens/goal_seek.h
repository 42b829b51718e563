/* The ways to a total of the open offer, to choose from (rule 3.2.10). */
#ifndef TN_TUI_GOAL_SEEK_H
#define TN_TUI_GOAL_SEEK_H

#include "tui/model/model.h"

/* Shows what leads to the total in model->argument, or asks for it first; what is picked is written
 * as one step. */
unsigned tni_target_ask(tni_model *model);

#endif
