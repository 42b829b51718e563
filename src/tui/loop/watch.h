/* Files that somebody else changes while they are open. */
#ifndef TN_TUI_WATCH_H
#define TN_TUI_WATCH_H

#include "tui/model/model.h"

/* Looks whether the open files are as they were: what others changed is taken in where nothing of
 * ours is at stake, else asked about, change by change. False: nothing new. Not while a value is
 * typed or something is asked. */
bool tni_watch_files(tni_model *model);

#endif
