/* Actions that are told something: in the command line ":sort Name", else they ask. */
#ifndef TN_TUI_ARGUMENT_H
#define TN_TUI_ARGUMENT_H

#include "tui/model/model.h"

/* Does the action with model->argument, or asks for it; false: it is one that is told nothing, and
 * with an argument that is said. */
bool tni_argued(tni_model *model, tni_action_id action, unsigned *effects);

#endif
