/* How a value that was typed as an option would be written. */
#ifndef TN_APP_VALUE_HINT_H
#define TN_APP_VALUE_HINT_H

#include "tenor/field.h"

/* What a file's reader says of a value of this type: its hint ("write 2026-12-31"), else what is
 * out of range; NULL: nothing, or no memory. Memory of the arena. */
const char *tni_value_hint(tn_arena *arena, tn_field_type type, const char *text);

#endif
