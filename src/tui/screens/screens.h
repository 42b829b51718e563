/* All screens. */
#ifndef TN_TUI_SCREENS_H
#define TN_TUI_SCREENS_H

#include "tui/screens/screen.h"

const tni_screen *tni_screen_get(tni_screen_id id);
/* That of the model; one that says why there is nothing to show, where the open file is another
 * kind of file than it shows. */
const tni_screen *tni_screen_now(const tni_model *model);

/* The command line that shows what is on the screen, fit to be pasted into a shell; false: there is
 * none. */
bool tni_command_line(const tni_model *model, char *text, size_t size);

#endif
