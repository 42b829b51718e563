/* The value under the cursor: typed, stepped. */
#ifndef TN_TUI_TYPING_H
#define TN_TUI_TYPING_H

#include "tui/model/model.h"

/* False: there is none. */
bool tni_target_of(tni_model *model, tni_target *out);
/* Begins to type it; text NULL: as it is now. */
unsigned tni_edit_target(tni_model *model, const char *text);
/* The cursor is on a cell of a grid that holds a number: a digit begins to type it. */
bool tni_on_number(const tni_model *model);
/* Text that was pasted, one block: into the line that is being typed, into the cells of a grid from
 * the cursor on, into the field under the cursor; elsewhere it is refused. Returns effects. */
unsigned tni_paste(tni_model *model, const char *text);
/* The next word of a choice, the next whole number. */
unsigned tni_step_value(tni_model *model, int step);
/* A key while a value is being typed. */
unsigned tni_edit_key(tni_model *model, int32_t key);

#endif
