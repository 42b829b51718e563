/* The derivation of a number as an overlay. */
#ifndef TN_TUI_EXPLAIN_H
#define TN_TUI_EXPLAIN_H

#include "tenor/step.h"
#include "tui/model/model.h"

void tni_overlay_step(tni_model *model, const char *title, const tn_step *step);
/* The change that Upgrade supposes, under every policy. */
void tni_explain_upgrade(tni_model *model);

#endif
