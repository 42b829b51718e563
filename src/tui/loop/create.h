/* New files and the worked example. */
#ifndef TN_TUI_CREATE_H
#define TN_TUI_CREATE_H

#include "tui/model/model.h"

/* EFF_CREATE: a file of the kind model->wanted_kind, named model->wanted. */
void tni_create_file(tni_model *model);
/* EFF_DEMO */
void tni_write_example(tni_model *model);

#endif
