/* The program without a terminal. */
#ifndef TN_TUI_TERM_SCRIPT_H
#define TN_TUI_TERM_SCRIPT_H

#include "tui/model/model.h"

/* Plays a script; the screens it asks for go to standard output. An exit status. */
int tni_script_play(tni_model *model, const char *path);

#endif
