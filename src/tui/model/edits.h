/* Editing the open file. Each function returns effects; 0: nothing was changed, which is said. */
#ifndef TN_TUI_EDITS_H
#define TN_TUI_EDITS_H

#include "tui/model/model.h"

/* --- values --- */

/* Begins to type the value; text NULL: as it is now. A choice is picked from its words. */
unsigned tni_edit_begin(tni_model *model, const tni_target *target, const char *text);
/* A day as typed: 2027-04-11, or from the day we judge from on +30d, -2w, +3m, +1y. */
bool tni_read_day(const tni_model *model, const char *text, tn_date *out);
/* What is typed for a value, as the file has it: a day from now on as a day, a percent with its
 * sign. In memory of the scratch arena, or text itself. */
const char *tni_typed_value(const tni_model *model, const tni_target *target, const char *text);
/* Writes a value of the open file; "" takes the key away. */
unsigned tni_edit_set(tni_model *model, const tni_target *target, const char *value);

/* --- sections --- */

unsigned tni_edit_section(tni_model *model, tn_edit_verb verb, const char *kind, const char *label,
                          const tn_edit_pair *pairs, size_t count);
/* Two sections of a kind change places, step (1, -1): which way the first one goes. */
unsigned tni_edit_swap_sections(tni_model *model, const char *kind, const char *label,
                                const char *other, int step);
/* Why the rows of the screen cannot change places. */
unsigned tni_edit_fixed(tni_model *model);
/* Answers an overlay with the label of a new section, whose kind is model->target's. */
unsigned tni_take_label(tni_model *model, int choice);

/* --- steps back and forth --- */

unsigned tni_step_back(tni_model *model, bool redo);
/* Lists all steps, to go to one. */
unsigned tni_ask_history(tni_model *model);

/* --- what findings suggest --- */

unsigned tni_fix(tni_model *model, const tn_finding *finding);
unsigned tni_fix_all(tni_model *model);

#endif
