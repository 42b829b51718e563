/* Effects that make something: a new file, the worked example, an export, a view of changes. */
#ifndef TN_TUI_MAKE_H
#define TN_TUI_MAKE_H

#include "tui/model/model.h"

/* EFF_CREATE, EFF_DEMO, EFF_EXPORT, EFF_DIFF. */
void tni_make(tni_model *model, unsigned effects);

#endif
