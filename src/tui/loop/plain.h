/* The program without a screen: lines of text. */
#ifndef TN_TUI_PLAIN_H
#define TN_TUI_PLAIN_H

#include "tui/model/model.h"

/* An exit status. */
int tni_plain_run(tni_model *model);

#endif
