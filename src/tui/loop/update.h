/* What a key does to the model. */
#ifndef TN_TUI_UPDATE_H
#define TN_TUI_UPDATE_H

#include "tui/model/model.h"

/* The model after a key; returns the effects asked for. */
unsigned tni_update(tni_model *model, int32_t key);
unsigned tni_act(tni_model *model, tni_action_id action);

#endif
