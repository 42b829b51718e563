/* What Home does with a whole file: asks, then leaves it to an effect. */
#ifndef TN_TUI_HOME_FILES_H
#define TN_TUI_HOME_FILES_H

#include "tui/model/model.h"

/* Asks for the name of the deed's file. of (NULL: nothing): what it is made from or about. */
unsigned tni_home_ask_name(tni_model *model, tni_file_deed deed, const char *of, const char *title,
                           const char *suggested);
/* Asks for the name of a new file like the one at path. */
unsigned tni_home_copy(tni_model *model, const char *path, tni_kind kind);
/* ACT_CLONE, ACT_RENAME or ACT_REMOVE_FILE of the file under the cursor. */
unsigned tni_home_file(tni_model *model, const tni_file_summary *file, tni_action_id action);

#endif
