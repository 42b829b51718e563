/* What a person likes: the settings file, and how panels were left in this folder. */
#ifndef TN_TUI_PREFERENCES_H
#define TN_TUI_PREFERENCES_H

#include "tui/model/model.h"

/* Reads $XDG_CONFIG_HOME/tenor/config.ini, then what is remembered of the folder. What cannot be
 * understood is left out and listed, to be read before anything else. */
void tni_preferences_read(tni_model *model);
/* Remembers how panels are sorted, and their columns, if that is kept at all. */
void tni_preferences_keep(tni_model *model);

#endif
