/* Offers to compare with the open one. */
#ifndef TN_TUI_COMPARISON_H
#define TN_TUI_COMPARISON_H

#include "tui/model/model.h"

void tni_comparison_ask(tni_model *model);
void tni_comparison_add(tni_model *model, const char *path);
/* By their row: opens one, the open one taking its place; takes one away. */
unsigned tni_comparison_open(tni_model *model, size_t row);
unsigned tni_comparison_remove(tni_model *model, size_t row);

#endif
