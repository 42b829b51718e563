/* The terminal program. */
#ifndef TN_TUI_MAIN_H
#define TN_TUI_MAIN_H

#include "app/terminal.h"

/* An exit status. */
int tni_tui_main(const tni_terminal *terminal);

#endif
