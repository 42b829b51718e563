/* Importing a price list, a change set or an agreement. */
#ifndef TN_TUI_IMPORT_H
#define TN_TUI_IMPORT_H

#include "tui/model/model.h"

/* Asks for the file, unless model->argument names it. Effects. */
unsigned tni_import_begin(tni_model *model);

/* Shows what is understood of model->wanted_from and which files it would become; writes them. */
tn_status tni_import_ask(tni_model *model, tni_workspace *workspace, const char **reason);
tn_status tni_import_write(tni_model *model, tni_workspace *workspace, const char **reason);

#endif
