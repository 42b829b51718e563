/* The values that a field may have, to be picked from. */
#ifndef TN_TUI_CHOICES_H
#define TN_TUI_CHOICES_H

#include "tui/model/model.h"

/* Words, yes and no, the tables' names, files of the workspace: *out_count of them in memory of the
 * arena, or static. NULL: the field is typed. */
const char *const *tni_choices(const tni_model *model, const tni_target *target, tn_arena *arena,
                               size_t *out_count);

#endif
