/* How the rows and columns of the panel with the cursor are shown: sorted, hidden, so wide. */
#ifndef TN_TUI_LAYOUT_H
#define TN_TUI_LAYOUT_H

#include "tui/model/model.h"

/* By the column under the cursor: up, down, not at all. A list of rows has no column under the
 * cursor: there each turn goes on to the next. */
void tni_sort_here(tni_model *model);
/* "Amount down": title[TNI_NAME] is "Amount", and true, as it goes down. */
bool tni_sort_read(const char *text, char *title);
/* By a column of that title, or whose title holds it: "Amount down". */
void tni_sort_by(tni_model *model, const char *text);
/* Shows, hides and sizes columns: "-List, Name 30"; "": asks which. */
void tni_columns(tni_model *model, const char *text);
/* The column under the cursor so many cells wider. */
void tni_column_width(tni_model *model, int by);

#endif
