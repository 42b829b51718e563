/* The metering records of the contract on screen. */
#ifndef TN_TUI_USAGE_H
#define TN_TUI_USAGE_H

#include "tui/model/model.h"

/* Asks which file of the folder holds them. */
void tni_usage_ask(tni_model *model);

#endif
