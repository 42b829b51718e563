/* New files, other names, files that go, and the worked example. */
#ifndef TN_TUI_CREATE_H
#define TN_TUI_CREATE_H

#include "tui/model/model.h"

/* EFF_CREATE: model->deed; what could not be done is said. */
void tni_create_file(tni_model *model);
/* EFF_DEMO */
void tni_write_example(tni_model *model);

#endif
