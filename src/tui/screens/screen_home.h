/* The file that Home's cursor is on. */
#ifndef TN_TUI_SCREEN_HOME_H
#define TN_TUI_SCREEN_HOME_H

#include "tui/model/model.h"

/* The file under Home's cursor; NULL. */
const char *tni_home_path(const tni_model *model);
/* Home's cursor to the file, if it is in its list. */
void tni_home_point(tni_model *model, const char *path);

#endif
