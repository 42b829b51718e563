/* What a file can be exported as. */
#ifndef TN_TUI_EXPORT_H
#define TN_TUI_EXPORT_H

#include "tui/model/model.h"

/* Asks as what, then where to. */
void tni_export_ask(tni_model *model);
/* To that name, as the form that its end says; without one of them: asks. Returns effects. */
unsigned tni_export_as(tni_model *model, const char *name);
/* EFF_EXPORT: the form that was picked, to model->wanted. */
void tni_export(tni_model *model);

#endif
