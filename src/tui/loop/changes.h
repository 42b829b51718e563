/* What differs between two texts, as rows to read. */
#ifndef TN_TUI_CHANGES_H
#define TN_TUI_CHANGES_H

#include "tui/model/model.h"

/* EFF_DIFF: the saved file and its CSV beside the open ones, to read. */
void tni_show_changes(tni_model *model);
/* Adds the lines that only a ("- ...") or only b ("+ ...") has to the overlay. */
void tni_show_difference(tni_model *model, const char *a, size_t a_size, const char *b,
                         size_t b_size);

#endif
