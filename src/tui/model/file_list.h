/* The files of the workspace, a row each, read a few at a time so that the first screen does not
 * wait for the last file. */
#ifndef TN_TUI_FILE_LIST_H
#define TN_TUI_FILE_LIST_H

#include "tui/model/model.h"

void tni_file_list_begin(tni_model *model);
/* Reads up to count more; false: all are read. */
bool tni_file_list_more(tni_model *model, size_t count);

#endif
