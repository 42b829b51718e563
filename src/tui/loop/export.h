/* What a file can be exported as. */
#ifndef TN_TUI_EXPORT_H
#define TN_TUI_EXPORT_H

#include "tui/model/model.h"

/* Asks as what, then where to. */
void tni_export_ask(tni_model *model);
/* EFF_EXPORT: the form that was picked, to model->wanted. */
void tni_export(tni_model *model);

#endif
