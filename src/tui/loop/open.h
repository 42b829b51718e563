/* Opening a file. */
#ifndef TN_TUI_OPEN_H
#define TN_TUI_OPEN_H

#include "tui/model/model.h"

/* Opens it and shows it; asks what to do about unsaved work that was left of it. */
void tni_open_path(tni_model *model, const char *path);
/* EFF_RECOVER, EFF_DISCARD: what was left of model->left. */
void tni_recover(tni_model *model);
void tni_discard(tni_model *model);

#endif
