/* Opening the folder, opening a file. */
#ifndef TN_TUI_OPEN_H
#define TN_TUI_OPEN_H

#include "tui/model/model.h"

/* A model of the folder at path, or of that of the file at path, which is then model->wanted; its
 * list of files is not read yet. TN_E_NOMEM; TN_E_BUG: the built-in tables cannot be read. */
tn_status tni_model_open(const char *path, const tni_workspace_options *options, tni_model *out);

/* Opens it and shows it; asks what to do about unsaved work that was left of it. */
void tni_open_path(tni_model *model, const char *path);
/* EFF_RECOVER, EFF_DISCARD: the log model->left_number of model->left; EFF_OTHER_LOG: asks about
 * the one behind it. */
void tni_recover(tni_model *model);
void tni_discard(tni_model *model);
void tni_ask_about_next(tni_model *model);

#endif
