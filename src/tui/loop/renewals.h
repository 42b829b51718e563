/* What renews of every contract of the folder. */
#ifndef TN_TUI_RENEWALS_H
#define TN_TUI_RENEWALS_H

#include "tui/model/model.h"

/* Makes it, where it is on the screen and not known; effects: what was done since. */
void tni_renewals_follow(tni_model *model, unsigned effects);

#endif
